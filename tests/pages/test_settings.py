"""Inställningar: roles are given and ended by one who may, who is asked for anew at the click."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from data_access import database, plan_limits
from data_access.accounts import granted, grants, sessions
from data_access.schema import access_grant, access_log
from data_access.sign_in import Limits
from domain.access import AccessDenied, Role, Scope, Viewer
from domain.plan_limits import PlanLimits
from tests import builders as a

NOW = datetime.now(UTC)
OWNER, ELI = "system@kommun.example", "eli@kommun.example"


@pytest.fixture
def units(demo_engine):
    """Norr is the owner's to look after, Söder is not; Eli leads both, and the owner one."""
    with database.writing(demo_engine) as connection:
        norr, soder = a.a_unit(connection, "Norr"), a.a_unit(connection, "Söder")
        a.an_account(connection, (Role.UNIT_MANAGER, norr), (Role.ELECTED, soder))
        a.an_account(connection, (Role.SYSTEM_OWNER, norr), identity=OWNER, name="Sy Stem")
    return norr, soder


@pytest.fixture
def owner(demo_engine, units, cookies):
    """The owner's browser is signed in."""
    with database.writing(demo_engine) as connection:
        cookies["sammanhang"] = sessions.start(connection, grants.find(connection, OWNER), now=NOW)


@pytest.fixture
def roles(demo_engine):
    def roles(identity):
        with database.reading(demo_engine) as connection:
            holder = grants.find(connection, identity)
            held = grants.held_on(connection, holder.id, NOW.date()) if holder else []
        return [(grant.role, grant.unit) for grant in held]

    return roles


def box(app, label):
    return next(each for each in app.selectbox if each.label == label)


def logged(engine):
    names = ("identity", "shown", "purpose", "units")
    changes = select(*(access_log.c[name] for name in names)).where(access_log.c.action == "change")
    with database.reading(engine) as connection:
        return [tuple(row) for row in connection.execute(changes)]


def give(app, who, *, unit="Norr", first="2026-01-01", until=""):
    app.text_input[0].input(who)
    app.text_input[1].input("Ny Person")
    box(app, "Roll").select("Enhetschef")
    box(app, "Enhet, med allt under den").set_value(unit)
    app.text_input[2].input(first)
    app.text_input[3].input(until)
    next(button for button in app.button if button.label == "Ge rollen").click()
    return app.run()


def end(app, chosen):
    app.selectbox[0].select(chosen)
    app.run()
    next(button for button in app.button if button.label == "Avsluta rollen nu").click()
    return app.run()


def test_the_table_has_the_units_one_looks_after_alone(open_page, owner):
    app = open_page("settings")
    table = app.dataframe[0].value
    assert table[["Konto", "Roll", "Enhet", "Till"]].to_numpy().tolist() == [
        [ELI, "Enhetschef", "Norr", "tills vidare"],
        [OWNER, "Systemansvarig", "Norr", "tills vidare"],
    ]


def test_a_role_is_given_and_the_log_says_so(open_page, owner, units, roles, demo_engine):
    app = give(open_page("settings"), "Ny@kommun.example", until="2099-12-31")
    assert not app.exception
    assert not app.warning
    assert roles("ny@kommun.example") == [(Role.UNIT_MANAGER, units[0])]
    with database.reading(demo_engine) as connection:
        given = access_grant.c.given_by
        assert OWNER in connection.scalars(select(given)).all()
    told = "ny@kommun.example: enhetschef, Norr, till 2099-12-31"
    assert logged(demo_engine) == [(OWNER, "Behörighet given", told, f",{units[0]},")]


def test_an_ended_role_ends_the_open_session_of_who_had_it(
    open_page, owner, units, roles, demo_engine
):
    with database.writing(demo_engine) as connection:
        token = sessions.start(connection, grants.find(connection, ELI), now=NOW)
    app = open_page("settings")
    mine = next(each for each in app.selectbox[0].options if each.startswith(ELI))
    assert not end(app, mine).exception
    assert roles(ELI) == [(Role.ELECTED, units[1])]
    told = f"{ELI}: enhetschef, Norr"
    assert logged(demo_engine) == [(OWNER, "Behörighet tillbakatagen", told, f",{units[0]},")]
    with database.reading(demo_engine) as connection:
        assert sessions.holder(connection, token, limits=Limits(), now=NOW) is None


@pytest.mark.usefixtures("owner")
@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"who": OWNER}, "Din egen behörighet"),  # two persons are needed for that
        ({"unit": "Hela kommunen"}, "utanför din behörighet"),  # more than one looks after
        ({"unit": None}, "Välj enhet"),
        ({"first": "1 mars"}, "skriv dagen"),
        ({"until": "2025-12-31"}, "Sista dagen"),
        ({"who": "  "}, "behöver en identitet"),
    ],
)
def test_what_may_not_be_given_is_refused_in_a_sentence(
    said, refused, open_page, roles, demo_engine
):
    app = give(open_page("settings"), **{"who": "ny@kommun.example", **said})
    assert not app.exception
    assert refused in app.warning[0].value
    assert roles("ny@kommun.example") == []
    assert len(roles(OWNER)) == 1
    assert logged(demo_engine) == []


def test_one_who_lost_the_role_meanwhile_changes_nothing(open_page, owner, roles, demo_engine):
    app = open_page("settings")
    with database.writing(demo_engine) as connection:
        grants.take_back(connection, OWNER, role=None, ended_by="prov", now=NOW)
    app = give(app, "ny@kommun.example")
    assert roles("ny@kommun.example") == []
    assert [title.value for title in app.title] == ["Sammanhang"]


def set_limits(app, unit, days, months):
    box(app, "Gäller enheten").set_value(unit)
    app.number_input[0].set_value(days)
    app.number_input[1].set_value(months)
    next(button for button in app.button if button.label == "Spara gränserna").click()
    return app.run()


def limits_of(demo_engine, *units):
    with database.reading(demo_engine) as connection:
        return plan_limits.of_units(connection, scope=Scope(frozenset(units)))


def test_a_units_limits_are_set_by_one_who_looks_after_it_and_written_in_the_log(
    open_page, owner, units, demo_engine
):
    app = set_limits(open_page("settings"), "Norr", 7, 6)
    assert app.success[0].value == "Gränserna för Norr är sparade."
    norr, soder = units
    assert limits_of(demo_engine, *units) == {norr: PlanLimits(7, 6), soder: PlanLimits()}
    assert "Söder" not in box(app, "Gäller enheten").options
    with database.reading(demo_engine) as connection:
        said = connection.scalars(select(access_log.c.shown)).all()
    assert "Inställningar: gränser för planer ändras" in said


def test_limits_for_no_unit_are_refused_in_a_sentence(open_page, owner):
    app = set_limits(open_page("settings"), None, 7, 6)
    assert app.warning[0].value == "Välj vilken enhet gränserna gäller."


def test_one_who_lost_the_role_meanwhile_sets_no_limit(open_page, owner, units, demo_engine):
    app = open_page("settings")
    with database.writing(demo_engine) as connection:
        grants.take_back(connection, OWNER, role=None, ended_by="prov", now=NOW)
    set_limits(app, "Norr", 7, 6)
    assert limits_of(demo_engine, *units)[units[0]] == PlanLimits()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM_OWNER])
def test_no_other_role_changes_one(role, demo_engine, units):
    everywhere = Scope(frozenset(units))
    viewer = Viewer("Någon", role, everywhere, "x", looks_after=everywhere)
    with database.writing(demo_engine) as connection, pytest.raises(AccessDenied):
        granted.check_can_change(connection, ELI, units[0], by=viewer)
