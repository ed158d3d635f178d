"""Kvartalsmöte: played to its end, nobody named, nothing lost, and carried on the next quarter."""

import json
from datetime import date, datetime, timedelta

import pytest

from data_access import database, review_decisions, reviews
from data_access.review_decisions import Decided
from data_access.reviews import Planned
from domain.access import Role, Scope
from domain.reviews import ReviewStep, agenda, time_plan
from domain.vocabulary import Quarter
from pages.shared import kept
from sections import swedish
from tests.builders import a_citizen, a_follow_up, a_goal, a_plan, a_unit, an_assessment
from tests.pages.reading import everything, tables

NOW = datetime(2026, 6, 1, 9)  # noqa: DTZ001  (UTC, as stored)
MARKDOWN = "![bild](http://elak) **Ring**"
STEPS = agenda([ReviewStep.GOALS, ReviewStep.FUNCTION_ACTIVITY, ReviewStep.WORK])
THIS = Quarter.holding(kept.today())


@pytest.fixture
def unit(demo_engine):
    """A unit with eight citizens who have all been followed up lately."""
    with database.writing(demo_engine) as connection:
        norr = a_unit(connection, "Norr")
        for number in range(8):
            who = a_citizen(connection, norr, name=f"Kanarie {number}")
            for days, points in ((200, 7), (30, 8)):
                day = kept.today() - timedelta(days=days)
                a_follow_up(connection, who, norr, day, sppb=points)
            a_plan(connection, who, norr, made_on=day)
            an_assessment(connection, a_goal(connection, who, started_on=day), day, 3)
    return norr


def begun(engine, unit, quarter=THIS, steps=STEPS):
    with database.writing(engine) as connection:
        planned = Planned(unit, quarter, 45, steps)
        scope = Scope(frozenset({unit}))
        return reviews.start(connection, planned, scope=scope, by="Eli", now=NOW)


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    return app.run()


def title(app) -> str:
    assert not app.exception
    return app.title[0].value


def test_a_whole_meeting_is_played_closed_and_carried_on(open_page, demo_engine, unit):
    app = open_page("quarterly_review", units=(unit,))
    app.selectbox(key="kvartal").select_index(1)
    app = press(app, "Öppna mötet")
    assert title(app) == "Vad blev det av förra besluten?"
    seen = []
    while title(app) != "Vad beslutar vi?":
        seen.append(title(app))
        assert "Kanarie" not in everything(app)
        if seen[-1] == "Nås målen?":
            app.text_area[0].set_value(MARKDOWN).run()
            app.text_input[0].set_value("Ring alla")
            app.text_input[1].set_value("enhetschef")
            app = press(app, "Spara beslutet")
            assert "Ring alla" in everything(app)
        app = press(app, "Nästa")
    assert len(seen) == len(ReviewStep) - 1
    app = press(app, "Avsluta mötet")
    assert title(app).startswith("Kvartalsmöte, kvartal")
    assert "](http://elak)" not in everything(app)
    assert "siffrorna har ändrats" not in everything(app).casefold()

    following = begun(demo_engine, unit)
    app = open_page("quarterly_review", units=(unit,), mote=str(following.id))
    assert "Ring alla" in everything(app)
    assert app.header[0].value == "Ett beslut: ett inte påbörjat."
    app.selectbox[0].set_value("Gjort").run()
    assert app.header[0].value == "Ett beslut: ett gjort."
    assert "Ett av ett beslut gjordes i tid." in everything(app)


def clock(app) -> dict:
    told = [json.loads(node.proto.bytes) for node in app.get("bidi_component") if node.proto.bytes]
    return next(each for each in told if "passed" in each)


def test_a_questions_clock_goes_on_from_when_the_session_first_came_to_it(
    open_page, demo_engine, unit
):
    here = begun(demo_engine, unit)
    app = open_page("quarterly_review", units=(unit,), mote=str(here.id), steg="goals")
    assert clock(app)["minutes"] == time_plan(here.steps, 45)[ReviewStep.GOALS]
    assert clock(app)["passed"] < 60
    app.session_state[f"sedan-{here.id}-goals"] -= timedelta(minutes=4)
    app = press(press(app, "Nästa"), "Förra")
    assert 240 <= clock(app)["passed"] < 300


