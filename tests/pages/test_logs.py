"""Nothing about anybody reaches the log, whoever writes it and however."""

import logging
import sys
import threading

import pytest

from pages.shared import logs

NUMBER, NAME, SECRET = "19430528-9938", "Nils Kanarie", "hemligt-ord"
ADDRESS = f"postgresql+psycopg://anna:{SECRET}@db.example:5432/x"


@pytest.fixture
def told(monkeypatch, caplog):
    """The log as handlers get it, with the redaction installed for the length of a test."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "unraisablehook", sys.unraisablehook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    usual = logging.getLogRecordFactory()
    logs.install()
    logs.install()  # as when a module is run twice
    with caplog.at_level(logging.DEBUG):
        yield caplog
    logging.setLogRecordFactory(usual)
    logging.captureWarnings(capture=False)


@pytest.mark.parametrize("name", ["", "streamlit.runtime", "uvicorn.error", "sqlalchemy.engine"])
@pytest.mark.parametrize(
    "write",
    [
        lambda log: log.error("%s kunde inte läsas", NUMBER),
        lambda log: log.error(f"{NUMBER} {ADDRESS}"),  # noqa: G004
        lambda log: log.error("Fel värde: '%s'", NAME),
        lambda log: log.error("%s", ValueError(NAME)),
        lambda log: log.error(ValueError(NAME)),
        lambda log: log.error("GET /en-medborgare?namn=%s HTTP/1.1", NAME.replace(" ", "+")),
        lambda log: log.error("password=%s", SECRET),
        lambda log: log.error("[parameters: ('%s', 7)]", NAME),
        lambda log: log.error("fel antal", NAME, NUMBER),  # noqa: PLE1205
    ],
)
def test_a_message_is_made_safe_whoever_writes_it(told, name, write):
    write(logging.getLogger(name))
    assert told.text
    for canary in (NUMBER, NAME, SECRET, "Kanarie", "db.example"):
        assert canary not in told.text


def test_an_error_is_told_by_its_kind_and_place(told):
    try:
        raise ValueError(NAME) from OSError(ADDRESS)  # noqa: TRY301
    except ValueError as error:
        logging.getLogger("streamlit").exception(f"Uncaught: {error}")  # noqa: G004, TRY401
    assert "ValueError" in told.text
    assert "test_an_error_is_told" in told.text
    assert NAME not in told.text
    assert SECRET not in told.text


def test_what_nobody_caught_in_a_thread_is_told_by_its_kind(told):
    def fail():
        raise LookupError(NAME)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert "LookupError" in told.text
    assert NAME not in told.text


@pytest.mark.parametrize(
    "text",
    ["19430528-9938", "194305289938", "430528-9938", "430528+9938", "4305289938", "430528–9938"],
)
def test_a_personal_number_is_known_however_it_is_written(text):
    assert logs.redacted(f"rad {text}, slut") == "rad …, slut"


@pytest.mark.parametrize("text", ["Rad 12 av 1 200", "2026-11-22 09:00:00", "HTTP/1.1 200 OK"])
def test_ordinary_figures_stay(text):
    assert logs.redacted(text) == text
