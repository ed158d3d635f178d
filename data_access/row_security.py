"""What PostgreSQL is told of a transaction's scope: a second belt, for a forgotten WHERE.

Each transaction says whose records it may see, for itself alone, and the policies of the tables
about persons and units let through no other row. One that says nothing sees none of them. SQLite
has nothing of the kind; there the questions stand alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, String, bindparam, func, select, text

from domain.access import Scope

EVERYBODY = "everybody"  # all of the units' citizens; an empty list is nobody


def _told(**said: str | BindParameter[str]) -> Select[Any]:
    """The settings of this transaction only: the connection's next user must inherit nothing.

    What streams its rows begins its transaction with this, which is one row and read at once.
    """
    settings = (func.set_config(f"sammanhang.{name}", value, True) for name, value in said.items())
    return select(*settings).execution_options(stream_results=False)


# Asked of every transaction, so they are written once.
WHOLE = _told(whole="yes")
WITHIN = _told(**{name: bindparam(name, type_=String) for name in ("units", "only", "protected")})


def limit(connection: Connection, scope: Scope | None) -> None:
    """Let the transaction see what is in `scope` and nothing else, until it ends; None is all."""
    said, values = (WHOLE, {}) if scope is None else (WITHIN, _settings(scope))
    connection.execute(said, values).all()


def units(scope: Scope) -> str:
    """The units of a scope as a transaction is told of them."""
    return _list(scope.units)


def bypassed(connection: Connection) -> bool:
    """Whether the database lets this user see every row, whatever the policies say."""
    if connection.dialect.name != "postgresql":
        return False
    asked = text("SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user")
    return bool(connection.scalar(asked))


def _settings(scope: Scope) -> dict[str, str]:
    return {
        "units": units(scope),
        "only": EVERYBODY if scope.only is None else _list(scope.only),
        "protected": _list(scope.protected),
    }


def _list(ids: Iterable[int]) -> str:
    return f"{{{','.join(str(int(number)) for number in sorted(ids))}}}"
