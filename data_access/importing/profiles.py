"""What is decided once about the files of a source system: its headings, codes and dates."""

from __future__ import annotations

import codecs
import json
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

from data_access.importing import readable_measures, words
from data_access.importing.kinds import KINDS

DAY_FIRST, MONTH_FIRST = "day first", "month first"
NOT_USED = ""  # what a heading or a measure is called when nothing is to be read from it
SHAPE: Mapping[str, type] = {
    "name": str,
    "recognised_by": list,
    "kind": str,
    "date_order": str,
    "encoding": str,
    "missing": list,
    "headings": dict,
    "measures": dict,
    "units": dict,
    "cells": dict,
}
ENDING = ".toml"
FILE_NAME = re.compile(r"[^\w]+")


class ProfileError(ValueError):
    """A profile cannot be used. The message is Swedish and names what is wrong."""


@dataclass(frozen=True)
class Profile:
    """How the files of one source system are to be understood.

    `headings` says by which field or measure, or any heading that is known, a heading goes; "" is
    a column that is not to be used. `measures` does the same for the measures of files with one
    row a measure, by their name or code there ("system|code" or the code alone). `units` are the
    system's names of units, `cells` what the cells under a heading stand for, `missing` what it
    writes for "not measured". `kind` is the name of a record kind when the headings do not tell.
    `just_chosen` is what a person has decided for this reading alone: it goes before every other,
    for files with the headings of `recognised_by` and no more, and is never saved.
    """

    name: str = ""
    recognised_by: tuple[str, ...] = ()
    kind: str = ""
    date_order: str = ""
    encoding: str = ""
    missing: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    just_chosen: bool = False

    @cached_property
    def _by_heading(self) -> Mapping[str, str]:
        return {words.heading(said): called for said, called in self.headings.items()}

    @cached_property
    def _by_measure(self) -> Mapping[str, str]:
        return {words.normal(said): called for said, called in self.measures.items()}

    def called(self, heading: str) -> str | None:
        """What `heading` goes by; "" when it is not to be used, None when nothing is decided."""
        return self._by_heading.get(words.heading(heading))

    def measure(self, said: str) -> str | None:
        """The measure that a name or a code stands for; "" not to be used, None not decided."""
        return self._by_measure.get(words.normal(said))

    def recognises(self, headings: Collection[str]) -> bool:
        """Whether a row of `headings` has all that this profile is recognised by."""
        there = {words.heading(heading) for heading in headings}
        wanted = {words.heading(heading) for heading in self.recognised_by}
        return bool(wanted) and (wanted == there if self.just_chosen else wanted <= there)


NONE = Profile()


def read(file: Path) -> Profile:
    """Read one profile.

    Raises:
        ProfileError: It cannot be read, or says something that nobody knows.
    """
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ProfileError(f"Profilen {file.name} finns inte eller går inte att läsa.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"Profilen {file.name} är inte en läsbar TOML-fil.") from error
    try:
        return _profile({"name": file.stem, **said})
    except ProfileError as error:
        raise ProfileError(f"Profilen {file.name}: {error}") from error


def read_folder(folder: Path) -> tuple[Profile, ...]:
    """Every profile in `folder`, by file name; none when there is no such folder.

    Raises:
        ProfileError: One of them cannot be used.
    """
    return tuple(read(file) for file in sorted(folder.glob(f"*{ENDING}")))


def save(profile: Profile, folder: Path) -> Path:
    """Write `profile` as a file in `folder`, over an earlier one of the same name, and say where.

    Raises:
        ProfileError: It has no name, or says something that nobody knows.
    """
    stem = FILE_NAME.sub("_", profile.name).strip("_").casefold()
    if not stem:
        raise ProfileError("Ge profilen ett namn.")
    _profile(_said(profile))
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / f"{stem}{ENDING}"
    file.write_text("".join(_lines(_said(profile))), encoding="utf-8")
    return file


def _said(profile: Profile) -> dict[str, Any]:
    """What a profile says, without what it does not."""
    said = {name: getattr(profile, name) for name in SHAPE}
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in said.items()
        if value
    }


def _lines(said: Mapping[str, Any], table: str = "") -> Iterable[str]:
    """TOML, whose strings and lists of strings are written as JSON writes them."""
    if table:
        yield f"\n[{table}]\n"
    for name, value in said.items():
        if not isinstance(value, Mapping):
            yield f"{_text(name) if table else name} = {_text(value)}\n"
    for name, value in said.items():
        if isinstance(value, Mapping):
            yield from _lines(value, f"{table}.{_text(name)}" if table else name)


def _text(value: str | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _profile(said: Mapping[str, Any]) -> Profile:
    for name, value in said.items():
        if name not in SHAPE:
            raise ProfileError(f"fältet ”{name}” finns inte.")
        if not isinstance(value, SHAPE[name]):
            raise ProfileError(f"fältet ”{name}” har fel slags värde.")
    frozen = {
        name: tuple(map(str, value)) if isinstance(value, list) else value
        for name, value in said.items()
    }
    profile = Profile(**{name: _frozen(value) for name, value in frozen.items()})
    _refuse_unknown(profile)
    return profile


def _frozen(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    return MappingProxyType(
        {
            str(name): _frozen(one) if isinstance(one, Mapping) else str(one)
            for name, one in value.items()
        }
    )


def _refuse_unknown(profile: Profile) -> None:
    if profile.date_order not in ("", DAY_FIRST, MONTH_FIRST):
        raise ProfileError(f"date_order ska vara ”{DAY_FIRST}” eller ”{MONTH_FIRST}”.")
    if profile.kind not in ("", *(kind.name for kind in KINDS)):
        raise ProfileError(f"slaget ”{profile.kind}” finns inte.")
    if profile.encoding and not _is_encoding(profile.encoding):
        raise ProfileError(f"teckenkodningen ”{profile.encoding}” finns inte.")
    if not all(isinstance(pairs, Mapping) for pairs in profile.cells.values()):
        raise ProfileError("under ”cells” ska varje rubrik vara en egen tabell.")
    known = _known_words()
    for heading, called in profile.headings.items():
        if called != NOT_USED and words.heading(called) not in known:
            raise ProfileError(f"rubriken ”{heading}” leder till ”{called}”, som inte finns.")
    for said, measure in profile.measures.items():
        if measure != NOT_USED and measure not in readable_measures.shelf():
            raise ProfileError(f"”{said}” leder till måttet ”{measure}”, som inte finns.")


def _is_encoding(name: str) -> bool:
    with suppress(LookupError):
        return codecs.lookup(name)._is_text_encoding  # noqa: SLF001  (nothing else tells)
    return False


def _known_words() -> set[str]:
    """Every name that a heading may be said to go by."""
    fields = [field for kind in KINDS for field in kind.fields]
    names = [name for field in fields for name in (field.name, field.label, *field.names)]
    names += [name for one in readable_measures.shelf().values() for name in (one.id, *one.names)]
    return {words.heading(name) for name in names}
