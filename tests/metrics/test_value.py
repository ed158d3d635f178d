from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from metrics.share_difference import share_difference
from metrics.value import (
    ACTIVITY_COLUMNS,
    CONFIDENCE,
    GOAL_COLUMNS,
    HORIZONS,
    SCORE_COLUMNS,
    Horizon,
    KindOfActivity,
    Verdict,
    goal_links,
    value,
)

START = date(2025, 1, 15)
LATER = date(2026, 12, 31)
NEAR = timedelta(days=44)


def _activities(*rows):
    numbered = [(n, citizen, kind, start, None) for n, (citizen, kind, start) in enumerate(rows)]
    return pd.DataFrame(numbered, columns=list(ACTIVITY_COLUMNS)).astype(ACTIVITY_COLUMNS)


def _scores(*rows):
    return pd.DataFrame(rows, columns=list(SCORE_COLUMNS)).astype(SCORE_COLUMNS)


def _walk(*scores, today=LATER, margin=2.0):
    """One citizen who began to walk, measured as told."""
    activities = _activities((1, "promenad", START))
    rows = _scores(*((1, day, points) for day, points in scores))
    (kind,) = value(activities, rows, margin=margin, today=today)
    return {horizon.months: (horizon.kept.part, horizon.kept.whole) for horizon in kind.horizons}


@pytest.mark.parametrize(
    ("points", "kept"),
    [
        (25, 1),  # better
        (20, 1),  # kept
        (18, 1),  # down by just the margin: measurement error
        (17.9, 0),
    ],
)
def test_within_the_margin_counts_as_kept(points, kept):
    assert _walk((START, 20), (date(2025, 7, 15), points))[6] == (kept, 1)


def test_binary_dust_is_no_loss():
    assert _walk((START, 5.4), (date(2025, 7, 15), 5.1), margin=0.3)[6] == (1, 1)


@pytest.mark.parametrize(
    ("start_measured", "later_measured", "n"),
    [
        (START - NEAR, date(2025, 7, 15) + NEAR, 1),  # the last days that count
        (START + NEAR, date(2025, 7, 15) - NEAR, 1),
        (START - NEAR - timedelta(days=1), date(2025, 7, 15), 0),
        (START, date(2025, 7, 15) + NEAR + timedelta(days=1), 0),
    ],
)
def test_a_measurement_counts_when_it_is_near_the_day_asked_for(start_measured, later_measured, n):
    assert _walk((start_measured, 20), (later_measured, 20))[6] == (n, n)


def test_the_nearest_measurement_counts_and_the_earlier_of_two_as_near():
    day = date(2025, 7, 15)
    three_off, two_off = timedelta(days=3), timedelta(days=2)
    assert _walk((START, 20), (day - three_off, 5), (day + two_off, 20))[6] == (1, 1)
    assert _walk((START, 20), (day - two_off, 5), (day + two_off, 20))[6] == (0, 1)


@pytest.mark.parametrize(
    ("today", "asked"), [(date(2025, 7, 14), [1, 0, 0]), (date(2025, 7, 15), [1, 1, 0])]
)
def test_a_horizon_that_has_not_come_is_not_asked_for(today, asked):
    (kind,) = value(_activities((1, "promenad", START)), _scores(), margin=0, today=today)
    assert [horizon.asked for horizon in kind.horizons] == asked


def test_what_is_measured_after_today_is_not_known_today():
    assert _walk((START, 20), (date(2025, 4, 20), 20), today=date(2025, 4, 19))[3] == (0, 0)


@pytest.mark.parametrize(
    ("rows", "without"),
    [
        ([(2, "musik", START)], 1),
        ([(2, "promenad", START)], 0),  # has it too
        ([(2, "musik", START), (2, "promenad", date(2025, 5, 29))], 0),  # on the window's last day
        ([(2, "musik", START), (2, "promenad", date(2025, 5, 30))], 1),  # only after the window
        ([(2, "promenad", date(2025, 1, 1)), (2, "musik", START)], 0),  # had it before
        ([], 0),  # no activity at all: no day to count from
    ],
)
def test_the_comparison_is_those_with_something_else_in_the_same_window(rows, without):
    activities = _activities((1, "promenad", START), *rows)
    by_kind = {kind.kind: kind for kind in value(activities, _scores(), margin=0, today=LATER)}
    assert by_kind["promenad"].horizons[0].asked_without == without


def _horizon(months, kept, whole, kept_without, whole_without):
    return Horizon(
        months=months,
        kept=share_difference(
            kept, whole, other_part=kept_without, other_whole=whole_without, confidence=CONFIDENCE
        ),
        asked=whole,
        asked_without=whole_without,
    )


MORE, FEWER, ALIKE = (38, 40, 20, 40), (20, 40, 38, 40), (30, 40, 28, 40)


