"""What citizens are called on the screen."""

from __future__ import annotations

import pandas as pd

from sections import swedish

PROTECTED = "Skyddad identitet"
NAMELESS = "Namn saknas"


def shown_names(citizens: pd.DataFrame) -> dict[int, str]:
    """What each citizen is called, in alphabetical order; a protected identity has no name."""
    rows = zip(citizens["citizen_id"], citizens["name"], citizens["protected"], strict=True)
    named = {
        who: PROTECTED if protected else NAMELESS if pd.isna(name) else name
        for who, name, protected in rows
    }
    return dict(sorted(named.items(), key=lambda item: swedish.alphabetical(item[1])))
