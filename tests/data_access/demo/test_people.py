"""Nobody in the demo is real, and somebody is there for each thing that goes wrong elsewhere."""

from datetime import date

from stdnum.se import personnummer

from data_access.demo import people
from data_access.demo.municipality import Oddity


def test_ids_say_nothing_but_the_seed(fill, records):
    ids = {row.id for row in records["citizen"]}
    assert {row.id for row in fill(date(2028, 2, 29), records.seed)["citizen"]} == ids
    assert not {row.id for row in fill(date(2027, 1, 1), 7)["citizen"]} & ids
    assert max(ids) < 2**53


def test_no_personal_number_is_stored(any_records):
    numbers = [person.number for person in people.everyone(any_records.seed)]
    cells = "\n".join(
        str(cell) for rows in any_records.tables.values() for row in rows for cell in row
    )
    for number in numbers:
        ten = number[2:]
        assert not any(form in cells for form in (number, ten, f"{ten[:6]}-{ten[6:]}"))


def test_the_numbers_behind_the_hashes_are_valid_and_reserved_for_tests():
    everyone = people.everyone(seed=1986)
    assert len({person.key_hash for person in everyone}) == len(everyone)
    for person in everyone:
        assert personnummer.is_valid(person.number)
        assert 980 <= int(person.number[8:11]) <= 999
        assert (personnummer.get_gender(person.number) == "F") is (person.sex == "woman")


def test_names_are_each_ones_own_and_have_letters_beyond_a_to_z(any_records):
    names = [row.display_name for row in any_records["citizen"] if row.display_name]
    assert len(set(names)) == len(names)
    assert set("åäöé") <= set("".join(names).casefold())


def _odd_one(records, oddity):
    person = next(person for person in people.everyone(records.seed) if person.oddity is oddity)
    citizen = next(row for row in records["citizen"] if row.id == person.id)
    held = records.held[person.id]
    ids = {row.id for row in held}
    return citizen, held, [row for row in records["score"] if row.follow_up_id in ids]


def test_somebody_has_a_name_too_long_for_any_column(records):
    citizen, _, _ = _odd_one(records, Oddity.LONG_NAME)
    assert len(citizen.display_name) > 60


def test_somebody_has_a_name_that_must_be_quoted(records):
    citizen, _, _ = _odd_one(records, Oddity.APOSTROPHE)
    assert citizen.display_name.endswith(" O'Brien")


def test_somebody_has_one_follow_up_so_nothing_to_compare_with(records):
    _, held, scores = _odd_one(records, Oddity.ONE_FOLLOW_UP)
    assert [row.kind for row in held] == ["mapping"]
    assert scores


def test_somebody_has_never_answered_so_only_a_proxys_word_is_there(records):
    _, held, scores = _odd_one(records, Oddity.PROXY_ONLY)
    assert len(held) > 3
    assert {row.respondent for row in [*held, *scores]} == {"proxy"}


def test_somebody_has_follow_ups_without_a_single_value(records):
    _, held, scores = _odd_one(records, Oddity.NO_VALUES)
    assert len(held) > 3
    assert scores == []


def test_somebody_has_a_protected_identity_and_so_no_name(records):
    citizen, _, _ = _odd_one(records, Oddity.PROTECTED)
    assert citizen.protected
    nameless = [row for row in records["citizen"] if row.display_name is None]
    assert nameless == [row for row in records["citizen"] if row.protected] == [citizen]
