"""What a heading means: by a profile, by its words, and last by the values below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from data_access.importing import evidence
from data_access.importing.columns import Why
from data_access.importing.fields import RecordKind
from data_access.importing.profiles import NOT_USED, Profile
from data_access.importing.vocabulary import Vocabulary
from domain.measures import Measure

DECIDED = -1  # the rank of what somebody has decided: before every word


@dataclass(frozen=True)
class Meaning:
    """The field or measure that a heading means, its rank among its likes, and what decided."""

    target: str | None
    rank: int = 0
    why: Why = Why.NOT_KNOWN
    grounds: str = ""


@dataclass(frozen=True)
class Reader:
    """What is known of headings, with the profile that guides the reading of one table."""

    known: Vocabulary
    profile: Profile

    def knows(self, heading: str) -> bool:
        """Whether `heading` means something."""
        return bool(self.profile.called(heading)) or self.known.knows(heading)

    def meaning(self, kind: RecordKind, heading: str) -> Meaning:
        """What `heading` means in `kind`, without regard to what stands below it."""
        called = self.profile.called(heading)
        if called is not None:
            target = None if called == NOT_USED else self.known.target(kind, called)
            return Meaning(target, DECIDED, Why.PROFILE if self.profile.name else Why.CHOSEN)
        found = self.known.meaning(kind, heading)
        return Meaning(*found, why=Why.HEADING) if found else Meaning(None)

    def with_values(
        self,
        kind: RecordKind,
        headings: Sequence[str],
        meanings: Sequence[Meaning],
        rows: pd.DataFrame,
    ) -> list[Meaning]:
        """`meanings`, and what values tell of headings that mean nothing, or two things.

        A heading that is a part of a measure's name means that measure when no other measure has
        the words and every value lies on its scale. The Swedish word for a unit of care is that
        for a unit of measurement too: in a file with one row a measure the values tell which.
        """
        taken = {meaning.target for meaning in meanings}
        free = [one for one in self.known.measures.values() if one.id not in taken]
        found = list(meanings)
        for at, (heading, meaning) in enumerate(zip(headings, meanings, strict=True)):
            if kind.measured and heading and meaning.why is Why.NOT_KNOWN:
                found[at] = _measure(heading, rows[at], free)
            elif kind.lengthwise and meaning.target == "unit" and meaning.why is Why.HEADING:
                found[at] = _unit(meaning, rows[at])
        return found


def _measure(heading: str, texts: pd.Series, free: Sequence[Measure]) -> Meaning:
    named = evidence.candidates(heading, free)
    fitting = [one for one in named if evidence.fits(one, texts)]
    if len(fitting) == 1:
        one = fitting[0]
        grounds = f"Rubriken är en del av namnet {one.title}, och alla värden ligger på dess skala"
        return Meaning(one.id, 0, Why.VALUES, grounds)
    titles = " eller ".join(one.title for one in named)
    return Meaning(None, grounds=f"Kan vara {titles}" if named else "")


def _unit(meaning: Meaning, texts: pd.Series) -> Meaning:
    if not evidence.are_units(texts.unique()):
        return meaning
    grounds = "Alla värden är måttenheter, så kolumnen är inte den enhet som höll uppföljningen"
    return replace(meaning, target="measured_in", why=Why.VALUES, grounds=grounds)
