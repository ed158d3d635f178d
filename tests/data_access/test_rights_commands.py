"""Registerutdrag, rättelse, gallring and the log's check, as they are run at a terminal."""

import os
import re
import time

import pytest

from data_access import __main__ as command_line

NUMBER = "19430528-9938"
ORGANISATION = "Enhet;Verksamhet\nHemvården Norr;hemvård\n"
FOLLOW_UPS = (
    f"Personnummer;Namn;Enhet;Datum;SPPB\n{NUMBER};Nils Öberg;Hemvården Norr;2015-01-10;7\n"
)


@pytest.fixture
def run(tmp_path, monkeypatch, capsys, database_url):
    """Run a command where one person was last seen in 2015; its exit code, stdout and stderr."""
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", database_url)
    monkeypatch.setenv("SAMMANHANG_KEY_FILE", str(tmp_path / "personnummer.key"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "organisation.csv").write_text(ORGANISATION, encoding="utf-8")
    (tmp_path / "uppföljningar.csv").write_text(FOLLOW_UPS, encoding="utf-8")
    (tmp_path / "nummer.txt").write_text(f"{NUMBER}\n", encoding="utf-8")

    def run(*arguments):
        code = command_line.main(arguments)
        said = capsys.readouterr()
        return code, said.out, said.err

    run("import", "organisation.csv", "uppföljningar.csv")
    return run


def rules(folder, days):
    usual = (command_line.__file__.rsplit("/", 1)[0]) + "/retention.toml"
    with open(usual, encoding="utf-8") as file:  # noqa: PTH123
        text = file.read().replace("days = [5, 15, 25]", f"days = {days}")
    (folder / "regler.toml").write_text(text, encoding="utf-8")
    return "regler.toml"


def test_an_extract_by_number_and_by_pseudonym_are_the_same_person(run):
    code, out, _ = run("extract", NUMBER)
    assert code == 0
    assert "- Namn: Nils Öberg" in out
    pseudonym = re.search(r"- Pseudonym: (\d+)", out)[1]
    _, again, _ = run("extract", "--id", pseudonym)
    assert "- Namn: Nils Öberg" in again
    assert "exporterade Registerutdrag" in again  # the first one is in the log


def test_an_extract_to_a_file_is_its_owners_alone_and_never_over_another(run, tmp_path):
    code, out, _ = run("extract", NUMBER, "--to", "utdrag.md")
    assert (code, "Nils" in out) == (0, False)
    assert (tmp_path / "utdrag.md").stat().st_mode & 0o777 == 0o600
    code, _, err = run("extract", NUMBER, "--to", "utdrag.md")
    assert (code, err) == (2, "utdrag.md finns redan eller går inte att skriva.\n")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("19430528-9939", "kontrollsiffra stämmer inte"),
        ("19121212-1212", "Det finns inga uppgifter om personen."),
    ],
)
def test_a_wrong_number_is_told_without_repeating_it(run, asked, says):
    code, _, err = run("extract", asked)
    assert code == 2
    assert says in err
    assert asked not in err


def test_another_key_finds_nobody_and_says_why(run, tmp_path):
    (tmp_path / "personnummer.key").write_bytes(b"\x01" * 32)
    code, _, err = run("extract", NUMBER)
    assert (code, "inte den som databasen skapades med" in err) == (2, True)


def test_a_rectified_name_is_in_the_extract_beside_the_old_one(run):
    _, out, _ = run("extract", NUMBER)
    row = re.search(r"- Pseudonym: (\d+)", out)[1]
    wish = ["--table", "citizen", "--row", row, "--column", "display_name", "--value", "Nils Berg"]
    code, out, _ = run("rectify", NUMBER, *wish, "--reason", "Gift", "--decided-by", "Nämnden")
    assert (code, "Rätta också i källsystemet" in out) == (0, True)
    _, out, _ = run("extract", NUMBER)
    assert "- Namn: Nils Berg" in out
    assert "- Gammalt värde: Nils Öberg" in out


def test_gallring_only_shows_until_it_is_told_to_do(run, tmp_path):
    code, out, _ = run("purge", "--rules", rules(tmp_path, []))
    assert code == 0
    assert "visas bara, inget är borttaget" in out
    assert "Personer att gallra: 1," in out
    assert run("extract", NUMBER)[0] == 0
    assert list(tmp_path.glob("gallring-*")) == []


def test_gallring_done_leaves_a_report_and_nobody(run, tmp_path):
    old, new = tmp_path / "kopior" / "gammal.db", tmp_path / "kopior" / "ny.db"
    old.parent.mkdir()
    for file in (old, new):
        file.write_text("")
    os.utime(old, (0, time.time() - 99 * 86_400))
    where = ["--rules", rules(tmp_path, []), "--backups", "kopior"]
    assert run("purge", "--do", *where, "--report", "protokoll.txt")[0] == 0
    report = (tmp_path / "protokoll.txt").read_text(encoding="utf-8")
    assert "Borttaget ur follow_up: 1 rader." in report
    assert "- gammal.db" in report
    assert "Nils" not in report
    assert [file.name for file in old.parent.iterdir()] == ["ny.db"]
    code, _, err = run("extract", NUMBER)
    assert (code, err) == (2, "Personens uppgifter är gallrade. Det finns inget att lämna ut.\n")


def test_without_known_birth_days_nobody_is_purged(run):
    code, _, err = run("purge", "--do")
    assert code == 2
    assert "Födelsedagen lagras inte" in err
    assert run("extract", NUMBER)[0] == 0


def test_one_born_on_a_day_of_the_research_sample_goes_to_the_archive_first(run, tmp_path):
    where = ["--do", "--rules", rules(tmp_path, [28]), "--numbers", "nummer.txt"]
    code, _, err = run("purge", *where)
    assert (code, "Ange --archive" in err) == (2, True)
    code, out, _ = run("purge", *where, "--archive", "arkiv")
    assert (code, "till arkivet först: 1." in out) == (0, True)
    (handed,) = (tmp_path / "arkiv").iterdir()
    assert "- Namn: Nils Öberg" in handed.read_text(encoding="utf-8")
    assert run("extract", NUMBER)[0] == 2


def test_one_who_is_not_on_the_list_of_numbers_waits(run, tmp_path):
    (tmp_path / "nummer.txt").write_text("19121212-1212\n", encoding="utf-8")
    _, out, _ = run("purge", "--do", "--numbers", "nummer.txt")
    assert "födelsedag är okänd: 1." in out
    assert run("extract", NUMBER)[0] == 0


def test_a_report_that_is_there_already_stops_the_gallring(run, tmp_path):
    (tmp_path / "protokoll.txt").write_text("förra årets")
    where = ["--rules", rules(tmp_path, []), "--report", "protokoll.txt"]
    assert run("purge", "--do", *where)[0] == 2
    assert run("extract", NUMBER)[0] == 0


def test_the_log_is_verified_and_gives_an_anchor_for_next_time(run):
    run("extract", NUMBER)
    code, out, _ = run("log", "verify")
    assert (code, "Åtkomstloggen är hel: 1 rader." in out) == (0, True)
    anchor = re.search(r"Förankring: (\S+)", out)[1]
    assert run("log", "verify", "--anchor", anchor)[0] == 0
    code, _, err = run("log", "verify", "--anchor", f"9:{anchor.split(':')[1]}")
    assert (code, "stämmer inte med förankringen" in err) == (2, True)
