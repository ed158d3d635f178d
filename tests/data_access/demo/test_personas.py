"""Who one can be in the demo, also when two choose to be the same at once."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from data_access import database
from data_access.demo import personas
from data_access.schema import access_grant, account, person_grant
from domain.access import Role
from tests import builders as a

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
A_WHILE = 0.3  # seconds in which the second comes as far as it can before the first is done


@pytest.fixture
def key_worker(engine):
    """The kontaktman of a unit where one citizen lives."""
    with database.writing(engine) as connection:
        a.a_citizen(connection, a.a_unit(connection))
        everyone = personas.everyone(connection)
    return next(persona for persona in everyone if persona.role == Role.KEY_WORKER)


def rows(engine, *tables):
    with database.reading(engine, scope=None) as connection:
        return [connection.scalar(select(func.count()).select_from(each)) for each in tables]


def test_two_who_choose_one_persona_at_once_share_an_account_with_its_grants_once(
    engine, key_worker
):
    def chosen():
        with database.writing(engine) as connection:
            return personas.account(connection, key_worker, now=NOW)

    with ThreadPoolExecutor() as threads:
        with database.writing(engine) as connection:
            first = personas.account(connection, key_worker, now=NOW)
            second = threads.submit(chosen)
            time.sleep(A_WHILE)
        assert second.result() == first
    assert rows(engine, account, access_grant, person_grant) == [1, 1, 1]
