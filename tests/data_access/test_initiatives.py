"""Tests of new ways of working: what is said and decided of those that concern the scope alone."""

from datetime import date

from sqlalchemy import select

from data_access import demo, initiatives
from data_access.schema import unit
from domain.access import Scope
from domain.vocabulary import UnitId
from tests import builders as a

TODAY = date(2026, 11, 22)


SEEN = {  # preconditions and decisions
    "Hemvården Norr": (3, 2),  # tries it
    "Omsorgsbolaget Exempel": (3, 2),  # is compared with those who do
    "Vårdboendet Solängen": (0, 0),  # tries another, of which nothing is said
    "Boendestöd Centrum": (0, 0),  # tries none
}


def test_what_is_said_of_a_test_is_seen_by_the_units_it_concerns(connection):
    demo.fill(connection, today=TODAY)
    for name, seen in SEEN.items():
        found = connection.scalar(select(unit.c.id).where(unit.c.name == name))
        scope = Scope(frozenset({UnitId(found)}))
        grounds = initiatives.grounds(connection, scope=scope)
        decisions = initiatives.decisions(connection, scope=scope)
        assert (len(grounds), len(decisions)) == seen, name


def test_a_scope_without_units_sees_no_test_and_gets_the_same_columns(connection):
    a.a_unit(connection)
    grounds = initiatives.grounds(connection, scope=Scope())
    decisions = initiatives.decisions(connection, scope=Scope())
    assert grounds.dtypes.astype(str).to_dict() == initiatives.GROUND_COLUMNS
    assert decisions.dtypes.astype(str).to_dict() == initiatives.DECISION_COLUMNS
