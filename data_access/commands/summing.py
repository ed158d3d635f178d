"""`summaries`: the kept summaries made anew, or held against the records."""

from __future__ import annotations

import argparse
from typing import Any

from data_access import database, summaries
from data_access.commands import running
from data_access.settings import Settings


def add_to(commands: Any) -> None:
    """Add the command to the parser."""
    adding = commands.add_parser("summaries", help="sammanfattningar av mätvärden")
    ways = adding.add_subparsers(required=True, metavar="GÖR")
    ways.add_parser("rebuild", help="räkna om alla").set_defaults(run=_rebuild)
    ways.add_parser("check", help="jämför med mätvärdena").set_defaults(run=_check)


def _rebuild(_chosen: argparse.Namespace, said: Settings) -> int:
    with running.upgraded(said) as engine, database.writing(engine) as connection:
        summaries.rebuild(connection)
        database.bump_data_version(connection)
    running.say("Sammanfattningarna är omräknade.")
    return running.DONE


def _check(_chosen: argparse.Namespace, said: Settings) -> int:
    with running.upgraded(said) as engine, database.reading(engine, scope=None) as connection:
        wrong = summaries.differing(connection)
    if wrong:
        running.say(
            f"Sammanfattningen stämmer inte för {wrong} personer. "
            "Räkna om med python -m data_access summaries rebuild."
        )
        return running.REFUSED
    running.say("Sammanfattningarna stämmer med mätvärdena.")
    return running.DONE
