"""The last steps of reading in: what it would do, the refused rows to mend, and doing it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import PurePath
from typing import TypeVar

import pandas as pd
import streamlit as st
from streamlit.runtime.scriptrunner_utils.exceptions import ScriptControlException
from streamlit.typing import UploadedFile

from data_access.importing import FileReport, ImportReport, Preview, Reason, refused_rows
from pages.shared import downloads, import_rights, importing_files, show
from pages.shared.importing_files import Asked, Progress
from sections import import_report
from sections.import_report import Tally

TOLD = "import_told"  # until other files are chosen
Made = TypeVar("Made")
FEW = 10  # refused rows that are shown at once
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AS = {
    "CSV": ("csv", "text/csv", refused_rows.as_csv),
    "Excel": ("xlsx", SHEET, refused_rows.as_workbook),
}


@dataclass
class Told:
    """What reading in the files with these marks gave; filled the moment all of it is written."""

    marks: tuple[str, ...]
    tallies: list[Tally] = field(default_factory=list)


def ask(files: Sequence[UploadedFile], how: Asked, *, possible: bool) -> Preview | None:
    """The button that makes a preview, and what it gave for these files read in this way."""
    if st.button("Förhandsgranska", key="granska", disabled=not possible):
        _waited_for(partial(importing_files.preview, files, how))
    return importing_files.previewed(how)


def show_report(preview: Preview, *, told: Collection[tuple[str, str]]) -> None:
    """What is new, changed, refused and missing, and each refused row with its reason.

    `told` are the refused files that have been told already.
    """
    report = preview.report
    tallies = _tallies(report)
    st.markdown(f"**{import_report.headline(tallies)}** {import_report.UNWRITTEN}")
    for one in report.refused:
        if (one.file, one.sentence) in told:
            continue
        st.error(f"**{show.escaped(one.file)}** {show.escaped(one.sentence)}")
    _by_table(tallies)
    if preview.missing:
        st.subheader("Saknas jämfört med förra gången", anchor=False)
        show.points(preview.missing)
    if report.notes:
        st.subheader("Läses inte", anchor=False)
        show.points(report.notes)
    for number, file in enumerate(report.files):
        if file.rejected:
            _refused(file, number)
    for file in report.files:
        if len(file.warnings):
            _remarks(file)


def read_in(files: Sequence[UploadedFile], how: Asked, preview: Preview) -> None:
    """The button that writes what was previewed, and remembers what became of it."""
    if not any(file.wrote for file in preview.report.files):
        st.markdown("Det finns inget att läsa in.")
        return
    st.markdown("Allt läses in på en gång, eller inget. En inläsning går att ångra efteråt.")
    label = import_report.to_read_in(_tallies(preview.report))
    if not st.button(label, key="läs in"):
        return
    told = st.session_state[TOLD] = Told(how.marks)
    left: list[ScriptControlException] = []

    def whole(progress: Progress) -> Told:
        report = importing_files.read_in(files, how, preview, _finishing(progress, left))
        told.tallies = _tallies(report)
        return told

    if _waited_for(whole):
        for elsewhere in left:
            raise elsewhere
        st.rerun()


def are_read(files: Sequence[UploadedFile]) -> bool:
    """Whether these are the files of the last reading in, and it is done."""
    told = st.session_state.get(TOLD)
    return bool(told and told.tallies and told.marks == importing_files.marks(files))


def tell() -> None:
    """What the last reading in gave."""
    told = st.session_state.get(TOLD)
    tallies = told.tallies if told else []
    if not tallies:
        return
    st.success(import_report.headline(tallies, done=True))
    _by_table(tallies, done=True)
    if any(one.refused for one in tallies):
        st.markdown(f":gray[{import_report.MEND}]")


def forget_told() -> None:
    """Other files are chosen: what the last ones gave is in the list of earlier ones."""
    st.session_state.pop(TOLD, None)


def _waited_for(work: Callable[[Progress], Made]) -> Made | None:
    """What `work` makes while a bar says how far it is; None when it could not, which is said."""
    bar = st.progress(0.0, text="Börjar")

    def told(share: float, words: str) -> None:
        bar.progress(min(share, 1.0), text=show.escaped(words))

    try:
        return work(told)
    except importing_files.FAULTS as error:
        st.error(show.escaped(str(error)))
        return None
    finally:
        bar.empty()


def _finishing(progress: Progress, left: list[ScriptControlException]) -> Progress:
    """As `progress`, but a click elsewhere waits in `left` until what is begun is done."""

    def told(share: float, words: str) -> None:
        try:
            progress(share, words)
        except ScriptControlException as elsewhere:
            left[:] = [elsewhere]

    return told


def _by_table(tallies: Sequence[Tally], *, done: bool = False) -> None:
    show.named_points((one.title, import_report.went(one, done=done)) for one in tallies)


def _tallies(report: ImportReport) -> list[Tally]:
    return [
        Tally(
            title=file.title,
            rows=file.data_rows,
            new=file.new,
            changed=file.changed,
            unchanged=file.unchanged,
            duplicates=file.exact_duplicates,
            refused=file.rejected,
        )
        for file in report.files
    ]


def _refused(file: FileReport, number: int) -> None:
    st.subheader(f"Avvisade rader i {show.escaped(file.title)}", anchor=False)
    show.points(import_report.reasons(_labelled(file.rejected_by_reason)))
    with st.expander("Visa raderna", expanded=len(file.faults) <= FEW):
        _rows(file, file.faults)
    st.markdown("Hämta raderna med skälen, rätta dem i filen och läs in den, så kommer de med.")
    with st.container(horizontal=True):
        for label, (ending, mime, write) in AS.items():
            st.download_button(
                f"Hämta som {label}",
                data=downloads.in_session(partial(_to_mend, file, write)),
                file_name=f"avvisade-{PurePath(file.file).stem}.{ending}",
                mime=mime,
                on_click="ignore",
                key=f"avvisade {number} {ending}",
            )


def _to_mend(file: FileReport, write: Callable[[pd.DataFrame], bytes]) -> bytes:
    import_rights.checked_again()
    return write(file.refused_table())


def _remarks(file: FileReport) -> None:
    with st.expander(f"Anmärkningar på rader som läses in ur {show.escaped(file.title)}"):
        show.points(import_report.reasons(_labelled(file.warned_by_reason)))
        _rows(file, file.warnings)


def _rows(file: FileReport, said: pd.DataFrame) -> None:
    places = {line: file.table.place(line) for line in said["line"].unique()}
    st.table(import_report.told_rows(said, places).map(show.escaped).set_index("Rad"))
    more = import_report.not_shown(len(said))
    if more:
        st.markdown(f":gray[{more}]")


def _labelled(counted: dict[str, int]) -> dict[str, int]:
    return {Reason(reason).label: count for reason, count in counted.items()}
