"""Within a rerun a thing is looked up once; the next rerun, and whoever comes later, asks anew."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from data_access import database
from pages.shared import once, store


@pytest.fixture
def ask():
    """A question, each time with another answer."""
    answers = iter(range(9))
    return lambda: next(answers)


def test_a_rerun_has_one_answer_and_the_next_rerun_another(ask):
    with once.in_rerun():
        assert (once.look_up(ask), once.look_up(ask)) == (0, 0)
    with once.in_rerun():
        assert once.look_up(ask) == 1


def test_outside_a_rerun_and_in_another_thread_every_question_is_asked(ask):
    assert (once.look_up(ask), once.look_up(ask)) == (0, 1)
    with once.in_rerun(), ThreadPoolExecutor(1) as thread:
        once.look_up(ask)
        assert thread.submit(once.look_up, ask).result() == 3


def test_a_rerun_that_ends_in_an_error_leaves_nothing_behind(ask):
    def stopped():
        with once.in_rerun():
            once.look_up(ask)
            raise KeyError

    with pytest.raises(KeyError):
        stopped()
    assert once.look_up(ask) == 1


def test_a_question_that_could_not_be_answered_is_asked_again():
    answers = iter([KeyError, "now"])

    def ask():
        if (answer := next(answers)) is KeyError:
            raise KeyError
        return answer

    with once.in_rerun():
        with pytest.raises(KeyError):
            once.look_up(ask)
        assert once.look_up(ask) == "now"


def test_what_a_rerun_writes_itself_is_seen_in_it(demo_engine):
    with once.in_rerun():
        before = store.version()
        with store.writing() as connection:
            database.bump_data_version(connection)
        assert store.version() != before
