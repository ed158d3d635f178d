"""The learning pages' figures are those of the rows, for the demo and for exports read in."""

import random
import shutil
from collections import Counter
from datetime import date, timedelta

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from charts.look import LIGHT
from data_access import database, demo
from data_access.database import Purpose
from data_access.importing import import_files
from data_access.schema import metadata
from domain.access import Role, Scope, Viewer
from domain.measures import default_shelf
from domain.vocabulary import Period, UnitId
from pages import coherence, data_quality, function_activity, goals, value
from pages.shared import records
from pages.shared.asked import Asked
from sections.small_groups import MEETING, Reader
from tests.data_access.importing.exports import Style, personal_number
from tests.data_access.importing.workbook_files import workbook
from tests.pages.conftest import _draw
from tests.pages.due_oracle import DueOracle
from tests.pages.learning_oracle import DIALOGUE, Oracle
from tests.pages.reading import everything

MANAGER = Reader(few=True, people=True)
TITLES = {measure.title: name for name, measure in default_shelf().items()}


@pytest.fixture(scope="module", params=["demo", "exports"])
def municipality(request, sqlite_template, tmp_path_factory):
    """A filled database file and all its rows by table."""
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copy(sqlite_template, folder / "filled.db")
    engine = database.open_engine(f"sqlite:///{folder / 'filled.db'}")
    if request.param == "demo":
        with database.writing(engine) as connection:
            demo.fill(connection, today=records.today())
    else:
        _read_exports(engine, folder)
    with database.reading(engine) as connection:
        tables = {
            table.name: connection.execute(select(table)).all() for table in metadata.sorted_tables
        }
    engine.dispose()
    return f"sqlite:///{folder / 'filled.db'}", tables


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
        return asked, Oracle(tables, here, period, today)

    return make


def by_group(block):
    """A block's table as numbers by group and answer, without empty ones."""
    rows = block.table.set_index("Grupp").drop(columns=["Totalt", "Hur säkert"], errors="ignore")
    return {
        group: {answer: int(n) for answer, n in row.items() if n != "0"}
        for group, row in rows.to_dict("index").items()
    }


@pytest.mark.parametrize("until", [0, 200])
def test_function_and_activity(asked_and_oracle, until):
    asked, oracle = asked_and_oracle(until=until)
    shown = by_group(function_activity.found(asked, LIGHT).blocks[0])
    assert len(shown) >= 3
    for title, counts in shown.items():
        assert counts == oracle.outcomes(TITLES[title])


@pytest.mark.parametrize("until", [0, 200])
def test_coherence(asked_and_oracle, until):
    asked, oracle = asked_and_oracle(until=until)
    levels, steps = map(by_group, coherence.found(asked, LIGHT).blocks[:2])
    for part in DIALOGUE:
        title = default_shelf()[part].title
        for table, slow in ((levels, oracle.levels(part)), (steps, oracle.steps(part))):
            assert {k: n for k, n in table[title].items() if k != "Bara andra svarade"} == slow


@pytest.mark.parametrize("until", [0, 200])
def test_goals(asked_and_oracle, until):
    asked, oracle = asked_and_oracle(until=until)
    found = goals.found(asked, LIGHT)
    owners, standing = map(by_group, found.blocks[:2])
    slow = list(oracle.goals())
    assert slow
    labels = {"citizen": "Medborgarens", "shared": "Gemensamt", "staff": "Personalens"}
    for area, counts in owners.items():
        theirs = [labels[goal.owner] for goal, _ in slow if goal.life_area == area]
        assert counts == {owner: theirs.count(owner) for owner in set(theirs)}
    types = {"Stärka": "improve", "Bibehålla": "maintain", "Bromsa": "slow"}
    for name, counts in standing.items():
        theirs = [said for goal, said in slow if goal.goal_type == types[name]]
        assert counts == {said: theirs.count(said) for said in set(theirs)}


def test_plans(asked_and_oracle):
    asked, oracle = asked_and_oracle()
    blocks = {block.title: block for block in goals.found(asked, LIGHT).blocks}
    signed = by_group(blocks["Är planerna undertecknade och aktuella?"])
    assert signed["Undertecknad av medborgaren"] == oracle.signatures("signed_by_citizen_on")
    assert signed["Undertecknad av kontaktman"] == oracle.signatures("signed_by_key_worker_on")
    every = blocks["Vad står i planerna?"].table.set_index("Grupp").loc["Alla enheter"]
    for word, column in {"Vad": "what", "Vem": "who", "När": "how_often", "Hur": "how"}.items():
        assert every[word] == oracle.says(column)


@pytest.mark.parametrize("until", [0, 200])
def test_data_quality(asked_and_oracle, until):
    asked, oracle = asked_and_oracle(until=until)
    blocks = {block.title: block for block in data_quality.found(asked, LIGHT).blocks}
    due = DueOracle(oracle, asked.scope.units)
    kinds = by_group(blocks["Görs uppföljningarna, och i tid?"])
    assert kinds == due.by_kind()
    assert by_group(blocks["Vilka föll bort, och varför?"])["Alla"] == due.why()
    alike = by_group(blocks["Följs alla upp lika?"])
    assert {row: n for row, n in alike.items() if row in ("Kvinna", "Man")} == due.by_sex()
    assert sum(map(sum, (row.values() for row in due.by_sex().values()))) >= 30
    for title, counts in by_group(blocks["Vad fattas, mått för mått?"]).items():
        assert counts == due.values(TITLES[title])


def test_value(asked_and_oracle):
    asked, oracle = asked_and_oracle()
    blocks = {block.title: block for block in value.found(asked, LIGHT).blocks}
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


