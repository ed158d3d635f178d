"""The second step of reading in: how each column of each table was understood, to be changed."""

from __future__ import annotations

import streamlit as st

from data_access.importing.explaining import Explained
from data_access.importing.kinds import KINDS
from data_access.importing.profiles import DAY_FIRST, MONTH_FIRST, NOT_USED, ProfileError
from pages.shared import import_choices, show
from pages.shared.import_choices import Seen
from pages.shared.importing_files import Look
from sections import import_report

COLUMN_WIDTH = 370  # pixels: three abreast on a wide screen, one on a phone
NOT_READ = "Läses inte"
KIND_LABELS = {kind.name: kind.label for kind in KINDS}
ORDERS = {
    DAY_FIRST: "Dagen: 02/01/2026 är den 2 januari",
    MONTH_FIRST: "Månaden: 02/01/2026 är den 1 februari",
}


def draw(look: Look) -> None:
    """Every table, those open that somebody should look at, and the files that are refused."""
    for file, sentence in look.refused:
        st.error(f"**{show.escaped(file)}** {show.escaped(sentence)}")
    if look.refused and import_choices.chosen():
        st.button("Börja om med kolumnerna", on_click=import_choices.forget)
    st.markdown(import_report.overview([table.asks for table in look.tables]))
    for number, table in enumerate(look.tables):
        _table(table, number)


def _table(table: Seen, number: int) -> None:
    unused = any(not column.understood for column in table.columns)
    opened = table.asks or unused or table.profile.just_chosen
    icon = ":material/help:" if table.asks else ":material/check:"
    label = f"**{show.escaped(table.title)}** · {KIND_LABELS[table.kind]}"
    with st.expander(label, icon=icon, expanded=opened, key=f"tabell {number}"):
        # What stands before the columns is as many elements whatever is chosen: if they moved,
        # the keyboard would lose its place at every choice.
        _said(table)
        with st.container():
            _kind(table, number)
            _date_order(table, number)
        with st.container(horizontal=True, gap="medium"):
            for at, column in enumerate(table.columns):
                with st.container(gap="xsmall", width=COLUMN_WIDTH):
                    _column(table, column, f"kolumn {number} {at}")
        if table.profile.just_chosen:
            _save(table, number)


def _said(table: Seen) -> None:
    """What is understood and what is not, in one element."""
    headings = [column.heading for column in table.columns]
    unused = [column.heading for column in table.columns if not column.understood]
    said = show.escaped(import_report.understood(headings, unused))
    if table.profile.name:
        said += f" Läst med profilen {show.escaped(table.profile.name)}."
    if table.missing:
        kind = KIND_LABELS[table.kind] if table.known else ""
        st.warning(f"{import_report.lacking(kind, table.missing)} {said}")
    else:
        st.markdown(said)


def _kind(table: Seen, number: int) -> None:
    key = f"slag {number}"
    st.session_state[key] = table.kind
    st.selectbox(
        "Filens rader handlar om",
        list(KIND_LABELS),
        format_func=KIND_LABELS.__getitem__,
        key=key,
        on_change=lambda: import_choices.choose_kind(table, st.session_state[key]),
        width=420,
    )


def _date_order(table: Seen, number: int) -> None:
    asked = [column.heading for column in table.columns if column.asks_date_order]
    if not asked and not (table.profile.just_chosen and table.profile.date_order):
        return
    key = f"ordning {number}"
    st.session_state[key] = table.profile.date_order or None
    st.radio(
        show.escaped(import_report.which_first(asked)),
        list(ORDERS),
        format_func=ORDERS.__getitem__,
        key=key,
        on_change=lambda: import_choices.choose_order(table, st.session_state[key]),
    )


def _column(table: Seen, column: Explained, key: str) -> None:
    said = show.escaped(import_report.column(column.samples, column.why))
    if not column.heading:
        st.markdown(f"Kolumn utan rubrik\n\n:gray[Läses inte. Ge den en rubrik i filen. {said}]")
        return
    labels = {NOT_USED: NOT_READ}
    if column.target:
        labels[column.target] = column.understood
    labels |= {choice.name: choice.label for choice in column.choices}
    st.session_state[key] = column.target or NOT_USED
    st.selectbox(
        show.escaped(column.heading),
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        on_change=lambda: import_choices.choose(
            table, column.heading, st.session_state[key] or None
        ),
    )
    st.markdown(f":gray[:small[{said}]]")


def _save(table: Seen, number: int) -> None:
    with st.form(f"profil {number}", border=False):
        name = st.text_input(
            "Spara valen som profil",
            placeholder="Källsystemets namn, till exempel Omsorgsplus uppföljningar",
            help="Nästa fil med samma rubriker läses då likadant, utan att du väljer igen.",
        )
        if not st.form_submit_button("Spara profilen"):
            return
    try:
        kept = import_choices.save(table, name)
    except ProfileError as error:
        st.error(str(error))
        return
    st.toast(f"Profilen {show.escaped(kept)} är sparad.")
    st.rerun()
