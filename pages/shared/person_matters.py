"""What somebody asks for about one person, drawn: finding them, the extract, the rectification."""

from __future__ import annotations

from functools import partial

import streamlit as st

from data_access.retention import Correction
from data_access.retention_headings import CODES, HEADINGS
from data_access.retention_people import Person
from data_access.retention_rows import Row
from domain.access import Viewer
from domain.vocabulary import CitizenId
from pages.shared import downloads, person_rights, records, show
from sections import person_rights as words
from sections import swedish
from sections.person_rights import Matter

WHOM, DONE = "rights_person", "rights_done"
LONGEST = 200  # characters of what somebody types
YES_NO = ("ja", "nej")


def find() -> Person | None:
    """Ask for somebody; the person who was found last, as long as they may be answered for."""
    with st.form("sök person", border=False, clear_on_submit=True):
        left, right, button = st.columns([3, 3, 2], vertical_alignment="bottom")
        with left:
            number = st.text_input("Personnummer", max_chars=20, autocomplete="off")
        with right:
            pseudonym = st.text_input("Eller pseudonym", max_chars=20, autocomplete="off")
        with button:
            asked = st.form_submit_button("Sök", width="stretch")
    if asked:
        st.session_state.pop(WHOM, None)
        try:
            st.session_state[WHOM] = person_rights.search(number, pseudonym)
        except person_rights.FAULTS as fault:
            st.warning(str(fault))
    who: CitizenId | None = st.session_state.get(WHOM)
    return None if who is None else person_rights.still(who)


def told() -> None:
    """Say once what has just been done."""
    if DONE in st.session_state:
        st.success(st.session_state.pop(DONE))


def draw(viewer: Viewer, person: Person) -> None:
    """What can be done for the person."""
    names = records.unit_names(viewer.looks_after)
    where = swedish.listed([show.escaped(names[unit]) for unit in sorted(person.units)])
    st.markdown(f"**Medborgare {person.citizen}** :gray[· {where or 'ingen enhet'}]")
    matter = st.segmented_control(
        "Vad gäller det?", list(Matter), default=Matter.EXTRACT, key=f"ärende {person.citizen}"
    )
    if matter == Matter.EXTRACT:
        _extract(person)
    elif matter == Matter.RECTIFY:
        _rectify(person)


def _extract(person: Person) -> None:
    purpose = st.text_input(
        "Ändamål eller ärende",
        key=f"ändamål {person.citizen}",
        max_chars=LONGEST,
        placeholder="till exempel: begäran den 3 mars, ärende 12",
        width=640,
    ).strip()
    st.markdown(":gray[Skrivs i loggen. Skriv inga namn.]")
    st.download_button(
        "Hämta registerutdraget",
        data=downloads.in_session(partial(person_rights.extract, person.citizen, purpose)),
        file_name=f"registerutdrag-{person.citizen}.md",
        mime="text/markdown",
        on_click="ignore",
        disabled=not purpose,
    )
    if not purpose:
        st.markdown("Skriv ändamålet först, så går utdraget att hämta.")


def _rectify(person: Person) -> None:
    rows = person_rights.rows(person)
    of = str(person.citizen)
    left, middle, right = st.columns(3)
    with left:
        tables = list(dict.fromkeys(row.table for row in rows))
        table = st.selectbox("Uppgifter om", tables, format_func=_title, key=f"tabell {of}")
    here = {row.key: row for row in rows if row.table == table}
    with middle:
        key = st.selectbox(
            "Rad", here, format_func=lambda key: here[key].label, key=f"rad {of} {table}"
        )
    row = here[key]
    with right:
        column = st.selectbox(
            "Uppgift",
            row.values,
            format_func=HEADINGS[row.table][1].__getitem__,
            index=None,
            placeholder="Välj",
            key=f"uppgift {of} {table}",
        )
    if column is None:
        return
    st.markdown(f"Står nu: **{show.escaped(row.values[column])}**")
    _ask(person, row, column)


def _ask(person: Person, row: Row, column: str) -> None:
    with st.form(f"rätta {person.citizen} {row.table} {row.key} {column}", border=False, width=640):
        value = _new_value(row, column)
        reason = st.text_input("Skäl", max_chars=LONGEST)
        decided_by = st.text_input("Beslutad av", max_chars=LONGEST)
        if not st.form_submit_button("Rätta uppgiften"):
            return
    wish = Correction(row.table, row.key, column, value, reason.strip(), decided_by.strip())
    try:
        person_rights.rectify(person.citizen, wish)
    except person_rights.FAULTS as fault:
        st.warning(show.escaped(str(fault)))
        return
    kept = "Uppgiften är rättad, och det gamla värdet finns kvar bland rättelserna."
    st.session_state[DONE] = f"{kept} {words.AT_SOURCE}"
    st.rerun()


def _new_value(row: Row, column: str) -> str:
    """What it shall say: chosen where there are codes, typed where there are none."""
    known = CODES.get((row.table, column))
    if known:
        labels = {word.value: word.label for word in known}
        return st.selectbox("Rätt värde", labels, format_func=labels.__getitem__)
    if row.values[column] in YES_NO:
        return st.selectbox("Rätt värde", YES_NO)
    hint = "Dagar skrivs 2026-01-31. Tomt tar bort uppgiften."
    return st.text_input("Rätt värde", max_chars=LONGEST, placeholder=hint).strip()


def _title(table: str) -> str:
    return HEADINGS[table][0]
