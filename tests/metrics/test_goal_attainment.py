from math import isnan, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.vocabulary import GoalType
from metrics.goal_attainment import (
    Attainment,
    ProblemChange,
    attainment,
    copm,
    count_attainment,
    t_score,
)
from tests.reference import goals

LEVELS = st.lists(st.integers(-2, 2), min_size=1, max_size=8)
QUALIFIER = st.integers(0, 4)  # IBIC and ICF: 0 no difficulty, 4 complete


@pytest.mark.parametrize(("levels", "expected"), goals.T_SCORES + goals.T_SCORES_GASR)
def test_the_t_score_of_equally_weighted_goals_is_as_published(levels, expected):
    assert t_score(levels) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(("levels", "weights", "expected"), goals.T_SCORES_WEIGHTED)
def test_the_t_score_of_weighted_goals_is_as_published(levels, weights, expected):
    assert t_score(levels, weights) == pytest.approx(expected, abs=5e-5)


@pytest.mark.parametrize(
    ("levels", "weights"),
    [
        ([], None),  # no goals
        ([1, 2], [0, 0]),  # goals of no weight
        ([1, nan], None),  # one not yet assessed
    ],
)
def test_a_t_score_that_cannot_be_worked_out_is_undefined(levels, weights):
    assert isnan(t_score(levels, weights))


@pytest.mark.parametrize(
    ("levels", "weights", "rho"),
    [
        ([3], None, 0.3),
        ([-2.5], None, 0.3),
        ([1], [-1], 0.3),
        ([1, 2], [1], 0.3),
        ([1], [nan], 0.3),
        ([1], None, 1),
        ([1], None, -0.1),
    ],
)
def test_levels_weights_and_rho_out_of_range_are_refused(levels, weights, rho):
    with pytest.raises(ValueError, match=r"level|weight"):
        t_score(levels, weights, rho)


@given(LEVELS, st.data())
def test_the_t_score_agrees_with_the_covariance_of_goals(levels, data):
    """The spread is that of a weighted sum of goals of variance 1 and correlation rho."""
    weights = data.draw(st.lists(st.integers(1, 9), min_size=len(levels), max_size=len(levels)))
    rho = data.draw(st.sampled_from([0, 0.3, 0.9]))
    pairs = [(i, j) for i in range(len(levels)) for j in range(len(levels))]
    variance = sum(weights[i] * weights[j] * (1 if i == j else rho) for i, j in pairs)
    total = sum(weight * level for weight, level in zip(weights, levels, strict=True))
    assert t_score(levels, weights, rho) == pytest.approx(50 + 10 * total / variance**0.5)


@given(LEVELS)
def test_goals_missed_by_as_much_mirror_the_t_score_around_fifty(levels):
    assert t_score([-level for level in levels]) == pytest.approx(100 - t_score(levels))


@given(LEVELS, st.integers(1, 9))
def test_only_the_proportion_between_weights_matters(levels, factor):
    weights = list(range(1, len(levels) + 1))
    scaled = [factor * weight for weight in weights]
    assert t_score(levels, scaled) == pytest.approx(t_score(levels, weights))


# On the general scale of IBIC, lower is better: (baseline, target, now).
@pytest.mark.parametrize(
    ("goal_type", "levels", "expected"),
    [
        ("improve", (3, 1, 1), Attainment.REACHED),
        ("improve", (3, 1, 0), Attainment.REACHED),  # better than the target
        ("improve", (3, 1, 2), Attainment.PARTLY),
        ("improve", (3, 1, 3), Attainment.UNCHANGED),
        ("improve", (3, 1, 4), Attainment.WORSENED),
        ("maintain", (2, 2, 2), Attainment.REACHED),  # kept: the goal is reached
        ("maintain", (2, 1, 2), Attainment.REACHED),  # though its target was set higher
        ("maintain", (2, 2, 1), Attainment.REACHED),
        ("maintain", (2, 2, 3), Attainment.WORSENED),
        ("slow", (1, 3, 3), Attainment.REACHED),  # declined no more than expected
        ("slow", (1, 3, 2), Attainment.REACHED),
        ("slow", (1, 3, 4), Attainment.WORSENED),
        ("slow", (1, 0, 1), Attainment.REACHED),
    ],
)
def test_a_goal_stands_by_its_type_baseline_and_target(goal_type, levels, expected):
    lower_is_better = dict(zip(("baseline", "target", "now"), levels, strict=True))
    turned = {name: 4 - level for name, level in lower_is_better.items()}
    for told, higher in ((lower_is_better, False), (turned, True)):
        assert attainment(**told, goal_type=goal_type, higher_is_better=higher) is expected


