"""A batch can be undone as a whole: the database is as if it had never been read in."""

import pytest
from sqlalchemy import select

from data_access import database, importing
from data_access.database import DatabaseError, Purpose
from data_access.importing import import_files
from data_access.schema import import_batch, metadata
from tests.data_access.importing.test_import_files import FOLLOW_UPS, ORGANISATION, TODAY

NILS, JENNY = "19430528-9938", "19370111-9814"
UNSEEN = {"import_batch", "batch_change", "installation"}
# Of each kind an export, and a later one that adds a record, changes one and leaves one out.
KINDS = {
    "organisation": (ORGANISATION, ORGANISATION.replace("extern", "egen regi") + "Ny;hemvård;;;\n"),
    "follow_ups": (
        FOLLOW_UPS,
        FOLLOW_UPS.replace(";7;18,8;2", ";9;;8").replace("Nils Öberg", "Nils Ek")
        + f"{JENNY};Jenny;Hemvården Norr;2026-05-05;;Själv;4;;\n",
    ),
    "life_events": (
        f"Personnummer;Datum;Händelse;Beskrivning\n{NILS};2026-05-05;Fall;i hallen\n",
        (
            f"Personnummer;Datum;Händelse;Beskrivning\n{NILS};2026-05-05;Fall;i köket\n"
            f"{JENNY};2026-09-09;Avliden;\n"
        ),
    ),
    "plans": (
        f"Personnummer;Enhet;Upprättad;Kontaktman\n{NILS};Hemvården Norr;2026-02-01;Bo\n",
        (
            f"Personnummer;Enhet;Upprättad;Kontaktman\n{NILS};Hemvården Norr;2026-02-01;Eva\n"
            f"{JENNY};Hemvården Norr;2026-02-02;Bo\n"
        ),
    ),
    "goals": (
        (
            "Personnummer;Mål;Startdatum;Senaste bedömning;Senast bedömd\n"
            f"{NILS};Gå ut;2026-01-01;2;2026-02-01\n"
        ),
        (
            "Personnummer;Mål;Startdatum;Senaste bedömning;Senast bedömd\n"
            f"{NILS};Gå ut;2026-01-01;1;2026-03-01\n{JENNY};Laga mat;2026-01-01;3;2026-03-01\n"
        ),
    ),
    "activities": (
        f"Personnummer;Mål;Vad;Vem;Start\n{NILS};Gå ut;Promenad;Bo;2026-01-02\n",
        (
            f"Personnummer;Mål;Vad;Vem;Start;Hur\n{NILS};Gå ut;Promenad;Bo;2026-01-02;långsamt\n"
            f"{JENNY};Laga mat;Matlagning;Bo;2026-01-02;\n"
        ),
    ),
    "placements": (
        f"Personnummer;Enhet;Från;Till\n{NILS};Hemvården Norr;2026-02-01;\n",
        (
            f"Personnummer;Enhet;Från;Till\n{NILS};Hemvården Norr;2026-02-01;2026-03-01\n"
            f"{JENNY};Hemvården Norr;2026-02-02;\n"
        ),
    ),
    "strengths": (
        f"Personnummer;Källa;Styrka;Datum\n{NILS};egen;Går varje dag;2026-02-01\n",
        (
            f"Personnummer;Källa;Styrka;Datum\n{NILS};egen;Går varje dag;2026-03-01\n"
            f"{JENNY};familj;Dottern ringer;2026-03-01\n"
        ),
    ),
    "staff_answers": (
        "Enhet;Period;Begriplighet;Hanterbarhet;Kommentar\nHemvården Norr;2026 kv 1;4;3;bra\n",
        "Enhet;Period;Begriplighet;Hanterbarhet;Kommentar\nHemvården Norr;2026 kv 2;4;3;bra\n",
    ),
    "tests": (
        (
            "Test;Version;Testenheter;Bra för arbetsmiljön;Beslut;Beslutsdatum\n"
            "Kaffe;1;Hemvården Norr;Ja: lugnt;Testa;2026-01-01\n"
        ),
        (
            "Test;Version;Testenheter;Bra för arbetsmiljön;Beslut;Beslutsdatum\n"
            "Kaffe;1;Gruppbostaden;Nej;Justera;2026-02-01\nTe;1;Hemvården Norr;Ja;;\n"
        ),
    ),
}


