"""The sentences of Min enhet idag hold for nobody, for one, and for many."""

from datetime import date

import pandas as pd
import pytest

from domain.measures import default_shelf
from metrics import courses
from metrics.due_dates import DUE_COLUMNS
from sections import unit_today
from tests.metrics.test_courses import FIRST, SECOND, scores

MEASURES = default_shelf()


def lead(*changes: int) -> pd.DataFrame:
    """One citizen a change in SPPB points, from 6."""
    rows = []
    for who, change in enumerate(changes):
        rows += [(who, FIRST, "sppb", "self", 6), (who, SECOND, "sppb", "self", 6 + change)]
    return courses.leading(courses.courses(scores(*rows), MEASURES), MEASURES)


def due(*days_late: int) -> pd.DataFrame:
    rows = [(who, date(2026, 1, 1), late) for who, late in enumerate(days_late)]
    return pd.DataFrame(rows, columns=list(DUE_COLUMNS)).astype(DUE_COLUMNS)


def held(n: int, took_part: int) -> pd.DataFrame:
    return pd.DataFrame({"took_part": ["yes"] * took_part + ["no"] * (n - took_part)}, dtype="str")


@pytest.mark.parametrize(
    ("days_late", "says"),
    [
        ((), "Ingen uppföljning är sen."),
        ((0, 0), "Ingen uppföljning är sen."),
        ((1,), "En uppföljning är sen."),
        ((31,), "En uppföljning är sen, mer än en månad."),
        ((3, 12), "Två uppföljningar är sena."),
        ((31, 45), "Två uppföljningar är sena, båda mer än en månad."),
        ((31, 45, 90), "Tre uppföljningar är sena, alla mer än en månad."),
        ((3, 45, 90), "Tre uppföljningar är sena, två av dem mer än en månad."),
        ((1,) * 13, "13 uppföljningar är sena."),
    ],
)
def test_lateness_is_a_fact_in_words(days_late, says):
    assert unit_today.late_sentence(due(*days_late)) == says


def test_the_headline_counts_keeping_as_much_as_gaining():
    told = unit_today.headline(lead(0, 3, -3, 1), due())
    assert told.startswith("Funktion är stärkt eller bibehållen för 3 av 4 som kan jämföras.")


def test_with_nobody_to_compare_the_headline_says_what_it_takes():
    assert unit_today.headline(lead(), due()).startswith("Ingen kan jämföras över tid ännu")


@pytest.mark.parametrize(
    ("changes", "late", "talks", "says"),
    [
        ((0,) * 5, (1,), (0, 0), "stärkt eller bibehållen för 5 av 5"),
        ((0,) * 4, (1,), (0, 0), "sticker ut"),  # four people are too few to say it of a unit
        ((-3, -3, 0, 0, 0), (1,), (0, 0), "sticker ut"),
        ((), (1,), (10, 8), "deltog själv i 8 av 10"),
        ((), (1,), (10, 7), "sticker ut"),
        ((), (0,), (0, 0), "gjorda i tid"),
    ],
)
def test_what_works_is_told_only_when_the_figures_carry_it(changes, late, talks, says):
    told = unit_today.works(lead(*changes), due(*late), held(*talks), goals(0, 0))
    assert says in " ".join(told)


def goals(n: int, reached: int, *, owner: str = "citizen") -> pd.DataFrame:
    stands = ["reached"] * reached + ["unchanged"] * (n - reached) + ["not_assessed"] * 3
    return pd.DataFrame({"attainment": stands, "owner": owner})


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        (goals(5, 4), True),
        (goals(5, 3), False),
        (goals(4, 4), False),  # too few
        (goals(5, 5, owner="staff"), False),  # not their own
    ],
)
def test_own_goals_that_are_reached_are_told_before_what_the_headline_says(stands, said):
    told = unit_today.works(lead(*(0,) * 5), due(1), held(0, 0), stands)
    assert ("egna mål som är bedömda är nådda" in told[0]) is said
    assert told[-1].startswith("Funktion är stärkt eller bibehållen för 5 av 5")
