"""What is set for everybody, drawn, and the one limit of it that can be raised here."""

from __future__ import annotations

import streamlit as st

from data_access import settings
from data_access.limits import HIGHEST
from data_access.sign_in import Limits
from domain.access import AccessDenied
from domain.follow_up_calendar import FollowUpCalendar
from metrics import disclosure
from pages.shared import limits, once, show
from sections import limits_set


def draw() -> None:
    """What holds, in sentences, and the form."""
    way = once.look_up(settings.read).sign_in
    show.points(limits_set.points(FollowUpCalendar(), **vars(way.limits if way else Limits())))
    higher = range(disclosure.smallest() + 1, HIGHEST + 1)
    if not higher:
        return
    with st.form("små grupper", border=False, width=420):
        chosen = st.selectbox(
            "Höj gränsen för små grupper till", higher, index=None, placeholder="Välj"
        )
        st.markdown(":gray[Den gäller alla, genast. Den går inte att sänka igen.]")
        if not st.form_submit_button("Höj gränsen") or chosen is None:
            return
    try:
        limits.raise_to(chosen)
    except AccessDenied as denied:
        st.warning(str(denied))
    else:
        st.rerun()
