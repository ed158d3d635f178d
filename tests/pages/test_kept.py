"""What pages keep: one object for a question, another for other scopes, records or arguments."""

from datetime import date

import pytest

from data_access import database
from domain.access import Scope
from domain.vocabulary import CitizenId, Period, Track, UnitId
from pages.shared import kept

HERE = Scope(frozenset({UnitId(1)}))


def made(scope, *rest, **named):
    return [scope, rest, named]


def others(scope, *rest):
    return ["others", scope, rest]


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
    with database.writing(demo_engine) as connection:
        database.bump_data_version(connection)
    assert kept.kept(made, HERE) is not before


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
