"""The pure steps of an import in one call, for tests that need no database."""

from datetime import date

from data_access import personal_keys
from data_access.importing import checking, decoding, grids, understanding
from data_access.importing.cells import Surroundings
from data_access.importing.profiles import Profile
from domain.measures import default_shelf

KEY = bytes(32)
UNITS = ("Hemvården Norr", "Vårdboendet Almen")
TODAY = date(2026, 10, 31)


def person(number: str) -> str:
    """What a person is known by under the key of the tests."""
    return personal_keys.key_hash(KEY, number.replace("-", ""))


def understood(content: bytes, profiles=(), profile=None) -> understanding.Understanding:
    """Read and understand a file."""
    known = understanding.vocabulary(default_shelf(), profiles, profile)
    return understanding.understand(_grid(content, known), known)


def draft(content: bytes, kind: str = "") -> understanding.Understanding:
    """Read a file, and understand what can be."""
    known = understanding.vocabulary(default_shelf())
    return understanding.draft(_grid(content, known), known, Profile(kind=kind))


def _grid(content: bytes, known: understanding.Vocabulary) -> grids.Grid:
    return grids.read(decoding.decode(content).text, is_heading=known.knows)


def checked(content: bytes, profiles=(), profile=None) -> checking.Checked:
    """Read, understand and check a file."""
    return checked_table(understood(content, profiles, profile))


def checked_table(table: understanding.Understanding) -> checking.Checked:
    """Check a table that is understood."""
    return checking.check(table, measures=default_shelf(), surroundings=surroundings())


def surroundings() -> Surroundings:
    """What cells are read by in the tests."""
    return Surroundings(UNITS, TODAY, lambda digits: personal_keys.key_hash(KEY, digits))
