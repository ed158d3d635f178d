import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import brentq

from metrics.share_difference import share_difference

NEWCOMBE = [
    # Newcombe 1998, Stat Med 17:873-890, table II, method 10; the first two also as the tests of
    # R's propint cite them, the others from memory.
    ((56, 70), (48, 80), (0.0524, 0.3339)),
    ((9, 10), (3, 10), (0.1705, 0.8090)),
    ((6, 7), (2, 7), (0.0582, 0.8062)),
    ((5, 56), (0, 29), (-0.0381, 0.1926)),
    ((0, 10), (0, 20), (-0.1611, 0.2775)),
    ((0, 10), (0, 10), (-0.2775, 0.2775)),
    ((10, 10), (0, 20), (0.6791, 1.0000)),
    ((10, 10), (0, 10), (0.6075, 1.0000)),
]

pairs = st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def _of(one, other, **level):
    return share_difference(*one, other_part=other[0], other_whole=other[1], **level)


@pytest.mark.parametrize(("one", "other", "limits"), NEWCOMBE)
def test_the_published_intervals(one, other, limits):
    found = _of(one, other)
    assert (round(found.lower, 4), round(found.upper, 4)) == limits


def _wilson_by_search(part, whole):
    """Slow and obvious: the shares whose z statistic is just 1.96 from what was seen."""

    def beyond(share):
        return (part / whole - share) ** 2 - 1.959963984540054**2 * share * (1 - share) / whole

    seen, edge = part / whole, 1e-6  # none and all are roots themselves: step past them
    low = 0.0 if part == 0 else brentq(beyond, 0, min(seen, 1 - edge), xtol=1e-12)
    high = 1.0 if part == whole else brentq(beyond, max(seen, edge), 1, xtol=1e-12)
    return low, high


@given(pairs, pairs)
def test_the_interval_agrees_with_a_search_for_both_wilson_limits(one, other):
    (low, high), (other_low, other_high) = _wilson_by_search(*one), _wilson_by_search(*other)
    share, other_share = one[0] / one[1], other[0] / other[1]
    found = _of(one, other)
    down = math.sqrt((share - low) ** 2 + (other_high - other_share) ** 2)
    up = math.sqrt((high - share) ** 2 + (other_share - other_low) ** 2)
    assert found.lower == pytest.approx(share - other_share - down, abs=1e-9)
    assert found.upper == pytest.approx(share - other_share + up, abs=1e-9)


@given(pairs, pairs)
def test_swapping_the_groups_turns_the_interval_round(one, other):
    there, back = _of(one, other), _of(other, one)
    assert (back.lower, back.upper) == (pytest.approx(-there.upper), pytest.approx(-there.lower))


@given(pairs, pairs)
def test_a_surer_interval_is_wider_and_both_hold_the_difference(one, other):
    sure, surer = _of(one, other), _of(one, other, confidence=0.99)
    assert surer.lower <= sure.lower <= sure.difference <= sure.upper <= surer.upper


def test_of_nobody_nothing_can_be_said():
    found = _of((0, 0), (3, 9))
    assert all(math.isnan(x) for x in (found.difference, found.lower, found.upper))
