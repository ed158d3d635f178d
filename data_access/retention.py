"""Finding one person, rectifying what is wrong, and knowing who must not come back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, and_, select

from data_access import about_persons, access_log, database, summaries
from data_access.access_log import Teller
from data_access.database import DatabaseError
from data_access.retention_headings import CODES
from data_access.schema import citizen, correction, metadata, purged_person
from domain.measures import default_shelf
from domain.vocabulary import CitizenId, LogAction

PORTION = 500  # hashes asked for at a time; SQLite has a limit on parameters
PURGED = (
    "Personens uppgifter är gallrade och läses inte in igen. "
    "Ta bort personen ur filen, eller begär ett nytt beslut."
)


@dataclass(frozen=True)
class Correction:
    """One value to put right: where it stands, what it shall be, why, and who decided."""

    table: str
    row: str
    column: str
    value: str
    reason: str
    decided_by: str


def purged(connection: Connection) -> frozenset[str]:
    """The hashes of all who have been purged."""
    return frozenset(connection.scalars(select(purged_person.c.key_hash)))


def is_purged(connection: Connection, hashes: Iterable[str]) -> frozenset[str]:
    """Those of `hashes` whose persons have been purged: an import refuses them with `PURGED`."""
    if connection.scalar(select(purged_person.c.key_hash).limit(1)) is None:
        return frozenset()
    asked, found = sorted(set(hashes)), set()
    for start in range(0, len(asked), PORTION):
        portion = asked[start : start + PORTION]
        question = select(purged_person.c.key_hash).where(purged_person.c.key_hash.in_(portion))
        found |= set(connection.scalars(question))
    return frozenset(found)


def find(connection: Connection, *, hashed: str | None = None, number: int = 0) -> CitizenId:
    """The person with that keyed hash, or with that pseudonym.

    Raises:
        DatabaseError: Nobody, or somebody who has been purged.
    """
    same = citizen.c.id == number if hashed is None else citizen.c.key_hash == hashed
    found = connection.scalar(select(citizen.c.id).where(same))
    if found is not None:
        return CitizenId(found)
    if hashed and is_purged(connection, [hashed]):
        raise DatabaseError("Personens uppgifter är gallrade. Det finns inget att lämna ut.")
    raise DatabaseError("Det finns inga uppgifter om personen.")


def rectify(
    connection: Connection,
    who: CitizenId,
    wish: Correction,
    *,
    now: datetime,
    teller: Teller = access_log.at_terminal,
) -> None:
    """Change one value about `who`, and keep the old one, the reason and who decided.

    The log is told by `teller`, in the same transaction.

    Raises:
        DatabaseError: The value is not there, is not about the person, can't be read, or is one
            that is never changed: what ties rows together, and the removal of protection.
    """
    table = column_of(wish.table, wish.column).table
    row = _row(connection, table, who, wish)
    old, new = getattr(row, wish.column), _value(table, wish)
    if wish.column == "protected" and not new:
        raise DatabaseError("Skyddad identitet tas aldrig bort här. Den följer folkbokföringen.")
    if old == new:
        raise DatabaseError("Värdet är redan det. Inget är ändrat.")
    connection.execute(table.update().where(_is_row(table, wish.row)).values({wish.column: new}))
    connection.execute(
        correction.insert().values(
            citizen_id=who,
            table_name=wish.table,
            row_key=wish.row,
            column_name=wish.column,
            old_value=None if old is None else str(old),
            new_value=None if new is None else str(new),
            reason=wish.reason,
            decided_by=wish.decided_by,
            corrected_at=now,
        )
    )
    summaries.renew(connection, [who])
    units = about_persons.units_of(connection, who)
    told = teller(
        LogAction.CHANGE, f"Rättelse: {wish.table} {wish.column}", units=units, citizen=who
    )
    access_log.append(connection, told, now=now)
    database.bump_data_version(connection)


def column_of(table_name: str, name: str) -> Column[Any]:
    """A column about persons whose values can be put right.

    Raises:
        DatabaseError: There is none, it is worked out from others, or it ties rows together.
    """
    table = metadata.tables.get(table_name)
    if table is None or table is correction or table not in about_persons.tables():
        raise DatabaseError(f"Det finns ingen tabell {table_name} med uppgifter om personer.")
    if table in summaries.TABLES:
        raise DatabaseError(f"{table_name} räknas ut. Rätta värdet i score eller follow_up.")
    if name not in table.c:
        raise DatabaseError(f"Det finns ingen uppgift {name} i {table_name}.")
    column = table.c[name]
    if column.primary_key or column.foreign_keys or column.name == "key_hash":
        raise DatabaseError(f"{name} håller ihop uppgifterna och kan inte rättas.")
    return column


def _row(connection: Connection, table: Table, who: CitizenId, wish: Correction) -> Row[Any]:
    question = select(table).where(_is_row(table, wish.row), about_persons.theirs(table, who))
    found = connection.execute(question).first()
    if found is None:
        raise DatabaseError(f"Rad {wish.row} i {wish.table} finns inte, eller gäller någon annan.")
    return found


def _is_row(table: Table, key: str) -> Any:
    """The row with that key; of several columns they stand with a slash between, `12/sppb/self`."""
    columns, parts = list(table.primary_key), key.split("/")
    if len(columns) != len(parts):
        raise DatabaseError(f"Raden anges som {'/'.join(column.name for column in columns)}.")
    pairs = zip(columns, parts, strict=True)
    return and_(*(column == _read(column.type.python_type, part) for column, part in pairs))


def _value(table: Table, wish: Correction) -> object:
    """What was written as the column's own kind; nothing written is nothing held."""
    column = table.c[wish.column]
    if wish.value == "":
        if not column.nullable:
            raise DatabaseError(f"{wish.column} kan inte vara tomt.")
        return None
    words = CODES.get((wish.table, wish.column))
    if words and wish.value not in list(words):
        raise DatabaseError(f"{wish.column} är något av {', '.join(words)}.")
    value = _read(column.type.python_type, wish.value)
    if (wish.table, wish.column) == ("score", "value"):
        _check_on_scale(wish.row, value)
    return value


def _check_on_scale(row: str, value: Any) -> None:
    """A value must be one that its measure can have; what no file describes has no scale."""
    measure = default_shelf().get(row.split("/")[1])
    if measure and not (measure.in_range(value) and measure.on_step(value)):
        low, high = measure.lowest, measure.highest
        raise DatabaseError(
            f"{measure.title} går från {low:g} till {high:g}, i steg om {measure.step:g}."
        )


def _read(kind: type, text: str) -> object:
    try:
        if kind is bool:
            return {"ja": True, "nej": False}[text.casefold()]
        if kind is date:
            return date.fromisoformat(text)
        return kind(text.replace(",", ".")) if kind is float else kind(text)
    except (ValueError, TypeError, KeyError) as error:
        raise DatabaseError(
            "Värdet går inte att läsa. Dagar skrivs 2026-01-31, ja eller nej som ord."
        ) from error
