"""A table read in parts says the same as the whole: columns decide once, rows are settled last."""

from dataclasses import replace

import pandas as pd
import pytest

from data_access.importing import checking
from data_access.importing.refusal import FileRefused, Reason
from domain.measures import default_shelf
from tests.data_access.importing.reading import checked_table, surroundings, understood

HEADINGS = "Personnummer;Namn;Enhet;Datum;SPPB;TUG"
ROWS = (
    "19430528-9938;Nils Öberg;Hemvården Norr;02/01/2026;7;1,200",
    "19430528-9938;Nils Öberg;Hemvården Norr;31/01/2026;14;8,5",
    "19430528-9938;Nils Oberg;Hemvården Norr;02/01/2026;8;1,200",  # contradicts the first
    "19370111-9814;Jenny Ström;Hemvården Norr;03/01/2026;9;1,200",
    "19370111-9814;Jenny Ström;Hemvården Norr;03/01/2026;9;1,20",  # the same in other words
)


@pytest.mark.parametrize("size", [1, 2, 4])
def test_parts_say_the_same_as_the_whole(size):
    table = understood("\n".join([HEADINGS, *ROWS]).encode())
    whole = checked_table(table)

    parts = [table.rows.iloc[at : at + size] for at in range(0, len(table.rows), size)]
    decisions = checking.decide(table, parts, measures=default_shelf())
    read = [
        checking.read(
            replace(table, rows=rows),
            decisions,
            measures=default_shelf(),
            surroundings=surroundings(),
        )
        for rows in parts
    ]
    settled = checking.settle(table, read, measures=default_shelf())

    pd.testing.assert_frame_equal(settled.records, whole.records)
    pd.testing.assert_frame_equal(settled.faults, whole.faults)
    pd.testing.assert_frame_equal(settled.warnings, whole.warnings)
    assert whole.rejected_by_reason == {Reason.OUT_OF_RANGE: 1, Reason.CONTRADICTION: 2}
    assert (settled.data_rows, settled.exact_duplicates) == (5, 1)


def test_a_part_alone_would_have_been_ambiguous():
    with pytest.raises(FileRefused, match="två sätt"):
        checked_table(understood("\n".join([HEADINGS, ROWS[0]]).encode()))
