"""Bars, heat tables, dots and slopes: what is hidden is not drawn, and every mark has a word."""

from math import nan

import pandas as pd
import pytest

from charts.dot_stacks import Scale, dot_stacks, dots_stand_for
from charts.heat_table import heat_table
from charts.look import DARK, LIGHT
from charts.share_bars import Bar, share_bars
from charts.slopes import slopes
from charts.step_slopes import step_slopes
from charts.tones import Answer, Tone

ANSWERS = [Answer("Stärkt", Tone.BETTER), Answer("Försvagad", Tone.WORSE)]


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_bar_is_as_long_as_its_answers_and_says_them_by_shape_and_number(look):
    drawn = share_bars([Bar("SPPB", {"Stärkt": 6, "Försvagad": 2}, 8)], ANSWERS, look)
    parts = drawn.data["parts"]
    assert parts["end"].to_list() == [0.75, 1.0]
    assert parts["text"].to_list() == ["▲ 6", "▼ 2"]
    assert parts["fill"].to_list() == [look.better, look.worse]
    assert drawn.data["key"]["text"].to_list() == ["▲ Stärkt", "▼ Försvagad"]


def test_hidden_counts_share_what_is_left_of_a_bar_and_are_not_told_apart():
    answers = [*ANSWERS, Answer("Bibehållen", Tone.KEPT)]
    bar = Bar("SPPB", {"Stärkt": 12, "Försvagad": nan, "Bibehållen": nan}, 20)
    parts = share_bars([bar], answers, LIGHT).data["parts"]
    assert parts["word"].to_list() == ["Stärkt", "dolt"]
    assert parts["n"].to_list() == ["12", "dolt"]


def test_a_bar_of_a_hidden_group_has_no_length_to_read():
    bar = Bar("SPPB", {"Stärkt": nan, "Försvagad": nan}, nan)
    parts = share_bars([bar], ANSWERS, LIGHT).data["parts"]
    assert parts[["word", "start", "end"]].to_numpy().tolist() == [["dolt", 0.0, 1.0]]


def test_a_narrow_part_has_its_number_in_the_table_alone():
    parts = share_bars([Bar("A", {"Stärkt": 99, "Försvagad": 1}, 100)], ANSWERS, LIGHT).data
    assert parts["parts"]["text"].to_list() == ["▲ 99", ""]


def test_a_heat_table_shades_by_share_and_leaves_the_hidden_unshaded():
    cells = pd.DataFrame(
        [("Norr", "Vad", 1.0, "8 av 8"), ("Norr", "Vem", nan, "dold")],
        columns=["row", "column", "share", "text"],
    )
    columns = [("Vad", "Vad"), ("Vem", "Vem")]
    shade = heat_table(cells, rows=["Norr"], columns=columns, look=LIGHT).data["cells"]["shade"]
    assert shade.iloc[0] > 0
    assert shade.iloc[1] == 0


def test_a_dot_stands_for_one_until_a_stack_would_grow_too_high():
    def scale(n: float) -> Scale:
        return Scale("Begriplighet", ("inte alls", "helt"), {1: n, 2: nan}, {1: 0, 2: 0})

    assert dots_stand_for([scale(12)]) == 1
    assert dots_stand_for([scale(13)]) == 2
    drawn = dot_stacks([scale(7)], LIGHT).data
    assert len(drawn["dots"]) == 7
    assert drawn["numbers"]["text"].to_list() == ["7", "dold", "", ""]


@pytest.mark.parametrize(("higher_is_better", "rises"), [(True, True), (False, False)])
def test_up_is_always_better(higher_is_better, rises):
    row = {"citizen_id": 1, "first": 2.0, "latest": 8.0, "first_text": "2", "latest_text": "8"}
    drawn = slopes(
        pd.DataFrame([row | {"outcome": "strengthened"}]),
        ticks=[(0.0, "0"), (10.0, "10")],
        higher_is_better=higher_is_better,
        look=LIGHT,
    )
    start, latest = drawn.data["lines"]["y"]
    assert (latest < start) is rises
    assert drawn.data["ends"]["shape"].to_list() == ["triangle-up"]


def test_steps_are_lines_as_thick_as_many_and_counted_at_both_ends():
    ways = pd.DataFrame(
        [("Begriplighet", 2, 4, "higher", 3), ("Begriplighet", 4, 4, "same", 6)],
        columns=["question", "first", "last", "step", "n"],
    )
    answers = {"higher": Answer("Högre", Tone.BETTER), "same": Answer("Samma", Tone.KEPT)}
    drawn = step_slopes(
        ways,
        questions=["Begriplighet", "Hanterbarhet"],
        levels={2: "", 3: "delvis", 4: ""},
        answers=answers,
        look=LIGHT,
    ).data
    thick, thin = drawn["ways"].to_dict("records")
    assert thick["width"] == 2 * thin["width"]
    assert thin["y2"] < thin["y"]  # higher is up
    assert thick["y2"] == thick["y"] == thin["y2"]
    assert drawn["numbers"]["text"].to_list() == ["6", "3", "9"]
    assert drawn["ticks"]["full"].to_list() == ["2", "3 delvis", "4"]
    assert drawn["key"]["text"].to_list() == ["▲ Högre", "■ Samma"]
