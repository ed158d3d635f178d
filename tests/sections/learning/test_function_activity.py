"""Funktion och aktivitet: kept counts, few say nothing of all, and few are hidden from others."""

from datetime import date, timedelta
from itertools import count

import pandas as pd
import pytest

from charts.look import LIGHT
from domain.measures import default_shelf
from metrics import courses, outcome_counts
from metrics.outcome_counts import Occasions
from sections.learning import function_activity
from sections.learning.function_activity import TRACKS, Seen
from sections.small_groups import MEETING, Reader
from tests.sections.learning import canary

MANAGER = Reader(few=True, people=True)
START = date(2026, 1, 1)
CHANGES = {"stronger": 4, "kept": 0, "weaker": -4}  # SPPB, from 6


def page(reader=MANAGER, *, once=0, **how):
    """A page about citizens with two values of SPPB each, so many of each kind."""
    number, rows = count(1), []
    for kind, n in how.items():
        for who in (next(number) for _ in range(n)):
            rows += [(who, START, 6), (who, START + timedelta(days=300), 6 + CHANGES[kind])]
    rows += [(next(number), START, 6) for _ in range(once)]
    scores = pd.DataFrame(rows, columns=["citizen_id", "held_on", "value"]).assign(
        measure="sppb", respondent="self"
    )
    scores["held_on"] = pd.to_datetime(scores["held_on"])
    return _page(scores.astype({"citizen_id": "int64", "value": "float64"}), reader)


def _page(scores, reader):
    found = courses.courses(scores, default_shelf())
    citizens = sorted(scores["citizen_id"].unique())
    occasions = Occasions(held=scores, scores=scores, coded=scores.iloc[:0])
    measured = {
        track: outcome_counts.measured(
            citizens,
            track=track,
            courses=found,
            occasions=occasions,
            measures=default_shelf(),
        )
        for track in TRACKS
    }
    names = {who: f"Namn {who}" for who in citizens}
    return function_activity.page(
        Seen(citizens, found, measured, default_shelf(), None, names, reader, LIGHT)
    )


@pytest.mark.parametrize(
    ("how", "answer"),
    [
        ({}, "Ingen kan jämföras över tid ännu: det behövs två uppföljningar av samma person."),
        ({"kept": 1}, "Funktion är stärkt eller bibehållen för 1 av 1 som kan jämföras (SPPB)."),
        (
            {"kept": 2, "weaker": 2},
            "Funktion är stärkt eller bibehållen för 2 av 4 som kan jämföras (SPPB).",
        ),
        (
            {"stronger": 2, "kept": 2, "weaker": 1},
            "Funktion är stärkt eller bibehållen för 4 av 5 som kan jämföras (SPPB).",
        ),
    ],
)
def test_the_answer_counts_kept_with_stronger(how, answer):
    assert page(**how).answer == answer


@pytest.mark.parametrize(("n", "claims"), [(4, False), (5, True)])
def test_nothing_is_said_to_work_or_to_need_from_fewer_than_five(n, claims):
    assert page(kept=n).works[0].startswith("Stärkt eller bibehållen för de flesta") is claims
    assert any("är försvagad för" in told for told in page(weaker=n).needs) is claims


def test_all_unchanged_is_success_and_never_a_failure():
    found = page(kept=8)
    assert "SPPB 8 av 8. Att bibehålla räknas." in found.works[0]
    assert not any("försvagad" in told for told in found.needs)


def test_all_weaker_is_never_called_progress():
    found = page(weaker=8)
    assert found.works == (function_activity.learning_page.NOTHING_STANDS_OUT,)
    assert "0 av 8" in found.answer


def test_one_value_is_told_as_not_possible_to_say():
    row = page(once=6).blocks[0].table.iloc[0]
    assert row["Går inte att säga"] == "6"
    assert page(once=6).answer.startswith("Ingen kan jämföras")


def test_small_groups_are_nowhere_for_those_who_may_not_see_them():
    found = page(MEETING, stronger=31, kept=52, weaker=3)
    assert canary.shows(found, 52)
    assert not canary.shows(found, 3)
    assert not canary.shows(found, 31)  # with the total it would tell the other
    assert "dold" in found.blocks[0].alternative
    assert found.hidden > 0
    assert "rutor visas inte" in found.note


def test_the_same_figures_are_whole_for_the_units_own_manager():
    found = page(stronger=31, kept=52, weaker=3)
    assert canary.shows(found, 3)
    assert found.note == ""


def test_nobody_is_named_or_drawn_one_by_one_where_few_may_not_be_seen():
    assert "Namn 1" in canary.everything(page(kept=9))
    assert "Namn 1" not in canary.everything(page(Reader(few=True, people=False), kept=9))
    meeting = page(MEETING, kept=9)
    assert "Namn 1" not in canary.everything(meeting)
    slopes = next(block for block in meeting.blocks if block.title.startswith("Från start"))
    assert slopes.chart is None
    assert slopes.table.empty
