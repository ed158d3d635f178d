"""The one sentence that stands large at a question of the meeting."""

from __future__ import annotations

from domain.reviews import ReviewStep
from metrics.disclosure import TOTAL
from sections import small_groups, swedish
from sections.blocks import Block
from sections.learning.learning_page import LearningPage
from sections.learning.plans import SIGNATURES, YES

WHOLE_ANSWER = (ReviewStep.FUNCTION_ACTIVITY, ReviewStep.COHERENCE)
"""Where the page's own answer is of this very chart."""

WITHHELD = "Hur många det gäller kan inte visas utan att röja enskilda."


def headline(step: ReviewStep, page: LearningPage, block: Block) -> str:
    """What the chart says, from what may be shown alone.

    Args:
        step: The question that is asked.
        page: The learning page that the chart is from.
        block: The chart.
    """
    if step in WHOLE_ANSWER:
        return page.answer
    if step is ReviewStep.PLANS:
        return _plans(block)
    return WITHHELD if small_groups.HIDDEN in block.finding else block.finding


def _plans(block: Block) -> str:
    """How many have a plan that is signed and current, read off the block's own table."""
    rows = {row["Grupp"]: row for row in block.table.to_dict("records")}
    told = [
        f"{word[:1].lower()}{word[1:]} {rows[word][YES]} av {rows[word][TOTAL]}"
        for word in SIGNATURES.values()
        if word in rows and small_groups.HIDDEN not in (rows[word][YES], rows[word][TOTAL])
    ]
    return swedish.opening(f"planen är {swedish.listed(told)}.") if told else WITHHELD
