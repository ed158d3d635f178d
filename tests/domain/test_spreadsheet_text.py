"""What begins like a formula is text in a spreadsheet; everything else is left as it is."""

import pytest

from domain import spreadsheet_text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+46 70",
        "-",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
    ],
)
def test_what_begins_like_a_formula_becomes_text(text):
    assert spreadsheet_text.safe(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Åsa", "a=1", "1-2", "'citat'", "–", "O'Neill", "42"])
def test_other_text_is_left_as_it_is(text):
    assert spreadsheet_text.safe(text) == text
