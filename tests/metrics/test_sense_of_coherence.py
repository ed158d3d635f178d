"""Scores of the SOC forms by item number, coefficient alpha, and steps between talks."""

import tomllib
from math import isnan, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.vocabulary import Step
from metrics import sense_of_coherence as soc
from tests.reference import sense_of_coherence as published

answers13 = st.lists(st.integers(1, 7), min_size=13, max_size=13)
answers29 = st.lists(st.integers(1, 7), min_size=29, max_size=29)


def figures(score):
    return (score.comprehensibility, score.manageability, score.meaningfulness, score.total)


@pytest.mark.parametrize(("answers", "expected"), published.SOC13_SCORES)
def test_soc13_scores_as_worked(answers, expected):
    assert figures(soc.score_soc13(answers)) == expected


@pytest.mark.parametrize(("answers", "expected"), published.SOC29_SCORES)
def test_soc29_scores_as_worked(answers, expected):
    assert figures(soc.score_soc29(answers)) == expected


@pytest.mark.parametrize(
    ("form", "sizes"),
    [("soc13", published.PARTS_OF_SOC13), ("soc29", published.PARTS_OF_SOC29)],
)
def test_every_item_belongs_to_exactly_one_part_of_the_published_size(form, sizes):
    key = soc.key(form)
    parts = (key.comprehensibility, key.manageability, key.meaningfulness)
    assert tuple(len(part) for part in parts) == sizes
    assert sorted(sum(parts, ())) == list(range(1, key.items + 1))


def test_the_long_forms_key_gives_the_short_forms_key():
    chosen = tomllib.loads(soc.KEYS.read_text(encoding="utf-8"))["soc29"]["soc13"]
    long, short = soc.key("soc29"), soc.key("soc13")
    for part in ("reversed", "comprehensibility", "manageability", "meaningfulness"):
        of_long = [number for number, old in enumerate(chosen, 1) if old in getattr(long, part)]
        assert tuple(of_long) == getattr(short, part)


@given(answers29)
def test_turning_every_answer_turns_the_score(answers):
    score = soc.score_soc29(answers)
    turned = soc.score_soc29([8 - answer for answer in answers])
    assert turned.total == 8 * 29 - score.total
    assert turned.meaningfulness == 8 * 8 - score.meaningfulness


@given(answers13)
def test_the_parts_add_up_to_the_total(answers):
    *parts, total = figures(soc.score_soc13(answers))
    assert sum(parts) == total


@given(answers13)
def test_answers_by_item_number_score_as_answers_in_order(answers):
    by_number = dict(enumerate(answers, 1))
    assert soc.score_soc13(by_number) == soc.score_soc13(answers)


def by_hand(answers):
    """SOC-13 as a person with a pencil would: None where a score is not given."""
    points = {
        number: (8 - answer if number in (1, 2, 3, 7, 10) else answer)
        for number, answer in enumerate(answers, 1)
        if answer is not None
    }
    total = sum(points.values()) / len(points) * 13 if len(points) >= 11 else None
    meaning = sum(points[n] for n in (1, 4, 7, 12)) if {1, 4, 7, 12} <= points.keys() else None
    return meaning, total


@given(st.lists(st.integers(1, 7) | st.none(), min_size=13, max_size=13))
def test_a_form_with_gaps_scores_as_by_hand(answers):
    score = soc.score_soc13(answers)
    found = (score.meaningfulness, score.total)
    for figure, expected in zip(found, by_hand(answers), strict=True):
        assert figure == pytest.approx(nan if expected is None else expected, nan_ok=True)
    assert score.prorated == (0 < answers.count(None) <= 2)


def test_a_total_is_prorated_from_the_answered_items_and_flagged():
    score = soc.score_soc13(dict.fromkeys(range(1, 12), 4))
    assert (score.total, score.answered, score.prorated) == (52, 11, True)
    assert isnan(score.meaningfulness)  # item 12 is missing
    assert score.comprehensibility == 20