@pytest.fixture
def read_in(engine, tmp_path):
    """Read one text into the database; the number of its batch."""

    def read_in(text):
        file = tmp_path / "x.csv"
        file.write_text(text, encoding="utf-8")
        reading = {"today": TODAY, "key_file": tmp_path / "key", "purpose": Purpose.MUNICIPALITY}
        (report,) = import_files(engine, [file], **reading, all_or_nothing=True).files
        return report.batch

    return read_in


@pytest.mark.parametrize("kind", KINDS)
def test_undoing_the_later_gives_what_the_earlier_gave_and_undoing_both_leaves_nothing(
    engine, read_in, kind
):
    first, second = KINDS[kind]
    if kind != "organisation":
        read_in(ORGANISATION)
    if kind == "activities":
        read_in(KINDS["goals"][0])
    without = held(engine)
    earlier = read_in(first)
    before = held(engine)
    later = read_in(second)
    assert held(engine) != before

    importing.undo(engine, later)
    assert held(engine) == before
    importing.undo(engine, earlier)
    assert held(engine) == without


def test_an_undone_batch_stays_in_the_log_and_is_not_undone_twice(engine, read_in):
    batch = read_in(ORGANISATION)
    importing.undo(engine, batch)
    with database.reading(engine) as connection:
        (row,) = importing.batches(connection)
    assert (row["id"], row["accepted"], row["undone_at"] is not None) == (batch, 3, True)
    with pytest.raises(DatabaseError, match="redan ångrad"):
        importing.undo(engine, batch)
    with pytest.raises(DatabaseError, match="finns inte"):
        importing.undo(engine, batch + 1)


@pytest.mark.parametrize("kind", ["organisation", "follow_ups", "tests"])
def test_what_a_later_batch_changed_must_be_undone_first(engine, read_in, kind):
    if kind != "organisation":
        read_in(ORGANISATION)
    first, second = KINDS[kind]
    earlier = read_in(first)
    read_in(second)
    before = held(engine)
    with pytest.raises(DatabaseError, match="Ångra den senare först"):
        importing.undo(engine, earlier)
    assert held(engine) == before


def test_units_that_later_records_stand_in_are_not_undone(engine, read_in):
    units = read_in(ORGANISATION)
    read_in(FOLLOW_UPS)
    with pytest.raises(DatabaseError, match="Ångra den senare först"):
        importing.undo(engine, units)


def test_a_first_import_keeps_nothing_for_undoing(engine, read_in):
    read_in(ORGANISATION)
    batch = read_in(FOLLOW_UPS)
    kept = metadata.tables["batch_change"]
    with database.reading(engine) as connection:
        assert connection.execute(select(kept).where(kept.c.batch_id == batch)).all() == []
        assert connection.scalar(select(import_batch.c.id).where(import_batch.c.id == batch))


def test_undoing_lifts_no_protection_and_brings_no_name_back(engine, read_in):
    read_in(ORGANISATION)
    read_in(FOLLOW_UPS)
    renamed = read_in(FOLLOW_UPS.replace("Nils Öberg", "Nils Ek"))
    protected = read_in(f"Personnummer;Skyddad identitet\n{NILS};Ja\n{JENNY};Nej\n")
    importing.undo(engine, protected)
    importing.undo(engine, renamed)
    assert "Nils" not in str(held(engine)["citizen"])
    with database.reading(engine) as connection:
        assert "Nils" not in str(connection.execute(select(metadata.tables["batch_change"])).all())


def test_who_came_with_a_list_of_persons_goes_with_it(engine, read_in):
    people = read_in(f"Personnummer;Skyddad identitet\n{NILS};Ja\n{JENNY};Nej\n")
    assert len(held(engine)["citizen"]) == 2
    importing.undo(engine, people)
    assert held(engine)["citizen"] == []


def held(engine):
    """Every row that a page could read; where somebody belongs without its number."""
    with database.reading(engine) as connection:
        return {
            table.name: sorted(
                str({**row, "id": 0} if table.name == "placement" else dict(row))
                for row in connection.execute(select(table)).mappings()
            )
            for table in metadata.sorted_tables
            if table.name not in UNSEEN
        }
