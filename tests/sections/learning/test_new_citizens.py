"""Ny medborgare: what is left is said without blame, few say nothing of all, few are hidden."""

import pandas as pd
import pytest

from charts.look import LIGHT
from domain.measures import default_shelf
from metrics.first_weeks import PARTS
from sections.learning import new_citizens
from sections.learning.new_citizens import Seen
from sections.small_groups import MEETING, Reader
from tests.sections.learning import canary

MANAGER = Reader(few=True, people=True)


def newcomers(n, left):
    """So many citizens, all mapped but for the plan of the first `left`."""
    new = pd.DataFrame({"citizen_id": range(n), "day": range(1, n + 1)})
    new[list(PARTS)] = True
    return new.assign(plan=[who >= left for who in range(n)]).astype(dict.fromkeys(PARTS, "bool"))


def page(n=0, *, left=0, higher=0, same=0, reader=MANAGER):
    said = pd.Series(["higher"] * higher + ["same"] * same, dtype="str")
    ways = [("hanterbarhet", 3, 4, "higher", higher), ("hanterbarhet", 3, 3, "same", same)]
    return new_citizens.page(
        Seen(
            new=newcomers(n, left),
            steps={"hanterbarhet": said},
            ways=pd.DataFrame(
                [way for way in ways if way[-1]], columns=["measure", "first", "last", "step", "n"]
            ),
            results=pd.Series(["continue"] * len(said), dtype="str"),
            hours=pd.Series([14.0] * len(said)),
            measures=default_shelf(),
            reader=reader,
            look=LIGHT,
        )
    )


@pytest.mark.parametrize(
    ("n", "answer"),
    [
        (0, "Ingen är i sina första tio veckor just nu."),
        (1, "En medborgare är i sina första tio veckor just nu."),
        (4, "Fyra medborgare är i sina första tio veckor just nu."),
        (5, "Fem medborgare är i sina första tio veckor just nu."),
    ],
)
def test_the_answer_counts_those_who_are_new(n, answer):
    assert page(n).answer == f"{answer} Ingens första veckor tog slut i perioden."


@pytest.mark.parametrize(("n", "claims"), [(4, False), (5, True)])
def test_nothing_is_said_to_work_from_fewer_than_five(n, claims):
    assert page(n).works[0].startswith("Klart för de flesta nya") is claims


def test_what_is_left_is_told():
    assert page(6, left=2).needs == ("Plan återstår för 2 av 6.",)


def test_small_groups_are_nowhere_for_those_who_may_not_see_them():
    found = page(31, left=3, higher=4, same=57, reader=MEETING)
    assert not canary.shows(found, 3)
    assert not canary.shows(found, 28)
    assert not canary.shows(found, 57)
    assert "beviljade timmar i månaden eller mer" not in canary.everything(found)
    assert canary.shows(page(31, left=3, higher=4, same=57), 57)


def test_each_way_is_drawn_told_and_in_the_table_for_those_who_may_see_few():
    slopes = page(higher=4, same=57).blocks[1]
    assert slopes.finding == (
        "Eget svar vid start och vid överlämning: hanterbarhet 4 högre och 57 samma."
    )
    assert slopes.table.to_numpy().tolist() == [
        ["Hanterbarhet", "3 delvis", "4", "Högre", "4"],
        ["Hanterbarhet", "3 delvis", "3 delvis", "Samma", "57"],
    ]
    assert slopes.chart.data["ways"]["n"].tolist() == [57, 4]
    hidden = page(higher=4, same=57, reader=MEETING).blocks[1]
    assert hidden.chart is None
    assert hidden.table.empty
    assert hidden.finding == "Visas inte, så att ingen kan kännas igen."


def test_without_two_answers_there_is_no_way_to_draw():
    assert page(3).blocks[1].finding.startswith("Ingen har svarat själv både")


def test_how_many_are_new_is_not_told_when_few():
    assert page(3, reader=MEETING).answer.startswith("Färre än fem medborgare")


def test_the_list_links_to_each_and_says_what_is_left():
    table = new_citizens.people(newcomers(2, 1), {0: "Anna", 1: "Bo"})
    assert [row[0].text for row in table.rows] == ["Anna", "Bo"]
    assert table.rows[0][3].text == "Plan"
    assert table.rows[1][3].text == "–"
    assert not new_citizens.people(newcomers(2, 1), {}).rows
