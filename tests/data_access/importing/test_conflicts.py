"""Rows that cannot all be true are refused; those that only look odd are remarked on."""

import pytest

from data_access.importing.refusal import Reason
from tests.data_access.importing.reading import checked

HEADINGS = "Personnummer;Namn;Enhet;Datum;SPPB"
NILS, JENNY = "19430528-9938", "19370111-9814"
USUAL = f"{JENNY};Jenny Ström;Hemvården Norr;2026-01-31;9"


@pytest.mark.parametrize(
    ("name", "refused", "remarked"),
    [
        ("Nils Öberg", {}, {}),
        ("ÖBERG, NILS", {}, {}),  # the same words
        ("", {}, {}),  # says nothing
        ("Nils Oberg", {}, {Reason.TWO_SPELLINGS: 2}),
        ("Anna Öberg", {Reason.TWO_NAMES: 2}, {}),  # of one household: mixed up
    ],
)
def test_one_number_with_two_names(name, refused, remarked):
    result = _checked(
        f"{NILS};Nils Öberg;Hemvården Norr;2026-01-31;7",
        f"{NILS};{name};Hemvården Norr;2026-03-31;7",
        USUAL,
    )
    assert result.rejected_by_reason == refused
    assert result.warned_by_reason == remarked
    assert 4 in result.records.index


def test_a_remark_on_a_row_that_is_refused_is_not_told():
    result = _checked(f"{NILS};Ni\u200bls;Hemvården Norr;2026-01-31;14", USUAL)
    assert result.rejected_by_reason == {Reason.OUT_OF_RANGE: 1}
    assert result.warnings.empty


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Ring 19430528-9938 först", "Ring [personnummer] först"),
        ("Ring 430528-9938", "Ring [personnummer]"),
        ("Ring 430528–9938", "Ring [personnummer]"),
        ("Ring 19430528-9937", "Ring [personnummer]"),  # mistyped
        ("Ring 0701740605", "Ring 0701740605"),
        ("Sedan 2026-01-31", "Sedan 2026-01-31"),
    ],
)
def test_a_personal_number_in_text_is_masked(said, kept):
    heading = "Personnummer;Datum;Händelse;Beskrivning"
    result = checked(f"{heading}\n{NILS};2026-01-31;Fall;{said}\n".encode())
    assert result.records["description"].tolist() == [kept]
    assert result.warned_by_reason == ({Reason.MASKED: 1} if said != kept else {})


def test_a_reserve_number_is_someone_without_birth_or_sex():
    result = _checked("992024123456;Okänd;Hemvården Norr;2026-01-31;7", USUAL)
    assert result.records["birth_year"].isna().tolist() == [True, False]
    assert result.records["sex"].isna().tolist() == [True, False]
    assert "born" not in result.records


def _checked(*rows):
    return checked("\n".join([HEADINGS, *rows]).encode())
