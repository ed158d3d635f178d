"""Refused rows can be taken out with their reasons, mended, and read in again."""

import pandas as pd
import pytest

from data_access import importing
from data_access.database import Purpose
from data_access.importing import refused_rows
from tests.data_access.importing.test_import_files import FOLLOW_UPS, ORGANISATION, TODAY


@pytest.fixture
def read_in(engine, tmp_path):
    """Read one file, given as bytes, into the database; its report."""

    def read_in(content, name="x.csv"):
        (tmp_path / name).write_bytes(content)
        asked = {"today": TODAY, "key_file": tmp_path / "key", "purpose": Purpose.LOCAL}
        return importing.import_files(engine, [tmp_path / name], **asked).files[0]

    return read_in


@pytest.mark.parametrize(
    ("write", "name"), [(refused_rows.as_csv, "x.csv"), (refused_rows.as_workbook, "x.xlsx")]
)
def test_mended_rows_are_read_in_and_the_reasons_among_them_mean_nothing(read_in, write, name):
    read_in(ORGANISATION.encode())
    refused = read_in(FOLLOW_UPS.encode()).refused_table()
    assert list(refused.columns[:3]) == [refused_rows.LINE, refused_rows.WHY, "Personnummer"]
    assert list(refused[refused_rows.LINE]) == [8, 9, 10]
    assert refused[refused_rows.WHY][0] == "SPPB är 14, högsta värdet är 12"

    whose = {"Personnummer": "19370111-9814", "Namn": "Jenny Ström"}
    mended = refused.assign(SPPB="11", Enhet="Hemvården Norr", **whose)
    again = read_in(write(mended), name)

    assert (again.new, again.changed, again.rejected) == (3, 0, 0)


def test_a_cell_that_a_spreadsheet_would_run_is_marked_as_text_and_a_number_is_not():
    cells = ["=1+1", "+46 70", "+SUM(A1)", "-2,5", "-", "@x", "Åsa"]
    told = refused_rows.as_csv(pd.DataFrame({"Namn": cells})).decode("utf-8-sig").splitlines()
    assert told == ["Namn", "'=1+1", "+46 70", "'+SUM(A1)", "-2,5", "-", "'@x", "Åsa"]
