"""The caseload says for each citizen what can be said, and no more."""

from datetime import date

import pandas as pd
import pytest

from domain.measures import default_shelf
from metrics import courses
from metrics.due_dates import DUE_COLUMNS
from sections import caseload
from tests.metrics.test_courses import FIRST, SECOND, scores

MEASURES = default_shelf()
NAMES = {1: "Åsa Öberg", 2: "Bo Ek", 3: "Cy"}


@pytest.fixture
def rows():
    told = scores(
        (1, FIRST, "sppb", "self", 8),
        (1, SECOND, "sppb", "self", 4),
        (1, FIRST, "hanterbarhet", "self", 3),
        (1, SECOND, "hanterbarhet", "self", 4),
        (2, FIRST, "sppb", "self", 8),  # seen once
        (9, FIRST, "sppb", "self", 8),  # somebody who is no longer here
    )
    lead = courses.leading(courses.courses(told, MEASURES), MEASURES)
    due = pd.DataFrame(
        [(1, date(2026, 1, 1), 12), (2, date(2027, 1, 2), 0), (3, date(2026, 1, 1), 1)],
        columns=list(DUE_COLUMNS),
    ).astype(DUE_COLUMNS)
    return caseload.rows(NAMES, lead, due)


def test_each_track_that_can_be_said_something_about_is_said_in_its_own_words(rows):
    assert list(rows["tracks"]) == [
        "Funktion :orange[▼ försvagad] · Hanterbarhet :blue[▲ högre]",
        ":gray[○ för få mätningar för att säga något]",
        ":gray[inget mätt ännu]",
    ]


def test_when_to_talk_next_is_a_day_or_how_late_it_is(rows):
    assert list(rows["next"]) == ["12 dagar sen", "Nästa 2 jan 2027", "1 dag sen"]


@pytest.mark.parametrize(
    ("kind", "begins", "names"),
    [
        ("Alla", "", ["Åsa Öberg", "Bo Ek", "Cy"]),
        ("Försenad", "", ["Åsa Öberg", "Cy"]),
        ("Försvagad", "", ["Åsa Öberg"]),
        ("Inget mätt", "", ["Cy"]),
        ("Alla", " ö", ["Åsa Öberg"]),  # the start of any part of the name
        ("Alla", "BO", ["Bo Ek"]),
        ("Alla", "k", []),  # inside a name is not its start
        (None, "", ["Åsa Öberg", "Bo Ek", "Cy"]),
    ],
)
def test_a_working_list_and_a_search_narrow_together(rows, kind, begins, names):
    assert list(caseload.chosen(rows, kind, begins)["name"]) == names
