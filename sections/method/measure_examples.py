"""Made-up values of one person on a measure, just inside and just outside what counts.

The verdicts are those of `metrics.courses` in the words of `sections.verdicts`, so the page says
what the product does.
"""

from collections.abc import Iterator, Sequence
from itertools import count

import pandas as pd

from domain.measures import ChangeRule, Measure
from domain.vocabulary import Respondent
from metrics import courses
from sections import verdicts
from sections.method.worked_example import ExampleRow

ROOM = 4
"""A start this many counting changes from the low end: a long scale is not begun in its middle,
where few are (150 seconds of TUG)."""

FIRST_DAY = "2026-01-01"
HALF_A_YEAR = pd.DateOffset(months=6)

Values = tuple[float, ...]


def examples(measure: Measure) -> tuple[ExampleRow, ...]:
    """One row for each made-up course, in the order that explains the rule."""
    made_up = _threshold(measure) if measure.rule is ChangeRule.THRESHOLD else _ordinal(measure)
    # Where the smallest step counts already, just inside is no change in either direction.
    different = dict.fromkeys(made_up)
    on_scale = [values for values in different if all(map(measure.in_range, values))]
    judged = courses.courses(_scores(on_scale, measure), {measure.id: measure})
    return tuple(
        ExampleRow(
            " → ".join(verdicts.level(value, measure) for value in values),
            verdicts.of_course(course, measure).sentence,
        )
        for values, course in zip(on_scale, courses.each(judged), strict=True)
    )


def edge(measure: Measure) -> tuple[float, float]:
    """The largest change that doesn't count and the smallest that does, as values are shown."""
    shown = max(measure.step, 10.0**-measure.decimals)
    sizes = (round(steps * shown, measure.decimals) for steps in count(1))
    counts = next(size for size in sizes if measure.counts_as_change(size))
    return round(counts - shown, measure.decimals), counts


def _threshold(measure: Measure) -> Iterator[Values]:
    inside, outside = edge(measure)
    middle = (measure.lowest + measure.highest) / 2
    start = round(min(middle, measure.lowest + ROOM * outside), measure.decimals)
    better = 1 if measure.higher_is_better else -1
    for change in (better * inside, better * outside, -better * inside, -better * outside):
        yield start, round(start + change, measure.decimals)
    yield (start,)


def _ordinal(measure: Measure) -> Iterator[Values]:
    middle = measure.lowest + measure.step * round(
        (measure.highest - measure.lowest) / (2 * measure.step)
    )
    step = measure.step if measure.higher_is_better else -measure.step
    up, down = middle + step, middle - step
    if measure.rule is ChangeRule.DIALOGUE:
        yield from ((middle, up), (middle, middle), (middle, down), (middle,))
    else:
        yield from ((middle, up), (middle, up, up), (middle, middle))
        yield from ((middle, down, down), (middle,))


def _scores(made_up: Sequence[Values], measure: Measure) -> pd.DataFrame:
    rows = [
        (citizen, pd.Timestamp(FIRST_DAY) + visit * HALF_A_YEAR, value)
        for citizen, values in enumerate(made_up)
        for visit, value in enumerate(values)
    ]
    frame = pd.DataFrame(rows, columns=["citizen_id", "held_on", "value"])
    return frame.assign(measure=measure.id, respondent=Respondent.SELF.value)
