"""What citizens are called on the screen."""

from __future__ import annotations

import pandas as pd

PROTECTED = "Skyddad identitet"
NAMELESS = "Namn saknas"


def shown_names(citizens: pd.DataFrame) -> dict[int, str]:
    """What each citizen is called, in the frame's order; a protected identity has no name."""
    named = zip(citizens["citizen_id"], citizens["name"], citizens["protected"], strict=True)
    return {
        who: PROTECTED if protected else NAMELESS if pd.isna(name) else name
        for who, name, protected in named
    }