@pytest.mark.parametrize("missing", [None, nan])
@pytest.mark.parametrize("which", ["baseline", "target", "now"])
@pytest.mark.parametrize("goal_type", GoalType)
def test_a_goal_without_one_of_its_levels_is_not_assessed(missing, which, goal_type):
    levels = {"baseline": 2, "target": 2, "now": 2} | {which: missing}
    standing = attainment(**levels, goal_type=goal_type, higher_is_better=True)
    assert standing is Attainment.NOT_ASSESSED


def test_an_unknown_goal_type_is_refused():
    with pytest.raises(ValueError, match="cure"):
        attainment(baseline=1, target=1, now=1, goal_type="cure", higher_is_better=True)


@given(QUALIFIER, QUALIFIER, st.sampled_from([GoalType.MAINTAIN, GoalType.SLOW]))
def test_an_unchanged_level_always_reaches_a_goal_to_keep_or_slow(baseline, target, goal_type):
    standing = attainment(
        baseline=baseline,
        target=target,
        now=baseline,
        goal_type=goal_type,
        higher_is_better=False,
    )
    assert standing is Attainment.REACHED


@given(QUALIFIER, QUALIFIER, QUALIFIER, st.sampled_from(GoalType))
def test_a_better_level_never_makes_a_goal_stand_worse(baseline, target, now, goal_type):
    order = [
        Attainment.WORSENED,
        Attainment.UNCHANGED,
        Attainment.PARTLY,
        Attainment.REACHED,
    ]
    common = {
        "baseline": baseline,
        "target": target,
        "goal_type": goal_type,
        "higher_is_better": True,
    }
    before, after = attainment(now=now, **common), attainment(now=now + 1, **common)
    assert order.index(after) >= order.index(before)


def test_shares_are_of_the_goals_assessed_and_the_others_stay_in_sight():
    counts = count_attainment([*[Attainment.REACHED] * 4, *Attainment])
    assert (counts.reached, counts.partly, counts.unchanged, counts.worsened) == (5, 1, 1, 1)
    assert (counts.assessed, counts.not_assessed, counts.share_reached) == (8, 1, 5 / 8)


@pytest.mark.parametrize("goals_of_a_unit", [[], [Attainment.NOT_ASSESSED]])
def test_no_goal_assessed_is_no_share(goals_of_a_unit):
    assert isnan(count_attainment(goals_of_a_unit).share_reached)


def test_copm_tells_what_became_of_each_problem_on_each_scale():
    result = copm(
        performance_before=[3, 3, 5, 6, nan],
        performance_after=[5, 4, 5, 4, 7],
        satisfaction_before=[2, 8, 4, 4, 4],
        satisfaction_after=[2, 5, 7, nan, 9],
    )
    assert result.performance.problems == (
        ProblemChange.GAINED,  # by exactly the threshold
        ProblemChange.KEPT,
        ProblemChange.KEPT,
        ProblemChange.LOST,  # by exactly the threshold
        ProblemChange.UNKNOWN,
    )
    satisfaction = result.satisfaction
    assert (satisfaction.gained, satisfaction.kept, satisfaction.lost) == (2, 1, 1)
    assert satisfaction.unknown == 1


def test_gains_and_losses_that_would_average_to_nothing_are_both_told():
    ratings = {"performance_before": [2, 8], "performance_after": [8, 2]}
    result = copm(**ratings, satisfaction_before=[5, 5], satisfaction_after=[5, 5])
    assert (result.performance.gained, result.performance.lost) == (1, 1)


def test_the_threshold_of_copm_is_a_setting():
    ratings = {"performance_before": [3], "performance_after": [4.9]}
    same = {"satisfaction_before": [1.3], "satisfaction_after": [3.3]}
    assert copm(**ratings, **same, threshold=1.23).performance.gained == 1
    assert copm(**ratings, **same).performance.kept == 1
    assert copm(**ratings, **same).satisfaction.gained == 1  # 3.3 - 1.3 is 2


@pytest.mark.parametrize(
    ("first", "threshold"), [([0, 5], 2), ([11, 5], 2), ([5], 2), ([5, 5], 0), ([5, 5], nan)]
)
def test_ratings_that_cannot_be_are_refused(first, threshold):
    others = ("performance_after", "satisfaction_before", "satisfaction_after")
    rest = {name: [5, 5] for name in others}
    with pytest.raises(ValueError, match=r"ratings|lists|threshold"):
        copm(performance_before=first, **rest, threshold=threshold)


@given(st.lists(st.tuples(*[st.integers(1, 10) | st.just(nan)] * 2), max_size=6))
def test_swapping_before_and_after_swaps_gains_and_losses(problems):
    before, after = [p[0] for p in problems], [p[1] for p in problems]
    result = copm(
        performance_before=before,
        performance_after=after,
        satisfaction_before=after,
        satisfaction_after=before,
    )
    assert result.performance.gained == result.satisfaction.lost
    assert result.performance.kept == result.satisfaction.kept
    performance = result.performance
    counted = performance.gained + performance.kept + performance.lost + performance.unknown
    assert counted == len(problems)
