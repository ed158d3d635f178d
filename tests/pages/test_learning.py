"""The learning pages' figures are those of the rows, for the demo and for exports read in."""

from collections import Counter
from dataclasses import replace
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from charts.look import LIGHT
from data_access import database
from domain.access import Role, Scope, Viewer
from domain.measures import default_shelf
from domain.vocabulary import Period, Respondent, UnitId
from metrics.life_areas import MEALS
from pages import coherence, data_quality, function_activity, goals, new_citizens, value
from pages.shared import records
from pages.shared.asked import Asked
from sections.small_groups import MEETING, Reader
from tests.pages import municipalities
from tests.pages.conftest import _draw
from tests.pages.due_oracle import DueOracle
from tests.pages.first_weeks_oracle import FirstWeeksOracle
from tests.pages.learning_oracle import DIALOGUE, Oracle
from tests.pages.reading import everything
from tests.pages.support_oracle import SupportOracle
from tests.pages.value_oracle import ValueOracle

MANAGER = Reader(few=True, people=True)
TITLES = {measure.title: name for name, measure in default_shelf().items()}


@pytest.fixture(scope="module", params=["demo", "exports"])
def municipality(request, sqlite_template, tmp_path_factory):
    """A filled database file and all its rows by table."""
    folder = tmp_path_factory.mktemp(request.param)
    return municipalities.filled(request.param, sqlite_template, folder)


@pytest.fixture
def asked_and_oracle(municipality, monkeypatch):
    """What is asked of some units and days, and the oracle for the same."""
    url, tables = municipality
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", url)
    today = records.today()

    def make(days=365, until=0, *, reader=MANAGER, units=None):
        here = units or frozenset(UnitId(row.id) for row in tables["unit"])
        last = today - timedelta(days=until)
        period = Period(last - timedelta(days=days - 1), last)
        chosen = dict.fromkeys(["maltyp", "livsomrade", "matt", "svarssatt"])
        asked = Asked(Scope(frozenset(here)), "Alla", period, "nu", reader, chosen)
        return asked, Oracle(dict(tables), here, period, today)

    return make


@pytest.fixture(scope="module")
def answered(municipality):
    """What a page finds when asked, worked out once; the tests change nothing in it."""
    found = {}

    def answered(page, asked):
        question = (page, asked.scope, asked.period, asked.reader, *asked.chosen.items())
        if question not in found:
            found[question] = page.found(asked, LIGHT)
        return found[question]

    return answered


def by_group(block):
    """A block's table as numbers by group and answer, without empty ones."""
    rows = block.table.set_index("Grupp").drop(columns=["Totalt", "Hur säkert"], errors="ignore")
    return {
        group: {answer: int(n) for answer, n in row.items() if n != "0"}
        for group, row in rows.to_dict("index").items()
    }


@pytest.mark.parametrize("until", [0, 200])
def test_function_and_activity(asked_and_oracle, until, answered):
    asked, oracle = asked_and_oracle(until=until)
    outcomes, _, course, measured = answered(function_activity, asked).blocks
    shown = by_group(outcomes)
    assert len(shown) >= 3
    for title, counts in shown.items():
        assert counts == oracle.outcomes(TITLES[title])
    assert by_group(course) == oracle.by_time(TITLES[course.title.removeprefix("Väntat förlopp: ")])
    for track, counts in by_group(measured).items():
        assert counts == oracle.measured(track)


@pytest.mark.parametrize("until", [0, 200])
def test_coherence(asked_and_oracle, until, answered):
    asked, oracle = asked_and_oracle(until=until)
    levels, steps, profiles, support = map(by_group, answered(coherence, asked).blocks)
    for part in DIALOGUE:
        title = default_shelf()[part].title
        for table, slow in ((levels, oracle.levels(part)), (steps, oracle.steps(part))):
            assert {k: n for k, n in table[title].items() if k != "Bara andra svarade"} == slow
    others = profiles["Alla tre delar"].pop("Bara andra svarade", 0)
    assert others == oracle.only_others()
    assert profiles["Alla tre delar"] == oracle.profiles()
    slow = SupportOracle(oracle, asked.scope.units).counts()
    assert {name.split(": ")[1]: row.get("Ja", 0) for name, row in support.items()} == slow
    assert all(sum(row.values()) == len(oracle.citizens) for row in support.values())


