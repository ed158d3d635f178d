"""Each unit has its own limits for plans, and only those within the scope are read."""

from data_access import database, plan_limits
from domain.access import Scope
from domain.plan_limits import DEFAULT, PlanLimits
from tests.builders import a_unit


def test_a_unit_has_what_was_set_last_and_others_the_usual(engine):
    with database.writing(engine) as connection:
        norr, soder, vaster = (a_unit(connection, name) for name in ("Norr", "Söder", "Väster"))
        for months in (3, 6):
            plan_limits.state(connection, norr, PlanLimits(7, months))
        plan_limits.state(connection, vaster, PlanLimits(1, 1))
        version = database.data_version(connection)
        found = plan_limits.of_units(connection, scope=Scope(frozenset({norr, soder})))
    assert found == {norr: PlanLimits(7, 6), soder: DEFAULT}  # and not Väster
    assert int(version) >= 3  # what was computed by the old limits is old
