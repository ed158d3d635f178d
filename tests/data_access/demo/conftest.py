"""The demo municipality filled once for all tests that only look at it."""

import shutil
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pytest
from sqlalchemy import select

from data_access import database, demo
from data_access.schema import metadata

USUAL = (date(2026, 11, 22), 1986)
DAYS_AND_SEEDS = [
    pytest.param(USUAL, id="the usual"),
    pytest.param((date(2028, 2, 29), 1986), id="a day that most years lack"),
    pytest.param((date(2027, 1, 1), 7), id="another seed"),
]


@dataclass(frozen=True)
class Records:
    """Everything a filled database holds, by table, and what it was filled for."""

    tables: dict[str, list]
    today: date
    seed: int

    def __getitem__(self, table):
        return self.tables[table]

    @cached_property
    def unit_names(self):
        return {row.id: row.name for row in self["unit"]}

    @cached_property
    def stays(self):
        return _grouped(self["placement"], "citizen_id", order="from_day")

    @cached_property
    def held(self):
        return _grouped(self["follow_up"], "citizen_id", order="held_on")

    @cached_property
    def _values(self):
        return {
            (row.follow_up_id, row.measure, row.respondent): row.value
            for row in self["score"]
            if row.value is not None
        }

    def course(self, citizen, measure):
        """Days and values of one measure, each by whoever answered that follow-up."""
        held = [(row.held_on, (row.id, measure, row.respondent)) for row in self.held[citizen]]
        return [(day, self._values[key]) for day, key in held if key in self._values]

    def courses(self, unit, measure):
        """The courses of those whose first unit this is."""
        return [
            self.course(citizen, measure)
            for citizen, stays in self.stays.items()
            if self.unit_names[stays[0].unit_id] == unit
        ]


def _grouped(rows, column, *, order):
    groups = defaultdict(list)
    for row in sorted(rows, key=lambda row: getattr(row, order)):
        groups[getattr(row, column)].append(row)
    return groups


@pytest.fixture(scope="session")
def everything():
    """How to read all that a database holds."""
    return lambda connection: {
        table.name: connection.execute(select(table).order_by(*table.primary_key)).all()
        for table in metadata.sorted_tables
    }


@pytest.fixture(scope="session")
def fill(sqlite_template, tmp_path_factory, everything):
    """The demo for a day and a seed, filled the first time somebody asks."""
    filled = {}

    def fill(today, seed):
        if (today, seed) not in filled:
            file = tmp_path_factory.mktemp("demo") / "demo.db"
            shutil.copy(sqlite_template, file)
            engine = database.open_engine(f"sqlite:///{file}")
            with database.writing(engine) as connection:
                demo.fill(connection, today=today, seed=seed)
                filled[today, seed] = Records(everything(connection), today, seed)
            engine.dispose()
        return filled[today, seed]

    return fill


@pytest.fixture
def records(fill):
    """The demo on one day, for what need hold there."""
    return fill(*USUAL)


@pytest.fixture(params=DAYS_AND_SEEDS)
def any_records(request, fill):
    """The demo on several days and seeds, for what must always hold."""
    return fill(*request.param)
