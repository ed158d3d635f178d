"""A person's rights: all is told, what is wrong is put right, and what is purged stays gone."""

from datetime import date, datetime, time
from pathlib import Path

import pytest
from sqlalchemy import func, inspect, select

from data_access import (
    about_persons,
    access_log,
    database,
    log_chain,
    retention,
    retention_extract,
    retention_people,
    retention_purge,
    retention_rules,
)
from data_access.access_log import Entry
from data_access.database import DatabaseError
from data_access.retention import Correction
from data_access.retention_headings import HEADINGS, NOT_ABOUT_PERSONS
from data_access.schema import citizen, correction, follow_up, metadata, purged_person, unit
from data_access.settings import SettingsError
from domain.access import Scope
from domain.vocabulary import LogAction
from tests import builders as a

NOW = datetime(2026, 6, 1, 9)  # noqa: DTZ001  (UTC, as stored)
TODAY = date(2026, 6, 1)
CANARY = "Kanarie"


@pytest.fixture
def norr(connection):
    return a.a_unit(connection, "Norr")


def with_everything(
    connection, where, *, day=date(2020, 1, 1), until=date(2020, 2, 1), name=CANARY
):
    who = a.a_citizen(connection, where, name=name, since=day, until=until)
    a.a_follow_up(connection, who, where, day, sppb=7)
    a.a_life_event(connection, who, day)
    a.a_plan(connection, who, where, made_on=day, own_words=CANARY, next_follow_up=date(2026, 5, 1))
    a.an_assessment(connection, a.a_goal(connection, who, CANARY, started_on=day), day, 3)
    a.an_activity(connection, who, CANARY, started_on=day)
    a.a_strength(connection, who, CANARY)
    accounts = len(connection.execute(select(metadata.tables["account"])).all())
    account = a.an_account(connection, identity=f"konto {accounts}")
    grant = {"account_id": account.id, "citizen_id": who, "kind": "supports", "reason": "Kontakt"}
    grant |= {"given_by": "prov", "from_at": datetime.combine(day, time.min)}
    connection.execute(metadata.tables["person_grant"].insert().values(grant))
    a.an_earlier_value(connection, who)
    return who


def move_strength(connection, who, day):
    table = metadata.tables["strength"]
    connection.execute(table.update().where(table.c.citizen_id == who).values(noted_on=day))


def test_every_column_of_every_table_is_either_told_or_said_not_to_be_about_persons():
    about = {table.name: set(table.c.keys()) for table in about_persons.tables()}
    assert about == {name: set(columns) for name, (_, columns) in HEADINGS.items()}
    assert set(metadata.tables) == set(HEADINGS) | set(NOT_ABOUT_PERSONS)


def test_the_extract_holds_every_value_about_the_person_and_nobody_elses(connection, norr):
    who = with_everything(connection, norr)
    other = with_everything(connection, norr, name="Någon Annan")
    text = retention_extract.document(connection, who, day=TODAY)
    for _, rows in about_persons.rows(connection, who):
        assert rows or _.name == "correction"
        for row in rows:
            for value in row.values():
                assert str(value) in text or not isinstance(value, date | float)
    assert "- Slag: Planerad" in text
    assert "- Enhet: Norr" in text
    assert "- Inläst ur: test.csv, " in text
    assert "Någon Annan" not in text
    assert str(other) not in text


def test_the_extract_says_who_has_read(connection, norr):
    who = with_everything(connection, norr)
    entry = Entry("bo", "Bo Ek", "unit_manager", LogAction.VIEW, "En medborgare", {norr}, who)
    access_log.append(connection, entry, now=NOW)
    text = retention_extract.document(connection, who, day=TODAY)
    assert "- 2026-06-01 11.00: Bo Ek, visade En medborgare" in text


def test_one_who_is_not_there_has_no_extract(connection):
    assert retention_extract.document(connection, 404, day=TODAY) == ""
    with pytest.raises(DatabaseError, match="Det finns inga uppgifter"):
        retention.find(connection, number=404)


def test_who_is_held_by_some_units_alone(connection, norr):
    soder = a.a_unit(connection, "Söder")
    here, there = with_everything(connection, norr), with_everything(connection, soder)
    both = a.a_citizen(connection, norr)
    a.a_plan(connection, both, soder)
    nowhere = a.a_citizen(connection, None)
    asked = {unit: Scope(frozenset({unit})) for unit in (norr, soder)}
    assert about_persons.held_within(connection, scope=asked[norr]) == {here}
    assert about_persons.held_within(connection, scope=asked[soder]) == {there}
    assert about_persons.held_within(connection, scope=Scope()) == set()
    assert about_persons.units_of(connection, both) == {norr, soder}
    answered = retention_people.answered_for
    assert answered(connection, here, scope=asked[norr])
    assert not answered(connection, both, scope=asked[norr])
    assert not answered(connection, nowhere, scope=asked[norr])
    assert answered(connection, nowhere, scope=Scope(frozenset({norr, soder})))


