"""What grants amount to: units below, days, roles apart, and citizens one by one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access import citizens, database
from data_access.accounts import grants, person_grants, viewers
from data_access.accounts.person_grants import Opening
from domain.access import AccessDenied, PersonGrant, Role, Scope
from tests import builders as a

BLIND = (Role.LOG_REVIEWER, Role.SYSTEM_OWNER)  # they look after the system, not records
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = date(2026, 6, 1)
REASON = "Har fått uppdraget idag"
ROLES = list(Role)


def people_seen(connection, viewer) -> list[int]:
    return sorted(citizens.current(connection, scope=viewer.people, day=DAY)["citizen_id"])


@pytest.mark.parametrize(
    ("first", "last", "holds"),
    [
        (DAY, None, True),
        (DAY, DAY, True),  # both days are included
        (DAY + timedelta(1), None, False),
        (date(2026, 1, 1), DAY - timedelta(1), False),
    ],
)
def test_a_grant_holds_from_its_first_day_to_its_last(connection, first, last, holds):
    unit = a.a_unit(connection)
    holder = a.an_account(connection, (Role.UNIT_MANAGER, unit, first, last))
    assert bool(viewers.of(connection, holder, now=NOW)) is holds


def test_the_day_is_the_swedish_one(connection):
    holder = a.an_account(connection, (Role.ELECTED, a.a_unit(connection), DAY, DAY))
    late = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)  # half past midnight in Sweden
    assert viewers.of(connection, holder, now=late) == []


def test_grants_of_one_role_add_up_and_roles_stay_apart_the_widest_first(connection):
    norr, soder, vast = (a.a_unit(connection, name) for name in ("Norr", "Söder", "Väst"))
    holder = a.an_account(
        connection,
        (Role.ELECTED, vast),
        (Role.UNIT_MANAGER, norr),
        (Role.UNIT_MANAGER, soder),
    )
    manager, elected = viewers.of(connection, holder, now=NOW)
    assert (manager.role, manager.scope) == (Role.UNIT_MANAGER, Scope(frozenset({norr, soder})))
    assert (elected.role, elected.scope) == (Role.ELECTED, Scope(frozenset({vast})))


def test_what_is_taken_back_is_gone_at_once_and_the_rest_stays(connection):
    unit = a.a_unit(connection)
    held = ((Role.UNIT_MANAGER, unit), (Role.ELECTED, unit))
    holder = a.an_account(connection, *held)
    ended = grants.take_back(
        connection, holder.identity, role=Role.UNIT_MANAGER, ended_by="prov", now=NOW
    )
    assert ended == 1
    assert [viewer.role for viewer in viewers.of(connection, holder, now=NOW)] == [Role.ELECTED]


@pytest.mark.parametrize("role", BLIND)
def test_those_who_look_after_the_system_see_no_unit_of_the_whole_municipality(connection, role):
    a.a_citizen(connection, a.a_unit(connection))
    (viewer,) = viewers.of(connection, a.an_account(connection, (role, None)), now=NOW)
    assert viewer.scope == viewer.people == Scope()


@pytest.mark.parametrize("role", BLIND)
def test_they_look_after_the_units_of_the_grant_alone(connection, role):
    here, elsewhere = a.a_unit(connection, "Norr"), a.a_unit(connection, "Söder")
    (viewer,) = viewers.of(connection, a.an_account(connection, (role, here)), now=NOW)
    assert viewer.looks_after.sees(here)
    assert not viewer.looks_after.sees(elsewhere)


@pytest.mark.parametrize("role", [r for r in Role if r not in BLIND])
def test_those_who_see_records_look_after_nothing(connection, role):
    a.a_unit(connection)
    (viewer,) = viewers.of(connection, a.an_account(connection, (role, None)), now=NOW)
    assert viewer.looks_after == Scope()


@pytest.mark.parametrize("role", [Role.AREA_MANAGER, Role.CHANGE_LEADER, Role.ELECTED])
def test_those_who_work_with_groups_see_units_and_no_person(connection, role):
    unit = a.a_unit(connection)
    a.a_citizen(connection, unit)
    (viewer,) = viewers.of(connection, a.an_account(connection, (role, unit)), now=NOW)
    assert viewer.scope.sees(unit)
    assert people_seen(connection, viewer) == []


def test_a_kontaktman_sees_those_whose_current_plan_says_so_and_no_group(connection):
    unit, other = a.a_unit(connection, "Här"), a.a_unit(connection, "Där")
    mine, former, elsewhere, nobodys = (
        a.a_citizen(connection, where) for where in (unit, unit, other, unit)
    )
    a.a_plan(connection, mine, unit, date(2026, 1, 1), key_worker="Kim Kvist")
    a.a_plan(connection, former, unit, date(2025, 1, 1), key_worker="Kim Kvist")
    a.a_plan(connection, former, unit, date(2026, 1, 1), key_worker="Robin Ros")
    a.a_plan(connection, elsewhere, other, date(2026, 1, 1), key_worker="Kim Kvist")
    a.a_plan(connection, nobodys, unit, date(2026, 1, 1))
    a.an_account(connection, (Role.KEY_WORKER, unit), identity="kim")
    grants.name_in_plans(connection, "kim", "Kim Kvist")
    (viewer,) = viewers.of(connection, grants.find(connection, "kim"), now=NOW)
    assert people_seen(connection, viewer) == [mine]
    assert viewer.scope == viewer.people


def test_a_kontaktman_whom_no_plan_names_sees_nobody(connection):
    unit = a.a_unit(connection)
    a.a_plan(connection, a.a_citizen(connection, unit), unit)  # nor one without a name
    (viewer,) = viewers.of(connection, a.an_account(connection, (Role.KEY_WORKER, unit)), now=NOW)
    assert people_seen(connection, viewer) == []


def test_a_handledare_sees_groups_whole_and_the_supported_one_by_one(connection):
    unit = a.a_unit(connection)
    mine, other = a.a_citizen(connection, unit), a.a_citizen(connection, unit)
    holder = a.an_account(connection, (Role.CARE_MENTOR, unit))
    opening = Opening(mine, PersonGrant.SUPPORTS, REASON)
    person_grants.give(connection, holder.identity, opening, given_by="prov", now=NOW)
    (viewer,) = viewers.of(connection, holder, now=NOW)
    assert people_seen(connection, viewer) == [mine]
    everyone = citizens.current(connection, scope=viewer.scope, day=DAY)["citizen_id"]
    assert sorted(everyone) == [mine, other]
    person_grants.take_back(connection, holder.identity, mine, PersonGrant.SUPPORTS, now=NOW)
    (viewer,) = viewers.of(connection, holder, now=NOW)
    assert people_seen(connection, viewer) == []


def test_broken_glass_opens_one_citizen_in_the_own_units_for_an_hour_and_waits_for_review(
    connection,
):
    norr, soder = a.a_unit(connection, "Norr"), a.a_unit(connection, "Söder")
    who, _other, outside = (a.a_citizen(connection, unit) for unit in (norr, norr, soder))
    holder = a.an_account(connection, (Role.AREA_MANAGER, norr))
    for asked in (who, outside):
        person_grants.break_glass(connection, holder.identity, asked, reason=REASON, now=NOW)

    def seen(now):
        (viewer,) = viewers.of(connection, grants.find(connection, holder.identity), now=now)
        return people_seen(connection, viewer)

    assert seen(NOW) == [who]
    assert seen(NOW + timedelta(minutes=59)) == [who]
    assert seen(NOW + timedelta(minutes=60)) == []
    both = Scope(frozenset({norr, soder}))
    waiting = person_grants.unreviewed(connection, scope=both)
    assert [row.citizen for row in waiting] == [who, outside]
    with pytest.raises(AccessDenied, match="av någon annan"):
        person_grants.review(connection, waiting[0], reviewed_by=holder.identity, now=NOW)
    person_grants.review(connection, waiting[0], reviewed_by="Gry", now=NOW)
    left = person_grants.unreviewed(connection, scope=both)
    assert [row.citizen for row in left] == [outside]
    assert person_grants.unreviewed(connection, scope=Scope(frozenset({norr}))) == []


def test_broken_glass_opens_nobody_for_a_role_that_may_not_break_it(connection):
    unit = a.a_unit(connection)
    holder = a.an_account(connection, (Role.ELECTED, unit))
    person_grants.break_glass(
        connection, holder.identity, a.a_citizen(connection, unit), reason=REASON, now=NOW
    )
    (viewer,) = viewers.of(connection, holder, now=NOW)
    assert people_seen(connection, viewer) == []


def test_a_protected_identity_takes_a_grant_of_its_own_in_any_role(connection):
    unit = a.a_unit(connection)
    hidden, also = (a.a_citizen(connection, unit, protected=True) for _ in range(2))
    holder = a.an_account(connection, (Role.UNIT_MANAGER, unit))
    opening = Opening(hidden, PersonGrant.PROTECTED, REASON)
    person_grants.give(connection, holder.identity, opening, given_by="prov", now=NOW)
    (viewer,) = viewers.of(connection, holder, now=NOW)
    assert people_seen(connection, viewer) == [hidden]
    mentor = a.an_account(connection, (Role.AREA_MANAGER, unit), identity="chef")
    person_grants.break_glass(connection, "chef", also, reason=REASON, now=NOW)
    (viewer,) = viewers.of(connection, mentor, now=NOW)
    assert people_seen(connection, viewer) == []  # glass does not open it


def test_a_tree_that_bites_its_tail_ends(connection):
    from data_access.schema import unit  # noqa: PLC0415 - only this test bends the tree

    top = a.a_unit(connection, "Topp")
    below = a.a_unit(connection, "Under", parent=top)
    connection.execute(unit.update().where(unit.c.id == top).values(parent_id=below))
    assert viewers.subtree(connection, [top]) == {top, below}


@st.composite
def organisations(draw):
    """Parents of 1..12 units (each an earlier one or none), and grants on them."""
    parents = [
        draw(st.one_of(st.none(), st.integers(0, n - 1))) if n else None
        for n in range(draw(st.integers(1, 12)))
    ]
    where = st.one_of(st.none(), st.integers(0, len(parents) - 1))
    days = st.integers(-3, 3)
    grant = st.tuples(st.sampled_from(ROLES), where, days, st.one_of(st.none(), st.integers(0, 3)))
    return parents, draw(st.lists(grant, max_size=6))


def slow_oracle(parents, held) -> dict:
    """Role to the units it reaches, by walking from each unit to the root."""
    found = {}
    for role, root, first, length in held:
        if first > 0 or (length is not None and first + length < 0):
            continue
        reached = found.setdefault(role, set())
        for unit in range(len(parents)):
            at = unit
            while at is not None and at != root:
                at = parents[at]
            if root is None or at == root:
                reached.add(unit)
    return found


@given(organisations())
@settings(max_examples=40)
def test_scopes_are_those_of_walking_each_unit_to_the_root(sqlite_template, tmp_path_factory, org):
    parents, held = org
    engine = _copied(sqlite_template, tmp_path_factory)
    with engine.execution_options(writes=True).connect() as connection:
        ids = []
        for n, parent in enumerate(parents):
            ids.append(
                a.a_unit(connection, f"E{n}", parent=None if parent is None else ids[parent])
            )
        rows = [
            (
                role,
                None if root is None else ids[root],
                DAY + timedelta(first),
                None if length is None else DAY + timedelta(first + length),
            )
            for role, root, first, length in held
        ]
        holder = a.an_account(connection, *rows)
        found = {v.role: v.scope.units for v in viewers.of(connection, holder, now=NOW)}
    engine.dispose()
    expected = slow_oracle(parents, held)
    assert set(found) == set(expected)
    for role, units in found.items():
        blind = role in BLIND
        assert units == (frozenset() if blind else {ids[unit] for unit in expected[role]})


def _copied(template, factory):
    import shutil  # noqa: PLC0415 - only for Hypothesis, which needs a file for each example

    file = factory.mktemp("tree") / "tree.db"
    shutil.copy(template, file)
    return database.open_engine(f"sqlite:///{file}")
