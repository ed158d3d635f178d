"""A whole import, file to database, on SQLite and PostgreSQL."""

from datetime import date

import pytest
from sqlalchemy import func, select

from data_access import database, personal_keys
from data_access.database import DatabaseError, Purpose
from data_access.importing import FileRefused, Reason, holdings, import_files
from data_access.schema import citizen, follow_up, import_batch, life_event, placement, score, unit
from data_access.settings import SettingsError

TODAY = date(2026, 10, 31)
ORGANISATION = """\
Enhet;Verksamhet;Nämnd;Regi;Område
Hemvården Norr;hemvård;Hemvårdsnämnden;kommunal;Norr
Omsorgsbolaget Väst;hemvård;Hemvårdsnämnden;extern;Väster
Gruppbostaden;gruppbostad;Funktionsstödsnämnden;kommunal;Söder
"""
# One row that is right, then each with its reason to be counted otherwise.
FOLLOW_UPS = """\
Personnummer;Namn;Enhet;Datum;Typ;Svarssätt;SPPB;TUG sek;IBIC Hemliv
19430528-9938;Nils Öberg;Hemvården Norr;2026-01-10;Kartläggning;Själv;7;18,8;2
19430528-9938;Nils Öberg;Hemvården Norr;2026-03-20;Uppföljning 10 v;SJÄLV ;8;17,1;9
19430528-9938;Nils Öberg;Omsorgsbolaget Väst;2026-07-01;Planerad uppföljning;Ombud;;16,3;
19370111-9814;Jenny Åström;Omsorgsbolaget Väst;2026-02-01;Kartläggning;;12;6,2;0

19430528-9938;Nils Öberg;Hemvården Norr;2026-01-10;Kartläggning;Själv;7;18,8;2
19430528-9938;Nils Öberg;Hemvården Norr;2026-03-20;Uppföljning 10 v;SJÄLV ;14;17,1;9
19430528-9937;Nils Öberg;Hemvården Norr;2026-01-11;Kartläggning;Själv;7;18,8;2
19370111-9814;Jenny Åström;Hemvarden Nrr;2026-02-02;Kartläggning;Själv;12;6,2;0
"""
BY_UNIT = {
    "Gruppbostaden": {"follow_ups": 0},
    "Hemvården Norr": {"follow_ups": 2, "sppb": [2, 15.0], "tug": [2, 35.9], "hemliv": [1, 2.0]},
    "Omsorgsbolaget Väst": {
        "follow_ups": 2,
        "sppb": [1, 12.0],
        "tug": [2, 22.5],
        "hemliv": [1, 0.0],
    },
}
UNCLEAR_DAYS = "Personnummer;Enhet;Datum;SPPB\n19430528-9938;Hemvården Norr;02/01/2026;7\n"
EVENTS = "Personnummer,Datum,Händelse,Beskrivning\n19430528-9938,2026-09-09,Avliden,\n"


@pytest.fixture
def read_in(engine, tmp_path):
    """Read files, given as name=text, into the database."""

    def read_in(*, purpose=Purpose.MUNICIPALITY, strict=False, key="personnummer.key", **files):
        paths = []
        for name, text in files.items():
            paths.append(tmp_path / f"{name}.csv")
            paths[-1].write_bytes(text.encode("cp1252"))
        return import_files(
            engine,
            paths,
            today=TODAY,
            key_file=tmp_path / key,
            purpose=purpose,
            all_or_nothing=strict,
        )

    return read_in


@pytest.fixture
def ask(engine):
    """The rows of a question."""

    def ask(question):
        with database.reading(engine) as connection:
            return [tuple(row) for row in connection.execute(question)]

    return ask


def test_every_row_is_accounted_for_and_the_database_holds_what_was_accepted(read_in, engine):
    # Units are read first, whatever the order of the files.
    report = read_in(uppföljningar=FOLLOW_UPS, organisation=ORGANISATION)

    said = {file["kind"]: file for file in report.as_json()["files"]}
    assert said["organisation"]["new"] == 3
    assert said["follow_ups"] == {
        "file": "uppföljningar.csv",
        "sheet": None,
        "kind": "follow_ups",
        "data_rows": 8,
        "accepted": 4,
        "new": 4,
        "changed": 0,
        "unchanged": 0,
        "rejected": 3,
        "exact_duplicates": 1,
        "rejected_by_reason": {
            Reason.OUT_OF_RANGE: 1,
            Reason.CHECK_DIGIT: 1,
            Reason.UNKNOWN_UNIT: 1,
        },
        "warned_by_reason": {},
    }
    assert _by_unit(engine) == BY_UNIT


