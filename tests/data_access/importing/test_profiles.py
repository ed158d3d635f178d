"""A profile says once how the files of a source system are to be read."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.importing import explaining, profiles, understanding
from data_access.importing.profiles import Profile, ProfileError
from data_access.importing.refusal import FileRefused, Reason
from domain.measures import default_shelf
from tests.data_access.importing.reading import checked, draft, person

EXAMPLE = Path(__file__).parents[3] / "profiles" / "exempel.toml"
NUMBER = "19430528-9938"
FILE = f"""\
Löpnummer;Brukar-ID;Org;Skattat den;Skattning;Utfall;Lämnat av
1;{NUMBER};HV-N 1204;02/01/2026;KS1;4;1
2;{NUMBER};hv-n 1204;02/01/2026;KS2;-9;1
3;{NUMBER};HV-N 1204;02/01/2026;Vikt;81;1
4;{NUMBER};Hemvården Norr;03/02/2026;KS1;9;2
""".encode()


def test_the_example_is_used_for_the_files_that_it_recognises():
    result = checked(FILE, profiles=(profiles.read(EXAMPLE),))

    assert result.rejected_by_reason == {Reason.OUT_OF_RANGE: 1}
    (record,) = result.records.to_dict("records")
    assert (record["citizen"], record["unit"]) == (person(NUMBER), "Hemvården Norr")
    assert record["held_on"] == pd.Timestamp("2026-01-02")
    assert (record["begriplighet"], record["respondent"]) == (4.0, "self")
    assert pd.isna(record["hanterbarhet"])


def test_a_file_without_its_headings_is_read_as_ever():
    other = f"Personnummer;Enhet;Datum;SPPB\n{NUMBER};Hemvården Norr;2026-01-02;7\n".encode()
    assert checked(other, profiles=(profiles.read(EXAMPLE),)).records["sppb"].tolist() == [7.0]


def test_two_profiles_that_recognise_a_file_equally_are_asked_about():
    one = profiles.read(EXAMPLE)
    with pytest.raises(FileRefused, match="känner båda igen filen"):
        checked(FILE, profiles=(one, Profile(name="Ett till", recognised_by=one.recognised_by)))


def test_a_date_that_the_order_does_not_allow_is_refused_and_not_read_the_other_way():
    text = f"Personnummer;Enhet;Datum;SPPB\n{NUMBER};Hemvården Norr;12/31/2025;7\n".encode()
    day_first = Profile(date_order=profiles.DAY_FIRST)
    assert checked(text, profile=day_first).rejected_by_reason == {Reason.NOT_A_DATE: 1}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "inte en läsbar TOML-fil"),
        ('colour = "blå"', "fältet ”colour” finns inte"),
        ("name = 1", "fel slags värde"),
        ('[headings]\nA = "Skostorlek"', "rubriken ”A” leder till ”Skostorlek”"),
        ('[measures]\nA = "vikt"', "leder till måttet ”vikt”"),
        ('date_order = "dag"', "date_order ska vara"),
        ('kind = "annat"', "slaget ”annat” finns inte"),
        ('encoding = "zip"', "teckenkodningen ”zip” finns inte"),
        ('[cells]\nA = "b"', "ska varje rubrik vara en egen tabell"),
    ],
)
def test_a_profile_with_a_fault_is_refused_with_what_is_wrong(tmp_path, text, said):
    file = tmp_path / "fel.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ProfileError, match=f"fel.toml.*{said}"):
        profiles.read(file)


words = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=12)
pairs = st.dictionaries(words, words, max_size=3)


@given(
    pairs,
    st.dictionaries(words, pairs.filter(bool), max_size=2),
    st.lists(words, max_size=2),
    st.dictionaries(words, st.sampled_from(["Personnummer", "held_on", "sppb", ""]), max_size=3),
)
def test_a_saved_profile_is_read_back_as_it_was(tmp_path_factory, units, cells, missing, headings):
    profile = Profile(
        name="Mitt system 2",
        recognised_by=("A", 'B "b"'),
        missing=tuple(missing),
        headings=headings,
        units=units,
        cells=cells,
    )
    file = profiles.save(profile, tmp_path_factory.mktemp("profiler") / "ny")
    assert file.name == "mitt_system_2.toml"
    assert profiles.read_folder(file.parent) == (profile,)


def test_every_column_is_explained_with_masked_samples_and_what_it_may_be_instead():
    text = f"""\
Personnummer;Enhet;Dag för samtal;Datum;COPM;Timed up;Fart;SPPB
{NUMBER};Hemvården Norr;x;02/01/2026;4;12,5;7;8
{NUMBER};Hemvården Norr;y;03/01/2026;5;13;8;8
""".encode()
    known = understanding.vocabulary(default_shelf())

    table = draft(text)
    said = {column.heading: column for column in explaining.explain(table, known)}

    assert said["Personnummer"].samples == (explaining.MASK,)
    assert said["SPPB"].samples == ("”8”",)
    assert said["SPPB"].why == "Rubriken känns igen"
    assert said["Datum"].asks_date_order
    assert said["COPM"].target is None
    assert said["COPM"].why.endswith("Kan vara COPM utförande eller COPM tillfredsställelse")
    assert said["Timed up"].target == "tug"
    assert said["Timed up"].why.startswith("Värdena avgör")
    assert said["Fart"].understood == ""
    likely = [choice.name for choice in said["Fart"].choices[:2]]
    assert likely == ["copm_p", "copm_s"]


def test_what_a_person_chooses_is_used_and_can_be_saved_for_the_next_file(tmp_path):
    text = f"Kund-id;Enhet;Samtal;COPM;Ålder\n{NUMBER};Hemvården Norr;02/01/2026;4;83\n".encode()
    first = draft(text, kind="follow_ups")
    assert first.missing == ("kolumnen Personnummer", "kolumnen Datum", "minst ett mått")
    chosen = {"Kund-id": "citizen", "Samtal": "held_on", "COPM": "copm_s", "Ålder": None}

    choice = explaining.choose(
        first.profile, chosen, date_order=profiles.DAY_FIRST, name="Kundsystemet"
    )
    profiles.save(choice, tmp_path)
    (record,) = checked(text, profiles=profiles.read_folder(tmp_path)).records.to_dict("records")

    assert record["held_on"].date() == date(2026, 1, 2)
    assert record["copm_s"] == 4.0
