"""What is there when the app starts is left out of every later search for garbage."""

import gc
import sys

import pytest

import asgi
from pages.shared.register import REGISTER


@pytest.fixture
def as_before():
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_every_page_is_read_and_searched_no_more(as_before):
    kept = gc.get_freeze_count()
    asgi.settle()
    assert {f"pages.{name}" for name in REGISTER} <= sys.modules.keys()
    assert gc.get_freeze_count() - kept > 50_000
    assert gc.get_threshold() == asgi.SEARCHES