@pytest.mark.parametrize("until", [0, 200])
def test_goals(asked_and_oracle, until, answered):
    asked, oracle = asked_and_oracle(until=until)
    found = answered(goals, asked)
    owners, standing = map(by_group, found.blocks[:2])
    slow = list(oracle.goals())
    assert slow
    labels = {"citizen": "Medborgarens", "shared": "Gemensamt", "staff": "Personalens"}
    types = {"Stärka": "improve", "Bibehålla": "maintain", "Bromsa": "slow"}
    by_type = {f"Måltyp: {label.lower()}": code for label, code in types.items()}
    for about, counts in owners.items():
        known = None if about == "Livsområde inte angivet" else by_type.get(about, about)
        theirs = [
            labels[goal.owner] for goal, _ in slow if known in (goal.life_area, goal.goal_type)
        ]
        assert counts == {owner: theirs.count(owner) for owner in set(theirs)}
    assert set(by_type) <= set(owners)
    for name, counts in standing.items():
        theirs = [said for goal, said in slow if goal.goal_type == types[name]]
        assert counts == {said: theirs.count(said) for said in set(theirs)}
    assert by_group(found.blocks[-1]) == oracle.themes()


def test_plans(asked_and_oracle, answered):
    asked, oracle = asked_and_oracle()
    blocks = {block.title: block for block in answered(goals, asked).blocks}
    signed = by_group(blocks["Är planerna undertecknade och aktuella?"])
    assert signed["Undertecknad av medborgaren"] == oracle.signatures("signed_by_citizen_on")
    assert signed["Undertecknad av kontaktman"] == oracle.signatures("signed_by_key_worker_on")
    every = blocks["Vad står i planerna?"].table.set_index("Grupp").loc["Alla enheter"]
    for word, column in {"Vad": "what", "Vem": "who", "När": "how_often", "Hur": "how"}.items():
        assert every[word] == oracle.says(column)


@pytest.mark.parametrize("until", [0, 200])
def test_data_quality(asked_and_oracle, until, answered):
    asked, oracle = asked_and_oracle(until=until)
    blocks = {block.title: block for block in answered(data_quality, asked).blocks}
    due = DueOracle(oracle, asked.scope.units)
    kinds = by_group(blocks["Görs uppföljningarna, och i tid?"])
    assert kinds == due.by_kind()
    fell_out = by_group(blocks["Vilka föll bort, och varför?"])
    assert fell_out.pop("Alla") == due.why()
    assert fell_out == due.why_by_kind()
    alike = by_group(blocks["Följs alla upp lika?"])
    assert {row: n for row, n in alike.items() if row in ("Kvinna", "Man")} == due.by_sex()
    assert {row: n for row, n in alike.items() if " år" in row} == due.by_age()
    assert sum(map(sum, (row.values() for row in due.by_sex().values()))) >= 30
    labels = {str(who): who.label for who in Respondent}
    assert by_group(blocks["Vem svarade senast?"]) == due.answered(labels)
    for title, counts in by_group(blocks["Vad fattas, mått för mått?"]).items():
        assert counts == due.values(TITLES[title])


def test_value(asked_and_oracle, answered):
    asked, oracle = asked_and_oracle()
    blocks = {block.title: block for block in answered(value, asked).blocks}
    slow = list(oracle.activities())
    assert slow
    areas = {area for area, _ in slow}
    wished = {"yes": "Ja", "partly": "Delvis", "no": "Nej", None: "Inte angivet"}
    shown = by_group(blocks["Är det som jag vill ha det?"])
    assert shown == {
        area: Counter(wished[row.as_wished] for its, row in slow if its == area) for area in areas
    }
    loose = sum(area == "Utan mål" for area, _ in slow)
    linked = by_group(blocks["Hör aktiviteter och mål ihop?"])["Aktiviteter"]
    assert linked.get("Står för sig", 0) == loose
    latest = list(by_group(blocks["Vem gör vad över tid?"]).values())[-1]
    now = [row for _, row in slow if row.ended_on is None or row.ended_on >= oracle.period.last]
    assert latest == Counter(map(oracle.doer, now))
    hours = blocks["Hur många timmar tar det?"].table.set_index("Grupp")["Beviljat"]
    for area, told in hours.items():
        theirs = [row for row in now if oracle.area(row) == area and row.hours_granted is not None]
        assert told.replace("\xa0", "") == f"{sum(row.hours_granted for row in theirs):.0f} h"


@pytest.mark.parametrize("until", [0, 200])
def test_what_is_kept_after_each_kind_of_activity(asked_and_oracle, until, answered):
    asked, oracle = asked_and_oracle(until=until)
    block = answered(value, asked).blocks[0]
    slow = ValueOracle(oracle, "copm_p")
    assert len(block.table) >= 6
    for row in block.table.to_dict("records"):
        months = int(row["Efter"].split()[0])
        assert [row["Kvar med"], row["Kvar utan"]] == slow.kept(row["Grupp"], months)


