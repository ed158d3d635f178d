"""How the tables of files are understood, and what a person has said of them instead."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from data_access import settings
from data_access.importing import explaining, profiles
from data_access.importing.explaining import Explained
from data_access.importing.opening import ReadTable
from data_access.importing.profiles import Profile
from data_access.importing.understanding import FEWEST_HEADINGS, Vocabulary
from pages.shared import import_rights
from sections import import_report

CHOSEN = "import_chosen"


@dataclass(frozen=True)
class Seen:
    """One table of the files, and how it is understood as things are chosen now.

    `known` when its headings tell by themselves what its rows are about.
    """

    title: str
    kind: str
    known: bool
    missing: tuple[str, ...]
    columns: tuple[Explained, ...]
    profile: Profile

    @property
    def headings(self) -> frozenset[str]:
        """What tells it from tables of another make."""
        return frozenset(column.heading for column in self.columns if column.heading)

    @property
    def asks(self) -> bool:
        """Whether a person has to say something before it can be read, or should."""
        return bool(self.missing) or any(
            one.asks_date_order or one.is_unsure for one in self.columns
        )


def seen(table: ReadTable, vocabulary: Vocabulary) -> Seen:
    """A draft as a page shows it, without the rows of the file."""
    title = import_report.titled(table.file, table.sheet)
    drafted = table.understood
    columns = explaining.explain(drafted, vocabulary)
    known = drafted.headings_known >= FEWEST_HEADINGS
    return Seen(title, drafted.kind.name, known, drafted.missing, columns, drafted.profile)


def chosen() -> tuple[Profile, ...]:
    """What has been said, as a profile a make of table, for this reading alone."""
    return tuple(st.session_state.get(CHOSEN, {}).values())


def choose(table: Seen, heading: str, target: str | None) -> None:
    """Say what a column is; a column that was said to be the same before is so no more."""
    same = {
        one.heading: None
        for one in table.columns
        if target and one.target == target and one.heading
    }
    _choose(table, explaining.choose(table.profile, same | {heading: target}))


def choose_kind(table: Seen, kind: str) -> None:
    """Say what the rows of a table are about."""
    _choose(table, explaining.choose(table.profile, {}, kind=kind))


def choose_order(table: Seen, order: str) -> None:
    """Say whether dates with slashes begin with the day or the month."""
    _choose(table, explaining.choose(table.profile, {}, date_order=order))


def forget() -> None:
    """Forget what was chosen, for all of the files."""
    st.session_state.pop(CHOSEN, None)


def save(table: Seen, name: str) -> str:
    """Save what is chosen for a table as a profile, which from now on is used for its likes.

    Raises:
        AccessDenied: They who look may not read in.
        ProfileError: The profile has no name.
    """
    import_rights.logged("Sparade en profil för inläsning")
    recognised = replace(
        table.profile, recognised_by=tuple(sorted(table.headings)), just_chosen=False
    )
    kept = explaining.choose(recognised, {}, name=name.strip())
    profiles.save(kept, settings.read().profile_folder)
    st.session_state.get(CHOSEN, {}).pop(table.headings, None)
    return kept.name


def _choose(table: Seen, profile: Profile) -> None:
    only_now = replace(
        profile, name="", recognised_by=tuple(sorted(table.headings)), just_chosen=True
    )
    st.session_state.setdefault(CHOSEN, {})[table.headings] = only_now