@pytest.mark.parametrize("module", [goals, coherence, function_activity, data_quality, value])
def test_no_count_of_one_to_four_reaches_those_who_may_not_see_it(asked_and_oracle, module):
    asked, _ = asked_and_oracle(reader=MEETING)
    for block in module.found(asked, LIGHT).blocks:
        cells = {cell for row in block.table.to_numpy() for cell in row}
        assert cells.isdisjoint({"1", "2", "3", "4"}), block.title
        for part in (block.chart.data.get("parts") if block.chart else None,):
            assert part is None or set(part["n"]).isdisjoint({"1", "2", "3", "4"})


@pytest.mark.parametrize(
    "name", ["goals", "coherence", "function_activity", "data_quality", "value"]
)
def test_an_elected_sees_no_name_no_finer_choice_and_no_unit_by_itself(
    municipality, monkeypatch, name
):
    url, tables = municipality
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", url)
    engine = database.open_engine(url)
    with database.writing(engine) as connection:  # the way in lets personas in to a demo alone
        database.state_fact(connection, "purpose", "demo")
    engine.dispose()
    app = AppTest.from_function(_draw, args=(name,), default_timeout=60)
    scope = Scope(frozenset(UnitId(row.id) for row in tables["unit"]))
    app.session_state["viewer"] = Viewer("Vald", Role.ELECTED, scope)
    app.query_params["enhet"] = "Norr"  # the whole less a unit would tell of the others' few
    app.run()
    assert not app.exception
    units = next(box for box in app.selectbox if box.label == "Enhet")
    assert (units.options, units.value) == (["Alla mina enheter"], "Alla mina enheter")
    sent = everything(app)
    names = {row.display_name for row in tables["citizen"] if row.display_name}
    assert not [one for one in names if one in sent]
    labels = {box.label for box in app.selectbox}
    assert {"Enhet", "Period"} <= labels
    assert labels.isdisjoint(
        {"Slag av enhet", "Måltyp", "Livsområde", "Svarssätt", "Mått att rita", "Mått att följa"}
    )


def _read_exports(engine, folder):
    """Two units with 40 citizens as a care system would write them out."""
    rng, today = random.Random(7), records.today()  # noqa: S311  (made-up rows, not keys)
    people = [personal_number(date(1930, 1, 1) + timedelta(days=41 * i)) for i in range(40)]
    unit = {who: ("Norr", "Söder")[i % 2] for i, who in enumerate(people)}
    start = today - timedelta(days=700)
    days = [start + timedelta(days=100 * i) for i in range(7)]
    headings = ["Personnummer", "Enhet", "Datum", "Typ", "Svarssätt", "Begriplighet (1-5)"]
    headings += ["Hanterbarhet (1-5)", "Meningsfullhet (1-5)", "SPPB", "COPM utförande"]
    headings += ["IBIC Hemliv"]
    rows = [
        [who, unit[who], day, "Planerad uppföljning", rng.choice(["Själv", "Med stöd", "Ombud"])]
        + [rng.choice([None, *range(1, 6)]) for _ in range(3)]
        + [rng.choice([None, rng.randint(0, 12)]), rng.choice([None, float(rng.randint(1, 10))])]
        + [rng.choice([0, 1, 2, 3, 4, 9])]
        for who in people
        for day in rng.sample(days, k=rng.randint(1, 6))
    ]
    (folder / "uppf.csv").write_bytes(Style(encoding="cp1252").write(headings, rows))
    (folder / "plan.xlsx").write_bytes(_plans(rng, people, unit, today))
    import_files(
        engine,
        [folder / "uppf.csv", folder / "plan.xlsx"],
        today=today,
        key_file=folder / "test.key",
        purpose=Purpose.MUNICIPALITY,
        all_or_nothing=True,
    )


def _plans(rng, people, unit, today) -> bytes:
    """Plans, goals and activities of some, with the gaps that such sheets have."""
    units = [["Enhet", "Verksamhet"], ["Norr", "hemvård"], ["Söder", "vårdboende"]]
    plans = [["Personnummer", "Enhet", "Upprättad", "Undertecknad av medborgare/företrädare"]]
    plans[0] += ["Undertecknad av kontaktman", "Upprättad tillsammans med"]
    aims = [["Personnummer", "Mål", "Livsområde", "Måltyp", "Vems mål", "Startdatum", "Måldatum"]]
    aims[0] += ["Nuläge (0-4)", "Målnivå (0-4)", "Senaste bedömning (0-4)", "Senast bedömd"]
    rows = [["Personnummer", "Mål", "Vad", "Vem", "När", "Hur", "Start", "Slut"]]
    for i, who in enumerate(people[:34]):
        made = today - timedelta(days=rng.choice([3, 60, 500]))
        signed = rng.choice([None, made + timedelta(days=1)])
        plans.append([who, unit[who], made, signed, signed, rng.choice([None, "Medborgaren"])])
        text, later = f"Mål {i}", made + timedelta(days=rng.randint(1, 3))
        kind = rng.choice(["Förbättra", "Bibehålla", "Bromsa försämring"])
        owner = rng.choice(["Medborgarens", "Gemensamt", "Personalens"])
        area = rng.choice(["Hemliv", "Förflyttning"])
        levels = [rng.randint(1, 4), rng.choice([None, 1, 3]), rng.choice([None, *range(5)])]
        assessed = later if levels[2] is not None else None
        due = rng.choice([None, made + timedelta(days=90)])
        aims.append([who, text, area, kind, owner, made, due, *levels, assessed])
        said = [rng.choice([None, "Något"]) for _ in range(3)]
        ended = rng.choice([None, None, later])
        rows.append([who, text, "Promenad", *said, made, ended])
    return workbook(Organisation=units, Genomförandeplaner=plans, Mål=aims, Insatser=rows)
