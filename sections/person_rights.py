"""A person's rights and gallring in words and tables: what is asked for, what goes, what stays."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

import pandas as pd

from sections import swedish

NOBODY = (
    "Det finns inga uppgifter om personen inom din behörighet. En person som flera enheter har "
    "uppgifter om söks av den som ansvarar för alla. Skyddad identitet kräver ett eget beslut."
)
ABOUT = (
    "Uppgifter om en person visas inte här utan hämtas som en fil. Vid rättelse visas bara den "
    "uppgift som ska rättas. Allt som görs på sidan står i åtkomstloggen."
)
IRREVERSIBLE = (
    "Gallring går inte att ångra. Uppgifterna tas bort ur varje tabell, personen kan inte "
    "återställas och läses inte in igen. Kvar är nyckelhashen, som hindrar det, och loggens rader."
)
AT_SOURCE = (
    "Rätta också i källsystemet, annars kommer det gamla värdet tillbaka vid nästa inläsning."
)


class Matter(StrEnum):
    """What somebody asks for about one person."""

    EXTRACT = "Registerutdrag"
    RECTIFY = "Rättelse"


def rules(in_house: int, external: int, research_days: Collection[int], backup_days: int) -> str:
    """How long records are kept, as one paragraph.

    >>> rules(5, 2, [], 35)[:60]
    'Uppgifter gallras fem år efter sista anteckningen, två år fö'
    """
    kept = swedish.listed([f"den {day}" for day in sorted(research_days)])
    research = (
        f" Födda {kept} i en månad lämnas först till arkivet; dem gallrar kommandot på servern."
        if research_days
        else ""
    )
    return (
        f"Uppgifter gallras {swedish.count(in_house)} år efter sista anteckningen, "
        f"{swedish.count(external)} år för den som bara funnits hos enskilda utförare.{research} "
        f"Säkerhetskopior som är äldre än {backup_days} dagar tar kommandot bort."
    )


def due(going: int, archived: int, unknown: int) -> list[str]:
    """How many go, and how many do not go from the page and why.

    >>> due(3, 1, 0)
    ['Tre personer går att gallra nu.', 'En person lämnas först till arkivet, med kommandot.']
    """
    said = {
        "går att gallra nu.": going,
        "lämnas först till arkivet, med kommandot.": archived,
        "väntar, eftersom födelsedagen är okänd.": unknown,
    }
    told = [f"{_people(n)} {what}" for what, n in said.items() if n]
    return told or ["Ingen persons tid är ute."]


def rows(counts: Mapping[str, int], titles: Mapping[str, str]) -> pd.DataFrame:
    """How many rows go from each table, by its title, and all of them last."""
    named = [(titles.get(name, name), count) for name, count in counts.items()]
    named.append(("Tillsammans", sum(counts.values())))
    return pd.DataFrame(named, columns=["Uppgifter", "Rader"]).astype({"Rader": "int64"})


def words_to_type(going: int) -> str:
    """What somebody types to show that they mean it: how many they are about to purge.

    >>> words_to_type(3)
    'gallra 3'
    """
    return f"gallra {going}"


def done(purged: int, gone: int) -> str:
    """What was done.

    >>> done(1, 2)
    'En person är gallrad, två rader är borttagna.'
    """
    state = "gallrad" if purged == 1 else "gallrade"
    return f"{_people(purged)} är {state}, {swedish.counted(gone, 'rad', 'rader')} är borttagna."


def _people(n: int) -> str:
    return swedish.opening(swedish.counted(n, "person", "personer"))
