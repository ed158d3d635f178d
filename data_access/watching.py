"""A folder where a system leaves its exports: what lies there is read once and moved aside."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import Engine

from data_access import importing
from data_access.database import Purpose
from data_access.importing import ImportReport
from data_access.importing.profiles import Profile
from data_access.settings import SettingsError

DONE, REFUSED = "done", "refused"
REPORT = ".rapport.txt"
STILL_SECONDS = 10  # a file changed later than this may still be on its way


@dataclass(frozen=True)
class Watched:
    """What became of the files of a folder: where they were moved, and those left for next time."""

    done: tuple[Path, ...]
    refused: tuple[Path, ...]
    waiting: tuple[Path, ...]


def read_folder(  # noqa: PLR0913  (each is for the caller to decide)
    engine: Engine,
    folder: Path,
    *,
    today: date,
    now: datetime,
    key_file: Path,
    profiles: tuple[Profile, ...] = (),
) -> Watched:
    """Read every file that lies still in `folder`, then move it to `done` or `refused` there.

    Each gets a report beside it with every refused row. A file of which anything could not be
    taken as a whole is refused; rows with faults alone do not make it so. All is written in one
    transaction before anything is moved: a run that is broken off is made good by the next,
    since the same file twice changes nothing.

    Args:
        engine: An upgraded database.
        folder: Looked in, not below; links and names that begin with a point are left alone.
        today: The last day a record may be about.
        now: When this is, with time zone; part of the names that files are moved to.
        key_file: Where the key for personal numbers is.
        profiles: What is decided about source systems, used for the files that they recognise.

    Raises:
        SettingsError: The folder is not there.
        DatabaseError: As `importing.import_files`; then nothing is moved.
    """
    if not folder.is_dir():
        raise SettingsError(f"Mappen {folder.name} finns inte.")
    files = sorted(file for file in folder.iterdir() if _is_export(file))
    still = [file for file in files if _lies_still(file, now)]
    report = importing.import_files(
        engine,
        still,
        today=today,
        key_file=key_file,
        purpose=Purpose.MUNICIPALITY,
        profiles=profiles,
    )
    told = {file: report.of(file.name) for file in still}
    return Watched(
        done=_moved(folder / DONE, (file for file in still if not told[file].refused), told, now),
        refused=_moved(folder / REFUSED, (file for file in still if told[file].refused), told, now),
        waiting=tuple(file for file in files if file not in told),
    )


def _is_export(file: Path) -> bool:
    return file.is_file() and not file.is_symlink() and not file.name.startswith(".")


def _lies_still(file: Path, now: datetime) -> bool:
    return now.timestamp() - file.stat().st_mtime > STILL_SECONDS


def _moved(
    target: Path, files: Iterable[Path], told: dict[Path, ImportReport], now: datetime
) -> tuple[Path, ...]:
    moved = []
    for file in files:
        target.mkdir(exist_ok=True, mode=0o700)
        # The moment first: the same name comes every night, and nothing is overwritten.
        place = target / f"{now:%Y-%m-%dT%H%M%S}_{file.name}"
        report = told[file]
        lines = [*report.told(), *report.refused_rows(), *report.warned_rows()]
        place.with_name(place.name + REPORT).write_text("\n".join(lines) + "\n", encoding="utf-8")
        moved.append(file.rename(place))
    return tuple(moved)
