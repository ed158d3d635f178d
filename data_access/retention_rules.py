"""How long records are kept, as the municipality has decided, and when a person is due."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data_access.settings import SettingsError
from domain.vocabulary import Provider

USUAL = Path(__file__).parent / "retention.toml"
SHORTEST_LOG = 5  # years; the database refuses less


@dataclass(frozen=True)
class Rules:
    """Years after the last note, by who ran the units; days of birth kept for research; backups."""

    in_house: int
    external: int
    research_days: frozenset[int]
    log_years: int
    backup_days: int
    backup_names: tuple[str, ...]

    def due_on(self, last_note: date, providers: Collection[str]) -> date:
        """The day from which a person is to be purged.

        The short time holds only for one who has been with external providers alone.
        """
        alone = set(providers) == {Provider.EXTERNAL}
        return years_after(last_note, self.external if alone else self.in_house)


def finished_by(due_on: date) -> date:
    """The last day to have it done: the end of the calendar year after the duty arose.

    >>> finished_by(date(2026, 3, 1))
    datetime.date(2027, 12, 31)
    """
    return date(due_on.year + 1, 12, 31)


def years_after(day: date, years: int) -> date:
    """The same day `years` later; the first of March for a leap day without its day.

    >>> years_after(date(2024, 2, 29), 5)
    datetime.date(2029, 3, 1)
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def read(file: Path = USUAL) -> Rules:
    """The rules in `file`, written as the project's own `retention.toml`.

    Raises:
        SettingsError: The file is missing, cannot be read, or says something unreasonable.
    """
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
        years, backups = said["years_after_last_note"], said["backups"]
        rules = Rules(
            in_house=_whole(years["in_house"]),
            external=_whole(years["external"]),
            research_days=frozenset(said["research"]["days"]),
            log_years=_whole(said["log"]["years"]),
            backup_days=_whole(backups["days"]),
            backup_names=tuple(str(name) for name in backups["names"]),
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise SettingsError(f"Gallringsreglerna i {file.name} går inte att läsa.") from error
    if rules.log_years < SHORTEST_LOG:
        raise SettingsError(f"Åtkomstloggen ska finnas kvar i minst {SHORTEST_LOG} år.")
    return rules


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(value)
    return value
