"""Gallring, drawn: the rules, what would go, the words that must be typed, what went."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import streamlit as st

from data_access.retention_headings import HEADINGS
from data_access.retention_rules import Rules
from pages.shared import person_rights, purging, show, uploading
from pages.shared.purging import Shown
from sections import person_rights as words

SHOWING, DONE = "purge_showing", "purge_done"
TITLES = {name: title for name, (title, _) in HEADINGS.items()}


def draw() -> None:
    """Everything about gallring; nothing is counted before somebody asks."""
    try:
        rules = purging.rules()
    except person_rights.FAULTS as fault:
        st.warning(show.escaped(str(fault)))
        return
    st.markdown(words.rules(rules.in_house, rules.external, rules.research_days, rules.backup_days))
    if DONE in st.session_state:
        st.success(st.session_state.pop(DONE))
    numbers = _numbers(rules)
    if st.button("Visa vad som ska gallras"):
        st.session_state[SHOWING] = True
    if not st.session_state.get(SHOWING):
        return
    try:
        shown = purging.show(numbers)
    except person_rights.FAULTS as fault:
        st.warning(show.escaped(str(fault)))
    else:
        _told(shown, numbers)


def _numbers(rules: Rules) -> Sequence[str] | None:
    """The lines of a list of personal numbers, where a day of birth decides who is kept."""
    if not rules.research_days:
        return None
    files = uploading.files("Personnummer ur verksamhetssystemet, ett per rad", key="nummer")
    st.markdown(":gray[Behövs för födelsedagen, som inte lagras. Listan hålls bara i minnet.]")
    if not files:
        return None
    return [
        line for file in files for line in file.getvalue().decode("utf-8-sig", "replace").split()
    ]


def _told(shown: Shown, numbers: Sequence[str] | None) -> None:
    plan, going = shown.plan, len(shown.people)
    st.markdown(" ".join(words.due(going, len(plan.kept), len(plan.unknown))))
    if not going:
        return
    st.dataframe(words.rows(shown.rows, TITLES), hide_index=True, width=640)
    st.warning(words.IRREVERSIBLE)
    asked = words.words_to_type(going)
    # Another form as soon as others are due: words typed for some never hold for others.
    mark = sha256(repr(sorted(shown.people)).encode()).hexdigest()[:16]
    with st.form(f"gallra {mark}", border=False):
        typed = st.text_input(f"Skriv ”{asked}” för att gallra", width=320, autocomplete="off")
        if not st.form_submit_button("Gallra nu"):
            return
    if typed.strip().casefold() != asked:
        st.warning(f"Inget är gallrat. Skriv precis ”{asked}”.")
        return
    _purge(shown, numbers)


def _purge(shown: Shown, numbers: Sequence[str] | None) -> None:
    try:
        gone = purging.purge(numbers, shown=shown)
    except person_rights.FAULTS as fault:
        st.warning(show.escaped(str(fault)))
        return
    st.session_state.pop(SHOWING, None)
    st.session_state[DONE] = words.done(len(shown.people), sum(gone.values()))
    st.rerun()
