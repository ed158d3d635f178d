"""Shares are told as counts first; units are named, never ranked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.share_difference import share_difference
from metrics.shares import Position, funnel, wilson
from sections.findings import shares
from sections.findings.wording import CITIZENS, GOALS
from tests.sections.findings.reading import claims_a_change, is_plain

UNITS = ["Björken", "Eken", "Linden", "Åsen", "Ängen"]
of_unit = st.integers(0, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("k", "n", "says", "sure"),
    [
        (0, 0, "Ingen medborgare att räkna ännu.", "Inget är räknat."),
        (1, 1, "1 av 1 medborgare har ett eget mål.", "Räknat på en medborgare. Det är för få"),
        (0, 4, "0 av 4 medborgare har ett eget mål.", "Räknat på fyra medborgare. Det är för få"),
        (8, 10, "8 av 10 medborgare har ett eget mål.", "Allt mellan 49 och 94 procent är rimligt"),
        (0, 20, "0 av 20 medborgare (0 procent)", "Allt mellan 0 och 16 procent är rimligt."),
        (81, 263, "81 av 263 medborgare (31 procent)", "Allt mellan 26 och 37 procent är rimligt."),
    ],
)
def test_a_share_says_how_many_and_what_is_reasonable(k, n, says, sure):
    told = shares.of_share(wilson(k, n), noun=CITIZENS, that="har ett eget mål")
    assert told.finding.startswith(says)
    assert sure in told.sureness


@given(of_unit)
def test_no_range_is_given_of_fewer_than_five(counts):
    told = shares.of_share(wilson(*counts), noun=GOALS, that="har nåtts")
    assert is_plain(told)
    assert ("rimligt" in told.sureness) == (counts[1] >= 5)


def compared(*counts, target=0.6):
    result = funnel([k for k, _ in counts], [n for _, n in counts], target=target)
    return shares.of_funnel(result, units=UNITS[: len(counts)])


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ([(50, 50)], "Björken ligger över 60 procent, mer än slumpen brukar ge."),
        (
            [(50, 50), (30, 50), (49, 50), (2, 30)],
            (
                "Björken och Linden ligger över 60 procent, mer än slumpen brukar ge. "
                "Åsen ligger under 60 procent, mer än slumpen brukar ge."
            ),
        ),
        ([(30, 50), (4, 4)], "Ingen enhet skiljer sig från 60 procent mer än slumpen brukar ge."),
        ([(0, 1)], "Ingen enhet skiljer sig från 60 procent mer än slumpen brukar ge."),
        ([(0, 0)], "Ingen enhet går att jämföra med 60 procent ännu."),
        ([], "Ingen enhet går att jämföra med 60 procent ännu."),
    ],
)
def test_units_outside_the_funnel_are_named(counts, says):
    assert compared(*counts).finding == says


def test_a_unit_where_nobody_is_counted_is_told_of():
    assert compared((30, 50), (0, 0)).sureness.endswith("En enhet har ingen räknad.")


@given(st.lists(of_unit, min_size=5, max_size=5), st.permutations(range(5)))
def test_units_stand_by_name_whatever_their_order_or_share(counts, order):
    def told(positions):
        result = funnel(*zip(*[counts[at] for at in positions], strict=True), target=0.6)
        outside = {Position.HIGH, Position.LOW} & set(result.verdicts)
        return shares.of_funnel(result, units=[UNITS[at] for at in positions]), bool(outside)

    (sorted_by_name, outside), (in_any_order, _) = told(range(5)), told(order)
    assert sorted_by_name == in_any_order
    assert is_plain(sorted_by_name)
    assert claims_a_change(sorted_by_name) == outside


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        ((56, 70), (48, 80), "Andelen är 20 procentenheter högre bland kvinnor än bland män."),
        ((48, 80), (56, 70), "Andelen är 20 procentenheter lägre bland kvinnor än bland män."),
        ((5, 7), (4, 8), "Ingen säker skillnad mellan kvinnor och män."),
        ((4, 4), (0, 80), "För få för att jämföra kvinnor med män."),
        ((0, 0), (1, 1), "För få för att jämföra kvinnor med män."),
    ],
)
def test_two_groups_differ_when_the_interval_leaves_out_no_difference(one, other, says):
    result = share_difference(*one, other_part=other[0], other_whole=other[1])
    assert shares.of_difference(result, one="kvinnor", other="män").finding == says


@given(of_unit, of_unit)
def test_two_groups_are_told_plainly(one, other):
    result = share_difference(*one, other_part=other[0], other_whole=other[1])
    told = shares.of_difference(result, one="kvinnor", other="män")
    assert is_plain(told)
    certain = min(one[1], other[1]) >= 5 and (result.lower > 0 or result.upper < 0)
    assert claims_a_change(told) == certain
