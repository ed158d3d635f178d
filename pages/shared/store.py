"""The database behind the pages: one engine a process, and the version of what it holds."""

from __future__ import annotations

import streamlit as st
from sqlalchemy import Engine

from data_access import database, settings


def url() -> str:
    """Where the records are."""
    return settings.read().database_url


def version() -> str:
    """Changes with every write by any process; part of the key of everything that is kept."""
    with database.reading(engine(url())) as connection:
        return database.data_version(connection)


@st.cache_resource(on_release=lambda engine: engine.dispose(), show_spinner=False)
def engine(url: str) -> Engine:
    """The engine of this process for one address."""
    return database.open_engine(url)
