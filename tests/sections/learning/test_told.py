"""The sentence above a block of counts says what was found, of what may be shown."""

import pytest

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
    ],
)
def test_few_groups_are_all_named_and_of_many_the_two_furthest_apart(parts, sentence):
    assert share_rows.told("Nått", parts, "Annars.") == sentence
