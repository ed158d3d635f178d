"""What a part of a bar means: its colour, its mark, and the colour of a number written on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from charts.look import Look


class Tone(StrEnum):
    """How an answer is drawn. Three tell of an outcome; ink tells only one answer from another."""

    BETTER = "better"
    KEPT = "kept"
    PARTLY = "partly"
    WORSE = "worse"
    UNKNOWN = "unknown"
    HIDDEN = "hidden"
    INK = "ink"
    INK_SOFT = "ink_soft"
    INK_FAINT = "ink_faint"
    OPEN = "open"


GLYPHS = {Tone.BETTER: "▲", Tone.KEPT: "■", Tone.WORSE: "▼", Tone.UNKNOWN: "○", Tone.PARTLY: "◆"}
"""A shape beside the number, so that no outcome is told by its colour alone."""


INK = {Tone.INK: 0.75, Tone.INK_SOFT: 0.42, Tone.INK_FAINT: 0.18, Tone.PARTLY: 0.18}
"""How much ink there is in a tone that tells of no outcome; the rest is paper."""


@dataclass(frozen=True)
class Answer:
    """One answer that can be counted, and how it is drawn."""

    word: str
    tone: Tone

    @property
    def marked(self) -> str:
        """The word with its shape, if it has one."""
        return f"{GLYPHS[self.tone]} {self.word}" if self.tone in GLYPHS else self.word


def fill(tone: Tone, look: Look) -> str:
    """The colour of a part drawn in this tone."""
    if tone in INK:
        return _mixed(look.ink, look.paper, INK[tone])
    outcomes = {Tone.BETTER: look.better, Tone.KEPT: look.kept, Tone.WORSE: look.worse}
    return outcomes.get(tone, look.paper)


def line(tone: Tone, look: Look) -> str:
    """The colour around it: visible where the filling is not."""
    return look.soft if tone in (Tone.UNKNOWN, Tone.OPEN, Tone.HIDDEN) else look.paper


def on(tone: Tone, look: Look) -> str:
    """The colour of a number written on it."""
    dark = (Tone.BETTER, Tone.KEPT, Tone.WORSE, Tone.INK)
    return look.paper if tone in dark else look.ink


def _mixed(one: str, other: str, share: float) -> str:
    """`share` of one colour and the rest of another, both as #rrggbb."""
    pairs = [(int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)
