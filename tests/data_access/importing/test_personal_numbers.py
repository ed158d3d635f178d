"""Personal numbers are read in every form they are written in, and checked to the last digit."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.importing import personal_numbers
from data_access.importing.refusal import Fault, Reason, plain
from domain.vocabulary import Sex
from tests.data_access.importing.exports import personal_number

TODAY = date(2026, 10, 31)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("19121212-1212", "191212121212"),
        ("191212121212", "191212121212"),
        ("19121212 1212", "191212121212"),
        ("19121212\u20131212", "191212121212"),  # dash of a word processor
        ("121212-1212", "201212121212"),  # the latest century that is not in the future
        ("121212+1212", "191212121212"),  # a hundred or more years old
        ("1212121212", "201212121212"),
        ("19121212+1212", "191212121212"),
        (
            "701063-2391",
            "197010632391",
        ),  # a man born 3 October 1970, the example of Skatteverket's SKV 707
    ],
)
def test_every_way_of_writing_a_number_gives_the_same_twelve_digits(text, digits):
    assert _read(text).digits == digits


def test_ten_digits_of_tomorrow_are_a_hundred_years_old_tomorrow():
    tomorrow = personal_number(date(1926, 11, 1))
    assert _read(tomorrow.removeprefix("19")).born == date(1926, 11, 1)


def test_a_number_tells_birth_and_sex():
    one, other = _read("19121212-1212"), _read("701063-2391")
    assert (one.born, one.sex) == (date(1912, 12, 12), Sex.MAN)
    assert (other.born, other.sex) == (date(1970, 10, 3), Sex.MAN)
    assert _read(personal_number(date(1940, 1, 1), 982)).sex is Sex.WOMAN


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("19121212-1213", Reason.CHECK_DIGIT),
        ("19121312-1212", Reason.NUMBER_UNREADABLE),  # month 13
        ("19130229-1212", Reason.NUMBER_UNREADABLE),  # 1913 was no leap year
        ("19121260-1212", Reason.NUMBER_UNREADABLE),  # neither a day nor a day plus 60
        ("19121292-1212", Reason.NUMBER_UNREADABLE),
        ("20261101-9800", Reason.NUMBER_UNREADABLE),  # born tomorrow
        ("20121212+1212", Reason.NUMBER_UNREADABLE),  # a plus sign before the age of 100
        ("1.91212E+11", Reason.NUMBER_UNREADABLE),
        ("191212121212.0", Reason.NUMBER_UNREADABLE),
        ("١٩١٢١٢١٢١٢١٢", Reason.NUMBER_UNREADABLE),
        ("okänd", Reason.NUMBER_UNREADABLE),
        ("556000-4615", Reason.NUMBER_UNREADABLE),  # an organisation number: month 60
    ],
)
def test_what_cannot_be_a_persons_number_is_refused(text, reason):
    assert _read(text).reason is reason


@pytest.mark.parametrize(
    ("text", "hint"), [("001219342", "nollor"), ("1.91212E+11", "Excel"), ("1912121212.0", "Excel")]
)
def test_what_excel_has_done_to_a_number_is_said(text, hint):
    assert hint in _read(text).sentence


@given(st.dates(date(1920, 1, 1), date(2020, 1, 1)), st.integers(980, 999), st.integers(1, 9))
def test_one_wrong_digit_at_the_end_is_always_found(born, serial, off):
    right = personal_number(born, serial)
    wrong = f"{right[:-1]}{(int(right[-1]) + off) % 10}"
    assert _read(right).digits == right.replace("-", "")
    assert _read(wrong) == Fault(Reason.CHECK_DIGIT, "Personnumrets kontrollsiffra stämmer inte")


@given(st.dates(date(1920, 1, 1), date(2020, 1, 1)), st.integers(980, 999))
def test_the_check_digit_is_that_of_the_rule_done_by_hand(born, serial):
    """SKV 704: digits times 2, 1, 2, ..., the digits of the products added, up to full ten."""
    number = personal_number(born, serial).replace("-", "")[2:]
    products = [int(digit) * (2 - place % 2) for place, digit in enumerate(number[:-1])]
    total = sum(product // 10 + product % 10 for product in products)
    assert int(number[-1]) == -total % 10


def _read(text):
    return plain(personal_numbers.read(text, today=TODAY))
