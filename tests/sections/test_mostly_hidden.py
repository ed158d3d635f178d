"""A table of stars becomes what is left of it, and nothing that was hidden comes back."""

import pandas as pd
import pytest

from sections import mostly_hidden
from sections.blocks import HIDDEN, Block
from tests.reports.conftest import bars


def block(columns: dict[str, list[str]], **rest) -> Block:
    table = pd.DataFrame(columns)
    told = {"finding": "Sagt.", "alternative": "Sagt.", "caveat": "Förbehåll.", "chart": bars()}
    return Block(title="Rubrik", table=table, **(told | rest))


def test_a_table_that_shows_as_much_as_it_hides_is_as_it_was_but_for_its_count():
    shown = block({"Grupp": ["A", "B"], "Ja": ["7", HIDDEN], "Totalt": ["9", "12"]})
    spared = mostly_hidden.spared(shown)
    assert spared.table.equals(shown.table)
    assert (spared.chart, spared.caveat, spared.hidden) == (shown.chart, shown.caveat, 1)


def test_of_a_table_that_hides_more_only_what_says_something_is_left_and_nothing_is_drawn():
    spared = mostly_hidden.spared(
        block(
            {
                "Grupp": ["A", "B", "C"],
                "Ja": ["7", HIDDEN, HIDDEN],
                "Nej": [HIDDEN, HIDDEN, HIDDEN],
                "Inte angivet": ["0", "0", "0"],
                "Totalt": ["9", "12", "14"],
            }
        )
    )
    assert spared.table.to_dict("list") == {"Grupp": ["A"], "Ja": ["7"], "Totalt": ["9"]}
    assert spared.chart is None
    assert spared.hidden == 5
    assert spared.caveat.startswith("Fem siffror gäller få personer")
    assert spared.caveat.endswith("Förbehåll.")


@pytest.mark.parametrize("words", ["för lite data", "–", "3 månader"])
def test_where_every_figure_is_hidden_one_sentence_says_so(words):
    spared = mostly_hidden.spared(
        block({"Grupp": ["A", "B"], "Ord": [words, words], "Ja": [HIDDEN, HIDDEN]})
    )
    assert spared.table.empty
    assert spared.finding.startswith("Visas inte: två siffror gäller få personer")
    assert spared.hidden == 2


def test_a_block_without_a_table_is_as_it_was():
    shown = block({}, chart=None)
    assert mostly_hidden.spared(shown) == shown


@pytest.mark.parametrize(
    ("finding", "left"),
    [("230 av 241 har följts upp.", 0), ("De flesta av 241 har följts upp.", 1)],
)
def test_a_single_row_that_only_repeats_the_finding_goes(finding, left):
    table = {"Grupp": ["Alla"], "Uppföljd": ["230"], "Flyttat": [HIDDEN], "Avliden": [HIDDEN]}
    spared = mostly_hidden.spared(block({**table, "Totalt": ["241"]}, finding=finding))
    assert len(spared.table) == left
    assert (spared.finding, spared.chart, spared.hidden) == (finding, None, 2)
