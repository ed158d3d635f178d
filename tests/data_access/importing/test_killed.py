"""An import that is killed leaves the database as it was, and the next one makes it whole."""

import pytest

from benchmarks import import_killed
from data_access.importing import large_files

ROUNDS = 5  # the thousand rounds are `python -m benchmarks.import_killed`


@pytest.fixture(params=[import_killed.sqlite, import_killed.postgresql])
def place(request, monkeypatch):
    for name in ("LARGE", "AT_A_TIME"):
        monkeypatch.setattr(large_files, name, getattr(large_files, name))  # put back afterwards
    with request.param() as place:
        yield place


def test_nothing_is_lost_half_doubled_or_corrupt(place):
    found = import_killed.rounds(place, ROUNDS, seed=1)
    assert found["killed"] == ROUNDS
    assert found["as before"] + found["as after"] == ROUNDS
    assert found["next import whole"] == ROUNDS
