"""Figures made of summaries are those made of every score, whatever units are looked at."""

import random
from datetime import date, timedelta
from itertools import combinations

import pandas as pd
import pytest

from data_access import database
from domain.access import Scope
from domain.measures import default_shelf
from metrics import courses, due_dates
from pages.shared import records
from tests import builders as a

FIRST = date(2025, 1, 1)
MEASURES = ("sppb", "tug", "begriplighet", "copm_p")
KINDS = ("planned", "everyday", "mapping")


def a_past(connection, units, chance):
    """People who move between the units, now and then followed up by two of them on one day."""
    for _ in range(4):
        who = a.a_citizen(connection, chance.choice(units), protected=chance.random() < 0.2)
        for day in chance.choices(range(12), k=7):
            values = {name: chance.choice([1, 3, 6, None]) for name in chance.sample(MEASURES, 2)}
            held_on = FIRST + timedelta(days=30 * day)
            kind = f"{chance.choice(KINDS)}"
            respondent = chance.choice(["self", "staff", "proxy"])
            try:
                with connection.begin_nested():
                    where = chance.choice(units)
                    a.a_follow_up(
                        connection, who, where, held_on, kind=kind, respondent=respondent, **values
                    )
            except Exception:  # noqa: BLE001, S112  (that day and kind is taken)
                continue


@pytest.mark.parametrize("seed", range(4))
def test_summaries_give_what_every_score_gives(demo_engine, seed):
    with database.writing(demo_engine) as connection:
        units = [a.a_unit(connection, name) for name in ("Norr", "Söder", "Väster")]
        a_past(connection, units, random.Random(seed))  # noqa: S311  (seeded, to be repeated)
    shared = 0
    for size in (1, 2, 3):
        for some in combinations(units, size):
            scope = Scope(frozenset(some))
            found = records.figures(scope)
            right = courses.courses(records.scores(scope), default_shelf())
            pd.testing.assert_frame_equal(found.courses, right)
            here, held = records.current_citizens(scope), records.held(scope)
            pd.testing.assert_frame_equal(
                found.due, due_dates.next_due(here, held, today=records.today())
            )
            days = held.drop_duplicates(["citizen_id", "unit_id", "held_on"])
            shared += days.duplicated(["citizen_id", "held_on"]).sum()
    assert shared  # the hard case was tried