def wish(**rest):
    said = {"table": "citizen", "row": "0", "column": "display_name", "value": "Rätt Namn"}
    return Correction(**(said | {"reason": "Felskrivet", "decided_by": "Nämnden"} | rest))


def test_a_correction_keeps_the_old_value_the_reason_and_who_decided(connection, norr):
    who = a.a_citizen(connection, norr, name="Fel Namn")
    retention.rectify(connection, who, wish(row=str(who)), now=NOW)
    assert connection.scalar(select(citizen.c.display_name)) == "Rätt Namn"
    kept = connection.execute(select(correction)).one()
    assert (kept.old_value, kept.new_value) == ("Fel Namn", "Rätt Namn")
    assert (kept.reason, kept.decided_by, kept.corrected_at) == ("Felskrivet", "Nämnden", NOW)
    assert [row["action"] for row in access_log.readers(connection, who=who)] == ["change"]


def test_a_value_of_a_table_without_a_citizen_of_its_own_can_be_put_right(connection, norr):
    who = a.a_citizen(connection, norr)
    held = a.a_follow_up(connection, who, norr, date(2026, 1, 1), tug=7)
    asked = wish(table="score", row=f"{held}/tug/self", column="value", value="8,5")
    retention.rectify(connection, who, asked, now=NOW)
    kept = connection.execute(select(correction)).one()
    assert (kept.old_value, kept.new_value) == ("7.0", "8.5")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"table": "unit"}, "ingen tabell unit"),
        ({"table": "correction"}, "ingen tabell correction"),
        ({"column": "hemlig"}, "ingen uppgift hemlig"),
        ({"column": "key_hash"}, "håller ihop"),
        ({"column": "id"}, "håller ihop"),
        ({"table": "placement", "column": "unit_id"}, "håller ihop"),
        ({"column": "birth_year", "value": "nitton"}, "går inte att läsa"),
        ({"column": "protected", "value": ""}, "kan inte vara tomt"),
        ({"column": "protected", "value": "nej"}, "Skyddad identitet tas aldrig bort"),
        ({"value": "Åsa Öberg"}, "redan det"),
        ({"row": "404"}, "gäller någon annan"),
        ({"row": "1/2"}, "Raden anges som id"),
    ],
)
def test_what_can_not_be_put_right_is_refused(connection, norr, asked, says):
    who = a.a_citizen(connection, norr, protected=True)
    with pytest.raises(DatabaseError, match=says):
        retention.rectify(connection, who, wish(**({"row": str(who)} | asked)), now=NOW)
    assert connection.scalar(select(func.count()).select_from(correction)) == 0


def test_somebody_elses_row_is_not_put_right(connection, norr):
    anna, bo = a.a_citizen(connection, norr), a.a_citizen(connection, norr)
    with pytest.raises(DatabaseError, match="gäller någon annan"):
        retention.rectify(connection, anna, wish(row=str(bo)), now=NOW)


RULES = retention_rules.read()


def due(connection, today=TODAY):
    return [one.citizen for one in retention_purge.due(connection, RULES, today=today)]


def last_noted(connection, where, day, **rest):
    who = a.a_citizen(connection, None)
    a.a_placement(connection, who, where, since=date(2015, 1, 1), **({"until": day} | rest))
    return who


@pytest.mark.parametrize(
    ("provider", "day", "is_due"),
    [
        ("in_house", date(2021, 6, 1), True),  # five years to the day
        ("in_house", date(2021, 6, 2), False),
        ("external", date(2024, 6, 1), True),  # two years to the day
        ("external", date(2024, 6, 2), False),
        ("in_house", None, False),  # still placed
    ],
)
def test_five_years_in_house_and_two_with_others(connection, norr, provider, day, is_due):
    connection.execute(unit.update().values(provider=provider))
    who = last_noted(connection, norr, day)
    assert due(connection) == ([who] if is_due else [])


def test_the_last_note_of_any_kind_counts_but_not_a_day_planned_ahead(connection, norr):
    who = with_everything(connection, norr)
    move_strength(connection, who, date(2021, 6, 1))  # the next follow-up was planned for later
    assert due(connection) == [who]
    move_strength(connection, who, date(2021, 6, 2))
    assert due(connection) == []


def test_one_who_was_both_in_house_and_elsewhere_is_kept_the_longer_time(connection, norr):
    other = a.a_unit(connection, "Utförare")
    connection.execute(unit.update().where(unit.c.id == other).values(provider="external"))
    who = last_noted(connection, norr, date(2016, 1, 1))
    a.a_placement(connection, who, other, since=date(2016, 1, 2), until=date(2022, 1, 1))
    assert due(connection) == []


