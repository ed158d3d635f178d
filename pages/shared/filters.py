"""What a learning page looks at: unit, kind of unit, period, and what narrows it further.

All of it stands in the address and holds from page to page. Choices are only for those who may see
figures of few. Everybody else sees one thing, all their units in one period: whatever two choices
overlap, one taken from the other would tell of the few that each of them hides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from domain import calendar_periods
from domain.access import Right, Scope, Viewer, can
from domain.vocabulary import Period, Respondent, UnitId
from pages.shared import choices, records
from pages.shared.asked import Asked
from sections.small_groups import Reader

EVERY = "Alla"
NO_UNIT = "Ingen enhet"
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
    # Names only where every one of them may be shown: a list of some would tell who the others are.
    reader = Reader(few=can(viewer, Right.GROUPS), people=viewer.people == viewer.scope)
    if not reader.few:
        return _one_view(title, viewer, reader, finer)
    kinds = records.unit_kinds(viewer.scope)
    head, left, right = st.columns([4, 2, 2], vertical_alignment="bottom")
    with head:
        st.title(title, anchor=False)
    more = st.expander("Fler val")
    kind = _kind(sorted(set(kinds.values())), more) if len(set(kinds.values())) > 1 else None
    within = frozenset(unit for unit in viewer.scope.units if kind in (None, kinds.get(unit)))
    with left:
        unit, scope = _unit(replace(viewer.scope, units=within))
    with right:
        name, period = _period()
    chosen = {each.key: _finer(each, more) for each in finer}
    return Asked(scope, unit, period, name, reader, chosen)


def in_period(frame: pd.DataFrame, period: Period) -> pd.DataFrame:
    """The follow-ups, scores or codes of a period."""
    days = frame["held_on"].dt.date
    return frame.loc[(days >= period.first) & (days <= period.last)]


def _one_view(title: str, viewer: Viewer, reader: Reader, finer: Sequence[Filter]) -> Asked:
    """The title with nothing to choose under it, and why."""
    st.title(title, anchor=False)
    st.markdown(f":gray[{ONE_VIEW}]")
    units = list(records.unit_names(viewer.scope).values())
    unit = choices.ALL if len(units) > 1 else next(iter(units), NO_UNIT)
    period = choices.until_today(choices.MONTHS[choices.USUAL])
    nothing = dict.fromkeys((each.key for each in finer), None)
    return Asked(viewer.scope, unit, period, choices.USUAL.lower(), reader, nothing)


def narrowed(frame: pd.DataFrame, **wanted: str | None) -> pd.DataFrame:
    """The rows with the wanted code in each named column; None wants all."""
    for column, code in wanted.items():
        if code is not None:
            frame = frame.loc[frame[column] == code]
    return frame


def _unit(scope: Scope) -> tuple[str, Scope]:
    units = {name: unit for unit, name in records.unit_names(scope).items()}
    options = [*units, choices.ALL] if len(units) > 1 else list(units)
    chosen = select("Enhet", "enhet", options)
    if chosen is None:
        return NO_UNIT, Scope()
    return chosen, scope.narrowed_to(UnitId(units[chosen])) if chosen in units else scope


def _period() -> tuple[str, Period]:
    today = records.today()
    rolling = {name: choices.until_today(days) for name, days in choices.MONTHS.items()}
    periods = {**rolling, **calendar_periods.offered(today)}
    name = select("Period", "tid", list(periods), list(periods).index(choices.USUAL))
    return (name or choices.USUAL).lower(), periods[name or choices.USUAL]


def _kind(kinds: list[str], place: DeltaGenerator) -> str | None:
    with place:
        chosen = select("Slag av enhet", "slag", [EVERY, *kinds])
    return None if chosen in (None, EVERY) else chosen


def _finer(finer: Filter, place: DeltaGenerator) -> str | None:
    with place:
        chosen = select(finer.label, finer.key, [EVERY, *finer.options])
    return finer.options.get(chosen or EVERY)


def select(label: str, key: str, options: list[str], index: int = 0) -> str | None:
    """A choice that stands in the address and holds from page to page."""
    return st.selectbox(
        label,
        options,
        index=index if options else None,
        key=key,
        bind="query-params",
        persist_state="session",
        placeholder="Ingen",
    )
