"""Grants from the command line: what is said, and what is refused, in Swedish."""

import pytest
from sqlalchemy import select

from data_access import __main__ as command_line
from data_access import database
from data_access.schema import access_log
from tests import builders as a


@pytest.fixture
def run(tmp_path, monkeypatch, capsys, database_url, engine):
    """Run a command; its exit code, stdout and stderr. There is a unit and a citizen, 10_00n."""
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", database_url)
    with database.writing(engine) as connection:
        who = a.a_citizen(connection, a.a_unit(connection, "Hemvården Norr"))

    def run(*arguments):
        code = command_line.main([str(who) if word == "WHO" else word for word in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def test_a_grant_is_given_listed_and_taken_back(run):
    assert run("accounts")[1] == "Inga konton finns ännu. Ge det första med grant.\n"
    code, out, err = run(
        "grant", "Eli@Kommun.example", "--role", "Enhetschef", "--unit", "Hemvården Norr"
    )
    assert (code, out, err) == (0, "Eli@Kommun.example är enhetschef, Hemvården Norr.\n", "")
    run("grant", "eli@kommun.example", "--role", "systemansvarig")
    expected = "eli@kommun.example: enhetschef, Hemvården Norr; systemansvarig, hela kommunen\n"
    assert run("accounts")[1] == expected
    code, out, _ = run("revoke", "eli@kommun.example", "--role", "enhetschef")
    assert out == "eli@kommun.example: 1 tillbakatagna, inloggningen är avslutad.\n"
    assert "Hemvården" not in run("accounts")[1]
    run("revoke", "eli@kommun.example")
    assert run("accounts")[1] == "eli@kommun.example: ingen behörighet i dag\n"


def test_a_citizen_is_opened_for_one_account_and_closed(run):
    run("grant", "eli", "--role", "omsorgshandledare")
    code, out, _ = run(
        "grant-person", "eli", "WHO", "--kind", "stöd", "--reason", "Handledare från i dag"
    )
    assert (code, "stödjer" in out) == (0, True)
    assert "1 tillbakatagna" in run("revoke-person", "eli", "WHO", "--kind", "stöd")[1]


def logged(engine):
    names = ("action", "shown", "purpose", "role", "citizen_id")
    question = select(*(access_log.c[name] for name in names), access_log.c.units)
    with database.reading(engine) as connection:
        return [tuple(row) for row in connection.execute(question.order_by(access_log.c.id))]


def test_each_change_is_a_row_of_the_log_with_whose_access_it_was(run, engine):
    run("grant", "Eli", "--role", "omsorgshandledare", "--unit", "Hemvården Norr")
    run("grant-person", "eli", "WHO", "--kind", "stöd", "--reason", "Handledare från i dag")
    run("revoke-person", "eli", "WHO", "--kind", "stöd")
    run("revoke", "eli")
    rows = logged(engine)
    where, who = rows[0][5], rows[1][4]
    given, gone = "Behörighet given", "Behörighet tillbakatagen"
    assert rows == [
        ("change", given, "eli: omsorgshandledare, Hemvården Norr", "command", None, where),
        ("change", given, "eli: stödjer", "command", who, where),
        ("change", gone, "eli: stödjer", "command", who, where),
        ("change", gone, "eli: omsorgshandledare, Hemvården Norr", "command", None, where),
    ]
    assert where != ","
    assert who is not None


def test_what_is_refused_is_not_in_the_log(run, engine):
    run("grant-person", "eli", "WHO", "--kind", "stöd", "--reason", "Kontot finns inte")
    assert logged(engine) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("grant eli --role kung", "Rollen kung finns inte. Välj bland enhetschef,"),
        ("grant eli --role enhetschef --unit Borta", "Enheten Borta finns inte."),
        ("grant eli --role enhetschef --until 1/2", "1/2 är ingen dag. Skriv som 2026-11-22."),
        ("grant eli --role enhetschef --from 2026-02-01 --until 2026-01-01", "Sista dagen kan"),
        ("grant eli", "Kommandot går inte att förstå."),
        ("grant-person eli WHO --kind stöd --reason tillräckligt", "Kontot eli finns inte."),
        ("grant-person eli abc --kind stöd", "Medborgarens id är ett tal"),
        ("grant-person eli 1 --kind vän", "Slaget vän finns inte. Välj bland stöd, skyddad."),
    ],
)
def test_what_is_refused_is_said_in_one_sentence_and_nothing_is_kept(run, arguments, said):
    code, out, err = run(*arguments.split())
    assert (code, out) == (2, "")
    assert said in err
    assert run("accounts")[1].startswith("Inga konton")


def test_a_citizen_is_not_opened_without_a_reason(run):
    run("grant", "eli", "--role", "omsorgshandledare")
    code, _, err = run("grant-person", "eli", "WHO", "--kind", "skyddad", "--reason", "x")
    assert (code, err) == (2, "Ange ett skäl med minst 10 tecken.\n")
    assert run("grant-person", "eli", "1", "--kind", "skyddad")[2] == "Medborgaren finns inte.\n"
