"""The plans as blocks: how complete they are, what waits to be signed, who needs a new one."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from charts.look import Look
from charts.tones import Answer, Tone
from domain.plan_limits import DEFAULT, PlanLimits
from metrics.disclosure import TOTAL
from metrics.plan_state import Signature
from sections import small_groups, swedish
from sections.blocks import Block
from sections.learning import heat_rows, share_rows
from sections.learning.heat_rows import Cell, Heat
from sections.learning.share_rows import Part, Rows, Words
from sections.small_groups import Counts, Reader

YES, NO = "Ja", "Nej"
ALL_UNITS = "Alla enheter"

PARTS = {
    "what": ("Vad", "Vad"),
    "who": ("Vem", "Vem"),
    "when": ("När", "När"),
    "how": ("Hur", "Hur"),
    "together": ("Tillsammans", "Tills."),
    "signed": ("Undertecknad", "Undert."),
}
STATES = {
    Signature.SIGNED: Answer(YES, Tone.INK),
    Signature.WAITING: Answer("Väntar, ny", Tone.INK_SOFT),
    Signature.LATE: Answer(NO, Tone.INK_FAINT),
    Signature.NO_PLAN: Answer("Ingen plan", Tone.OPEN),
}
SIGNATURES = {
    "citizen": "Undertecknad av medborgaren",
    "key_worker": "Undertecknad av kontaktman",
    "current": "Aktuell",
}

NOT_QUALITY = (
    "Att en ruta är ifylld säger inte att planen är bra, bara att det går att läsa vad som gäller."
)
HOW_COMPLETE = (
    "Räknat på medborgare med plan. Vad, vem, när och hur gäller när alla pågående insatser säger "
    "det, tillsammans när planen säger med vem den gjordes, undertecknad när både medborgaren "
    "eller företrädaren och kontaktmannen har skrivit under."
)


def complete(state: pd.DataFrame, units: pd.Series, reader: Reader) -> dict[str, Counts]:
    """For each part of a plan: a row a unit, how many plans say it and how many don't.

    Args:
        state: As `metrics.plan_state.plan_state` returns.
        units: The name of each citizen's unit, by citizen.
        reader: Who it is made for.
    """
    there = state.loc[state["has_plan"]]
    unit = there["citizen_id"].map(units)
    return {
        part: small_groups.counts(
            pd.crosstab(unit, there[part].map({True: YES, False: NO}))
            .reindex(columns=[YES, NO], fill_value=0)
            .astype("int64"),
            reader,
        )
        for part in PARTS
    }


def complete_block(made: Mapping[str, Counts], look: Look) -> Block:
    """The heat table of complete plans, a row a unit and one for all when they are several."""
    units = [row for row in next(iter(made.values())).table.index if row != TOTAL]
    names = {unit: unit for unit in units} | ({TOTAL: ALL_UNITS} if len(units) > 1 else {})
    rows = {
        name: {PARTS[part][0]: _cell(made[part].row(row)) for part in PARTS}
        for row, name in names.items()
    }
    heat = Heat(rows, list(PARTS.values()), small_groups.joined(made.values()))
    told = (
        "Hur många planer som säger vad, vem, när, hur, tillsammans med vem, och är undertecknade."
    )
    told = share_rows.told("Ifyllt i planerna", said(made), told)
    finding = told if units else "Ingen medborgare har en plan ännu."
    words = Words("Vad står i planerna?", finding, NOT_QUALITY, HOW_COMPLETE)
    return heat_rows.block(words, heat, look)


def said(made: Mapping[str, Counts]) -> dict[str, Part]:
    """For each part, in its word, how many plans say it; those that may be shown."""
    found = {
        PARTS[part][0].lower(): share_rows.part(counts.total, those=(YES,), of=(YES, NO))
        for part, counts in made.items()
    }
    return {word: part for word, part in found.items() if part and part.enough}


def _cell(row: pd.Series) -> Cell:
    yes, total = row[YES], row[TOTAL]
    if not (small_groups.known(yes) and small_groups.known(total)):
        return Cell(small_groups.HIDDEN, float("nan"))
    return Cell(f"{swedish.number(yes)} av {swedish.number(total)}", yes / total if total else 0.0)


def signed(state: pd.DataFrame, reader: Reader) -> dict[str, Counts]:
    """How many plans are signed by each, and current, of all citizens."""
    current = pd.Series(str(Signature.LATE), index=state.index)
    current = current.mask(state["current"], str(Signature.SIGNED))
    current = current.mask(~state["has_plan"], str(Signature.NO_PLAN))
    columns = {name: state[name] for name in ("citizen", "key_worker")} | {"current": current}
    return {
        name: small_groups.counts(_counted(column, SIGNATURES[name]), reader)
        for name, column in columns.items()
    }


def _counted(column: pd.Series, name: str) -> pd.DataFrame:
    found = column.value_counts().reindex([str(code) for code in STATES], fill_value=0)
    frame = found.astype("int64").to_frame(name).T
    return frame.rename(columns={str(code): answer.word for code, answer in STATES.items()})


def signed_block(made: Mapping[str, Counts], limits: Collection[PlanLimits], look: Look) -> Block:
    """Signatures and age as bars, by the limits of the units that are looked at."""
    days, months = _spans(limits)
    groups = {SIGNATURES[name]: counts.total for name, counts in made.items()}
    every = [answer.word for answer in STATES.values()]
    parts = {
        name.lower(): share_rows.part(row, those=(YES,), of=every) for name, row in groups.items()
    }
    done = f"{share_rows.told('I ordning', parts, '')} ".lstrip()
    words = Words(
        "Är planerna undertecknade och aktuella?",
        f"{done}En ny plan får vänta {days} dagar på att undertecknas och är aktuell i {months} "
        "månader.",
        "Dagarna är fakta ur planerna. De säger inget om varför en underskrift saknas.",
        "Senaste planen gäller. Väntar, ny: utan underskrift men inte äldre än gränsen. Aktuell: "
        "gjord eller omarbetad inom gränsen. Gränserna är enhetens egna och står i Inställningar; "
        f"{DEFAULT.sign_within} dagar och {DEFAULT.current_for} månader där inget är bestämt.",
    )
    rows = Rows(groups, hidden=small_groups.joined(made.values()))
    return share_rows.block(words, rows, list(STATES.values()), look)


def _spans(limits: Collection[PlanLimits]) -> tuple[str, str]:
    """Days and months as words: one number where all units have the same, else from and to."""
    several = limits or (DEFAULT,)
    columns = ([each.sign_within for each in several], [each.current_for for each in several])
    days, months = (
        str(min(column)) if min(column) == max(column) else f"{min(column)} till {max(column)}"
        for column in columns
    )
    return days, months


def late(made: Mapping[str, Counts], limits: Collection[PlanLimits]) -> list[str]:
    """What waits for somebody, where that may be said."""
    words = {
        "citizen": "saknar medborgarens underskrift sedan mer än {} dagar",
        "key_worker": "saknar kontaktmannens underskrift sedan mer än {} dagar",
        "current": "är äldre än {} månader",
    }
    days, months = _spans(limits)
    every = [answer.word for answer in STATES.values()]
    told = []
    for name, counts in made.items():
        found = share_rows.part(counts.total, those=(NO,), of=every)
        if found and found.n:
            limit = months if name == "current" else days
            plans = swedish.opening(swedish.counted(found.n, "plan", "planer"))
            told.append(f"{plans} {words[name].format(limit)}.")
    without = share_rows.part(made["current"].total, those=("Ingen plan",), of=every)
    if without and without.n:
        who = swedish.opening(swedish.counted(without.n, "medborgare", "medborgare"))
        told.append(f"{who} har ingen plan.")
    return told


def waiting_block(state: pd.DataFrame, names: Mapping[int, str]) -> Block:
    """Who waits for what, for those who may see the citizens."""
    rows = [
        (names[who], ", ".join(lacks))
        for who, citizen, key_worker, current, has_plan in zip(
            *(state[c] for c in ("citizen_id", "citizen", "key_worker", "current", "has_plan")),
            strict=True,
        )
        for lacks in [_lacks(citizen, key_worker, current=current, has_plan=has_plan)]
        if lacks
    ]
    table = pd.DataFrame(rows, columns=["Medborgare", "Det som väntar"])
    told = "Planer att gå igenom tillsammans med medborgaren."
    finding = told if rows else "Ingen plan väntar på någon."
    return Block("Vem väntar?", finding, None, finding, table, NOT_QUALITY)


def _lacks(citizen: str, key_worker: str, *, current: bool, has_plan: bool) -> list[str]:
    if not has_plan:
        return ["ingen plan"]
    found = {
        "medborgarens underskrift": citizen == Signature.LATE,
        "kontaktmannens underskrift": key_worker == Signature.LATE,
        "ny genomgång": not current,
    }
    return [what for what, lacking in found.items() if lacking]
