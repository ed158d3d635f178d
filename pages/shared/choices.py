"""What the viewer has chosen: units and period. Chosen once, it holds across pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from domain.access import Scope, Viewer
from domain.vocabulary import Period
from pages.shared import records

ALL = "Alla mina enheter"
MONTHS = {"Senaste 3 månaderna": 91, "Senaste 6 månaderna": 182, "Senaste 12 månaderna": 365}
USUAL = "Senaste 12 månaderna"


@dataclass(frozen=True)
class Choice:
    """The chosen units and days, and how they are named in the head of the page.

    `scope` is for figures of the group, `people` for what is shown of one person at a time.
    """

    scope: Scope
    people: Scope
    unit: str
    period: Period
    period_name: str


def title_and_choices(title: str, viewer: Viewer) -> Choice:
    """Draw the page's title and, beside it, what is looked at; always within the viewer's scope."""
    names = records.unit_names(viewer.scope)
    units = {name: unit for unit, name in names.items()}
    options = [*units, ALL] if len(units) > 1 else list(units)
    head, left, right = st.columns([4, 2, 2], vertical_alignment="bottom")
    with head:
        st.title(title, anchor=False)
    with left:
        unit = _chosen("Enhet", options, 0)
    with right:
        name = _chosen("Period", list(MONTHS), list(MONTHS).index(USUAL)) or USUAL
    scope, persons = (
        whole.narrowed_to(units[unit]) if unit in units else whole
        for whole in (viewer.scope, viewer.people)
    )
    period = _until_today(MONTHS[name])
    return Choice(scope, persons, unit or "Ingen enhet", period, name.lower())


def _chosen(label: str, options: list[str], index: int) -> str | None:
    """A choice that stands in the address and holds from page to page."""
    return st.selectbox(
        label,
        options,
        index=index if options else None,
        key=label.lower(),
        bind="query-params",
        persist_state="session",
        placeholder="Ingen",
    )


def _until_today(days: int) -> Period:
    today: date = records.today()
    return Period(today - timedelta(days=days - 1), today)
