"""PostgreSQL keeps the scope by itself: a question that forgets its WHERE gets no foreign row."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import exc, func, select

from data_access import __main__ as command_line
from data_access import (
    access_log,
    annotations,
    database,
    importing,
    kept_answers,
    log_chain,
    review_decisions,
    reviews,
    settings,
    starting,
    summaries,
)
from data_access.access_log import Entry
from data_access.accounts import sessions
from data_access.annotations import Annotation
from data_access.database import Purpose
from data_access.kept_answers import Question
from data_access.review_decisions import Decided
from data_access.reviews import Planned
from data_access.schema import (
    annotation,
    citizen,
    course_summary,
    initiative,
    initiative_decision,
    initiative_precondition,
    initiative_start,
    initiative_unit,
    initiative_version,
    kept_answer,
    metadata,
    placement,
    purged_person,
    score,
    staff_answer,
    unit,
)
from domain.access import Role, Scope, Viewer
from domain.reviews import ReviewStep
from domain.vocabulary import LogAction, Period, Quarter
from pages.shared import granting, import_batches
from tests import builders as a
from tests.data_access.test_scope import QUESTIONS, with_everything
from tests.data_access.test_sign_in import OPENID

RUNNING = Path(__file__).parents[2] / "docs" / "how-to" / "drift.md"
WITHOUT = {"installation": "facts about the database, asked for before anybody is known"}
ABOUT = {table.name for table in metadata.sorted_tables} - set(WITHOUT)
NEVER_SHOWN = {  # whatever the scope
    *("correction", "batch_change", "import_batch", "purged_person"),  # commands and imports
    *("account", "browser_session", "access_grant", "person_grant"),  # they decide a scope
}
ORGANISATION = "Enhet;Verksamhet;Nämnd;Regi;Område\nNorr;hemvård;Hemvårdsnämnden;kommunal;Norr\n"
FOLLOW_UPS = """Personnummer;Namn;Enhet;Datum;Typ;Svarssätt;Medborgaren deltog;SPPB;Hanterbarhet
19430528-9938;Åsa Öberg;Norr;2024-02-11;Kartläggning;Själv;Ja;7;3
19430528-9938;Åsa Öberg;Norr;2024-08-11;Planerad uppföljning;Själv;Ja;9;4
"""
TODAY, NOW = date(2026, 6, 1), datetime(2026, 6, 1, 12)  # noqa: DTZ001 - as it is stored


@pytest.fixture(scope="session")
def as_documented(postgres_server):
    """A server with the roles, the database and the grants that the guide tells one to make."""
    blocks = re.findall(r"```sql\n(.*?)```", RUNNING.read_text(encoding="utf-8"), re.DOTALL)
    roles, inside = blocks[0].split("\\c sammanhang\n")
    for statement in roles.strip().rstrip(";").split(";"):
        postgres_server._run(statement)
    ours = database.open_engine(postgres_server.url("sammanhang"))
    with database.writing(ours) as connection:
        connection.exec_driver_sql(inside)
    owner = database.open_engine(address(postgres_server, "sammanhang", "sammanhang_owner"))
    database.upgrade(owner)
    owner.dispose()
    with database.writing(ours) as connection:
        connection.exec_driver_sql(blocks[1])
    ours.dispose()
    return postgres_server


def address(server, name, user) -> str:
    return server.url(name).replace("tests@", f"{user}@")


@pytest.fixture(scope="module", params=["sammanhang_app", "sammanhang_owner"])
def app(request, as_documented):
    """An engine for a user of the guide: the app's own, and the one that owns the tables."""
    name = as_documented.copy_database("sammanhang")
    engine = database.open_engine(address(as_documented, name, request.param))
    yield engine
    engine.dispose()
    as_documented.drop_database(name)


