"""Känsla av sammanhang: own answers alone are compared; no total, no cut-off, few are hidden."""

from datetime import date

import pandas as pd
import pytest

from charts.look import LIGHT
from domain.measures import default_shelf
from domain.vocabulary import Period
from metrics import coherence_answers, courses, form_sums
from metrics.disclosure import TOTAL
from metrics.support_for_parts import Help
from sections.learning import coherence
from sections.learning.coherence import Seen
from sections.small_groups import MEETING, Reader
from tests.sections.learning import canary

MANAGER = Reader(few=True, people=True)
PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31))
PARTS = ("begriplighet", "hanterbarhet", "meningsfullhet")


def page(reader=MANAGER, *, others=0, first=0, helped=0, sums=None, **steps):
    """A page where so many went higher, same or lower from 3 in all parts, and others answered."""
    now = [value for kind, n in steps.items() for value in [AFTER[kind]] * n]
    rows = [(who, "2026-02-01", part, "self", 3) for who in range(len(now)) for part in PARTS]
    rows += [
        (who, "2026-08-01", part, "self", value) for who, value in enumerate(now) for part in PARTS
    ]
    rows += [(1000 + i, "2026-08-01", part, "self", 3) for i in range(first) for part in PARTS]
    rows += [(2000 + i, "2026-08-01", part, "staff", 5) for i in range(others) for part in PARTS]
    columns = ["citizen_id", "held_on", "measure", "respondent", "value"]
    scores = pd.DataFrame(rows, columns=columns).astype(
        {"citizen_id": "int64", "held_on": "datetime64[s]", "value": "float64"}
    )
    shelf, citizens = default_shelf(), list(range(len(now) + first + others))
    return coherence.page(
        Seen(
            citizens=citizens,
            answers=coherence_answers.answers(scores, shelf, PERIOD),
            courses=courses.courses(scores, shelf),
            support=pd.DataFrame(
                {str(thing): [i < helped for i in citizens] for thing in Help}, dtype=bool
            ),
            sums=sums,
            measures=shelf,
            reader=reader,
            look=LIGHT,
        )
    )


AFTER = {"higher": 4, "same": 3, "lower": 2}


@pytest.mark.parametrize(
    ("how", "answer"),
    [
        ({}, "Ingen har två egna samtal att jämföra ännu."),
        ({"first": 4}, "Ingen har två egna samtal att jämföra ännu."),
        ({"same": 1}, "Sedan förra samtalet: begriplighet 0 högre, 1 samma, 0 lägre;"),
        ({"higher": 3, "lower": 1}, "Sedan förra samtalet: begriplighet 3 högre, 0 samma, 1"),
        (
            {"higher": 3, "lower": 2},
            "Det mittersta egna svaret är 4 i alla delar. Sedan förra samtalet:",
        ),
    ],
)
def test_the_answer_tells_steps_and_from_five_the_middle(how, answer):
    assert page(**how).answer.startswith(answer)


def test_what_staff_answered_stands_beside_and_moves_nothing():
    alone, beside = page(same=6), page(same=6, others=7)
    assert alone.answer == beside.answer
    assert "begriplighet 7" in beside.needs[-1]
    assert beside.blocks[1].table.iloc[0]["Bara andra svarade"] == "7"


@pytest.mark.parametrize(("n", "claims"), [(4, False), (5, True)])
def test_nothing_is_said_of_fewer_than_five(n, claims):
    assert any("är lägre än förra" in told for told in page(lower=n).needs) is claims
    assert page(same=n).works[0].startswith("Samma eller högre") is claims


def test_higher_and_lower_are_never_weighed_together():
    words = page(higher=6, lower=6).blocks[2].table.iloc[0]
    assert (words["Högre i någon del"], words["Lägre i någon del"]) == ("6", "6")


@pytest.mark.parametrize("word", ["summa ", "låg KASAM", "svag", "larm:", "gräns för"])
def test_there_is_no_total_no_cut_off_and_no_alarm(word):
    assert word not in canary.everything(page(higher=6, lower=6, others=2))


def test_small_groups_are_nowhere_for_those_who_may_not_see_them():
    how = {"higher": 31, "same": 52, "lower": 3, "first": 17, "others": 4, "helped": 2}
    whole = page(**how)
    assert all(canary.shows(whole, n) for n in (3, 4, 2))
    found = page(MEETING, **how)
    assert canary.shows(found, 52)
    steps, profile, support = found.blocks[1:]
    for block in (steps, profile, support):
        assert block.hidden > 0
        assert "dold" in block.alternative
        cells = set(block.table.to_numpy().ravel())
        assert cells.isdisjoint({"2", "3", "4"})
        written = set(block.chart.data["parts"]["n"])
        assert written.isdisjoint({"2", "3", "4"})
    assert not any("Bara ombud" in told for told in found.needs)


def test_what_others_answered_is_drawn_only_for_those_who_may_see_few():
    hollow = page(same=9, others=6).blocks[0].chart.data["dots"]["fill"]
    assert (hollow == LIGHT.paper).sum() == 18
    drawn = page(MEETING, same=9, others=6).blocks[0].chart.data["dots"]["fill"]
    assert not (drawn == LIGHT.paper).any()


@pytest.mark.parametrize(
    ("n", "told"),
    [
        (0, "Ingen summa är inläst för perioden."),
        (1, "SOC-13: färre än tio har svarat, så den visas inte."),
        (4, "SOC-13: färre än tio har svarat, så den visas inte."),
        (5, "SOC-13: färre än tio har svarat, så den visas inte."),
        (10, "SOC-13: i medel 65 (61 till 69) för 10 medborgare."),
    ],
)
def test_sums_of_a_licensed_form_are_told_of_groups_alone(n, told):
    sums = form_sums.group(pd.Series([60.0, 70.0] * 5)[:n])
    found = page(same=12, sums={"SOC-13": sums})
    assert found.blocks[-1].finding == told
    assert len(found.blocks[-1].table) == (n >= form_sums.FEWEST)
    assert "ett är antecknat" in found.blocks[0].caveat


def test_how_many_have_a_sum_is_not_told_to_those_who_may_not_see_few():
    sums = form_sums.group(pd.Series([60.0, 70.0] * 8))
    found = page(MEETING, same=17, sums={"SOC-13": sums})
    assert found.blocks[-1].finding.endswith("för minst 10 medborgare.")
    assert not canary.shows(found, 16)


def test_without_a_permission_no_sum_is_there_and_that_is_said():
    found = page(same=12)
    assert "Summor" not in " ".join(block.title for block in found.blocks)
    assert "inget är antecknat" in found.blocks[0].caveat


@pytest.mark.parametrize(
    ("steps", "middle"),
    [
        ((2, 9, 3, 0, 0), 2),
        ((None, 9, 3, 0, None), 2),  # wherever the two that are hidden answered
        ((None, 3, 3, 0, None), None),  # two at the bottom and two at the top differ
        ((2, None, 3, 0, 0), 2),  # all the hidden ones gave the same step
        ((1, 1, 1, 1, 0), None),  # too few
    ],
)
def test_the_middle_is_told_only_where_what_is_shown_settles_it(steps, middle):
    shown = [float("nan") if n is None else float(n) for n in steps]
    every = sum(n or 0 for n in steps) + (2 if None in steps else 0) + 7 * (steps[1] is None)
    row = pd.Series([*shown, 6.0, every + 6.0], index=[*"12345", coherence.OTHERS, TOTAL])
    assert coherence._middle(row) == middle
    assert coherence._middle(row.replace(6.0, float("nan"))) is None  # others are hidden
