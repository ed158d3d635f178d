"""A page that fails in fifty ways, one a click, each carrying what must never be seen."""

import asyncio
import json
import warnings

import pandas as pd
import sqlalchemy
import streamlit as st

NUMBER, NAME, SECRET = "19430528-9938", "Kanarie Kanariesson", "hemligt-losen"
ADDRESS = f"postgresql+psycopg://anna:{SECRET}@127.0.0.1:9/x"
CANARIES = f"{NUMBER} {NAME} {ADDRESS}"

BUILT_IN = [
    *(ArithmeticError, AssertionError, AttributeError, BlockingIOError, BrokenPipeError),
    *(BufferError, ChildProcessError, ConnectionAbortedError, ConnectionError, EOFError),
    *(ConnectionRefusedError, ConnectionResetError, Exception, FileExistsError),
    *(FileNotFoundError, FloatingPointError, ImportError, IndentationError, IndexError),
    *(InterruptedError, IsADirectoryError, KeyError, LookupError, MemoryError, NameError),
    *(ModuleNotFoundError, NotADirectoryError, NotImplementedError, OSError, OverflowError),
    *(PermissionError, ProcessLookupError, RecursionError, ReferenceError, RuntimeError),
    *(SyntaxError, TimeoutError, TypeError, ValueError, ZeroDivisionError),
]


def _raise(error: Exception) -> None:
    raise error


def _chained() -> None:
    try:
        int(NUMBER)
    except ValueError as error:
        raise RuntimeError(NAME) from error


def _database_is_down() -> None:
    sqlalchemy.create_engine(ADDRESS).connect()


def _statement_fails() -> None:
    with sqlalchemy.create_engine("sqlite://").connect() as connection:
        connection.execute(sqlalchemy.text("SELECT :x FROM nowhere"), {"x": CANARIES})


def _with_a_note() -> None:
    error = ValueError(NUMBER)
    error.add_note(NAME)
    raise error


async def _waits() -> None:
    raise LookupError(CANARIES)


FAILURES = [
    *(lambda kind=kind: _raise(kind(CANARIES)) for kind in BUILT_IN),
    _chained,
    _database_is_down,
    _statement_fails,
    _with_a_note,
    lambda: asyncio.run(_waits()),
    lambda: json.loads(CANARIES),
    lambda: f"{CANARIES} å".encode().decode("ascii"),
    lambda: _raise(ExceptionGroup(NAME, [ValueError(NUMBER), OSError(ADDRESS)])),
    lambda: pd.DataFrame({NAME: [NUMBER]}).loc[:, CANARIES],
    lambda: warnings.warn(CANARIES, stacklevel=1) or _raise(UserWarning(CANARIES)),
]

st.title("Fel")
at = st.session_state.get("at", -1)
if st.button("Nästa"):
    at = st.session_state["at"] = at + 1
if at >= 0:
    st.markdown(f"Nummer {at + 1} av {len(FAILURES)}")
    FAILURES[at]()
