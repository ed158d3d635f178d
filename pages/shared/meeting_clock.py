"""A quiet timer: how long a question has been talked of, beside the time it was meant to take.

No colour says that time is out, nothing sounds, and nothing goes on by itself.
"""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from data_access.reviews import Review
from domain.reviews import ReviewStep, time_plan
from pages.shared import components, kept


def show(review: Review, step: ReviewStep) -> None:
    """Count from when this session first came to the question, also for who comes back to it."""
    now = datetime.now(kept.ZONE)
    since = st.session_state.setdefault(f"sedan-{review.id}-{step}", now)
    minutes = time_plan(review.steps, review.minutes)[step]
    data = {
        "minutes": minutes,
        "passed": round((now - since).total_seconds()),
        "of": f"av tänkta {minutes} {'minut' if minutes == 1 else 'minuter'}",
    }
    told = components.as_json(data)
    components.draw("question_clock", told, key="klocka", place="clock")
