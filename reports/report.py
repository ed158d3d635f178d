"""What a report holds, whatever it is written as, and what is said in all of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from metrics import disclosure
from sections import happenings, swedish
from sections.blocks import Block
from sections.findings.wording import Noun
from sections.learning.learning_page import LearningPage

WORKS, NEEDS = "Det här fungerar", "Det här behöver"
HIDDEN = Noun("siffra", "siffror")
WHY_HIDDEN = (
    "Det som gäller färre än {few} personer, eller alla, visas inte, och inte heller det som "
    "skulle gå att räkna ut av resten. En dold siffra är inte noll och inte alltid liten."
)


def happened(block: Block) -> str:
    """What the rules of a block's chart stand for, in one paragraph; empty when it has none."""
    return f"{happenings.HERE} {'; '.join(block.happened)}." if block.happened else ""


@dataclass(frozen=True)
class Part:
    """A page of the app within a report: its answer, what works, what needs work, its blocks."""

    title: str
    page: LearningPage


@dataclass(frozen=True)
class Report:
    """The same blocks as on the pages, with all that a reader needs who never sees the app.

    `kind` is what it is ("Enhetsrapport"), `about` whose figures, `period` which days in words,
    `sentence` the answer before all else, `handling` how it may be spread. `data_until` is the day
    of the latest record, None when there is none. `made_by` and `purpose` are as people wrote them.
    `blocks` come first, then the `parts`.
    """

    kind: str
    about: str
    organisation: str
    period: str
    sentence: str
    handling: str
    data_until: date | None
    made_on: date
    made_by: str
    purpose: str
    blocks: Sequence[Block]
    parts: Sequence[Part] = ()

    @property
    def every_block(self) -> list[Block]:
        """All blocks in the order they are read."""
        return [*self.blocks, *(block for part in self.parts for block in part.page.blocks)]

    @property
    def title(self) -> str:
        """What the document is called by the program that opens it."""
        return f"{self.kind} – {self.about}"

    @property
    def freshness(self) -> str:
        """How fresh the records are."""
        if self.data_until is None:
            return "Inga uppföljningar ännu"
        return f"Uppgifter till och med {swedish.day(self.data_until)}"

    @property
    def stamp(self) -> str:
        """How fresh, made when, by whom and what for."""
        made = f"framställd {swedish.day(self.made_on)} av {self.made_by}"
        return f"{self.freshness}, {made}. Ändamål: {self.purpose.rstrip('.')}."

    @property
    def hidden(self) -> str:
        """How many figures are hidden in the whole report, and why."""
        count = sum(block.hidden for block in self.every_block)
        if not count:
            return "Inget är dolt i den här rapporten."
        why = WHY_HIDDEN.format(few=swedish.count(disclosure.smallest()))
        told = f"{HIDDEN.counted(count)} visas inte, så att ingen kan kännas igen"
        return f"{swedish.opening(told)}. {why}"

    def file_name(self, ending: str) -> str:
        """What, whose and which day in ASCII letters, as every system can keep.

        >>> empty = Report("Enhetsrapport", "Åkerbo (öst)", "", "", "", "", None,
        ...     date(2026, 10, 31), "", "", ())
        >>> empty.file_name("pdf")
        'enhetsrapport-akerbo-ost-2026-10-31.pdf'
        """
        words = f"{self.kind} {self.about}".casefold()
        plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
        kept = "".join(letter if letter.isalnum() else " " for letter in plain)
        return f"{'-'.join([*kept.split(), self.made_on.isoformat()])}.{ending}"
