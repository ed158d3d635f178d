"""Sense of coherence (KASAM): scores of the two forms by item number, and steps between talks.

The forms' text is nowhere in this project; the keys are in soc_keys.toml. The holder of the rights
allows the forms for research, not for decisions about a person.
"""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import isnan, nan
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray

from domain.vocabulary import Step

KEYS = Path(__file__).with_name("soc_keys.toml")

ROUNDING = 1e-9  # sums of products of whole numbers that cancel may leave a trace below 0

Answers = Sequence[float | None] | Mapping[int, float | None]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Key:
    """How one form is scored, by item number from 1."""

    name: str
    version: str
    lowest: int
    highest: int
    items: int
    fewest_answers: int
    reversed: tuple[int, ...]
    comprehensibility: tuple[int, ...]
    manageability: tuple[int, ...]
    meaningfulness: tuple[int, ...]


@dataclass(frozen=True)
class Score:
    """Scores of one filled-in form, in scale points, higher is stronger; NaN where not scored."""

    comprehensibility: float
    manageability: float
    meaningfulness: float
    total: float
    answered: int
    key: Key

    @property
    def prorated(self) -> bool:
        """Whether the total stands in for unanswered items ("delvis ifylld")."""
        return self.answered < self.key.items and not isnan(self.total)


@dataclass(frozen=True)
class Alpha:
    """Result of `cronbach_alpha`: internal consistency, and whether the items point one way.

    Attributes:
        alpha: Of the items as they stand; NaN when it is not defined.
        turned: Alpha with the form's reversed items turned once more.
        against_the_rest: Numbers of items that correlate negatively with the sum of the others.
        n: Persons who answered every item.
        items: How many items.
    """

    alpha: float
    turned: float
    against_the_rest: tuple[int, ...]
    n: int
    items: int

    @property
    def alarm(self) -> bool:
        """Whether reversal seems forgotten, or done twice: turning its items once more helps."""
        return self.turned > self.alpha


def score_soc13(answers: Answers) -> Score:
    """Score the 13-item form: total 13-91, the three parts 5-35, 4-28 and 4-28.

    A part is given when all its items are answered; the total when at least 11 are, as the mean of
    the answered items times 13, flagged `prorated`. No published rule for missing answers was
    found, so this one is the product's own. Missing is never counted as 0, nor
    carried over from an earlier form. Verdicts belong to the total alone.

    Args:
        answers: The raw answers 1-7, in item order or by item number from 1; None or NaN is
            unanswered, and so is a number that is left out.

    Raises:
        ValueError: An answer is not a whole number from 1 to 7, or the items are not the form's.

    >>> score_soc13([5, 3, 4, 6, 5, 4, 2, 5, 4, 3, 6, 5, 6]).total
    64.0
    """
    return _score(answers, key("soc13"))


def score_soc29(answers: Answers) -> Score:
    """Score the 29-item form: total 29-203, the three parts 11-77, 10-70 and 8-56.

    As `score_soc13`, with a total from 26 answered items.
    """
    return _score(answers, key("soc29"))


def cronbach_alpha(scores: ArrayLike, *, reverse: Collection[int] | None = None) -> Alpha:
    """Internal consistency of the items that are summed, and an alarm for a wrong reversal.

    alpha = k/(k-1) * (1 - sum of item variances / variance of the sum) (Cronbach 1951,
    Psychometrika 16:297-334), over the persons who answered every item. Items that should have
    been reversed and were not, or were reversed twice, pull against the others and lower it. High
    alpha does not show that the items measure one thing.

    Args:
        scores: One row a person, one column an item in item order, as they enter the sum: for
            raw answers of a form, after reversal. NaN if missing.
        reverse: Numbers, from 1, of the items that the key reverses. None takes them from the form
            that has as many items, and turns none if there is no such form.

    Raises:
        ValueError: There are fewer than two items.

    Returns:
        alpha is NaN with fewer than two persons, or when all have the same sum.
    """
    table = np.asarray(scores, dtype=np.float64)
    if table.ndim != 2 or table.shape[1] < 2:
        raise ValueError(f"one row a person and at least two items are needed, got {table.shape}")
    complete = table[~np.isnan(table).any(axis=1)]
    n, items = complete.shape
    turned = complete.copy()
    turned[:, _columns(_reversed_of(items) if reverse is None else reverse)] *= -1
    return Alpha(
        alpha=_alpha(complete),
        turned=_alpha(turned),
        against_the_rest=_against_the_rest(complete),
        n=n,
        items=items,
    )


