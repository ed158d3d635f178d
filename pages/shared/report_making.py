"""Reports put together from the records, within what the viewer may take out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

import pandas as pd

from domain.access import Right, Scope, Viewer, can
from domain.measures import default_shelf
from domain.vocabulary import Period
from metrics import courses
from pages.shared import choices, disclosing, downloads, records
from pages.shared.choices import Choice
from reports import pdf, plain, slides, workbook
from reports.report import Report
from sections import report_contents, swedish, unit_today
from sections.blocks import Block

ALL_UNITS = "Alla enheter"
OWN_FIGURES = "Enhetens egna siffror, även om få personer. För dem som arbetar med enheten."
HIDDEN_FIGURES = "Det som gäller få personer är dolt, så rapporten kan lämnas vidare."
OFFICE = "application/vnd.openxmlformats-officedocument"


class Kind(StrEnum):
    """What can be taken out, and the right that a role needs for what stands in it."""

    label: str
    right: Right

    def __new__(cls, code: str, label: str, right: Right) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label, member.right = label, right
        return member

    UNIT = "unit", "Enhetsrapport", Right.GROUPS
    BOARD = "board", "Nämndrapport", Right.AGGREGATES


class Format(StrEnum):
    """What a report can be written as."""

    label: str
    mime: str
    write: Callable[[Report], bytes]

    def __new__(cls, ending: str, label: str, mime: str, write: Callable[[Report], bytes]) -> Self:
        member = str.__new__(cls, ending)
        member._value_ = ending
        member.label, member.mime, member.write = label, mime, write
        return member

    PDF = "pdf", "PDF", "application/pdf", pdf.written
    SLIDES = "pptx", "PowerPoint", f"{OFFICE}.presentationml.presentation", slides.written
    WORKBOOK = "xlsx", "Excel", f"{OFFICE}.spreadsheetml.sheet", workbook.written
    TEXT = "txt", "Text", "text/plain", lambda report: plain.written(report).encode()


@dataclass(frozen=True)
class Order:
    """What somebody asks for; `scope` and `about` are the chosen units and what they are called."""

    kind: Kind
    scope: Scope
    about: str
    period: Period
    purpose: str


def kinds(viewer: Viewer) -> list[Kind]:
    """What the viewer may take out."""
    return [kind for kind in Kind if can(viewer, Right.EXPORT) and can(viewer, kind.right)]


def ordered(kind: Kind, viewer: Viewer, choice: Choice, purpose: str) -> Order:
    """What is asked for of a choice of units and days.

    For a board there is no choice: one taken from another would tell of the few that each hides.
    """
    if kind is Kind.UNIT:
        return Order(kind, choice.scope, choice.unit, choice.period, purpose)
    period = choices.until_today(choices.MONTHS[choices.USUAL])
    return Order(kind, viewer.scope, choice.unit, period, purpose)


def file_name(order: Order, ending: Format) -> str:
    """Of the file that the order will become."""
    return _report(order, "", pd.DataFrame(), "", []).file_name(ending)


def make(order: Order, ending: Format) -> bytes:
    """The file, for whoever is looking at this moment; the access log is told.

    Raises:
        AccessDenied: They may not have it any more.
    """
    viewer, scope = downloads.checked_again(order.scope)
    report = (_unit if order.kind is Kind.UNIT else _board)(order, scope, viewer)
    about = len(records.current_citizens(scope))
    disclosing.exported(viewer, report.title, order.purpose, about)
    return ending.write(report)


def _unit(order: Order, scope: Scope, viewer: Viewer) -> Report:
    taken, lead, held, due = _figures(order, scope)
    blocks = report_contents.unit_report(taken, lead, held, due, default_shelf())
    sentence = unit_today.headline(lead, due)
    return _report(order, viewer.name, records.held(scope), sentence, blocks)


def _board(order: Order, scope: Scope, viewer: Viewer) -> Report:
    _, lead, held, due = _figures(order, scope)
    units = records.unit_rows(scope).set_index("unit_id")["area"].fillna("Utan område")
    place = records.current_citizens(scope).set_index("citizen_id")["unit_id"].map(units)
    blocks = report_contents.board_report(
        lead.assign(area=lead["citizen_id"].map(place)),
        held.assign(area=held["unit_id"].map(units)),
        due.assign(area=due["citizen_id"].map(place)),
        sorted(set(units), key=swedish.alphabetical),
    )
    sentence = report_contents.first_sentence(blocks)
    return _report(order, viewer.name, records.held(scope), sentence, blocks)


def _figures(order: Order, scope: Scope) -> tuple[pd.DataFrame, ...]:
    """Courses and leading courses of those who are there now, talks held, and what is due."""
    figures = records.figures(scope)
    here = figures.courses["citizen_id"].isin(records.current_citizens(scope)["citizen_id"])
    taken = courses.measured_since(figures.courses.loc[here], order.period.first)
    held = records.held(scope)
    in_period = held.loc[held["held_on"].dt.date >= order.period.first]
    return taken, courses.leading(taken, default_shelf()), in_period, figures.due


def _report(
    order: Order, made_by: str, held: pd.DataFrame, sentence: str, blocks: list[Block]
) -> Report:
    one = order.kind is Kind.UNIT or len(order.scope.units) == 1
    return Report(
        kind=order.kind.label,
        about=order.about if one else ALL_UNITS,
        organisation="",
        period=f"{swedish.day(order.period.first)} till {swedish.day(order.period.last)}",
        sentence=sentence,
        handling=OWN_FIGURES if order.kind is Kind.UNIT else HIDDEN_FIGURES,
        data_until=None if held.empty else held["held_on"].max().date(),
        made_on=records.today(),
        made_by=made_by,
        purpose=order.purpose,
        blocks=blocks,
    )
