"""Numbers are read with the decimal mark of their column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.importing import numbers
from data_access.importing.refusal import Fault, Reason


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("18,8", 18.8),
        ("18.8", 18.8),
        ("7,0", 7.0),
        ("-1", -1.0),
        ("1 234,5", 1234.5),
        ("1\u00a0234", 1234.0),  # hard space
        ("1\u202f234.5", 1234.5),  # narrow hard space
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
    ],
)
def test_a_number_that_reads_one_way_is_read(text, value):
    assert numbers.read([text]) == {text: value}


@pytest.mark.parametrize(
    "text",
    [
        *("ej bedömt?", "3,5,1", "1e3", "inf", "nan", "5 av 7", "½", "0x1F", "1_000", "12 34"),
        "\u22121",  # minus sign of word processors
        "٣",  # Arabic-Indic digit
        "\uff13",  # full-width digit
    ],
)
def test_what_is_no_number_is_refused(text):
    assert _reason(numbers.read([text])[text]) is Reason.NOT_A_NUMBER


def test_three_decimals_alone_may_be_thousands():
    assert _reason(numbers.read(["1,234"])["1,234"]) is Reason.AMBIGUOUS_NUMBER


def test_the_rest_of_the_column_decides_three_decimals():
    assert numbers.read(["1,234", "1,5"])["1,234"] == 1.234


def test_the_mark_that_the_column_does_not_use_is_refused():
    read = numbers.read(["1,5", "2,5", "3.5"])
    assert read["2,5"] == 2.5
    assert _reason(read["3.5"]) is Reason.AMBIGUOUS_NUMBER


def test_a_column_with_both_marks_as_often_is_refused():
    assert {_reason(value) for value in numbers.read(["1,5", "3.5"]).values()} == {
        Reason.AMBIGUOUS_NUMBER
    }


@given(st.lists(st.integers(-10_000_000, 10_000_000)), st.sampled_from(",."), st.booleans())
def test_any_numbers_written_in_one_form_are_read_back(hundredths, mark, grouped):
    def written(number):
        whole = f"{abs(number) // 100:,}".replace(",", "\u00a0" if grouped else "")
        return f"{'-' if number < 0 else ''}{whole}{mark}{abs(number) % 100:02d}"

    texts = {written(number): number / 100 for number in hundredths}
    assert numbers.read(texts) == pytest.approx(texts)


def _reason(read):
    return read.reason if isinstance(read, Fault) else None
