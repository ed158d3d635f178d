"""What a report is to be: its kind, the pages or the test in it, and the form of the file."""

from __future__ import annotations

import streamlit as st

from domain.access import Scope, Viewer
from pages.shared import records, report_making
from pages.shared.report_making import Format, Kind
from sections import swedish
from sections.report_contents import LearntPage

HOLDS = {
    Kind.UNIT: "Enhetens siffror utan namn: månad för månad, delaktighet, uppföljningar i tid, det "
    "som hände, och samma svar, diagram och tabeller som på sidorna du väljer. Små grupper visas.",
    Kind.BOARD: "Alla dina enheter tillsammans och efter område, det som hände i dem, och sidorna "
    "du väljer. Det som gäller få personer, eller alla, visas inte i något format.",
    Kind.TEST: "Ett test: skillnaden mot jämförelsen, de fyra grundförutsättningarna, besluten, "
    "utgångsläget, versionerna, enheterna och det som hände i dem sedan starten. Det som gäller "
    "få personer visas inte.",
}
USUAL = (LearntPage.GOALS, LearntPage.COHERENCE, LearntPage.FUNCTION_ACTIVITY)


def kind(viewer: Viewer) -> Kind:
    """The kind of report, among those the viewer may take out."""
    offered = report_making.kinds(viewer)
    named = {kind.label: kind for kind in offered}
    return named[st.radio("Rapport", list(named), key="rapport", horizontal=True)]


def contents(kind: Kind, scope: Scope, unit: str) -> tuple[str, tuple[LearntPage, ...]]:
    """What the report is called after, and the pages in it."""
    if kind is Kind.TEST:
        names = sorted(set(records.tests(scope)["name"]), key=swedish.alphabetical)
        if not names:
            st.info("Inget test är inläst för dina enheter.")
            return "", ()
        return st.selectbox("Test", names, key="test") or names[0], ()
    named = {page.label: page for page in LearntPage}
    chosen = st.pills(
        "Sidor i rapporten",
        list(named),
        selection_mode="multi",
        default=[page.label for page in USUAL],
        key="rapportsidor",
        wrap=True,
    )
    return unit, tuple(page for label, page in named.items() if label in chosen)


def ending() -> Format:
    """The form of the file."""
    named = {each.label: each for each in Format}
    chosen = st.segmented_control("Format", list(named), default="PDF", key="format", required=True)
    return named[chosen]
