"""The line above every page: its sections, what the records are, and who is looking."""

from __future__ import annotations

import streamlit as st

from domain.access import Viewer
from pages.shared import importing_files, paper, section_menus, session, show


def bar(here: Viewer | None, chosen: st.Page) -> None:
    """The line above every page; a stranger sees no more of it than what the records are."""
    with st.container(
        key=paper.BAR,
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
    ):
        if here is not None:
            section_menus.show(here, chosen)
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
