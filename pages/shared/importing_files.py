"""Files on their way in: uploaded, looked at, previewed and read in, or forgotten.

What a session holds of files is held here and nowhere else: in memory, until they are read in,
exchanged or left.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.typing import UploadedFile

from data_access import database, importing, settings
from data_access.database import DatabaseError, Purpose
from data_access.importing import (
    FileRefused,
    ImportReport,
    Preview,
    database_key,
    looking,
    profiles,
    understanding,
)
from data_access.importing.profiles import Profile, ProfileError
from data_access.importing.sources import InMemory
from data_access.importing.understanding import Vocabulary
from data_access.settings import SettingsError
from domain.measures import default_shelf
from pages.shared import import_choices, import_rights, once, records, session, store
from pages.shared.import_choices import Seen

FAULTS = (FileRefused, ProfileError, DatabaseError, SettingsError)  # told as the sentence they are
ROUND = "import_round"  # how often the uploader has been emptied; part of its name
UPLOADED, SEEN, PREVIEWED = "import_uploaded", "import_seen", "import_previewed"
Progress = Callable[[float, str], None]


@dataclass(frozen=True)
class Look:
    """Every table of the files, and the files that cannot be taken with the sentences why."""

    tables: tuple[Seen, ...]
    refused: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Asked:
    """Files, and how they are to be read: what a look and a preview hold for, and no longer."""

    marks: tuple[str, ...]
    profile: Profile | None
    chosen: tuple[Profile, ...]
    saved: tuple[Profile, ...]


def uploader_key() -> str:
    """The name of the uploader; another one, and so an empty one, after files are forgotten."""
    return f"filer {st.session_state.get(ROUND, 0)}"


def obstacle() -> str:
    """Why nothing can be read in here, in one sentence; empty when it can."""
    try:
        with database.reading(store.engine(store.url())) as connection:
            database_key.refuse_unready(connection, once.look_up(settings.read).key_file)
    except (DatabaseError, SettingsError) as error:
        return str(error)
    return ""


def saved_profiles() -> tuple[Profile, ...]:
    """The profiles of source systems.

    Raises:
        ProfileError: One of them cannot be used.
    """
    return profiles.read_folder(once.look_up(settings.read).profile_folder)


def marks(files: Sequence[UploadedFile]) -> tuple[str, ...]:
    """What tells files from other files, though they have the same names."""
    return tuple(file.file_id for file in files)


def asked(files: Sequence[UploadedFile], profile: Profile | None) -> Asked:
    """What is to be read and how. Other files than before forget what was chosen for those."""
    st.session_state[UPLOADED] = marks(files)
    how = Asked(marks(files), profile, import_choices.chosen(), saved_profiles())
    for name in (SEEN, PREVIEWED):  # what was made of other files is not kept
        if st.session_state.get(name, (how,))[0] != how:
            del st.session_state[name]
    return how


def look(files: Sequence[UploadedFile], how: Asked) -> Look:
    """How the files are understood; the work is done anew only when something is other."""

    def made() -> Look:
        known = _vocabulary(how)
        opened = looking.look(_in_memory(files), known)
        tables = tuple(import_choices.seen(table, known) for table in opened.tables)
        return Look(tables, tuple((one.file, one.sentence) for one in opened.refused))

    if SEEN not in st.session_state:
        st.session_state[SEEN] = (how, made())
    return st.session_state[SEEN][1]


def previewed(how: Asked) -> Preview | None:
    """The preview of exactly these files read in exactly this way, once it is made."""
    held = st.session_state.get(PREVIEWED)
    return held[1] if held and held[0] == how else None


def preview(files: Sequence[UploadedFile], how: Asked, progress: Progress) -> None:
    """Make the preview.

    Raises:
        AccessDenied: They who look may not read in.
        FileRefused, DatabaseError, SettingsError: It cannot be made.
    """
    import_rights.checked_again()
    made = importing.preview(
        store.engine(store.url()), _in_memory(files), progress=progress, **_arguments(how)
    )
    st.session_state[PREVIEWED] = (how, made)


def read_in(
    files: Sequence[UploadedFile], how: Asked, approved: Preview, progress: Progress
) -> ImportReport:
    """Write what was previewed, in one transaction; what became of the files.

    Raises:
        AccessDenied: They who look may not read in any more.
        FileRefused, DatabaseError, SettingsError: Nothing is written.
    """
    import_rights.logged("Läste in filer")
    return importing.import_files(
        store.engine(store.url()),
        _in_memory(files),
        purpose=session.purpose() or Purpose.MUNICIPALITY,
        previewed=approved,
        progress=progress,
        **_arguments(how),
    )


def forget() -> None:
    """Let go of the files and of everything that was made of them."""
    if UPLOADED not in st.session_state:
        return
    context = get_script_run_ctx()
    if context:  # Streamlit would keep them as long as the session lasts
        context.uploaded_file_mgr.remove_session_files(context.session_id)
    import_choices.forget()
    for name in (SEEN, PREVIEWED):
        st.session_state.pop(name, None)
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    del st.session_state[UPLOADED]  # last: who is stopped on the way here begins anew


def _in_memory(files: Sequence[UploadedFile]) -> list[InMemory]:
    return [InMemory(file.name, file.getvalue()) for file in files]


def _arguments(how: Asked) -> dict[str, Any]:
    return {
        "today": records.today(),
        "key_file": settings.read().key_file,
        "profiles": (*how.chosen, *how.saved),
        "profile": how.profile,
    }


def _vocabulary(how: Asked) -> Vocabulary:
    return understanding.vocabulary(default_shelf(), (*how.chosen, *how.saved), how.profile)
