"""What the viewer has chosen: units and period. Chosen once, it holds across pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

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
    head, among = head_of(title), st.container()
    with head:
        chosen = chosen_units.ask(viewer.scope, among, everywhere=everywhere)
        name = period_name(list(MONTHS))
    scope, people = (every.narrowed_to(*chosen.units) for every in (viewer.scope, viewer.people))
    return Choice(scope, people, chosen.name, until_today(MONTHS[name]), name.lower())


def head_of(title: str) -> DeltaGenerator:
    """The page's title, and the line it stands in: what is chosen is drawn beside it."""
    head = st.container(horizontal=True, vertical_alignment="bottom")
    head.title(title, anchor=False)
    return head


def period_name(offered: Sequence[str]) -> str:
    """Which of the periods is looked at; `USUAL` is one of them."""
    at = offered.index(USUAL)
    return selects.one("Period", "tid", offered, at, width=selects.BESIDE) or USUAL


def usual_period() -> Period:
    """What a page opens with."""
    return until_today(MONTHS[USUAL])


def until_today(days: int) -> Period:
    """The latest `days` days, today among them."""
    today: date = records.today()
    return Period(today - timedelta(days=days - 1), today)
