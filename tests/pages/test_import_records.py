"""Läs in: looked at, previewed, read in once, undone, and nothing kept of the files."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from starlette.formparsers import MultiPartParser
from streamlit import config

import asgi
from data_access import database, settings
from data_access.accounts import sessions
from data_access.importing import Preview
from data_access.schema import access_log, follow_up, import_batch, unit
from domain.access import AccessDenied, Role, Scope, Viewer
from domain.vocabulary import LogAction
from pages.shared import import_rights, importing_files, session
from pages.shared.importing_files import Asked
from tests import builders as a
from tests.data_access.test_sign_in import OPENID
from tests.pages.reading import everything

ORGANISATION = b"Enhet;Verksamhet\nNorr;hemv\xc3\xa5rd\nSyd;hemv\xc3\xa5rd\n"
KEPT = (importing_files.UPLOADED, importing_files.SEEN, importing_files.PREVIEWED)
PERSON, OTHER = "19430528-9938", "19370111-9814"
FOLLOW_UPS = f"""\
Personnummer;Namn;Enhet;Datum;Svarssätt;SPPB;Löpnr
{PERSON};Nils Ö;Norr;2026-01-10;Själv;7;1
{OTHER};Jenny Å;Syd;2026-02-10;Själv;14;2
""".encode()
FOREIGN = f"""\
Kund-id;Org;Samtal;Värde A;Löpnr
{PERSON};Norr;02/01/2026;4;1
{OTHER};Norr;03/02/2026;5;2
""".encode()
SECRETS = (
    PERSON,
    OTHER,
    PERSON.replace("-", ""),
    "430528-9938",
    "370111-9814",
    "Nils Ö",
    "Jenny Å",
)


@pytest.fixture
def page(open_page, demo_engine, cookies, tmp_path, monkeypatch):
    """The page with files dropped on it, by one who is signed in and may read in."""
    said = OPENID | {"KEY_FILE": str(tmp_path / "key"), "PROFILE_FOLDER": str(tmp_path / "p")}
    for name, value in said.items():
        monkeypatch.setenv(f"SAMMANHANG_{name}", value)
    with database.writing(demo_engine) as connection:
        database.state_fact(connection, "purpose", "municipality")
        a.an_account(connection, (Role.SYSTEM_OWNER, None))
        holder = a.an_account(connection)
        cookies["__Host-sammanhang"] = sessions.start(connection, holder, now=datetime.now(UTC))

    def page(**files: bytes):
        return drop(open_page("import_records"), **files)

    return page


def drop(app, **files: bytes):
    named = [(name.replace("_", "."), content, "") for name, content in files.items()]
    app.file_uploader[0].set_value(named).run()
    assert not app.exception
    return app


def press(app, label: str):
    next(button for button in app.button if button.label.startswith(label)).click().run()
    assert not app.exception
    return app


def box(app, label: str):
    return next(one for one in app.selectbox if one.label.replace("\\", "") == label)


def said(app) -> str:
    """All that was sent, as it reads, tables too."""
    tables = " ".join(table.value.reset_index().to_string() for table in app.table)
    return f"{everything(app)} {tables}".replace("\\", "")


def kept(app) -> list[str]:
    """What the session holds of files."""
    return [name for name in KEPT if name in app.session_state]


def count(engine, table) -> int:
    with database.reading(engine) as connection:
        return connection.scalar(select(func.count()).select_from(table))


def test_the_whole_trip_and_the_same_files_again(page, demo_engine):
    app = press(page(organisation_csv=ORGANISATION, b_csv=FOLLOW_UPS), "Förhandsgranska")
    told = said(app)
    assert "3 rader är nya och 1 rad avvisas." in told
    assert "SPPB är 14, högsta värdet är 12" in told
    assert count(demo_engine, unit) == 0

    app = press(app, "Läs in 3 rader")
    assert [one.value for one in app.success] == ["3 rader lästes in och 1 rad avvisades."]
    assert (count(demo_engine, unit), count(demo_engine, follow_up)) == (2, 1)

    app = press(drop(app, organisation_csv=ORGANISATION, b_csv=FOLLOW_UPS), "Förhandsgranska")
    assert "Filerna säger inget som inte redan är inläst." in said(app)
    assert not [button for button in app.button if button.label.startswith("Läs in")]


def test_no_personal_number_or_name_reaches_the_browser_or_stays_in_the_session(page):
    app = page(organisation_csv=ORGANISATION, b_csv=FOLLOW_UPS)
    sent = said(app) + said(press(app, "Förhandsgranska")) + said(press(app, "Läs in"))
    assert [secret for secret in SECRETS if secret in sent] == []
    assert kept(app) == []


def test_files_that_are_taken_away_are_forgotten(page):
    app = press(page(b_csv=FOLLOW_UPS), "Förhandsgranska")
    assert kept(app) == list(KEPT)
    app.file_uploader[0].set_value([]).run()
    assert kept(app) == []


def test_another_page_forgets_the_files(page, open_page):
    app = open_page("measures")
    for name in KEPT:
        app.session_state[name] = "något ur en fil"
    app.run()
    assert kept(app) == []


def test_columns_in_foreign_words_are_pointed_out_and_dates_asked_about(page, tmp_path):
    app = page(organisation_csv=ORGANISATION, b_csv=FOREIGN)
    assert "Filens rubriker känns inte igen" in said(app)
    of_file = [one for one in app.selectbox if one.label == "Filens rader handlar om"][1]
    of_file.set_value("follow_ups").run()
    for heading, target in {
        "Kund-id": "citizen",
        "Org": "unit",
        "Samtal": "held_on",
        "Värde A": "copm_p",
    }.items():
        box(app, heading).set_value(target).run()
    assert "Datumen i ”Samtal” kan läsas på två sätt" in said(app)
    app.radio[0].set_value("day first").run()

    app.text_input[0].set_value("Kundsystemet")
    app = press(app, "Spara profilen")
    assert [file.name for file in (tmp_path / "p").iterdir()] == ["kundsystemet.toml"]
    assert "Läst med profilen Kundsystemet" in said(app)

    app = press(app, "Förhandsgranska")
    assert "4 rader är nya." in said(app)


def test_two_columns_are_never_the_same(page):
    app = page(b_csv=FOLLOW_UPS)
    box(app, "Löpnr").set_value("sppb").run()
    assert (box(app, "Löpnr").value, box(app, "SPPB").value) == ("sppb", "")
    box(app, "SPPB").set_value("sppb").run()
    assert (box(app, "Löpnr").value, box(app, "SPPB").value) == ("", "sppb")


def test_a_choice_after_the_preview_calls_for_a_new_one(page):
    app = press(page(organisation_csv=ORGANISATION, b_csv=FOLLOW_UPS), "Förhandsgranska")
    box(app, "SPPB").set_value("").run()
    assert not [button for button in app.button if button.label.startswith("Läs in")]
    assert importing_files.PREVIEWED not in app.session_state


def test_a_batch_is_undone_after_being_asked_once_more(page, demo_engine):
    app = press(press(page(organisation_csv=ORGANISATION), "Förhandsgranska"), "Läs in")
    app = press(app, "Ångra inläsningen")
    assert count(demo_engine, unit) == 2
    app = press(app, "Nej, behåll den")
    app = press(press(app, "Ångra inläsningen"), "Ja, ångra inläsning 1")
    assert "Inläsning 1 är ångrad" in said(app)
    assert (count(demo_engine, unit), count(demo_engine, import_batch)) == (0, 1)


def test_reading_in_and_undoing_stand_in_the_log(page, demo_engine):
    app = press(press(page(organisation_csv=ORGANISATION), "Förhandsgranska"), "Läs in")
    press(press(app, "Ångra inläsningen"), "Ja, ångra inläsning 1")
    with database.reading(demo_engine) as connection:
        shown = select(access_log.c.shown).where(access_log.c.action == LogAction.CHANGE)
        logged = connection.scalars(shown).all()
    assert logged == ["Läste in filer", "Ångrade inläsning 1"]


def test_the_click_is_refused_when_one_is_signed_out(page, demo_engine, cookies):
    app = press(page(organisation_csv=ORGANISATION), "Förhandsgranska")
    cookies.clear()
    app = press(app, "Läs in")
    assert "Logga in" in said(app)
    assert count(demo_engine, unit) == 0


@pytest.mark.parametrize("role", [None, *sorted(set(Role) - {Role.SYSTEM_OWNER})])
def test_each_click_asks_again_who_may_read_in(role, monkeypatch, demo_engine):
    viewer = Viewer("Chef", role, Scope()) if role else None
    monkeypatch.setattr(session, "viewer", lambda: viewer)
    how = Asked((), None, (), ())
    with pytest.raises(AccessDenied):
        importing_files.preview([], how, print)
    with pytest.raises(AccessDenied):
        importing_files.read_in([], how, Preview(None, (), (), "0"), print)
    with pytest.raises(AccessDenied):
        import_rights.logged("Ångrade inläsning 1")
    assert count(demo_engine, access_log) == 0


def test_what_is_missing_since_last_time_is_said(page):
    app = press(press(page(organisation_csv=ORGANISATION), "Förhandsgranska"), "Läs in")
    app = drop(app, organisation_csv=ORGANISATION.rsplit(b"Syd")[0] + b"Nord;hemv\xc3\xa5rd\n")
    app = press(app, "Förhandsgranska")
    assert "Organisation: Syd saknas i organisation.csv." in said(app)


def test_a_lost_key_is_told_before_any_file_is_chosen(page, tmp_path):
    app = press(press(page(organisation_csv=ORGANISATION), "Förhandsgranska"), "Läs in")
    (tmp_path / "key").unlink()
    app.run()
    assert "Nyckelfilen key går inte att läsa" in app.info[0].value


def test_the_demo_shows_how_a_file_is_understood_and_reads_nothing_in(open_page):
    app = open_page("import_records", units=(), role=Role.SYSTEM_OWNER)
    drop(app, organisation_csv=ORGANISATION)
    assert "innehåller en demo" in app.info[0].value
    assert next(one for one in app.button if one.label == "Förhandsgranska").disabled


def bomb() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", b"0" * 50_000_000)
    return packed.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.zip", bomb(), "packar upp till orimligt mycket"),
        ("a.pdf", b"%PDF-1.7 \x00\x01\x02", ""),
        ("a.csv", b"", "Filen är tom"),
        ("a.csv", b"\x00" * 5000, ""),
        ("con:hemlig.csv", ORGANISATION, "har ett kolon"),
        ("a.xlsx", b"PK\x03\x04 trasig", "Filen är trasig"),
        ("**[x](y)**.csv", b"", "Filen är tom"),
        ("a\u202egnp.csv", b"", "Filen är tom"),
    ],
)
def test_a_bad_file_gets_one_swedish_sentence(page, name, content, told):
    app = page()
    app.file_uploader[0].set_value([(name, content, "")]).run()
    assert not app.exception
    (sentence,) = [error.value.replace("\\", "") for error in app.error]
    assert told in sentence
    assert sentence.endswith(".")
    assert not [button for button in app.button if button.label == "Förhandsgranska"]


def test_a_personal_number_in_the_name_of_a_file_is_not_shown_nor_kept(page, demo_engine):
    app = page()
    app.file_uploader[0].set_value([(f"{PERSON}.csv", ORGANISATION, "")]).run()
    app = press(press(app, "Förhandsgranska"), "Läs in")
    assert "[personnummer].csv" in said(app)
    with database.reading(demo_engine) as connection:
        assert connection.scalar(select(import_batch.c.file_name)) == "[personnummer].csv"


def test_nothing_of_an_upload_is_put_on_a_disk_on_its_way_in():
    asgi.application(settings.read({}))
    most = config.get_option("server.maxUploadSize") * 2**20
    assert MultiPartParser.spool_max_size > most
