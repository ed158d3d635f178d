"""What is said of an import: counts that add up, in words that are right for one and for many."""

from datetime import datetime

import pandas as pd
import pytest

from sections import import_report
from sections.import_report import Batch, Tally


def tally(new=0, changed=0, refused=0) -> Tally:
    return Tally("a.csv", 9, new, changed, 0, 0, refused)


@pytest.mark.parametrize(
    ("tallies", "before", "after"),
    [
        ([tally(1)], "1 rad är ny.", "1 rad lästes in."),
        ([tally(2), tally(3)], "5 rader är nya.", "5 rader lästes in."),
        (
            [tally(2, 1, 4)],
            "2 rader är nya, 1 rad ändras och 4 rader avvisas.",
            "2 rader lästes in, 1 rad ändrades och 4 rader avvisades.",
        ),
        ([tally(0, 2)], "2 rader ändras.", "2 rader ändrades."),
        ([tally()], import_report.NOTHING_NEW, import_report.NOTHING_NEW),
        (
            [tally(refused=1)],
            f"{import_report.NOTHING_NEW} 1 rad avvisas.",
            f"{import_report.NOTHING_NEW} 1 rad avvisades.",
        ),
    ],
)
def test_the_headline_says_what_there_is_and_nothing_else(tallies, before, after):
    assert import_report.headline(tallies) == before
    assert import_report.headline(tallies, done=True) == after


def test_no_more_rows_are_shown_than_can_be_read_and_the_rest_is_said():
    many = import_report.ROWS_SHOWN + 1
    said = pd.DataFrame({"line": range(many), "column": "", "sentence": "Fel"})
    shown = import_report.told_rows(said, {line: f"rad {line}" for line in range(many)})
    assert len(shown) == import_report.ROWS_SHOWN
    assert shown.iloc[0].tolist() == ["Rad 0", "–", "Fel."]
    assert "av 51 visas" in import_report.not_shown(many)
    assert import_report.not_shown(import_report.ROWS_SHOWN) == ""


def test_an_earlier_import_is_told_in_swedish_time():
    late = datetime.fromisoformat("2026-07-01 22:30")  # UTC, without zone, as the tables have it
    batch = Batch(3, "a.csv", "Händelser", 9, 0, late, undone=True)
    told = import_report.became(batch).replace(import_report.NO_BREAK, " ")
    assert told == "a.csv, 2 jul 2026 00.30: 9 rader lästes in. Ångrad."


def test_a_table_that_lacks_something_is_told_what_to_do():
    assert "kolumnen Datum saknas" in import_report.lacking("Händelser", ["kolumnen Datum"])
    assert "känns inte igen" in import_report.lacking("", ["kolumnen Datum"])
