"""What a file would change is told record by record."""

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from data_access.importing import comparing
from data_access.importing.kinds import FOLLOW_UPS

DAYS = [date(2026, 1, day) for day in (1, 2, 3)]
values = st.one_of(st.none(), st.sampled_from([1.0, 2.0]))
sides = st.dictionaries(
    st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(DAYS)),
    st.tuples(st.sampled_from(["Norr", "Almen"]), values),
)


@given(sides, sides)
def test_every_record_is_new_changed_or_unchanged_as_looking_it_up_says(said, held):
    result = comparing.compare(FOLLOW_UPS, _frame(said), _frame(held).assign(id=range(len(held))))

    assert _keys(result.new) == {key for key in said if key not in held}
    assert _keys(result.changed) == {key for key in said if key in held and said[key] != held[key]}
    assert result.unchanged == sum(held.get(key) == value for key, value in said.items())
    numbers = dict(zip(held, range(len(held)), strict=True))
    for record in result.changed.itertuples():
        assert record.id == numbers[record.citizen, record.held_on.date()]


def test_what_the_file_has_no_column_for_is_no_change():
    said, held = _frame({("a", DAYS[0]): ("Norr", 1.0)}), _frame({("a", DAYS[0]): ("Norr", 1.0)})
    held = held.assign(id=7, respondent="self", tug=12.0)
    assert comparing.compare(FOLLOW_UPS, said, held).unchanged == 1


def test_a_measure_that_the_database_has_never_seen_is_a_change():
    said, held = _frame({("a", DAYS[0]): ("Norr", 1.0)}), _frame({("a", DAYS[0]): ("Norr", 1.0)})
    assert len(comparing.compare(FOLLOW_UPS, said.assign(tug=9.5), held.assign(id=7)).changed) == 1


def _frame(records):
    return pd.DataFrame(
        {
            "citizen": [who for who, _ in records],
            "held_on": [day for _, day in records],
            "kind": ["planned" for _ in records],
            "unit": [unit for unit, _ in records.values()],
            "sppb": [value for _, value in records.values()],
        }
    ).astype(
        {"citizen": "str", "held_on": "datetime64[s]", "kind": "str", "unit": "str", "sppb": float}
    )


def _keys(records):
    return {(row.citizen, row.held_on.date()) for row in records.itertuples()}
