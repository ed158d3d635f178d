"""What a stranger sees: the way in, and nothing about anybody."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from data_access.database import Purpose
from domain.access import Viewer

CLOSED: dict[Purpose | None, str] = {
    None: "Databasen är tom. Starta med make run för att fylla den.",
    Purpose.LOCAL: "Adressen har redan använts eller saknar sin kod. "
    "Starta om med make run DATA=mapp och öppna den nya adressen.",
    Purpose.MUNICIPALITY: "Databasen innehåller riktiga uppgifter och kräver inloggning, "
    "som inte är inställd här.",
}


def show(purpose: Purpose | None, personas: Mapping[str, Viewer]) -> None:
    """The way in: in the demo a choice of persona, else how to get in properly."""
    st.title("Sammanhang", anchor=False)
    if purpose is not Purpose.DEMO:
        st.write(CLOSED[purpose])
        return
    st.write(
        "Hur utvecklas funktion, aktivitet och känsla av sammanhang för dem vi är till för, "
        "och hur säkert vet vi det?"
    )
    chosen = st.selectbox("Vem vill du vara i demon?", list(personas))
    if st.button("Gå in"):
        st.session_state["viewer"] = personas[chosen]
        st.rerun()
