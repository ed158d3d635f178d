"""Each verdict in words, for every rule and at its edges."""

from datetime import date

import pytest

from domain.measures import default_shelf
from domain.vocabulary import Outcome, Step
from metrics import courses
from sections import verdicts
from tests.metrics.test_courses import scores

MEASURES = default_shelf()


def sentence(measure: str, *values: float) -> str:
    days = [date(2025, month, 1) for month in range(1, len(values) + 1)]
    rows = [(1, day, measure, "self", value) for day, value in zip(days, values, strict=True)]
    (course,) = courses.each(courses.courses(scores(*rows), MEASURES))
    return verdicts.of_course(course, MEASURES[measure]).sentence


@pytest.mark.parametrize(
    ("measure", "values", "says"),
    [
        ("sppb", (5, 8), "Stärkt sedan start: 5 till 8 poäng, mer än mätfelet (1,88)."),
        ("sppb", (8, 5), "Försvagad sedan start: 8 till 5 poäng, mer än mätfelet (1,88)."),
        ("sppb", (5, 6), "Bibehållen: 5 till 6 poäng, oförändrad inom mätfelet (1,88)."),
        ("sppb", (5, 5), "Bibehållen: 5 poäng, som vid start, oförändrad inom mätfelet (1,88)."),
        ("sppb", (5,), "För få mätningar: en hittills (5 poäng)."),
        ("tug", (20, 12.5), "Stärkt sedan start: 20,0 till 12,5 sekunder, mer än mätfelet (4)."),
        (
            "copm_p",
            (4, 6),
            "Stärkt sedan start: 4,0 till 6,0 poäng, minst gränsen för märkbart (2).",
        ),
        ("hemliv", (3, 2, 2), "Stärkt sedan start: svår till måttlig, ett steg."),
        ("hemliv", (1, 3, 3), "Försvagad sedan start: lätt till svår, två steg."),
        (
            "hemliv",
            (3, 2),
            (
                "Går inte att säga ännu: svår till måttlig, ett steg. "
                "Räknas när det står sig två gånger i rad."
            ),
        ),
        ("hemliv", (2, 1, 2), "Bibehållen: måttlig, som vid start."),
        ("hanterbarhet", (4, 5), "Högre än förra samtalet (4 till 5)."),
        ("hanterbarhet", (4, 4), "Samma som förra samtalet (4)."),
        ("hanterbarhet", (4, 2), "Lägre än förra samtalet (4 till 2)."),
        ("hanterbarhet", (4,), "För få mätningar: ett samtal hittills (4 av 5)."),
    ],
)
def test_a_verdict_says_finding_size_and_limit(measure, values, says):
    assert sentence(measure, *values) == says


@pytest.mark.parametrize(
    ("measure", "mark"), [("sppb", Outcome.UNCERTAIN), ("hanterbarhet", Step.UNKNOWN)]
)
def test_where_nothing_can_be_said_the_mark_is_that_of_the_measures_rule(measure, mark):
    assert verdicts.unknown(MEASURES[measure]) is mark


@pytest.mark.parametrize(
    ("measure", "value", "says"),
    [
        ("hemliv", 2, "måttlig"),
        ("sppb", 7, "7 poäng"),
        ("tug", 12.5, "12,5 sekunder"),
    ],
)
def test_a_level_has_the_word_of_its_step_or_figures_and_unit(measure, value, says):
    assert verdicts.level(value, MEASURES[measure]).startswith(says)


def test_no_verdict_ever_says_recovered():
    assert "återhämt" not in " ".join(
        sentence(m, *v) for m in ("sppb", "hemliv") for v in ((1, 4, 4), (4, 1, 1))
    )
