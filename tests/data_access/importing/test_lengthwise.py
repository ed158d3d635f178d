"""A file with one row a measure gives the records that one with a column a measure does."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from data_access import database
from data_access.database import Purpose
from data_access.importing import Reason, import_files
from data_access.schema import follow_up, score
from tests.data_access.importing.exports import Style, personal_number
from tests.data_access.importing.reading import TODAY, UNITS, checked

ABOUT = ["Personnummer", "Namn", "Enhet", "Datum", "Typ", "Svarssätt"]
MEASURES = ["Begriplighet", "SPPB", "TUG", "COPM utförande", "IBIC Hemliv"]
NILS = "19430528-9938"

follow_ups = st.tuples(
    st.tuples(
        st.dates(date(1925, 1, 1), date(2000, 1, 1)).map(personal_number),
        st.sampled_from(["Åsa", "None", ""]),
        st.sampled_from(UNITS),
        st.dates(date(2023, 1, 1), TODAY),
        st.sampled_from(["Kartläggning", "Planerad", "10 veckor"]),
        st.sampled_from(["Själv", "Ombud", "Personal", ""]),
    ),
    st.tuples(
        st.one_of(st.none(), st.integers(1, 5).map(float)),
        st.one_of(st.none(), st.integers(0, 12).map(float)),
        st.one_of(st.none(), st.integers(10, 3000).map(lambda tenths: tenths / 10)),
        st.one_of(st.none(), st.integers(10, 100).map(lambda tenths: tenths / 10)),
        st.one_of(st.none(), st.sampled_from([0.0, 2.0, 4.0, 8.0, 9.0])),
    ),
)
tables = st.lists(follow_ups, min_size=1, max_size=6, unique_by=lambda row: row[0][0])


@given(tables, st.randoms(use_true_random=False), st.booleans())
def test_wide_and_long_files_of_the_same_follow_ups_give_equal_records(table, chance, says_blanks):
    wide = [[*about, *values] for about, values in table if any(v is not None for v in values)]
    long = [
        [*row[: len(ABOUT)], name, value]
        for row in wide
        for name, value in zip(MEASURES, row[len(ABOUT) :], strict=True)
        if value is not None or says_blanks
    ]
    if not wide:
        return
    chance.shuffle(long)

    of_wide = checked(Style().write([*ABOUT, *MEASURES], wide))
    of_long = checked(Style().write([*ABOUT, "Mått", "Värde"], long))

    assert of_long.faults.empty
    assert of_long.accepted == of_long.data_rows == len(long)
    pd.testing.assert_frame_equal(_in_order(of_wide.records), _in_order(of_long.records))


def _in_order(records):
    measures = ["begriplighet", "sppb", "tug", "copm_p", "hemliv"]
    filled = records.assign(**{name: records.get(name) for name in measures if name not in records})
    filled = filled.astype(dict.fromkeys(measures, "float64"))
    return filled[sorted(filled)].sort_values(["citizen", "held_on"]).reset_index(drop=True)


LONG = f"""\
Personnummer;Utförare;Datum;Svarssätt;Mått;Värde;Måttenhet
{NILS};Hemvården Norr;2026-01-10;Själv;SPPB;7;poäng
{NILS};Hemvården Norr;2026-01-10;Själv;TUG (s);18,8;sek
{NILS};Hemvården Norr;2026-01-10;Själv;Hemliv;9;
{NILS};Hemvården Norr;2026-01-10;Själv;Hemliv;9;
{NILS};Hemvården Norr;2026-02-10;;sppb;14;
{NILS};Hemvården Norr;2026-02-10;;Skostorlek;41;
{NILS};Hemvården Norr;2026-02-10;;TUG;0,3;min
{NILS};Hemvården Norr;2026-02-10;;COPM utförande;4,5;
{NILS};Hemvården Norr;2026-02-10;;COPM tillfredsställelse;4;
{NILS};Hemvården Norr;2026-02-10;;COPM tillfredsställelse;5;
"""


def test_a_row_is_refused_alone_and_the_rest_of_its_follow_up_is_taken():
    result = checked(LONG.encode())

    assert result.rejected_by_reason == {
        Reason.OUT_OF_RANGE: 2,  # the SPPB, and 0,3 which is no number of seconds
        Reason.UNKNOWN_MEASURE: 1,
        Reason.CONTRADICTION: 2,
    }
    assert (result.data_rows, result.accepted, result.exact_duplicates) == (10, 4, 1)
    first, second = result.records.to_dict("records")
    assert (first["sppb"], first["tug"], first["hemliv"]) == (7.0, 18.8, 9.0)
    assert (second["copm_p"], second["held_on"]) == (4.5, pd.Timestamp("2026-02-10"))


def test_a_value_in_another_unit_is_refused_and_not_converted():
    result = checked(LONG.replace("0,3;min", "30;min").encode())
    assert result.faults.set_index("line")["sentence"][8] == "TUG är i ”min”, ska vara i sekunder"


@pytest.mark.parametrize(
    ("rows", "respondent"),
    [
        (["Begriplighet;4;Själv", "SPPB;7;Personal"], "self"),  # a test says only who tested
        (["SPPB;7;Personal", "TUG;12;Personal"], "staff"),
        (["SPPB;7;Personal", "TUG;12;"], "staff"),
        (["Begriplighet;4;", "SPPB;7;Personal"], ""),
        (["Begriplighet;4;Själv", "Hanterbarhet;4;Ombud"], None),  # nothing tells which
    ],
)
def test_who_answered_is_what_the_citizens_own_ratings_say(rows, respondent):
    head = "Personnummer;Enhet;Datum;Mått;Värde;Besvarad av"
    lines = [f"{NILS};Hemvården Norr;2026-01-10;{row}" for row in rows]
    result = checked("\n".join([head, *lines]).encode())
    if respondent is None:
        assert result.rejected_by_reason == {Reason.CONTRADICTION: 2}
    else:
        assert result.records["respondent"].tolist() == [respondent]


def test_the_swedish_word_for_unit_is_read_by_its_values():
    text = f"Pnr;Utförare;Datum;Mått;Värde;Enhet\n{NILS};Hemvården Norr;2026-01-10;TUG;12;sek\n"
    result = checked(text.encode())
    assert result.records["unit"].tolist() == ["Hemvården Norr"]


def test_a_long_file_leaves_the_measures_it_is_silent_about_and_clears_those_said_to_be_missing(
    engine, tmp_path
):
    def read_in(**files):
        for name, text in files.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        paths = [tmp_path / f"{name}.csv" for name in files]
        key, purpose = tmp_path / "k", Purpose.MUNICIPALITY
        return import_files(engine, paths, today=TODAY, key_file=key, purpose=purpose)

    head = "Personnummer;Enhet;Datum;Mått;Värde\n"
    row = f"{NILS};Hemvården Norr;2026-01-10;"
    read_in(
        organisation="Enhet;Verksamhet\nHemvården Norr;hemvård\n",
        första=f"{head}{row}SPPB;7\n{row}TUG;12\n{row}Hemliv;2\n",
    )
    # Another day the file does say Hemliv, so there is a column for it.
    second = f"{head}{row}TUG;\n{row}SPPB;8\n{row.replace('-10;', '-11;')}Hemliv;1\n"
    report = read_in(andra=second)
    again = read_in(andra=second)

    assert [(f["new"], f["changed"]) for f in report.as_json()["files"]] == [(1, 1)]
    assert [(f["new"], f["changed"]) for f in again.as_json()["files"]] == [(0, 0)]
    with database.reading(engine) as connection:
        held = select(score.c.measure, score.c.value).join_from(score, follow_up)
        held = held.where(follow_up.c.held_on == date(2026, 1, 10))
        assert sorted(map(tuple, connection.execute(held))) == [("hemliv", 2.0), ("sppb", 8.0)]
