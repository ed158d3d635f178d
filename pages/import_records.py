"""Läs in: from the files of another system to records, each step shown before it is taken."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.typing import UploadedFile

from data_access.importing.profiles import Profile, ProfileError
from pages.shared import (
    import_batches,
    import_columns,
    import_preview,
    importing_files,
    session,
    show,
    uploading,
)

KINDS_OF_FILES = (
    "CSV eller text, Excel, FHIR (JSON) eller en zip med flera. "
    "Filerna hålls bara i minnet och glöms när de är inlästa eller när du lämnar sidan."
)


def page() -> None:
    """Draw the page."""
    session.require_viewer()
    st.title("Läs in", anchor=False)
    obstacle = importing_files.obstacle()
    if obstacle:
        st.info(f"{obstacle} Du kan ändå se hur en fil skulle förstås.")
    import_preview.tell()
    st.header("1. Välj filer", anchor=False)
    files = uploading.files("Filer från verksamhetssystemet", key=importing_files.uploader_key())
    st.markdown(f":gray[{KINDS_OF_FILES}]")
    if import_preview.are_read(files):
        importing_files.forget()
        st.rerun()
    if files:
        import_preview.forget_told()
        _steps(files, possible=not obstacle)
    else:
        importing_files.forget()
    import_batches.draw()


def _steps(files: Sequence[UploadedFile], *, possible: bool) -> None:
    st.header("2. Se hur kolumnerna förstås", anchor=False)
    try:
        how = importing_files.asked(files, _profile())
    except ProfileError as error:
        st.error(show.escaped(str(error)))
        return
    with st.spinner("Läser filerna"):
        look = importing_files.look(files, how)
    import_columns.draw(look)
    if not look.tables:
        return
    st.header("3. Förhandsgranska", anchor=False)
    preview = import_preview.ask(files, how, possible=possible)
    if preview is None:
        return
    import_preview.show_report(preview, told=look.refused)
    st.header("4. Läs in", anchor=False)
    import_preview.read_in(files, how, preview)


def _profile() -> Profile | None:
    """The profile that somebody points out; None leaves it to the headings of each file."""
    saved = {profile.name: profile for profile in importing_files.saved_profiles()}
    if not saved:
        return None
    usual = "Efter rubrikerna i varje fil"
    chosen = st.selectbox("Profil för källsystemet", [usual, *saved], key="profil", width=420)
    return saved.get(chosen)
