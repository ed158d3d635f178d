"""What a learning page looks at: unit, kind of unit, period, and what narrows it further.

All of it stands in the address and holds from page to page. All choices but the period are only
for those who may see figures of few, the unit too: the difference between two choices would else
tell of them. Others see all their units together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from domain import calendar_periods
from domain.access import Right, Scope, Viewer, can
from domain.vocabulary import Period, UnitId
from pages.shared import choices, records
from pages.shared.asked import Asked
from sections.small_groups import Reader

EVERY = "Alla"


@dataclass(frozen=True)
class Filter:
    """One finer choice: its label, its name in the address, and codes by what is shown."""

    label: str
    key: str
    options: Mapping[str, str]


def title_and_filters(title: str, viewer: Viewer, *finer: Filter) -> Asked:
    """Draw the title with unit and period beside it, and the rest under "Fler val"."""
    # Names only where every one of them may be shown: a list of some would tell who the others are.
    reader = Reader(few=can(viewer, Right.GROUPS), people=viewer.people == viewer.scope)
    kinds = records.unit_kinds(viewer.scope)
    head, left, right = st.columns([4, 2, 2], vertical_alignment="bottom")
    with head:
        st.title(title, anchor=False)
    more = st.expander("Fler val")
    several = reader.few and len(set(kinds.values())) > 1
    kind = _kind(sorted(set(kinds.values())), more) if several else None
    within = frozenset(unit for unit in viewer.scope.units if kind in (None, kinds.get(unit)))
    with left:
        unit, scope = _unit(replace(viewer.scope, units=within), reader)
    with right:
        name, period = _period()
    chosen = {each.key: _finer(each, more) if reader.few else None for each in finer}
    return Asked(scope, unit, period, name, reader, chosen)


def narrowed(frame: pd.DataFrame, **wanted: str | None) -> pd.DataFrame:
    """The rows with the wanted code in each named column; None wants all."""
    for column, code in wanted.items():
        if code is not None:
            frame = frame.loc[frame[column] == code]
    return frame


def _unit(scope: Scope, reader: Reader) -> tuple[str, Scope]:
    units = {name: unit for unit, name in records.unit_names(scope).items()}
    one_by_one = [*units, choices.ALL] if reader.few else [choices.ALL]
    options = one_by_one if len(units) > 1 else list(units)
    chosen = select("Enhet", "enhet", options)
    if chosen is None:
        return "Ingen enhet", Scope()
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
