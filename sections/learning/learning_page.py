"""What a learning page shows, in its order; a report shows the very same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts.drawing import Drawing
from sections import small_groups
from sections.blocks import Block

NOTHING_STANDS_OUT = (
    "Inget av det som räknas här sticker ut åt det goda hållet. Det betyder inte att det saknas."
)
NOTHING_WAITS = "Inget av det som räknas här väntar på någon."


@dataclass(frozen=True)
class LearningPage:
    """The answer in a sentence or two, what works, what needs work, and the blocks behind.

    `counted` says how many the page is about, as it may be shown. The other texts are our own words
    and figures, never what people typed.
    """

    answer: str
    counted: str
    works: tuple[str, ...]
    needs: tuple[str, ...]
    blocks: tuple[Block, ...]

    @property
    def hidden(self) -> int:
        """How many cells are hidden on the whole page."""
        return sum(block.hidden for block in self.blocks)

    @property
    def note(self) -> str:
        """What the head of the page says of hidden cells."""
        return small_groups.note(self.hidden)


def page(
    *,
    answer: str,
    counted: str,
    works: Sequence[str],
    needs: Sequence[str],
    blocks: Sequence[Block],
) -> LearningPage:
    """A page whose two columns always say something."""
    return LearningPage(
        answer=answer.strip(),
        counted=counted,
        works=tuple(works) or (NOTHING_STANDS_OUT,),
        needs=tuple(needs) or (NOTHING_WAITS,),
        blocks=tuple(blocks),
    )


def drawn_as(block: Block, chart: Drawing | None) -> Block:
    """The same block with a chart of its own in place of the bars."""
    return replace(block, chart=chart)
