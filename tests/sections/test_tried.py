"""A test's report: what may be shown of few, what is claimed, and what the decision needs."""

from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest

from charts.look import LIGHT
from data_access.initiative_starts import START_COLUMNS
from data_access.initiatives import DECISION_COLUMNS, GROUND_COLUMNS, VERSION_COLUMNS
from domain.measures import default_shelf
from domain.vocabulary import Precondition, UnitRole
from metrics.tried_change import CHANGE_COLUMNS
from sections import tried, tried_figures
from sections.blocks import HIDDEN
from sections.tried_figures import Tried

BEGAN = date(2026, 1, 1)


def frame(columns, *rows) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(columns)).astype(columns)


def changes(*gains: float, measure="sppb") -> pd.DataFrame:
    rows = [(at, measure, 5.0, 5.0 + gain, gain) for at, gain in enumerate(gains)]
    return frame(CHANGE_COLUMNS, *rows)


def a_start(unit, n, mean, measure="sppb"):
    return ("Två hos mig", BEGAN, unit, measure, n, mean, datetime(2026, 2, 3))  # noqa: DTZ001


def a_test(
    *, test=(), comparison=(), grounds=(), decisions=(), roles=tuple(UnitRole), starts=(), now=None
) -> Tried:
    versions = [
        (1, unit, str(role), "Två hos mig", "1", "Många byten", BEGAN, None)
        for unit, role in enumerate(roles)
    ]
    return Tried(
        versions=frame(VERSION_COLUMNS, *versions),
        grounds=frame(
            GROUND_COLUMNS, *[(1, str(name), holds, "Samtal") for name, holds in grounds]
        ),
        decisions=frame(DECISION_COLUMNS, *decisions),
        changes={UnitRole.TEST: changes(*test), UnitRole.COMPARISON: changes(*comparison)},
        starts=frame(START_COLUMNS, *starts),
        starts_now=frame(START_COLUMNS, *(starts if now is None else now)),
        units={0: "Norr", 1: "Söder"},
        measures=default_shelf(),
        look=LIGHT,
    )


def test_a_difference_is_claimed_with_its_interval_and_how_many_it_rests_on():
    block = tried_figures.difference(a_test(test=(2, 3, 2, 3, 2, 3), comparison=(0, 1, 0, 1, 0, 1)))
    assert block.finding == "SPPB: testet gick 2,0 poäng bättre än jämförelsen."
    assert block.table.iloc[0].tolist() == [
        *("SPPB, poäng", "2,5", "6", "0,5", "6", "2,0", "1,3 till 2,7"),
    ]
    assert block.chart.data["rows"]["certain"].tolist() == [True]
    assert block.hidden == 0


@pytest.mark.parametrize(
    ("other", "says"),
    [
        ((2, 3, 2, 3, 2, 3), "Mot jämförelsen gick testet bättre på två av två mått. SPPB: "),
        ((0, 1, 0, 1, 0, 1), "Mot jämförelsen gick testet bättre på ett av två mått. SPPB: "),
        ((-2, -3, -2, -3, -2), "Mot jämförelsen gick testet bättre på ett och sämre på ett av två"),
        ((2, 3), "SPPB: testet gick 2,0 poäng bättre"),  # nothing to sum up
    ],
)
def test_several_measures_are_summed_up_before_each(other, says):
    made = a_test(test=(2, 3, 2, 3, 2, 3), comparison=(0, 1, 0, 1, 0, 1))
    both = {UnitRole.TEST: other, UnitRole.COMPARISON: (0, 1, 0, 1, 0, 1)}
    for role, gains in both.items():
        more = [made.changes[role], changes(*gains, measure="copm_p")]
        made = replace(made, changes={**made.changes, role: pd.concat(more)})
    assert tried_figures.difference(made).finding.startswith(says)


def test_what_rests_on_fewer_than_five_is_hidden_in_table_and_chart():
    block = tried_figures.difference(a_test(test=(2, 3, 2, 3), comparison=(0, 1, 0, 1, 0, 1)))
    assert block.table.iloc[0].tolist() == [
        *("SPPB, poäng", HIDDEN, HIDDEN, "0,5", "6", "–", "–"),
    ]
    assert "för få" in block.finding
    assert block.chart.data["known"].empty
    assert block.hidden == 2


def test_without_a_comparison_no_difference_is_claimed():
    block = tried_figures.difference(a_test(test=(2, 3, 2, 3, 2, 3), roles=(UnitRole.TEST,)))
    assert block.finding == tried_figures.NO_COMPARISON
    assert block.chart is None


@pytest.mark.parametrize(
    ("grounds", "says"),
    [
        ([], "Ingen av de fyra grundförutsättningarna är bedömd ännu."),
        (
            [(Precondition.LAWFUL, "yes"), (Precondition.GOOD_FOR_WORK, "partly")],
            "En av fyra grundförutsättningar gäller, två är bedömda. Testet kan inte införas ännu.",
        ),
        ([(each, "yes") for each in Precondition], "Alla fyra grundförutsättningar gäller."),
    ],
)
def test_all_four_preconditions_must_hold(grounds, says):
    made = a_test(grounds=grounds)
    assert says in tried.sentence(made)
    block = next(each for each in tried.blocks(made) if each.title.startswith("De fyra"))
    assert len(block.table) == len(Precondition)


def test_a_decision_stands_with_its_reason_and_who_thought_otherwise():
    decided = (1, date(2026, 6, 1), "test_again", "chef", "Olika utfall", None)
    block = next(
        each
        for each in tried.blocks(a_test(decisions=[decided]))
        if each.title.startswith("Beslut")
    )
    assert block.table.iloc[0].tolist() == ["1 jun 2026", "Testa igen", "chef", "Olika utfall", "–"]


def test_the_start_is_what_was_kept_weighed_by_how_many_and_its_day_is_told():
    roles = (UnitRole.TEST, UnitRole.COMPARISON, UnitRole.TEST)
    kept = [a_start(0, 5, 4.0), a_start(2, 15, 8.0), a_start(1, 6, 5.0)]
    block = tried_figures.start(a_test(roles=roles, starts=kept))
    assert block.table.iloc[0].tolist() == ["SPPB, poäng", "7,0", "20", "5,0", "6"]
    assert block.finding == "Så var det före 1 jan 2026, i medelvärde. Sparat 3 feb 2026."
    assert "har ändrats" not in block.caveat


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ([a_start(0, 5, 4.01), a_start(1, 6, 5.0)], False),  # not seen in what is shown
        ([a_start(0, 5, 4.3), a_start(1, 6, 5.0)], True),  # a value was corrected
        ([a_start(0, 6, 4.0), a_start(1, 6, 5.0)], True),  # one more was read in
        ([a_start(0, 5, 4.0)], True),  # fewer than five are left
    ],
)
def test_a_later_correction_changes_no_figure_of_the_start_and_is_said(now, told):
    kept = [a_start(0, 5, 4.0), a_start(1, 6, 5.0)]
    block = tried_figures.start(a_test(starts=kept, now=now))
    assert block.table.iloc[0].tolist() == ["SPPB, poäng", "4,0", "5", "5,0", "6"]
    assert ("Uppgifterna har ändrats sedan dess för SPPB." in block.caveat) is told


def test_without_anything_kept_the_start_says_so():
    assert tried_figures.start(a_test()).finding == tried_figures.NO_START
