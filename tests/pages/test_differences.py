"""What one who may not see small groups can work out by subtracting one choice from another."""

from itertools import combinations, product

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from charts.look import LIGHT
from domain.access import Right, Role, Scope, Viewer
from domain.vocabulary import Period, UnitId
from pages import coherence, data_quality, function_activity, goals, new_citizens, value
from pages.shared import choices
from pages.shared.asked import Asked
from sections.small_groups import MEETING
from tests.pages.conftest import _draw
from tests.pages.reading import tables

PAGES = [goals, coherence, function_activity, data_quality, value, new_citizens]
NAMES = [page.__name__.rsplit(".", maxsplit=1)[-1] for page in PAGES]
OUTSIDERS = [
    role for role in Role if Right.AGGREGATES in role.rights and Right.GROUPS not in role.rights
]


@pytest.fixture
def units(whole_demo, demo_url):
    return {row.name: UnitId(row.id) for row in whole_demo[1]["unit"]}


def few_told(one: pd.DataFrame, other: pd.DataFrame) -> list[int]:
    """Every count of 1 to 4 that comes out when one table is taken from another."""
    first, second = (
        table.drop_duplicates(table.columns[0])
        .set_index(table.columns[0])
        .apply(pd.to_numeric, errors="coerce")
        for table in (one, other)
    )
    gap = (first - second).abs().to_numpy().ravel()
    return [int(n) for n in gap if 0 < n < 5]


def tables_of(app) -> dict[int, pd.DataFrame]:
    return dict(enumerate(tables(app)))


def looked_at(name, role, units, **address):
    app = AppTest.from_function(_draw, args=(name,), default_timeout=60)
    app.session_state["viewer"] = Viewer("Vald", role, Scope(frozenset(units.values())))
    for key, said in address.items():
        app.query_params[key] = said
    app.run()
    assert not app.exception
    return app


def addresses(units):
    """What the choices of those who see small groups would put in the address."""
    finer = {"maltyp": "Stärka", "livsomrade": "Hemliv", "svarssatt": "Själv", "matt": "SPPB"}
    yield {"enhet": next(iter(units)), "tid": "Senaste 6 månaderna"}
    yield {"enhet": "Flera enheter", "enheter": list(units)[1:]}  # all but one
    yield {"slag": "hemvård", "tid": "halvår 1, 2026", **finer}


@pytest.mark.parametrize(("name", "role"), list(product(NAMES, OUTSIDERS)))
def test_no_choice_that_an_outsider_has_tells_of_few_by_difference(name, role, units):
    plain = looked_at(name, role, units)
    assert [box.label for box in plain.selectbox] == []  # nothing to choose, so nothing to subtract
    seen = [tables_of(plain)]
    if role is Role.ELECTED:
        seen += [tables_of(looked_at(name, role, units, **asked)) for asked in addresses(units)]
    assert seen[0]
    for one, other in combinations(seen, 2):
        assert one.keys() == other.keys()
        assert not [few for at in one for few in few_told(one[at], other[at])]


@pytest.mark.parametrize("page", [goals, function_activity])
def test_the_same_attack_finds_few_where_there_is_a_choice(page, units):
    """Protected one by one, and yet: all units minus one of them, a year minus half of it."""
    year, half = (choices.until_today(days) for days in (365, 182))
    views = [(frozenset(units.values()), year), (frozenset(units.values()), half)]
    views += [(frozenset({unit}), year) for unit in list(units.values())[:2]]
    made = [page.found(_asked(here, period), LIGHT).blocks for here, period in views]
    told = [
        few
        for one, other in combinations(made, 2)
        for left in one
        for right in other
        if left.title == right.title and len(left.table) and len(right.table)
        for few in few_told(left.table, right.table)
    ]
    assert told


def _asked(units: frozenset[UnitId], period: Period) -> Asked:
    nothing = dict.fromkeys(["maltyp", "livsomrade", "matt", "svarssatt", "varde"])
    return Asked(Scope(units), "Alla", period, "nu", MEETING, nothing)


def test_one_who_sees_small_groups_has_every_choice(units):
    labels = {box.label for box in looked_at("goals", Role.UNIT_MANAGER, units).selectbox}
    assert {"Enhet", "Period", "Slag av enhet", "Måltyp", "Livsområde"} <= labels
