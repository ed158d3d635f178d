"""Goals by life area; meals are told by words, since no area has that name."""

import pandas as pd
import pytest

from metrics.life_areas import MEALS, areas, of_area


def goals(*rows):
    return pd.DataFrame(rows, columns=["text", "life_area"]).astype("str")


@pytest.mark.parametrize(
    ("text", "area", "there"),
    [
        ("Laga mat själv", "Hemliv", True),
        ("Orka äta frukost", "Personlig vård", True),
        ("Gå till affären", MEALS, True),  # an export of its own words
        ("Laga kvällsmaten", "Hemliv", True),
        ("Baka till söndagen", "Hemliv", True),
        ("Komma tillbaka till kören", "Hemliv", False),
        ("Promenad på eftermiddagen", "Förflyttning", False),
        ("Gå ut varje förmiddag", "Förflyttning", False),
        ("Mäta blodtrycket", "Personlig vård", False),
        ("Klara ett kallare klimat", "Hemliv", False),
        ("Gå ut på matta", "Förflyttning", False),
        ("Klara trappan", "Förflyttning", False),
    ],
)
def test_a_goal_about_meals_is_found_by_its_words(text, area, there):
    assert (len(of_area(goals((text, area)), MEALS)) == 1) is there


def test_an_area_has_its_own_goals_alone():
    both = goals(("Laga mat", "Hemliv"), ("Gå ut", "Förflyttning"))
    assert of_area(both, "Hemliv")["text"].tolist() == ["Laga mat"]


def test_meals_are_offered_where_a_goal_tells_of_them():
    assert areas(goals(("Laga mat", "Hemliv"), ("Gå ut", "Förflyttning"))) == [
        "Förflyttning",
        "Hemliv",
        MEALS,
    ]
    assert areas(goals(("Gå ut", "Förflyttning"))) == ["Förflyttning"]
    assert areas(goals()) == []
