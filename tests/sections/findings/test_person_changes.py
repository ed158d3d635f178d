"""One person's change and a group's: stärkt, bibehållen, försvagad, and never another word."""

from math import isnan, nan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.vocabulary import Outcome
from metrics.important_difference import important_difference
from metrics.reliable_change import classify, reliable_change
from sections.findings import person_changes
from tests.sections.findings.reading import is_plain

scores = st.one_of(st.just(nan), st.integers(0, 60).map(float))


def reliable(before, after):
    return reliable_change(
        before, after, sd=7.5, reliability=0.8
    )  # margin 9.297, worked example WE1


@pytest.mark.parametrize(
    ("after", "says", "sure"),
    [
        (47.5, "Stärkt: 15 poäng bättre, mer än mätfelet.", "Mätfelet är 9,3 poäng"),
        (20.0, "Försvagad: 12,5 poäng sämre, mer än mätfelet.", "Mätfelet är 9,3 poäng"),
        (41.5, "Bibehållen: 9 poäng bättre, inom mätfelet.", "Mätfelet är 9,3 poäng"),
        (41.8, "Stärkt: 9,3 poäng bättre, mer än mätfelet.", "Mätfelet är 9,297 poäng"),
        (32.5, "Bibehållen: samma värde, inom mätfelet.", "för 5 procent av dem"),
        (nan, "Går inte att säga: en av mätningarna saknas.", "Det behövs två mätningar"),
    ],
)
def test_a_change_is_held_against_the_measurement_error(after, says, sure):
    told = person_changes.of_reliable_change(reliable(32.5, after), unit="poäng")
    assert told.finding == says
    assert sure in told.sureness


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (11.7, "Stärkt: 2,3 sekunder bättre, minst gränsen för märkbart."),  # the limit itself
        (11.8, "Bibehållen: 2,2 sekunder bättre, mindre än gränsen för märkbart."),
        (16.5, "Försvagad: 2,5 sekunder sämre, minst gränsen för märkbart."),
        (14.0, "Bibehållen: samma värde, mindre än gränsen för märkbart."),
        (nan, "Går inte att säga: en av mätningarna saknas."),
    ],
)
def test_a_change_is_held_against_what_people_notice(after, says):
    result = important_difference(14.0, after, threshold=2.3, higher_is_better=False)
    told = person_changes.of_important_difference(result, unit="sekunder")
    assert told.finding == says
    assert is_plain(told)


@given(scores, scores)
def test_a_persons_word_is_that_of_the_figure(before, after):
    result = reliable(before, after)
    told = person_changes.of_reliable_change(result, unit="poäng")
    assert is_plain(told)
    words = {outcome.label for outcome in Outcome if told.finding.startswith(outcome.label)}
    assert words == {result.outcome.label}


def group(*rows, functional=(60.0, 7.5), sd=7.5):
    frame = pd.DataFrame(rows, columns=["was", "now"], dtype="float64")
    result = classify(
        frame,
        before="was",
        after="now",
        sd=sd,
        reliability=0.8,
        higher_is_better=True,
        functional=functional,
    )
    return person_changes.of_classification(result)


def test_who_passed_a_cut_off_is_counted_with_the_others():
    worked_we2 = [(32.5, 47.5), (40, 55), (45, 52), (55, 40), (58, 62), (48, 39)]
    told = group(*worked_we2, (nan, 40))
    assert told.finding == "Stärkt 2, bibehållen 3 och försvagad 1, räknat mot mätfelet."
    assert told.sureness.endswith("En medborgare saknar någon av mätningarna och är inte med.")


@pytest.mark.parametrize(
    ("rows", "sd", "says"),
    [
        ([], 7.5, "För få medborgare"),
        ([(40, 55)], None, "För få medborgare"),  # no spread to take the error from
        ([(40, 55)], 7.5, "Stärkt 1, bibehållen 0 och försvagad 0"),
        ([(40, 40)] * 4, 7.5, "Stärkt 0, bibehållen 4 och försvagad 0"),
    ],
)
def test_few_are_counted_and_called_few(rows, sd, says):
    told = group(*rows, sd=sd)
    assert told.finding.startswith(says)
    assert told.sureness == "Inget är räknat." or "för få" in told.sureness


@given(st.lists(st.tuples(scores, scores), max_size=12))
def test_a_group_is_told_plainly_and_adds_up(rows):
    told = group(*rows)
    assert is_plain(told)
    if told.finding.startswith("Stärkt"):
        numbers = [int(word.strip(",")) for word in told.finding.split() if word[0].isdigit()]
        assert sum(numbers) == sum(not isnan(was + now) for was, now in rows)
