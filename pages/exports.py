"""Rapporter: what is handed on, for which unit and period, in which form, and what for."""

from __future__ import annotations

from functools import partial

import streamlit as st

from domain.access import Viewer
from pages.shared import choices, downloads, report_making, session
from pages.shared.report_making import Format, Kind

HOLDS = {
    Kind.UNIT: "Enhetens siffror utan namn: funktion och aktivitet, varje mått, känsla av "
    "sammanhang, delaktighet och uppföljningar i tid. Små grupper visas.",
    Kind.BOARD: "Alla dina enheter tillsammans och efter område, alltid de senaste 12 månaderna. "
    "Det som gäller färre än fem personer, eller alla, visas inte i något format.",
}
LONGEST = 200  # characters of a purpose; it stands on the first page


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    choice = choices.title_and_choices("Rapporter", viewer)
    if not choice.scope.units:
        st.info("Du har ingen enhet ännu. Be förvaltningen lägga till dig.")
        return

    left, right = st.columns([3, 2], gap="large")
    with left:
        kind = _kind(viewer)
        ending = _format()
        purpose = st.text_input(
            "Ändamål",
            key="andamal",
            max_chars=LONGEST,
            placeholder="Vad ska rapporten användas till?",
            help="Skrivs på rapporten och i loggen. Skriv inga namn.",
        ).strip()
    with right:
        st.header("Det här står i rapporten", anchor=False)
        st.markdown(HOLDS[kind])
    order = report_making.ordered(kind, viewer, choice, purpose)
    st.download_button(
        f"Hämta {kind.label.casefold()} som {ending.label}",
        data=downloads.in_session(partial(report_making.make, order, ending)),
        file_name=report_making.file_name(order, ending),
        mime=ending.mime,
        on_click="ignore",
        disabled=not purpose,
        type="primary",
    )
    if not purpose:
        st.markdown(":gray[Skriv ändamålet först, så går rapporten att hämta.]")


def _kind(viewer: Viewer) -> Kind:
    offered = report_making.kinds(viewer)
    named = {kind.label: kind for kind in offered}
    return named[st.radio("Rapport", list(named), key="rapport", horizontal=True)]


def _format() -> Format:
    named = {each.label: each for each in Format}
    chosen = st.segmented_control("Format", list(named), default="PDF", key="format", required=True)
    return named[chosen]
