"""What happened in a unit, beside its figures: which days, in words and in the chart."""

from datetime import date

import pandas as pd
import pytest

from charts import event_rules
from charts.event_rules import LINES
from charts.look import LIGHT
from data_access.annotations import ANNOTATION_COLUMNS
from domain.vocabulary import Period
from metrics.unit_months import Key
from sections import happenings, summary
from sections.meeting import frozen

LONG = "Ny arbetsledare som började efter sommaren"
YEARS = Period(date(2024, 1, 1), date(2025, 12, 31))


def annotations(*rows: tuple[date, str]) -> pd.DataFrame:
    told = [(at, 7, day, text, "Chef") for at, (day, text) in enumerate(rows)]
    return pd.DataFrame(told, columns=list(ANNOTATION_COLUMNS)).astype(ANNOTATION_COLUMNS)


def marked(*rows: tuple[date, str]) -> pd.DataFrame:
    return happenings.marks(annotations(*rows), YEARS)


def grid(marks: pd.DataFrame):
    months = pd.DataFrame(
        [(str(key), month, 6, 10) for key in Key for month in range(24)],
        columns=["key", "month", "so", "of"],
    )
    rows = summary.rows(months, [str(month) for month in range(24)])
    return summary.block(rows, LIGHT, happened=marks, last_month=pd.Period("2025-12", "M"))


@pytest.mark.parametrize(
    ("day", "seen"),
    [
        (date(2023, 12, 31), 0),
        (date(2024, 1, 1), 1),
        (date(2025, 12, 31), 1),
        (date(2026, 1, 1), 0),
    ],
)
def test_only_what_happened_in_the_days_that_are_drawn_is_marked(day, seen):
    assert len(marked((day, "Ny lokal"))) == seen


def test_the_chart_has_few_letters_and_the_words_beside_it_have_all():
    block = grid(marked((date(2025, 3, 1), LONG), (date(2024, 5, 2), "Ny lokal")))
    assert block.happened == ("2 maj 2024 Ny lokal", f"1 mar 2025 {LONG}")
    first, second = block.chart.data["events"]["label"]
    assert first == "Ny lokal"
    assert len(second) <= event_rules.LONGEST
    assert second.endswith("…")


def test_a_rule_stands_among_the_months_at_its_own_day():
    events = grid(marked((date(2024, 1, 16), "a"), (date(2025, 12, 16), "b"))).chart.data["events"]
    assert list(events["along"].round(2)) == [0.0, 1.0]
    (middle,) = grid(marked((date(2025, 1, 1), "c"))).chart.data["events"]["along"]
    assert middle == pytest.approx(11.5 / 23, abs=0.01)  # between December and January


def test_nothing_happened_and_the_chart_is_as_it_was():
    block = grid(marked())
    assert block.happened == ()
    assert block.chart.height == 46 * len(Key)


def test_a_word_that_finds_no_row_is_left_to_the_text_and_its_rule_stays():
    block = grid(marked(*[(date(2024, 6, day + 1), f"{day} {LONG}") for day in range(LINES + 1)]))
    events = block.chart.data["events"]
    assert len(events) == LINES + 1
    assert (events["narrow_word"] == "").sum() == 1
    assert len(block.happened) == LINES + 1


def test_a_frozen_figure_keeps_what_had_happened_and_an_older_one_reads_as_before():
    block = grid(marked((date(2024, 5, 2), "Ny lokal")))
    text = frozen.written([block])
    assert frozen.read(text)[0].happened == ("2 maj 2024 Ny lokal",)
    assert frozen.read(text.replace('"happened"', '"other"'))[0].happened == ()