def _by_unit(engine):
    with database.reading(engine, scope=None) as connection:
        return holdings.by_unit(connection)


def test_the_same_files_again_change_nothing_and_leave_no_trace(read_in, engine, ask):
    read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS, händelser=EVENTS)
    before = _everything(engine)

    again = read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS, händelser=EVENTS)

    assert [(file["new"], file["changed"]) for file in again.as_json()["files"]] == [(0, 0)] * 3
    assert [file["unchanged"] for file in again.as_json()["files"]] == [3, 4, 1]
    assert _everything(engine) == before
    assert _by_unit(engine) == BY_UNIT


def test_an_overlapping_file_mends_what_it_says_otherwise_and_adds_the_rest(read_in, ask):
    read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS)
    head, first, *_ = FOLLOW_UPS.splitlines()
    mended = first.replace(";7;18,8;2", ";9;;8")
    added = first.replace("2026-01-10", "2026-10-01")

    (file,) = read_in(senare=f"{head}\n{mended}\n{added}\n").as_json()["files"]

    assert (file["new"], file["changed"], file["unchanged"]) == (1, 1, 0)
    scores = select(score.c.measure, score.c.value, score.c.missing_code).join_from(
        score, follow_up
    )
    assert ask(scores.where(follow_up.c.held_on == date(2026, 1, 10)).order_by("measure")) == [
        ("hemliv", None, 8.0),
        ("sppb", 9.0, None),  # and no TUG: the mended row says there was none
    ]


def test_columns_that_a_later_file_does_not_have_are_left_as_they_were(read_in, ask):
    read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS)
    later = "Personnummer;Enhet;Datum;Typ;Begriplighet\n"
    later += "19430528-9938;Hemvården Norr;2026-01-10;Kartläggning;4\n"

    read_in(senare=later)

    held = select(score.c.measure, score.c.value, score.c.respondent).join_from(score, follow_up)
    assert ask(held.where(follow_up.c.held_on == date(2026, 1, 10)).order_by("measure")) == [
        ("begriplighet", 4.0, "self"),
        ("hemliv", 2.0, "self"),
        ("sppb", 7.0, "self"),
        ("tug", 18.8, "self"),
    ]


def test_who_answered_is_missing_when_nobody_said(read_in, ask):
    read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS)
    jenny = follow_up.c.held_on == date(2026, 2, 1)
    assert ask(select(follow_up.c.respondent).where(jenny)) == [(None,)]
    assert set(ask(select(score.c.respondent).join_from(score, follow_up).where(jenny))) == {("",)}


def test_a_person_is_kept_as_a_hash_a_name_a_year_and_a_sex(read_in, ask, tmp_path):
    read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS)
    key = personal_keys.read(tmp_path / "personnummer.key")

    kept = [citizen.c[name] for name in ("key_hash", "display_name", "birth_year", "sex")]

    assert ask(select(*kept).where(citizen.c.birth_year == 1943)) == [
        (personal_keys.key_hash(key, "194305289938"), "Nils Öberg", 1943, "man")
    ]
    (numbers,) = ask(select(func.min(citizen.c.id), func.max(citizen.c.id), func.count()))
    assert 0 <= numbers[0] < numbers[1] < 2**53


def test_a_new_name_is_taken_unless_the_identity_is_protected(read_in, ask, engine):
    read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS)
    with database.writing(engine) as connection:
        hidden = citizen.update().where(citizen.c.birth_year == 1937)
        connection.execute(hidden.values(protected=True, display_name=None))

    read_in(senare=FOLLOW_UPS.replace("Nils Öberg", "Nils Ek").replace("Åström", "Ström"))

    assert ask(select(citizen.c.display_name).order_by(citizen.c.birth_year)) == [
        (None,),
        ("Nils Ek",),
    ]


def test_a_changed_unit_is_mended_by_name(read_in, ask):
    read_in(organisation=ORGANISATION)
    read_in(organisation=ORGANISATION.replace("extern", "egen regi"))
    assert ask(select(unit.c.name, unit.c.provider).order_by(unit.c.name)) == [
        ("Gruppbostaden", "in_house"),
        ("Hemvården Norr", "in_house"),
        ("Omsorgsbolaget Väst", "in_house"),
    ]