def test_what_two_type_at_once_is_all_kept(open_page, demo_engine, unit):
    here = begun(demo_engine, unit)
    asked = {"mote": str(here.id), "steg": "goals"}
    mine = open_page("quarterly_review", units=(unit,), **asked)
    theirs = open_page("quarterly_review", units=(unit,), **asked)
    theirs.text_area[0].set_value("Deras ord").run()
    mine.text_area[0].set_value("Mina ord").run()
    assert mine.text_area[0].value == "Mina ord"
    assert "Någon annan hann skriva" in mine.warning[0].value
    assert "Deras ord" in everything(mine)
    mine = press(mine, "Lägg ihop båda")
    assert not mine.warning
    assert mine.text_area[0].value == "Deras ord\nMina ord"
    with database.reading(demo_engine) as connection:
        noted = reviews.noted(connection, here.id, scope=Scope(frozenset({unit})))
    assert noted[ReviewStep.GOALS].note == "Deras ord\nMina ord"
    assert theirs.run().text_area[0].value == "Deras ord\nMina ord"


def test_a_held_meeting_keeps_its_figures_and_says_that_they_have_changed(
    open_page, demo_engine, unit
):
    here = begun(demo_engine, unit)
    at = {"units": (unit,), "mote": str(here.id)}
    app = press(open_page("quarterly_review", **at, steg="decisions"), "Avsluta mötet")
    before = [frame.value.to_csv() for frame in app.dataframe]
    with database.writing(demo_engine) as connection:
        who = a_citizen(connection, unit, name="Ny")
        an_assessment(connection, a_goal(connection, who, started_on=kept.today()), kept.today(), 3)
        database.bump_data_version(connection)
    app = open_page("quarterly_review", **at)
    assert app.info[0].value.startswith("Siffrorna har ändrats sedan mötet: Nås målen?")
    assert [frame.value.to_csv() for frame in app.dataframe] == before


def test_bars_that_are_all_hidden_are_not_drawn_and_their_table_is_behind_a_click(
    open_page, demo_engine, unit
):
    here = begun(demo_engine, unit)
    app = open_page("quarterly_review", units=(unit,), mote=str(here.id), steg="goals")
    (table,) = tables(app)
    assert set(table.iloc[0, 1:-1]) == {"dold"}  # everybody has the same answer
    assert "vega_lite_chart" not in {node.type for node in app.main}
    assert app.header[0].value == "Det är för få bedömda mål för att visa hur det går."


def test_a_due_decision_stands_in_the_morning_list(open_page, demo_engine, unit):
    here = begun(demo_engine, unit)
    scope = Scope(frozenset({unit}))
    with database.writing(demo_engine) as connection:
        for what, due in (("Ring alla", kept.today()), ("Senare", date(2099, 1, 1))):
            decided = Decided(ReviewStep.GOALS, what, "handledare", due)
            review_decisions.decide(connection, here.id, decided, scope=scope)
    told = everything(open_page("my_unit", units=(unit,)))
    assert "Ring alla" in told
    assert "Senare" not in told


@pytest.mark.parametrize("role", [Role.KEY_WORKER, Role.CHANGE_LEADER, Role.ELECTED])
def test_only_those_with_the_right_may_open_it(open_page, unit, role):
    app = open_page("quarterly_review", units=(unit,), role=role)
    assert [each.value for each in app.title] == ["Sammanhang"]


def test_another_units_meeting_is_not_found(open_page, demo_engine, unit):
    with database.writing(demo_engine) as connection:
        soder = a_unit(connection, "Söder")
    theirs = begun(demo_engine, soder)
    app = open_page("quarterly_review", units=(unit,), mote=str(theirs.id))
    assert title(app) == "Kvartalsmöte"
    assert "Söder" not in everything(app)


def test_what_happened_is_written_found_and_shown_letter_by_letter(open_page, unit):
    app = open_page("annotations", units=(unit,))
    app.text_area[0].set_value(MARKDOWN)
    app = press(app, "Spara händelsen")
    assert not app.exception
    assert "## En händelse, " in everything(app)
    assert not [each for each in app.markdown if "](http://elak)" in each.value]
    app.text_input(key="sok-handelse").set_value("ring").run()
    assert "## En händelse, " in everything(app)
    app.text_input(key="sok-handelse").set_value("lokal").run()
    assert "## Inget är antecknat." in everything(app)


def test_what_was_written_by_mistake_is_taken_away_and_the_rest_stays(open_page, unit):
    app = open_page("annotations", units=(unit,))
    for text in ("Ny lokal", "Fel enhet"):
        app.text_area[0].set_value(text)
        app = press(app, "Spara händelsen")
    wrong = next(each for each in app.selectbox(key="fel-handelse").options if "Fel" in each)
    app.selectbox(key="fel-handelse").set_value(wrong)
    app = press(app, "Ta bort händelsen")
    assert f"## En händelse, {swedish.day(kept.today())}." in everything(app)
    assert "Ny lokal" in everything(app)
    assert "Fel enhet" not in everything(app)


def test_nobody_without_the_right_can_write(open_page, unit):
    app = open_page("annotations", units=(unit,), role=Role.KEY_WORKER)
    assert [each.value for each in app.title] == ["Sammanhang"]
    assert not app.text_area
