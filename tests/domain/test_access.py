"""Every role and every right as a table, and what a viewer may see one by one."""

import pytest

from domain.access import (
    EVERYBODY,
    AccessDenied,
    Right,
    Role,
    Scope,
    Viewer,
    can,
    can_open,
    check_can,
    check_can_open,
)
from domain.vocabulary import CitizenId, UnitId

# One letter a right, in the order of Right:
# People Groups Aggregates Development Meeting Export Import Settings Log Break-glass person-Rights
TABLE = {
    Role.UNIT_MANAGER: "P G A D M E - - - - -",
    Role.CARE_MENTOR: "P G A D M - - - - - -",
    Role.KEY_WORKER: "P - - - - - - - - - -",
    Role.AREA_MANAGER: "- - A D M E - - - B -",
    Role.CHANGE_LEADER: "- - A D - - - - - - -",
    Role.ELECTED: "- - A - - - - - - - -",
    Role.LOG_REVIEWER: "- - - - - - - - L - -",
    Role.SYSTEM_OWNER: "- - - - - - I S - - R",
}
CELLS = [
    (role, right, letter != "-")
    for role, letters in TABLE.items()
    for right, letter in zip(Right, letters.split(), strict=True)
]
UNITS = Scope(frozenset({UnitId(1)}))


def test_the_table_is_whole():
    assert list(TABLE) == list(Role)
    assert len(CELLS) == len(Role) * len(Right)


@pytest.mark.parametrize(("role", "right", "allowed"), CELLS)
def test_each_role_has_its_rights_and_no_other(role, right, allowed):
    viewer = Viewer("Eli", role, Scope())
    assert can(viewer, right) is allowed
    assert can_open(viewer, frozenset({right})) is allowed
    if allowed:
        check_can(viewer, right)
        check_can_open(viewer, frozenset({right}))
    else:
        with pytest.raises(AccessDenied, match=f"ingår inte i rollen {role.label.casefold()}"):
            check_can(viewer, right)
        with pytest.raises(AccessDenied, match="Sidan ingår inte"):
            check_can_open(viewer, frozenset({right}))


@pytest.mark.parametrize("role", Role)
def test_a_page_for_everybody_opens_for_each_role_and_one_for_nobody_for_none(role):
    assert can_open(Viewer("Eli", role, Scope()), EVERYBODY)
    assert not can_open(Viewer("Eli", role, Scope()), frozenset())


@pytest.mark.parametrize("role", Role)
def test_only_a_unit_manager_sees_people_by_the_role_alone(role):
    seen = Viewer("Eli", role, UNITS).people
    assert seen == (UNITS if role is Role.UNIT_MANAGER else Scope())


def test_those_singled_out_are_seen_within_the_scope_alone():
    one, two = CitizenId(1), CitizenId(2)
    viewer = Viewer("Eli", Role.CARE_MENTOR, UNITS, singled_out=frozenset({one}))
    assert viewer.people == Scope(UNITS.units, only=frozenset({one}))
    assert viewer.scope == UNITS
    narrow = Scope(UNITS.units, only=frozenset({two}))
    viewer = Viewer("Eli", Role.CARE_MENTOR, narrow, singled_out=frozenset({one}))
    assert viewer.people.only == frozenset()