@pytest.fixture(scope="module")
def people(app):
    """One in Norr, one there with a protected identity, one in Söder, one who moved from there."""
    with database.writing(app) as connection:
        norr, soder = (
            with_rows_of_its_own(connection, "Norr"),
            with_rows_of_its_own(connection, "Söder"),
        )
        ids = {
            "norr": norr,
            "soder": soder,
            "anna": with_everything(connection, norr),
            "hidden": with_everything(connection, norr, protected=True),
            "bo": with_everything(connection, soder),
            "moved": with_everything(connection, soder),
        }
        stay = placement.update().where(placement.c.citizen_id == ids["moved"])
        connection.execute(stay.values(to_day=date(2026, 3, 31)))  # what happened is in April
        a.a_placement(connection, ids["moved"], a.a_unit(connection, "Öst"), since=TODAY)
        holder = a.an_account(connection, (Role.UNIT_MANAGER, norr))
        sessions.start(connection, holder, now=NOW.replace(tzinfo=UTC))
        connection.execute(purged_person.insert().values(key_hash="f" * 64))
    return ids


def with_rows_of_its_own(connection, name):
    """A unit with what is about it and about no citizen."""
    where = a.a_unit(connection, name)
    scope, batch = Scope(frozenset({where})), a.a_batch(connection)
    days = {"first_day": TODAY, "last_day": TODAY, "batch_id": batch}
    connection.execute(staff_answer.insert().values(unit_id=where, **days))
    tried = connection.execute(initiative.insert().values(name=f"Prov {name}"))
    version = {"initiative_id": tried.inserted_primary_key[0], "version": "1", "batch_id": batch}
    made = connection.execute(initiative_version.insert().values(version))
    version_id = {"version_id": made.inserted_primary_key[0]}
    row = version_id | {"unit_id": where, "role": "tries"}
    connection.execute(initiative_unit.insert().values(row))
    start = {"name": f"Prov {name}", "began_on": TODAY, "unit_id": where, "measure": "sppb"}
    connection.execute(
        initiative_start.insert().values(start | {"n": 5, "mean": 1, "kept_at": NOW})
    )
    row = version_id | {"precondition": "better", "holds": "yes"}
    connection.execute(initiative_precondition.insert().values(row))
    row = version_id | {"decided_on": TODAY, "decision": "go_on", "batch_id": batch}
    connection.execute(initiative_decision.insert().values(row))
    access_log.append(connection, Entry("x", "x", "x", LogAction.LIST, "x", {where}), now=NOW)
    annotations.write(connection, Annotation(where, TODAY, "x"), scope=scope, by="prov", now=NOW)
    planned = Planned(where, Quarter(2026, 1), 20, list(ReviewStep)[:1])
    held = reviews.start(connection, planned, scope=scope, by="prov", now=NOW)
    reviews.note(connection, (held.id, planned.steps[0]), "x", seen=0, scope=scope)
    decided = Decided(planned.steps[0], "x", "x", TODAY)
    review_decisions.decide(connection, held.id, decided, scope=scope)
    return where


def test_an_answer_about_several_units_is_for_who_sees_exactly_those(app, people):
    both = Scope(frozenset({people["norr"], people["soder"]}))
    with database.reading(app, scope=None) as connection:
        version = database.data_version(connection)
    kept_answers.keep(app, Question("hur?", both, version, TODAY), "så")

    def seen(scope):
        with database.reading(app, scope=scope) as connection:
            return connection.execute(select(kept_answer.c.told)).all()  # a forgotten WHERE

    assert len(seen(both)) == len(seen(None)) == 1
    fewer = both.narrowed_to(people["norr"])
    for other in (fewer, both.of(frozenset({people["anna"]})), Scope()):
        assert seen(other) == []


def raw(app, scope) -> dict[str, set]:
    """Every row of every table about persons or units, by a question without a WHERE."""
    tables = [table for table in metadata.sorted_tables if table.name in ABOUT]
    with database.reading(app, scope=scope) as connection:
        return {
            table.name: {tuple(row) for row in connection.execute(select(*table.primary_key))}
            for table in tables
        }


def test_a_question_without_a_where_gets_the_rows_of_the_scope_alone(app, people):
    whole, norr = raw(app, None), raw(app, Scope(frozenset({people["norr"]})))
    soder = raw(app, Scope(frozenset({people["soder"]})))
    for table in ABOUT - NEVER_SHOWN - {"kept_answer"}:  # that one is tried above
        assert not norr[table] & soder[table], table
        assert norr[table] < whole[table], table
        assert norr[table], table
    assert norr["citizen"] == {(people["anna"],)}
    assert all(norr[table] == set() for table in NEVER_SHOWN)


