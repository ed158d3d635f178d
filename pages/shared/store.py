"""The database behind the pages: one engine a process, and the version of what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st
from sqlalchemy import Connection, Engine

from data_access import database, settings
from domain.access import Scope
from pages.shared import once


def url() -> str:
    """Where the records are."""
    return once.look_up(settings.read).database_url


def kasam_permitted() -> bool:
    """Whether a permission to use the sums of a licensed KASAM form is recorded."""
    return bool(once.look_up(settings.read).kasam_permission)


def version() -> str:
    """Changes with every write of records by any process; part of the key of all that is kept."""
    return said(database.DATA_VERSION) or database.UNWRITTEN


def notes_version() -> str:
    """Changes with every note; part of the key of what is kept and has read notes."""
    return said(database.NOTES_VERSION) or database.UNWRITTEN


def said(name: str) -> str | None:
    """One fact about the database, or None when it has not been said."""
    return once.look_up(_facts).get(name)


@contextmanager
def writing(*, scope: Scope | None = None) -> Iterator[Connection]:
    """One transaction that writes; what the rerun draws after it is looked up anew."""
    with database.writing(engine(url()), scope=scope) as connection:
        yield connection
    once.forget()


@contextmanager
def looking() -> Iterator[Connection]:
    """One transaction for who is looking; what is said about the database comes with it."""
    with database.reading(engine(url()), scope=None) as connection:
        once.note(_facts, database.facts(connection))
        yield connection


def _facts() -> dict[str, str]:
    with database.reading(engine(url())) as connection:
        return database.facts(connection)


@st.cache_resource(on_release=lambda engine: engine.dispose(), show_spinner=False)
def engine(url: str) -> Engine:
    """The engine of this process for one address."""
    return database.open_engine(url)
