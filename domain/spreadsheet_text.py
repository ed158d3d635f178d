"""Text that a spreadsheet shows as it is written and never runs."""

from __future__ import annotations

import unicodedata

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
AS_TEXT = "'"  # what spreadsheets themselves put before a cell that is text


def safe(text: str) -> str:
    """`text` as a cell of CSV or Excel that no spreadsheet takes for a formula.

    For text that people typed, headings and names too; numbers stay numbers and don't come here.
    Signs in full width count as their plain ones, and blanks before a sign don't hide it (OWASP,
    CSV Injection). In Excel write the cell as a string too.

    >>> safe("=1+1"), safe("Åsa Öberg"), safe("  ＝HYPERLINK(A1)")
    ("'=1+1", 'Åsa Öberg', "'  ＝HYPERLINK(A1)")
    """
    plain = unicodedata.normalize("NFKC", text)
    runs = plain.startswith(STARTS_A_FORMULA) or plain.lstrip().startswith(STARTS_A_FORMULA)
    return AS_TEXT + text if runs else text
