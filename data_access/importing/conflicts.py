"""Rows that cannot all be true: two that contradict each other, one number with two names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

import pandas as pd

from data_access.importing import read_columns, words
from data_access.importing.refusal import Fault, Reason

SAME_NAME = 0.85  # Öberg and Oberg, Nilsson and Nilson; not Nils and Anna of one surname
MOST_LINES_NAMED = 5  # in a sentence; the others stand in the list of refused rows


@dataclass(frozen=True)
class Names:
    """Rows refused because their person has two names, and rows where it is only spelled two ways.

    Both as `read_columns.FAULT_COLUMNS`.
    """

    faults: pd.DataFrame
    warnings: pd.DataFrame


def contradictions(key: Sequence[str], records: pd.DataFrame) -> pd.DataFrame:
    """Every row that has the natural `key` of another: nothing tells which is right."""
    hit = records[records.duplicated(list(key), keep=False)]
    rows = []
    for lines in _lines_by(hit, key):
        fault = f"Raderna {_named(lines)} gäller samma sak men säger olika"
        rows += [(line, "", Reason.CONTRADICTION, fault) for line in lines]
    return read_columns.told(sorted(rows))


def names(records: pd.DataFrame, headings: Mapping[str, str]) -> Names:
    """Persons with more than one name among `records`: their rows, or a mix-up of two people.

    Case, punctuation and the order of the names do not matter. Names nearly alike are one name
    spelled two ways, which is said; other names are two people under one number, and then no row
    of theirs is taken.
    """
    if not {"citizen", "display_name"} <= set(records):
        return Names(read_columns.told(()), read_columns.told(()))
    named = records.loc[records["display_name"] != "", ["citizen", "display_name"]]
    distinct = named.drop_duplicates()
    several = distinct[distinct["citizen"].duplicated(keep=False)]
    faults, warnings = [], []
    for person, theirs in several.groupby("citizen", sort=False)["display_name"]:
        forms = {form(name) for name in theirs}
        if len(forms) == 1:
            continue
        lines = named.index[named["citizen"] == person]
        if all(_alike(*pair) for pair in combinations(sorted(forms), 2)):
            warnings.append(read_columns.marked(lines, TWO_SPELLINGS, headings["display_name"]))
        else:
            sentence = f"Raderna {_named(list(lines))} har samma personnummer men olika namn"
            fault = Fault(Reason.TWO_NAMES, sentence)
            faults.append(read_columns.marked(lines, fault, headings["display_name"]))
    return Names(read_columns.joined(faults), read_columns.joined(warnings))


TWO_SPELLINGS = Fault(
    Reason.TWO_SPELLINGS, "Namnet är stavat på flera sätt i filen; det sista används"
)


def form(name: str) -> str:
    """A name without regard to case, punctuation and the order of its parts."""
    return " ".join(sorted(words.normal(name).split()))


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other).ratio() >= SAME_NAME


def _lines_by(hit: pd.DataFrame, key: Sequence[str]) -> list[list[int]]:
    lines = hit.index.to_series()
    return list(lines.groupby([hit[name] for name in key], dropna=False).agg(list))


def _named(lines: Sequence[int]) -> str:
    """Line numbers as a sentence lists them, the first of many."""
    shown = [str(line) for line in lines[:MOST_LINES_NAMED]]
    if len(lines) > MOST_LINES_NAMED:
        return f"{', '.join(shown)} med flera"
    return f"{', '.join(shown[:-1])} och {shown[-1]}" if len(shown) > 1 else shown[0]
