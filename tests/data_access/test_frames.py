"""An answer is the same frame however many rows are taken from the driver at a time."""

from datetime import date

import pandas as pd
import pytest
from sqlalchemy import select

from data_access import citizens, frames
from data_access.schema import placement
from tests import builders as a

COLUMNS = citizens.PLACEMENT_COLUMNS
QUESTION = select(*(placement.c[name] for name in COLUMNS)).order_by(placement.c.id)


@pytest.mark.parametrize("at_once", [1, 2, 5])
def test_rows_come_in_order_with_their_types_some_at_a_time(connection, monkeypatch, at_once):
    where = a.a_unit(connection)
    ended = [None, date(2025, 1, 1), None, None, date(2025, 2, 1)]
    there = [a.a_citizen(connection, where, until=until) for until in ended]
    whole = frames.answer(connection, QUESTION, COLUMNS)
    monkeypatch.setattr(frames, "AT_ONCE", at_once)
    parted = frames.answer(connection, QUESTION, COLUMNS)
    pd.testing.assert_frame_equal(parted, whole)
    assert list(parted["citizen_id"]) == there
    assert {name: str(dtype) for name, dtype in parted.dtypes.items()} == COLUMNS
    none = frames.answer(connection, QUESTION.where(placement.c.id < 0), COLUMNS)
    assert dict(none.dtypes) == dict(parted.dtypes)
