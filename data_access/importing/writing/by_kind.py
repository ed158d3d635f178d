"""Which module writes each kind of records."""

from __future__ import annotations

from types import ModuleType

from data_access.importing.kinds import FOLLOW_UPS, LIFE_EVENTS, ORGANISATION
from data_access.importing.people_kinds import PEOPLE, PLACEMENTS, STRENGTHS
from data_access.importing.plan_kinds import ACTIVITIES, GOALS, PLANS
from data_access.importing.unit_kinds import STAFF_ANSWERS, TESTS
from data_access.importing.writing import (
    activities,
    follow_ups,
    goals,
    initiatives,
    life_events,
    organisation,
    plans,
    protection,
    staff_answers,
    stays,
    strengths,
)

WRITERS: dict[str, ModuleType] = {
    ORGANISATION.name: organisation,
    FOLLOW_UPS.name: follow_ups,
    LIFE_EVENTS.name: life_events,
    PLANS.name: plans,
    GOALS.name: goals,
    ACTIVITIES.name: activities,
    STAFF_ANSWERS.name: staff_answers,
    TESTS.name: initiatives,
    PEOPLE.name: protection,
    PLACEMENTS.name: stays,
    STRENGTHS.name: strengths,
}
