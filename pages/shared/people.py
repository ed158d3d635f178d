"""What citizens are called on the screen, and whether their names are shown at all."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from domain.access import Scope, Viewer
from pages.shared import kept, records
from sections import swedish

PROTECTED = "Skyddad identitet"
NAMELESS = "Namn saknas"
NO_UNIT = "Du har ingen enhet ännu. Be förvaltningen lägga till dig."
NOBODYS = "Du stödjer ingen medborgare här ännu. Be enhetschefen lägga till dig."
NOBODY = "Ingen medborgare finns i enheten ännu. Läs in en fil med uppföljningar."
HIDE = "dolj_namn"  # the switch's key, held for the whole session


def hide_switch() -> None:
    """A switch that holds from page to page, for a screen that others see."""
    st.toggle("Dölj namn", key=HIDE, persist_state="session")


def hidden() -> bool:
    """Whether names are hidden right now."""
    return bool(st.session_state.get(HIDE, False))


def nobody(viewer: Viewer) -> str:
    """Why nobody can be shown one by one, and what to do about it."""
    if not viewer.scope.units:
        return NO_UNIT
    return NOBODY if viewer.people == viewer.scope and viewer.scope.only is None else NOBODYS


def names(viewer: Viewer, scope: Scope) -> dict[int, str]:
    """What each citizen in `scope` is called on this screen, in order.

    With names hidden each has a number that is the same on every page for the same viewer, drawn
    from opaque ids so that it says nothing of the alphabet.
    """
    shown = kept.kept(_names, scope)
    if not hidden():
        return dict(shown)
    everybody = sorted(set(records.current_citizens(viewer.people)["citizen_id"]))
    number = {who: at for at, who in enumerate(everybody, start=1)}
    numbered = {who: f"Medborgare {number[who]}" for who in shown if who in number}
    return dict(sorted(numbered.items(), key=lambda item: number[item[0]]))


def _names(scope: Scope) -> dict[int, str]:
    return shown_names(records.current_citizens(scope))


def shown_names(citizens: pd.DataFrame) -> dict[int, str]:
    """What each citizen is called, in alphabetical order; a protected identity has no name."""
    rows = zip(citizens["citizen_id"], citizens["name"], citizens["protected"], strict=True)
    named = {
        who: PROTECTED if protected else NAMELESS if pd.isna(name) else name
        for who, name, protected in rows
    }
    return dict(sorted(named.items(), key=lambda item: swedish.alphabetical(item[1])))
