"""The line of facts under a citizen's name."""

from __future__ import annotations

from sections import swedish
from sections.citizen_records import CitizenRecords


def facts(told: CitizenRecords) -> list[str]:
    """Unit and since when, key worker, next follow-up, how many there were, and how fresh."""
    said = [f"{told.unit} sedan {swedish.day(told.since)}"]
    said += [f"kontaktman {told.key_worker}"] if told.key_worker else ["kontaktman inte angiven"]
    late = f" ({swedish.days_late(told.days_late)})" if told.days_late else ""
    said.append(f"nästa uppföljning {swedish.day(told.due_on)}{late}")
    said.append(swedish.counted(len(told.held), "uppföljning", "uppföljningar"))
    if len(told.held):
        said.append(f"data till och med {swedish.day(told.held['held_on'].max().date())}")
    return said
