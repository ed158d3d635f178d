"""A large file read in parts gives what it gives read whole."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from data_access import database
from data_access.database import Purpose
from data_access.importing import (
    FileRefused,
    checking,
    import_files,
    large_files,
    opening,
    parts,
    understanding,
)
from data_access.importing.cells import Surroundings
from data_access.schema import citizen, follow_up, score
from domain.measures import default_shelf

TODAY = date(2026, 10, 31)
UNITS = "Enhet;Verksamhet\nNorr;hemvård\nSöder;hemvård\n"
HEADING = "Personnummer;Namn;Enhet;Datum;Typ;Svarssätt;SPPB;TUG sek\n"
ROWS = [
    "19430528-9938;Nils;Norr;2026-01-10;Kartläggning;Själv;7;18,8",
    "19430528-9938;Nils;Norr;10/1/2026;kartläggning;Själv;7;18,80",  # the same in other words
    "19430528-9938;Nils;Norr;2026-01-10;Kartläggning;Själv;7;18,8",  # the same, cell by cell
    "19370111-9814;Jenny;Söder;2026-02-01;;;12;",
    "19370111-9814;Jenny;Norr;2026-02-01;;;12;6,2",  # contradicts the one above
    "19370111-9814;Jenny Ek;Norr;31/3/2026;;Ombud;3;6,2",  # and says that days come first
    "19430528-9937;Nils;Norr;2026-01-11;Kartläggning;Själv;7;18,8",  # wrong check digit
    "19430528-9938;Nils;Norr;2026-03-20;Uppföljning 10 v;;14;17,1",  # off the scale
    "19430528-9938;Nils;Norr;2026-04-20;;;4",  # a cell short
    "",
    '19370111-9814;"Jenny\nEk";Norr;2026-05-05;;Personal;3;6,25',
]


@pytest.fixture
def read_both(tmp_path, sqlite_template, monkeypatch):
    """What a file gives read whole, and read in parts of two rows."""

    def read(text, size):
        database_file = tmp_path / "x.db"
        database_file.unlink(missing_ok=True)
        database_file.write_bytes(sqlite_template.read_bytes())
        for name, content in (("organisation", UNITS), ("rader", text)):
            (tmp_path / f"{name}.csv").write_bytes(content.encode("cp1252"))
        monkeypatch.setattr(large_files, "LARGE", size)
        monkeypatch.setattr(large_files, "AT_A_TIME", 2)
        monkeypatch.setattr(large_files, "BLOCK", 100)
        engine = database.open_engine(f"sqlite:///{database_file}")
        files = [tmp_path / "organisation.csv", tmp_path / "rader.csv"]
        reading = {"today": TODAY, "key_file": tmp_path / "key", "purpose": Purpose.LOCAL}
        try:
            report = import_files(engine, files, **reading)
            again = import_files(engine, files, **reading)
            return _told(report), _told(again), _held(engine)
        finally:
            engine.dispose()

    return lambda text: (read(text, 10**9), read(text, 10))


def test_every_row_is_judged_alike_wherever_its_twin_stands(read_both):
    whole, parted = read_both(HEADING + "\n".join(ROWS))
    assert parted == whole
    assert whole[0][1]["rejected"] == 5
    assert whole[0][1]["exact_duplicates"] == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=12)
@given(rows=st.lists(st.sampled_from(ROWS), min_size=1, max_size=14))
def test_any_rows_in_any_order_are_checked_alike_whole_or_in_parts(rows, tmp_path, monkeypatch):
    monkeypatch.setattr(large_files, "LARGE", 10)
    monkeypatch.setattr(large_files, "AT_A_TIME", 2)
    file = tmp_path / "x.csv"
    file.write_text("\n".join([HEADING.strip(), *rows, ROWS[5], ROWS[0]]), encoding="utf-8")
    known = understanding.vocabulary(default_shelf())
    around = Surroundings(("Norr", "Söder"), TODAY, str)

    (whole,) = opening.read(file, "x", known).tables
    checked = checking.check(whole.understood, measures=default_shelf(), surroundings=around)
    large = large_files.read(file, "x", known)
    some = [
        part for _, part, _ in parts.checked(large, measures=default_shelf(), surroundings=around)
    ]

    records = pd.concat([part.records for part in some]).sort_index()
    pd.testing.assert_frame_equal(records, checked.records, check_like=True)
    faults = [tuple(row) for part in some for row in part.faults.itertuples(index=False)]
    assert sorted(faults) == sorted(map(tuple, checked.faults.itertuples(index=False)))
    assert sum(part.data_rows for part in some) == checked.data_rows
    assert sum(part.exact_duplicates for part in some) == checked.exact_duplicates


def test_days_that_can_be_read_two_ways_all_through_are_refused_before_anything(read_both):
    whole, parted = read_both(f"{HEADING}19430528-9938;N;Norr;02/01/2026;;;7;18,8\n" + "\n" * 50)
    assert parted == whole
    assert "kan läsas på två sätt" in parted[0][-1]


def test_two_encodings_in_one_file_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(large_files, "BLOCK", 10)
    file = tmp_path / "x.csv"
    file.write_bytes("Åsa;Öberg;Ek\n".encode() + "Åsa;Öberg;Ek\n".encode("cp1252"))
    with pytest.raises(FileRefused, match="två slags teckenkodning"):
        list(large_files._texts(file))


def _told(report):
    said = [*report.as_json()["files"], *report.refused_rows()]
    return [*said, *(one.sentence for one in report.refused)]


def _held(engine):
    asked = (
        select(citizen.c.key_hash, citizen.c.display_name).order_by(citizen.c.key_hash),
        select(follow_up.c.held_on, follow_up.c.kind, score.c.measure, score.c.value)
        .join_from(score, follow_up)
        .order_by(follow_up.c.held_on, score.c.measure),
    )
    with database.reading(engine) as connection:
        return [[tuple(row)[1:] for row in connection.execute(question)] for question in asked]
