"""What stands in a report: counts as they are for the unit, protected for the board."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.vocabulary import Outcome, Step, Track
from sections import report_contents
from sections.blocks import HIDDEN
from sections.report_contents import LearntPage

HELD = pd.DataFrame({"took_part": ["yes"] * 9 + ["no"] * 8, "held_on": pd.Timestamp("2026-02-03")})
DUE = pd.DataFrame({"days_late": [0] * 12 + [3] * 6 + [40] * 7})


def lead(*outcomes: str, area="Norr", track=Track.FUNCTION) -> pd.DataFrame:
    return pd.DataFrame(
        {"track": str(track), "measure": "sppb", "outcome": outcomes, "step": Step.UNKNOWN}
    ).assign(area=area)


def board(frame: pd.DataFrame, areas=("Norr", "Söder")):
    return report_contents.board_report(
        frame, HELD.assign(area="Norr"), DUE.assign(area="Norr"), areas
    )


def test_a_unit_sees_its_own_small_numbers():
    blocks = report_contents.unit_report(HELD.iloc[:10], DUE)
    assert blocks[0].table.iloc[0, 1:].tolist() == ["9", "0", "1", "10"]
    assert blocks[-1].finding == "Nästa uppföljning är sen för 13 av 25."
    assert sum(block.hidden for block in blocks) == 0


def test_nothing_at_all_is_said_as_such():
    blocks = report_contents.unit_report(HELD.iloc[:0], DUE.iloc[:0])
    assert [block.chart is None for block in blocks] == [True, False]
    assert blocks[0].finding == "Ingen uppföljning har en anteckning om delaktighet."
    assert "kan inte jämföras för någon ännu" in board(lead())[0].finding


@pytest.mark.parametrize(
    ("page", "gone"),
    [
        (LearntPage.GOALS, {"Aktivitet"}),
        (LearntPage.COHERENCE, {"Begriplighet", "Hanterbarhet", "Meningsfullhet"}),
        (LearntPage.FUNCTION_ACTIVITY, {"Funktion", "Aktivitet"}),
        (LearntPage.DATA_QUALITY, {"Uppföljningar"}),
    ],
)
def test_what_a_page_of_the_report_tells_is_not_counted_once_more_by_area(page, gone):
    def first_words(*pages):
        made = report_contents.board_report(
            lead("maintained"),
            HELD.assign(area="Norr"),
            DUE.assign(area="Norr"),
            ("Norr",),
            pages=pages,
        )
        return {block.title.split()[0] for block in made}

    assert first_words() - first_words(page) == gone


def test_a_board_sees_no_count_of_one_to_four_and_the_chart_draws_none():
    few = pd.concat(
        [lead(*["maintained"] * 30, *["weakened"] * 3), lead(*["maintained"] * 20, area="Söder")]
    )
    shown = board(few)[0]
    assert "3" not in shown.table.to_numpy()
    assert shown.hidden == (shown.table == HIDDEN).to_numpy().sum() > 0
    assert 3 not in shown.chart.data["parts"]["n"].to_numpy()


@given(st.lists(st.sampled_from([(o, a) for o in Outcome for a in "AB"]), max_size=60))
def test_whatever_the_records_hold_no_format_gets_a_small_count(rows):
    frame = lead(*[str(o) for o, _ in rows]).assign(area=[a for _, a in rows])
    shown = board(frame, ("A", "B"))[0]
    counts = pd.to_numeric(shown.table.iloc[:, 1:].melt()["value"], errors="coerce").dropna()
    assert not ((counts > 0) & (counts < 5)).any()
    drawn = shown.chart.data["parts"]["n"].to_numpy()
    assert set(drawn) <= set(counts.astype(np.int64))


def test_what_is_hidden_for_all_is_said_to_be_hidden():
    assert "visas inte" in board(lead("strengthened", "weakened"))[0].finding
