"""Who is who in a FHIR file: personal numbers, names, and the units that they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from data_access.importing.fhir.resources import MISTAKEN, Raw, Resource, Resources

OF_PERSON = "1.2.752.129.2.1.3.1"  # the national personal number (personnummer)
OF_COORDINATION = "1.2.752.129.2.1.3.3"  # the coordination number (samordningsnummer)
SYSTEMS = {
    f"urn:oid:{OF_PERSON}": 0,
    OF_PERSON: 0,
    "http://electronichealth.se/identifier/personnummer": 0,
    f"urn:oid:{OF_COORDINATION}": 1,
    OF_COORDINATION: 1,
    "http://electronichealth.se/identifier/samordningsnummer": 1,
}
OLD = 2  # a number no longer in use comes after every one that is
CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality"
PROTECTED = frozenset({"R", "V"})  # restricted, very restricted
SEPARATORS = re.compile(r"[\s\-–+]")


@dataclass(frozen=True)
class Stay:
    """A citizen in a unit, as an EpisodeOfCare states it; days as the file writes them."""

    source: Resource
    number: str
    unit: str
    first: str
    last: str

    def holds(self, day: str) -> bool:
        """Whether `day` lies in the stay, as far as days are written with the year first."""
        return self.first[:10] <= day[:10] and (not self.last or day[:10] <= self.last[:10])


class People:
    """Who a reference means. Resources with a number in common are the same person."""

    def __init__(self, found: Resources) -> None:
        """Gather the numbers of every Patient, those merged into others among them."""
        self._found = found
        self._same: dict[str, str] = {}
        for patient in found.of("Patient"):
            self._join([compact for compact, _ in _numbers(patient.raw)])
        ranked = sorted(
            (rank, compact, said)
            for patient in found.of("Patient")
            for compact, (rank, said) in _numbers(patient.raw)
        )
        self._best: dict[str, str] = {}
        for _, compact, said in ranked:
            self._best.setdefault(self._root(compact), said)
        self.stays = list(self._stays())

    def number(self, reference: Raw | None) -> str:
        """The personal number of whom a reference means; "" when the file does not say."""
        identifier = (reference or {}).get("identifier")
        if identifier and identifier.get("system") in SYSTEMS:
            said = str(identifier.get("value", ""))
            return self._best.get(self._root(SEPARATORS.sub("", said)), said)
        patient = self._found.at(reference)
        return self.number_of(patient) if patient and patient.kind == "Patient" else ""

    def number_of(self, patient: Resource, passed: frozenset[int] = frozenset()) -> str:
        """The personal number of a Patient, or of the one it is linked to."""
        for compact, _ in _numbers(patient.raw):
            return self._best[self._root(compact)]
        for link in patient.raw.get("link", ()):
            other = self._found.at(link.get("other"))
            if other and other.kind == "Patient" and other.number not in passed:
                return self.number_of(other, passed | {patient.number})
        return ""

    def name(self, reference: Raw | None) -> str:
        """The name of whom a reference means, unless protected."""
        patient = self._found.at(reference)
        if patient is None or is_protected(patient.raw):
            return ""
        names = sorted(patient.raw.get("name", ()), key=lambda one: one.get("use") != "official")
        for name in names:
            return name.get("text") or " ".join([*name.get("given", ()), name.get("family", "")])
        return ""

    def unit(self, reference: Raw | None) -> str:
        """The name of the unit that a reference means, or how it is identified."""
        there = self._found.at(reference)
        if there and there.kind == "Organization":
            return there.raw.get("name", "")
        said = reference or {}
        return str(said.get("display") or said.get("identifier", {}).get("value", ""))

    def unit_on(self, subject: Raw | None, day: str) -> str:
        """The unit of a citizen on a day: of the stay that holds it, else as the Patient says."""
        number = self.number(subject)
        for stay in self.stays:
            if stay.number == number and stay.holds(day):
                return stay.unit
        patient = self._found.at(subject)
        return self.unit(patient.raw.get("managingOrganization")) if patient else ""

    def _stays(self) -> Iterator[Stay]:
        for one in self._found.of("EpisodeOfCare"):
            if one.raw["status"] not in (MISTAKEN, "cancelled", "planned", "waitlist"):
                period = one.raw.get("period", {})
                yield Stay(
                    one,
                    self.number(one.raw["patient"]),
                    self.unit(one.raw.get("managingOrganization")),
                    period.get("start", ""),
                    period.get("end", ""),
                )

    def _root(self, compact: str) -> str:
        while self._same.get(compact, compact) != compact:
            compact = self._same[compact]
        return compact

    def _join(self, numbers: list[str]) -> None:
        for compact in numbers:
            self._same.setdefault(compact, compact)
            self._same[self._root(compact)] = self._root(numbers[0])


def is_protected(patient: Raw) -> bool:
    """Whether a Patient is labelled as restricted."""
    labels = patient.get("meta", {}).get("security", ())
    return any(
        label.get("system") == CONFIDENTIALITY and label.get("code") in PROTECTED
        for label in labels
    )


def _numbers(patient: Raw) -> list[tuple[str, tuple[int, str]]]:
    """Each number without its separators, with its rank and as it is written; the best first."""
    said = [
        (SYSTEMS[one["system"]] + OLD * (one.get("use") == "old"), one["value"])
        for one in patient.get("identifier", ())
        if one.get("system") in SYSTEMS and one.get("value")
    ]
    return [(SEPARATORS.sub("", value), (rank, value)) for rank, value in sorted(said)]
