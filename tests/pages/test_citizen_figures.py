"""The figures about every citizen of the demo are those of a slow recomputation from the rows."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from charts.look import LIGHT
from domain.access import Role, Scope, Viewer
from domain.follow_up_calendar import DEFAULT
from domain.measures import default_shelf
from domain.vocabulary import CitizenId, UnitId
from pages.shared import one_citizen, records
from sections import citizen_courses, citizen_plan, citizen_talk, my_page, swedish
from tests.pages import reading
from tests.pages.citizen_oracle import DIALOGUE, OWN, TRACKS, WORDS, CitizenOracle
from tests.pages.conftest import _draw

MEASURES = default_shelf()
ABOUT = {
    name: measure.title
    if measure.rule == "dialogue"
    else f"{measure.track.label} ({measure.title})"
    for name, measure in MEASURES.items()
}
PLOT = 58  # pixels from the best to the worst of a scale


@pytest.fixture(scope="module")
def units(whole_demo, demo_url):
    """Each unit's scope with the oracle that knows the rows within it, the protected opened too."""
    tables = whole_demo[1]
    opened = frozenset(CitizenId(row.id) for row in tables["citizen"] if row.protected)
    ids = [UnitId(row.id) for row in tables["unit"]]
    return [
        (
            Scope(frozenset({unit}), protected=opened),
            CitizenOracle(tables, {unit}, records.today(), opened),
        )
        for unit in ids
    ]


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


def test_everybody_is_there_the_protected_too_once_they_are_opened(whole_demo, everybody):
    tables, today = whole_demo[1], records.today()
    here = {
        row.citizen_id for row in tables["placement"] if not (row.to_day and row.to_day < today)
    }
    protected = {row.id for row in tables["citizen"] if row.protected}
    assert {who for who, _, _ in everybody} == here
    assert protected & here


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
    for who, told, oracle in everybody:
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


def test_the_page_itself_shows_what_the_rows_of_all_units_say(whole_demo, demo_url):
    tables = whole_demo[1]
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
        ladder = [table for table in reading.tables(app) if "Sikte" in table]
        assert [list(frame["Läge"]) for frame in ladder] == (
            [[row[-1] for row in oracle.ladder(who)]] if oracle.goals[who] else []
        )
