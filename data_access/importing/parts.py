"""A table in the parts it is checked and written by: all of it at once, or a large file's some."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pandas as pd

from data_access.importing import checking
from data_access.importing.cells import Surroundings
from data_access.importing.checking import Checked
from data_access.importing.large_files import LargeFile
from data_access.importing.opening import ReadTable
from data_access.importing.twins import Twins
from data_access.importing.understanding import Measures, Understanding

Part = tuple[Understanding, Checked, float]


def checked(table: ReadTable, *, measures: Measures, surroundings: Surroundings) -> Iterator[Part]:
    """Each part of `table`, what is left of it when it is checked, and the share that is then done.

    What the parts hold together is what the table holds checked whole, since rows that are held
    against each other are always in the same part.

    Raises:
        FileRefused: As `checking.check`.
    """
    whole = table.understood
    if not isinstance(table, LargeFile):
        yield whole, checking.check(whole, measures=measures, surroundings=surroundings), 1.0
        return
    twins = Twins(whole)
    rows = (part.rows for part in twins.seen(table.parts()))
    decisions = checking.decide(whole, rows, measures=measures)
    known = twins.read(decisions, surroundings)
    done = 0
    for part in _together(table, twins.lines(known)):
        read = checking.read(
            part, decisions, measures=measures, surroundings=surroundings, known=known
        )
        done += len(part.rows)
        yield part, checking.settle(part, [read], measures=measures), done / twins.rows


def ahead(made: Iterator[Part]) -> Iterator[Part]:
    """The same, the next being made in a thread of its own while the last is used.

    So a part is read while the database takes the one before. What making raises is raised when
    its turn comes. `made` may not ask the database: the connection is the user's of the last.
    """
    with ThreadPoolExecutor(1) as maker:
        coming = maker.submit(next, made, None)
        while (one := coming.result()) is not None:
            coming = maker.submit(next, made, None)
            yield one


def _together(table: LargeFile, shared: np.ndarray) -> Iterator[Understanding]:
    """The parts of a large file, with the rows at the lines `shared` in one of their own, last."""
    aside = []
    for part in table.parts():
        apart = part.rows.index.isin(shared)
        if apart.any():
            aside.append(_only(part, apart))
        if not apart.all():
            yield _only(part, ~apart)
    if aside:
        yield replace(
            aside[0],
            rows=pd.concat([part.rows for part in aside]).fillna(""),
            source=pd.concat([part.as_written for part in aside]).fillna(""),
            widths=pd.concat([part.widths for part in aside]),
        )


def _only(part: Understanding, rows: np.ndarray) -> Understanding:
    return replace(
        part, rows=part.rows[rows], source=part.as_written[rows], widths=part.widths[rows]
    )
