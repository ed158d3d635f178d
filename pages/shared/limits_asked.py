"""The limits: those that hold for everybody, as words, and each unit's own for plans, as a form."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from data_access import plan_limits, settings
from data_access.sign_in import Limits
from domain.access import AccessDenied
from domain.follow_up_calendar import FollowUpCalendar
from domain.plan_limits import DAYS, DEFAULT, MONTHS, PlanLimits
from domain.vocabulary import UnitId
from pages.shared import granting, show
from sections import limits_set

CHANGED = "Inställningar: gränser för planer ändras"


def draw(units: Mapping[UnitId, str]) -> None:
    """What holds for everybody, then the form for the units that the viewer looks after."""
    st.header("Det här gäller alla", anchor=False)
    way = settings.read().sign_in
    show.points(limits_set.points(FollowUpCalendar(), **vars(way.limits if way else Limits())))
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
        with granting.changing(CHANGED) as (connection, viewer):
            _check(units[chosen], viewer.looks_after.units)
            plan_limits.state(connection, units[chosen], PlanLimits(int(days), int(months)))
    except AccessDenied as denied:
        st.warning(str(denied))
    else:
        st.success(f"Gränserna för {show.escaped(chosen)} är sparade.")


def _check(unit: UnitId, looks_after: frozenset[UnitId]) -> None:
    if unit not in looks_after:
        raise AccessDenied("Du svarar inte längre för den enheten. Ladda om sidan.")
