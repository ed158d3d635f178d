"""Cells that say several things: periods, lists of units, answers with their grounds."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.importing import phrases
from data_access.importing.refusal import Reason

TODAY = date(2026, 10, 31)
UNITS = ("Norr", "Söder", "Öst, Väst")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2025 kv 2", "2025-04-01/2025-06-30"),
        ("Kvartal 2, 2025", "2025-04-01/2025-06-30"),
        ("2025Q2", "2025-04-01/2025-06-30"),
        ("Q2 2025", "2025-04-01/2025-06-30"),
        ("2025 T3", "2025-09-01/2025-12-31"),
        ("halvår 2 2025", "2025-07-01/2025-12-31"),
        ("VT2024", "2024-01-01/2024-06-30"),
        ("2024-02", "2024-02-01/2024-02-29"),  # a leap year
        ("2025", "2025-01-01/2025-12-31"),
        ("2026 kv 4", "2026-10-01/2026-12-31"),  # has begun
    ],
)
def test_a_period_is_its_first_and_last_day(text, said):
    assert phrases.period(text, TODAY) == said


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2025 kv 5", Reason.NOT_A_PERIOD),
        ("2025 T4", Reason.NOT_A_PERIOD),
        ("2025 kv 0", Reason.NOT_A_PERIOD),
        ("2025-13", Reason.NOT_A_PERIOD),
        ("kv 2", Reason.NOT_A_PERIOD),  # of which year?
        ("0025", Reason.NOT_A_PERIOD),
        ("i våras", Reason.NOT_A_PERIOD),
        ("2026 11", Reason.FUTURE),
    ],
)
def test_what_is_no_period_or_has_not_begun_is_refused(text, reason):
    assert phrases.period(text, TODAY).reason is reason


@given(st.integers(1990, 2025), st.sampled_from([("kv", 4), ("tertial", 3), ("halvår", 2)]))
def test_the_parts_of_a_year_follow_each_other_and_fill_it(year, part):
    name, count = part
    spans = [phrases.period(f"{year} {name} {n + 1}", TODAY).split("/") for n in range(count)]
    days = [date.fromisoformat(day) for span in spans for day in span]
    assert (days[0], days[-1]) == (date(year, 1, 1), date(year, 12, 31))
    assert all((b - a).days == 1 for a, b in zip(days[1:-1:2], days[2::2], strict=True))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Söder", "Söder"),
        ("söder; NORR", "Norr;Söder"),
        ("Söder, Norr", "Norr;Söder"),
        ("Öst, Väst", "Öst, Väst"),  # a name with a comma in it
        ("Norr; Öst, Väst;", "Norr;Öst, Väst"),
        ("Norr;Norr", "Norr"),
    ],
)
def test_units_are_known_by_name_and_stand_once(text, said):
    assert phrases.units(text, UNITS) == said


def test_one_unknown_unit_is_enough_to_refuse_and_hints_at_the_nearest():
    fault = phrases.units("Norr; Sönder", UNITS)
    assert fault.reason is Reason.UNKNOWN_UNIT
    assert "den närmaste är ”Söder”" in fault.sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ja", "yes"),
        ("NEJ: mer stress", "no: mer stress"),
        ("Delvis - på kvällar", "partly: på kvällar"),
        ("Ja: prövat: 2025-02-10", "yes: prövat: 2025-02-10"),
    ],
)
def test_an_answer_keeps_its_grounds(text, said):
    assert phrases.answer(text) == said


@pytest.mark.parametrize("text", ["Kanske", "Jaha", ": ja", "1"])
def test_an_answer_that_is_neither_is_refused(text):
    assert phrases.answer(text).reason is Reason.UNKNOWN_WORD
