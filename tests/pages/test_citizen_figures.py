"""The figures about every citizen of the demo are those of a slow recomputation from the rows."""

import re
import shutil
from datetime import date, timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from charts.look import LIGHT
from data_access import database, demo
from data_access.schema import metadata
from domain.access import Role, Scope, Viewer
from domain.follow_up_calendar import DEFAULT
from domain.measures import default_shelf
from domain.vocabulary import Period, UnitId
from pages.shared import caseload_asked, one_citizen, records, unit_asked
from sections import (
    caseload,
    citizen_courses,
    citizen_plan,
    citizen_talk,
    my_page,
    summary,
    swedish,
)
from tests.pages.citizen_oracle import DIALOGUE, OWN, TRACKS, CitizenOracle
from tests.pages.conftest import _draw
from tests.pages.unit_oracle import UnitOracle, run_verdict

MEASURES = default_shelf()
YEAR = 365
DRAWN = 5  # every fifth is drawn; the courses behind are held against the rows for everybody
ABOUT = {
    name: measure.title
    if measure.rule == "dialogue"
    else f"{measure.track.label} ({measure.title})"
    for name, measure in MEASURES.items()
}
PLOT = 58  # pixels from the best to the worst of a scale
WORDS = {
    "strengthened": "stärkt",
    "maintained": "bibehållen",
    "weakened": "försvagad",
    "higher": "högre",
    "same": "samma",
    "lower": "lägre",
}


@pytest.fixture(scope="module")
def municipality(sqlite_template, tmp_path_factory):
    """The demo in a file, and all its rows by table."""
    file = tmp_path_factory.mktemp("demo") / "filled.db"
    shutil.copy(sqlite_template, file)
    engine = database.open_engine(f"sqlite:///{file}")
    with database.writing(engine) as connection:
        demo.fill(connection, today=records.today())
    with database.reading(engine) as connection:
        tables = {
            table.name: connection.execute(select(table)).all() for table in metadata.sorted_tables
        }
    engine.dispose()
    return f"sqlite:///{file}", tables


@pytest.fixture(scope="module")
def demo_url(municipality):
    """The pages read the demo for as long as these tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAMMANHANG_DATABASE_URL", municipality[0])
        yield


@pytest.fixture(scope="module")
def units(municipality, demo_url):
    """Each unit's scope, with the oracle that knows the rows within it."""
    ids = [UnitId(row.id) for row in municipality[1]["unit"]]
    return [
        (Scope(frozenset({unit})), CitizenOracle(municipality[1], {unit}, records.today()))
        for unit in ids
    ]


@pytest.fixture(scope="module")
def scopes(municipality, units):
    """Each unit alone, and all of them together."""
    every = {unit for scope, _ in units for unit in scope.units}
    together = CitizenOracle(municipality[1], every, records.today())
    return [*units, (Scope(frozenset(every)), together)]


@pytest.fixture(scope="module")
def everybody(units):
    """Each citizen with all that the page is told of them, and the oracle."""
    found = []
    for scope, oracle in units:
        assert set(records.current_citizens(scope)["citizen_id"]) == oracle.citizens
        found += [(who, one_citizen.told(scope, who), oracle) for who in sorted(oracle.citizens)]
    return found


def numbers(sentence: str) -> list[float]:
    """The numbers of a sentence, in turn."""
    found = re.findall(r"\d+(?:,\d+)?", sentence)
    return [float(figure.replace(",", ".")) for figure in found]


def rounded(figures, measure) -> list[float]:
    """Values as the measure is shown; the limit, which is no value, as it is."""
    decimals = MEASURES[measure].decimals
    return [float(f"{figure:.{decimals}f}") for figure in figures]


def says(sentence: str, who, measure, oracle) -> bool:
    """Whether a sentence has the verdict of the oracle, and its numbers or words of the scale."""
    outcome, step = oracle.verdict(who, measure)
    rule = oracle.rules[measure]["rule"]
    values = list(oracle.course(who, measure).values())
    word = WORDS.get(step if rule == "dialogue" else outcome)
    if word is None:
        right = "för få mätningar" in sentence.lower() or "ännu" in sentence
    else:
        right = sentence.lower().startswith(word)
    if rule == "steps" and len(values) > 1:
        levels = MEASURES[measure].levels
        return right and levels[values[0]] in sentence and levels[values[-1]] in sentence
    if rule == "steps":
        return right and MEASURES[measure].levels[values[0]] in sentence
    figures = oracle.figures(who, measure)
    if rule == "dialogue" or len(values) == 1:
        return right and numbers(sentence) == rounded(figures, measure)
    return right and numbers(sentence) == [*rounded(figures[:-1], measure), figures[-1]]


def test_every_course_is_that_of_the_rows(everybody):
    seen = 0
    for who, told, oracle in everybody:
        slow = oracle.courses(who)
        assert {course.measure for course in told.courses} == set(slow)
        for course in told.courses:
            values = list(slow[course.measure].values())
            assert course.n == len(values)
            assert (course.baseline, course.latest) == (values[0], values[-1])
            assert course.previous == values[-2] if len(values) > 1 else course.previous is not None
            assert (course.outcome, course.step) == oracle.verdict(who, course.measure)
            seen += 1
    assert seen > 1000


def test_every_sentence_says_the_verdict_and_the_figures_of_the_rows(everybody):
    titles = {measure.title: name for name, measure in MEASURES.items()}
    for who, told, oracle in everybody:
        every = citizen_courses.sentences(told.courses, MEASURES)
        assert [titles[title] for title, _ in every] == list(oracle.courses(who))
        for title, sentence in every:
            assert says(sentence, who, titles[title], oracle), (sentence, who)
        leading = citizen_courses.leading_sentences(told.courses, MEASURES)
        lead = oracle.leading(who)
        assert [about for about, _ in leading] == [
            ABOUT[lead[track]] for track in TRACKS if track in lead
        ]