def test_it_is_to_be_done_by_the_end_of_the_next_calendar_year(connection, norr):
    last_noted(connection, norr, date(2021, 6, 1))
    (one,) = retention_purge.due(connection, RULES, today=TODAY)
    assert (one.due_on, one.finished_by) == (date(2026, 6, 1), date(2027, 12, 31))


def test_one_who_is_purged_is_in_no_table_and_the_log_keeps_a_pseudonym(connection, norr):
    who = with_everything(connection, norr)
    stays = with_everything(connection, norr, name="Blir Kvar")
    retention.rectify(connection, who, wish(row=str(who)), now=NOW)
    entry = Entry("bo", "Bo", "unit_manager", LogAction.VIEW, "En medborgare", {norr}, who)
    access_log.append(connection, entry, now=NOW)
    hashed = connection.scalar(select(citizen.c.key_hash).where(citizen.c.id == who))
    one = retention_purge.Due(who, hashed, date(2020, 1, 1), date(2025, 1, 1))
    counted = retention_purge.rows_of(connection, [one])
    gone = retention_purge.purge(connection, one, now=NOW)
    assert gone == counted

    assert set(gone) == {table.name for table in about_persons.tables()}
    assert all(not rows for _, rows in about_persons.rows(connection, who))
    assert sum(len(rows) for _, rows in about_persons.rows(connection, stays)) == 14
    everything = {
        name: connection.execute(select(metadata.tables[name])).all()
        for name in inspect(connection).get_table_names()
        if name in metadata.tables
    }
    assert "Rätt Namn" not in str(everything)
    where = [name for name, rows in everything.items() if str(who) in str(rows)]
    assert where == ["access_log"]
    assert [row["action"] for row in access_log.readers(connection, who=who)][-1] == "purge"
    assert log_chain.verify(connection).whole
    assert retention.is_purged(connection, [hashed, "0" * 64]) == {hashed}
    with pytest.raises(DatabaseError, match="är gallrade"):
        retention.find(connection, hashed=hashed)


def test_what_was_purged_is_not_in_the_file_either(engine, tmp_path):
    if engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL vacuums by itself")
    with database.writing(engine) as connection:
        who = with_everything(connection, a.a_unit(connection, "Norr"))
    with database.writing(engine) as connection:
        hashed = connection.scalar(select(citizen.c.key_hash))
        one = retention_purge.Due(who, hashed, date(2020, 1, 1), date(2025, 1, 1))
        retention_purge.purge(connection, one, now=NOW)
    retention_purge.let_go(engine)
    left = b"".join(file.read_bytes() for file in tmp_path.glob("test.db*"))
    assert CANARY.encode() not in left


def test_a_thousand_hashes_are_asked_for_in_portions(connection):
    connection.execute(
        purged_person.insert(), [{"key_hash": f"{n:064x}"} for n in range(0, 1200, 2)]
    )
    asked = [f"{n:064x}" for n in range(1200)]
    assert len(retention.is_purged(connection, asked)) == 600


def test_only_backups_that_are_too_old_are_found(tmp_path):
    import os  # noqa: PLC0415

    ages = {"gammal.db": 36, "ny.db": 34, "gammal.txt": 99}
    for name, days in ages.items():
        file = tmp_path / name
        file.write_text("")
        then = datetime(2026, 6, 1, 9).timestamp() - days * 86_400  # noqa: DTZ001
        os.utime(file, (then, then))
    (tmp_path / "länk.db").symlink_to(tmp_path / "gammal.txt")
    (tmp_path / "mapp.db").mkdir()
    found = retention_purge.old_backups(tmp_path, RULES, now=NOW)
    assert [file.name for file in found] == ["gammal.db"]


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("in_house = 5", "in_house = 0", "går inte att läsa"),
        ("in_house = 5", "in_house = 'fem'", "går inte att läsa"),
        ("external = 2", "", "går inte att läsa"),
        ("years = 5", "years = 4", "minst 5 år"),
    ],
)
def test_unreasonable_rules_are_refused(tmp_path, before, after, says):
    file = Path(tmp_path) / "regler.toml"
    usual = retention_rules.USUAL.read_text(encoding="utf-8")
    assert before in usual
    file.write_text(usual.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(SettingsError, match=says):
        retention_rules.read(file)


def test_the_follow_up_table_has_somebody_else_left(connection, norr):
    who = with_everything(connection, norr)
    with_everything(connection, norr)
    one = retention_purge.Due(who, "x", TODAY, TODAY)
    retention_purge.purge(connection, one, now=NOW)
    assert connection.scalar(select(func.count()).select_from(follow_up)) == 1
