"""A preview reports what an import would, writes nothing, and is binding."""

import pytest

from data_access import importing
from data_access.database import DatabaseError, Purpose
from data_access.importing import FileRefused
from tests.data_access.importing.test_import_files import FOLLOW_UPS, ORGANISATION, TODAY
from tests.data_access.importing.test_undoing import held


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a.csv").write_text(ORGANISATION, encoding="utf-8")
    (tmp_path / "b.csv").write_text(FOLLOW_UPS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def ask(engine, folder):
    """Preview what lies in the folder, or read it in."""

    def ask(how=importing.preview, **more):
        files = sorted(folder.glob("*.csv"))
        if how is importing.import_files:
            more["purpose"] = Purpose.MUNICIPALITY
        return how(engine, files, today=TODAY, key_file=folder / "key", **more)

    return ask


def test_the_report_is_that_of_the_import_and_nothing_is_written(ask, engine, folder):
    before = held(engine)
    previewed = ask()
    assert held(engine) == before
    assert not (folder / "key").exists()
    report = ask(importing.import_files, previewed=previewed)
    assert previewed.report.as_json() == report.as_json()
    assert list(previewed.report.told()) == list(report.told())


def test_a_file_that_has_changed_since_is_not_written(ask, engine, folder):
    previewed = ask()
    (folder / "b.csv").write_text(FOLLOW_UPS.replace(";7;", ";8;"), encoding="utf-8")
    before = held(engine)
    with pytest.raises(FileRefused, match="inte de som förhandsgranskades"):
        ask(importing.import_files, previewed=previewed)
    assert held(engine) == before


def test_records_that_have_changed_since_call_for_a_new_preview(ask):
    previewed = ask()
    ask(importing.import_files)
    with pytest.raises(DatabaseError, match="ändrats sedan förhandsgranskningen"):
        ask(importing.import_files, previewed=previewed)


def test_what_is_missing_against_last_time_is_said(ask, folder):
    ask(importing.import_files)
    heading, first, *_ = FOLLOW_UPS.splitlines()
    (folder / "a.csv").write_text(ORGANISATION.rsplit("Gruppbostaden")[0], encoding="utf-8")
    (folder / "b.csv").write_text(f"{heading}\n{first}\n", encoding="utf-8")
    assert ask().missing == (
        "Organisation: Gruppbostaden saknas i a.csv.",
        "Uppföljningar: Omsorgsbolaget Väst saknas i b.csv.",
        "Uppföljningar: 1 medborgare som fanns förut saknas i b.csv.",
        (
            "Uppföljningar: b.csv slutar 2026-01-10, men databasen har redan uppgifter till "
            "2026-07-01. Filen kan vara äldre än den som lästes in sist."
        ),
    )


def test_a_whole_file_again_lacks_nothing(ask):
    ask(importing.import_files)
    assert ask().missing == ()


def test_progress_goes_from_nothing_to_all(ask):
    told = []
    ask(progress=lambda share, words: told.append((share, words)))
    shares = [share for share, _ in told]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0.0, 1.0)
    assert "b.csv: 8 rader" in [words for _, words in told]
