"""The scope as SQL: every question about records carries it in its own WHERE."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_, select

from data_access.schema import citizen, placement
from domain.access import Scope


def units(scope: Scope, unit_id: ColumnElement) -> ColumnElement[bool]:
    """Records of units within `scope`."""
    return unit_id.in_(sorted(scope.units))


def people(scope: Scope, citizen_id: ColumnElement) -> ColumnElement[bool]:
    """Records of citizens whom `scope` does not leave out; the units are the question's own.

    Protected identities are left out unless the scope names them one by one.
    """
    hidden = select(citizen.c.id).where(citizen.c.protected)
    if scope.protected:
        hidden = hidden.where(citizen.c.id.not_in(sorted(scope.protected)))
    shown = citizen_id.not_in(hidden)
    return shown if scope.only is None else and_(shown, citizen_id.in_(sorted(scope.only)))


def placed(scope: Scope, citizen_id: ColumnElement, day: ColumnElement) -> ColumnElement[bool]:
    """Records about a day when the citizen was placed in a unit within `scope`."""
    stays = select(placement.c.citizen_id).where(units(scope, placement.c.unit_id))
    belonged = (
        stays.where(placement.c.citizen_id == citizen_id)
        .where(placement.c.from_day <= day)
        .where(or_(placement.c.to_day.is_(None), placement.c.to_day >= day))
        .exists()
    )
    # Said twice: the first finds the unit's citizens by index, the second their days.
    return and_(citizen_id.in_(stays), belonged, people(scope, citizen_id))
