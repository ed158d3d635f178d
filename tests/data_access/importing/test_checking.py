"""Every row is taken whole or refused whole, and what is refused is explained."""

import pandas as pd
import pytest

from data_access.importing.refusal import FileRefused, Reason
from tests.data_access.importing.reading import checked, person

NILS = "19430528-9938"
HEADINGS = "Personnummer;Enhet;Datum;Typ;Svarssätt;Deltog;SPPB;TUG;IBIC Hemliv"
GOOD = f"{NILS};Hemvården Norr;2026-01-31;Kartläggning;Själv;Ja;7;18,8;2"


def test_a_good_row_becomes_a_typed_record():
    (record,) = _checked(GOOD).records.to_dict("records")
    assert record == {
        "citizen": person(NILS),
        "birth_year": 1943,
        "sex": "man",
        "unit": "Hemvården Norr",
        "held_on": pd.Timestamp("2026-01-31"),
        "kind": "mapping",
        "respondent": "self",
        "took_part": "yes",
        "sppb": 7.0,
        "tug": 18.8,
        "hemliv": 2.0,
    }


@pytest.mark.parametrize(
    ("good", "bad", "column", "reason", "sentence"),
    [
        (NILS, "", "Personnummer", Reason.NUMBER_MISSING, "Personnumret saknas"),
        ("9938", "9937", "Personnummer", Reason.CHECK_DIGIT, "kontrollsiffra stämmer inte"),
        ("Norr", "Nrr", "Enhet", Reason.UNKNOWN_UNIT, "den närmaste är ”Hemvården Norr”"),
        ("2026-01-31", "2026-02-30", "Datum", Reason.NOT_A_DATE, "”2026-02-30” finns inte"),
        ("2026-01-31", "2026-11-01", "Datum", Reason.FUTURE, "2026-11-01 har inte varit än"),
        ("2026-01-31", "", "Datum", Reason.VALUE_MISSING, "Datum saknas"),
        ("Kartläggning", "Kalas", "Typ", Reason.UNKNOWN_WORD, "”Kalas” är inte ett känt svar"),
        ("Själv", "Grannen", "Svarssätt", Reason.UNKNOWN_WORD, "”Grannen”"),
        (";7;", ";14;", "SPPB", Reason.OUT_OF_RANGE, "SPPB är 14, högsta värdet är 12"),
        (";7;", ";-1;", "SPPB", Reason.OUT_OF_RANGE, "SPPB är -1, lägsta värdet är 0"),
        (";7;", ";7,5;", "SPPB", Reason.OFF_STEP, "SPPB är 7,5, skalans steg är 1"),
        ("18,8", "ej bedömt?", "TUG", Reason.NOT_A_NUMBER, "”ej bedömt?” är inte ett tal"),
        (";18,8;2", ";18,8", "", Reason.WRONG_WIDTH, "Raden har 8 celler, rubriken har 9"),
        (";18,8;2", ";18,8;2;3", "", Reason.WRONG_WIDTH, "Raden har 10 celler, rubriken har 9"),
    ],
)
def test_a_bad_cell_refuses_its_row_and_no_other(good, bad, column, reason, sentence):
    other = GOOD.replace("2026-01-31", "2026-01-30")
    result = _checked(GOOD.replace(good, bad), other)
    assert result.records.index.tolist() == [3]
    assert result.rejected_by_reason == {reason: 1}
    (fault,) = result.faults.to_dict("records")
    assert (fault["line"], fault["column"]) == (2, column)
    assert sentence in fault["sentence"]


def test_a_row_with_several_faults_counts_once_by_the_first_and_tells_all():
    result = _checked(GOOD.replace("9938", "9937").replace(";7;", ";14;"))
    assert result.rejected == 1
    assert result.rejected_by_reason == {Reason.CHECK_DIGIT: 1}
    assert len(result.faults) == 2


@pytest.mark.parametrize("said", ["MED STÖD ", "med stöd", "Själv med stöd", " Med  Stöd"])
def test_case_and_spaces_in_an_answer_do_not_matter(said):
    assert _one(GOOD.replace("Själv", said))["respondent"] == "with_support"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Uppföljning 10 v", "week_10"),
        ("10 veckor", "week_10"),
        ("6 mån", "month_6"),
        ("Uppföljning efter 12 månader", "month_12"),
        ("Planerad uppföljning", "planned"),
        ("Uppföljning", "planned"),
        ("", "planned"),
        ("VARDAGSSAMTAL", "everyday"),
    ],
)
def test_kinds_of_follow_up_are_known_by_many_names(said, kind):
    assert _one(GOOD.replace("Kartläggning", said))["kind"] == kind


def test_an_answer_left_blank_is_missing_and_not_refused():
    record = _one(f"{NILS};Hemvården Norr;2026-01-31;;;;;-;NULL")
    assert (record["respondent"], record["took_part"]) == ("", "")
    assert pd.isna(record["tug"])
    assert pd.isna(record["hemliv"])


@pytest.mark.parametrize("code", ["8", "9"])
def test_a_missing_code_is_kept_as_itself(code):
    assert _one(GOOD.removesuffix("2") + code)["hemliv"] == float(code)


def test_a_code_that_the_measure_does_not_have_is_refused():
    assert _checked(GOOD.removesuffix("2") + "99").rejected_by_reason == {Reason.OUT_OF_RANGE: 1}


def test_equal_rows_count_once_even_when_they_are_bad():
    bad = GOOD.replace("9938", "9937")
    result = _checked(GOOD, GOOD, bad, bad, bad)
    assert (result.data_rows, result.accepted, result.rejected) == (5, 1, 1)
    assert result.exact_duplicates == 3


def test_rows_that_say_the_same_in_other_words_count_once():
    result = _checked(GOOD, GOOD.replace("Själv", "SJÄLV").replace("18,8", "18,80"))
    assert (result.accepted, result.exact_duplicates) == (1, 1)


def test_rows_about_the_same_thing_that_differ_are_both_refused():
    result = _checked(GOOD, GOOD.replace(";7;", ";8;"))
    assert result.rejected_by_reason == {Reason.CONTRADICTION: 2}
    assert "Raderna 2 och 3" in result.faults["sentence"][0]


def test_a_spoiled_copy_does_not_contradict_the_good_row():
    result = _checked(GOOD, GOOD.replace(";7;", ";14;"))
    assert (result.accepted, result.rejected) == (1, 1)


def test_a_column_of_dates_that_can_all_be_read_two_ways_refuses_the_file():
    with pytest.raises(FileRefused, match="två sätt, till exempel ”02/01/2026”"):
        _checked(GOOD.replace("2026-01-31", "02/01/2026"))


def test_no_sentence_holds_a_personal_number_in_whatever_column_it_stands():
    cells = GOOD.split(";")
    rows = [";".join([*cells[:at], NILS, *cells[at + 1 :]]) for at in range(1, len(cells))]
    sentences = " ".join(_checked(*rows).faults["sentence"])
    assert "9938" not in sentences


def _checked(*rows):
    return checked("\n".join([HEADINGS, *rows]).encode())


def _one(row):
    (record,) = _checked(row).records.to_dict("records")
    return record
