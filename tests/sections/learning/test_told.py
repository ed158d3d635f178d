"""The sentence above a block of counts says what was found, of what may be shown."""

import pandas as pd
import pytest

from metrics.disclosure import TOTAL
from sections.learning import share_rows
from sections.learning.share_rows import Part

FIVE = {name: Part(n, 10) for name, n in zip("ABCDE", (5, 9, 2, 7, 6), strict=True)}


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({}, "Annars."),
        ({"A": None, "B": Part(1, 2)}, "Annars."),  # hidden, and too few
        ({"A": Part(5, 9), "B": Part(6, 8)}, "Nått: A (5 av 9) och B (6 av 8)."),
        (FIVE, "Nått: oftast B (9 av 10), mest sällan C (2 av 10)."),
        (
            FIVE | {"F": None},  # may be the furthest apart of all
            "Nått: oftast B (9 av 10), mest sällan C (2 av 10) av det som får visas.",
        ),
        (dict.fromkeys("ABCD", Part(8, 8)), "Nått: lika ofta i alla, som A (8 av 8)."),
        ({"A": Part(5, 9, least=True)}, "Nått: A (minst 5 av 9)."),
        (
            FIVE | {"F": Part(5, 5, least=True)},  # how far apart is not known
            "Nått: oftast B (9 av 10), mest sällan C (2 av 10) av det som får visas.",
        ),
    ],
)
def test_few_groups_are_all_named_and_of_many_the_two_furthest_apart(parts, sentence):
    assert share_rows.told("Nått", parts, "Annars.") == sentence


@pytest.mark.parametrize(
    ("shown", "part"),
    [
        ((3, 5, 2, 1), Part(8, 10)),
        ((None, 5, None, 1), Part(5, 10, least=True)),  # all but the 5 and the 1 are hidden
        ((None, None, 2, 1), Part(8, 10)),  # they add up to what is left
        ((None, None, None, 1), None),  # nothing of it is shown
        ((None, 5, None, None), None),  # nor out of how many
    ],
)
def test_at_least_says_what_the_shown_counts_add_up_to(shown, part):
    words = ["Stärkt", "Bibehållen", "Försvagad", "Vet inte"]
    row = pd.Series([*map(float, map(or_nan, shown)), 11.0], index=[*words, TOTAL])
    assert share_rows.at_least(row, those=words[:2], of=words[:3]) == part


def or_nan(n: int | None) -> float:
    return float("nan") if n is None else n
