"""How much do two groups' shares differ, and how sure is that?"""

from dataclasses import dataclass

import numpy as np

from metrics import shares


@dataclass(frozen=True)
class ShareDifference:
    """Result of `share_difference`: counts of both groups, and the interval of the difference."""

    part: int
    whole: int
    other_part: int
    other_whole: int
    confidence: float
    lower: float
    upper: float

    @property
    def difference(self) -> float:
        """The first group's share minus the other's, from -1 to 1; NaN if either is of nobody."""
        if not (self.whole and self.other_whole):
            return float("nan")
        return self.part / self.whole - self.other_part / self.other_whole


def share_difference(
    part: int, whole: int, *, other_part: int, other_whole: int, confidence: float = 0.95
) -> ShareDifference:
    """Compare `part` of `whole` with `other_part` of `other_whole`, two different groups of people.

    The interval is Newcombe's hybrid score interval without continuity correction: from the
    difference, the distances to the Wilson limits of both shares squared, added and the root taken
    (Newcombe 1998, Stat Med 17:873-890, method 10). Both limits are NaN if either is of nobody.

    Raises:
        ValueError: A part isn't between 0 and its whole, or confidence not between 0 and 1.

    >>> found = share_difference(56, 70, other_part=48, other_whole=80)
    >>> round(found.difference, 2), round(found.lower, 4), round(found.upper, 4)
    (0.2, 0.0524, 0.3339)
    """
    parts, wholes = np.array([part, other_part]), np.array([whole, other_whole])
    band = shares.wilson_bounds(parts, wholes, confidence=confidence)
    seen = parts / np.where(wholes > 0, wholes, np.nan)
    down, up = seen - band.lower, band.upper - seen
    difference = seen[0] - seen[1]
    return ShareDifference(
        part=part,
        whole=whole,
        other_part=other_part,
        other_whole=other_whole,
        confidence=confidence,
        lower=float(difference - np.hypot(down[0], up[1])),
        upper=float(difference + np.hypot(up[0], down[1])),
    )
