"""Rapporter: what is handed on, for which unit and period, in which form, and what for."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import streamlit as st

from pages.shared import choices, downloads, report_choices, report_making, session, show

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
        kind = report_choices.kind(viewer)
        about, pages = report_choices.contents(kind, viewer.scope, choice.unit)
        ending = report_choices.ending()
        purpose = st.text_input(
            "Ändamål",
            key="andamal",
            max_chars=LONGEST,
            placeholder="Vad ska rapporten användas till?",
        ).strip()
        st.markdown(":gray[Skrivs på rapporten och i loggen. Skriv inga namn.]")
    with right:
        show.paragraphs("## Det här står i rapporten", report_choices.HOLDS[kind])
    order = replace(report_making.ordered(kind, viewer, choice, purpose), about=about, pages=pages)
    st.download_button(
        f"Hämta {kind.label.casefold()} som {ending.label}",
        data=downloads.in_session(partial(report_making.make, order, ending)),
        file_name=report_making.file_name(order, ending),
        mime=ending.mime,
        on_click="ignore",
        disabled=not (purpose and about),
    )
    if not purpose:
        st.markdown("Skriv ändamålet först, så går rapporten att hämta.")
