"""`grant`, `revoke`, `grant-person`, `revoke-person` and `accounts`: who may see what."""

from __future__ import annotations

import argparse
import getpass
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import TypeVar

from sqlalchemy import Connection, select

from data_access import about_persons, access_log, database
from data_access.accounts import granted, grants, moments, person_grants
from data_access.accounts.grants import Grant
from data_access.accounts.person_grants import Opening
from data_access.commands import running
from data_access.schema import unit
from data_access.settings import Settings, SettingsError
from domain.access import PersonGrant, Role
from domain.vocabulary import CitizenId, LogAction

ROLES = {role.label.casefold(): role for role in Role}
KINDS = {"stöd": PersonGrant.SUPPORTS, "skyddad": PersonGrant.PROTECTED}


def add_to(commands: argparse._SubParsersAction) -> None:
    """The commands of this file, in Swedish."""
    giving = _command(commands, "grant", "ge ett konto en roll", _grant)
    giving.add_argument("--role", metavar="ROLL", required=True, help=", ".join(ROLES))
    giving.add_argument("--unit", metavar="ENHET", help="med allt under den; utan: hela kommunen")
    giving.add_argument("--from", metavar="DAG", dest="first", help="första dagen, annars i dag")
    giving.add_argument("--until", metavar="DAG", help="sista dagen, annars tills vidare")
    giving.add_argument("--name", metavar="NAMN", default="", help="visas i appen")
    giving.add_argument("--key-worker", metavar="NAMN", help="kontaktmannens namn i planerna")
    taking = _command(commands, "revoke", "ta tillbaka roller, genast", _revoke)
    taking.add_argument("--role", metavar="ROLL", help="bara den rollen, annars alla")
    for name, told, run in (
        ("grant-person", "öppna en medborgare för ett konto", _grant_person),
        ("revoke-person", "stäng den igen", _revoke_person),
    ):
        person = _command(commands, name, told, run)
        person.add_argument("citizen", metavar="MEDBORGARE", help="id ur sidans adress")
        person.add_argument("--kind", metavar="SLAG", required=True, help=", ".join(KINDS))
        person.add_argument("--reason", metavar="SKÄL", default="")
    listing = commands.add_parser("accounts", help="visa konton och vad de får se i dag")
    listing.set_defaults(run=partial(_in_database, _list))


_Chosen = TypeVar("_Chosen", Role, PersonGrant)
_Run = Callable[[argparse.Namespace, Connection, datetime], None]


def _command(
    commands: argparse._SubParsersAction, name: str, told: str, run: _Run
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=told)
    parser.add_argument("account", metavar="KONTO", help="den identitet som inloggningen lämnar")
    parser.set_defaults(run=partial(_in_database, run))
    return parser


def _in_database(run: _Run, chosen: argparse.Namespace, said: Settings) -> int:
    """One transaction on an upgraded database: all of it, or nothing."""
    with running.upgraded(said) as engine, database.writing(engine) as connection:
        run(chosen, connection, datetime.now(UTC))
    return running.DONE


def _grant(chosen: argparse.Namespace, connection: Connection, now: datetime) -> None:
    role = _one_of(ROLES, chosen.role, "Rollen")
    where = grants.unit_named(connection, chosen.unit) if chosen.unit else None
    first = _day(chosen.first) or moments.day(now)
    given = Grant(role, where, first, _day(chosen.until))
    grants.open_account(connection, chosen.account, name=chosen.name)
    grants.give(connection, chosen.account, given, given_by=_whoever(), now=now)
    if chosen.key_worker:
        grants.name_in_plans(connection, chosen.account, chosen.key_worker)
    teller = access_log.at_terminal
    granted.log(connection, teller, granted.GIVEN, chosen.account, [given], now=now)
    running.say(f"{chosen.account} är {role.label.casefold()}, {chosen.unit or granted.WHOLE}.")


def _revoke(chosen: argparse.Namespace, connection: Connection, now: datetime) -> None:
    role = _one_of(ROLES, chosen.role, "Rollen") if chosen.role else None
    held = grants.not_ended(connection, chosen.account, role=role)
    ended = grants.take_back(connection, chosen.account, role=role, ended_by=_whoever(), now=now)
    teller = access_log.at_terminal
    granted.log(connection, teller, granted.TAKEN_BACK, chosen.account, held, now=now)
    running.say(f"{chosen.account}: {ended} tillbakatagna, inloggningen är avslutad.")


def _grant_person(chosen: argparse.Namespace, connection: Connection, now: datetime) -> None:
    kind = _one_of(KINDS, chosen.kind, "Slaget")
    opening = Opening(_citizen(chosen.citizen), kind, chosen.reason)
    person_grants.give(connection, chosen.account, opening, given_by=_whoever(), now=now)
    _log_person(connection, chosen, granted.GIVEN, opening.citizen, now)
    running.say(f"{chosen.account} har medborgaren {chosen.citizen}: {kind.label.casefold()}.")


def _revoke_person(chosen: argparse.Namespace, connection: Connection, now: datetime) -> None:
    kind = _one_of(KINDS, chosen.kind, "Slaget")
    who = _citizen(chosen.citizen)
    ended = person_grants.take_back(connection, chosen.account, who, kind, now=now)
    _log_person(connection, chosen, granted.TAKEN_BACK, who, now)
    running.say(f"{chosen.account}: {ended} tillbakatagna, inloggningen är avslutad.")


def _log_person(
    connection: Connection, chosen: argparse.Namespace, shown: str, who: CitizenId, now: datetime
) -> None:
    """Write in the log for whom the citizen was opened or closed; in the same transaction."""
    kind, units = KINDS[chosen.kind.casefold()].label, about_persons.units_of(connection, who)
    purpose = f"{grants.known_as(chosen.account)}: {kind.casefold()}"
    more = {"units": units, "citizen": who, "purpose": purpose}
    told = access_log.at_terminal(LogAction.CHANGE, shown, **more)
    access_log.append(connection, told, now=moments.stored(now))


def _list(_chosen: argparse.Namespace, connection: Connection, now: datetime) -> None:
    names = {row.id: row.name for row in connection.execute(select(unit.c.id, unit.c.name))}
    names[None] = granted.WHOLE
    holders = grants.every_account(connection)
    for holder in holders:
        held = grants.held_on(connection, holder.id, moments.day(now))
        roles = [f"{grant.role.label.casefold()}, {names[grant.unit]}" for grant in held]
        running.say(f"{holder.identity}: {'; '.join(roles) or 'ingen behörighet i dag'}")
    if not holders:
        running.say("Inga konton finns ännu. Ge det första med grant.")


def _one_of(known: Mapping[str, _Chosen], said: str, what: str) -> _Chosen:
    if said.casefold() not in known:
        raise SettingsError(f"{what} {said} finns inte. Välj bland {', '.join(known)}.")
    return known[said.casefold()]


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise SettingsError(f"{said} är ingen dag. Skriv som 2026-11-22.") from error


def _citizen(said: str) -> CitizenId:
    if not (said.isascii() and said.isdigit()):
        raise SettingsError("Medborgarens id är ett tal, det som står i sidans adress.")
    return CitizenId(int(said))


def _whoever() -> str:
    return f"kommandoraden, {getpass.getuser()}"
