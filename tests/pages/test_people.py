"""What citizens are called, and in which order they stand."""

import pandas as pd

from pages.shared.people import NAMELESS, PROTECTED, shown_names


def citizens(*rows) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["citizen_id", "name", "protected"])
    return frame.astype({"name": "str"})


def test_names_stand_in_swedish_order_whatever_the_database_says():
    shown = shown_names(citizens((1, "Ängla", False), (2, "Åsa", False), (3, "Zaida", False)))
    assert list(shown) == [3, 2, 1]


def test_a_protected_identity_never_shows_a_name_even_if_one_came_along():
    assert shown_names(citizens((1, "Hemlig Hemligsson", True)))[1] == PROTECTED


def test_a_missing_name_says_so():
    assert shown_names(citizens((1, None, False)))[1] == NAMELESS