@pytest.mark.parametrize(
    ("horizons", "verdict"),
    [
        ([MORE, ALIKE, MORE], Verdict.KEEP),
        ([ALIKE, ALIKE, FEWER], Verdict.TRY_WITHOUT),
        ([MORE, ALIKE, FEWER], Verdict.CHANGE),  # the gain doesn't last
        ([ALIKE, ALIKE, ALIKE], Verdict.TOO_LITTLE_DATA),
        ([(19, 19, 2, 40)] * 3, Verdict.TOO_LITTLE_DATA),  # nineteen are too few, however clear
        ([(38, 40, 0, 19)] * 3, Verdict.TOO_LITTLE_DATA),  # in the other group too
        ([(20, 20, 2, 20)] * 3, Verdict.KEEP),  # twenty are enough
        ([(0, 0, 0, 0)] * 3, Verdict.TOO_LITTLE_DATA),
    ],
)
def test_the_verdict_waits_until_chance_is_ruled_out(horizons, verdict):
    told = tuple(
        _horizon(months, *counts) for months, counts in zip(HORIZONS, horizons, strict=True)
    )
    assert KindOfActivity("promenad", 2.0, told).verdict is verdict


@pytest.mark.parametrize(("n", "others"), [(20, 20), (20, 60), (50, 50)])
def test_chance_alone_gives_a_verdict_to_one_kind_in_twenty_at_most(n, others):
    """Every possible outcome weighed by its chance; horizons that don't depend on each other."""
    said = [
        [_horizon(3, kept, n, other, others).sign != 0 for other in range(others + 1)]
        for kept in range(n + 1)
    ]
    for share in (0.5, 0.7, 0.9):
        ones, many = (binom.pmf(range(size + 1), size, share) for size in (n, others))
        assert 1 - (1 - ones @ np.array(said) @ many) ** len(HORIZONS) <= 0.05


def test_no_activities_give_no_kinds():
    assert value(_activities(), _scores(), margin=0, today=LATER) == ()


def test_a_negative_margin_is_refused():
    with pytest.raises(ValueError, match="margin"):
        value(_activities(), _scores(), margin=-1, today=LATER)


def _months_after(day, months):
    return (pd.Timestamp(day) + pd.DateOffset(months=months)).date()


def _nearest(citizen, day, scores):
    near = [
        (abs(held - day), held, points)
        for who, held, points in scores
        if who == citizen and abs(held - day) <= NEAR
    ]
    return min(near)[2] if near else None


def _kept_one_at_a_time(activities, scores, *, kind, months, margin):
    """Slow and obvious: every citizen in turn, with and without."""
    counts = {"with": [0, 0], "without": [0, 0]}
    for citizen in {who for who, _, _ in activities}:
        starts = [start for who, _, start in activities if who == citizen]
        began = [start for who, what, start in activities if who == citizen and what == kind]
        times = {"with": min(began)} if began else {}
        if not any(start <= _months_after(min(starts), months) + NEAR for start in began):
            times["without"] = min(starts)
        for group, start in times.items():
            then = _nearest(citizen, start, scores)
            now = _nearest(citizen, _months_after(start, months), scores)
            if then is not None and now is not None:
                counts[group][0] += now - then >= -margin
                counts[group][1] += 1
    return [*counts["with"], *counts["without"]]


days = st.dates(date(2025, 1, 1), date(2025, 12, 31))
citizens = st.integers(1, 5)
kinds = st.sampled_from(["promenad", "musik", "matlag"])


@settings(deadline=None, max_examples=30)
@given(
    st.lists(st.tuples(citizens, kinds, days), max_size=8),
    st.lists(
        st.tuples(citizens, days, st.integers(0, 6)), max_size=25, unique_by=lambda row: row[:2]
    ),
)
def test_value_agrees_with_asking_every_citizen_in_turn(activities, scores):
    kinds_told = value(_activities(*activities), _scores(*scores), margin=1, today=LATER)
    for kind in kinds_told:
        for horizon in kind.horizons:
            kept = horizon.kept
            assert [
                *(kept.part, kept.whole, kept.other_part, kept.other_whole)
            ] == _kept_one_at_a_time(
                activities, scores, kind=kind.kind, months=horizon.months, margin=1
            )


def test_activities_without_a_goal_and_goals_without_an_activity():
    activities = pd.DataFrame(
        [
            (1, 1, "promenad", START, 10),
            (2, 1, "musik", START, None),  # serves no goal
            (3, 1, "matlag", START, 99),  # names a goal that isn't there
            (4, 2, "musik", START, 11),  # names another citizen's goal
        ],
        columns=list(ACTIVITY_COLUMNS),
    ).astype(ACTIVITY_COLUMNS)
    goals = pd.DataFrame([(10, 1), (11, 1), (12, 2)], columns=list(GOAL_COLUMNS))
    links = goal_links(activities, goals.astype(GOAL_COLUMNS))
    assert (links.activities, links.goals) == (4, 3)
    assert links.without_goal["activity_id"].tolist() == [2, 3, 4]
    assert links.without_activity["goal_id"].tolist() == [11, 12]


def test_neither_activities_nor_goals():
    none = pd.DataFrame(columns=list(GOAL_COLUMNS)).astype(GOAL_COLUMNS)
    links = goal_links(_activities(), none)
    assert (len(links.without_goal), len(links.without_activity)) == (0, 0)
