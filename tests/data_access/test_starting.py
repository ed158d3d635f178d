"""The app starts on a demo or on one's own folder, and on nothing else without sign-in."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from data_access import database, settings, starting
from data_access.database import Purpose
from data_access.schema import citizen, unit
from tests.data_access.importing.workbook_files import workbook
from tests.data_access.test_sign_in import OPENID

TODAY = date(2026, 11, 22)
ORGANISATION = "Enhet;Verksamhet;Nämnd;Regi;Område\nNorr;hemvård;Hemvårdsnämnden;kommunal;Norr\n"


@pytest.fixture
def chosen(tmp_path):
    found = settings.read({"SAMMANHANG_DATABASE_URL": f"sqlite:///{tmp_path / 'app.db'}"})
    return replace(found, key_file=tmp_path / "test.key", data_folder=tmp_path)


def rows(url, table) -> int:
    engine = database.open_engine(url)
    with database.reading(engine) as connection:
        n = connection.scalar(select(func.count()).select_from(table))
    engine.dispose()
    return n


def test_an_empty_database_becomes_the_demo_once(chosen):
    first = starting.prepare(chosen, None, today=TODAY)
    citizens = rows(chosen.database_url, citizen)
    again = starting.prepare(chosen, None, today=TODAY)
    assert first.purpose is again.purpose is Purpose.DEMO
    assert rows(chosen.database_url, citizen) == citizens > 200


def test_real_records_without_sign_in_do_not_start(chosen):
    engine = database.open_engine(chosen.database_url)
    database.upgrade(engine)
    with database.writing(engine) as connection:
        database.state_fact(connection, "purpose", Purpose.MUNICIPALITY)
    engine.dispose()
    with pytest.raises(database.DatabaseError, match="kräver inloggning"):
        starting.prepare(chosen, None, today=TODAY)
    assert rows(chosen.database_url, citizen) == 0  # and no demo people among real ones


def test_a_folder_may_hold_workbooks(chosen, tmp_path):
    folder = tmp_path / "filer"
    folder.mkdir()
    units = [["Enhet", "Verksamhet"], ["Norr", "hemvård"], ["Söder", "hemvård"]]
    (folder / "allt.xlsx").write_bytes(workbook(Läs=[["Om filen"]], Enheter=units))
    (folder / "~$allt.xlsx").write_bytes(b"lock")  # what Excel leaves beside an open workbook
    started = starting.prepare(chosen, folder, today=TODAY)
    assert rows(started.settings.database_url, unit) == 2
    told = " ".join(started.told)
    assert "allt.xlsx, bladet Enheter: organisation, 2 rader, 2 nya" in told
    assert "bladet Läs har inga kända rubriker" in told


def test_a_folder_is_read_into_a_database_of_its_own(chosen, tmp_path):
    folder = tmp_path / "filer"
    folder.mkdir()
    (folder / "organisation.csv").write_text(ORGANISATION, encoding="utf-8")
    (folder / "anteckningar.pdf").write_bytes(b"%PDF-1.7")  # not a table: said, not fatal
    started = starting.prepare(chosen, folder, today=TODAY)
    assert started.purpose is Purpose.LOCAL
    assert started.settings.database_url != chosen.database_url
    assert rows(started.settings.database_url, unit) == 1
    assert "anteckningar.pdf" in " ".join(started.told)


def test_a_folder_that_is_not_there_is_said_by_name(chosen, tmp_path):
    with pytest.raises(settings.SettingsError, match="Mappen borta finns inte"):
        starting.prepare(chosen, tmp_path / "borta", today=TODAY)


def with_sign_in(chosen):
    said = {f"SAMMANHANG_{name}": value for name, value in OPENID.items()}
    return replace(chosen, sign_in=settings.read(said).sign_in)


def test_with_sign_in_an_empty_database_stays_empty_for_real_records(chosen):
    started = starting.prepare(with_sign_in(chosen), None, today=TODAY)
    assert started.purpose is Purpose.MUNICIPALITY
    assert rows(chosen.database_url, citizen) == 0
    again = starting.prepare(with_sign_in(chosen), None, today=TODAY)
    assert again.purpose is Purpose.MUNICIPALITY


def test_a_demo_does_not_start_with_sign_in(chosen):
    starting.prepare(chosen, None, today=TODAY)
    with pytest.raises(database.DatabaseError, match="Databasen är en demo"):
        starting.prepare(with_sign_in(chosen), None, today=TODAY)
