"""The figures of a chart as a table behind a click: one element, made when somebody opens it.

Streamlit's expander with its grid costs as much as a chart, for a table that few open.
"""

from __future__ import annotations

import pandas as pd

from pages.shared import components

LABEL = "Visa som tabell"


def show(title: str, table: pd.DataFrame) -> None:
    """Draw a table of text, closed; `title` says what it tells of and is its own on the page."""
    data = {
        "label": LABEL,
        "title": title,
        "headings": list(table.columns),
        "rows": table.to_numpy().tolist(),
    }
    components.served("figure_table", place="figures")(key=f"tabell {title}", data=data)
