"""A folder of nightly exports: read, moved aside, told of, and never read twice by half."""

import os
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select

from data_access import __main__ as command_line
from data_access import database, watching
from data_access.schema import follow_up, unit
from data_access.settings import SettingsError

NOW = datetime(2026, 10, 31, 2, 30, tzinfo=UTC)
ORGANISATION = "Enhet;Verksamhet\nNorr;hemvård\n"
FOLLOW_UPS = """\
Personnummer;Enhet;Datum;SPPB
19430528-9938;Norr;2026-01-10;7
19430528-9938;Norr;2026-01-11;14
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with two exports from an hour ago."""
    folder = tmp_path / "in"
    folder.mkdir()
    leave(folder / "organisation.csv", ORGANISATION)
    leave(folder / "uppföljningar.csv", FOLLOW_UPS)
    return folder


@pytest.fixture
def look(engine, folder, tmp_path):
    def look():
        return watching.read_folder(
            engine, folder, today=date(2026, 10, 31), now=NOW, key_file=tmp_path / "p.key"
        )

    return look


def leave(file, text, *, at=NOW - timedelta(hours=1)):
    file.write_bytes(text.encode())
    os.utime(file, (at.timestamp(), at.timestamp()))


def test_what_was_read_is_moved_with_its_report_beside(look, folder, engine):
    found = look()
    assert (found.refused, found.waiting) == ((), ())
    assert sorted(file.name for file in (folder / "done").iterdir()) == [
        "2026-10-31T023000_organisation.csv",
        "2026-10-31T023000_organisation.csv.rapport.txt",
        "2026-10-31T023000_uppföljningar.csv",
        "2026-10-31T023000_uppföljningar.csv.rapport.txt",
    ]
    told = found.done[1].with_name(found.done[1].name + ".rapport.txt").read_text("utf-8")
    assert "rad 3, SPPB: SPPB är 14, högsta värdet är 12." in told
    assert "organisation" not in told  # each report is of its own file
    assert "9938" not in told
    assert held(engine, follow_up) == 1


def test_a_file_that_cannot_be_taken_is_set_aside_and_the_others_are_read(look, folder, engine):
    leave(folder / "brev.pdf", "%PDF-1.7")
    found = look()
    assert [file.name for file in found.refused] == ["2026-10-31T023000_brev.pdf"]
    report = folder / "refused" / "2026-10-31T023000_brev.pdf.rapport.txt"
    assert report.read_text("utf-8").startswith("brev.pdf: Filen är inte en textfil.")
    assert held(engine, unit) == 1


def test_what_is_on_its_way_is_left_and_so_is_what_is_no_export(look, folder):
    leave(folder / "halv.csv", ORGANISATION, at=NOW - timedelta(seconds=3))
    leave(folder / ".dold.csv", ORGANISATION)
    (folder / "länk.csv").symlink_to(folder / "organisation.csv")
    (folder / "mapp").mkdir()
    found = look()
    assert [file.name for file in found.waiting] == ["halv.csv"]
    left = {"halv.csv", ".dold.csv", "länk.csv", "mapp", "done"}
    assert {file.name for file in folder.iterdir()} == left


def test_the_same_export_the_next_night_changes_nothing(look, folder, engine):
    look()
    with database.reading(engine) as connection:
        before = database.data_version(connection)
    (folder / "done" / "2026-10-31T023000_uppföljningar.csv").rename(folder / "uppföljningar.csv")
    look()
    with database.reading(engine) as connection:
        assert database.data_version(connection) == before


def test_a_folder_that_is_not_there_is_told(look, folder):
    folder.rename(folder.with_name("out"))
    with pytest.raises(SettingsError, match="Mappen in finns inte"):
        look()


@pytest.mark.parametrize("code", [0, 2])
def test_the_exit_code_tells_whether_anything_was_refused(
    folder, tmp_path, monkeypatch, capsys, code
):
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", f"sqlite:///{tmp_path / 'w.db'}")
    monkeypatch.setenv("SAMMANHANG_KEY_FILE", str(tmp_path / "p.key"))
    leave(folder / "c", ORGANISATION if code == 0 else "%PDF-1.7")
    assert command_line.main(["watch", str(folder)]) == code
    said = capsys.readouterr()
    assert "organisation.csv: inläst." in said.out
    assert ("c: kunde inte läsas in" in said.err) == (code == 2)


def held(engine, table):
    with database.reading(engine) as connection:
        return connection.scalar(select(func.count()).select_from(table))
