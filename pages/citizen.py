"""En medborgare: strengths and own goals, three tracks on one time axis, the plan and its chain."""

from __future__ import annotations

import streamlit as st

from pages.shared import kept, link_tables, one_citizen, session, show, still
from sections import citizen_journey
from sections.blocks import Target
from sections.citizen_page import CitizenPage


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    still.hold()
    who = one_citizen.asked_for(viewer, "En medborgare")
    if who is None:
        return
    told = kept.kept(one_citizen.page, viewer.people, who, show.look())
    one_citizen.links(
        (one_citizen.CASELOAD, "Alla medborgare"),
        (Target("my_page", (("id", str(who)),)), "Min sida, för samtalet och på papper"),
    )
    st.title(show.escaped(one_citizen.name(viewer, who)), anchor=False)
    show.facts([show.escaped(fact) for fact in told.facts])

    goals, talk = st.columns([3, 2], gap="large")
    with goals:
        show.block(told.ladder)
    with talk:
        st.header("Det här fungerar", anchor=False)
        show.points(told.works)
        st.header("Att tala om", anchor=False)
        show.points(told.to_talk_about)
    show.block(told.tracks, before=told.leading)
    _plan(told)
    _limits(told)


def _plan(told: CitizenPage) -> None:
    st.header("Planen", anchor=False)
    st.markdown(show.escaped(told.plan_facts))
    if told.plan.rows:
        link_tables.show(told.plan, key="plan", look="text")
    st.header("Från beslut till uppföljning", anchor=False)
    st.markdown(told.chain_gaps)
    if told.chain.rows:
        link_tables.show(told.chain, key="kedja", look="text")


def _limits(told: CitizenPage) -> None:
    journey, limits = st.columns(2, gap="large")
    with journey:
        st.header("Resan och senaste uppföljningen", anchor=False)
        show.points(told.journey)
        st.markdown(f":gray[{citizen_journey.ONLY_IN_SIGHT}]")
    with limits:
        st.header("Vad som kan sägas, och inte", anchor=False)
        st.markdown(f"**Kan sägas.** {told.can}")
        st.markdown("**Kan inte sägas.**")
        show.points(told.cannot)
