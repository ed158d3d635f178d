"""`log verify`: is the access log as it was written?"""

from __future__ import annotations

import argparse
from typing import Any

from data_access import database, log_chain
from data_access.commands import running
from data_access.database import DatabaseError
from data_access.log_chain import Anchor
from data_access.settings import Settings


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    log = commands.add_parser("log", help="åtkomstloggen")
    what = log.add_subparsers(required=True, metavar="VAD")
    verifying = what.add_parser("verify", help="kontrollera att ingen rad är ändrad")
    verifying.add_argument("--anchor", metavar="FÖRANKRING", help="en förankring skriven tidigare")
    verifying.set_defaults(run=_verify)


def _verify(chosen: argparse.Namespace, said: Settings) -> int:
    anchor = Anchor.read(chosen.anchor) if chosen.anchor else None
    with running.upgraded(said) as engine, database.reading(engine, scope=None) as connection:
        found = log_chain.verify(connection, anchor=anchor)
    if found.fault:
        raise DatabaseError(f"Åtkomstloggen är inte hel. {found.fault}")
    running.say(
        f"Åtkomstloggen är hel: {found.rows} rader.",
        f"Förankring: {found.anchor}",
        "Spara förankringen utanför den här databasen och ge den till nästa kontroll.",
    )
    return running.DONE
