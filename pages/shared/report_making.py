"""Reports put together from the records, within what the viewer may take out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from domain.access import AccessDenied, Right, Scope, Viewer, can
from domain.vocabulary import Period
from pages.shared import (
    choices,
    disclosing,
    downloads,
    kept,
    records,
    report_parts,
    starting_points,
)
from pages.shared.choices import Choice
from reports import pdf, plain, slides, workbook
from reports.report import Report
from sections import swedish
from sections.report_contents import LearntPage

ALL_UNITS = "Alla enheter"
OWN_FIGURES = "Enhetens egna siffror, även om få personer. För dem som arbetar med enheten."
HIDDEN_FIGURES = "Det som gäller få personer är dolt, så rapporten kan lämnas vidare."
WHOLE_TEST = "Hela testet, till och med idag"
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
    TEST = "test", "Testrapport", Right.DEVELOPMENT


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
    """What somebody asks for; `about` is what the chosen units, or the chosen test, are called."""

    kind: Kind
    scope: Scope
    about: str
    period: Period
    purpose: str
    pages: tuple[LearntPage, ...] = ()


def kinds(viewer: Viewer) -> list[Kind]:
    """What the viewer may take out."""
    return [kind for kind in Kind if can(viewer, Right.EXPORT) and can(viewer, kind.right)]


def ordered(kind: Kind, viewer: Viewer, choice: Choice, purpose: str) -> Order:
    """What is asked for of a choice of units and days."""
    if kind is Kind.UNIT:
        return Order(kind, choice.scope, choice.unit, choice.period, purpose)
    return replace(of_all_units(kind, viewer), about=choice.unit, purpose=purpose)


def of_all_units(kind: Kind, viewer: Viewer) -> Order:
    """What can be asked for of all units.

    For a board there is no choice: one taken from another would tell of the few that each hides.
    """
    return Order(kind, viewer.scope, ALL_UNITS, choices.usual_period(), "")


def file_name(order: Order, ending: Format) -> str:
    """Of the file that the order will become."""
    return _empty(order).file_name(ending)


def make(order: Order, ending: Format) -> bytes:
    """The file, for whoever is looking at this moment; the access log is told.

    Raises:
        AccessDenied: They may not have it any more.
    """
    viewer, scope = downloads.checked_again(order.scope)
    if order.kind not in kinds(viewer):
        raise AccessDenied("Din behörighet har ändrats. Ladda om sidan och välj rapport igen.")
    if order.kind is Kind.TEST:
        starting_points.keep(scope)
    report = filled(order, scope, viewer.name)
    about = len(records.current_citizens(scope))
    disclosing.exported(viewer, report.title, order.purpose, about)
    return ending.write(report)


def filled(order: Order, scope: Scope, made_by: str) -> Report:
    """The report that an order becomes within a scope."""
    if order.kind is Kind.UNIT:
        sentence, blocks, parts = report_parts.unit(scope, order.period, order.pages)
    elif order.kind is Kind.BOARD:
        sentence, blocks, parts = kept.for_all(report_parts.board, scope, order.period, order.pages)
    else:
        sentence, blocks, parts = report_parts.test(scope, order.about)
    held = records.last_held(scope)
    return replace(
        _empty(order),
        sentence=sentence,
        data_until=None if held.empty else held["held_on"].max().date(),
        made_by=made_by,
        blocks=blocks,
        parts=parts,
    )


def _empty(order: Order) -> Report:
    """What the order alone says."""
    days = f"{swedish.day(order.period.first)} till {swedish.day(order.period.last)}"
    whole = order.kind is Kind.BOARD and len(order.scope.units) > 1
    return Report(
        kind=order.kind.label,
        about=ALL_UNITS if whole else order.about,
        organisation="",
        period=WHOLE_TEST if order.kind is Kind.TEST else days,
        sentence="",
        handling=OWN_FIGURES if order.kind is Kind.UNIT else HIDDEN_FIGURES,
        data_until=None,
        made_on=records.today(),
        made_by="",
        purpose=order.purpose,
        blocks=(),
    )
