"""A trend is claimed when the figures claim one, and called good only when the measure does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.trend import Trend, mann_kendall, theil_sen
from sections.findings import trends
from tests.reference.trend import EIGHT
from tests.sections.findings.reading import claims_a_change, is_plain

courses = st.lists(st.tuples(st.integers(0, 900), st.integers(0, 20)), max_size=12)


def slope(values, *, higher_is_better=True, days=None):
    days = range(0, 100 * len(values), 100) if days is None else days
    trend = theil_sen(list(days), values)
    return trends.of_slope(trend, unit="poäng", higher_is_better=higher_is_better)


@pytest.mark.parametrize(
    ("values", "higher_is_better", "says"),
    [
        (EIGHT, True, "Värdena stiger, åt det goda hållet, omkring 1,5 poäng i kvartalet."),
        (EIGHT, False, "Värdena stiger, åt det sämre hållet, omkring 1,5 poäng i kvartalet."),
        (EIGHT[::-1], False, "Värdena sjunker, åt det goda hållet, omkring 1,5 poäng"),
        ([40, 43, 34, 52, 35], True, "Ingen säker riktning: det kan vara oförändrat."),
        ([40] * 9, True, "Ingen säker riktning: det kan vara oförändrat."),
        ([4, 5, 6, 7], True, "För få mätningar för att säga något om riktningen."),
        ([4], True, "För få mätningar för att säga något om riktningen."),
        ([], True, "För få mätningar för att säga något om riktningen."),
    ],
)
def test_a_slope_is_told_a_quarter_and_by_its_direction(values, higher_is_better, says):
    assert slope(values, higher_is_better=higher_is_better).finding.startswith(says)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ([], "Ingen mätning hittills, det behövs fem."),
        ([4], "En mätning hittills, det behövs fem."),
        ([4, 5, 6, 7], "Fyra mätningar hittills, det behövs fem."),
        ([40] * 5, "Räknat på fem mätningar. Allt nära 0 poäng i kvartalet är rimligt."),
        (EIGHT, "Räknat på åtta mätningar. Allt mellan 1,2 och 2,3 poäng högre i kvartalet är"),
    ],
)
def test_sureness_counts_and_gives_what_is_not_ruled_out(values, says):
    assert slope(values).sureness.startswith(says)


def test_a_speed_that_is_not_0_is_not_shown_as_0():
    told = slope([value / 1000 for value in EIGHT])
    assert "omkring 0,002 poäng" in told.finding


def test_days_and_values_all_but_one_alike_give_no_speed():
    told = slope([1, 1, 1, 1, 2], days=[0, 0, 0, 0, 1])
    assert told.finding.startswith("Ingen säker riktning")
    assert "inte går att bedöma" in told.sureness


@pytest.mark.parametrize(
    ("values", "says"),
    [
        (EIGHT, "Värdena stiger, åt det goda hållet, mer än slumpen brukar ge."),
        ([1, 3, 2, 4, 2], "Ingen säker riktning"),
        ([1, 2, 3, 4], "För få mätningar"),
    ],
)
def test_order_alone_gives_a_direction_and_no_speed(values, says):
    assert trends.of_order(mann_kendall(values), higher_is_better=True).finding.startswith(says)


@given(courses, st.booleans())
def test_a_trend_is_claimed_just_where_the_figures_claim_one(course, higher_is_better):
    days, values = [day for day, _ in course], [value for _, value in course]
    sloping, ordered = theil_sen(days, values), mann_kendall(values)
    told = trends.of_slope(sloping, unit="poäng", higher_is_better=higher_is_better)
    in_order = trends.of_order(ordered, higher_is_better=higher_is_better)
    for trend, finding in ((sloping, told), (ordered, in_order)):
        assert is_plain(finding)
        assert claims_a_change(finding) == (trend.verdict in (Trend.RISING, Trend.FALLING))
