"""Registerutdrag och gallring: for those one answers for alone, asked again, in the log."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from data_access import database, personal_keys
from data_access.accounts import grants, person_grants, sessions
from data_access.accounts.person_grants import Opening
from data_access.importing.database_key import FINGERPRINT
from data_access.retention import Correction
from data_access.schema import access_log, citizen, correction, purged_person, score
from domain.access import AccessDenied, PersonGrant, Role, Scope, Viewer
from domain.vocabulary import CitizenId, UnitId
from pages.shared import person_rights, session
from sections.person_rights import NOBODY
from tests import builders as a
from tests.pages.reading import everything

NOW = datetime.now(UTC)
OWNER = "system@kommun.example"
NUMBER, KEY = "19430528-9938", b"\x07" * personal_keys.KEY_BYTES
LONG_AGO = date(2015, 1, 10)
EVERYBODY = {"anna", "bo", "both", "hidden", "old", "older_far"}


@pytest.fixture
def people(demo_engine, cookies, monkeypatch, tmp_path):
    """In Norr, which the owner looks after: Anna, one hidden and two old; Bo in Söder; one both."""
    (tmp_path / "key").write_bytes(KEY)
    rules = tmp_path / "regler.toml"
    rules.write_text(_usual_rules().replace("[5, 15, 25]", "[]"), encoding="utf-8")
    monkeypatch.setenv("SAMMANHANG_KEY_FILE", str(tmp_path / "key"))
    monkeypatch.setenv("SAMMANHANG_RETENTION_RULES", str(rules))
    with database.writing(demo_engine) as connection:
        norr, soder = a.a_unit(connection, "Norr"), a.a_unit(connection, "Söder")
        known = {"key_hash": personal_keys.key_hash(KEY, "194305289938")}
        database.state_fact(connection, FINGERPRINT, personal_keys.fingerprint(KEY))
        old = {"since": LONG_AGO, "until": LONG_AGO}
        ids = {
            "anna": a.a_citizen(connection, norr, name="Anna Kanarie", **known),
            "bo": a.a_citizen(connection, soder, name="Bo Kanarie"),
            "both": a.a_citizen(connection, norr, name="Bea Kanarie"),
            "hidden": a.a_citizen(connection, norr, name="Dolda Kanarie", protected=True),
            "old": a.a_citizen(connection, norr, name="Gamla Kanarie", **old),
            "older_far": a.a_citizen(connection, soder, name="Fjärran Kanarie", **old),
        }
        a.a_follow_up(connection, ids["anna"], norr, date(2026, 1, 7), sppb=7)
        a.a_follow_up(connection, ids["both"], soder, date(2026, 1, 7), sppb=7)
        holder = a.an_account(connection, (Role.SYSTEM_OWNER, norr), identity=OWNER, name="Sy")
        cookies["sammanhang"] = sessions.start(connection, holder, now=NOW)
    return ids | {"norr": norr, "soder": soder}


def _usual_rules() -> str:
    from data_access import retention_rules  # noqa: PLC0415  (one place for the sample)

    return retention_rules.USUAL.read_text(encoding="utf-8")


def logged(engine) -> list[tuple]:
    names = ("action", "identity", "citizen_id", "purpose", "allowed")
    question = select(*(access_log.c[name] for name in names)).order_by(access_log.c.id)
    with database.reading(engine) as connection:
        rows = [tuple(row) for row in connection.execute(question)]
    return [row for row in rows if row[0] != "sign_in"]


def count(engine, table) -> int:
    with database.reading(engine) as connection:
        return connection.scalar(select(func.count()).select_from(table))


def search(app, *, number="", pseudonym=""):
    app.text_input[0].input(str(number))
    app.text_input[1].input(str(pseudonym))
    press(app, "Sök")
    assert not app.exception
    return app


def press(app, label):
    next(button for button in app.button if button.label == label).click()
    return app.run()


def test_somebody_is_found_by_number_or_pseudonym_and_not_named(open_page, people, demo_engine):
    for asked in ({"number": NUMBER}, {"pseudonym": people["anna"]}):
        app = search(open_page("person_rights"), **asked)
        assert f"**Medborgare {people['anna']}** :gray[· Norr]" in everything(app)
        assert "Kanarie" not in everything(app)
    found = ("search", OWNER, people["anna"], "Registervård", True)
    assert logged(demo_engine) == [found, found]


@pytest.mark.parametrize("whom", ["bo", "both", "hidden", "404", "x", ""])
def test_those_one_does_not_answer_for_get_the_answer_of_one_who_is_not_there(
    whom, open_page, people, demo_engine
):
    app = search(open_page("person_rights"), pseudonym=people.get(whom, whom))
    assert [warning.value for warning in app.warning] == [NOBODY]
    assert "**Medborgare" not in everything(app)
    known = people.get(whom)
    action = "search" if known is None else "denied"
    assert logged(demo_engine) == [(action, OWNER, known, "Registervård", known is None)]


def test_a_protected_identity_opens_by_a_decision_for_the_account(
    open_page, people, demo_engine, cookies
):
    opening = Opening(people["hidden"], PersonGrant.PROTECTED, "Begäran om utdrag")
    with database.writing(demo_engine) as connection:
        person_grants.give(connection, OWNER, opening, given_by="prov", now=NOW)
        cookies["sammanhang"] = sessions.start(connection, grants.find(connection, OWNER), now=NOW)
    app = search(open_page("person_rights"), pseudonym=people["hidden"])
    assert not app.warning


def test_a_wrong_number_is_told_without_repeating_it(open_page, people):
    app = search(open_page("person_rights"), number="19430528-9939")
    assert "kontrollsiffra stämmer inte" in app.warning[0].value
    assert "9939" not in everything(app)


def test_the_extract_waits_for_a_purpose(open_page, people):
    app = search(open_page("person_rights"), pseudonym=people["anna"])
    assert app.get("download_button")[0].proto.disabled
    app.text_input(key=f"ändamål {people['anna']}").set_value("ärende 12").run()
    assert not app.get("download_button")[0].proto.disabled


def looking(monkeypatch, people, role=Role.SYSTEM_OWNER, *units) -> None:
    scope = Scope(frozenset(UnitId(people[unit]) for unit in units))
    viewer = Viewer("Sy", role, Scope(), OWNER, looks_after=scope)
    monkeypatch.setattr(session, "viewer", lambda: viewer)


def test_the_file_is_made_at_the_click_and_logged_with_its_purpose(
    people, demo_engine, monkeypatch
):
    looking(monkeypatch, people, Role.SYSTEM_OWNER, "norr")
    text = person_rights.extract(people["anna"], "ärende 12").decode()
    assert "- Namn: Anna Kanarie" in text
    assert "exporterade Registerutdrag (ärende 12)" in text
    assert logged(demo_engine) == [("export", OWNER, people["anna"], "ärende 12", True)]


@pytest.mark.parametrize("whom", ["bo", "both", "hidden"])
def test_no_file_of_others_is_made_whatever_the_click_says(whom, people, demo_engine, monkeypatch):
    looking(monkeypatch, people, Role.SYSTEM_OWNER, "norr")
    with pytest.raises(AccessDenied):
        person_rights.extract(people[whom], "ärende 12")
    with pytest.raises(AccessDenied):
        person_rights.rectify(people[whom], _wish(people[whom]))
    assert logged(demo_engine) == []


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SYSTEM_OWNER])
def test_no_other_role_does_any_of_it(role, people, monkeypatch):
    looking(monkeypatch, people, role, "norr", "soder")
    anna = CitizenId(people["anna"])
    for attempt in (
        lambda: person_rights.search("", str(anna)),
        lambda: person_rights.still(anna),
        lambda: person_rights.extract(anna, "x"),
        lambda: person_rights.rectify(anna, _wish(anna)),
    ):
        with pytest.raises(AccessDenied):
            attempt()


def _wish(who) -> Correction:
    return Correction("citizen", str(who), "display_name", "Någon Annan", "Fel", "Nämnden")


def rectifying(open_page, people, table="citizen", column="display_name"):
    app = search(open_page("person_rights"), pseudonym=people["anna"])
    app.get("button_group")[0].set_value("Rättelse").run()
    app.selectbox(key=f"tabell {people['anna']}").set_value(table).run()
    app.selectbox(key=f"uppgift {people['anna']} {table}").set_value(column).run()
    assert not app.exception
    return app


def rectify(app, value, *, reason="Felskrivet", by="Nämnden"):
    fields = {field.label: field for field in app.text_input}
    if "Rätt värde" in fields:
        fields["Rätt värde"].input(value)
    else:
        next(box for box in app.selectbox if box.label == "Rätt värde").set_value(value)
    fields["Skäl"].input(reason)
    fields["Beslutad av"].input(by)
    press(app, "Rätta uppgiften")
    assert not app.exception
    return app


def test_a_value_is_put_right_and_the_old_one_the_reason_and_the_decider_are_kept(
    open_page, people, demo_engine
):
    app = rectifying(open_page, people)
    assert "Står nu: **Anna Kanarie**" in everything(app)
    app = rectify(app, "Anna Berg")
    assert "Rätta också i källsystemet" in app.success[0].value
    assert "Står nu: **Anna Berg**" in everything(app)
    with database.reading(demo_engine) as connection:
        kept = connection.execute(select(correction)).one()
    assert (kept.old_value, kept.new_value) == ("Anna Kanarie", "Anna Berg")
    assert (kept.reason, kept.decided_by) == ("Felskrivet", "Nämnden")
    told = [(row[0], row[3]) for row in logged(demo_engine)]
    assert told == [("search", "Registervård"), ("view", "Rättelse"), ("change", "")]


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ({"value": "13"}, "SPPB går från 0 till 12"),
        ({"value": "sju"}, "går inte att läsa"),
        ({"value": "7"}, "redan det"),
        ({"value": "8", "reason": " "}, "Skriv både skäl"),
        ({"value": "8", "by": ""}, "Skriv både skäl"),
    ],
)
def test_what_can_not_be_put_right_is_told_in_a_sentence(
    said, refused, open_page, people, demo_engine
):
    app = rectify(rectifying(open_page, people, "score", "value"), **said)
    assert refused in everything(app).replace("\\\\", "")
    assert count(demo_engine, correction) == 0
    with database.reading(demo_engine) as connection:
        assert set(connection.scalars(select(score.c.value))) == {7.0}


def test_codes_are_chosen_by_their_words(open_page, people):
    app = rectifying(open_page, people, "citizen", "sex")
    offered = next(box for box in app.selectbox if box.label == "Rätt värde")
    assert "Man" in offered.options
    assert not rectify(app, "man").warning


def shown(open_page):
    app = press(open_page("person_rights"), "Visa vad som ska gallras")
    assert not app.exception
    return app


def purge(app, typed):
    next(f for f in app.text_input if f.label.startswith("Skriv ”gallra")).input(typed)
    return press(app, "Gallra nu")


def test_gallring_counts_first_and_touches_nobody(open_page, people, demo_engine):
    app = shown(open_page)
    assert "En person går att gallra nu" in everything(app)
    assert app.dataframe[0].value.to_numpy().tolist() == [
        ["Person", 1],
        ["Placeringar", 1],
        ["Tillsammans", 2],
    ]
    assert "Gallring går inte att ångra" in app.warning[0].value
    assert count(demo_engine, citizen) == len(EVERYBODY)
    assert logged(demo_engine) == []


@pytest.mark.parametrize("typed", ["", "gallra", "gallra 2", "ja"])
def test_other_words_than_the_asked_for_purge_nobody(typed, open_page, people, demo_engine):
    app = purge(shown(open_page), typed)
    assert "Inget är gallrat" in everything(app)
    assert count(demo_engine, citizen) == len(EVERYBODY)


def test_gallring_takes_those_who_are_due_in_the_own_units_for_good(open_page, people, demo_engine):
    app = purge(shown(open_page), "gallra 1")
    assert not app.exception
    assert "En person är gallrad, två rader är borttagna" in app.success[0].value
    with database.reading(demo_engine) as connection:
        left = set(connection.scalars(select(citizen.c.id)))
    assert left == {people[name] for name in EVERYBODY - {"old"}}
    assert count(demo_engine, purged_person) == 1
    assert logged(demo_engine) == [("purge", OWNER, people["old"], "", True)]
    assert "Ingen persons tid är ute" in everything(shown(open_page))


def test_words_typed_for_some_do_not_hold_for_others(open_page, people, demo_engine):
    app = shown(open_page)
    with database.writing(demo_engine) as connection:
        since = {"since": LONG_AGO, "until": LONG_AGO}
        a.a_citizen(connection, people["norr"], name="Ny Kanarie", **since)
    app = purge(app, "gallra 1")
    assert count(demo_engine, citizen) == len(EVERYBODY) + 1


def test_where_a_day_of_birth_decides_nobody_goes_until_it_is_known(
    open_page, people, demo_engine, monkeypatch
):
    monkeypatch.delenv("SAMMANHANG_RETENTION_RULES")
    app = shown(open_page)
    assert "En person väntar, eftersom födelsedagen är okänd" in everything(app)
    assert not [button for button in app.button if button.label == "Gallra nu"]
