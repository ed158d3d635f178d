"""Where somebody belonged is told by the follow-ups, until a death or a file says otherwise."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data_access.importing.placements import MOVED, Stay, Visit, infer

FIRST = date(2026, 1, 1)
ANNA, NORR, ALMEN = 1, 10, 20


def test_a_run_in_one_unit_is_one_stay_that_is_open():
    assert _stays((0, NORR), (30, NORR)) == [Stay(ANNA, NORR, FIRST, None, None)]


def test_a_stay_lasts_to_the_day_before_the_next_unit_begins():
    assert _stays((0, NORR), (30, NORR), (60, ALMEN)) == [
        Stay(ANNA, NORR, FIRST, _day(59), MOVED),
        Stay(ANNA, ALMEN, _day(60), None, None),
    ]


def test_of_two_units_on_one_day_the_later_stands():
    assert _stays((0, NORR), (0, ALMEN)) == [Stay(ANNA, ALMEN, FIRST, None, None)]


def test_a_death_closes_the_last_stay():
    assert infer([Visit(ANNA, NORR, FIRST)], {ANNA: _day(9)}) == [
        Stay(ANNA, NORR, FIRST, _day(9), "Avliden")
    ]


def test_a_death_said_to_be_before_the_last_stay_began_is_left_aside():
    assert infer([Visit(ANNA, NORR, _day(9))], {ANNA: FIRST})[0].to_day is None


@given(
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from([NORR, ALMEN]))),
    st.lists(st.tuples(st.integers(0, 20), st.sampled_from([NORR, ALMEN])), min_size=1),
)
def test_each_day_belongs_to_the_unit_of_the_latest_follow_up(others, ours):
    """The oracle walks the calendar day by day."""
    ours = sorted(ours, key=lambda visit: visit[0])
    visits = [Visit(2, unit, _day(at)) for at, unit in others]
    visits += [Visit(ANNA, unit, _day(at)) for at, unit in ours]

    stays = [stay for stay in infer(visits, {}) if stay.citizen_id == ANNA]

    for at in range(25):
        units = [
            stay.unit_id
            for stay in stays
            if stay.from_day <= _day(at) and (stay.to_day is None or _day(at) <= stay.to_day)
        ]
        assert units == [unit for day, unit in ours if day <= at][-1:]


def _day(at):
    return FIRST + timedelta(days=at)


def _stays(*visits):
    return infer([Visit(ANNA, unit, _day(at)) for at, unit in visits], {})
