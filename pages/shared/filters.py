"""What a learning page looks at: unit, kind of unit, period, and what narrows it further.

All of it stands in the address and holds from page to page. Choices are only for those who may see
figures of few. Everybody else sees one thing, all their units in one period: whatever two choices
overlap, one taken from the other would tell of the few that each of them hides.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from domain import calendar_periods
from domain.access import Right, Scope, Viewer, can
from domain.vocabulary import Period, Respondent
from pages.shared import choices, chosen_units, records, selects
from pages.shared.asked import Asked
from sections.small_groups import Reader

EVERY = "Alla"
ONE_VIEW = (
    "Alla dina enheter visas tillsammans, för de senaste 12 månaderna. En enhet eller en kortare "
    "period för sig visas inte, eftersom skillnaden mellan två val kan gälla få personer."
)


@dataclass(frozen=True)
class Filter:
    """One finer choice: its label, its name in the address, and codes by what is shown."""

    label: str
    key: str
    options: Mapping[str, str]


RESPONDENT = Filter("Svarssätt", "svarssatt", {who.label: str(who) for who in Respondent if who})


def title_and_filters(title: str, viewer: Viewer, *finer: Filter) -> Asked:
    """Draw the title with unit and period beside it, and the rest under "Fler val"."""
    reader = reader_of(viewer)
    if not reader.few:
        return _one_view(title, viewer, reader)
    kinds = records.unit_kinds(viewer.scope)
    head = choices.head_of(title)
    among, more = st.container(), st.expander("Fler val")
    kind = _kind(sorted(set(kinds.values())), more) if len(set(kinds.values())) > 1 else None
    within = frozenset(unit for unit in viewer.scope.units if kind in (None, kinds.get(unit)))
    with head:
        units = chosen_units.ask(replace(viewer.scope, units=within), among)
        name, period = _period()
    chosen = {each.key: _finer(each, more) for each in finer}
    scope = viewer.scope.narrowed_to(*units.units)
    return Asked(scope, units.name, period, name, reader, chosen)


def in_period(frame: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The follow-ups, scores or codes of a period."""
    days = frame["held_on"].dt.date
    return frame.loc[(days >= period.first) & (days <= period.last)]


def _one_view(title: str, viewer: Viewer, reader: Reader) -> Asked:
    """The title with nothing to choose under it, and why."""
    st.title(title, anchor=False)
    st.markdown(f":gray[{ONE_VIEW}]")
    units = list(records.unit_names(viewer.scope).values())
    unit = chosen_units.ALL if len(units) > 1 else next(iter(units), chosen_units.NOBODYS)
    return replace(at_first(viewer.scope, reader), unit=unit, period_name=choices.USUAL.lower())


def at_first(scope: Scope, reader: Reader) -> Asked:
    """What is looked at of `scope` before anything else is chosen."""
    return Asked(scope, "", choices.usual_period(), "", reader)


def reader_of(viewer: Viewer) -> Reader:
    """Who the pages are made for when `viewer` looks."""
    # Names only where every one of them may be shown: a list of some would tell who the others are.
    return Reader(few=can(viewer, Right.GROUPS), people=viewer.people == viewer.scope)


def narrowed(frame: pd.DataFrame, **wanted: str | None) -> pd.DataFrame:
    """The rows with the wanted code in each named column; None wants all."""
    for column, code in wanted.items():
        if code is not None:
            frame = frame.loc[frame[column] == code]
    return frame


def _period() -> tuple[str, Period]:
    today = records.today()
    rolling = {name: choices.until_today(days) for name, days in choices.MONTHS.items()}
    periods = {**rolling, **calendar_periods.offered(today)}
    name = choices.period_name(list(periods))
    return name.lower(), periods[name]


def _kind(kinds: list[str], place: DeltaGenerator) -> str | None:
    with place:
        chosen = selects.one("Slag av enhet", "slag", [EVERY, *kinds])
    return None if chosen in (None, EVERY) else chosen


def _finer(finer: Filter, place: DeltaGenerator) -> str | None:
    with place:
        chosen = selects.one(finer.label, finer.key, [EVERY, *finer.options])
    return finer.options.get(chosen or EVERY)
