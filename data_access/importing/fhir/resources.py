"""The resources of a FHIR file, each checked as the standard says before anything reads it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from importlib import import_module
from typing import Any

from pydantic import ValidationError

from data_access.importing.refusal import FileRefused, shown
from data_access.importing.report import RefusedFile

Raw = Mapping[str, Any]
READ = frozenset(
    {
        *("Patient", "Observation", "QuestionnaireResponse", "Goal", "CarePlan"),
        *("EpisodeOfCare", "Encounter", "Organization"),
    }
)
# Pointed at by those that are read, to tell who answered; nothing in them is read.
POINTED_AT = frozenset({"Practitioner", "PractitionerRole", "RelatedPerson", "CareTeam"})
MISTAKEN = "entered-in-error"
BROKEN = "Filen är inte läsbar JSON. Ta ut den på nytt."


@dataclass(frozen=True)
class Resource:
    """One resource, and which in order it is in its file, from 1."""

    number: int
    kind: str
    raw: Raw
    url: str = ""

    @property
    def place(self) -> str:
        """Where it is, as a sentence says it; an id may be a personal number."""
        name = f"{self.kind}/{self.raw['id']}" if self.raw.get("id") else self.kind
        return f"post {self.number} ({shown(name).strip('”')})"


@dataclass(frozen=True)
class Resources:
    """The resources of a file by kind, what is refused of it, and what is passed over."""

    by_kind: Mapping[str, tuple[Resource, ...]]
    by_reference: Mapping[str, Resource]
    refused: tuple[RefusedFile, ...] = ()
    notes: list[str] = field(default_factory=list)

    def of(self, kind: str) -> tuple[Resource, ...]:
        """The resources of one kind, in the order of the file."""
        return self.by_kind.get(kind, ())

    def at(self, reference: Raw | None) -> Resource | None:
        """The resource that a reference points at, when it is in the file."""
        said = (reference or {}).get("reference", "")
        return self.by_reference.get(said) or self.by_reference.get("/".join(said.split("/")[-2:]))

    def kind_at(self, reference: Raw | None) -> str:
        """The kind of resource that a reference points at, also when that is not in the file."""
        found = self.at(reference)
        if found:
            return found.kind
        said = reference or {}
        return said.get("type") or said.get("reference", "").rpartition("/")[0].rpartition("/")[2]

    def passed_over(self, left_out: Counter[str], file: str) -> None:
        """Note what was not read, how many, and why, as a sentence with the count first."""
        self.notes.extend(f"{file}: {count} {why}" for why, count in left_out.items())


def is_fhir(text: str) -> bool:
    """Whether a text is FHIR as JSON, one resource a file or a line."""
    return text.lstrip().startswith("{") and '"resourceType"' in text


def read(text: str, file: str) -> Resources:
    """The resources of a Bundle, of a file with one a line (NDJSON), or the one there is.

    A resource that breaks the standard is refused by itself, the others are read.

    Raises:
        FileRefused: It is not readable as JSON.
    """
    left_out: Counter[str] = Counter()
    refused: list[RefusedFile] = []
    sound: list[Resource] = []
    for one in _all(text):
        if one.kind not in READ | POINTED_AT:
            left_out[f"{shown(one.kind)} läses inte."] += 1
        elif (one.kind in READ) and (fault := _fault(one)):
            refused.append(RefusedFile(f"{file}/{one.place}", fault))
        else:
            sound.append(one)
    kinds = {kind: tuple(one for one in sound if one.kind == kind) for kind in READ}
    known = {f"{one.kind}/{one.raw.get('id', '')}": one for one in sound}
    known |= {one.url: one for one in sound if one.url}
    found = Resources(kinds, known, tuple(refused))
    found.passed_over(left_out, file)
    return found


def _all(text: str) -> Iterator[Resource]:
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and lines[0].rstrip().endswith("}"):  # one a line
        parts: list[tuple[Any, str]] = [(_parsed(line), "") for line in lines]
    else:
        whole = _parsed(text)
        parts = [(whole, "")]
        if isinstance(whole, dict) and whole.get("resourceType") == "Bundle":
            parts = list(_entries(whole))
    for number, (raw, url) in enumerate(parts, start=1):
        if not isinstance(raw, dict) or not isinstance(raw.get("resourceType"), str):
            raise FileRefused(f"Post {number} i filen är inte en FHIR-resurs.")
        yield Resource(number, raw["resourceType"], raw, url)


def _entries(bundle: Raw) -> Iterator[tuple[Any, str]]:
    entries = bundle.get("entry", [])
    if not isinstance(entries, list):
        raise FileRefused("Filens Bundle har inga läsbara poster.")
    for entry in entries:
        there = entry if isinstance(entry, dict) else {}
        yield there.get("resource"), str(there.get("fullUrl", ""))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise FileRefused(BROKEN) from error


def _no_number(said: str) -> None:
    raise ValueError(said)


def _fault(one: Resource) -> str:
    """What is wrong with a resource by the standard; "" when nothing is."""
    model = import_module("fhir.resources.R4B").get_fhir_model_class(one.kind)
    try:
        model.model_validate(one.raw)
    except ValidationError as error:
        where = {".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False)}
        fields = ", ".join(sorted(where)[:3]) or "resursen"
        return f"Resursen följer inte FHIR R4, fel i {shown(fields)}."
    except (RecursionError, AttributeError, TypeError):  # deeper, or of another shape, than a model
        return "Resursen följer inte FHIR R4."
    return ""
