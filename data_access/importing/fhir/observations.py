"""Observations and answered questionnaires as rows of one measure each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from data_access.importing.fhir import sheets
from data_access.importing.fhir.people import People
from data_access.importing.fhir.resources import MISTAKEN, Raw, Resource, Resources
from data_access.importing.fhir.sheets import Line, Sheet
from data_access.importing.profiles import NONE
from data_access.importing.vocabulary import Vocabulary

HEADINGS = ("Personnummer", "Namn", "Enhet", "Datum", "Svarssätt", "Mått", "Värde", "Måttenhet")
NOT_MADE = frozenset({MISTAKEN, "cancelled", "registered", "stopped", "in-progress"})
ANSWERED_BY = {
    "Patient": "Själv",
    "RelatedPerson": "Ombud",
    "Practitioner": "Personal",
    "PractitionerRole": "Personal",
    "CareTeam": "Personal",
}
ABSENT = "http://terminology.hl7.org/CodeSystem/data-absent-reason"
# LOINC's answer "Not attempted due to medical condition or safety concerns".
NOT_ATTEMPTED = frozenset({("http://loinc.org", "LA26735-3")})


class Measured:
    """What is measured in a file, a row a measure. The code decides, never its display text."""

    def __init__(self, found: Resources, people: People, known: Vocabulary) -> None:
        """Of the resources in `found`; measures are `known` by their codes."""
        self._found, self._people, self._known = found, people, known
        self._profiles = (known.chosen or NONE, *known.profiles)

    def sheet(self, file: str) -> list[Sheet]:
        """Every value, those said to be missing too, as the rows of one sheet."""
        left_out: Counter[str] = Counter()
        lines = [*self._observed(left_out), *self._answered(left_out)]
        self._found.passed_over(left_out, file)
        return sheets.sheet(HEADINGS, lines)

    def _observed(self, left_out: Counter[str]) -> Iterator[Line]:
        for one in self._found.of("Observation"):
            if one.raw["status"] in NOT_MADE:
                left_out[f"Observation är inte gjorda ({one.raw['status']}) och läses inte."] += 1
                continue
            about = self._about(one, _day(one.raw), one.raw.get("performer", ()))
            parts = one.raw.get("component", ())
            if not parts or _has_value(one.raw):
                parts = (one.raw, *parts)
            for part in parts:
                cells = (*about, self._code(part["code"]), *_value(part))
                yield Line(one.place, cells)

    def _answered(self, left_out: Counter[str]) -> Iterator[Line]:
        for one in self._found.of("QuestionnaireResponse"):
            if one.raw["status"] in NOT_MADE:
                left_out["QuestionnaireResponse är inte ifyllda och läses inte."] += 1
                continue
            who = one.raw.get("source") or one.raw.get("author")
            about = self._about(one, one.raw.get("authored", ""), [who] if who else [])
            form = one.raw.get("questionnaire", "").split("|")[0]
            for item in _items(one.raw):
                said = f"{form}|{item['linkId']}"
                if not self._knows(said):
                    left_out["svar läses inte: frågan är inte kopplad till ett mått."] += 1
                    continue
                for answer in item["answer"]:
                    place = f"{one.place}, fråga {item['linkId']}"
                    yield Line(place, (*about, said, *_value(answer)))

    def _about(self, one: Resource, day: str, performers: Sequence[Raw]) -> tuple[str, ...]:
        subject = one.raw.get("subject")
        kinds = [self._found.kind_at(performer) for performer in performers]
        answered = next((ANSWERED_BY[kind] for kind in kinds if kind in ANSWERED_BY), "")
        unit = self._unit(one, day, performers)
        return (self._people.number(subject), self._people.name(subject), unit, day, answered)

    def _unit(self, one: Resource, day: str, performers: Sequence[Raw]) -> str:
        """The unit of the visit, else the one said to have done it, else where the citizen was."""
        visit = self._found.at(one.raw.get("encounter"))
        there = [visit.raw.get("serviceProvider")] if visit else []
        there += [who for who in performers if self._found.kind_at(who) == "Organization"]
        named = next((name for who in there if (name := self._people.unit(who))), "")
        return named or self._people.unit_on(one.raw.get("subject"), day)

    def _knows(self, said: str) -> bool:
        return any(self._known.measure(said, profile) is not None for profile in self._profiles)

    def _code(self, concept: Raw) -> str:
        codings = concept.get("coding", ())
        said = [f"{one.get('system', '')}|{one.get('code', '')}" for one in codings]
        return next(filter(self._knows, said), said[0] if said else "")


def _day(observation: Raw) -> str:
    period = observation.get("effectivePeriod", {})
    moment = observation.get("effectiveDateTime") or observation.get("effectiveInstant")
    return moment or period.get("start", "")


def _has_value(part: Raw) -> bool:
    return "dataAbsentReason" in part or any(name.startswith("value") for name in part)


def _value(part: Raw) -> tuple[str, str]:
    """The value as a cell, and its unit; an empty cell when it is said to be missing."""
    if quantity := part.get("valueQuantity"):
        said = quantity.get("comparator", "") + sheets.number(quantity.get("value"))
        return said, quantity.get("code") or quantity.get("unit", "")
    concept = part.get("valueCodeableConcept") or {"coding": [part.get("valueCoding", {})]}
    for coding in concept.get("coding", ()):
        if coding.get("code"):
            pair = (coding.get("system", ""), coding["code"])
            missing = pair in NOT_ATTEMPTED or pair[0] == ABSENT
            return "" if missing else coding["code"], ""
    for name in ("valueInteger", "valueDecimal"):
        if name in part:
            return sheets.number(part[name]), ""
    return str(part.get("valueString", "")), ""


def _items(part: Raw) -> Iterator[Raw]:
    """The answered questions of a form, and those that stand under others."""
    for item in part.get("item", ()):
        if item.get("answer"):
            yield item
        yield from _items(item)
        for answer in item.get("answer", ()):
            yield from _items(answer)
