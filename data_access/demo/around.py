"""Around the invented citizens: what staff answer, what happens in the units, how a test is judged.

Staff answer once a quarter, and nobody knows who answered what. Where a test works the answers
rise with it.
"""

import random
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, insert

from data_access import schema
from data_access.demo.municipality import UNITS, Unit
from domain.vocabulary import Decision, Holds, Precondition, Quarter

Row = dict[str, Any]

QUARTERS = 8  # of staff answers, the one that goes on left out
PER_STAFF = 4  # citizens to each of staff who answers
SCALE = (1, 5)
USUAL = {"comprehensibility": 3.6, "manageability": 3.0, "meaningfulness": 4.0}
BETTER = 0.6  # of a step, where a test works
WRITTEN_BY = "demon"

HAPPENED: Mapping[str, tuple[tuple[int, str], ...]] = {
    "Hemvården Norr": (
        (610, "Ny arbetsledare"),
        (430, "Testet Samma två hos mig började"),
        (215, "Två nya reflektionsgrupper med omsorgshandledaren"),
        (95, "Influensa, många vikarier"),
    ),
    "Hemvården Söder": ((430, "Testet Samma två hos mig började"), (160, "Flytt till ny lokal")),
    "Vårdboendet Solängen": ((300, "Nytt kök på avdelningen"),),
    "Dagliga verksamheten Verkstan": ((120, "Kaféet öppnade för allmänheten"),),
}

GROUNDS = {
    Precondition.GOOD_FOR_CITIZENS: (Holds.PARTLY, "Fler når sina egna mål i norr, inte i söder"),
    Precondition.GOOD_FOR_WORK: (Holds.YES, "Medarbetarnas svar och samtal i reflektionsgrupperna"),
    Precondition.LAWFUL: (Holds.YES, "Genomgång med förvaltningens jurist"),
}
DECIDED = (
    (440, Decision.TEST, "För många olika kommer hem till samma person", None),
    (
        120,
        Decision.TEST_AGAIN,
        "Utfallet skiljer mellan enheterna, så testet går vidare ett halvår",
        "Söder ville ändra schemat först",
    ),
)
DECIDED_BY = "verksamhetschef"


def staff_count(unit: Unit) -> int:
    """How many of a unit's staff answer each quarter."""
    return unit.citizens // PER_STAFF + 2


def answers_count() -> int:
    """How many staff answers there are in all."""
    return sum(QUARTERS * staff_count(unit) for unit in UNITS)


def insert_around(
    connection: Connection, units: Mapping[str, int], batch: int, *, today: date
) -> None:
    """Staff answers and what happened, in the units by name; `batch` is that of the answers."""
    answers = [
        {**row, "unit_id": units[unit.name], "batch_id": batch}
        for unit in UNITS
        for row in _answers(unit, today)
    ]
    connection.execute(insert(schema.staff_answer), answers)
    happened = [
        {
            "unit_id": units[name],
            "happened_on": today - timedelta(days=days_ago),
            "text": text,
            "written_by": WRITTEN_BY,
            "written_at": datetime.combine(today, time.min),
        }
        for name, events in HAPPENED.items()
        for days_ago, text in events
    ]
    connection.execute(insert(schema.annotation), happened)


def insert_judged(connection: Connection, version: int, batch: int, *, today: date) -> None:
    """What is said of a test's preconditions, and what was decided about it."""
    said = [
        {"version_id": version, "precondition": each, "holds": holds, "grounds": grounds}
        for each, (holds, grounds) in GROUNDS.items()
    ]
    connection.execute(insert(schema.initiative_precondition), said)
    decided = [
        {
            "version_id": version,
            "decided_on": today - timedelta(days=days_ago),
            "decision": decision,
            "decided_by": DECIDED_BY,
            "reason": reason,
            "dissent": dissent,
            "batch_id": batch,
        }
        for days_ago, decision, reason, dissent in DECIDED
    ]
    connection.execute(insert(schema.initiative_decision), decided)


def _answers(unit: Unit, today: date) -> Iterator[Row]:
    rng = random.Random(f"staff {unit.name}")
    test = unit.initiative
    quarter = Quarter.holding(today)
    for _ in range(QUARTERS):
        quarter = quarter.previous()
        works = test is not None and bool(test.effect) and quarter.first_day > test.begun(today)
        for _ in range(staff_count(unit)):
            yield {
                "first_day": quarter.first_day,
                "last_day": quarter.period.last,
                **{part: _rating(rng, mean + BETTER * works) for part, mean in USUAL.items()},
            }


def _rating(rng: random.Random, mean: float) -> float:
    lowest, highest = SCALE
    return float(min(max(round(rng.gauss(mean, 0.8)), lowest), highest))
