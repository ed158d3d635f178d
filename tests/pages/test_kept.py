"""What pages keep: one object for a question, another for other scopes, records or arguments."""

import re
import weakref
from contextvars import Context
from dataclasses import dataclass
from datetime import date

import pytest
from sqlalchemy import event

from data_access import database
from domain.access import Scope
from domain.vocabulary import CitizenId, Period, Track, UnitId
from pages.shared import kept, once, records, store

HERE = Scope(frozenset({UnitId(1)}))


def made(scope, *rest, **named):
    return [scope, rest, named]


@dataclass(frozen=True)
class Made:
    """As `made`, of a kind that a weak reference can follow."""

    scope: Scope


def made_anew(scope):
    return Made(scope)


def others(scope, *rest):
    return ["others", scope, rest]


def a_write(engine):
    with database.writing(engine) as connection:
        database.bump_data_version(connection)


def test_the_same_question_gets_the_very_same_answer(demo_engine):
    assert kept.kept(made, HERE, Track.FUNCTION) is kept.kept(made, HERE, Track.FUNCTION)


@pytest.mark.parametrize(
    "asked",
    [
        lambda: kept.kept(made, Scope(frozenset({UnitId(2)}))),  # another unit
        lambda: kept.kept(made, Scope(HERE.units, only=frozenset({CitizenId(7)}))),  # fewer of it
        lambda: kept.kept(made, Scope(HERE.units, only=frozenset())),  # nobody is not everybody
        lambda: kept.kept(made, Scope(HERE.units, protected=frozenset({CitizenId(7)}))),
        lambda: kept.kept(made, HERE, Track.FUNCTION),  # another argument
        lambda: kept.kept(made, HERE, Period(date(2026, 1, 1), date(2026, 1, 2))),
        lambda: kept.kept(others, HERE),  # another question
    ],
)
def test_another_question_gets_another_answer(demo_engine, asked):
    assert kept.kept(made, HERE) != asked()


def test_one_long_number_is_not_taken_for_several(demo_engine):
    several, long = frozenset({1, 2}), frozenset({int.from_bytes(b"\x01int:\x02", "little")})
    assert kept.kept(made, Scope(several)) is not kept.kept(made, Scope(long))


def test_any_write_makes_every_answer_old(demo_engine):
    before = kept.kept(made, HERE)
    a_write(demo_engine)
    assert kept.kept(made, HERE) is not before


def of_notes(scope):
    kept.reads_notes()
    return ["noted", scope]


def around_notes(scope, *rest):
    return [kept.kept(of_notes, scope), rest]


def a_note(engine):
    with database.writing(engine) as connection:
        database.bump_notes_version(connection)


def test_a_note_makes_old_what_has_read_notes_and_nothing_else(demo_engine):
    for _ in range(3):
        plain, noted = kept.kept(made, HERE), kept.kept(of_notes, HERE)
        around = [kept.kept(around_notes, HERE, each) for each in (1, 2)]  # the second asks no more
        assert kept.kept(of_notes, HERE) is noted
        a_note(demo_engine)
        assert kept.kept(made, HERE) is plain
        assert kept.kept(of_notes, HERE) is not noted
        assert all(
            kept.kept(around_notes, HERE, 1 + at) is not old for at, old in enumerate(around)
        )


def test_every_read_of_a_table_of_notes_is_known_to_be_one(demo_engine):
    notes = {"annotation", "review", "review_decision", "initiative_start"}
    for name, read in vars(records).items():
        if list(getattr(read, "__annotations__", ())) != ["scope", "return"]:
            continue
        asked, was = [], kept._noted.set(False)

        def listener(*told, asked=asked):
            asked.append(told[2])

        event.listen(store.engine(store.url()), "before_cursor_execute", listener)
        read(HERE)
        event.remove(store.engine(store.url()), "before_cursor_execute", listener)
        read_notes = any(
            re.search(rf"(FROM|JOIN) {each}\b", one) for one in asked for each in notes
        )
        assert kept._noted.get() is read_notes, name
        kept._noted.reset(was)


def test_what_was_kept_of_older_records_is_let_go(demo_engine):
    before = weakref.ref(kept.kept(made_anew, HERE))
    assert kept.kept(made_anew, HERE) is before()
    a_write(demo_engine)
    kept.kept(others, HERE)  # whatever is asked first
    assert before() is None


def test_a_rerun_begun_before_a_write_does_not_let_go_of_what_came_after_it(demo_engine):
    kept.kept(made, HERE)
    with once.in_rerun():
        store.version()
        a_write(demo_engine)
        after = Context().run(kept.kept, made, HERE)  # somebody else's rerun
        kept.kept(others, HERE)
    assert kept.kept(made, HERE) is after


def test_another_database_is_never_answered_from_this_one(demo_engine, tmp_path, monkeypatch):
    before = kept.kept(made, HERE)
    other = f"sqlite:///{tmp_path / 'other.db'}"
    database.upgrade(database.open_engine(other))
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", other)
    assert kept.kept(made, HERE) is not before


def outer(scope):
    return kept.kept(made, scope), kept.store.version()


def test_what_is_kept_within_is_of_the_same_version_as_the_whole(demo_engine, monkeypatch):
    asked = []
    version = kept.store.version
    monkeypatch.setattr(kept.store, "version", lambda: asked.append(1) or version())
    inner, _ = kept.kept(outer, HERE)
    assert len(asked) == 2  # for the whole, and by `outer` itself
    assert kept.kept(made, HERE) is inner  # and it is found again from outside
