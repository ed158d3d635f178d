"""Earlier imports: what was read in and when, and taking one back as a whole."""

from __future__ import annotations

import streamlit as st

from data_access import database, importing
from data_access.importing.kinds import KINDS
from pages.shared import import_rights, importing_files, show, store
from sections import import_report
from sections.import_report import Batch

UNDOING, UNDONE = "import_undoing", "import_undone"
LATEST = 20  # of the earlier ones, at a glance; the command line lists them all
KIND_LABELS = {kind.name: kind.label for kind in KINDS}


def draw() -> None:
    """The list, and a choice of one to undo that is asked about once more."""
    st.header("Tidigare inläsningar", anchor=False)
    found = _batches()
    if not found:
        st.markdown("Inget är inläst än.")
        return
    if UNDONE in st.session_state:
        st.success(st.session_state.pop(UNDONE))
    show.named_points((str(one.number), import_report.became(one)) for one in found[:LATEST])
    _undo([batch for batch in found if not batch.undone])


def _undo(found: list[Batch]) -> None:
    if not found:
        return
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with left:
        batch = st.selectbox(
            "Inläsning", found, format_func=import_report.named, key="ångra vilken"
        )
    with right:
        asked = st.button("Ångra inläsningen", key="ångra", width="stretch")
    if asked:
        st.session_state[UNDOING] = batch.number
    if st.session_state.get(UNDOING) == batch.number:
        _confirm(batch)


def _confirm(batch: Batch) -> None:
    st.warning(show.escaped(import_report.undoing(batch)))
    with st.container(horizontal=True):
        sure = st.button(f"Ja, ångra inläsning {batch.number}", key="ångra ja")
        st.button("Nej, behåll den", key="ångra nej", on_click=_never_mind)
    if not sure:
        return
    _never_mind()
    try:
        import_rights.logged(f"Ångrade inläsning {batch.number}")
        importing.undo(store.engine(store.url()), batch.number)
    except importing_files.FAULTS as error:
        st.error(str(error))
        return
    st.session_state[UNDONE] = f"Inläsning {batch.number} är ångrad. Raden står kvar i listan."
    st.rerun()


def _never_mind() -> None:
    st.session_state.pop(UNDOING, None)


def _batches() -> list[Batch]:
    with database.reading(store.engine(store.url()), scope=None) as connection:
        return [
            Batch(
                number=row["id"],
                file=import_report.titled(row["file_name"], row["sheet"]),
                what=KIND_LABELS.get(row["record_kind"], ""),
                accepted=row["accepted"],
                refused=row["rejected"],
                read_at=row["read_at"],
                undone=row["undone_at"] is not None,
            )
            for row in importing.batches(connection)
        ]
