"""Every page there is: file, Swedish title, and an address that differs from the file's name."""

from __future__ import annotations

import importlib
from typing import Any

import streamlit as st

from domain.vocabulary import CitizenId

REGISTER: dict[str, dict[str, Any]] = {
    "my_unit": {"title": "Min enhet idag", "url_path": "min-enhet"},
    "citizens": {"title": "Medborgare", "url_path": "medborgare"},
    "exports": {"title": "Rapporter", "url_path": "rapporter"},
    "measures": {"title": "Mått och metod", "url_path": "matt-och-metod"},
    "citizen": {"title": "En medborgare", "url_path": "en-medborgare", "visibility": "hidden"},
}
FIRST = "my_unit"


def pages(first: str = FIRST) -> list[st.Page]:
    """All pages for the navigation; `first` is served at the root."""
    return [_page(name, default=name == first) for name in REGISTER]


def link(name: str, label: str) -> None:
    """A link to a page inside the session."""
    st.page_link(_page(name), label=f":primary[{label}]")


def citizen_link(citizen: CitizenId, label: str, *, width: int) -> None:
    """A link to one citizen's page; `label` is Markdown, so escape what people typed."""
    page, query = _page("citizen"), {"id": str(citizen)}
    st.page_link(page, label=f":primary[{label}]", query_params=query, width=width)


def _page(name: str, *, default: bool = False) -> st.Page:
    # Imported by name, since pages link to each other and would import in a ring.
    module = importlib.import_module(f"pages.{name}")
    return st.Page(module.page, default=default, **REGISTER[name])
