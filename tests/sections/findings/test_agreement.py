"""Citizens' and staff's ratings: neither is right, and a difference is worth a talk."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.agreement import agreement
from sections.findings import agreement as findings
from tests.reference.agreement import ANXIETY_SECOND, ANXIETY_THIRD
from tests.sections.findings.reading import is_plain

ratings = st.lists(st.tuples(*[st.sampled_from([nan, 1.0, 2.0, 5.0])] * 2), max_size=30)


def said(citizen, staff):
    return findings.sentence(agreement(citizen, staff))


@pytest.mark.parametrize(
    ("citizen", "staff", "says"),
    [
        ([], [], "Ingen har både en egen skattning och en från personalen."),
        ([3], [nan], "Ingen har både en egen skattning och en från personalen."),
        ([3], [3], "Lika i 1 av 1 par av skattningar, medborgaren högre i 0 och personalen högre"),
        ([1, 2, 3, 5], [1, 2, 4, 3], "Lika i 2 av 4 par av skattningar, medborgaren högre i 1 och"),
    ],
)
def test_ratings_are_counted_both_ways(citizen, staff, says):
    assert said(citizen, staff).finding.startswith(says)


@pytest.mark.parametrize(
    ("staff", "says"),
    [
        ([3, 3], "Inget par skiljer 2 steg eller mer."),
        ([3, 4], "Inget par skiljer 2 steg eller mer."),
        ([3, 5], "Ett par skiljer 2 steg eller mer: det är värt ett samtal."),
        ([1, 5], "Två par skiljer 2 steg eller mer: de är värda ett samtal."),
    ],
)
def test_two_steps_apart_are_worth_a_talk(staff, says):
    assert said([3, 3], staff).finding.endswith(says)


@pytest.mark.parametrize(
    ("citizen", "staff", "says"),
    [
        ([1, 2, 3, 4], [1, 2, 3, 4], "Det är för få för att säga något om fler än så."),
        ([1, 2] * 9, [1, 2] * 9, "För en andel behövs 20."),
        ([1, 2] * 10, [1, 2] * 10, "De är mer eniga än om skattningarna hade parats ihop av slump"),
        ([1, 2] * 10, [1, 1, 2, 2] * 5, "Det är inte säkert att de är mer eniga"),
        (ANXIETY_SECOND, ANXIETY_THIRD, "Det är inte säkert att de är mer eniga"),  # 0.13
        ([3] * 20, [3] * 20, "går inte att skilja enighet från vana"),
        ([3, 3], [3, nan], "1 saknar någon av skattningarna."),
    ],
)
def test_how_far_agreement_goes_beyond_habit_needs_twenty_pairs(citizen, staff, says):
    assert says in said(citizen, staff).sureness


@given(ratings)
def test_ratings_are_told_plainly_and_nobody_is_called_right(pairs):
    told = said([own for own, _ in pairs], [theirs for _, theirs in pairs])
    assert is_plain(told)
    assert told.caveat.startswith("Ingen av skattningarna är facit.")