def test_every_point_band_and_mark_of_the_timeline_is_that_of_the_rows(everybody):
    titles = {measure.title: name for name, measure in MEASURES.items()}
    for who, told, oracle in everybody[::DRAWN]:
        chart = citizen_courses.tracks(told, MEASURES, LIGHT).chart
        measured = [name for name in oracle.rules if oracle.values(who, name)]
        if chart is None:
            assert not measured
            continue
        points = chart.data["points"]
        shown = {
            (titles[row.panel], row.held_on.date(), row.respondent): (row.value, row.joined)
            for row in points.itertuples()
        }
        assert shown == {
            (name, day, answered or ""): (value, own_line(oracle, name, answered))
            for name in measured
            for day, answered, value in oracle.values(who, name)
        }
        events = chart.data["events"]
        assert sorted(zip(events["happened_on"].dt.date, events["label"], strict=True)) == (
            oracle.marks(who)
        )
        check_bands(chart, points, who, oracle)


def own_line(oracle, measure, answered) -> bool:
    return oracle.rules[measure]["rated_by"] != "citizen" or answered in OWN


def check_bands(chart, points, who, oracle) -> None:
    """The band runs the limit to each side of the start, as far as the scale is drawn."""
    banded = [name for name in oracle.courses(who) if oracle.limit(name) is not None]
    bands = chart.data["bands"]
    assert len(bands) == len(banded)
    for name, band in zip(banded, bands.itertuples(), strict=True):
        rule = oracle.rules[name]
        low, high = rule["lowest"], rule["highest"]
        if high - low > 20:
            continue  # drawn in part
        start = next(iter(oracle.course(who, name).values()))
        of = points.loc[(points["panel"] == rule["title"]) & (points["value"] == start)]
        down, up = max(start - oracle.limit(name), low), min(start + oracle.limit(name), high)
        place = of["y"].iloc[0]
        assert band.y - place == pytest.approx((start - down) / (high - low) * PLOT)
        assert place - band.y2 == pytest.approx((up - start) / (high - low) * PLOT)


def test_every_goal_difference_and_gap_is_that_of_the_rows(everybody):
    apart = gaps = 0
    for who, told, oracle in everybody:
        ladder = one_citizen.citizen_goals.ladder(told.goals, LIGHT)
        columns = ["Mål", "Start", "Nu", "Sikte", "Läge"]
        assert list(ladder.table[columns].itertuples(index=False, name=None)) == oracle.ladder(who)
        different = [
            said for said in citizen_talk.to_talk_about(told, MEASURES) if said.startswith("Ni ser")
        ]
        pairs = oracle.differences(who)
        assert sorted(numbers(said) for said in different) == sorted(
            [own, 5.0, staff, 5.0] if oracle.rules[name]["rule"] == "dialogue" else [own, staff]
            for name, (own, staff) in pairs.items()
        )
        missing = oracle.gaps(who)
        said = citizen_plan.gaps(citizen_plan.chain(told))
        if missing:
            links = said.removeprefix("Kedjan har luckor i ").rstrip(".")
            assert set(re.split(", | och ", links)) == missing
        else:
            assert "Kedjan hänger ihop" in said if missing is not None else "Ingen kedja" in said
        apart, gaps = apart + len(pairs), gaps + bool(missing)
    assert apart > 0
    assert gaps > 20


def test_every_number_line_of_min_sida_is_the_citizens_own_latest_answer(everybody):
    for who, told, oracle in everybody:
        sheet = my_page.sheet(told, dict(MEASURES))
        slow = {
            my_page.EASY[MEASURES[name].track]: int(list(course.values())[-1]) - 1
            for name, course in oracle.courses(who).items()
            if oracle.rules[name].get("track") in DIALOGUE
        }
        assert {line.about: line.now for line in sheet.lines} == slow
        own = [goal.text for goal in oracle.goals[who] if goal.owner == "citizen"]
        assert list(sheet.goals) == (own[: my_page.MOST] or [my_page.NO_GOALS])


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
    here = [stay.from_day for stay in oracle.stays[who] if stay.to_day is None]
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
            assert cell.text in ("–", "inget mätt ännu")
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


def test_the_page_itself_shows_what_the_rows_of_all_units_say(municipality, demo_url):
    tables = municipality[1]
    units = frozenset(UnitId(row.id) for row in tables["unit"])
    oracle = CitizenOracle(tables, units, records.today())
    names = {about: name for name, about in ABOUT.items()}
    for who in sorted(oracle.citizens)[::60]:
        app = AppTest.from_function(_draw, args=("citizen",), default_timeout=60)
        app.session_state["viewer"] = Viewer("Chef", Role.UNIT_MANAGER, Scope(units))
        app.query_params["id"] = str(who)
        app.run()
        assert not app.exception
        bullets = "\n".join(text.value for text in app.markdown)
        said = re.findall(r"- \*\*([^*]+)\.\*\* (.+)", bullets)
        assert {names[about] for about, _ in said} == set(oracle.leading(who).values())
        assert all(says(sentence, who, names[about], oracle) for about, sentence in said)
        due = swedish.day(oracle.due(who, DEFAULT))
        assert f"nästa uppföljning {due}" in bullets
        ladder = [frame.value for frame in app.dataframe if "Sikte" in frame.value]
        assert [list(frame["Läge"]) for frame in ladder] == (
            [[row[-1] for row in oracle.ladder(who)]] if oracle.goals[who] else []
        )
