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


PAGES = {  # charts, tables in sight, tables behind a click: as many as the page of that name has
    "citizens": (0, 1, 0),
    "my_unit": (2, 1, 0),
    "citizen": (2, 2, 0),
    "goals": (8, 0, 9),
    "coherence": (4, 0, 4),
    "function_activity": (4, 0, 4),
    "value": (6, 0, 6),
    "new_citizens": (4, 1, 4),
    "data_quality": (5, 0, 6),
}
CHOICE = "Rows"
CHOICES = ("20 rows", "10 rows")
TABLE = pd.DataFrame({f"c{at}": [f"cell {row}" for row in range(40)] for at in range(8)})


def title(page: str) -> str:
    """What the bare page that stands against `page` is called."""
    return f"Bare {page}"


def bare(page: str) -> st.Page:
    """A page with a title, ready charts, tables, and tables that a click opens."""
    return st.Page(
        lambda: draw(page, FRAME),
        title=title(page),
        url_path=f"bare-{page}",
        default=page == "citizens",
    )


def chosen(page: str) -> st.Page:
    """As `bare`, with a choice above that changes every chart."""

    def choose() -> None:
        rows = st.selectbox(CHOICE, CHOICES)
        st.markdown(rows)
        draw(page, FRAME.head(int(rows.split()[0])))

    return st.Page(choose, title=f"{title(page)} chosen", url_path=f"chosen-{page}")


def draw(page: str, frame: pd.DataFrame) -> None:
    """Draw as many charts and tables as the page of that name has."""
    charts, tables, behind = PAGES[page]
    st.title(title(page), anchor=False)
    for _ in range(charts):
        st.vega_lite_chart(frame, SPEC)
    for at in range(tables):
        st.table(TABLE if at == 0 else TABLE.head(5))
    for _ in range(behind):
        with st.expander("Visa som tabell"):
            st.dataframe(TABLE.head(5), hide_index=True)


def main() -> None:
    """Serve the bare pages."""
    st.set_page_config(layout="wide")
    choosing = [chosen(page) for page in ("my_unit", "goals")]
    st.navigation([*(bare(page) for page in PAGES), *choosing], position="top").run()


if __name__ == "__main__":
    main()
