"""Hidden figures in words: that they are hidden and why, never how small they are.

Which cells were hidden for their own sake and which to protect others is not said: that would
tell which are small (`metrics.disclosure.Reason`).
"""

from typing import Any

from metrics.disclosure import ProtectedTable
from sections import swedish
from sections.findings import wording
from sections.findings.wording import Finding, Noun

FIGURES = Noun("ruta", "rutor")

NOT_ZERO = (
    "En dold ruta är inte noll, och inte alltid liten: några döljs för att andra inte ska gå att "
    "räkna ut."
)


def of_table(table: ProtectedTable[Any]) -> Finding:
    """How many cells of a protected table are hidden, and for what reason any may be."""
    if not table.hidden:
        return Finding(
            "Inget är dolt i tabellen.",
            f"Varje antal som visas gäller ingen eller minst {swedish.count(table.k)} personer.",
            "En nolla betyder att ingen räknats, inte att uppgiften saknas.",
        )
    return Finding(
        wording.sentence(
            f"{FIGURES.counted(table.hidden)} visas inte, så att ingen kan kännas igen"
        ),
        f"Det som gäller färre än {swedish.count(table.k)} personer, eller alla, visas inte.",
        NOT_ZERO,
    )


def withheld(*, k: int) -> Finding:
    """In place of a figure that may not be shown: a share of few, of nobody or of everybody."""
    return Finding(
        "Visas inte, så att ingen kan kännas igen.",
        f"Det som gäller färre än {swedish.count(k)} personer, eller alla utom så få, visas inte.",
        "Det säger inget om hur det går.",
    )
