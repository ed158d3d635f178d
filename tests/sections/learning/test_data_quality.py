"""Datakvalitet: what was due is counted, few say nothing of all, and few are hidden from others."""

import pandas as pd
import pytest

from charts.look import LIGHT
from domain.measures import default_shelf
from metrics.data_quality import Done, Value, Why
from sections.learning import data_quality, due_rows
from sections.learning.data_quality import Seen
from sections.small_groups import MEETING, Reader
from tests.sections.learning import canary

MANAGER = Reader(few=True, people=True)
WHY = {Done.WAITING: Why.WAITING, Done.MISSED: Why.FORGOTTEN, Done.LEFT: Why.MOVED}


def page(reader=MANAGER, *, impossible=0, unit="Norr", **how):
    """A page about citizens with one point each, so many of each `Done`."""
    done = [Done(kind) for kind, n in how.items() for _ in range(n)]
    points = pd.DataFrame({"citizen_id": range(len(done)), "done": [str(each) for each in done]})
    points = points.assign(kind="month_6", sex="woman", age="80–89 år", unit=unit)
    why = pd.Series([str(WHY.get(each, Why.MEASURED)) for each in done], dtype="str")
    points = points.assign(why=why)
    n = len(done)
    counts = {str(value): n if value is Value.GIVEN else 0 for value in Value}
    return data_quality.page(
        Seen(
            citizens=n,
            points=points.astype({"done": "str"}),
            latest=points.astype({"done": "str"}),
            why=why,
            by_measure={"sppb": pd.Series(counts)} if n else {},
            impossible=impossible,
            answers=pd.DataFrame({"unit": [unit] * n, "respondent": ["proxy"] * n}),
            late=pd.DataFrame(
                {
                    "citizen_id": points["citizen_id"],
                    "unit": unit,
                    "due_on": pd.Timestamp("2026-09-10"),
                    "days_late": 3,
                }
            ),
            measures=default_shelf(),
            names={who: f"Namn {who}" for who in points["citizen_id"]} if reader.people else {},
            reader=reader,
            look=LIGHT,
        )
    )


@pytest.mark.parametrize(
    ("how", "answer"),
    [
        ({}, "Ingen uppföljning skulle ha gjorts i perioden."),
        (
            {"on_time": 1},
            "1 av 1 uppföljning enligt kalendern har gjorts. 1 av 1 medborgare har följts upp.",
        ),
        (
            {"late": 3, "missed": 1},
            "3 av 4 uppföljningar enligt kalendern har gjorts. 3 av 4 medborgare har följts upp.",
        ),
        (
            {"on_time": 4, "left": 1},  # one who left was not due
            "4 av 4 uppföljningar enligt kalendern har gjorts. 4 av 5 medborgare har följts upp.",
        ),
    ],
)
def test_the_answer_counts_what_was_due(how, answer):
    assert page(**how).answer == answer


@pytest.mark.parametrize(("n", "claims"), [(4, False), (5, True)])
def test_nothing_is_said_of_all_from_fewer_than_five(n, claims):
    found = page(on_time=n)
    assert any(told.startswith("De flesta uppföljningar görs") for told in found.works) is claims
    assert any("svarade någon annan senast" in told for told in found.needs) is claims


def test_what_was_never_done_is_asked_about_without_blame():
    assert "Två uppföljningar gjordes aldrig." in page(missed=2, on_time=3).needs
    assert page(missed=2).blocks[1].table["Medborgare"].tolist() == ["Namn 0", "Namn 1"]


def test_who_fell_out_is_told_under_each_kind_of_follow_up_to_those_who_may_see_few():
    told = page(on_time=9, missed=2, left=1).blocks[2].table.set_index("Grupp")
    assert told.index.tolist() == ["Alla", "6 månader"]
    assert told.loc["6 månader", "Ingen uppgift om varför"] == "2"
    assert told.loc["6 månader", "Flyttat"] == "1"
    hidden = page(MEETING, on_time=9, missed=2, left=1).blocks[1].table
    assert hidden["Grupp"].tolist() == ["Alla"]


def test_an_impossible_value_is_told_of_but_not_how_few_to_others():
    assert "Två medborgare har ett värde" in page(on_time=9, impossible=2).blocks[3].finding
    assert "Någon har ett värde" in page(MEETING, on_time=9, impossible=2).blocks[2].finding


def test_small_groups_are_nowhere_for_those_who_may_not_see_them():
    found = page(MEETING, on_time=31, slightly_late=52, missed=3)
    assert not canary.shows(found, 3)
    assert canary.shows(found, 52)
    assert not canary.shows(found, 31)  # with the total it would tell the other
    assert found.hidden > 0
    assert "Namn" not in canary.everything(found)


def test_the_same_figures_are_whole_for_the_units_own_manager():
    found = page(on_time=31, slightly_late=52, missed=3)
    assert canary.shows(found, 3)
    assert found.note == ""


def test_a_table_is_left_out_when_its_sums_are_hidden_and_anothers_are_not():
    frame = pd.DataFrame({"done": ["on_time"] * 60 + ["late"] * 7, "all": "Alla"})
    frame["unit"] = ["Norr"] * 40 + ["Söder"] * 20 + ["Norr"] * 3 + ["Söder"] * 4
    one = due_rows.by(frame, "all", {}, MEETING)
    other = due_rows.by(frame, "unit", {}, MEETING)
    both = due_rows.released([one, other])
    alike = set(one.total.dropna().index) == set(other.total.dropna().index)
    assert both.withheld is not alike
    assert len({tuple(made.total.isna()) for made in both.tables}) == 1
