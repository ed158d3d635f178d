"""The database opens on both kinds, and its tables go up and down without loss."""

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, select
from sqlalchemy.exc import OperationalError

from data_access import database
from data_access.schema import installation, metadata, unit


def test_the_migrations_build_exactly_the_schema(engine):
    with database.reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_down_and_up_again_leaves_only_alembics_own_table_between(engine):
    database.downgrade(engine, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    database.upgrade(engine)
    assert {"citizen", "score"} <= set(inspect(engine).get_table_names())


def test_a_failed_write_keeps_nothing(engine):
    row = {"name": "Norr", "kind": "hemvård", "provider": "in_house", "in_programme": True}
    with pytest.raises(RuntimeError), database.writing(engine) as connection:  # noqa: PT012
        connection.execute(unit.insert().values(row))
        raise RuntimeError
    with database.reading(engine) as connection:
        assert connection.scalars(select(unit.c.name)).all() == []


def test_what_is_written_is_there_for_the_next_reader(engine):
    with database.writing(engine) as connection:
        database.state_fact(connection, "purpose", "demo")
        database.state_fact(connection, "purpose", "local")  # the last word counts
    with database.reading(engine) as connection:
        assert database.purpose(connection) is database.Purpose.LOCAL
        assert len(connection.scalars(select(installation.c.name)).all()) == 1


def test_every_write_changes_the_data_version(connection):
    before = database.data_version(connection)
    database.bump_data_version(connection)
    assert database.data_version(connection) != before


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("mysql://x/y", "SQLite eller PostgreSQL"),
        ("nonsense", "går inte att läsa"),
        ("sqlite://", "behöver en fil"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_in_swedish(url, says):
    with pytest.raises(database.DatabaseError, match=says):
        database.open_engine(url)


def test_a_database_that_is_down_says_so_without_its_address():
    engine = database.open_engine("postgresql+psycopg://anna:hemlig@127.0.0.1:1/x")
    with (
        pytest.raises(database.DatabaseError, match="svarar inte") as caught,
        database.reading(engine),
    ):
        pass
    assert "127.0.0.1" not in str(caught.value)


def test_postgresql_is_told_that_a_page_anywhere_is_cheap(connection):
    if connection.dialect.name == "postgresql":  # else it reads all units to show one
        assert connection.exec_driver_sql("SHOW random_page_cost").scalar() == "1.1"


@pytest.mark.parametrize("begin", [database.reading, database.writing])
def test_connections_that_the_server_has_ended_are_not_noticed(engine, begin):
    if engine.dialect.name == "postgresql":
        with database.reading(engine) as one, database.reading(engine) as other:
            kept = set(map(_session, (one, other)))
        with database.reading(engine) as administrator:
            ended = kept - {_session(administrator)}
            administrator.exec_driver_sql(f"SELECT pg_terminate_backend({ended.pop()}, 5000)")
            with begin(engine) as connection:
                assert database.facts(connection) == {}


def test_one_who_does_not_wait_for_another_writer_is_told_so_and_leaves_no_transaction(engine):
    if engine.dialect.name == "sqlite":
        with database.writing(engine) as first:
            with pytest.raises(OperationalError), database.writing(engine, waits=False):
                pass
            database.state_fact(first, "purpose", "demo")
        with database.writing(engine, waits=False) as connection:
            assert database.purpose(connection) is database.Purpose.DEMO


def _session(connection):
    return connection.exec_driver_sql("SELECT pg_backend_pid()").scalar()
