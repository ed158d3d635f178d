"""What a person sees when something goes wrong: one Swedish sentence, never an error's insides."""

from __future__ import annotations

import logging
import secrets
import traceback

import streamlit as st

from data_access.database import DatabaseError
from data_access.settings import SettingsError
from domain.access import AccessDenied

log = logging.getLogger("sammanhang")


def tell(error: Exception) -> bool:
    """Say what a person can act on; log a bug under a reference number, without its values.

    An error's text can carry what people typed, so the log gets where it happened and its kind.
    """
    if isinstance(error, DatabaseError | SettingsError | AccessDenied):
        st.error(str(error))
        return True
    reference = secrets.token_hex(4)
    place = "".join(traceback.format_tb(error.__traceback__))
    log.error("%s %s\n%s", reference, type(error).__name__, place)
    st.error(f"Något gick fel här. Försök igen, eller hör av dig med ärendenummer {reference}.")
    return True
