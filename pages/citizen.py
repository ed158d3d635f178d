"""En medborgare: strengths and own goals, three tracks on one time axis, the plan and its chain."""

from __future__ import annotations

import streamlit as st

from domain.measures import default_shelf
from pages.shared import kept, link_tables, one_citizen, session, show
from sections import (
    citizen_courses,
    citizen_head,
    citizen_journey,
    citizen_limits,
    citizen_plan,
    citizen_talk,
)
from sections.blocks import Target
from sections.citizen_records import CitizenRecords


def page() -> None:
    """Draw the page."""
    viewer = session.require_viewer()
    who = one_citizen.asked_for(viewer, "En medborgare")
    if who is None:
        return
    told = one_citizen.told(viewer.people, who)
    one_citizen.links(
        (one_citizen.CASELOAD, "Alla medborgare"),
        (Target("my_page", (("id", str(who)),)), "Min sida, för samtalet och på papper"),
    )
    st.title(show.escaped(one_citizen.name(viewer, who)), anchor=False)
    show.facts([show.escaped(fact) for fact in citizen_head.facts(told)])

    goals, talk = st.columns([3, 2], gap="large")
    with goals:
        ladder, tracks = kept.kept(one_citizen.blocks, viewer.people, who, show.look())
        show.block(ladder)
    with talk:
        _talk(told)
    show.block(tracks, before=citizen_courses.leading_sentences(told.courses, default_shelf()))
    _plan(told)
    _limits(told)


def _talk(told: CitizenRecords) -> None:
    measures = default_shelf()
    st.header("Det här fungerar", anchor=False)
    built_on = [f"{source}: {text}" for source, text in citizen_talk.strengths(told)]
    show.points([*(built_on or [citizen_talk.NO_STRENGTHS]), *citizen_talk.works(told, measures)])
    st.header("Att tala om", anchor=False)
    show.points(citizen_talk.to_talk_about(told, measures) or [citizen_talk.NOTHING_APART])


def _plan(told: CitizenRecords) -> None:
    st.header("Planen", anchor=False)
    st.markdown(show.escaped(citizen_plan.facts(told)))
    if len(told.ongoing):
        link_tables.show(citizen_plan.two_columns(told), key="plan", look="text")
    st.header("Från beslut till uppföljning", anchor=False)
    chain = citizen_plan.chain(told)
    st.markdown(citizen_plan.gaps(chain))
    if chain.rows:
        link_tables.show(chain, key="kedja", look="text")


def _limits(told: CitizenRecords) -> None:
    journey, limits = st.columns(2, gap="large")
    with journey:
        st.header("Resan och senaste uppföljningen", anchor=False)
        show.points([*citizen_journey.stays(told), citizen_journey.latest_follow_up(told)])
        st.markdown(f":gray[{citizen_journey.ONLY_IN_SIGHT}]")
    with limits:
        st.header("Vad som kan sägas, och inte", anchor=False)
        st.markdown(f"**Kan sägas.** {citizen_limits.can(told, default_shelf())}")
        st.markdown("**Kan inte sägas.**")
        show.points(citizen_limits.cannot(told, default_shelf()))
