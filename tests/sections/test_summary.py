"""The summary claims a change only by a run longer than chance that has not ended."""

import pandas as pd
import pytest

from charts.look import LIGHT
from domain.vocabulary import Outcome
from metrics.unit_months import Key
from sections import summary

NAMES = [f"månad {at}" for at in range(24)]


def rows(shares, *, of=20, targets=None):
    """Function as given in per cent of `of` a month, nothing of the rest."""
    told = [
        (str(key), month, round(share * of / 100) if key is Key.FUNCTION else 0, n)
        for key in Key
        for month, share in enumerate(shares)
        for n in [of if key is Key.FUNCTION else 0]
    ]
    months = pd.DataFrame(told, columns=["key", "month", "so", "of"])
    return summary.rows(months, NAMES, targets=targets or {})


UP_AND_DOWN = [60, 80] * 12
RISEN = [50, 60] * 6 + [80, 90] * 6
FALLEN = RISEN[::-1]
BACK_AGAIN = [50, 60] * 4 + [90, 80] * 5 + [50, 60] * 3


@pytest.mark.parametrize(
    ("shares", "outcome", "word"),
    [
        (UP_AND_DOWN, Outcome.MAINTAINED, "Ingen säker förändring"),
        (RISEN, Outcome.STRENGTHENED, "Högre än förut sedan månad 12"),
        (FALLEN, Outcome.WEAKENED, "Lägre än förut sedan månad 12"),
        (BACK_AGAIN, Outcome.UNCERTAIN, "Varierar mer än slumpen"),
        ([70] * 24, Outcome.UNCERTAIN, "För få månader att jämföra"),
        ([100] * 13 + [90] * 11, Outcome.UNCERTAIN, "För få månader att jämföra"),
    ],
)
def test_what_is_said_follows_the_rule(shares, outcome, word):
    first = rows(shares)[0]
    assert (first.outcome, first.word) == (outcome, word)


def test_months_with_too_few_are_gaps():
    assert rows(RISEN, of=2)[0].word == "För få månader att jämföra"


def test_the_latest_is_of_three_months_and_of_at_least_five():
    assert rows([0] * 21 + [50, 100, 60], of=10)[0].level == "70 %"
    assert rows([50] * 24, of=1)[0].level == "–"


@pytest.mark.parametrize(
    ("target", "says"),
    [
        (0.2, "Målet 20 % nås stadigt"),
        (0.7, "Målet 70 % nås ibland"),
        (1.0, "Målet 100 % nås inte som det är nu"),
        (None, ""),
    ],
)
def test_the_target_is_held_against_what_the_months_keep_within(target, says):
    targets = {} if target is None else {Key.FUNCTION: target}
    assert rows([65, 75] * 12, targets=targets)[0].assurance == says


def test_the_target_has_a_shape_of_its_own_for_each_word_and_none_where_nothing_is_aimed_at():
    def drawn(target):
        targets = {} if target is None else {Key.FUNCTION: target}
        block = summary.block(rows([65, 75] * 12, targets=targets), LIGHT)
        return block.chart.data["rows"]["aim"].tolist(), block.alternative

    shapes = {drawn(target)[0][0] for target in (0.2, 0.7, 1.0)}
    assert len(shapes) == 3
    assert drawn(None)[0] == [""]
    assert drawn(0.7)[1].endswith("ingen säker förändring. Målet 70 % nås ibland.")


def test_every_measure_is_in_the_table_and_only_those_with_months_are_drawn():
    block = summary.block(rows(RISEN), LIGHT)
    assert len(block.table) == len(Key) <= 12
    assert len(block.chart.data["rows"]) == 1
    assert "Högre än förut: funktion, stärkt eller bibehållen." in block.finding
    assert block.alternative.startswith("Funktion, stärkt eller bibehållen: 87 %, högre än förut")


def test_nothing_is_drawn_where_nothing_is_counted():
    block = summary.block(rows([0] * 24, of=0), LIGHT)
    assert block.chart is None
    assert block.table.empty  # and so nothing is said of how to read it
    assert block.finding == "Inget har hänt ännu som kan visas månad för månad."


def test_a_unit_of_a_few_has_too_few_months_to_compare():
    block = summary.block(rows([1] * 24, of=2), LIGHT)
    assert block.chart is None
    assert len(block.table) == len(Key)
    assert block.finding == "För få månader att jämföra i tolv mått."


def test_one_measure_is_counted_as_swedes_do():
    one = rows(UP_AND_DOWN)[:1]
    assert summary.finding(one) == "Ingen säker förändring i ett mått."


def test_what_is_lower_is_said_after_what_is_higher_and_the_rest_is_counted():
    better, worse, same = (rows(shares)[0] for shares in (RISEN, FALLEN, UP_AND_DOWN))
    assert summary.finding([worse, same, better]) == (
        "Högre än förut: funktion, stärkt eller bibehållen. "
        "Lägre än förut: funktion, stärkt eller bibehållen. Ingen säker förändring i ett mått."
    )
