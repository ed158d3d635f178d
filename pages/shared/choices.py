"""What the viewer has chosen: units and period. Chosen once, it holds across pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from domain.access import Scope, Viewer
from domain.vocabulary import Period
from pages.shared import chosen_units, records, selects

MONTHS = {"Senaste 3 månaderna": 91, "Senaste 6 månaderna": 182, "Senaste 12 månaderna": 365}
USUAL = "Senaste 12 månaderna"


@dataclass(frozen=True)
class Choice:
    """The chosen units and days, and how they are named in the head of the page.

    `scope` is for figures of groups, `people` for what is shown of citizens one by one.
    """

    scope: Scope
    people: Scope
    unit: str
    period: Period
    period_name: str


def title_and_choices(title: str, viewer: Viewer, *, everywhere: bool = False) -> Choice:
    """Draw the page's title and, beside it, what is looked at; always within the viewer's scope.

    With `everywhere` nothing is narrowed to one unit until somebody does so.
    """
    head, left, right = st.columns([4, 2, 2], vertical_alignment="bottom")
    with head:
        st.title(title, anchor=False)
    among = st.container()
    with left:
        chosen = chosen_units.ask(viewer.scope, among, everywhere=everywhere)
    with right:
        name = selects.one("Period", "tid", list(MONTHS), list(MONTHS).index(USUAL)) or USUAL
    scope, people = (every.narrowed_to(*chosen.units) for every in (viewer.scope, viewer.people))
    return Choice(scope, people, chosen.name, until_today(MONTHS[name]), name.lower())


def usual_period() -> Period:
    """What a page opens with."""
    return until_today(MONTHS[USUAL])


def until_today(days: int) -> Period:
    """The latest `days` days, today among them."""
    today: date = records.today()
    return Period(today - timedelta(days=days - 1), today)
