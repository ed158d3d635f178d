"""What pages have worked out becomes text and comes back the same, and nothing else does."""

import json
from datetime import date

import pandas as pd
import pytest

from charts.drawing import Drawing
from pages.shared import written
from sections.blocks import Block
from sections.learning.learning_page import LearningPage
from sections.unit_today import Told

FRAME = pd.DataFrame(
    {
        "day": pd.to_datetime(["2026-01-01", None]).astype("datetime64[s]"),
        "text": pd.Series(["å", None], dtype="str"),
        "n": pd.Series([1, 2], dtype="int64"),
        "share": [0.5, float("nan")],
        "held": [True, False],
    },
    index=pd.Index(["norr", "söder"], name="område"),
)


def test_a_page_comes_back_as_it_was():
    chart = Drawing({"mark": {"type": "bar", "sizes": [1, 2.5, None]}}, {"rows": FRAME}, 120.0)
    block = Block("Rubrik", "Fynd", chart, "Text", FRAME, "Varning", happened=("flytt", "val"))
    empty = Block("Tom", "Inget", None, "", FRAME.iloc[:0], "")
    page = LearningPage("Svar", "12 medborgare", ("a",), (), (block, empty))
    back = written.read(written.text(page))
    assert (back.answer, back.counted, back.works, back.needs) == ("Svar", page.counted, ("a",), ())
    assert [type(each) for each in back.blocks] == [Block, Block]
    first, second = back.blocks
    assert (first.title, first.happened, second.chart) == ("Rubrik", ("flytt", "val"), None)
    assert (first.chart.spec, first.chart.height) == (chart.spec, 120.0)
    for mine, theirs in ((first.table, FRAME), (first.chart.data["rows"], FRAME)):
        pd.testing.assert_frame_equal(mine, theirs)
    pd.testing.assert_frame_equal(second.table, FRAME.iloc[:0])


def test_words_come_back_as_they_were():
    assert written.read(written.text(Told(7, "Allt väl.", ["ett"]))) == Told(
        7, "Allt väl.", ["ett"]
    )
    assert written.read(written.text(None)) is None


@pytest.mark.parametrize("other", [date(2026, 1, 1), {1: 2}, {"a"}, object(), [1j]])
def test_what_is_of_another_kind_is_refused(other):
    with pytest.raises(written.CannotBeWritten):
        written.text(other)


def test_a_column_of_several_kinds_is_refused():
    with pytest.raises(written.CannotBeWritten):
        written.text(pd.DataFrame({"a": [1, "x", object()]}))


def test_text_that_names_another_kind_makes_nothing():
    with pytest.raises(KeyError):
        written.read(json.dumps({"kind": "Path", "of": {"a": "/"}}))
