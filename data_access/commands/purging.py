"""`purge`: gallring, shown first and done with `--do`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from data_access import (
    access_log,
    database,
    retention_extract,
    retention_purge,
    retention_rules,
)
from data_access.commands import rights, running
from data_access.importing import personal_numbers
from data_access.importing.refusal import Fault
from data_access.retention_purge import Due
from data_access.retention_rules import Rules
from data_access.settings import Settings, SettingsError

NEEDS_NUMBERS = (
    "Födelsedagen lagras inte, så vilka som ska bevaras för forskning går inte att se här. "
    "Ange --numbers med en lista över personnummer ur verksamhetssystemet, "
    "eller besluta att undantaget inte gäller (days = [] i reglerna)."
)
NEEDS_ARCHIVE = (
    "Någon ska bevaras för forskning. Ange --archive med mappen som lämnas till arkivet."
)


@dataclass(frozen=True)
class _Plan:
    """Who goes, who of them is handed to the archive first, and who waits for a known birth day."""

    goes: tuple[Due, ...]
    kept: tuple[Due, ...]
    unknown: tuple[Due, ...]


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    purging = commands.add_parser("purge", help="gallra; visar bara, om inte --do anges")
    purging.add_argument("--do", action="store_true", help="ta bort på riktigt")
    purging.add_argument("--rules", metavar="FIL", type=Path, default=retention_rules.USUAL)
    purging.add_argument("--numbers", metavar="FIL", type=Path, help="ett personnummer per rad")
    purging.add_argument("--archive", metavar="MAPP", type=Path, help="för forskningsurvalet")
    purging.add_argument("--backups", metavar="MAPP", type=Path, help="säkerhetskopior")
    purging.add_argument("--report", metavar="FIL", type=Path, help="var protokollet skrivs")
    purging.set_defaults(run=_purge)


def _purge(chosen: argparse.Namespace, said: Settings) -> int:
    rules = retention_rules.read(chosen.rules)
    now = running.now()
    old = _old_backups(chosen.backups, rules)
    with running.upgraded(said) as engine:
        with database.writing(engine) as connection:
            due = retention_purge.due(connection, rules, today=running.today())
            plan = _plan(connection, due, rules, chosen, said)
            lines = [*_told(plan, done=chosen.do), *_told_of_backups(chosen.backups, old)]
            if chosen.do:
                lines += _do(connection, plan, chosen.archive)
                lines.append(_log(connection, rules))
                # Before the commit: what can't be written down is not done either.
                report = chosen.report or Path(f"gallring-{now:%Y-%m-%dT%H%M%S}.txt")
                running.write_new(report, "\n".join(lines) + "\n")
                lines.append(f"Protokollet finns i {report.name}.")
        if chosen.do:
            retention_purge.let_go(engine)
            for file in old:
                file.unlink()
    running.say(*lines)
    return running.DONE


def _plan(
    connection: Connection,
    due: list[Due],
    rules: Rules,
    chosen: argparse.Namespace,
    said: Settings,
) -> _Plan:
    if not rules.research_days:
        return _Plan(tuple(due), (), ())
    if chosen.numbers is None:
        if chosen.do and due:
            raise SettingsError(NEEDS_NUMBERS)
        return _Plan((), (), tuple(due))
    born = _birth_days(connection, chosen.numbers, said)
    known = [one for one in due if one.key_hash in born]
    kept = tuple(one for one in known if born[one.key_hash] in rules.research_days)
    if kept and chosen.do and chosen.archive is None:
        raise SettingsError(NEEDS_ARCHIVE)
    unknown = tuple(one for one in due if one.key_hash not in born)
    return _Plan(tuple(known), kept, unknown)


def _birth_days(connection: Connection, file: Path, said: Settings) -> Mapping[str, int]:
    """Day of birth in its month by keyed hash. The list is read, used and not kept."""
    try:
        lines = file.read_text(encoding="utf-8-sig").split()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Listan {file.name} går inte att läsa.") from error
    found: dict[str, int] = {}
    for place, line in enumerate(lines, 1):
        number = personal_numbers.without_remarks(line, today=running.today())
        if isinstance(number, Fault):
            raise SettingsError(f"{file.name} rad {place}: {number.sentence}.")
        if number.born:  # a reserve number tells no day
            found[rights.hashed(connection, said, number)] = number.born.day
    return found


def _told(plan: _Plan, *, done: bool) -> list[str]:
    kept = {one.citizen for one in plan.kept}
    return [
        f"Gallring {running.today()}" + ("" if done else ": visas bara, inget är borttaget"),
        f"Personer att gallra: {len(plan.goes)}, av dem till arkivet först: {len(plan.kept)}.",
        *(
            f"- {one.citizen}: sista anteckning {one.last_note}, ska vara klart {one.finished_by}"
            + (", till arkivet" if one.citizen in kept else "")
            for one in plan.goes
        ),
        f"Personer vars tid är ute men vars födelsedag är okänd: {len(plan.unknown)}.",
        *(f"- {one.citizen}: sista anteckning {one.last_note}" for one in plan.unknown),
    ]


def _do(connection: Connection, plan: _Plan, archive: Path | None) -> list[str]:
    for one in plan.kept:
        text = retention_extract.document(connection, one.citizen, day=running.today())
        if archive is None:
            raise SettingsError(NEEDS_ARCHIVE)
        running.write_new(archive / f"{one.citizen}.md", text)
    gone: dict[str, int] = {}
    for one in plan.goes:
        for table, count in retention_purge.purge(connection, one, now=running.now()).items():
            gone[table] = gone.get(table, 0) + count
    return [f"Borttaget ur {table}: {count} rader." for table, count in sorted(gone.items())]


def _log(connection: Connection, rules: Rules) -> str:
    now = running.now()
    before = datetime.combine(retention_rules.years_after(now.date(), -rules.log_years), time.min)
    gone = access_log.remove_older(connection, before=before, now=now)
    return f"Åtkomstloggen: {gone} rader äldre än {rules.log_years} år."


def _old_backups(folder: Path | None, rules: Rules) -> list[Path]:
    if folder is None:
        return []
    if not folder.is_dir():
        raise SettingsError(f"Mappen {folder.name} finns inte.")
    return retention_purge.old_backups(folder, rules, now=running.now())


def _told_of_backups(folder: Path | None, old: list[Path]) -> list[str]:
    if folder is None:
        return ["Säkerhetskopior: ingen mapp angiven. De gallrade finns kvar i äldre kopior."]
    return [f"Säkerhetskopior som är för gamla: {len(old)}.", *(f"- {file.name}" for file in old)]
