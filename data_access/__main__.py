"""The command line: `python -m data_access COMMAND`; without one it says which there are."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from sqlalchemy.exc import DBAPIError

from data_access import settings
from data_access.commands import accounts, batches, log, purging, reading, rights, running, summing
from data_access.database import DatabaseError
from data_access.importing import FileRefused
from data_access.importing.profiles import ProfileError
from data_access.settings import SettingsError
from domain.access import AccessDenied

GROUPS = (reading, batches, summing, accounts, log, rights, purging)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 when done, 2 with a Swedish sentence on stderr when refused."""
    try:
        chosen = _parser().parse_args(arguments)
        return chosen.run(chosen, settings.read())
    except (SettingsError, DatabaseError, FileRefused, AccessDenied, ProfileError) as error:
        print(error, file=sys.stderr)
    except DBAPIError:
        print("Databasen tog inte emot uppgifterna. Inget är skrivet.", file=sys.stderr)
    return running.REFUSED


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:  # noqa: ARG002  (English)
        raise SettingsError(f"Kommandot går inte att förstå.\n{self.format_usage().rstrip()}")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m data_access", description="Sammanhangs data.")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")
    for group in GROUPS:
        group.add_to(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
