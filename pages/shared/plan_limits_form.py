"""Each unit's own limits for plans, as a form for whoever looks after the unit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st

from data_access import access_log, plan_limits
from domain.access import AccessDenied
from domain.plan_limits import DAYS, DEFAULT, MONTHS, PlanLimits
from domain.vocabulary import LogAction, UnitId
from pages.shared import disclosing, granting, show
from sections import limits_set

CHANGED = "Inställningar: gränser för planer ändras"


def draw(units: Mapping[UnitId, str]) -> None:
    """The form, for `units` that the viewer looks after."""
    st.header("Enhetens egna gränser för planer", anchor=False)
    st.markdown(limits_set.PLANS)
    _form({name: unit for unit, name in units.items()})


def _form(units: Mapping[str, UnitId]) -> None:
    with st.form("planer", border=False):
        chosen = st.selectbox("Gäller enheten", units, index=None, placeholder="Välj")
        days = st.number_input("Dagar att underteckna på", DAYS[0], DAYS[-1], DEFAULT.sign_within)
        months = st.number_input(
            "Månader en plan är aktuell", MONTHS[0], MONTHS[-1], DEFAULT.current_for
        )
        if not st.form_submit_button("Spara gränserna"):
            return
    if chosen is None:
        st.warning("Välj vilken enhet gränserna gäller.")
        return
    try:
        with granting.changing() as (connection, viewer):
            unit = _checked(units[chosen], viewer.looks_after.units)
            plan_limits.state(connection, unit, PlanLimits(int(days), int(months)))
            told = disclosing.telling(viewer)(LogAction.CHANGE, CHANGED, units=frozenset({unit}))
            access_log.append(connection, told, now=datetime.now(UTC).replace(tzinfo=None))
    except AccessDenied as denied:
        st.warning(str(denied))
    else:
        st.success(f"Gränserna för {show.escaped(chosen)} är sparade.")


def _checked(unit: UnitId, looks_after: frozenset[UnitId]) -> UnitId:
    if unit not in looks_after:
        raise AccessDenied("Du svarar inte längre för den enheten. Ladda om sidan.")
    return unit
