"""Every page there is: file, Swedish title, an address unlike the file's name, who may open it."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable
from typing import Any

import streamlit as st

from domain.access import EVERYBODY, Right, Viewer, can_open
from domain.vocabulary import CitizenId
from pages.shared import session

# Pages that name citizens. A page that says nothing of rights is taken to be one of them.
PEOPLE = frozenset({Right.PEOPLE})

REGISTER: dict[str, dict[str, Any]] = {
    "my_unit": {"title": "Min enhet idag", "url_path": "min-enhet", "rights": PEOPLE},
    "citizens": {"title": "Medborgare", "url_path": "medborgare", "rights": PEOPLE},
    "measures": {"title": "Mått och metod", "url_path": "matt-och-metod", "rights": EVERYBODY},
    "citizen": {
        "title": "En medborgare",
        "url_path": "en-medborgare",
        "visibility": "hidden",
        "rights": PEOPLE | {Right.BREAK_GLASS},
    },
}
FIRST = "my_unit"


def rights(name: str) -> frozenset[Right]:
    """A page opens for a role that has any of these."""
    return REGISTER[name].get("rights", PEOPLE)


def pages(first: str = FIRST, *, viewer: Viewer | None = None) -> list[st.Page]:
    """All pages for the navigation, which lists only those that `viewer` may open.

    The others are there but hidden, so that their address gets an answer in Swedish. `first` is
    served at the root, for every role: Streamlit knows it by no other address.
    """
    listed = _open_to(viewer)
    return [_page(name, default=name == first, listed=name in listed) for name in REGISTER]


def lead_on(chosen: st.Page, viewer: Viewer | None) -> None:
    """One who comes in at the root, and may not open the page there, is led to their own first."""
    if chosen.title == REGISTER[FIRST]["title"] and FIRST not in _open_to(viewer):
        st.switch_page(_page(_open_to(viewer)[0]))


def _open_to(viewer: Viewer | None) -> list[str]:
    return [name for name in REGISTER if viewer is None or can_open(viewer, rights(name))]


def link(name: str, label: str) -> None:
    """A link to a page inside the session, for those who may open it."""
    here = session.viewer()
    if here and can_open(here, rights(name)):
        st.page_link(_page(name), label=f":primary[{label}]")


def citizen_link(citizen: CitizenId, label: str, *, width: int) -> None:
    """A link to one citizen's page; `label` is Markdown, so escape what people typed."""
    page, query = _page("citizen"), {"id": str(citizen)}
    st.page_link(page, label=f":primary[{label}]", query_params=query, width=width)


def _page(name: str, *, default: bool = False, listed: bool = True) -> st.Page:
    # Imported by name, since pages link to each other and would import in a ring.
    module = importlib.import_module(f"pages.{name}")
    said = {key: value for key, value in REGISTER[name].items() if key != "rights"}
    if not listed:
        said["visibility"] = "hidden"
    return st.Page(_guarded(module.page, rights(name)), default=default, **said)


def _guarded(page: Callable[[], None], rights: frozenset[Right]) -> Callable[[], None]:
    """The page, drawn only for a role that may open it."""

    @functools.wraps(page)
    def opened() -> None:
        session.require_viewer(rights)
        page()

    return opened
