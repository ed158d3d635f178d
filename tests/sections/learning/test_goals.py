"""Mål och planer: kept is reached, the citizen's own are counted, few are hidden from others."""

from datetime import date
from itertools import count

import pandas as pd
import pytest

from charts.look import LIGHT
from domain.measures import default_shelf
from domain.plan_limits import PlanLimits
from domain.vocabulary import GoalType, Period
from metrics import courses, plan_state
from metrics.goal_standing import PERIOD_COLUMNS
from sections.learning import goals
from sections.learning.goals import Seen
from sections.small_groups import MEETING, Reader
from tests.sections.learning import canary

MANAGER = Reader(few=True, people=True)
PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31))
NO_SCORES = pd.DataFrame(
    {
        "citizen_id": pd.Series(dtype="int64"),
        "held_on": pd.Series(dtype="datetime64[s]"),
        "measure": pd.Series(dtype="str"),
        "respondent": pd.Series(dtype="str"),
        "value": pd.Series(dtype="float64"),
    }
)


def page(
    reader=MANAGER,
    *,
    owner="citizen",
    kinds=("improve",),
    plans=0,
    unsigned=0,
    limits=(),
    **standing,
):
    """A page about one goal a citizen, so many of each standing, and so many plans."""
    number = count(1)
    rows = [
        (who, who, "Hemliv", kinds[who % len(kinds)], owner, pd.Timestamp(2026, 2, 1), kind)
        for kind, n in standing.items()
        for who in (next(number) for _ in range(n))
    ]
    frame = pd.DataFrame(rows, columns=PERIOD_COLUMNS)
    state = plan_state.plan_state(
        range(1, plans + unsigned + 1),
        _plans(plans, unsigned),
        _no_activities(),
        day=PERIOD.last,
    )
    names = {who: f"Namn {who}" for who in state["citizen_id"]}
    units = pd.Series("Norr", index=list(names), dtype="str")
    shelf = default_shelf()
    found = courses.courses(NO_SCORES, shelf)
    return goals.page(
        Seen(
            goals=frame,
            every=frame,
            plans=state,
            units=units,
            limits=limits,
            courses=found,
            measures=shelf,
            period=PERIOD,
            names=names,
            reader=reader,
            look=LIGHT,
        )
    )


def _plans(signed: int, unsigned: int) -> pd.DataFrame:
    made = pd.Timestamp(2026, 6, 1)
    rows = [
        (who, made, "Medborgaren", *[made if who <= signed else pd.NaT] * 2)
        for who in range(1, signed + unsigned + 1)
    ]
    columns = ["citizen_id", "made_on", "made_with"]
    columns += ["signed_by_citizen_on", "signed_by_key_worker_on"]
    frame = pd.DataFrame(rows, columns=columns)
    days = [name for name in columns if name.endswith("_on")]
    return frame.astype(dict.fromkeys(days, "datetime64[s]"))


def _no_activities() -> pd.DataFrame:
    columns = ["citizen_id", "started_on", "ended_on", *plan_state.ROWS.values()]
    days = dict.fromkeys(["started_on", "ended_on"], "datetime64[s]")
    return pd.DataFrame(columns=columns).astype(days)


@pytest.mark.parametrize(
    ("standing", "answer"),
    [
        ({}, "Inget mål är bedömt ännu. Inget mål är satt i perioden."),
        ({"not_assessed": 1}, "Inget mål är bedömt ännu. 1 av 1 mål är medborgarens egna."),
        ({"reached": 1}, "1 av 1 bedömt mål har nåtts eller bibehållits. 1 av 1 mål"),
        ({"reached": 3, "worsened": 1}, "3 av 4 bedömda mål har nåtts eller bibehållits. 4 av 4"),
        ({"reached": 4, "unchanged": 1}, "4 av 5 bedömda mål har nåtts eller bibehållits. 5 av 5"),
        ({"reached": 20}, "20 av 20 bedömda mål (100 procent) har nåtts eller bibehållits."),
    ],
)
def test_the_answer_counts_goals_that_were_assessed(standing, answer):
    assert page(**standing).answer.startswith(answer)


def test_types_that_hide_each_other_are_told_together():
    made = page(MEETING, kinds=list(GoalType), reached=30, partly=4, unchanged=4, not_assessed=4)
    block = next(each for each in made.blocks if each.title == "Nås målen?")
    assert block.finding.startswith("30 av 42 mål (71 procent) har nåtts eller bibehållits. Hur")
    assert block.table.to_numpy().tolist() == [["Alla mål", "30", *["dold"] * 2, "0", "dold", "42"]]


def test_goals_that_nobody_assessed_are_told_and_never_counted_as_reached():
    found = page(reached=3, not_assessed=4)
    assert "4 av 7 mål är inte bedömda." in found.needs
    assert found.answer.startswith("3 av 3 bedömda mål")


def test_a_staff_goal_is_not_the_citizens_own():
    assert "0 av 6 mål är medborgarens egna." in page(owner="staff", reached=6).answer


@pytest.mark.parametrize(
    ("unsigned", "says"),
    [
        (0, None),
        (1, "En plan saknar medborgarens underskrift sedan mer än 14 dagar."),
        (5, "Fem planer saknar medborgarens underskrift sedan mer än 14 dagar."),
    ],
)
def test_plans_that_wait_for_a_signature_are_counted(unsigned, says):
    needs = page(plans=3, unsigned=unsigned).needs
    assert (says in needs) if says else not any("underskrift" in told for told in needs)


@pytest.mark.parametrize(
    ("limits", "told"),
    [
        ((), "En ny plan får vänta 14 dagar på att undertecknas och är aktuell i 12 månader."),
        (
            (PlanLimits(7, 6),),
            "En ny plan får vänta 7 dagar på att undertecknas och är aktuell i 6",
        ),
        ((PlanLimits(7, 6), PlanLimits()), "En ny plan får vänta 7 till 14 dagar på att"),
    ],
)
def test_the_units_own_limits_are_told(limits, told):
    blocks = page(plans=3, unsigned=1, limits=limits).blocks
    assert [block for block in blocks if block.finding.startswith(told)]


def test_who_waits_is_named_only_for_those_who_may_see_them():
    named = page(unsigned=6)
    assert "Namn 6" in canary.everything(named)
    assert "Namn 6" not in canary.everything(page(Reader(few=True, people=False), unsigned=6))


def test_small_groups_are_nowhere_for_those_who_may_not_see_them():
    how = {"reached": 31, "worsened": 4, "unchanged": 52, "plans": 60, "unsigned": 3}
    assert canary.shows(page(**how), 4)
    found = page(MEETING, **how)
    assert canary.shows(found, 52)
    assert not canary.shows(found, 4)
    assert not canary.shows(found, 3)
    assert not canary.shows(found, 60)  # with the total it would tell the three
    assert found.hidden > 0
