"""What a person at a terminal, or a nightly job, gets from the command line."""

import json
import os
import subprocess
import sys

import pytest

from data_access import __main__ as command_line

ORGANISATION = "Enhet;Verksamhet\nHemvården Norr;hemvård\n"
FOLLOW_UPS = """\
Personnummer;Namn;Enhet;Datum;SPPB;Skor
19430528-9938;Nils Öberg;Hemvården Norr;2026-01-10;7;42
19430528-9938;Nils Öberg;Hemvården Norr;2026-01-11;14;42
"""


@pytest.fixture
def run(tmp_path, monkeypatch, capsys, database_url):
    """Run a command on an empty database; its exit code, stdout and stderr."""
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", database_url)
    monkeypatch.setenv("SAMMANHANG_KEY_FILE", str(tmp_path / "personnummer.key"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "organisation.csv").write_text(ORGANISATION)
    (tmp_path / "uppföljningar.csv").write_text(FOLLOW_UPS)

    def run(*arguments):
        code = command_line.main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_json_is_one_object_with_the_files_and_what_the_database_holds(run):
    code, out, err = run("import", "uppföljningar.csv", "organisation.csv", "--json")
    said = json.loads(out)
    assert (code, err) == (0, "")
    assert [file["file"] for file in said["files"]] == ["organisation.csv", "uppföljningar.csv"]
    assert said["files"][1]["rejected_by_reason"] == {"value out of range": 1}
    assert said["by_unit"] == {"Hemvården Norr": {"follow_ups": 1, "sppb": [1, 7.0]}}


def test_a_summary_in_swedish_tells_refused_rows_and_unused_columns(run):
    code, out, _ = run("import", "organisation.csv", "uppföljningar.csv")
    assert code == 0
    assert "2 rader, 1 nya, 0 ändrade, 0 oförändrade, 0 dubbletter, 1 avvisade." in out
    assert "Kolumnen ”Skor” används inte." in out
    assert "uppföljningar.csv rad 3, SPPB: SPPB är 14, högsta värdet är 12." in out
    assert "Nils" not in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "finns-inte.csv"], "finns-inte.csv: Filen finns inte eller går inte att läsa."),
        (["import", "--profile", "saknas.toml", "organisation.csv"], "Profilen saknas.toml finns"),
        (["import", "."], "Filen finns inte eller går inte att läsa."),
        (["import", "personnummer.key"], "personnummer.key: "),
        (["import", "uppföljningar.csv"], "uppföljningar.csv: Inga enheter är kända än."),
        (["exportera"], "Kommandot går inte att förstå."),
        ([], "Kommandot går inte att förstå."),
    ],
)
def test_what_is_refused_is_said_in_swedish_on_stderr_alone(run, tmp_path, arguments, said):
    (tmp_path / "personnummer.key").write_bytes(b"\x00" * 32)
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert said in err


def test_an_unknown_setting_is_refused_by_name(run, monkeypatch):
    monkeypatch.setenv("SAMMANHANG_DATABAS", "x")
    code, _, err = run("upgrade")
    assert code == 2
    assert "SAMMANHANG_DATABAS finns inte" in err


def test_a_database_that_does_not_answer_is_said_without_its_address(run, monkeypatch):
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", "postgresql+psycopg://x:hemligt@127.0.0.1:9/x")
    code, _, err = run("import", "organisation.csv")
    assert code == 2
    assert err == "Databasen svarar inte. Försök igen om en stund.\n"


def test_as_a_command_it_makes_an_empty_database_by_itself(tmp_path):
    file = tmp_path / "organisation.csv"
    file.write_text(ORGANISATION)
    environment = {
        **os.environ,
        "SAMMANHANG_DATABASE_URL": f"sqlite:///{tmp_path / 'new' / 'sammanhang.db'}",
        "SAMMANHANG_KEY_FILE": str(tmp_path / "new" / "personnummer.key"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "data_access", "import", str(file), "--json"],
        env=environment,
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["by_unit"] == {"Hemvården Norr": {"follow_ups": 0}}
