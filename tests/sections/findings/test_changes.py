"""Groups' changes: counts always, a claim only beyond chance, a test never called the cause."""

from math import nan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics import comparison
from sections.findings import changes
from tests.reference import comparisons as published
from tests.sections.findings.reading import claims_a_change, is_plain

points = st.lists(st.integers(-3, 3).map(float), max_size=25)


def pairs(*gains, higher_is_better=True):
    return changes.of_pairs(
        comparison.paired_change([0.0] * len(gains), gains, higher_is_better=higher_is_better)
    )


@pytest.mark.parametrize(
    ("gains", "says"),
    [
        ((), "Ingen medborgare har två mätningar att jämföra ännu."),
        ((1,), "Ingen säker skillnad mellan mätningarna: 1 bättre, 0 oförändrade och 0 sämre."),
        ((0, 0, 0, 0), "Ingen säker skillnad mellan mätningarna: 0 bättre, 4 oförändrade"),
        (published.MANY_ZEROS, "Ingen säker skillnad mellan mätningarna: 5 bättre, 2 oförändrade"),
        (published.DARWIN, "Förändringarna till det bättre väger över: 13 bättre, 0 oförändrade"),
        ((1, 1, 1, 1, 1), "Ingen säker skillnad"),  # five that all gained can't be told from chance
    ],
)
def test_before_and_after_is_counted_and_claimed_only_beyond_chance(gains, says):
    assert pairs(*gains).finding.startswith(says)


def test_lower_is_better_on_some_scales():
    told = changes.of_pairs(
        comparison.paired_change(
            published.DEPRESSION_BEFORE, published.DEPRESSION_AFTER, higher_is_better=False
        )
    )
    assert told.finding.startswith("Förändringarna till det bättre väger över: 7 bättre")


def test_who_fell_out_and_what_a_comparison_needs_is_said():
    change = comparison.paired_change([1, 2, nan], [2, 2, 2], higher_is_better=True)
    assert changes.of_pairs(change).sureness == (
        "Räknat på två medborgare med två mätningar. Det är för få för att säga något om fler än "
        "så. För få är ändrade för att jämföra med slumpen: det behövs sex. En medborgare saknar "
        "någon av mätningarna och är inte med."
    )


@given(points)
def test_swapping_before_and_after_swaps_better_and_worse(gains):
    there, back = pairs(*gains), pairs(*gains, higher_is_better=False)
    assert is_plain(there)
    assert claims_a_change(there) == claims_a_change(back)
    if claims_a_change(there):
        assert ("till det bättre" in there.finding) == ("till det sämre" in back.finding)


def mean(*gains, higher_is_better=True):
    return changes.of_mean(
        comparison.mean_change(gains), unit="poäng", higher_is_better=higher_is_better
    )


@pytest.mark.parametrize(
    ("gains", "says", "sure"),
    [
        ((), "Ingen medborgare har två mätningar", "Inget är räknat."),
        ((1,), "Går inte att säga", "Det behövs åtta."),
        ((1, 2, 3, 4), "Går inte att säga", "Det behövs åtta."),
        ((2,) * 9, "Går inte att säga", "ingen spridning att döma av."),
        ((1, 2, 1, 2, 3, 4, 2, 1, 2), "I snitt 2,0 poäng bättre.", "poäng bättre är rimligt."),
        ((-1, -2, -1, -2, -3, -4, -2, -1), "I snitt 2,0 poäng sämre.", "poäng sämre är rimligt."),
        ((1, -2, 1, -2, 3, -4, 2, 1), "Ingen säker förändring i snitt.", "Allt från"),
    ],
)
def test_a_mean_change_has_its_range_or_none_is_told(gains, says, sure):
    told = mean(*gains)
    assert told.finding.startswith(says)
    assert sure in told.sureness


@settings(max_examples=25)
@given(points, st.booleans())
def test_a_mean_change_is_told_plainly(gains, higher_is_better):
    result = comparison.mean_change(gains)
    told = mean(*gains, higher_is_better=higher_is_better)
    assert is_plain(told)
    assert claims_a_change(told) == (result.lower > 0 or result.upper < 0)


def in_a_test(test, other):
    return changes.of_difference(
        comparison.difference_in_change(test, other), unit="poäng", higher_is_better=True
    )


@pytest.mark.parametrize(
    ("test", "other", "says"),
    [
        ([4, 6, 5, 7, 5], [1, 3, 2, 2, 1], "Testet gick 3,6 poäng bättre än jämförelsen."),
        ([1, 3, 2, 2, 1], [4, 6, 5, 7, 5], "Testet gick 3,6 poäng sämre än jämförelsen."),
        ([4, 6, 5, 7, 0], [1, 3, 2, 2, 10], "Ingen säker skillnad mellan testet och jämförelsen."),
        ([4, 6, 5, 7], [1, 3, 2, 2, 1], "För få"),  # certain by the metric, but four are too few
        ([2] * 6, [1] * 6, "För få, eller för lika"),  # no spread to go by
        ([], [], "För få"),
    ],
)
def test_a_test_is_compared_and_never_called_the_cause(test, other, says):
    told = in_a_test(test, other)
    assert told.finding.startswith(says)
    assert "inte att testet är orsaken" in told.caveat


@given(points, points)
def test_a_test_is_told_plainly(test, other):
    result = comparison.difference_in_change(test, other)
    told = in_a_test(test, other)
    assert is_plain(told)
    assert claims_a_change(told) == (result.certain and min(len(test), len(other)) >= 5)


@pytest.mark.parametrize(("higher_is_better", "side"), [(True, "bättre"), (False, "sämre")])
def test_what_comes_by_itself_is_to_be_taken_off(higher_is_better, side):
    gain = comparison.regression_to_the_mean(mean=60, sd=15, reliability=0.8, cutoff=40)
    told = changes.of_regression(gain, unit="poäng", higher_is_better=higher_is_better)
    assert f"låg under 40 blir i snitt 5,4 poäng {side} till nästa mätning" in told.finding
    assert is_plain(told)


@pytest.mark.parametrize(
    ("plan", "says"),
    [
        ({}, "15 medborgare i varje grupp och räkna med 10 månader för att hitta en skillnad på 5"),
        ({"change": -5}, "för att hitta en skillnad på 5 poäng."),
        ({"comparison": False}, "för att hitta en förändring på 5 poäng."),
        ({"months_to_follow_up": 2.5}, "6,5 månader"),
    ],
)
def test_a_plan_says_how_many_how_long_and_how_often_it_errs(plan, says):
    settled = {"change": 5, "sd": 4, "citizens_per_month": 4, "months_to_follow_up": 6} | plan
    told = changes.of_plan(comparison.plan_test(**settled), unit="poäng")
    assert says in told.finding
    assert "i 80 procent av alla sådana test" in told.sureness
    assert "så ut i 5 procent" in told.sureness
    assert is_plain(told)
