"""Inställningar: who has which role where, and what is set for everybody. About no citizen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd
import streamlit as st

from data_access.accounts.grants import Grant
from domain.access import AccessDenied, Role
from domain.vocabulary import UnitId
from pages.shared import granting, limits_form, plan_limits_form, records, session, show
from sections import roles_given

LONGEST = 200  # characters of an account or a name


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    st.title("Inställningar", anchor=False)
    units = records.unit_names(viewer.looks_after)
    held = granting.held(viewer)
    show.facts(roles_given.counted(held))
    there, new = st.columns([3, 2], gap="large")
    with there:
        st.header("Vem får se vad", anchor=False)
        _held(held, units)
    with new:
        st.header("Ge en roll", anchor=False)
        _give(units)
    st.header("Det här gäller alla", anchor=False)
    limits_form.draw()
    plan_limits_form.draw(units)


def _held(held: pd.DataFrame, units: Mapping[UnitId, str]) -> None:
    st.dataframe(roles_given.table(held, units), hide_index=True)
    st.markdown(":gray[Den vars roll ändras loggas ut vid nästa klick och loggar in igen.]")
    offered = roles_given.choices(held, units)
    chosen = st.selectbox(
        "Avsluta en roll", offered, index=None, format_func=offered.__getitem__, placeholder="Välj"
    )
    if st.button("Avsluta rollen nu", disabled=chosen is None) and chosen is not None:
        try:
            granting.end(chosen)
        except AccessDenied as denied:
            st.warning(str(denied))
        else:
            st.rerun()


def _give(units: Mapping[UnitId, str]) -> None:
    where = {**{name: unit for unit, name in units.items()}, roles_given.EVERYWHERE: None}
    with st.form("roll", border=False):
        who = st.text_input(
            "Konto", max_chars=LONGEST, placeholder="så som inloggningen lämnar det"
        )
        name = st.text_input("Namn", max_chars=LONGEST, placeholder="visas i appen")
        role = st.selectbox("Roll", list(Role), format_func=lambda role: role.label)
        unit = st.selectbox("Enhet, med allt under den", where, index=None, placeholder="Välj")
        first = st.text_input("Från (ÅÅÅÅ-MM-DD)", records.today().isoformat(), max_chars=10)
        last = st.text_input("Till (ÅÅÅÅ-MM-DD)", max_chars=10, placeholder="tills vidare")
        if not st.form_submit_button("Ge rollen"):
            return
    try:
        until = date.fromisoformat(last) if last else None
        grant = Grant(role, where[unit or ""], date.fromisoformat(first), until)
        granting.give(who, grant, name=name.strip())
    except AccessDenied as denied:
        st.warning(str(denied))
    except (KeyError, ValueError):
        st.warning("Välj enhet, och skriv dagen som 2026-10-31.")
    else:
        st.rerun()
