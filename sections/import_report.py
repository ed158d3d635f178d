"""What an import would do, does and did, told to the person who reads files in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pandas as pd

from sections import swedish
from sections.blocks import NOTHING

SWEDEN = ZoneInfo("Europe/Stockholm")
NO_BREAK = "\u00a0"
ROWS_SHOWN = 50  # refused rows on the page; the file to mend has all of them
NOTHING_NEW = "Filerna säger inget som inte redan är inläst."
UNWRITTEN = "Inget är skrivet än."
MEND = "De avvisade raderna finns inte kvar här. Välj samma fil igen för att se och hämta dem."


@dataclass(frozen=True)
class Tally:
    """Of one table, how many rows went where."""

    title: str
    rows: int
    new: int
    changed: int
    unchanged: int
    duplicates: int
    refused: int


@dataclass(frozen=True)
class Batch:
    """One earlier import, as the log has it; `read_at` in UTC."""

    number: int
    file: str
    what: str
    accepted: int
    refused: int
    read_at: datetime
    undone: bool


def headline(tallies: Sequence[Tally], *, done: bool = False) -> str:
    """What is new, changed and refused in all of the files, in one sentence.

    >>> headline([Tally("a.csv", 9, 7, 1, 0, 0, 1)])
    '7 rader är nya, 1 rad ändras och 1 rad avvisas.'
    """
    new, changed, refused = (
        sum(getattr(one, name) for one in tallies) for name in ("new", "changed", "refused")
    )
    first = "lästes in" if done else "är ny" if new == 1 else "är nya"
    verbs = ("ändrades", "avvisades") if done else ("ändras", "avvisas")
    counted = zip((new, changed, refused), (first, *verbs), strict=True)
    said = swedish.listed([f"{_rows(count)} {verb}" for count, verb in counted if count])
    nothing = "" if new + changed else NOTHING_NEW
    return " ".join(filter(None, [nothing, said and f"{said}."]))


def _rows(number: int) -> str:
    return f"{swedish.number(number)} {'rad' if number == 1 else 'rader'}"


def went(tally: Tally, *, done: bool = False) -> str:
    """Of one table, how many rows went where; where none went nothing is said.

    >>> went(Tally("a.csv", 9, 6, 0, 1, 0, 2))
    '9 rader: 6 nya, 1 oförändrad, 2 avvisas.'
    """
    unchanged = "oförändrad" if tally.unchanged == 1 else "oförändrade"
    parts = {
        "ny" if tally.new == 1 else "nya": tally.new,
        "ändrades" if done else "ändras": tally.changed,
        unchanged: tally.unchanged,
        "dubblett" if tally.duplicates == 1 else "dubbletter": tally.duplicates,
        "avvisades" if done else "avvisas": tally.refused,
    }
    told = ", ".join(f"{swedish.number(count)} {word}" for word, count in parts.items() if count)
    return f"{_rows(tally.rows)}: {told}."


def told_rows(said: pd.DataFrame, places: Mapping[int, str]) -> pd.DataFrame:
    """The first of what is said of rows: where, in which column, and what.

    `said` has `line`, `column` and `sentence`; `places` says where a line is.
    """
    shown = said.head(ROWS_SHOWN)
    return pd.DataFrame(
        {
            "Rad": [swedish.opening(places[line]) for line in shown["line"]],
            "Kolumn": [column or NOTHING for column in shown["column"]],
            "Varför": [f"{sentence}." for sentence in shown["sentence"]],
        }
    )


def not_shown(count: int) -> str:
    """How much of what is said of rows is not in the table; empty when all of it is."""
    if count <= ROWS_SHOWN:
        return ""
    return f"De första {ROWS_SHOWN} av {swedish.number(count)} visas. Filen har alla."


def reasons(counted: Mapping[str, int]) -> list[str]:
    """How many rows there are for each reason, the commonest first.

    >>> reasons({"okänd enhet": 1, "datum i framtiden": 12})
    ['12 rader: datum i framtiden', '1 rad: okänd enhet']
    """
    order = sorted(counted, key=lambda reason: (-counted[reason], reason))
    return [f"{_rows(counted[reason])}: {reason}" for reason in order]


def column(samples: Sequence[str], why: str) -> str:
    """What stands under one column: a few of its values, and why it was understood so."""
    distinct = list(dict.fromkeys(samples))
    values = f"Till exempel {swedish.listed(distinct)}. " if distinct else ""
    return f"{values}{why}."


def understood(headings: Sequence[str], unused: Sequence[str]) -> str:
    """How much of a table is read, and which columns are not.

    >>> understood(["Datum", "Löpnr"], ["Löpnr"])
    '1 av 2 kolumner läses. Läses inte: ”Löpnr”.'
    """
    read, whole = len(headings) - len(unused), len(headings)
    if not unused:
        return "Alla kolumner läses."
    named = swedish.listed([f"”{heading}”" if heading else "en utan rubrik" for heading in unused])
    return f"{read} av {whole} kolumner läses. Läses inte: {named}."


def titled(file: str, sheet: str | None) -> str:
    """A file, and the sheet of a workbook."""
    return f"{file}, bladet {sheet}" if sheet else file


def overview(asks: Sequence[bool]) -> str:
    """How many of the tables need a person, and how to read what stands under each."""
    if not asks:
        return ""
    waiting = sum(asks)
    if waiting:
        whose = swedish.counted(waiting, "tabell behöver", "tabeller behöver")
        first = f"{swedish.opening(whose)} att du svarar på något."
    else:
        first = "Inget behöver avgöras, men titta gärna."
    how = "Över varje ruta står rubriken i filen, i rutan vad den läses som."
    return f"**{first}** {how} Ändra det som inte stämmer."


def to_read_in(tallies: Sequence[Tally]) -> str:
    """What the button that writes says.

    >>> to_read_in([Tally("a.csv", 9, 7, 1, 0, 0, 1)])
    'Läs in 8 rader'
    """
    return f"Läs in {_rows(sum(one.new + one.changed for one in tallies))}"


def lacking(kind: str, missing: Sequence[str]) -> str:
    """What a table cannot do without, and what to do about it; no `kind` when nothing is known."""
    if not kind:
        return (
            "Filens rubriker känns inte igen. Välj vad raderna handlar om, "
            "och peka sedan ut vad kolumnerna är."
        )
    return (
        f"Filen liknar {swedish.within(kind)}, men {swedish.listed(missing)} saknas. "
        "Peka ut vad som är vad här under, eller ändra vad raderna handlar om."
    )


def which_first(headings: Sequence[str]) -> str:
    """The question about dates that can be read two ways."""
    where = f" i {swedish.listed([f'”{heading}”' for heading in headings])}" if headings else ""
    return f"Datumen{where} kan läsas på två sätt. Vad står först?"


def undoing(batch: Batch) -> str:
    """What it means to undo a batch."""
    return (
        f"Inläsning {batch.number}, {batch.file}, från {when(batch)} ångras i sin helhet: det den "
        f"lade till tas bort, och det den ändrade blir som förut."
    )


def became(batch: Batch) -> str:
    """What an earlier import was: which file, when, how many rows, and whether it still holds."""
    rows = f"{_rows(batch.accepted)} lästes in"
    if batch.refused:
        rows += f", {swedish.number(batch.refused)} avvisades"
    return f"{batch.file}, {when(batch)}: {rows}.{' Ångrad.' if batch.undone else ''}"


def when(batch: Batch) -> str:
    """When a batch was read in, as clocks in Sweden showed it; it stays on one line."""
    moment = batch.read_at.replace(tzinfo=UTC).astimezone(SWEDEN)
    return f"{swedish.day(moment.date())} {moment:%H.%M}".replace(" ", NO_BREAK)


def named(batch: Batch) -> str:
    """A batch as a choice among others."""
    return f"{batch.number}: {batch.file}, {batch.what.casefold()}, {when(batch)}"
