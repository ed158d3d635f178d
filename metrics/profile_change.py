"""Has a profile of several parts become better, worse, or better here and worse there?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import pandas as pd

from domain.vocabulary import Step
from metrics import sense_of_coherence


class ProfileVerdict(StrEnum):
    """How one whole profile stands to another; no part outweighs another."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    MIXED = "mixed"
    SAME = "same"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ProfileChange:
    """Result of `profile_change`: one step a part, in the order given."""

    steps: tuple[Step, ...]

    @property
    def verdict(self) -> ProfileVerdict:
        """The verdict that every answer to a missing part would leave standing."""
        higher, lower = Step.HIGHER in self.steps, Step.LOWER in self.steps
        if higher and lower:
            return ProfileVerdict.MIXED
        if Step.UNKNOWN in self.steps or not self.steps:
            return ProfileVerdict.UNKNOWN
        if higher:
            return ProfileVerdict.IMPROVED
        return ProfileVerdict.WORSENED if lower else ProfileVerdict.SAME


def profile_change(before: Sequence[float | None], after: Sequence[float | None]) -> ProfileChange:
    """Compare two profiles part by part, without weighing the parts against each other.

    Improved is higher in at least one part and lower in none; worsened the reverse; mixed is
    both; same is every part unchanged (the Paretian classification of health change: Devlin,
    Parkin & Browne 2010, Health Econ 19:886-905). A part that is missing on either side leaves
    the verdict unknown, unless the others are mixed already. For the three parts of KASAM, where
    no total may be taken. Every step counts, however small: it says nothing of measurement error.

    Args:
        before: One rating a part, higher is better; None or NaN if missing.
        after: The same parts in the same order.

    Raises:
        ValueError: The profiles have different numbers of parts.

    >>> profile_change([3, 2, 4], [4, 2, 3]).verdict
    <ProfileVerdict.MIXED: 'mixed'>
    """
    return ProfileChange(
        tuple(sense_of_coherence.step(was, now) for was, now in zip(before, after, strict=True))
    )


def profile_changes(before: pd.DataFrame, after: pd.DataFrame) -> pd.Series:
    """`profile_change` for a group: one `ProfileVerdict` value a person.

    Args:
        before: One row a person, one column a part, higher is better; NaN if missing.
        after: The same persons and parts in the same order.

    Returns:
        Categorical verdicts on the frames' index, so that counting them shows the empty ones too.

    Raises:
        ValueError: The frames have different persons or parts.
    """
    if not (before.index.equals(after.index) and before.columns.equals(after.columns)):
        raise ValueError("both profiles must hold the same persons and parts, in the same order")
    change = after.to_numpy("float64", na_value=np.nan) - before.to_numpy(
        "float64", na_value=np.nan
    )
    higher, lower = (change > 0).any(axis=1), (change < 0).any(axis=1)
    unknown = np.isnan(change).any(axis=1) | (change.shape[1] == 0)
    verdicts = np.select(
        [higher & lower, unknown, higher, lower],
        _values(
            [
                ProfileVerdict.MIXED,
                ProfileVerdict.UNKNOWN,
                ProfileVerdict.IMPROVED,
                ProfileVerdict.WORSENED,
            ]
        ),
        default=ProfileVerdict.SAME.value,
    )
    return pd.Series(pd.Categorical(verdicts, _values(ProfileVerdict)), index=before.index)


def _values(verdicts: Iterable[ProfileVerdict]) -> list[str]:
    return [verdict.value for verdict in verdicts]
