"""Units are chosen one, several or all: within the scope, in the address, from page to page."""

from datetime import date

import pytest

from data_access import database
from domain.access import Role, Scope
from pages.shared import records
from tests.builders import a_citizen, a_follow_up, a_placement, a_unit
from tests.pages.reading import everything

SEVERAL = "Flera enheter"


@pytest.fixture
def tree(demo_engine):
    """Norr with two teams under it, Syd beside, Bortom in nobody's scope; a citizen in each."""
    with database.writing(demo_engine) as connection:
        norr = a_unit(connection, "Norr")
        ids = {
            "Norr": norr,
            "Team Ek": a_unit(connection, "Team Ek", parent=norr),
            "Team Alm": a_unit(connection, "Team Alm", parent=norr),
            "Syd": a_unit(connection, "Syd", kind="vårdboende"),
            "Bortom": a_unit(connection, "Bortom", parent=norr),
        }
        for name, unit in ids.items():
            who = a_citizen(connection, unit, name=f"Bor i {name}")
            a_follow_up(connection, who, unit, date(2026, 1, 7), sppb=7)
    return ids


@pytest.fixture
def opened(open_page, tree):
    def opened(name, **rest):
        here = tuple(unit for name, unit in tree.items() if name != "Bortom")
        page = open_page(name, units=here, **rest)
        assert not page.exception
        return page

    return opened


def shown(page) -> set[str]:
    """The units whose citizens stand on the page."""
    names = ("Norr", "Team Ek", "Team Alm", "Syd", "Bortom")
    return {name for name in names if f"Bor i {name}" in everything(page)}


@pytest.mark.parametrize("page", ["my_unit", "citizens"])
@pytest.mark.parametrize(
    ("asked", "seen"),
    [
        ({"enhet": "Syd"}, {"Syd"}),
        ({"enhet": "Norr"}, {"Norr", "Team Ek", "Team Alm"}),  # those under it come along
        ({"enhet": "Alla mina enheter"}, {"Norr", "Team Ek", "Team Alm", "Syd"}),
        ({"enhet": SEVERAL, "enheter": ["Team Ek", "Syd"]}, {"Team Ek", "Syd"}),
        ({"enhet": SEVERAL, "enheter": ["Norr", "Team Ek"]}, {"Norr", "Team Ek", "Team Alm"}),
        ({"enhet": SEVERAL, "enheter": "Team Alm"}, {"Team Alm"}),
        ({"enhet": SEVERAL}, {"Norr", "Team Ek", "Team Alm", "Syd"}),  # none yet: all
        ({"enhet": SEVERAL, "enheter": ["Team Ek", "Bortom"]}, {"Team Ek"}),
        ({"enhet": SEVERAL, "enheter": "Bortom"}, {"Norr", "Team Ek", "Team Alm", "Syd"}),
        ({"enheter": ["Bortom", "Syd"]}, {"Norr", "Team Ek", "Team Alm"}),  # several not asked
    ],
)
def test_an_address_shows_the_units_it_names_and_never_one_outside_the_scope(
    opened, page, asked, seen
):
    assert shown(opened(page, **asked)) == seen


def test_the_head_names_a_few_units_and_counts_the_rest(opened):
    def head(*names):
        return (
            opened("my_unit", enhet=SEVERAL, enheter=list(names))
            .markdown[0]
            .value.replace("\\", "")
        )

    assert "Syd och Team Ek · två medborgare" in head("Team Ek", "Syd")
    assert "Norr (tre enheter) · tre medborgare" in head("Norr")
    assert "Norr (tre enheter), Syd, Team Alm och en enhet till" in head(
        "Team Ek", "Team Alm", "Syd", "Norr"
    )


def test_several_hold_from_page_to_page_and_where_one_must_be_chosen_they_wait(opened, tree):
    first = opened("my_unit", enhet=SEVERAL, enheter=["Team Ek", "Syd"])
    assert first.multiselect[0].value == ["Team Ek", "Syd"]
    for name in ("citizens", "goals", "exports", "annotations"):
        page = opened(name, enhet=SEVERAL, enheter=["Team Ek", "Syd"])
        assert page.multiselect[0].value == ["Team Ek", "Syd"]
    meeting = opened("quarterly_review", enhet=SEVERAL, enheter=["Team Ek", "Syd"])
    assert meeting.selectbox[0].value == "Norr"  # one unit: several are no choice there
    assert not meeting.multiselect


def test_what_happened_is_written_about_one_unit_alone(opened):
    one = opened("annotations", enhet=SEVERAL, enheter="Syd")
    two = opened("annotations", enhet=SEVERAL, enheter=["Syd", "Team Ek"])
    assert [button.label for button in one.button] == ["Spara händelsen"]
    assert not two.button


def test_of_two_units_several_is_not_offered(open_page, tree):
    page = open_page("my_unit", units=(tree["Norr"], tree["Syd"]))
    assert page.selectbox[0].options == ["Norr", "Syd", "Alla mina enheter"]


def test_one_who_supports_some_sees_those_alone_whatever_units_are_chosen(opened):
    asked = {"enhet": SEVERAL, "enheter": ["Team Ek", "Syd"]}
    assert shown(opened("citizens", role=Role.CARE_MENTOR, **asked)) == set()
    assert shown(opened("citizens", role=Role.KEY_WORKER, **asked)) == set()
    assert shown(opened("citizens", role=Role.AREA_MANAGER, **asked)) == set()


def test_the_kind_of_unit_narrows_what_is_offered(opened):
    page = opened("goals", slag="vårdboende", enhet=SEVERAL, enheter=["Syd", "Team Ek"])
    offered = {box.label: box.options for box in page.selectbox}
    assert offered["Enhet"] == ["Syd"]


def test_one_who_is_in_two_of_the_units_is_one_row_and_late_once(opened, demo_engine, tree):
    with database.writing(demo_engine) as connection:
        who = a_citizen(connection, tree["Team Ek"], name="Bor Dubbelt", since=date(2025, 5, 1))
        a_placement(connection, who, tree["Syd"], since=date(2026, 1, 1))
    scope = Scope(frozenset({tree["Team Ek"], tree["Syd"]}))
    due = records.figures(scope).due
    assert list(due["citizen_id"]).count(who) == 1
    head = opened("my_unit", enhet=SEVERAL, enheter=["Team Ek", "Syd"]).markdown[0].value
    assert "tre medborgare" in head
