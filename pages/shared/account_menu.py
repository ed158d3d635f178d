"""Who one is signed in as, the role one acts in, and the way out."""

from __future__ import annotations

import streamlit as st

from domain.access import Viewer
from pages.shared import importing_files, session, show


def bar(here: Viewer | None) -> None:
    """The line above every page: what the records are, and who is looking."""
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        session.banner()
        if here is not None and (session.can_sign_out() or len(session.roles()) > 1):
            _menu(here)


def _menu(here: Viewer) -> None:
    with st.popover(show.escaped(here.name), icon=":material/person:"):
        roles = [viewer.role for viewer in session.roles()]
        if len(roles) > 1:
            st.selectbox(
                "Roll",
                roles,
                format_func=lambda role: role.label,
                key=session.ROLE,
                persist_state="session",
            )
        else:
            st.markdown(f":gray[Roll] {here.role.label}")
        if session.can_sign_out():
            st.button("Logga ut", on_click=_sign_out, width="stretch")


def _sign_out() -> None:
    importing_files.forget()
    session.sign_out()
