"""`purge`: gallring, shown first and done with `--do`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from data_access import (
    access_log,
    database,
    retention_extract,
    retention_plan,
    retention_purge,
    retention_rules,
)
from data_access.commands import running
from data_access.retention_plan import Plan
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


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    purging = commands.add_parser("purge", help="gallra; visar bara, om inte --do anges")
    purging.add_argument("--do", action="store_true", help="ta bort på riktigt")
    purging.add_argument("--rules", metavar="FIL", type=Path)
    purging.add_argument("--numbers", metavar="FIL", type=Path, help="ett personnummer per rad")
    purging.add_argument("--archive", metavar="MAPP", type=Path, help="för forskningsurvalet")
    purging.add_argument("--backups", metavar="MAPP", type=Path, help="säkerhetskopior")
    purging.add_argument("--report", metavar="FIL", type=Path, help="var protokollet skrivs")
    purging.set_defaults(run=_purge)


def _purge(chosen: argparse.Namespace, said: Settings) -> int:
    rules = retention_rules.read(chosen.rules or said.retention_rules or retention_rules.USUAL)
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
) -> Plan:
    if rules.research_days and chosen.numbers is None and chosen.do and due:
        raise SettingsError(NEEDS_NUMBERS)
    born = _birth_days(connection, chosen.numbers, said) if chosen.numbers else None
    plan = retention_plan.made(due, rules, born)
    if plan.kept and chosen.do and chosen.archive is None:
        raise SettingsError(NEEDS_ARCHIVE)
    return plan


def _birth_days(connection: Connection, file: Path, said: Settings) -> Mapping[str, int]:
    try:
        lines = file.read_text(encoding="utf-8-sig").split()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"Listan {file.name} går inte att läsa.") from error
    return retention_plan.birth_days(connection, lines, said.key_file, today=running.today())


def _told(plan: Plan, *, done: bool) -> list[str]:
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


def _do(connection: Connection, plan: Plan, archive: Path | None) -> list[str]:
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
