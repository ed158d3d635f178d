"""The floor: bare Streamlit pages with so many charts and tables, and nothing around them."""

import pandas as pd
import streamlit as st

FRAME = pd.DataFrame({"x": range(20), "y": [i * i % 7 for i in range(20)]})
SPEC = {
    "mark": "line",
    "width": "container",
    "height": 200,
    "encoding": {
        "x": {"field": "x", "type": "quantitative"},
        "y": {"field": "y", "type": "quantitative"},
    },
}


PAGES = ((0, 1), (2, 1), (2, 2))  # charts and tables, as the caseload, the unit, one citizen
TABLE = pd.DataFrame({f"c{at}": [f"cell {row}" for row in range(40)] for at in range(8)})


def bare(charts: int, tables: int) -> st.Page:
    """A page with a title, `charts` ready charts and `tables` tables."""
    title = f"Bare {charts} {tables}"

    def draw() -> None:
        st.title(title, anchor=False)
        for _ in range(charts):
            st.vega_lite_chart(FRAME, SPEC)
        for at in range(tables):
            st.table(TABLE if at == 0 else TABLE.head(5))

    return st.Page(draw, title=title, url_path=f"bare{charts}-{tables}", default=charts == 0)


def main() -> None:
    """Serve the bare pages."""
    st.set_page_config(layout="wide")
    st.navigation([bare(*each) for each in PAGES], position="top").run()


if __name__ == "__main__":
    main()
