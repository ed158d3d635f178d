"""What is kept of each course is always what the scores say, whatever was written and undone."""

import random
import threading
from contextlib import suppress
from datetime import date, datetime

import pytest
from sqlalchemy import select

from data_access import (
    database,
    follow_ups,
    fresh_values,
    importing,
    retention,
    retention_purge,
    summaries,
)
from data_access.database import DatabaseError, Purpose
from data_access.importing import import_files
from data_access.retention import Correction
from data_access.retention_purge import Due
from data_access.schema import citizen, course_summary, follow_up, import_batch, score
from domain.access import Scope
from tests import builders as a
from tests.data_access.importing.test_import_files import ORGANISATION, TODAY

PEOPLE = ("19430528-9938", "19370111-9814", "19391116-9810")
UNITS = ("Hemvården Norr", "Gruppbostaden")
HEADING = "Personnummer;Enhet;Datum;Typ;Svarssätt;SPPB;Begriplighet;Hanterbarhet\n"
NOW = datetime(2026, 11, 1)  # noqa: DTZ001  (as the tables hold it)


def some_follow_ups(chance):
    rows = {}
    for _ in range(chance.randint(1, 8)):
        who, day = chance.choice(PEOPLE), f"2026-0{chance.randint(1, 4)}-0{chance.randint(1, 3)}"
        kind, answers = (
            chance.choice(("Planerad", "Vardagssamtal")),
            [chance.choice("1239 ") for _ in "abc"],
        )
        said = [chance.choice(UNITS), day, kind, chance.choice(("Själv", "Personal", "")), *answers]
        rows[who, day, kind] = ";".join([who, *said]) + "\n"
    return HEADING + "".join(rows.values())


def undo_any(engine, chance):
    with database.reading(engine) as connection:
        batches = list(connection.scalars(select(import_batch.c.id)))
    with suppress(DatabaseError):  # a later one builds on it, or it is undone already
        importing.undo(engine, chance.choice(batches))


def rectify_any(engine, chance):
    with database.writing(engine) as connection:
        question = select(score, follow_up.c.citizen_id).join_from(score, follow_up)
        rows = connection.execute(question.where(score.c.value.is_not(None))).all()
        if not rows:
            return
        one = chance.choice(rows)
        row, value = f"{one.follow_up_id}/{one.measure}/{one.respondent}", str(one.value + 1)
        wish = Correction("score", row, "value", value, reason="Fel", decided_by="Eva")
        retention.rectify(connection, one.citizen_id, wish, now=NOW)


def purge_any(engine, chance):
    with database.writing(engine) as connection:
        rows = connection.execute(select(citizen.c.id, citizen.c.key_hash)).all()
        if rows:
            one = chance.choice(rows)
            gone = Due(one.id, one.key_hash, date(2020, 1, 1), date(2022, 1, 1))
            retention_purge.purge(connection, gone, now=NOW)


@pytest.mark.parametrize("seed", range(3))
def test_after_any_imports_undos_corrections_and_purges_a_rebuild_would_change_nothing(
    engine, tmp_path, seed
):
    chance = random.Random(seed)  # noqa: S311  (seeded, to be repeated)
    file = tmp_path / "x.csv"

    def read_in(text):
        file.write_text(text, encoding="utf-8")
        reading = {"today": TODAY, "key_file": tmp_path / "key", "purpose": Purpose.MUNICIPALITY}
        import_files(engine, [file], **reading)

    read_in(ORGANISATION)
    doing = [undo_any, undo_any, rectify_any, purge_any]
    chance.shuffle(doing)
    seen = set()
    for act in [None, None, *doing, None, undo_any]:
        if act is None:
            read_in(some_follow_ups(chance))
        else:
            act(engine, chance)
        with database.reading(engine) as connection:
            assert summaries.differing(connection) == 0
            seen |= set(connection.execute(select(course_summary.c.n, course_summary.c.latest)))
    assert seen


def test_what_was_written_past_them_is_told_and_mended(connection):
    here = a.a_unit(connection)
    who, other = a.a_citizen(connection, here), a.a_citizen(connection, here)
    for each in (who, other):
        held = a.a_follow_up(connection, each, here, date(2026, 1, 1), sppb=5)
    a.a_score(connection, held, "tug", 12)
    assert summaries.differing(connection) == 1
    summaries.rebuild(connection)
    assert summaries.differing(connection) == 0


