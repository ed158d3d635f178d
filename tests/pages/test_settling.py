"""What is there when the app starts is left out of every later search for garbage."""

import gc

import pytest

import asgi


@pytest.fixture
def as_before():
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_was_read_is_searched_no_more(as_before):
    kept = gc.get_freeze_count()
    asgi.settle()
    assert gc.get_freeze_count() - kept > 50_000
    assert gc.get_threshold() == asgi.SEARCHES
