"""Every page there is: file, Swedish title, and an address that differs from the file's name."""

from __future__ import annotations

import importlib
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from sections.blocks import Target

REGISTER: dict[str, dict[str, Any]] = {
    "my_unit": {"title": "Min enhet idag", "url_path": "min-enhet"},
    "citizens": {"title": "Medborgare", "url_path": "medborgare"},
    "measures": {"title": "Mått och metod", "url_path": "matt-och-metod"},
    "citizen": {"title": "En medborgare", "url_path": "en-medborgare", "visibility": "hidden"},
    "my_page": {"title": "Min sida", "url_path": "min-sida", "visibility": "hidden"},
}
FIRST = "my_unit"


def pages(first: str = FIRST) -> list[st.Page]:
    """All pages for the navigation; `first` is served at the root."""
    return [_page(name, default=name == first) for name in REGISTER]


def link(target: Target, label: str) -> None:
    """A link to a page inside the session; `label` is Markdown, so escape what people typed."""
    query = dict(target.asked)
    page = _page(target.page, default=target.page == FIRST)
    st.page_link(page, label=f":primary[{label}]", query_params=query)


def address(target: Target) -> str:
    """Where a link leads, as it stands in the browser; `page_at` finds the page again."""
    path = f"/{REGISTER[target.page]['url_path']}" if target.page else ""
    return f"{path}?{urlencode(target.asked)}" if target.asked else path


def page_at(path: str) -> st.Page | None:
    """The page with an address; None when there is none."""
    names = {f"/{page['url_path']}": name for name, page in REGISTER.items()}
    return _page(names[path], default=names[path] == FIRST) if path in names else None


def _page(name: str, *, default: bool = False) -> st.Page:
    # Imported by name, since pages link to each other and would import in a ring.
    module = importlib.import_module(f"pages.{name}")
    return st.Page(module.page, default=default, **REGISTER[name])