@pytest.mark.parametrize(
    ("narrowed", "seen"),
    [
        ({"only": frozenset()}, set()),
        ({"only": frozenset({"bo"})}, set()),  # of another unit
        ({"only": frozenset({"anna"})}, {"anna"}),
        ({"only": frozenset({"hidden"})}, set()),
        ({"protected": frozenset({"hidden"})}, {"anna", "hidden"}),
        ({"protected": frozenset({"hidden"}), "only": frozenset({"hidden"})}, {"hidden"}),
        ({"units": frozenset()}, set()),
    ],
)
def test_it_is_narrowed_as_the_scope_is(app, people, narrowed, seen):
    said = {name: frozenset(people[who] for who in whom) for name, whom in narrowed.items()}
    found = raw(app, Scope(**{"units": frozenset({people["norr"]})} | said))
    assert found["citizen"] == {(people[who],) for who in seen}
    assert len(found["score"]) == len(found["goal_assessment"]) == len(seen)
    assert len(found["plan"]) == len(found["life_event"]) == len(found["strength"]) == len(seen)


def test_a_transaction_that_says_nothing_sees_nobody_and_inherits_nothing(app, people):
    with app.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(citizen)) == 0
    assert raw(app, Scope(frozenset({people["norr"]})))["citizen"]
    with app.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(unit)) == 0


def test_every_question_answers_as_it_does_without_the_belt(app, people):
    units = frozenset({people["norr"]})
    for scope in (Scope(units), Scope(units, protected=frozenset({people["hidden"]}))):
        with (
            database.reading(app, scope=scope) as belted,
            database.reading(app, scope=None) as bare,
        ):
            for ask in QUESTIONS.values():
                assert ask(belted, scope).equals(ask(bare, scope))
                assert len(ask(belted, scope)) == 1 + len(scope.protected)
                assert len(ask(belted, Scope(frozenset({people["soder"]})))) == 0


def test_what_is_written_in_a_scope_stays_in_it(app, people):
    row = {"happened_on": TODAY, "text": "x", "written_by": "prov", "written_at": NOW}
    foreign = annotation.insert().values(unit_id=people["soder"], **row)
    with app.execution_options(scope=Scope(frozenset({people["norr"]}))).connect() as connection:
        assert connection.execute(annotation.delete()).rowcount == 1  # of the two there are
        with pytest.raises(exc.ProgrammingError, match="row-level security"):
            connection.execute(foreign)


def test_what_happens_after_a_move_is_not_for_the_unit_before(app, people):
    seen = raw(app, Scope(frozenset({people["soder"]})))
    assert seen["citizen"] == {(people["bo"],), (people["moved"],)}
    assert len(seen["life_event"]) == 1


def test_every_table_has_a_policy_but_those_that_say_why_not(app):
    """One that is new gets it in the migration that makes it, as 0008 and 0010 do for others."""
    question = (
        "SELECT relname FROM pg_class JOIN pg_policy ON polrelid = pg_class.oid "
        "WHERE relrowsecurity AND relforcerowsecurity"
    )
    with database.reading(app) as connection:
        covered = set(connection.exec_driver_sql(question).scalars())
    assert covered == ABOUT


def test_the_log_is_added_to_and_read_by_units_and_never_from_within_a_scope(app, people):
    norr = Scope(frozenset({people["norr"]}))
    entry = Entry("eli", "Eli", "unit_manager", LogAction.VIEW, "x", norr.units, people["anna"])
    access_log.record(app, entry, now=NOW)
    with database.reading(app, scope=None) as connection:
        assert log_chain.verify(connection).whole
        today = Period(TODAY, TODAY)
        told = access_log.entries(connection, scope=norr, period=today)
        assert people["anna"] in set(told["citizen_id"])
        assert access_log.entries(connection, scope=Scope(), period=today).empty
    narrow = app.execution_options(scope=norr)
    other = Entry("eli", "Eli", "unit_manager", LogAction.EXPORT, "x", norr.units)
    with narrow.connect() as connection, pytest.raises(exc.DBAPIError):
        access_log.append(connection, other, now=NOW)
    with narrow.connect() as connection:
        assert not log_chain.verify(connection).whole  # a part of the chain, and no more


