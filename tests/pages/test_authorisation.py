"""Every role on every page, asking for citizens of every relation: nothing foreign is ever sent."""

import shutil
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from data_access import database, units
from data_access.accounts import person_grants, sessions
from data_access.accounts.person_grants import Opening
from data_access.schema import citizen, unit
from domain.access import PersonGrant, Role, can_open
from pages.shared import register
from pages.shared.register import REGISTER, SECTIONS, rights
from tests import builders as a
from tests.pages.reading import everything

REASON = "Har fått uppdraget idag"
SUPPORTS = {Role.CARE_MENTOR, Role.KEY_WORKER}
CANARIES = ["KANARIEegen", "KANARIEstodd", "KANARIEskyddad", "KANARIEgrannen", "KANARIEborta"]
JUNK = ["", "0", "-1", "1 OR 1=1", "9" * 400, "../../x", "<script>"]
NOT_HERE = "Medborgaren finns inte, eller ligger utanför din behörighet."


def seen_by(role) -> set[str]:
    """The canaries that a role may be sent: of the own unit, or of those it supports."""
    if role is Role.UNIT_MANAGER:
        return {"KANARIEegen", "KANARIEstodd"}
    return {"KANARIEstodd"} if role in SUPPORTS else set()


@pytest.fixture(scope="module")
def sqlite_template(sqlite_template, tmp_path_factory):
    """Here a database begins with one citizen of each relation."""
    file = tmp_path_factory.mktemp("relations") / "filled.db"
    shutil.copy(sqlite_template, file)
    engine = database.open_engine(f"sqlite:///{file}")
    with database.writing(engine) as connection:
        own, other = a.a_unit(connection, "Norr"), a.a_unit(connection, "Söder")
        ids = [
            a.a_citizen(connection, own, name=CANARIES[0]),
            a.a_citizen(connection, own, name=CANARIES[1]),
            a.a_citizen(connection, own, name=CANARIES[2], protected=True),
            a.a_citizen(connection, other, name=CANARIES[3]),
            a.a_citizen(connection, own, name=CANARIES[4], until=date(2024, 6, 1)),
        ]
        for who, unit in zip(ids, (own, own, own, other, own), strict=True):
            a.a_follow_up(connection, who, unit, date(2026, 1, 7), sppb=7)
    engine.dispose()
    return file


@pytest.fixture
def signed_in(demo_engine, cookies, monkeypatch):
    """Real records, one citizen of each relation, and a browser signed in in a given role."""
    with database.writing(demo_engine) as connection:
        database.state_fact(connection, "purpose", "municipality")
        own = connection.scalar(select(unit.c.id).where(unit.c.name == "Norr"))
        ids = connection.scalars(select(citizen.c.id).order_by(citizen.c.id)).all()
        assert len(ids) == len(CANARIES)
    for name, value in _sign_in_settings().items():
        monkeypatch.setenv(f"SAMMANHANG_{name}", value)

    def signed_in(role) -> list[int]:
        now = datetime.now(UTC)  # not when the file is read: a session ends while the others run
        with database.writing(demo_engine) as connection:
            a.an_account(connection, (role, own))
            opening = Opening(ids[1], PersonGrant.SUPPORTS, REASON)
            person_grants.give(connection, "eli@kommun.example", opening, given_by="prov", now=now)
            holder = a.an_account(connection)
            cookies["__Host-sammanhang"] = sessions.start(connection, holder, now=now)
        return ids

    return signed_in


def _sign_in_settings():
    from tests.data_access.test_sign_in import OPENID  # noqa: PLC0415 - one place for the sample

    return OPENID


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("page", REGISTER)
def test_no_page_sends_a_role_what_is_not_its_own(page, role, signed_in, open_page):
    ids = signed_in(role)
    viewer_may = can_open(_viewer(role), rights(page))
    for asked in ids if page == "citizen" and viewer_may else ids[:1]:
        app = open_page(page, id=str(asked))
        assert not app.exception
        sent = everything(app)
        assert {name for name in CANARIES if name in sent} <= seen_by(role)
        assert ("Sidan ingår inte i rollen" in sent) is not viewer_may
        if page == "citizen" and viewer_may:
            name = CANARIES[ids.index(asked)]
            assert (name in sent) is (name in seen_by(role))


@pytest.mark.parametrize("role", [Role.UNIT_MANAGER, Role.KEY_WORKER, Role.AREA_MANAGER])
def test_what_does_not_exist_and_what_one_may_not_see_get_the_same_answer(
    role, signed_in, open_page
):
    ids = signed_in(role)
    answers = [_body(open_page("citizen", id=asked)) for asked in (str(ids[2]), str(ids[3]), *JUNK)]
    assert len({tuple(answer) for answer in answers}) == 1


def test_a_reason_opens_one_citizen_and_no_other(signed_in, open_page, demo_engine):
    ids = signed_in(Role.AREA_MANAGER)
    for asked, told in ((ids[0], CANARIES[0]), (ids[3], NOT_HERE), (ids[2], NOT_HERE)):
        app = open_page("citizen", id=str(asked))
        app.text_area[0].set_value("Klagomål i ärende 12")
        app.button[0].click().run()
        assert not app.exception
        assert told in everything(app)
    with database.reading(demo_engine) as connection:
        everywhere = units.every_unit(connection)
        opened = person_grants.unreviewed(connection, scope=everywhere)
        assert [row.citizen for row in opened] == [ids[0]]


def test_no_reason_opens_nobody(signed_in, open_page):
    ids = signed_in(Role.AREA_MANAGER)
    app = open_page("citizen", id=str(ids[0]))
    app.button[0].click().run()
    assert "Ange ett skäl" in everything(app)
    assert CANARIES[0] not in everything(app)


def test_a_stranger_is_asked_to_sign_in_on_every_page(signed_in, open_page, cookies):
    ids = signed_in(Role.UNIT_MANAGER)
    cookies["__Host-sammanhang"] = "x" * 43
    for page in REGISTER:
        sent = everything(open_page(page, id=str(ids[0])))
        assert "Logga in" in sent
        assert not [name for name in CANARIES if name in sent]


def test_every_page_says_who_may_open_it_and_which_section_it_stands_in():
    assert [name for name, page in REGISTER.items() if "rights" not in page] == []
    assert {page["section"] for page in REGISTER.values()} == set(SECTIONS)


@pytest.mark.parametrize("role", Role)
def test_the_navigation_lists_what_a_role_may_open_and_no_hidden_page(role):
    listed = [name for names in register.sections(_viewer(role)).values() for name in names]
    assert sorted(listed) == sorted(
        name
        for name, page in REGISTER.items()
        if can_open(_viewer(role), rights(name)) and page.get("visibility") != "hidden"
    )
    assert all(register.sections(_viewer(role)).values())  # no section without a page


def _viewer(role):
    from domain.access import Scope, Viewer  # noqa: PLC0415 - only to ask about the role

    return Viewer("", role, Scope())


def _body(app) -> list[str]:
    return [*(title.value for title in app.title), *(text.value for text in app.markdown)] + [
        info.value for info in app.info
    ]
