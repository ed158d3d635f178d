"""Rows are written thousands at a time, whatever their number, and all of them or none."""

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from data_access import bulk, database
from data_access.schema import unit


def _units(numbers):
    count = len(numbers)
    return {
        "id": numbers,
        "name": [f"Enhet {place}" for place in range(count)],
        "kind": ["hemvård"] * count,
        "in_programme": [True] * count,
        "provider": ["in_house"] * count,
        "parent_id": [None] * count,
    }


@pytest.mark.parametrize("count", [0, 1, 2, 3, 12_001])  # the last: more than a statement takes
def test_every_row_is_written_once(connection, count):
    columns = _units(list(range(1, count + 1)))
    bulk.write(connection, unit, columns)
    told = connection.execute(select(unit.c.id, unit.c.name, unit.c.parent_id).order_by(unit.c.id))
    assert list(map(tuple, told)) == list(
        zip(columns["id"], columns["name"], columns["parent_id"], strict=True)
    )


def test_a_row_that_is_refused_leaves_none_of_those_before_it(engine):
    with pytest.raises(DBAPIError), database.writing(engine) as connection:
        bulk.write(connection, unit, _units([1, 2, 3, 4, 5, 1]))
    with database.reading(engine) as connection:
        assert connection.scalar(select(func.count()).select_from(unit)) == 0
