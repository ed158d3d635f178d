"""A person gets one Swedish sentence; the log gets a reference and a place, never a value."""

import logging

import pytest
from streamlit.testing.v1 import AppTest

CANARY = "19430528-9938"


def _raise_bug() -> None:
    from pages.shared import errors  # noqa: PLC0415 - the function is run as a script of its own

    try:
        int("19430528-9938")
    except ValueError as error:
        errors.tell(error)


def _raise_what_a_person_can_act_on() -> None:
    from data_access.database import DatabaseError  # noqa: PLC0415
    from pages.shared import errors  # noqa: PLC0415

    errors.tell(DatabaseError("Databasen svarar inte. Försök igen om en stund."))


@pytest.fixture
def log(caplog):
    with caplog.at_level(logging.ERROR, logger="sammanhang"):
        yield caplog


def test_a_bug_is_told_by_reference_and_logged_without_its_values(log):
    app = AppTest.from_function(_raise_bug).run()
    (told,) = app.error
    reference = told.value.removesuffix(".").split()[-1]
    assert told.value.startswith("Något gick fel här.")
    assert reference in log.text
    assert "ValueError" in log.text
    assert "_raise_bug" in log.text
    assert CANARY not in log.text.replace('int("19430528-9938")', "")


def test_what_a_person_can_act_on_is_said_as_it_is_and_not_logged(log):
    app = AppTest.from_function(_raise_what_a_person_can_act_on).run()
    assert app.error[0].value == "Databasen svarar inte. Försök igen om en stund."
    assert log.text == ""
