"""The log as it is reviewed: each rule picks its rows and leaves the row beside."""

from datetime import datetime

import pandas as pd
import pytest

from sections import access_review

MONDAY = datetime(2026, 6, 1, 8, 0)  # noqa: DTZ001  (10 in Sweden)
ENTRY = {"at": MONDAY, "identity": "anna", "user_name": "Anna", "role": "unit_manager"}
ENTRY |= {"units": ",1,", "action": "view", "citizen_id": 7, "shown": "En medborgare"}
ENTRY |= {"purpose": "Uppföljning", "allowed": True, "break_glass": False, "protected": False}
ENTRY |= {"row_count": 1, "belonged": True}
UNITS = {1: "Norr", 2: "Söder", 3: "Väst"}


def log(*rows):
    frame = pd.DataFrame(
        [{**ENTRY, "id": number} | row for number, row in enumerate(rows, 1)],
        columns=["id", *ENTRY],
    )
    frame["citizen_id"] = frame["citizen_id"].astype("Int64")
    return access_review.in_swedish_time(frame.astype({"row_count": "Int64", "at": "M8[us]"}))


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("Nekade försök", {"allowed": False}),
        ("Med angivet skäl", {"break_glass": True}),
        ("Skyddade identiteter", {"protected": True}),
        ("Utan placering i enheten", {"belonged": False}),
        ("Utanför kontorstid", {"at": MONDAY.replace(hour=16)}),  # 18 in Sweden in summer
        ("Utanför kontorstid", {"at": datetime(2026, 1, 7, 17)}),  # noqa: DTZ001  18 in winter
    ],
)
def test_a_rule_picks_its_row_alone(name, row):
    found = access_review.samples(log({}, row), seed=1)
    assert list(found[name].rows["id"]) == [2]
    others = [
        len(sample.rows) for rule, sample in found.items() if rule not in (name, "Alla rader")
    ]
    assert sorted(others) == [0, 0, 0, 0, 0, 0, 2]  # only the one by chance


def test_many_persons_and_many_readers_are_picked():
    many = access_review.samples(log(*({"citizen_id": who} for who in range(30))), seed=1)
    assert len(many["Många personer på kort tid"].rows) == 30
    readers = access_review.samples(log(*({"identity": str(who)} for who in range(10))), seed=1)
    assert len(readers["Många har tittat på samma"].rows) == 10


def test_a_list_is_not_a_person_who_was_looked_at():
    lists = log(*({"action": "list", "citizen_id": None, "identity": str(n)} for n in range(40)))
    found = access_review.samples(lists, seed=1)
    assert found["Många har tittat på samma"].rows.empty
    assert found["Många personer på kort tid"].rows.empty


def test_the_rows_by_chance_are_the_same_for_the_same_seed_and_newest_first():
    entries = log(*({} for _ in range(100)))
    drawn = [access_review.samples(entries, seed=7)["Slumpurval"].rows["id"] for _ in range(2)]
    assert list(drawn[0]) == list(drawn[1])
    assert len(drawn[0]) == 20
    assert list(drawn[0]) == sorted(drawn[0], reverse=True)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            [{}, {"identity": "bo", "citizen_id": 8}, {"action": "denied", "allowed": False}],
            (
                "Två personer har öppnat uppgifter, och två medborgare har visats för sig. "
                "Ett försök har nekats."
            ),
        ),
        (
            [{"action": "list", "citizen_id": None}],
            "En person har öppnat uppgifter, ingen medborgare för sig. Inget försök har nekats.",
        ),
        (
            [{"action": "sign_in", "citizen_id": None}],
            "Ingen har öppnat uppgifter om någon. Inget försök har nekats.",
        ),
    ],
)
def test_the_headline(rows, says):
    assert access_review.headline(log(*rows)) == says


LISTED = {"action": "list", "citizen_id": None, "row_count": 3, "units": ",1,2,"}
HIDDEN = {"role": "command", "protected": True, "units": ",1,2,3,9,", "purpose": ""}


@pytest.mark.parametrize(
    ("row", "who", "what", "where", "why"),
    [
        ({}, "enhetschef", "Visade medborgare 7: En medborgare", "Norr", "Uppföljning"),
        (LISTED, "enhetschef", "Listade tre medborgare: En medborgare", "Norr och Söder", None),
        (HIDDEN, "kommando", "Visade medborgare 7, skyddad identitet: ", "tre enheter", "–"),
    ],
)
def test_a_row_as_it_is_read(row, who, what, where, why):
    told = access_review.table(log(row), UNITS).iloc[0]
    assert told["När"] == "1\u00a0jun\u00a02026 10.00"
    assert told["Vem"] == f"Anna, {who}"
    assert told["Vad"].startswith(what)
    assert (told["Enhet"], told["Skäl"]) == (where, why or "Uppföljning")


def test_a_review_is_listed_with_its_outcome():
    made = log({}, {"action": "review", "shown": "Slumpurval", "purpose": "Allt väl."})
    assert access_review.reviews(made).to_numpy().tolist() == [
        ["1\u00a0jun\u00a02026 10.00", "Anna", "Slumpurval, en rad", "Allt väl."]
    ]
