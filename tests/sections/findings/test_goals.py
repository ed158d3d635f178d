"""Goals: kept when that was the goal is reached, unchanged is no failure, nothing is averaged."""

from math import nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.goal_attainment import Attainment, AttainmentCounts, copm, count_attainment, t_score
from sections.findings import goals
from tests.sections.findings.reading import is_plain

ratings = st.lists(st.tuples(*[st.sampled_from([nan, 1.0, 3.0, 5.0, 10.0])] * 4), max_size=9)


@pytest.mark.parametrize(
    ("counts", "says"),
    [
        ((0, 0, 0, 0, 0), "Inget mål är bedömt ännu."),
        ((0, 0, 0, 0, 4), "Inget mål är bedömt ännu."),
        ((1, 0, 0, 0, 0), "1 av 1 bedömt mål har nåtts. Ett mål att bibehålla har nåtts när"),
        ((0, 0, 4, 0, 0), "0 av 4 bedömda mål har nåtts."),
        ((12, 3, 4, 1, 5), "12 av 20 bedömda mål (60 procent) har nåtts."),
    ],
)
def test_goals_are_counted_of_those_assessed(counts, says):
    assert goals.of_attainment(AttainmentCounts(*counts)).finding.startswith(says)


def test_the_other_goals_are_told_with_how_they_stand():
    told = goals.of_attainment(AttainmentCounts(12, 3, 4, 1, 5))
    assert told.finding.endswith(
        "Av de andra är 3 en bit på väg, 4 på samma nivå och 1 på lägre nivå."
    )
    assert told.sureness.endswith("Fem mål har inte bedömts.")


@pytest.mark.parametrize(("assessed", "few"), [(4, True), (5, False)])
def test_few_goals_carry_no_range(assessed, few):
    told = goals.of_attainment(AttainmentCounts(assessed, 0, 0, 0, 0))
    assert ("för få" in told.sureness) is few
    assert ("rimligt" in told.sureness) is not few


@given(st.lists(st.sampled_from(list(Attainment)), max_size=30))
def test_goals_are_told_plainly(standing):
    assert is_plain(goals.of_attainment(count_attainment(standing)))


def chosen(*rows):
    columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], [], []]
    names = ("performance_before", "performance_after", "satisfaction_before", "satisfaction_after")
    return goals.of_copm(copm(**dict(zip(names, columns, strict=True))))


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ([], "Ingen vald aktivitet är skattad två gånger ännu."),
        ([(3, nan, 3, nan)], "Ingen vald aktivitet är skattad två gånger ännu."),
        (
            [(3, 5, 3, 3), (4, 4, 5, 3), (5, 3, 1, nan), (2, 3, 4, 4)],
            (
                "Utförande: lättare 1, bibehållen 2, svårare 1. "
                "Tillfredsställelse: nöjdare 0, bibehållen 2, mindre nöjd 1."
            ),
        ),
        (
            [(3, 5, nan, 3)],
            (
                "Utförande: lättare 1, bibehållen 0, svårare 0. "
                "Tillfredsställelse: inte skattat två gånger."
            ),
        ),
    ],
)
def test_what_was_chosen_is_counted_performance_and_satisfaction_apart(rows, says):
    assert chosen(*rows).finding == says


def test_an_activity_rated_once_is_told_of():
    told = chosen((3, 5, 3, 3), (4, nan, 4, nan))
    assert told.sureness.startswith(
        "Räknat på en vald aktivitet som skattats två gånger. "
        "En vald aktivitet har inte två skattningar."
    )


@given(ratings)
def test_chosen_activities_are_told_plainly(rows):
    assert is_plain(chosen(*rows))


@pytest.mark.parametrize(
    ("levels", "weights", "says"),
    [
        ([1, 0, 1], [3, 2, 1], "Målen sammanvägda ger 58,8."),  # worked example WE8
        ([0, 0, 0], None, "Målen sammanvägda ger 50,0."),
        ([], None, "Går inte att väga ihop"),
        ([1, nan], None, "Går inte att väga ihop"),
    ],
)
def test_goals_weighed_together_are_a_number_and_a_warning(levels, weights, says):
    told = goals.of_t_score(t_score(levels, weights), goals=len(levels))
    assert told.finding.startswith(says)
    assert "jämför inte personer" in told.caveat
    assert is_plain(told)
