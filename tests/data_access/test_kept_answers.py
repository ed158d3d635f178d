"""Answers about several units are found by who asks the same of the same records, no others."""

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from data_access import database, kept_answers, row_security
from data_access.kept_answers import Question
from data_access.schema import kept_answer
from domain.access import Scope
from domain.vocabulary import UnitId

DAY = date(2026, 11, 1)
SCOPE = Scope(frozenset({UnitId(1), UnitId(2)}))


@pytest.fixture
def question(engine):
    with database.reading(engine) as connection:
        return Question("hur?", SCOPE, database.data_version(connection), DAY)


def found(engine, question):
    with database.reading(engine, scope=question.scope) as connection:
        return kept_answers.find(connection, question)


def test_an_answer_is_found_by_the_same_question_of_the_same_units_alone(engine, question):
    assert found(engine, question) is None
    kept_answers.keep(engine, question, "så")
    assert found(engine, question) == "så"
    assert found(engine, replace(question, name="vad?")) is None
    assert found(engine, replace(question, scope=SCOPE.narrowed_to(UnitId(1)))) is None


def test_any_write_forgets_every_answer(engine, question):
    kept_answers.keep(engine, question, "så")
    with database.writing(engine) as connection:
        database.bump_data_version(connection)
    assert found(engine, question) is None


def test_what_was_read_before_a_write_is_not_kept_after_it(engine, question):
    with database.writing(engine) as connection:
        database.bump_data_version(connection)
    kept_answers.keep(engine, question, "så var det")
    assert found(engine, question) is None


def test_answers_of_another_day_go_when_one_of_today_is_kept(engine, question):
    kept_answers.keep(engine, replace(question, name="igår", day=date(2026, 10, 31)), "så")
    kept_answers.keep(engine, question, "så")
    kept_answers.keep(engine, question, "så igen")  # two worked it out at once
    with database.reading(engine, scope=None) as connection:
        assert connection.scalar(select(func.count()).select_from(kept_answer)) == 1
    assert found(engine, question) == "så igen"


def test_two_processes_that_worked_it_out_at_once_keep_it_once(engine, question):
    if engine.dialect.name == "sqlite":
        pytest.skip("there nobody waits for another writer")
    with ThreadPoolExecutor() as threads:
        with database.writing(engine) as connection:
            row = {"question": question.name, "units": row_security.units(SCOPE), "told": "så"}
            row |= {"data_version": question.data_version, "day": DAY}
            connection.execute(kept_answer.insert().values(row))
            second = threads.submit(kept_answers.keep, engine, question, "så")
            time.sleep(0.3)  # it comes as far as it can before the first is done
        second.result()
    assert found(engine, question) == "så"


def test_nobody_waits_for_another_writer_to_keep_an_answer(engine, question):
    if engine.dialect.name == "postgresql":
        pytest.skip("there many write at once")
    with database.writing(engine):
        kept_answers.keep(engine, question, "så")  # would wait ten seconds, and then fail
    assert found(engine, question) is None
