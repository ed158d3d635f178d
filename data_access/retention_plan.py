"""Who goes, who is handed to the archive first, and who waits for a known day of birth."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import Connection

from data_access import about_persons, retention_purge, units
from data_access.importing import database_key, personal_numbers
from data_access.importing.refusal import Fault
from data_access.retention_purge import Due
from data_access.retention_rules import Rules
from data_access.settings import SettingsError
from domain.access import Scope


@dataclass(frozen=True)
class Plan:
    """Everybody whose time is out.

    `goes` are those to be purged, `kept` those of them who are handed to the archive first, and
    `unknown` those whose day of birth nobody has told, who wait.
    """

    goes: tuple[Due, ...]
    kept: tuple[Due, ...]
    unknown: tuple[Due, ...]

    @property
    def without_archive(self) -> tuple[Due, ...]:
        """Those who go and are not handed to the archive first."""
        kept = {person.citizen for person in self.kept}
        return tuple(person for person in self.goes if person.citizen not in kept)


def due_within(connection: Connection, rules: Rules, *, scope: Scope, today: date) -> list[Due]:
    """Those due to be purged about whom nobody but units in `scope` holds anything.

    Whoever looks after every unit has those too about whom no unit holds anything.
    """
    due = retention_purge.due(connection, rules, today=today)
    if units.every_unit(connection).units <= scope.units:
        return due
    theirs = about_persons.held_within(connection, scope=scope)
    return [person for person in due if person.citizen in theirs]


def made(due: Iterable[Due], rules: Rules, born: Mapping[str, int] | None) -> Plan:
    """The plan for `due`.

    Args:
        due: Everybody whose time is out.
        rules: Which days of birth are kept for research; with none, nobody needs a day.
        born: Day of birth in its month by keyed hash, None when no list was given.
    """
    everybody = tuple(due)
    if not rules.research_days:
        return Plan(everybody, (), ())
    told = born or {}
    known = tuple(person for person in everybody if person.key_hash in told)
    return Plan(
        known,
        tuple(person for person in known if told[person.key_hash] in rules.research_days),
        tuple(person for person in everybody if person.key_hash not in told),
    )


def birth_days(
    connection: Connection, lines: Iterable[str], key_file: Path, *, today: date
) -> Mapping[str, int]:
    """Day of birth in its month by keyed hash. The numbers are read, used and not kept.

    Raises:
        SettingsError: A line is no personal number; which line, never what it says.
    """
    found: dict[str, int] = {}
    for place, line in enumerate(lines, 1):
        number = personal_numbers.without_remarks(line, today=today)
        if isinstance(number, Fault):
            raise SettingsError(f"Rad {place} i listan: {number.sentence}.")
        if number.born:  # a reserve number tells no day
            found[database_key.hashed(connection, key_file, number.digits)] = number.born.day
    return found