def test_a_summary_is_read_within_the_scope_alone(connection):
    here, elsewhere = a.a_unit(connection), a.a_unit(connection, "Söder")
    who = a.a_citizen(connection, here)
    hidden = a.a_citizen(connection, here, protected=True)
    rows = (who, here, 1), (who, elsewhere, 2), (hidden, here, 3)  # only the first is shown
    for each, unit, day in rows:
        a.a_follow_up(connection, each, unit, date(2026, 1, day), sppb=5)
    scope = Scope(frozenset({here}))
    for ask in (follow_ups.kept_courses, follow_ups.kept_follow_ups):
        assert ask(connection, scope=scope)[["citizen_id", "unit_id"]].to_numpy().tolist() == [
            [who, here]
        ]
        assert ask(connection, scope=scope.of(frozenset())).empty
        assert len(ask(connection, scope=Scope(scope.units, protected=frozenset({hidden})))) == 2
    empty = follow_ups.kept_courses(connection, scope=Scope())
    assert empty.dtypes.astype("str").to_dict() == follow_ups.KEPT_COURSE_COLUMNS


def test_a_summary_is_never_rectified_itself(connection):
    here = a.a_unit(connection)
    who = a.a_citizen(connection, here)
    a.a_follow_up(connection, who, here, date(2026, 1, 1), sppb=5)
    wish = Correction("course_summary", f"{here}/{who}/sppb", "latest", "9", "Fel", "Eva")
    with pytest.raises(DatabaseError, match="räknas ut"):
        retention.rectify(connection, who, wish, now=NOW)


def test_a_database_whose_summaries_were_never_made_gets_them_once(engine):
    with database.writing(engine) as connection:
        here = a.a_unit(connection)
        a.a_follow_up(connection, a.a_citizen(connection, here), here, date(2026, 1, 1), sppb=5)
        connection.execute(course_summary.delete())
    summaries.bring_up(engine)
    with database.writing(engine) as connection:
        assert summaries.differing(connection) == 0
        version = database.data_version(connection)
    summaries.bring_up(engine)  # nothing to do: what pages have kept stays
    with database.reading(engine) as connection:
        assert database.data_version(connection) == version


def test_of_two_who_write_about_one_person_at_once_the_second_counts_what_both_wrote(engine):
    with database.writing(engine) as connection:
        here = a.a_unit(connection)
        who = a.a_citizen(connection, here)
    second_wrote = threading.Event()

    def second():
        with database.writing(engine) as connection:
            a.a_follow_up(connection, who, here, date(2026, 2, 1), sppb=6)
        second_wrote.set()

    with database.writing(engine) as connection:
        a.a_follow_up(connection, who, here, date(2026, 1, 1), sppb=5)
        thread = threading.Thread(target=second)
        thread.start()
        assert not second_wrote.wait(0.3)  # it waits for the first
    thread.join(20)
    with database.reading(engine) as connection:
        assert connection.scalar(select(course_summary.c.n)) == 2
        assert summaries.differing(connection) == 0


@pytest.mark.parametrize("most", [0, 300_000])  # follow-ups held in memory: none, all
def test_files_read_in_together_may_change_what_the_first_of_them_wrote(
    engine, tmp_path, monkeypatch, most
):
    monkeypatch.setattr(fresh_values, "MOST", most)
    one, other = PEOPLE[:2]
    texts = {
        "a": ORGANISATION,
        "b": f"{HEADING}{one};{UNITS[0]};2026-01-01;Planerad;Själv;3;2;3\n"
        f"{other};{UNITS[0]};2026-01-01;Planerad;Personal;4;2;3\n",
        "c": f"{HEADING}{one};{UNITS[0]};2026-01-01;Planerad;Själv;7;;3\n"  # changed
        f"{one};{UNITS[1]};2026-01-01;Vardagssamtal;Ombud;5;1;\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    reading = {"today": TODAY, "key_file": tmp_path / "key", "purpose": Purpose.MUNICIPALITY}
    import_files(engine, sorted(tmp_path.glob("*.csv")), **reading)
    with database.reading(engine, scope=None) as connection:
        assert summaries.differing(connection) == 0
        assert connection.scalar(select(course_summary.c.latest).where(course_summary.c.latest > 6))
