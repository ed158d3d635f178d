"""A smaller row of benchmarks/interleaved.py: two users at once, and nobody gets the other's."""

import pytest

from benchmarks import interleaved
from benchmarks.interleaved import Asked
from data_access import database
from domain.access import Scope
from tests import builders as a

REQUESTS = 500


@pytest.fixture
def two_users(demo_engine):
    """Each alone in a unit, and one who has been in both and is nobody's."""
    with database.writing(demo_engine) as connection:
        units = [a.a_unit(connection, "Norr"), a.a_unit(connection, "Söder")]
        for where in units:
            who = a.a_citizen(connection, where)
            a.a_follow_up(connection, who, where, interleaved.TODAY, sppb=7)
            a.a_goal(connection, who)
        both = a.a_citizen(connection, units[0], until=interleaved.TODAY)
        a.a_placement(connection, both, units[1], since=interleaved.TODAY)
        return interleaved.two_users(connection)


def test_two_users_at_once_get_no_row_of_each_others(demo_engine, two_users):
    rows, foreign = interleaved.interleaved(demo_engine, two_users, REQUESTS)
    assert rows > 0
    assert foreign == 0


def test_a_row_of_the_others_is_counted(demo_engine, two_users):
    units = two_users[0][0].scope.units | two_users[1][0].scope.units
    leaking = [Asked(Scope(units), asked.allowed) for asked in two_users[0]]
    rows, foreign = interleaved.interleaved(demo_engine, (leaking, leaking), REQUESTS)
    assert rows > foreign > 0