def test_belonging_is_inferred_and_closed_by_a_death(read_in, ask):
    read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS)
    read_in(händelser=EVENTS)

    theirs = select(unit.c.name, placement.c.from_day, placement.c.to_day, placement.c.end_reason)
    nils = theirs.join_from(placement, unit).join(citizen).where(citizen.c.birth_year == 1943)

    assert ask(nils.order_by(placement.c.from_day)) == [
        ("Hemvården Norr", date(2026, 1, 10), date(2026, 6, 30), "Byte av enhet"),
        ("Omsorgsbolaget Väst", date(2026, 7, 1), date(2026, 9, 9), "Avliden"),
    ]
    assert ask(select(life_event.c.kind, life_event.c.description)) == [("death", None)]


def test_a_placement_that_was_stated_is_not_inferred_anew(read_in, ask, engine):
    read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS)
    with database.writing(engine) as connection:
        connection.execute(placement.update().values(inferred=False, end_reason="Enligt beslut"))

    read_in(senare=FOLLOW_UPS.replace("2026-07-01", "2026-06-01"))

    reasons = ask(select(placement.c.end_reason))
    assert set(reasons) == {("Enligt beslut",)}


def test_a_refused_file_is_reported_and_the_others_are_read(read_in, ask):
    report = read_in(organisation=ORGANISATION, facit="{}", purpose=Purpose.LOCAL)
    assert [(refused.file, refused.sentence) for refused in report.refused] == [
        (
            "facit.csv",
            "Filen går inte att dela i kolumner. De ska skiljas åt av semikolon, komma eller tabb.",
        )
    ]
    assert ask(select(func.count()).select_from(unit)) == [(3,)]


@pytest.mark.parametrize("bad", ["{}", UNCLEAR_DAYS])
def test_when_all_is_asked_for_one_refused_file_stops_them_all(read_in, engine, bad):
    before = _everything(engine)
    with pytest.raises(FileRefused, match=r"^z\.csv: "):
        read_in(organisation=ORGANISATION, z=bad, strict=True)
    assert _everything(engine) == before


def test_follow_ups_before_any_organisation_are_refused_with_what_to_do(read_in):
    with pytest.raises(FileRefused, match="Läs in organisationen"):
        read_in(uppföljningar=FOLLOW_UPS, strict=True)


def test_a_file_where_every_row_is_refused_writes_nothing(read_in, engine):
    read_in(organisation=ORGANISATION)
    before = _everything(engine)
    report = read_in(senare=FOLLOW_UPS.replace("2026-", "2027-"))
    assert report.files[0].accepted == 0
    assert _everything(engine) == before


def test_an_empty_database_is_marked_for_what_it_is_read_in_for(read_in, engine):
    read_in(organisation=ORGANISATION, purpose=Purpose.LOCAL)
    with database.reading(engine) as connection:
        assert database.purpose(connection) is Purpose.LOCAL
        assert database.data_version(connection) == "1"


def test_a_demo_takes_no_real_records(read_in, engine):
    with database.writing(engine) as connection:
        database.state_fact(connection, "purpose", Purpose.DEMO)
    with pytest.raises(DatabaseError, match="påhittade personer"):
        read_in(organisation=ORGANISATION)


def test_another_key_is_refused_since_nobody_would_be_known_again(read_in, tmp_path):
    read_in(organisation=ORGANISATION)
    personal_keys.read_or_create(tmp_path / "other.key")
    with pytest.raises(DatabaseError, match="inte den som databasen skapades med"):
        read_in(organisation=ORGANISATION, key="other.key")


def test_a_lost_key_is_not_replaced(read_in, tmp_path):
    read_in(organisation=ORGANISATION)
    (tmp_path / "personnummer.key").unlink()
    with pytest.raises(SettingsError, match="går inte att läsa"):
        read_in(organisation=ORGANISATION)
    assert not (tmp_path / "personnummer.key").exists()


def test_no_personal_number_is_in_the_database_or_the_report(read_in, engine):
    report = read_in(organisation=ORGANISATION, uppföljningar=FOLLOW_UPS, händelser=EVENTS)
    told = " ".join([*report.told(), *report.refused_rows(), str(report.as_json())])
    for text in (told, str(_everything(engine))):
        # The last four digits alone stand in some random id or hash now and then.
        numbers = ("19430528", "430528-", "430528993", "19370111", "370111-", "370111981")
        assert not any(part in text for part in (*numbers, "-9938", "-9937", "-9814"))
    assert "Nils" not in told


def _everything(engine):
    tables = (unit, citizen, placement, follow_up, score, life_event, import_batch)
    with database.reading(engine) as connection:
        return [
            database.data_version(connection),
            database.purpose(connection),
            *(sorted(map(str, connection.execute(select(table)))) for table in tables),
        ]