@pytest.mark.parametrize(
    ("score", "answered"),
    [(soc.score_soc13([4] * 10 + [None] * 3), 10), (soc.score_soc29([4] * 25 + [nan] * 4), 25)],
)
def test_a_form_with_more_gaps_has_no_total(score, answered):
    assert isnan(score.total)
    assert score.answered == answered
    assert not score.prorated


def test_an_empty_form_has_no_score_at_all_and_is_not_the_lowest():
    assert all(isnan(figure) for figure in figures(soc.score_soc13({})))


@pytest.mark.parametrize(
    ("answers", "complaint"),
    [
        ([0] + [4] * 12, r"item \[1\]"),  # 0 for unanswered
        ([4] * 12 + [8], r"item \[13\]"),
        ([4] * 5 + [4.5] + [4] * 7, r"item \[6\]"),
        ([4] * 12, "13 items"),
        ([4] * 29, "13 items"),
        ({14: 4}, "no item"),
        ({0: 4}, "no item"),  # counted from 0
    ],
)
def test_answers_the_form_cannot_hold_are_refused(answers, complaint):
    with pytest.raises(ValueError, match=complaint):
        soc.score_soc13(answers)


def test_alpha_is_that_of_spss():
    found = soc.cronbach_alpha(published.DENIS)
    assert found.alpha == pytest.approx(published.DENIS_ALPHA, abs=0.0005)
    assert found.against_the_rest == (5,)


def test_alpha_over_those_who_answered_everything_is_that_of_pingouin_and_r():
    found = soc.cronbach_alpha(published.PINGOUIN)
    assert found.alpha == pytest.approx(published.PINGOUIN_ALPHA, abs=1e-12)
    assert found.n == 9


def raw_answers(form, n, seed):
    """Persons who answer by one underlying strength and some noise, reversed items reversed."""
    noise = np.random.default_rng(seed)
    strength = noise.normal(4, 1, (n, 1)) + noise.normal(0, 1.2, (n, form.items))
    points = np.clip(np.rint(strength), 1, 7)
    turned = [number - 1 for number in form.reversed]
    points[:, turned] = 8 - points[:, turned]
    return points


@pytest.mark.parametrize("form", ["soc13", "soc29"])
@pytest.mark.parametrize("seed", range(10))
def test_the_alarm_tells_forgotten_reversal_from_a_right_one(form, seed):
    key = soc.key(form)
    raw = raw_answers(key, 30, seed)
    scored = raw.copy()
    turned = [number - 1 for number in key.reversed]
    scored[:, turned] = 8 - scored[:, turned]
    assert soc.cronbach_alpha(raw).alarm
    assert not soc.cronbach_alpha(scored).alarm
    assert soc.cronbach_alpha(raw).turned == pytest.approx(soc.cronbach_alpha(scored).alpha)


@pytest.mark.parametrize(
    "scores",
    [np.empty((0, 13)), np.full((1, 13), 4), np.full((5, 13), 4), np.full((5, 13), nan)],
    ids=["nobody", "one person", "everybody alike", "nobody complete"],
)
def test_alpha_is_not_defined_without_differences_between_persons(scores):
    found = soc.cronbach_alpha(scores)
    assert isnan(found.alpha)
    assert not found.alarm


def test_alpha_of_one_item_is_refused():
    with pytest.raises(ValueError, match="two items"):
        soc.cronbach_alpha([[1], [2]])


@pytest.mark.parametrize(
    ("previous", "latest", "step"),
    [
        (2, 3, Step.HIGHER),
        (3, 3, Step.SAME),
        (5, 1, Step.LOWER),
        (None, 3, Step.UNKNOWN),  # the first talk
        (3, None, Step.UNKNOWN),
        (nan, 3, Step.UNKNOWN),
    ],
)
def test_a_rating_stands_a_step_from_the_one_before(previous, latest, step):
    assert soc.step(previous, latest) is step