def test_commands_and_pages_that_need_the_whole_see_it(app, people, monkeypatch, capsys):
    url = app.url.render_as_string(hide_password=False)
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", url)
    for command, told in (
        (("log", "verify"), "Åtkomstloggen är hel: "),
        (("batches",), ": test.csv"),
        (("accounts",), "eli@kommun.example: enhetschef, Norr"),
        (("summaries", "check"), "stämmer med mätvärdena"),
    ):
        command_line.main(command)
        assert told in capsys.readouterr().out
    assert import_batches._batches()
    scope = Scope(frozenset({people["norr"]}))
    looking = Viewer("Sy", Role.SYSTEM_OWNER, Scope(), looks_after=scope)
    assert set(granting.held(looking)["identity"]) == {"eli@kommun.example"}
    with database.writing(app) as connection:
        connection.execute(course_summary.update().values(latest=0))
    assert command_line.main(["summaries", "check"]) == 2  # it looks at somebody
    with database.writing(app) as connection:
        summaries.renew(connection, [row[0] for row in raw(app, None)["citizen"]])


def test_the_apps_user_can_neither_lift_the_policies_nor_rewrite_the_log(app, people):
    if app.url.username == "sammanhang_owner":
        pytest.skip("the owner may")
    for statement in (
        "ALTER TABLE citizen DISABLE ROW LEVEL SECURITY",
        "DROP POLICY scope ON citizen",
        "ALTER TABLE access_log DISABLE TRIGGER ALL",
        "DELETE FROM access_log",
        "SET ROLE sammanhang_owner",
    ):
        with (
            pytest.raises(exc.ProgrammingError, match=r"must be owner|permission denied"),
            database.writing(app) as connection,
        ):
            connection.exec_driver_sql(statement)


@pytest.mark.parametrize("user", ["sammanhang_app", "sammanhang_owner"])
def test_files_are_read_in_by_either_user(as_documented, tmp_path, user):
    engine = database.open_engine(
        address(as_documented, as_documented.copy_database("sammanhang"), user)
    )
    files = [tmp_path / "organisation.csv", tmp_path / "uppf.csv"]
    for file, rows in zip(files, (ORGANISATION, FOLLOW_UPS), strict=True):
        file.write_text(rows, encoding="utf-8")
    importing.import_files(
        engine,
        files,
        today=TODAY,
        key_file=tmp_path / "key",
        purpose=Purpose.MUNICIPALITY,
        all_or_nothing=True,
    )
    with database.reading(engine, scope=None) as connection:
        assert connection.scalar(select(func.count()).select_from(score)) == 4
    engine.dispose()


def chosen(url, tmp_path):
    said = {f"SAMMANHANG_{name}": value for name, value in OPENID.items()}
    found = settings.read(said | {"SAMMANHANG_DATABASE_URL": url})
    return replace(found, key_file=tmp_path / "key", data_folder=tmp_path)


def test_real_records_start_as_the_apps_user_and_not_as_one_who_sees_all(as_documented, tmp_path):
    name = as_documented.copy_database("sammanhang")
    with pytest.raises(database.DatabaseError, match="varken är SUPERUSER eller BYPASSRLS"):
        starting.prepare(chosen(as_documented.url(name), tmp_path), None, today=TODAY)
    ours = chosen(address(as_documented, name, "sammanhang_app"), tmp_path)
    assert starting.prepare(ours, None, today=TODAY).purpose is Purpose.MUNICIPALITY


def test_tables_from_another_version_are_for_their_owner_to_change(as_documented, tmp_path):
    as_documented.create_database("untouched")
    ours = chosen(address(as_documented, "untouched", "sammanhang_app"), tmp_path)
    with pytest.raises(database.DatabaseError, match="Den som äger dem"):
        starting.prepare(ours, None, today=TODAY)
