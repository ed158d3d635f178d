"""What the meeting says: staff answers of few hidden, decisions counted by their day."""

from datetime import date

import pandas as pd
import pytest

from charts.look import LIGHT
from sections.meeting import decisions, events, frozen, work

TODAY = date(2026, 6, 1)


def decided(*rows) -> pd.DataFrame:
    """Rows of (what, status, due, said on)."""
    frame = pd.DataFrame(rows, columns=["what", "status", "due_on", "status_at"])
    days = {name: pd.to_datetime(frame[name]) for name in ("due_on", "status_at")}
    return frame.assign(who="handledare", **days)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("a", "open", "2026-09-01", None)], decisions.NOTHING_DUE),  # its day has not come
        ([("a", "done", "2026-05-01", "2026-05-01 15:00")], "Ett av ett beslut"),  # on the day
        ([("a", "done", "2026-05-01", "2026-05-02")], "Noll av ett beslut"),  # a day late
        ([("a", "done", "2026-09-01", "2026-05-02")], "Ett av ett beslut"),  # before its day
        ([("a", "open", "2026-05-01", None)], "Noll av ett beslut"),  # nobody has answered
        ([("a", "not_done", "2026-05-01", "2026-04-01")], "Noll av ett beslut"),
    ],
)
def test_done_in_time_is_counted_by_the_day_that_was_decided(rows, said):
    assert decisions.in_time(decided(*rows), today=TODAY).startswith(said)


def test_only_what_is_open_and_near_waits_in_the_list():
    rows = decided(
        ("Sent", "open", "2026-05-01", None),
        ("Snart", "ongoing", "2026-06-15", "2026-05-01"),
        ("Klart", "done", "2026-05-01", "2026-05-01"),
        ("Struket", "not_done", "2026-05-01", "2026-05-01"),
        ("Långt fram", "open", "2026-06-16", None),
    )
    told = [item.what for item in decisions.due(rows, today=TODAY)]
    assert [what.split(" · ")[0] for what in told] == ["Sent", "Snart"]
    assert told[0].endswith("31 dagar sen")


def answers(n, value=3.0):
    row = {"unit_id": 1, "first_day": pd.Timestamp("2026-01-01")}
    row |= {"last_day": pd.Timestamp("2026-03-31"), "comprehensibility": value}
    row |= {"manageability": value, "meaningfulness": value}
    return pd.DataFrame([row] * n, columns=list(row))


@pytest.mark.parametrize(("n", "shown"), [(4, False), (5, True)])
def test_staff_answers_of_fewer_than_five_are_nowhere(n, shown):
    block = work.block(answers(n, 1.5), LIGHT)
    everything = f"{block.finding} {block.alternative} {block.table.to_csv()} {block.chart}"
    assert ("1,5" in everything) is shown
    assert block.hidden == (0 if shown else 4)


def test_a_part_that_few_have_answered_is_hidden_by_itself():
    rows = answers(6)
    rows.loc[:1, "meaningfulness"] = float("nan")
    block = work.block(rows, LIGHT)
    assert block.table.loc[0, "Meningsfullt"] == "dold"
    assert "meningsfullt" not in block.finding


def test_no_answers_is_said_so():
    assert work.block(answers(0), LIGHT).finding == work.NOBODY


def test_what_is_frozen_reads_back_the_same_and_a_change_is_told():
    block = work.block(answers(5), LIGHT)
    back = frozen.read(frozen.written([block]))
    assert (back[0].finding, back[0].caveat) == (block.finding, block.caveat)
    assert frozen.changed(back, [block]) == []
    assert frozen.changed(back, [work.block(answers(6), LIGHT)]) == [block.title]
    assert frozen.changed(back, []) == [block.title]
    assert frozen.read(None) == []


def test_events_are_found_by_all_words_and_by_when_something_rose():
    happened = pd.DataFrame(
        {
            "happened_on": pd.to_datetime(["2026-06-01", "2026-05-31", "2026-02-01", "2026-01-31"]),
            "unit_id": 1,
            "text": ["Efter", "Ny Lokal (stor)", "Ny chef", "Före"],
        }
    )
    assert events.containing(happened, "lokal NY (")["text"].tolist() == ["Ny Lokal (stor)"]
    assert len(events.containing(happened, "")) == 4
    near = events.around(happened, pd.Period("2026-05", "M"))
    assert near["text"].tolist() == ["Ny Lokal (stor)", "Ny chef"]
