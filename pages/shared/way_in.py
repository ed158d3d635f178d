"""What a stranger sees: the way in, and nothing about anybody."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

import streamlit as st

from data_access.database import Purpose
from data_access.sign_in import PROVIDER, OpenIdConnect, SignIn

DENIED = "nekad"  # in the address after a sign-in that gave no way in
CLOSED: dict[Purpose | None, str] = {
    None: "Databasen är tom. Starta med make run för att fylla den.",
    Purpose.LOCAL: "Adressen har redan använts eller saknar sin kod. "
    "Starta om med make run DATA=mapp och öppna den nya adressen.",
    Purpose.MUNICIPALITY: "Databasen innehåller riktiga uppgifter och kräver inloggning, "
    "som inte är inställd här.",
}


class Denied(StrEnum):
    """Why a sign-in gave no way in, as it stands in the address."""

    UNKNOWN = "okand"
    WEAK = "niva"
    FAILED = "fel"


SAID = {
    Denied.UNKNOWN: "Du har ingen behörighet i Sammanhang. "
    "Be den som är systemansvarig i din kommun om en.",
    Denied.WEAK: "Inloggningen var inte tillräckligt säker. "
    "Logga in igen på det sätt som kommunen kräver.",
    Denied.FAILED: "Inloggningen blev inte av. Försök igen.",
}
ENDED = (
    "Inloggningen har gått ut, eller så har din behörighet ändrats. "
    "Logga in igen för att fortsätta."
)
BY_PROXY = (
    "Du har ingen behörighet just nu, eller så har inloggningen gått ut. "
    "Ladda om sidan, eller be den som är systemansvarig om en behörighet."
)


def closed(purpose: Purpose | None) -> None:
    """Say how to get in properly, when there is no door to open here."""
    _title()
    st.write(CLOSED[purpose])


def personas(names: Sequence[str]) -> str | None:
    """The demo's way in: the persona that was chosen just now, or None."""
    _title()
    st.write(
        "Hur utvecklas funktion, aktivitet och känsla av sammanhang för dem vi är till för, "
        "och hur säkert vet vi det?"
    )
    chosen = st.selectbox("Vem vill du vara i demon?", names)
    return chosen if st.button("Gå in") else None


def sign_in(way: SignIn) -> None:
    """The way in to real records: at the identity provider, or already done by the proxy."""
    _title()
    if not isinstance(way.way, OpenIdConnect):
        st.write(BY_PROXY)
        return
    denied = st.query_params.get(DENIED, "")
    if denied in SAID:
        st.write(SAID[Denied(denied)])
    elif st.user.get("is_logged_in"):
        st.write(ENDED)
    else:
        st.write("Logga in med ditt vanliga konto i kommunen.")
    if st.button("Logga in"):
        st.login(PROVIDER)


def _title() -> None:
    st.title("Sammanhang", anchor=False)
