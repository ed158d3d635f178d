"""Långsiktigt värde: few give no verdict, association is not cause, and few are hidden."""

from datetime import date

import pandas as pd
import pytest

from charts.look import LIGHT
from domain.measures import default_shelf
from domain.vocabulary import Period
from metrics.activity_kinds import HOUR_COLUMNS
from metrics.share_difference import share_difference
from metrics.value import HORIZONS, GoalLinks, Horizon, KindOfActivity
from sections.learning import value
from sections.learning.value import Seen
from sections.small_groups import MEETING, Reader
from tests.sections.learning import canary

MANAGER = Reader(few=True, people=True)
COLUMNS = ["citizen_id", "area", "doer", "as_wished", "started_on", "ended_on"]
TODAY = date(2026, 11, 22)


def kind(kept, of, other_kept, other, name="Hemliv"):
    """A kind with the same counts at each time."""
    found = share_difference(kept, of, other_part=other_kept, other_whole=other, confidence=0.99)
    return KindOfActivity(name, 0.0, tuple(Horizon(m, found, of, other) for m in HORIZONS))


def page(*kinds, reader=MANAGER, n=0, loose=0, hours=None, doer="with_support"):
    """A page about so many citizens with one activity each."""
    rows = [(who, "Hemliv", doer, "yes", date(2026, 1, 1), None) for who in range(n)]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    frame = frame.astype(dict.fromkeys(COLUMNS[-2:], "datetime64[s]"))
    table = pd.DataFrame(hours or {}, index=list(HOUR_COLUMNS)).T
    return value.page(
        Seen(
            citizens=n,
            by_area=kinds,
            by_what=(),
            links=GoalLinks(n, n, frame.iloc[:loose], frame.iloc[:0]),
            goals=frame,
            lately=frame,
            every=frame,
            hours=table.astype(HOUR_COLUMNS),
            measure=default_shelf()["copm_p"],
            period=Period(date(2025, 11, 23), TODAY),
            reader=reader,
            look=LIGHT,
        )
    )


@pytest.mark.parametrize(
    ("kinds", "answer"),
    [
        ([], "Ingen aktivitet är registrerad ännu."),
        (
            [kind(4, 4, 1, 40)],
            "Det går inte att säga om någon sorts aktivitet ger mer än andra: för lite data.",
        ),
        (
            [kind(38, 40, 10, 40), kind(5, 5, 1, 5, "Relationer")],
            "Av två slag av aktivitet ger siffrorna skäl till: behåll 1, för lite data 1.",
        ),
        (
            [kind(10, 40, 38, 40)],
            "Av ett slag av aktivitet ger siffrorna skäl till: pröva utan 1.",
        ),
    ],
)
def test_the_answer_counts_verdicts_and_says_that_association_is_not_cause(kinds, answer):
    assert page(*kinds).answer == f"{answer} Samband är inte orsak."


@pytest.mark.parametrize(("n", "claims"), [(0, False), (1, False), (4, False), (5, True)])
def test_nothing_is_said_to_work_from_fewer_than_five(n, claims):
    works = page(n=n).works
    assert any("gör medborgaren en del själv" in told for told in works) is claims
    assert any("som medborgaren vill ha dem" in told for told in works) is claims


def test_nothing_counted_is_told_as_nothing_and_not_explained():
    by_area, _, hours, *_ = page().blocks
    assert by_area.finding == "Ingen aktivitet är registrerad ännu."
    assert hours.finding == (
        "Ingen aktivitet i periodens slut har både beviljade och utförda timmar."
    )


def test_an_activity_without_goal_is_a_question():
    assert "1 av 4 aktiviteter hör inte till något mål. Är det så medborgaren vill?" in (
        page(n=4, loose=1).needs
    )


def test_kinds_of_few_are_nowhere_for_those_who_may_not_see_them():
    found = page(kind(52, 55, 61, 90), kind(30, 60, 20, 61, "Relationer"), reader=MEETING)
    assert canary.shows(found, 60)
    assert not canary.shows(found, 55)  # three of them lost
    assert found.hidden == len(HORIZONS)
    assert "52/55" in canary.everything(page(kind(52, 55, 61, 90)))


def test_a_verdict_on_hidden_counts_is_hidden():
    found = page(kind(38, 40, 10, 40), reader=MEETING)
    assert set(found.blocks[0].table["Omdöme"]) == {"dold"}
    assert found.answer.startswith("Det är för få")


@pytest.mark.parametrize(("n", "shown"), [(4, False), (5, True)])
def test_hours_of_few_are_hidden_from_those_who_may_not_see_them(n, shown):
    hours = {"Hemliv": [n, 1000, 777], "Relationer": [50, 10, 9]}
    assert ("777 h" in canary.everything(page(hours=hours, reader=MEETING))) is shown
    assert "777 h" in canary.everything(page(hours=hours))
