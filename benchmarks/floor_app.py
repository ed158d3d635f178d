"""The floor: bare Streamlit pages with no, one and three charts, and nothing around them."""

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


def bare(charts: int) -> st.Page:
    """A page with a title and `charts` ready charts."""

    def draw() -> None:
        st.title(f"Charts {charts}", anchor=False)
        for _ in range(charts):
            st.vega_lite_chart(FRAME, SPEC)

    return st.Page(draw, title=f"Charts {charts}", url_path=f"charts{charts}", default=charts == 0)


def main() -> None:
    """Serve the three bare pages."""
    st.set_page_config(layout="wide")
    st.navigation([bare(charts) for charts in (0, 1, 3)], position="top").run()


if __name__ == "__main__":
    main()
