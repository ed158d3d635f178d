"""A control chart's sentence is about the latest value, and says by which rule it stands out."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.control_chart import Improvement, Variation, p_chart, xmr
from sections.findings import control_charts
from tests.reference import control_charts as published
from tests.sections.findings.reading import claims_a_change, is_plain

ORDINARY = [1, 2] * 8
months = st.lists(st.one_of(st.just(nan), st.integers(0, 9).map(float)), max_size=30)


def said(values, improvement="increase", **settings):
    return control_charts.of_xmr(xmr(values, improvement=improvement, **settings))


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([*ORDINARY, 9], "9, över det vanliga"),
        ([*ORDINARY, -9], "−9, under det vanliga"),
        ([*[1, 2] * 20, 4.4], "4,4, över det vanliga (−1,2 till 4,3)"),  # not 4 above 4
        ([*[0, 9] * 8, *range(1, 8)], "minst sju värden i rad som stiger"),
        ([*[0, 1] * 8, *[0.6, 0.7] * 4], "minst sju i rad på den övre sidan av snittet"),
        ([*[0, 3] * 12, 9, 6, 9], "två av tre i rad är nära den övre gränsen"),
    ],
)
def test_the_reason_is_the_first_rule_that_the_latest_value_breaks(values, says):
    assert says in said(values).finding


@pytest.mark.parametrize(
    ("improvement", "says"),
    [
        ("increase", "sticker ut åt det goda hållet: 9"),
        ("decrease", "sticker ut åt det oönskade hållet: 9"),
        ("neutral", "sticker ut uppåt: 9"),  # no direction is better: none is called good
    ],
)
def test_a_direction_is_good_only_when_the_measure_says_so(improvement, says):
    assert says in said([*ORDINARY, 9], improvement).finding


@pytest.mark.parametrize(
    ("target", "says"),
    [
        (-5, "Målet −5 väntas nås"),
        (20, "Målet 20 väntas inte nås"),
        (2, "Målet 2 ligger inom det vanliga"),
        (None, "(−1 till 4)."),  # nothing is said of no target
    ],
)
def test_the_target_is_judged_by_the_limits(target, says):
    assert says in said(ORDINARY, target=target).finding


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([], "Ingen månad har ett värde."),
        ([3], "En månad har ett värde."),
        ([3, nan, 3], "Två månader har ett värde."),  # no two neighbours: no limits
        ([3, 1, 4, 1], "Gränserna bygger på fyra månader. Det är prövogränser"),
    ],
)
def test_few_values_are_called_few(values, says):
    told = said(values)
    assert told.sureness.startswith(says)
    assert not claims_a_change(told)


def test_after_a_declared_change_only_the_months_since_then_count():
    told = said([*ORDINARY, 50, 51, 50, 51], rebase=[len(ORDINARY)])
    assert told.finding.startswith("Ingen säker förändring")
    assert told.sureness.startswith("Gränserna bygger på fyra månader.")


@pytest.mark.parametrize(
    ("counts", "totals", "says", "sure"),
    [
        ([], [], "Går inte att säga ännu", "Ingen månad har en andel."),
        ([1], [4], "Går inte att säga ännu", "En månad har en andel."),
        ([1, 2, 0], [4, 4, 0], "Inget sticker ut", "Gränserna bygger på två månader."),
        (
            published.NIST_COUNTS,
            [published.NIST_COUNTS_SIZE] * 30,
            "2 av 30 månader sticker ut från 23 procent",
            "Gränserna bygger på 30 månader.",
        ),
    ],
)
def test_shares_stand_out_from_the_common_share(counts, totals, says, sure):
    told = control_charts.of_p_chart(p_chart(counts, totals))
    assert told.finding.startswith(says)
    assert told.sureness.startswith(sure)


@pytest.mark.parametrize(("size", "rough"), [(10, True), (50, False)])
def test_limits_of_small_groups_are_called_rough(size, rough):
    told = control_charts.of_p_chart(p_chart([size // 5] * 12, [size] * 12))
    assert ("grova" in told.sureness) is rough


@given(months, st.sampled_from(list(Improvement)), st.sampled_from([None, -1.0, 4.0, 12.0]))
def test_a_change_is_claimed_just_where_the_latest_value_is_flagged(values, improvement, target):
    chart = xmr([*values, 4.0], improvement=improvement, target=target)
    told = control_charts.of_xmr(chart, decimals=1)
    assert is_plain(told)
    quiet = chart.variation in (Variation.COMMON_CAUSE, Variation.UNKNOWN)
    assert claims_a_change(told) == (not quiet)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(9, 20)), max_size=15))
def test_shares_are_told_plainly(groups):
    chart = p_chart([k for k, _ in groups], [n for _, n in groups])
    assert is_plain(control_charts.of_p_chart(chart))
