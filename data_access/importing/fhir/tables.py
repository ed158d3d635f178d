"""From a FHIR file to the tables that every other file is read as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from data_access.importing import understanding
from data_access.importing.fhir import resources, sheets
from data_access.importing.fhir.agreed import Agreed
from data_access.importing.fhir.observations import Measured
from data_access.importing.fhir.people import People, is_protected
from data_access.importing.fhir.resources import Resources
from data_access.importing.fhir.sheets import Line, Sheet
from data_access.importing.refusal import FileRefused
from data_access.importing.report import RefusedFile
from data_access.importing.understanding import Understanding, Vocabulary

UNITS = ("Enhet", "Verksamhet", "Överordnad enhet")
PROTECTED = ("Personnummer", "Skyddad identitet")
STAYS = ("Personnummer", "Namn", "Enhet", "Från", "Till")


@dataclass(frozen=True)
class Tables:
    """The tables of a file, the resources that break the standard, and what is passed over."""

    understood: tuple[Understanding, ...]
    refused: tuple[RefusedFile, ...]
    notes: tuple[str, ...]


def read(text: str, file: str, known: Vocabulary) -> Tables:
    """Units, protected persons, placements, measures, plans, goals and activities of a file.

    Raises:
        FileRefused: It is not readable, or holds nothing that is read.
    """
    found = resources.read(text, file)
    people = People(found)
    made = [
        *sheets.sheet(UNITS, _units(found)),
        *sheets.sheet(PROTECTED, _protected(found, people)),
        *sheets.sheet(STAYS, _stays(people)),
        *Measured(found, people, known).sheet(file),
        *Agreed(found, people).sheets(file),
    ]
    if not made and not found.refused:
        raise FileRefused(
            "Filen är FHIR, men har inga resurser som läses, till exempel Observation."
        )
    understood = tuple(_understood(one, known) for one in made)
    return Tables(understood, found.refused, tuple(found.notes))


def _understood(sheet: Sheet, known: Vocabulary) -> Understanding:
    return replace(understanding.understand(sheet.grid, known), places=sheet.places)


def _units(found: Resources) -> Iterator[Line]:
    """Organizations whose type is said; the others are only names that records refer to."""
    typed = {one.number: one for one in found.of("Organization") if _type(one.raw)}
    for one in typed.values():
        above = found.at(one.raw.get("partOf"))
        parent = above.raw.get("name", "") if above and above.number in typed else ""
        yield Line(one.place, (one.raw.get("name", ""), _type(one.raw), parent))


def _type(organization: resources.Raw) -> str:
    for concept in organization.get("type", ()):
        for coding in concept.get("coding", ({},)):
            return concept.get("text") or coding.get("display") or coding.get("code", "")
    return ""


def _protected(found: Resources, people: People) -> Iterator[Line]:
    for one in found.of("Patient"):
        if is_protected(one.raw):
            yield Line(one.place, (people.number_of(one), "Ja"))


def _stays(people: People) -> Iterator[Line]:
    for stay in people.stays:
        name = people.name(stay.source.raw["patient"])
        yield Line(stay.source.place, (stay.number, name, stay.unit, stay.first, stay.last))
