"""What happened in the unit that is looked at, for its charts."""

from __future__ import annotations

import pandas as pd

from charts.event_rules import NO_EVENTS
from domain.access import Scope
from domain.vocabulary import Period
from pages.shared import records
from sections import happenings


def marks(scope: Scope, period: Period) -> pd.DataFrame:
    """What happened in `period`, as `sections.happenings.marks`.

    Of several units nothing is marked: what happened in one says little of the figures of all.
    """
    if len(scope.units) != 1:
        return NO_EVENTS
    return happenings.marks(records.annotated(scope), period)
