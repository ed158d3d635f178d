"""Exports of other systems, in other words and forms, are read without a line of code for them."""

import pandas as pd

from data_access.importing.refusal import Reason
from tests.data_access.importing.reading import checked, person

TABBED = """\
Exporterad från Omvårdnad Plus\t2026-10-30 08:15\t\t\t\t\t\t\t

Pers.nr\tKundnamn\tUtförarenhet\tUppföljningsdatum\tMättillfälle\tBesvarad av\tKASAM - Begriplighet\tTUG (sekunder)\tCOPM-U
430528-9938\tNils Ö\tHEMVÅRDEN NORR\t31.12.2025\t10 veckor\tAnhörig\t5\t18,80\t3,70
19370111 9814\tJenny Å\tVårdboendet  Almen\t01.02.2026\tVid start\tKund\t\t6,25\t
"""  # noqa: E501  (a line of the file)
ENGLISH = """\
"Date","Personal identity number","Client","Unit","Follow-up type","Answered by","Participated","SPPB total","Timed Up & Go [s]"
"01/31/2026","194305289938","Nils Oberg","Hemvården Norr","6 months","Self","Yes","7","1,018.8"
"02/03/2026","193701119814","Jenny Astrom","Vårdboendet Almen","Annual","Key worker","Partly","12","6.2"
"""  # noqa: E501  (a line of the file)


def test_tabs_in_utf_16_with_titles_points_in_dates_and_ten_digit_numbers():
    result = checked(TABBED.replace("\n", "\r\n").encode("utf-16"))

    assert result.faults.empty
    first, second = result.records.to_dict("records")
    assert first["citizen"] == person("19430528-9938")
    assert (first["unit"], first["kind"]) == ("Hemvården Norr", "week_10")
    assert first["held_on"] == pd.Timestamp("2025-12-31")
    assert (first["respondent"], first["begriplighet"], first["tug"]) == ("proxy", 5.0, 18.8)
    assert (second["kind"], second["respondent"]) == ("mapping", "self")
    assert pd.isna(second["copm_p"])


def test_english_headings_american_dates_and_a_value_no_scale_has():
    result = checked(ENGLISH.encode())

    assert result.rejected_by_reason == {Reason.OUT_OF_RANGE: 1}
    assert result.faults["line"].tolist() == [2]
    (record,) = result.records.to_dict("records")
    assert record["held_on"] == pd.Timestamp("2026-02-03")
    assert (record["kind"], record["respondent"]) == ("month_12", "staff")
    assert (record["took_part"], record["sppb"]) == ("partly", 12.0)
