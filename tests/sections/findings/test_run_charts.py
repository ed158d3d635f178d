"""A run chart's sentence claims a signal where the rules give one, and names the rules."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.run_chart import RuleSet, run_chart
from sections.findings import run_charts
from sections.findings.wording import Noun
from tests.reference.run_charts import SERIES_WITH_FOUR_ANSWERS
from tests.sections.findings.reading import claims_a_change, is_plain

months = st.lists(st.one_of(st.just(nan), st.integers(0, 9).map(float)), max_size=30)


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ("anhoej", "Tecken på mer än slump: bara ett sidbyte kring mittvärdet."),
        ("perla", "sex månader i följd under mittvärdet, sex månader i följd över mittvärdet"),
        ("mdc", "Ingen säker förändring: inget tecken på mer än slump i hur värdena varierar."),
    ],
)
def test_one_series_has_an_answer_for_each_rule_set_and_names_it(rules, says):
    told = run_charts.sentence(run_chart(SERIES_WITH_FOUR_ANSWERS, rules=rules))
    assert says in told.finding
    assert run_charts.RULES[RuleSet(rules)] in told.sureness


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([], "Ingen månad har något värde ännu; det behövs tio"),
        ([3], "0 av 1 månad räknas; det behövs tio"),
        ([3, 4, 3, 5], "4 av 4 månader räknas; det behövs tio"),
        ([3] * 24, "0 av 24 månader räknas; det behövs tio"),  # all on the median
        ([nan] * 24, "Ingen månad har något värde ännu"),
    ],
)
def test_too_few_months_are_called_too_few(values, says):
    told = run_charts.sentence(run_chart(values))
    assert told.finding == "För få månader för att säga om något har ändrats."
    assert told.sureness.startswith(says)


@pytest.mark.parametrize(
    ("values", "baseline", "says"),
    [
        ([1, 2, 3] + [5] * 12, 3, "13 månader i följd över mittvärdet"),
        ([1, 2] * 10, None, "så många som 19 sidbyten kring mittvärdet"),
        ([*range(9), 0, 9, 0], None, "nio månader i rad med stigande värden"),
        ([9, 8, 7, 6, 5, 4, 9, 0, 9, 0, 9, 0], None, "sex månader i rad med sjunkande värden"),
        ([2, 2, 2] + [5] * 12, 3, "inget sidbyte kring mittvärdet"),
    ],
)
def test_a_signal_says_which_rule_was_broken_and_how(values, baseline, says):
    rules = "anhoej" if baseline else "perla"
    told = run_charts.sentence(run_chart(values, rules=rules, baseline=baseline))
    assert says in told.finding


def test_a_signal_says_where_the_latest_values_lie():
    told = run_charts.sentence(run_chart(SERIES_WITH_FOUR_ANSWERS), decimals=1)
    assert told.finding.endswith("Mittvärdet är 63,5, och de senaste sex ligger över.")


def test_a_point_may_be_a_week():
    told = run_charts.sentence(run_chart([1]), noun=Noun("vecka", "veckor"))
    assert told.finding == "För få veckor för att säga om något har ändrats."


@given(months, st.sampled_from(list(RuleSet)))
def test_a_change_is_claimed_just_where_the_rules_give_a_signal(values, rules):
    chart = run_chart(values, rules=rules)
    told = run_charts.sentence(chart)
    assert is_plain(told)
    assert claims_a_change(told) == chart.signal
