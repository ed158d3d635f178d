"""191 bad inputs, each refused, handled or remarked on as it should, in Swedish, without leaks."""

import logging
import re
import shutil
from collections import Counter
from datetime import date

import pytest
from sqlalchemy import select

from data_access import database, personal_keys
from data_access.database import Purpose
from data_access.importing import import_files
from data_access.schema import citizen, metadata, placement, purged_person
from tests.data_access.importing.bad_inputs import containers, letters, people, relations, values
from tests.data_access.importing.bad_inputs.cases import ORGANISATION, SECRETS, Expected, follow_ups
from tests.pages.test_bad_addresses import ADDRESSES

TODAY = date(2026, 10, 31)
CASES = (
    *(*containers.A, *containers.B, *letters.C, *letters.D, *people.E, *people.F),
    *(*values.G, *values.H, *relations.I),
)
ENGLISH = re.compile(
    r"\b(?:the|error|invalid|row|line|column|value|expected|unexpected|cannot|failed|missing|with|"
    r"traceback|exception|none|nan|null|and|not|is)\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r"”[^”]*”")


def test_every_bad_input_of_the_list_is_there_once():
    numbers = Counter(case.number for case in CASES) + Counter(ADDRESSES)
    assert sorted(numbers.elements()) == list(range(1, 192))


@pytest.fixture(scope="module")
def organised(sqlite_template, tmp_path_factory):
    """A database that knows two units, and its key."""
    folder = tmp_path_factory.mktemp("organised")
    shutil.copy(sqlite_template, folder / "a.db")
    engine = database.open_engine(f"sqlite:///{folder / 'a.db'}")
    _read_in(engine, folder, "organisation.csv", ORGANISATION)
    engine.dispose()
    return folder


@pytest.fixture
def engine(organised, tmp_path):
    """A copy of it to read into."""
    for name in ("a.db", "key"):
        shutil.copy(organised / name, tmp_path / name)
    engine = database.open_engine(f"sqlite:///{tmp_path / 'a.db'}")
    yield engine
    engine.dispose()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.number} {case.what}")
def test_what_becomes_of_it(case, engine, tmp_path, caplog):
    for content in case.before:
        _read_in(engine, tmp_path, "before.csv", content)
    if case.number == 161:  # no file states placements yet
        with database.writing(engine) as connection:
            connection.execute(placement.update().values(inferred=False))
    if case.number == 174:
        _purge(engine, tmp_path, "194305289938")
    before = _everything(engine)
    with caplog.at_level(logging.DEBUG):
        report = _read_in(engine, tmp_path, case.name, case.file())
    told = _told(report)

    assert _outcome(report, case) is case.expected, told
    assert case.says in told
    for secret in (*SECRETS, *case.secrets):
        assert secret not in told
        assert secret not in caplog.text
    assert not ENGLISH.findall(QUOTED.sub("", told.replace(case.name, "")))
    assert told.isprintable() or "\u202e" not in told
    if case.expected is Expected.FILE:
        assert _everything(engine) == before
    if case.kept:
        assert case.kept in _everything(engine)


def test_a_row_that_is_refused_leaves_no_trace_of_itself(engine, tmp_path):
    _read_in(engine, tmp_path, "fil.csv", follow_ups(SPPB="14"))
    assert "Hemlig" not in _everything(engine)
    assert "Kanarie" in _everything(engine)


def test_an_import_never_lifts_a_protection(engine, tmp_path):
    _read_in(engine, tmp_path, "fil.csv", follow_ups())
    with database.writing(engine) as connection:
        connection.execute(citizen.update().values(protected=True, display_name=None))
    (case,) = (case for case in relations.I if case.number == 173)
    _read_in(engine, tmp_path, "senare.csv", case.file())
    with database.reading(engine) as connection:
        kept = connection.execute(select(citizen.c.protected, citizen.c.display_name)).all()
    assert set(kept) == {(True, None)}


def _purge(engine, folder, digits):
    """Remember somebody as purged."""
    hashed = personal_keys.key_hash(personal_keys.read(folder / "key"), digits)
    with database.writing(engine) as connection:
        connection.execute(purged_person.insert().values(key_hash=hashed))


def _read_in(engine, folder, name, content):
    file = folder / name
    if "/" in name:
        (folder / "x").mkdir()
    file.write_bytes(content)
    return import_files(
        engine, [file], today=TODAY, key_file=folder / "key", purpose=Purpose.MUNICIPALITY
    )


def _outcome(report, case) -> Expected | None:
    """What became of it; None when the row that is right did not go in beside the one refused."""
    if report.refused:
        return Expected.FILE if len(report.refused) == 1 and not report.files else None
    rejected = sum(file.rejected for file in report.files)
    accepted = sum(file.accepted for file in report.files)
    if rejected:
        return Expected.ROW if accepted or "samma" in case.says or "olika" in case.says else None
    said = any(len(file.warnings) or file.table.not_used for file in report.files) or report.notes
    return Expected.REMARKED if said else Expected.TAKEN


def _told(report) -> str:
    return "\n".join([*report.told(), *report.refused_rows(), *report.warned_rows()])


def _everything(engine) -> str:
    with database.reading(engine) as connection:
        return "\n".join(
            " ".join(map(str, row))
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
            if table.name != "import_batch"
        )
