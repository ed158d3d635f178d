"""A table in the parts it is checked and written by: all of it at once, or a large file's some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd

from data_access.importing import checking, decided
from data_access.importing.cells import Surroundings
from data_access.importing.checking import Checked
from data_access.importing.large_files import LargeFile
from data_access.importing.opening import ReadTable
from data_access.importing.understanding import Measures, Understanding


def checked(
    table: ReadTable, *, measures: Measures, surroundings: Surroundings
) -> Iterator[tuple[Understanding, Checked, float]]:
    """Each part of `table`, what is left of it when it is checked, and the share that is then done.

    What the parts hold together is what the table holds checked whole, since rows about the same
    thing are always in the same part.

    Raises:
        FileRefused: As `checking.check`.
    """
    if not isinstance(table, LargeFile):
        whole = table.understood
        yield whole, checking.check(whole, measures=measures, surroundings=surroundings), 1.0
        return
    found = decided.decide(table.parts(), measures=measures, surroundings=surroundings)
    done = 0
    for part in _together(table, found):
        done += len(part.rows)
        around = {"measures": measures, "surroundings": surroundings}
        yield part, checking.check(part, **around, read=found.read), done / found.rows


def _together(table: LargeFile, found: decided.Decisions) -> Iterator[Understanding]:
    """The parts of a large file, with the rows that share their key in one of their own, last."""
    aside = []
    for part in table.parts():
        shared = part.rows.index.isin(found.shared)
        if shared.any():
            aside.append(_only(part, shared))
        if not shared.all():
            yield _only(part, ~shared)
    if aside:
        rows = pd.concat([part.rows for part in aside]).fillna("")
        yield replace(aside[0], rows=rows, widths=pd.concat([part.widths for part in aside]))


def _only(part: Understanding, rows: np.ndarray) -> Understanding:
    return replace(part, rows=part.rows[rows], widths=part.widths[rows])
