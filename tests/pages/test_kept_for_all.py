"""Figures of several units are worked out once for every process, and are always those of now."""

import random

import pytest
import streamlit as st
from sqlalchemy import func, select

from charts.look import LIGHT
from data_access import database
from data_access.database import Purpose
from data_access.importing import import_files
from data_access.schema import kept_answer
from domain.access import Scope
from domain.vocabulary import CitizenId, Period, UnitId
from pages import coherence, data_quality, function_activity, goals, value
from pages.shared import choices, kept, learning, records, unit_asked, written
from pages.shared.asked import Asked
from pages.shared.report_parts import board
from sections.report_contents import LearntPage
from sections.small_groups import MEETING, Reader
from tests import builders as a
from tests.data_access.importing.test_import_files import ORGANISATION, TODAY
from tests.data_access.test_scope import with_everything
from tests.data_access.test_summaries import purge_any, rectify_any, some_follow_ups, undo_any

BOTH = Scope(frozenset({UnitId(1), UnitId(2)}))
PAGES = (coherence, data_quality, function_activity, goals, value)


@pytest.fixture
def in_use(engine, database_url, monkeypatch):
    """A database of either kind, which the pages read."""
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", database_url)
    yield engine
    kept.forget()
    st.cache_resource.clear()  # the engines of the pages


def asked(reader=MEETING):
    return Asked(BOTH, "", choices.until_today(365), "", reader)


def questions(reader=MEETING):
    """All that is worked out for all units: the function, and what it is asked."""
    period = choices.until_today(365)
    pages = ((learning._page, (page.found, asked(reader), LIGHT)) for page in PAGES)
    return [
        (unit_asked.told, (period,)),
        (unit_asked.grid, (LIGHT,)),
        (unit_asked.vision, (LIGHT,)),
        (records._months, ()),
        (board, (period, tuple(LearntPage))),
        *pages,
    ]


def a_little(connection):
    for name in ("Norr", "Söder"):
        where = a.a_unit(connection, name)
        for _ in range(3):
            with_everything(connection, where)
    database.bump_data_version(connection)


def how_many(engine):
    with database.reading(engine, scope=None) as connection:
        return connection.scalar(select(func.count()).select_from(kept_answer))


def another_process():
    """What one process keeps in memory is not there in the next."""
    kept.forget()


def test_after_any_imports_undos_corrections_and_purges_it_is_what_recounting_says(
    in_use, tmp_path
):
    chance = random.Random(9)  # noqa: S311  (seeded, to be repeated)
    file = tmp_path / "x.csv"

    def read_in(text):
        file.write_text(text, encoding="utf-8")
        reading = {"today": TODAY, "key_file": tmp_path / "key", "purpose": Purpose.MUNICIPALITY}
        import_files(in_use, [file], **reading)

    read_in(ORGANISATION)
    seen = set()
    for act in (None, None, rectify_any, undo_any, None, purge_any):
        read_in(some_follow_ups(chance)) if act is None else act(in_use, chance)
        if act is purge_any:
            with database.writing(in_use) as connection:
                database.bump_data_version(connection)  # as the command does
        for make, rest in questions()[:4]:
            another_process()
            made = written.text(kept.for_all(make, BOTH, *rest))
            another_process()
            assert written.text(kept.for_all(make, BOTH, *rest)) == made
            assert written.text(make(BOTH, *rest)) == made
            seen.add(made)
    assert len(seen) > len(questions()[:4])  # something did change


def test_every_page_of_all_units_is_worked_out_by_one_process_and_read_by_the_next(in_use):
    with database.writing(in_use) as connection:
        a_little(connection)
    for number, (make, rest) in enumerate(questions(), 1):
        first = written.text(kept.for_all(make, BOTH, *rest))
        assert how_many(in_use) >= number
        another_process()
        assert written.text(kept.for_all(kept_only(make), BOTH, *rest)) == first


def kept_only(make):
    """The same question, of one who cannot work it out."""

    def cannot(*_):
        raise AssertionError

    cannot.__module__, cannot.__qualname__ = make.__module__, make.__qualname__
    return cannot


@pytest.mark.parametrize(
    ("scope", "rest"),
    [
        (BOTH.narrowed_to(UnitId(1)), ()),  # costs little
        (BOTH.of(frozenset({CitizenId(1)})), ()),
        (Scope(BOTH.units, protected=frozenset({CitizenId(1)})), ()),
        (BOTH, (asked(Reader(few=True, people=True)),)),
    ],
)
def test_what_is_about_persons_or_one_unit_is_never_kept_in_the_database(in_use, scope, rest):
    assert kept.for_all(lambda *_: "svar", scope, *rest) == "svar"
    assert how_many(in_use) == 0


def test_another_program_finds_nothing(in_use, monkeypatch):
    assert kept.for_all(unit_asked.told, BOTH, Period(TODAY, TODAY))
    before = how_many(in_use)
    another_process()
    monkeypatch.setattr(kept, "_program", lambda: "nästa")
    assert kept.for_all(unit_asked.told, BOTH, Period(TODAY, TODAY))
    assert how_many(in_use) == before + 1
