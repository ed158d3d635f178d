"""The floor: bare Streamlit pages with so many charts, tables and widgets, and nothing else."""

from typing import NamedTuple

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


class Drawn(NamedTuple):
    """How much a page draws.

    `widgets` are named as Streamlit's functions are, "form" for one with its button, with how many
    to choose among where all of them are in sight. Widgets and
    texts are counted on the pages that are made of them; a page of figures has them for nothing.
    """

    charts: int = 0
    tables: int = 0  # in sight
    behind: int = 0  # tables behind a click
    texts: int = 0  # a heading with words under it
    folded: int = 0  # texts behind a click
    widgets: str = ""


PAGES = {  # as much as the page of that name has
    "my_unit": Drawn(2, 1),
    "citizens": Drawn(0, 1),
    "citizen": Drawn(2, 2),
    "my_page": Drawn(texts=6),
    "goals": Drawn(8, behind=9),
    "coherence": Drawn(4, behind=4),
    "function_activity": Drawn(4, behind=4),
    "value": Drawn(6, behind=6),
    "new_citizens": Drawn(4, 1, behind=4),
    "first_weeks_sheet": Drawn(texts=6),
    "import_records": Drawn(texts=2, widgets="file_uploader selectbox button"),
    "data_quality": Drawn(5, behind=6),
    "person_rights": Drawn(texts=2, widgets="text_input text_input form file_uploader button"),
    "quarterly_review": Drawn(
        texts=2, widgets="selectbox selectbox segmented_control:3 pills:7 button"
    ),
    "annotations": Drawn(
        texts=2, widgets="selectbox text_input selectbox text_input text_area form"
    ),
    "exports": Drawn(
        texts=1,
        widgets="selectbox selectbox radio pills:5 segmented_control:4 text_input download_button",
    ),
    "settings": Drawn(
        tables=1,
        widgets="selectbox button text_input text_input selectbox selectbox text_input text_input "
        "form selectbox form selectbox number_input number_input form",
    ),
    "measures": Drawn(tables=2, folded=34),
    "access_log": Drawn(tables=1, widgets="selectbox selectbox selectbox text_area form"),
    "about": Drawn(texts=6),
}
CHOICE = "Rows"
OFFERED = "offered"  # how many options there are, in the address
CHOICES = ("20 rows", "10 rows")
TO_CHOOSE_AMONG = {"selectbox", "radio", "pills", "segmented_control"}
TABLE = pd.DataFrame({f"c{at}": [f"cell {row}" for row in range(40)] for at in range(8)})
WORDS = "Words of no meaning. " * 10
SECTION = 5  # pages in a menu: a bar of more titles than fit hides the rest


def section(page: str) -> str:
    """The menu that the page stands in."""
    return f"Menu {list(PAGES).index(page) // SECTION + 1}"


def title(page: str) -> str:
    """What the bare page that stands against `page` is called."""
    return f"Bare {page}"


def bare(page: str) -> st.Page:
    """A page with a title, ready charts, tables, what a click opens, and widgets."""
    return st.Page(
        lambda: draw(page, FRAME),
        title=title(page),
        url_path=f"bare-{page}",
        default=page == "citizens",
    )


def chosen(page: str) -> st.Page:
    """As `bare`, with a choice above that changes the charts and first table.

    It has as many options as the address says: a list costs its length to close.
    """

    def choose() -> None:
        more = int(st.query_params.get(OFFERED, 0)) - len(CHOICES)
        rows = st.selectbox(CHOICE, [*CHOICES, *(f"{20 + n} rows" for n in range(1, more + 1))])
        draw(page, FRAME.head(int(rows.split()[0])))

    there = f"chosen-{page}"
    return st.Page(choose, title=f"{title(page)} chosen", url_path=there, visibility="hidden")


def draw(page: str, frame: pd.DataFrame) -> None:
    """Draw as much as the page of that name has."""
    drawn = PAGES[page]
    st.title(title(page), anchor=False)
    for _ in range(drawn.charts):
        st.vega_lite_chart(frame, SPEC)
    for at in range(drawn.tables):
        st.table(TABLE.head(2 * len(frame)) if at == 0 else TABLE.head(5))
    for _ in range(drawn.behind):
        with st.expander("Visa som tabell"):
            st.dataframe(TABLE.head(5), hide_index=True)
    for at in range(drawn.texts):
        st.header(f"Heading {at}", anchor=False)
        st.markdown(WORDS)
    for at in range(drawn.folded):
        with st.expander(f"Text {at}"):
            st.markdown(WORDS)
    for at, named in enumerate(drawn.widgets.split()):
        kind, _, options = named.partition(":")
        _widget(kind, f"{kind} {at}", int(options or len(CHOICES)))


def _widget(kind: str, label: str, options: int) -> None:
    if kind == "form":
        with st.form(label):
            st.form_submit_button(label)
    elif kind in TO_CHOOSE_AMONG:
        getattr(st, kind)(label, [f"Choice {at}" for at in range(options)])
    elif kind == "download_button":
        st.download_button(label, "text")
    else:
        getattr(st, kind)(label)


def main() -> None:
    """Serve the bare pages."""
    st.set_page_config(layout="wide")
    listed: dict[str, list[st.Page]] = {}
    for page in PAGES:
        listed.setdefault(section(page), []).extend((bare(page), chosen(page)))
    st.navigation(listed, position="top").run()


if __name__ == "__main__":
    main()
