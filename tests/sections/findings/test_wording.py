"""The shared turns of phrase: no figure is made to say more, less or other than it is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sections.findings import wording
from tests.sections.findings.reading import FORBIDDEN

SIDES = ("sämre", "bättre")
sizes = st.floats(-1e4, 1e4).map(lambda value: round(value, 4))


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [
        (0.2, 1.4, "mellan 0,2 och 1,4 poäng bättre"),
        (-1.4, -0.2, "mellan 0,2 och 1,4 poäng sämre"),  # the nearer end first, no minus signs
        (-0.5, 2.0, "från 0,5 poäng sämre till 2,0 poäng bättre"),
        (0.0, 2.0, "mellan 0 och 2,0 poäng bättre"),  # 0 has no side
        (0.04, 2.0, "mellan 0,04 och 2,00 poäng bättre"),  # what isn't 0 must not be read as 0
        (1.0, 1.0, "nära 1,0 poäng bättre"),
        (0.0, 0.0, "nära 0 poäng"),
        (-0.00001, 0.00001, "nära 0 poäng"),
    ],
)
def test_a_range_of_changes_is_said_in_words(low, high, says):
    assert wording.change_range(low, high, unit="poäng", sides=SIDES, decimals=1) == says


@given(sizes, sizes)
def test_a_range_names_only_the_sides_it_reaches(one, other):
    low, high = sorted((one, other))
    said = wording.change_range(low, high, unit="poäng", sides=SIDES)
    assert ("sämre" in said) == (round(low, 3) < 0)
    assert ("bättre" in said) == (round(high, 3) > 0)
    assert not FORBIDDEN.search(said)


@pytest.mark.parametrize(
    ("share", "says"),
    [
        (0, "0 procent"),
        (1 / 400, "mindre än 1 procent"),  # one of 400 is not nobody
        (0.6, "60 procent"),
        (399 / 400, "mer än 99 procent"),  # nor are all but one everybody
        (1, "100 procent"),
    ],
)
def test_a_percentage_keeps_nobody_and_everybody_apart_from_nearly(share, says):
    assert wording.percent(share) == says


@given(st.integers(1, 100_000), st.data())
def test_only_nobody_is_0_and_only_everybody_100_percent(whole, data):
    part = data.draw(st.integers(0, whole))
    said = wording.percent(part / whole)
    assert (said == "0 procent") == (part == 0)
    assert (said == "100 procent") == (part == whole)


@pytest.mark.parametrize(("part", "whole", "percent"), [(4, 19, False), (4, 20, True)])
def test_a_percentage_stands_only_on_twenty(part, whole, percent):
    assert ("procent" in wording.of_so_many(part, whole, wording.GOALS)) is percent


@pytest.mark.parametrize(
    ("n", "citizens", "goals", "few"),
    [
        (0, "ingen medborgare", "inget mål", False),  # nothing counted is not few: it is nothing
        (1, "en medborgare", "ett mål", True),
        (4, "fyra medborgare", "fyra mål", True),
        (5, "fem medborgare", "fem mål", False),
        (13, "13 medborgare", "13 mål", False),
    ],
)
def test_counts_have_their_gender_and_few_are_called_few(n, citizens, goals, few):
    assert wording.CITIZENS.counted(n) == citizens
    assert wording.GOALS.counted(n) == goals
    assert (wording.TOO_FEW in wording.counted_on(n, wording.GOALS)) is few


@given(sizes, st.integers(0, 3))
def test_a_level_is_never_minus_nothing(value, decimals):
    assert not re.fullmatch("−[0,]+", wording.level(value, decimals))
