"""The figures of a unit, of several and of all are those of a slow recomputation from the rows."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from domain.access import Scope
from domain.follow_up_calendar import DEFAULT
from domain.vocabulary import CitizenId, Period, UnitId
from pages.shared import caseload_asked, records, unit_asked
from sections import caseload, summary, swedish
from tests.pages.citizen_oracle import DIALOGUE, WORDS, CitizenOracle
from tests.pages.unit_oracle import UnitOracle, run_verdict

YEAR = 365


@pytest.fixture(scope="module")
def scopes(whole_demo, demo_url):
    """Each unit, two and three of them, and all; all once more with the protected opened."""
    tables, today = whole_demo[1], records.today()
    ids = [UnitId(row.id) for row in tables["unit"]]
    several = [ids[:2], ids[1:4], [ids[0], ids[-1]], ids]
    chosen = [frozenset(some) for some in ([one] for one in ids)] + [frozenset(s) for s in several]
    opened = frozenset(CitizenId(row.id) for row in tables["citizen"] if row.protected)
    found = [(Scope(some), CitizenOracle(tables, some, today)) for some in chosen]
    whole = Scope(frozenset(ids), protected=opened)
    return [*found, (whole, CitizenOracle(tables, ids, today, opened))]


def test_the_protected_are_in_nobodys_figures_until_they_are_opened(scopes):
    *_, (_, closed), (whole, opened) = scopes
    assert closed.citizens < opened.citizens
    assert set(records.current_citizens(whole)["citizen_id"]) == opened.citizens


def test_every_row_of_the_caseload_is_that_of_the_rows(scopes):
    today = records.today()
    first = today - timedelta(days=YEAR - 1)
    for scope, oracle in scopes:
        named = {who: f"Nr {who}" for who in sorted(oracle.citizens)}
        told, rows = caseload_asked.read(scope, Period(first, today), named)
        table = caseload.table(rows, told, caseload.State(page=1), back_to=None)
        shown = {cells[0].text: cells for cells in table.rows}
        for row in rows.to_dict("records"):
            who = row["citizen_id"]
            due = oracle.due(who, DEFAULT)
            assert (row["due_on"].date(), row["days_late"]) == (due, max((today - due).days, 0))
            own = [goal for goal in oracle.goals[who] if goal.owner == "citizen"]
            kept = [goal for goal in own if oracle.standing(goal) in ("nått", "bibehållet")]
            assert (row["goals"], row["reached"]) == (len(own), len(kept))
            last = oracle.plans[who][-1:]
            assert row["key_worker"] == "".join(plan.key_worker or "" for plan in last)
            assert {kind for kind in caseload.LISTS if row[kind]} == lists(who, oracle, first)
            if row["name"] in shown:
                check_tracks(shown[row["name"]][2:7], who, oracle, first)


def lists(who, oracle, first) -> set[str]:
    """The working lists that the rows put a citizen on."""
    today, plans, held = oracle.today, oracle.plans[who], oracle.held[who]
    lead = oracle.leading(who, first)
    own = [goal for goal in oracle.goals[who] if goal.owner == "citizen"]
    last = plans[-1] if plans else None
    here = [stay.from_day for stay in oracle.stays[who] if oracle.there(stay, today)]
    named = [plan for plan in plans if plan.key_worker]
    since = today - timedelta(days=91)
    other = any(
        later.key_worker != before.key_worker and later.made_on >= since
        for before, later in pairwise(named)
    )
    event = any(day >= since and words == "Ny kontaktman" for day, words in oracle.marks(who))
    return {
        kind
        for kind, true in {
            "alla": True,
            "forsenad": oracle.due(who, DEFAULT) < today,
            "osignerad": last and None in (last.signed_by_citizen_on, last.signed_by_key_worker_on),
            "ny": max(here) > today - timedelta(weeks=10),
            "forsvagad": "weakened" in [oracle.verdict(who, name)[0] for name in lead.values()],
            "utan-eget-mal": not own,
            "byte": other or event,
            "ombud": held and held[-1].respondent == "proxy",
            "inget-matt": not lead,
        }.items()
        if true
    }


def check_tracks(cells, who, oracle, first) -> None:
    """Each of the five cells has the word of the measure that speaks for its track, and a line."""
    lead = oracle.leading(who, first)
    for cell, track in zip(cells, ("function", "activity", *DIALOGUE), strict=True):
        if track not in lead:
            assert cell.text in ("–", "inget i perioden", "bara andras svar")
            continue
        outcome, step = oracle.verdict(who, lead[track])
        course = oracle.course(who, lead[track])
        word = WORDS.get(step if track in DIALOGUE else outcome)
        assert cell.text == (word or ("för få" if len(course) < 2 else "oklart än"))
        assert len(cell.course) // 2 == (len(course) if len(course) > 1 else 0)


def test_the_work_list_and_the_first_sentence_are_those_of_the_rows(scopes):
    today = records.today()
    first = today - timedelta(days=YEAR - 1)
    for scope, oracle in scopes:
        slow = UnitOracle(oracle)
        items = unit_asked.needs(scope, Period(first, today))
        waiting = sorted(slow.work(first))
        assert sorted((item.kind, item.citizen) for item in items) == [
            (kind, who) for kind, who, _ in waiting
        ]
        for kind, who, told in waiting:
            said = [item.what for item in items if (item.kind, item.citizen) == (kind, who)]
            assert any(told in each.replace("\xa0", "") for each in said), (kind, told, said)
        headline = unit_asked.told(scope, Period(first, today)).headline
        for track, word in (("function", "Funktion"), ("activity", "Aktivitet")):
            so, of = slow.kept(track, first)
            sentence = f"{word} är stärkt eller bibehållen för {so} av {of} som kan jämföras."
            assert (sentence in headline) is bool(of)
        late = [told for kind, _, told in waiting if kind == "Sen uppföljning"]
        assert swedish.opening(swedish.count(len(late)) if late else "ingen") in headline


def test_every_row_of_the_summary_grid_is_that_of_the_rows(scopes):
    for scope, oracle in scopes:
        slow = UnitOracle(oracle)
        names = [swedish.month(date(year, month, 1)) for year, month in slow.months]
        shares = slow.shares()
        rows = summary.rows(records.unit_months(scope), names)
        frame = records.unit_months(scope)
        for row in rows:
            of_key = frame.loc[frame["key"] == str(row.key)]
            pairs = list(zip(of_key["so"], of_key["of"], strict=True))
            expected = shares.get(str(row.key), [(0, 0)] * len(names))
            assert pairs == expected, row.key
            assert (row.so, row.of) == tuple(map(sum, zip(*expected[-3:], strict=True)))
            assert row.word == run_verdict(expected, names), row.key
