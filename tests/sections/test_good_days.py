"""The vision's question claims nothing from few months, and is not there where nobody is asked."""

from datetime import date

import pandas as pd
import pytest

from charts.look import LIGHT
from metrics.good_days import GOOD_DAY_COLUMNS
from sections import good_days

MONTHS = [date(2024 + at // 12, at % 12 + 1, 1) for at in range(24)]


def block(shares, *, of=20, **happened):
    rows = [(at, round(share * of / 100), of) for at, share in enumerate(shares)]
    rows += [(at, 0, 0) for at in range(len(rows), 24)]
    counts = pd.DataFrame(rows, columns=list(GOOD_DAY_COLUMNS)).astype(GOOD_DAY_COLUMNS)
    return good_days.block(counts, MONTHS, LIGHT, **happened)


@pytest.mark.parametrize(
    ("shares", "says"),
    [
        ([60, 80] * 12, "Ingen säker förändring"),
        ([50, 60] * 6 + [80, 90] * 6, "Tecken på mer än slump"),
        ([60, 80] * 4, "För få månader"),
        ([60] * 24, "För få månader"),  # all on the middle level: nothing to tell apart
    ],
)
def test_what_is_said_follows_the_rules_of_run_charts(shares, says):
    assert block(shares).finding.startswith(says)


def test_nothing_is_shown_where_nobody_is_asked():
    assert block([]) is None


def test_a_month_with_two_answers_is_in_the_table_but_not_drawn():
    shown = block([50] * 24, of=2)
    assert shown.chart is None
    assert set(shown.table["Andel"]) == {"–"}
    assert shown.table["Antal"][0] == "1 av 2"


def test_the_latest_month_comes_first_in_the_table_and_is_said_to_those_who_hear():
    shown = block([50] * 23 + [75])
    assert tuple(shown.table.iloc[0]) == ("december 2025", "75 %", "15 av 20")
    assert "Senast, december 2025: 75 % (15 av 20)." in shown.alternative
    assert len(shown.chart.data["months"]) == 24


def test_what_happened_is_a_rule_among_the_months_that_are_drawn_and_all_of_it_in_words():
    happened = pd.DataFrame(
        {
            "happened_on": pd.to_datetime(["2024-07-01", "2025-09-15"]),
            "label": ["Ny lokal", "Efter den sista månaden med svar"],
        }
    )
    shown = block([60, 80] * 9, happened=happened)  # January 2024 to June 2025
    assert shown.chart.data["events"]["label"].tolist() == ["Ny lokal"]
    assert shown.happened == ("1 jul 2024 Ny lokal", "15 sep 2025 Efter den sista månaden med svar")
    assert shown.chart.height > block([60, 80] * 9).chart.height
