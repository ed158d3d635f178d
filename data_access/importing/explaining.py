"""How each column of a file was understood, told so that a person can agree or choose otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd

from data_access.importing import days, evidence, words
from data_access.importing.columns import Column, Why
from data_access.importing.fields import PERSON_NAME, Form, RecordKind
from data_access.importing.profiles import NOT_USED, Profile
from data_access.importing.refusal import Fault, Reason, shown
from data_access.importing.understanding import Understanding, Vocabulary

SAMPLES = 3
MASK = "ÅÅÅÅMMDD-NNNN"  # stands for every personal number that is shown
NAMES = frozenset(words.heading(name) for name in PERSON_NAME.names)
ASKED = (Form.DAY, Form.COMING_DAY)


@dataclass(frozen=True)
class Choice:
    """Something that a column may be said to be: its name for `choose`, and the words for it."""

    name: str
    label: str


@dataclass(frozen=True)
class Explained:
    """One column as a page shows it.

    `understood` is the words for the field or measure, "" when the column is not used; `why` one
    Swedish sentence without its full stop. `samples` are its first distinct values, quoted as a
    sentence may quote them; of personal numbers a mask, of names nothing. `choices` are what it may
    be said to be instead, the likeliest first. `asks_date_order` when dates of the column can be
    read two ways, `is_unsure` when its heading can mean several measures.
    """

    heading: str
    target: str | None
    understood: str
    why: str
    samples: tuple[str, ...]
    choices: tuple[Choice, ...]
    asks_date_order: bool
    is_unsure: bool


def explain(table: Understanding, known: Vocabulary) -> tuple[Explained, ...]:
    """Every column of a table, as `understanding.draft` gives it."""
    return tuple(_explained(column, table, known) for column in table.columns)


def choose(
    profile: Profile,
    chosen: Mapping[str, str | None],
    *,
    date_order: str = "",
    kind: str = "",
    name: str = "",
) -> Profile:
    """`profile` with what a person has chosen: a field or measure by heading, None for not used.

    Without a name it holds for this reading only; with one it can be saved with `profiles.save`,
    and from then on recognises files with the same headings.
    """
    headings = dict(profile.headings) | {
        heading: NOT_USED if target is None else target for heading, target in chosen.items()
    }
    recognised = profile.recognised_by or tuple(headings)
    return replace(
        profile,
        name=name,
        headings=headings,
        date_order=date_order or profile.date_order,
        kind=kind or profile.kind,
        recognised_by=recognised if name else (),
    )


def _explained(column: Column, table: Understanding, known: Vocabulary) -> Explained:
    texts = table.rows[column.position]
    labels = _labels(table.kind, known)
    form = _form(column, table.kind)
    likely = [one.id for one in known.measures.values() if _fits(one.id, column, table, known)]
    order = sorted(labels, key=lambda name: name not in likely)
    return Explained(
        heading=column.heading,
        target=column.target,
        understood=labels.get(column.target or "", ""),
        why=_why(column),
        samples=() if _is_of_names(column) else _samples(texts, form),
        choices=tuple(Choice(name, labels[name]) for name in order if name != column.target),
        asks_date_order=form in ASKED and not table.profile.date_order and _is_unclear(texts),
        is_unsure=column.target is None and bool(column.grounds),
    )


def _labels(kind: RecordKind, known: Vocabulary) -> dict[str, str]:
    """What a column of `kind` may be, with the words for it."""
    measures = known.measures.values() if kind.measured else ()
    fields = {field.name: field.label for field in kind.fields}
    return fields | {measure.id: measure.title for measure in measures}


def _form(column: Column, kind: RecordKind) -> Form | None:
    return next((field.form for field in kind.fields if field.name == column.target), None)


def _fits(measure: str, column: Column, table: Understanding, known: Vocabulary) -> bool:
    """Whether an unused column could hold a measure that no column was taken for."""
    free = column.target is None and table.kind.measured and measure not in table.used
    return free and evidence.fits(known.measures[measure], table.rows[column.position])


def _why(column: Column) -> str:
    if column.why is Why.ANOTHER:
        return f"Kolumnen {shown(column.preferred)} används i stället"
    said = column.why.label[0].upper() + column.why.label[1:]
    return f"{said}. {column.grounds}" if column.grounds else said


def _is_of_names(column: Column) -> bool:
    """Whether it holds people's names, also while it is taken for something else."""
    return PERSON_NAME.name == column.target or words.heading(column.heading) in NAMES


def _samples(texts: pd.Series, form: Form | None) -> tuple[str, ...]:
    distinct = [text for text in texts.unique() if text][:SAMPLES]
    if form is Form.PERSONAL_NUMBER:
        return (MASK,) if distinct else ()
    return tuple(shown(text) for text in distinct)


def _is_unclear(texts: pd.Series) -> bool:
    read = days.read(text for text in texts.unique() if text)
    return any(
        isinstance(day, Fault) and day.reason is Reason.AMBIGUOUS_DATE for day in read.values()
    )
