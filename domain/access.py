"""Who is looking, and what they may see."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Self

from domain.vocabulary import CitizenId, UnitId


class AccessDenied(Exception):  # noqa: N818  (it names what happened, as the person would)
    """Somebody asked for what they may not see. The message is one Swedish sentence."""


class Right(StrEnum):
    """What a role may do within the units of its grant."""

    PEOPLE = "people"  # see named citizens, the log says so
    GROUPS = "groups"  # the unit's own figures, also where few people are behind them
    AGGREGATES = "aggregates"  # figures of groups, with those of few people hidden
    DEVELOPMENT = "development"  # tests, trends and comparisons
    MEETING = "meeting"  # write notes and decisions of a quarterly review
    EXPORT = "export"  # take figures out of the app
    IMPORT = "import"  # read files in
    SETTINGS = "settings"  # organisation, grants and limits
    LOG = "log"  # read the access log
    BREAK_GLASS = "break_glass"  # see one person with a reason, for a time, flagged for review
    PERSON_RIGHTS = "person_rights"  # hand out an extract, put right what is wrong, purge


class Role(StrEnum):
    """What a person does in the organisation; decides which pages and which detail."""

    label: str
    rights: frozenset[Right]

    def __new__(cls, code: str, label: str, *rights: Right) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.rights = frozenset(rights)
        return member

    UNIT_MANAGER = (
        "unit_manager",
        "Enhetschef",
        Right.PEOPLE,
        Right.GROUPS,
        Right.AGGREGATES,
        Right.DEVELOPMENT,
        Right.MEETING,
        Right.EXPORT,
    )
    CARE_MENTOR = (
        "care_mentor",
        "Omsorgshandledare",
        Right.PEOPLE,
        Right.GROUPS,
        Right.AGGREGATES,
        Right.DEVELOPMENT,
        Right.MEETING,
    )
    KEY_WORKER = "key_worker", "Kontaktman", Right.PEOPLE
    AREA_MANAGER = (
        "area_manager",
        "Verksamhetschef",
        Right.AGGREGATES,
        Right.DEVELOPMENT,
        Right.MEETING,
        Right.EXPORT,
        Right.BREAK_GLASS,
    )
    CHANGE_LEADER = "change_leader", "Förändringsledare", Right.AGGREGATES, Right.DEVELOPMENT
    ELECTED = "elected", "Förtroendevald", Right.AGGREGATES
    LOG_REVIEWER = "log_reviewer", "Loggranskare", Right.LOG
    SYSTEM_OWNER = (
        "system_owner",
        "Systemansvarig",
        Right.IMPORT,
        Right.SETTINGS,
        Right.PERSON_RIGHTS,
    )


# A grant of these roles opens no citizen but those whom the account supports.
SUPPORTERS = frozenset({Role.CARE_MENTOR, Role.KEY_WORKER})
EVERYBODY = frozenset(Right)  # a page that any role may open


class PersonGrant(StrEnum):
    """Why one citizen is opened for one account."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    SUPPORTS = "supports", "Stödjer"
    PROTECTED = "protected", "Skyddad identitet"
    BREAK_GLASS = "break_glass", "Tillfällig åtkomst"


@dataclass(frozen=True)
class Scope:
    """Whose records may be read. The empty scope sees nobody.

    `only` narrows it to some of the units' citizens; None is all of them. A citizen with a
    protected identity is in nobody's scope but those who have them in `protected`.

    >>> Scope().sees(UnitId(1))
    False
    """

    units: frozenset[UnitId] = field(default_factory=frozenset)
    only: frozenset[CitizenId] | None = None
    protected: frozenset[CitizenId] = field(default_factory=frozenset)

    def sees(self, unit: UnitId) -> bool:
        """Whether records held by `unit` may be read."""
        return unit in self.units

    def narrowed_to(self, *units: UnitId) -> Scope:
        """These units alone, of those within the scope; of none of them, nothing at all."""
        return replace(self, units=self.units & set(units))

    def of(self, citizens: frozenset[CitizenId]) -> Scope:
        """These citizens alone, of those within the scope."""
        return replace(self, only=citizens if self.only is None else self.only & citizens)


@dataclass(frozen=True)
class Viewer:
    """The person in front of the screen, as the grants say right now.

    `scope` is whose records figures may be made of; `people` is whose names and courses may be
    shown, which is less for those who work with groups only. `singled_out` are the citizens that
    are open one by one: whom the account supports, or has broken the glass for; None when the
    role itself decides. `identity` is what the log writes. `looks_after` is where
    one who sees no records reads the log, says who may see what, or answers for persons' rights.
    """

    name: str
    role: Role
    scope: Scope
    identity: str = ""
    singled_out: frozenset[CitizenId] | None = None
    looks_after: Scope = field(default_factory=Scope)

    @property
    def people(self) -> Scope:
        """Those whose records may be shown one by one.

        >>> Viewer("Eli", Role.CARE_MENTOR, Scope(frozenset({UnitId(1)}))).people == Scope()
        True
        """
        if self.singled_out is not None:
            return self.scope.of(self.singled_out)
        everyone = self.role not in SUPPORTERS or self.scope.only is not None
        return self.scope if everyone and Right.PEOPLE in self.role.rights else Scope()


def can(viewer: Viewer, right: Right) -> bool:
    """Whether the viewer's role has `right`."""
    return right in viewer.role.rights


def check_can(viewer: Viewer, right: Right) -> None:
    """Raise unless the viewer's role has `right`.

    Raises:
        AccessDenied: It has not.
    """
    if not can(viewer, right):
        raise AccessDenied(f"Det här ingår inte i rollen {viewer.role.label.casefold()}.")


def can_open(viewer: Viewer, rights: frozenset[Right]) -> bool:
    """Whether the viewer's role has any of `rights`, which is what a page asks for."""
    return not rights.isdisjoint(viewer.role.rights)


def check_can_open(viewer: Viewer, rights: frozenset[Right]) -> None:
    """Raise unless the viewer's role has any of `rights`.

    Raises:
        AccessDenied: It has none of them.
    """
    if not can_open(viewer, rights):
        raise AccessDenied(f"Sidan ingår inte i rollen {viewer.role.label.casefold()}.")
