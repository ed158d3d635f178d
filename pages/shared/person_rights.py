"""One person's extract and rectification: asked anew at each click, and in the log or not done.

Whoever looks after all units that hold anything about a person answers for that person's rights.
A person about whom other units hold something gets the same answer as one who is not there.
"""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

from data_access import (
    access_log,
    database,
    retention,
    retention_extract,
    retention_people,
    retention_rows,
    settings,
)
from data_access.database import DatabaseError
from data_access.retention import Correction
from data_access.retention_people import Person, answered_for
from data_access.retention_rows import Row
from data_access.settings import SettingsError
from domain.access import AccessDenied, Right, Viewer, check_can
from domain.vocabulary import CitizenId, LogAction
from pages.shared import disclosing, records, session, store
from sections.person_rights import NOBODY, Matter

FAULTS = (AccessDenied, DatabaseError, SettingsError)  # told as the sentence they are
SEARCH = "Registerutdrag och gallring"


def asked_again() -> Viewer:
    """Who is looking at this moment, if they answer for persons' rights.

    Raises:
        AccessDenied: They are signed out, or their role does not.
    """
    viewer = session.viewer()
    if viewer is None:
        raise AccessDenied("Du är inte inloggad längre. Logga in och försök igen.")
    check_can(viewer, Right.PERSON_RIGHTS)
    return viewer


def now() -> datetime:
    """The moment as the log has it: UTC, without time zone."""
    return datetime.now(UTC).replace(tzinfo=None)


def search(number: str, pseudonym: str) -> CitizenId:
    """The person with that personal number, or that pseudonym; the log says who was asked for.

    Raises:
        AccessDenied: Nobody, or somebody whose rights the viewer does not answer for.
        DatabaseError: The number can't be read, or the person has been purged.
    """
    viewer = asked_again()
    engine, told = store.engine(store.url()), disclosing.telling(viewer)
    with database.reading(engine, scope=None) as connection:
        who = _named(connection, number, pseudonym)
        scope = viewer.looks_after
        person = None if who is None else answered_for(connection, who, scope=scope)
    where = person.units if person else viewer.looks_after.units
    more = {"units": where, "citizen": who, "purpose": "Registervård"}
    found = {"rows": 1} if person else {"allowed": who is None, "rows": 0}
    action = LogAction.SEARCH if person or who is None else LogAction.DENIED
    access_log.record(engine, told(action, SEARCH, **more, **found), now=now())
    if person is None:
        raise AccessDenied(NOBODY)
    return person.citizen


def still(who: CitizenId) -> Person | None:
    """The person, while the viewer answers for their rights."""
    viewer = asked_again()
    with database.reading(store.engine(store.url()), scope=None) as connection:
        return answered_for(connection, who, scope=viewer.looks_after)


def extract(who: CitizenId, purpose: str) -> bytes:
    """The person's registerutdrag as a text file; the log has it before it is handed over.

    Raises:
        AccessDenied: The viewer does not answer for the person's rights any more.
    """
    viewer = asked_again()
    with database.writing(store.engine(store.url())) as connection:
        person = _must(connection, who, viewer)
        about = {"units": person.units, "citizen": who, "purpose": purpose, "rows": 1}
        told = disclosing.telling(viewer)(LogAction.EXPORT, Matter.EXTRACT.value, **about)
        access_log.append(connection, told, now=now())
        return retention_extract.document(connection, who, day=records.today()).encode()


def rows(person: Person) -> list[Row]:
    """What can be put right about the person, which is about to be shown; the log says so."""
    viewer = asked_again()
    purpose = Matter.RECTIFY.value
    disclosing.viewed(viewer, person.citizen, SEARCH, person.units, purpose=purpose)
    with database.reading(store.engine(store.url()), scope=None) as connection:
        return retention_rows.rows(connection, person.citizen)


def rectify(who: CitizenId, wish: Correction) -> None:
    """Put one value right.

    Raises:
        AccessDenied: As `extract`, or no reason or nobody who decided is given.
        DatabaseError: As `data_access.retention.rectify`.
    """
    viewer = asked_again()
    if not (wish.reason and wish.decided_by):
        raise AccessDenied("Skriv både skäl och vem som har beslutat.")
    with store.writing() as connection:
        _must(connection, who, viewer)
        retention.rectify(connection, who, wish, now=now(), teller=disclosing.telling(viewer))


def _must(connection: Connection, who: CitizenId, viewer: Viewer) -> Person:
    person = answered_for(connection, who, scope=viewer.looks_after)
    if person is None:
        raise AccessDenied(NOBODY)
    return person


def _named(connection: Connection, number: str, pseudonym: str) -> CitizenId | None:
    if not number.strip():
        return retention_people.with_pseudonym(connection, pseudonym)
    key_file, today = settings.read().key_file, records.today()
    return retention_people.with_number(connection, number, key_file, today=today)