@pytest.mark.parametrize("until", [0, 200])
def test_new_citizens(asked_and_oracle, until, answered):
    asked, oracle = asked_and_oracle(until=until)
    slow = FirstWeeksOracle(oracle, asked.scope.units)
    assert slow.new
    assert len(slow.handed_over) >= 5
    found = answered(new_citizens, asked)
    parts, slopes, steps, results = found.blocks
    parts, steps, results = map(by_group, (parts, steps, results))
    assert {
        (row["Fråga"], int(row["Start"][0]), int(row["Överlämning"][0])): int(row["Medborgare"])
        for row in slopes.table.to_dict("records")
    } == slow.ways()
    assert parts == slow.mapped()
    for part in DIALOGUE:
        assert steps[default_shelf()[part].title] == slow.steps(part)
    assert results["Efter överlämning"] == slow.results()
    told = f"Hälften har {slow.hours():.0f}" if slow.hours() is not None else "Resultatet av"
    assert told in found.blocks[3].finding


EVERY = [goals, coherence, function_activity, data_quality, value, new_citizens]


@pytest.mark.parametrize("module", EVERY)
def test_no_count_of_one_to_four_reaches_those_who_may_not_see_it(
    asked_and_oracle, module, answered
):
    asked, _ = asked_and_oracle(reader=MEETING)
    for block in answered(module, asked).blocks:
        cells = {cell for row in block.table.to_numpy() for cell in row}
        assert cells.isdisjoint({"1", "2", "3", "4"}), block.title
        for part in (block.chart.data.get("parts") if block.chart else None,):
            assert part is None or set(part["n"]).isdisjoint({"1", "2", "3", "4"})


@pytest.mark.parametrize(
    "name", ["goals", "coherence", "function_activity", "data_quality", "value", "new_citizens"]
)
def test_an_elected_sees_no_name_and_no_choice(municipality, monkeypatch, name):
    url, tables = municipality
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", url)
    engine = database.open_engine(url)
    with database.writing(engine) as connection:  # the way in lets personas in to a demo alone
        database.state_fact(connection, "purpose", "demo")
    engine.dispose()
    app = AppTest.from_function(_draw, args=(name,), default_timeout=60)
    scope = Scope(frozenset(UnitId(row.id) for row in tables["unit"]))
    app.session_state["viewer"] = Viewer("Vald", Role.ELECTED, scope)
    app.run()
    assert not app.exception
    sent = everything(app)
    names = {row.display_name for row in tables["citizen"] if row.display_name}
    assert not [one for one in names if one in sent]
    assert not app.selectbox


def test_each_choice_leaves_the_rows_it_names(asked_and_oracle, answered):
    """A goal type and a life area leave their goals and activities; svarssätt its own values."""
    asked, oracle = asked_and_oracle()
    area = "Hemliv"
    some = replace(asked, chosen={**asked.chosen, "maltyp": "improve", "livsomrade": area})
    slow = [goal for goal, _ in oracle.goals() if goal.goal_type == "improve"]
    owners, standing = map(by_group, answered(goals, some).blocks[:2])
    assert set(owners) == {area, "Måltyp: stärka"}
    assert set(standing) == {"Stärka"}
    assert sum(owners[area].values()) == sum(goal.life_area == area for goal in slow)
    kinds = answered(value, some).blocks[0].table
    whole = answered(value, asked).blocks[0].table
    assert set(kinds["Grupp"]) == {area}
    assert kinds.to_dict("records") == whole[whole["Grupp"] == area].to_dict("records")
    own = replace(asked, chosen={**asked.chosen, "svarssatt": "self"})
    oracle.tables["score"] = [r for r in oracle.tables["score"] if r.respondent == "self"]
    for title, counts in by_group(answered(function_activity, own).blocks[0]).items():
        assert counts == oracle.outcomes(TITLES[title])


def test_meals_are_a_choice_of_life_area(asked_and_oracle, answered):
    asked, oracle = asked_and_oracle()
    meals = replace(asked, chosen={**asked.chosen, "livsomrade": MEALS})
    owners = by_group(answered(goals, meals).blocks[0])
    told = [goal for goal, _ in oracle.goals() if "mat" in goal.text.split()]
    assert sum(sum(row.values()) for row in owners.values()) >= 2 * len(told)  # by area and type
