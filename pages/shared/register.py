"""Every page there is: file, Swedish title, an address unlike the file's name, who may open it."""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from domain.access import EVERYBODY, Right, Viewer, can_open
from pages.shared import importing_files, limits, session
from sections.blocks import Target

# Pages that name citizens. A page that says nothing of rights is taken to be one of them.
PEOPLE = frozenset({Right.PEOPLE})
FIGURES = frozenset({Right.GROUPS, Right.AGGREGATES})  # pages of groups; few are hidden

TODAY, FOLLOWING_UP, MEETING, DATA, ABOUT = "Idag", "Uppföljning", "Möte", "Data", "Om"
SECTIONS = (TODAY, FOLLOWING_UP, MEETING, DATA, ABOUT)  # of the navigation, in its order

REGISTER: dict[str, dict[str, Any]] = {
    "my_unit": {
        "title": "Min enhet idag",
        "section": TODAY,
        "url_path": "min-enhet",
        "rights": PEOPLE,
    },
    "citizens": {
        "title": "Medborgare",
        "section": TODAY,
        "url_path": "medborgare",
        "rights": PEOPLE,
    },
    "goals": {
        "title": "Mål och planer",
        "section": FOLLOWING_UP,
        "url_path": "mal-och-planer",
        "rights": FIGURES,
    },
    "coherence": {
        "title": "Känsla av sammanhang",
        "section": FOLLOWING_UP,
        "url_path": "kansla-av-sammanhang",
        "rights": FIGURES,
    },
    "function_activity": {
        "title": "Funktion och aktivitet",
        "section": FOLLOWING_UP,
        "url_path": "funktion-och-aktivitet",
        "rights": FIGURES,
    },
    "value": {
        "title": "Långsiktigt värde",
        "section": FOLLOWING_UP,
        "url_path": "langsiktigt-varde",
        "rights": FIGURES,
    },
    "new_citizens": {
        "title": "Ny medborgare (HUR)",
        "section": FOLLOWING_UP,
        "url_path": "ny-medborgare",
        "rights": FIGURES,
    },
    "import_records": {
        "title": "Läs in",
        "section": DATA,
        "url_path": "las-in",
        "rights": frozenset({Right.IMPORT}),
    },
    "data_quality": {
        "title": "Datakvalitet",
        "section": DATA,
        "url_path": "datakvalitet",
        "rights": FIGURES,
    },
    "person_rights": {
        "title": "Registerutdrag och gallring",
        "section": DATA,
        "url_path": "registerutdrag",
        "rights": frozenset({Right.PERSON_RIGHTS}),
    },
    "quarterly_review": {
        "title": "Kvartalsmöte",
        "section": MEETING,
        "url_path": "kvartalsmote",
        "rights": frozenset({Right.MEETING}),
    },
    "annotations": {
        "title": "Händelser i enheten",
        "section": MEETING,
        "url_path": "handelser",
        "rights": frozenset({Right.MEETING, Right.GROUPS}),
    },
    "exports": {
        "title": "Rapporter",
        "section": MEETING,
        "url_path": "rapporter",
        "rights": frozenset({Right.EXPORT}),
    },
    "settings": {
        "title": "Inställningar",
        "section": ABOUT,
        "url_path": "installningar",
        "rights": frozenset({Right.SETTINGS}),
    },
    "measures": {
        "title": "Mått och metod",
        "section": ABOUT,
        "url_path": "matt-och-metod",
        "rights": EVERYBODY,
    },
    "access_log": {
        "title": "Åtkomstlogg",
        "section": ABOUT,
        "url_path": "atkomstlogg",
        "rights": frozenset({Right.LOG}),
    },
    "about": {
        "title": "Om Sammanhang",
        "section": ABOUT,
        "url_path": "om",
        "rights": EVERYBODY,
    },
    "citizen": {
        "title": "En medborgare",
        "section": TODAY,
        "url_path": "en-medborgare",
        "visibility": "hidden",
        "rights": PEOPLE | {Right.BREAK_GLASS},
    },
    "my_page": {
        "title": "Min sida",
        "section": TODAY,
        "url_path": "min-sida",
        "visibility": "hidden",
        "rights": PEOPLE | {Right.BREAK_GLASS},
    },
    "first_weeks_sheet": {
        "title": "Sammanfattning av de första veckorna",
        "section": FOLLOWING_UP,
        "url_path": "sammanfattning",
        "visibility": "hidden",
        "rights": PEOPLE | {Right.BREAK_GLASS},
    },
}
FIRST = "my_unit"
# Pages that ask for neither unit nor period.
NOTHING_CHOSEN = frozenset(
    {
        "citizen",
        "my_page",
        "first_weeks_sheet",
        "import_records",
        "person_rights",
        "settings",
        "measures",
        "about",
    }
)
Chosen = Sequence[tuple[str, str]]  # as `selects.held` tells it
OURS = ("rights", "section")  # what Streamlit is not told of a page


