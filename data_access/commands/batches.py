"""`batches` and `undo`: what has been read in, and taking one of them back."""

from __future__ import annotations

import argparse
from typing import Any

from data_access import database, importing
from data_access.commands import running
from data_access.settings import Settings


def add_to(commands: Any) -> None:
    """Add the two commands to the parser."""
    listing = commands.add_parser("batches", help="visa vad som har lästs in, det senaste först")
    listing.set_defaults(run=_batches)
    undoing = commands.add_parser("undo", help="ångra en inläsning i sin helhet")
    undoing.add_argument("batch", metavar="NUMMER", type=int)
    undoing.set_defaults(run=_undo)


def _batches(_chosen: argparse.Namespace, said: Settings) -> int:
    with running.upgraded(said) as engine, database.reading(engine, scope=None) as connection:
        found = importing.batches(connection)
    for one in found:
        undone = ", ångrad" if one["undone_at"] else ""
        running.say(
            f"{one['id']}: {one['file_name']}, {one['read_at']:%Y-%m-%d %H.%M} UTC, "
            f"{one['accepted']} rader inlästa, {one['rejected']} avvisade{undone}."
        )
    return running.DONE


def _undo(chosen: argparse.Namespace, said: Settings) -> int:
    with running.upgraded(said) as engine:
        importing.undo(engine, chosen.batch)
    running.say(f"Inläsning {chosen.batch} är ångrad.")
    return running.DONE
