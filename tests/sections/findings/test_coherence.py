"""Scores of the KASAM forms: never without the words that they decide nothing about a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.reliable_change import reliable_change
from metrics.sense_of_coherence import cronbach_alpha, score_soc13
from sections.findings import coherence
from tests.reference.sense_of_coherence import PINGOUIN
from tests.sections.findings.reading import is_plain

FILLED = [5, 3, 4, 6, 5, 4, 2, 5, 4, 3, 6, 5, 6]  # worked example WE4: total 64


@pytest.mark.parametrize(
    ("missing", "says", "sure"),
    [
        (0, "SOC-13 ger 64 på skalan 13 till 91", "13 av 13 frågor är besvarade."),
        (1, "SOC-13 ger 62,8 på skalan 13 till 91", "Delvis ifylld"),
        (3, "SOC-13 har för få svar för en summa.", "Summan behöver minst 11."),
        (13, "SOC-13 har för få svar för en summa.", "0 av 13 frågor är besvarade."),
    ],
)
def test_a_total_says_how_much_of_the_form_it_rests_on(missing, says, sure):
    answers = FILLED[: 13 - missing] + [None] * missing
    told = coherence.of_score(score_soc13(answers))
    assert told.finding.startswith(says)
    assert sure in told.sureness


@pytest.mark.parametrize(("after", "word"), [(77, "Bibehållen"), (78, "Stärkt"), (50, "Försvagad")])
def test_a_total_changes_from_fourteen_points(after, word):
    change = reliable_change(
        64, after, sd=10.2, reliability=0.78
    )  # worked examples, SOC-13 margins
    told = coherence.of_change(change)
    assert told.finding.startswith(word)
    assert told.caveat.startswith("Underlag på gruppnivå, inte för beslut om en person.")


@given(st.lists(st.one_of(st.none(), st.integers(1, 7)), min_size=13, max_size=13))
def test_every_score_says_that_it_decides_nothing_about_a_person(answers):
    told = coherence.of_score(score_soc13(answers))
    assert is_plain(told)
    assert told.caveat.startswith("Underlag på gruppnivå, inte för beslut om en person.")


@pytest.mark.parametrize(
    ("forms", "says", "sure"),
    [
        (PINGOUIN, "Svarens samstämmighet är 0,80, där 1 är full.", "Räknat på nio"),
        (PINGOUIN[:1], "Går inte att säga om svaren hänger ihop.", "Räknat på ett helt ifyllt"),
        (
            [[1, 6], [2, 4], [6, 2], [4, 3]],
            "Det ser ut som att vändningen av frågor är glömd eller gjord två gånger.",
            "Räknat på fyra",
        ),
    ],
)
def test_answers_that_pull_against_each_other_give_an_alarm(forms, says, sure):
    told = coherence.of_alpha(cronbach_alpha(forms, reverse=[1] if len(forms[0]) == 2 else None))
    assert says in told.finding
    assert told.sureness.startswith(sure)
    assert is_plain(told)