def rights(name: str) -> frozenset[Right]:
    """A page opens for a role that has any of these."""
    return REGISTER[name].get("rights", PEOPLE)


def pages(first: str = FIRST) -> list[st.Page]:
    """All pages for the navigation, each there for everybody so that its address gets an answer.

    `first` is served at the root, for every role: Streamlit knows it by no other address.
    """
    return [_page(name, default=name == first) for name in REGISTER]


def sections(viewer: Viewer) -> dict[str, list[str]]:
    """The pages that the navigation lists for a viewer by section; sections without any are not."""
    listed = [name for name in _open_to(viewer) if REGISTER[name].get("visibility") != "hidden"]
    found = {
        section: [name for name in listed if REGISTER[name]["section"] == section]
        for section in SECTIONS
    }
    return {section: names for section, names in found.items() if names}


def section_of(page: st.Page) -> str:
    """The section that a page stands in."""
    return next(each["section"] for each in REGISTER.values() if each["title"] == page.title)


def entry(name: str, chosen: st.Page, held: Chosen) -> dict[str, Any]:
    """A page as the navigation shows it: its title, its address, whether it is the one chosen."""
    title = REGISTER[name]["title"]
    return {"text": title, "href": address(Target(name), held), "here": title == chosen.title}


def lead_on(chosen: st.Page, viewer: Viewer | None) -> None:
    """One who comes in at the root, and may not open the page there, is led to their own first."""
    if chosen.title == REGISTER[FIRST]["title"] and FIRST not in _open_to(viewer):
        st.switch_page(_page(_open_to(viewer)[0]))


def _open_to(viewer: Viewer | None) -> list[str]:
    return [name for name in REGISTER if viewer is None or can_open(viewer, rights(name))]


def opens(target: Target) -> bool:
    """Whether the person in front of the screen may go where a link leads."""
    here = session.viewer()
    return here is not None and can_open(here, rights(target.page))


def address(target: Target, held: Chosen) -> str:
    """Where a link leads, as it stands in the browser, with what is `held` where it is asked for.

    The first page is at the root: Streamlit knows it by no other address.
    """
    at = "" if target.page in ("", FIRST) else REGISTER[target.page]["url_path"]
    asked = urlencode([*target.asked, *([] if target.page in NOTHING_CHOSEN else held)])
    return (f"/{at}" if target.page else "") + (f"?{asked}" if asked else "")


def _page(name: str, *, default: bool = False) -> st.Page:
    # Imported by name, since pages link to each other and would import in a ring.
    module = importlib.import_module(f"pages.{name}")
    said = {key: value for key, value in REGISTER[name].items() if key not in OURS}
    return st.Page(_guarded(module.page, name), default=default, **said)


def _guarded(page: Callable[[], None], name: str) -> Callable[[], None]:
    """The page, drawn only for a role that may open it."""

    @functools.wraps(page)
    def opened() -> None:
        session.require_viewer(rights(name), shown=REGISTER[name]["title"])
        if name != "import_records":
            importing_files.forget()
        limits.hold()
        page()

    return opened
