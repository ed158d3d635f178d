"""The tables. Days are plain dates; moments are UTC; codes are those of domain.vocabulary."""

from data_access.schema.access import access_grant, account, browser_session, person_grant
from data_access.schema.access_log import access_log, correction, purged_person
from data_access.schema.answers import kept_answer
from data_access.schema.base import metadata
from data_access.schema.batches import import_batch, installation
from data_access.schema.initiatives import (
    initiative,
    initiative_decision,
    initiative_precondition,
    initiative_start,
    initiative_unit,
    initiative_version,
    staff_answer,
)
from data_access.schema.meetings import annotation, review, review_decision, review_step
from data_access.schema.people import citizen, placement, unit
from data_access.schema.plans import activity, goal, goal_assessment, plan, strength
from data_access.schema.summaries import course_summary, follow_up_summary
from data_access.schema.talks import follow_up, life_event, score
from data_access.schema.undo import batch_change

__all__ = [
    "access_grant",
    "access_log",
    "account",
    "activity",
    "annotation",
    "batch_change",
    "browser_session",
    "citizen",
    "correction",
    "course_summary",
    "follow_up",
    "follow_up_summary",
    "goal",
    "goal_assessment",
    "import_batch",
    "initiative",
    "initiative_decision",
    "initiative_precondition",
    "initiative_start",
    "initiative_unit",
    "initiative_version",
    "installation",
    "kept_answer",
    "life_event",
    "metadata",
    "person_grant",
    "placement",
    "plan",
    "purged_person",
    "review",
    "review_decision",
    "review_step",
    "score",
    "staff_answer",
    "strength",
    "unit",
]
