"""The caseload: a row a citizen, five small courses with their words, and who needs what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from domain.vocabulary import KASAM, LifeEventKind, Outcome, Respondent, Step, Track
from metrics.courses import FEWEST, Course, each
from metrics.goal_attainment import Attainment
from metrics.goal_standing import owned_by_citizen
from sections import swedish
from sections.blocks import Cell, LinkTable, Target, of_citizen

NEW = timedelta(weeks=10)  # the first part of the calendar: still getting to know each other
RECENT = timedelta(days=91)  # how long a change of key worker is worth handing over
PAGE = 40  # rows at a glance; more are turned to by page
REST = 10  # rows that may follow on the last page rather than take one of their own

LISTS = {
    "alla": "Alla",
    "forsenad": "Försenad",
    "osignerad": "Osignerad",
    "ny": "Ny",
    "forsvagad": "Försvagad",
    "utan-eget-mal": "Utan eget mål",
    "byte": "Byte av kontaktman",
    "ombud": "Ombud har svarat",
    "inget-matt": "Inget mätt",
}
ORDERS = {"namn": "Medborgare", "nasta": "Nästa uppföljning", "kontaktman": "Kontaktman"}
EVERYBODY, BY_NAME = "alla", "namn"
ASKED = ("lista", "ordning", "sida")  # what of the address is the caseload's
NOTHING, ONLY_OTHERS = "inget i perioden", "bara andras svar"
CAVEAT = (
    "Funktion och aktivitet jämförs med starten, de tre delarna av KASAM med förra samtalet. "
    "Ett spår visas med det mått som kan jämföras, aldrig som ett medelvärde. ▲\u00a0bättre, "
    "■\u00a0samma, ▼\u00a0sämre, ○\u00a0går inte att säga."
)


@dataclass(frozen=True)
class Records:
    """What a caseload is made of; every frame as its own reading gives it.

    `names` is what each citizen is called, in order; `lead` has one row a citizen and track,
    `goals` are as `metrics.goal_standing.standing` gives them, `lines` the courses behind `lead`
    as `sections.small_courses.corners` gives them.
    """

    names: Mapping[int, str]
    citizens: pd.DataFrame
    lead: pd.DataFrame
    lines: Mapping[tuple[int, str], tuple[int, ...]]
    due: pd.DataFrame
    plans: pd.DataFrame
    goals: pd.DataFrame
    held: pd.DataFrame
    events: pd.DataFrame


@dataclass(frozen=True)
class State:
    """What stands in the address: which working list, which order, which page (from 1)."""

    kind: str = EVERYBODY
    order: str = BY_NAME
    page: int = 1

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> State:
        """From an address that anybody may have typed; what is not known is as usual."""
        page = asked.get("sida", "")
        return cls(
            asked["lista"] if asked.get("lista") in LISTS else EVERYBODY,
            asked["ordning"] if asked.get("ordning") in ORDERS else BY_NAME,
            max(int(page), 1) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
        )

    @property
    def asked(self) -> tuple[tuple[str, str], ...]:
        """As it stands in the address."""
        return (("lista", self.kind), ("ordning", self.order), ("sida", str(self.page)))

    @property
    def target(self) -> Target:
        """A link to this on the page where it stands."""
        return Target("", self.asked)


def rows(records: Records, *, today: date) -> pd.DataFrame:
    """One row a citizen in the order of `names`, with a flag for each working list.

    Columns: citizen_id, name, due_on, days_late, key_worker, goals, reached, and one of `LISTS`
    each. A list holds those that a fact puts there, never those that a figure ranks.
    """
    who = list(records.names)
    due = records.due.drop_duplicates("citizen_id").set_index("citizen_id").reindex(who)
    frame = pd.DataFrame({"citizen_id": who, "name": list(records.names.values())})
    frame["due_on"] = due["due_on"].to_numpy()
    frame["days_late"] = due["days_late"].fillna(0).astype("int64").to_numpy()
    last_plan = records.plans.drop_duplicates("citizen_id", keep="last").set_index("citizen_id")
    frame["key_worker"] = last_plan["key_worker"].reindex(who).fillna("").to_numpy()
    own = owned_by_citizen(records.goals)
    counted = own.groupby("citizen_id").size().reindex(who, fill_value=0)
    reached = own.loc[own["attainment"] == Attainment.REACHED].groupby("citizen_id").size()
    frame["goals"] = counted.to_numpy()
    frame["reached"] = reached.reindex(who, fill_value=0).to_numpy()
    for kind, members in _members(records, today).items():
        frame[kind] = frame["citizen_id"].isin(members)
    frame["forsenad"] = frame["days_late"] > 0
    frame["utan-eget-mal"] = frame["goals"] == 0
    frame[EVERYBODY] = True
    return frame


def _members(records: Records, today: date) -> dict[str, set[int]]:
    last_plan = records.plans.drop_duplicates("citizen_id", keep="last")
    signed = (
        last_plan["signed_by_citizen_on"].notna() & last_plan["signed_by_key_worker_on"].notna()
    )
    last_talk = records.held.drop_duplicates("citizen_id", keep="last")
    lead = records.lead
    new = records.citizens["since"] > pd.Timestamp(today - NEW)
    return {
        "osignerad": set(last_plan.loc[~signed, "citizen_id"]),
        "ny": set(records.citizens.loc[new, "citizen_id"]),
        "forsvagad": set(lead.loc[lead["outcome"] == Outcome.WEAKENED, "citizen_id"]),
        "byte": _new_key_worker(records, today),
        "ombud": set(last_talk.loc[last_talk["respondent"] == Respondent.PROXY, "citizen_id"]),
        "inget-matt": set(records.names) - set(lead["citizen_id"]),
    }


def _new_key_worker(records: Records, today: date) -> set[int]:
    """Those for whom the event was recorded, or whose latest plan names another than before."""
    since = pd.Timestamp(today - RECENT)
    events = records.events.loc[records.events["kind"] == LifeEventKind.NEW_KEY_WORKER]
    told = set(events.loc[events["happened_on"] >= since, "citizen_id"])
    plans = records.plans.loc[records.plans["key_worker"].notna()]
    before = plans.groupby("citizen_id")["key_worker"].shift()
    changed = before.notna() & (before != plans["key_worker"]) & (plans["made_on"] >= since)
    return told | set(plans.loc[changed, "citizen_id"])


def chosen(rows: pd.DataFrame, state: State, begins: str) -> pd.DataFrame:
    """Those of a working list whose first or last name begins as asked, in the order asked for."""
    kept = rows.loc[rows[state.kind]]
    asked = begins.strip().casefold()
    if asked:
        kept = kept.loc[[_begins(name, asked) for name in kept["name"]]]
    return kept.iloc[_ordered(kept, state.order)]


def _ordered(rows: pd.DataFrame, order: str) -> list[int]:
    places = range(len(rows))
    if order == "nasta":
        return sorted(places, key=rows["due_on"].tolist().__getitem__)
    if order == "kontaktman":
        workers = [swedish.alphabetical(name) for name in rows["key_worker"]]
        # Nobody comes last, however the empty text sorts.
        return sorted(places, key=lambda at: (not workers[at], workers[at]))
    return list(places)


def _begins(name: str, asked: str) -> bool:
    whole = name.casefold()
    return whole.startswith(asked) or any(part.startswith(asked) for part in whole.split())


def lists(rows: pd.DataFrame, state: State) -> LinkTable:
    """The working lists as links in a line, each with how many it holds."""
    counted = [(kind, label, int(rows[kind].sum())) for kind, label in LISTS.items()]
    cells = tuple(
        Cell(
            f"{label} {swedish.number(n)}",
            to=State(kind, state.order).target,
            chosen=kind == state.kind,
        )
        for kind, label, n in counted
        if n or kind in (EVERYBODY, state.kind)
    )
    return LinkTable("Arbetslistor", (Cell(),) * len(cells), (cells,))


def pages(rows: pd.DataFrame, state: State) -> LinkTable | None:
    """The pages of a long caseload as links in a line; None when one is enough."""
    last = _last_page(rows)
    if last == 1:
        return None
    cells = tuple(
        Cell(
            f"{(n - 1) * PAGE + 1}–{len(rows) if n == last else n * PAGE}",
            to=State(state.kind, state.order, n).target,
            chosen=n == min(state.page, last),
        )
        for n in range(1, last + 1)
    )
    return LinkTable("Sidor", (Cell(),) * len(cells), (cells,))


def _last_page(rows: pd.DataFrame) -> int:
    return max(-(-(len(rows) - REST) // PAGE), 1)


def table(
    rows: pd.DataFrame,
    records: Records,
    state: State,
    *,
    back_to: int | None = None,
) -> LinkTable:
    """One page of the caseload. `back_to` is the citizen that the viewer comes back from."""
    last = _last_page(rows)
    at = min(state.page, last)
    shown = rows.iloc[(at - 1) * PAGE : None if at == last else at * PAGE]
    said = {(course.citizen_id, course.track): course for course in each(records.lead)}
    others = _answered_for(records.held)
    body = tuple(
        (
            Cell(row["name"], to=of_citizen(row["citizen_id"])),
            _next(row["due_on"].date(), row["days_late"]),
            *_tracks(row["citizen_id"], said, records.lines, others=row["citizen_id"] in others),
            Cell(_goals(row["goals"], row["reached"])),
            Cell(row["key_worker"] or "–"),
        )
        for row in shown.to_dict("records")
    )
    back = back_to is not None and back_to in set(shown["citizen_id"])
    focus = of_citizen(back_to) if back and back_to else None
    return LinkTable("Medborgare", _headings(state), body, focus)


def _headings(state: State) -> tuple[Cell, ...]:
    order = {
        key: Cell(label, to=State(state.kind, key).target, chosen=key == state.order)
        for key, label in ORDERS.items()
    }
    tracks = (Cell(track.label) for track in Track)
    return (order["namn"], order["nasta"], *tracks, Cell("Egna mål"), order["kontaktman"])


def _tracks(
    who: int,
    said: Mapping[tuple[int, str], Course],
    lines: Mapping[tuple[int, str], tuple[int, ...]],
    *,
    others: bool,
) -> list[Cell]:
    of = [said.get((who, str(track))) for track in Track]
    if not any(of):
        return [Cell(ONLY_OTHERS if others else NOTHING), *[Cell("–")] * (len(of) - 1)]
    return [_track(course, lines) for course in of]


def _answered_for(held: pd.DataFrame) -> set[int]:
    """Those for whom others have answered at every follow-up so far."""
    own = held["respondent"].isna() | held["respondent"].isin(
        [who for who in Respondent if who.is_citizen]
    )
    return set(held["citizen_id"]) - set(held.loc[own, "citizen_id"])


def _track(course: Course | None, lines: Mapping[tuple[int, str], tuple[int, ...]]) -> Cell:
    if course is None:
        return Cell("–")
    verdict = Step(course.step) if course.track in KASAM else Outcome(course.outcome)
    return Cell(
        text=_word(verdict, course.n),
        mark=verdict,
        course=lines.get((course.citizen_id, course.track), ()),
    )


def _word(verdict: Outcome | Step, n: int) -> str:
    if verdict not in (Outcome.UNCERTAIN, Step.UNKNOWN):
        return verdict.label.lower()
    return "för få" if n < FEWEST else "oklart än"


def _goals(n: int, reached: int) -> str:
    if not n:
        return "inget"
    return f"{swedish.number(reached)} av {swedish.number(n)} nått"


def _next(due_on: date, days_late: int) -> Cell:
    if days_late > 0:
        return Cell(swedish.days_late(days_late), strong=True)
    return Cell(swedish.day(due_on))