def step(previous: float | None, latest: float | None) -> Step:
    """How a KASAM-samtal rating stands to the one before: higher, same or lower.

    The rating is ordinal and not validated, so no difference, total or cut-off is taken.
    A missing rating on either side gives `Step.UNKNOWN`.
    """
    if previous is None or latest is None or isnan(previous) or isnan(latest):
        return Step.UNKNOWN
    if latest == previous:
        return Step.SAME
    return Step.HIGHER if latest > previous else Step.LOWER


@cache
def key(form: str) -> Key:
    """The key of a form, "soc13" or "soc29", from soc_keys.toml."""
    data = tomllib.loads(KEYS.read_text(encoding="utf-8"))
    lists = ("reversed", "comprehensibility", "manageability", "meaningfulness")
    return Key(
        name=data[form]["name"],
        version=data["version"],
        lowest=data["lowest"],
        highest=data["highest"],
        items=data[form]["items"],
        fewest_answers=data[form]["fewest_answers"],
        **{name: tuple(data[form][name]) for name in lists},
    )


def _score(answers: Answers, key: Key) -> Score:
    points = _in_item_order(answers, key)
    turned = _columns(key.reversed)
    points[turned] = key.lowest + key.highest - points[turned]
    answered = int((~np.isnan(points)).sum())
    enough = answered >= key.fewest_answers
    return Score(
        comprehensibility=float(points[_columns(key.comprehensibility)].sum()),
        manageability=float(points[_columns(key.manageability)].sum()),
        meaningfulness=float(points[_columns(key.meaningfulness)].sum()),
        total=float(np.nansum(points)) * key.items / answered if enough else nan,
        answered=answered,
        key=key,
    )


def _in_item_order(answers: Answers, key: Key) -> Floats:
    if isinstance(answers, Mapping):
        numbers = range(1, key.items + 1)
        strangers = set(answers) - set(numbers)
        if strangers:
            raise ValueError(f"{key.name} has no item {sorted(strangers)}")
        answers = [answers.get(number) for number in numbers]
    if len(answers) != key.items:
        raise ValueError(f"{key.name} has {key.items} items, got {len(answers)} answers")
    points = np.array([nan if answer is None else answer for answer in answers], dtype=np.float64)
    possible = np.isnan(points) | np.isin(points, range(key.lowest, key.highest + 1))
    if not possible.all():
        odd = (np.flatnonzero(~possible) + 1).tolist()
        raise ValueError(f"{key.name} item {odd} is not a whole number {key.lowest}-{key.highest}")
    return points


def _columns(numbers: Collection[int]) -> list[int]:
    return [number - 1 for number in numbers]


def _reversed_of(items: int) -> tuple[int, ...]:
    forms = (key("soc13"), key("soc29"))
    return next((form.reversed for form in forms if form.items == items), ())


def _alpha(table: Floats) -> float:
    n, items = table.shape
    if n < 2:
        return nan
    spread = table.sum(axis=1).var(ddof=1)
    if not spread > 0:
        return nan
    return float(items / (items - 1) * (1 - table.var(axis=0, ddof=1).sum() / spread))


def _against_the_rest(table: Floats) -> tuple[int, ...]:
    if len(table) < 2:
        return ()
    centred = table - table.mean(axis=0)
    rest = centred.sum(axis=1, keepdims=True) - centred
    together = (centred * rest).sum(axis=0)
    return tuple((np.flatnonzero(together < -ROUNDING) + 1).tolist())
