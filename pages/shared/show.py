"""How blocks and facts reach the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from charts.look import DARK, LIGHT, Look
from sections import happenings, swedish
from sections.blocks import Block

MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$:<>&@])")


def escaped(text: str) -> str:
    r"""What people typed, as Markdown that shows it letter by letter.

    >>> escaped("![x](http://y) :red[A]")
    '\\!\\[x\\]\\(http\\://y\\) \\:red\\[A\\]'
    """
    return MARKDOWN.sub(r"\\\1", text)


def look() -> Look:
    """The colours of the theme the viewer uses."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def facts(parts: Iterable[str]) -> None:
    """The line of facts under a title: unit, how many, period, how fresh."""
    st.markdown(f":gray[{' · '.join(parts)}]")


def data_until(held: pd.DataFrame) -> str:
    """How fresh the records are."""
    if held.empty:
        return "inga uppföljningar ännu"
    return f"data till och med {swedish.day(held['held_on'].max().date())}"


def points(said: Sequence[str]) -> None:
    """Statements as a list, letter by letter as they were written."""
    st.markdown("\n".join(f"- {escaped(each)}" for each in said))


def named_points(said: Iterable[tuple[str, str]]) -> None:
    """Statements as a list, each with what it is about, letter by letter as they were written."""
    st.markdown("\n".join(f"- **{escaped(about)}** {escaped(told)}" for about, told in said))


def block(shown: Block, *, before: Sequence[tuple[str, str]] = ()) -> None:
    """A finding, its chart, the same figures as a table, and what not to conclude.

    `before` are sentences that stand above the chart, each with what it is about.
    """
    st.header(shown.title, anchor=False)
    st.markdown(shown.finding)
    if before:
        st.markdown("\n".join(f"- **{about}.** {said}" for about, said in before))
    if shown.chart is None and shown.table.empty:
        return  # nothing is drawn, so there is nothing to read it by
    if shown.chart is not None:
        st.vega_lite_chart(spec=shown.chart.filled(), theme=None, alt=shown.alternative)
    if not shown.table.empty:
        with st.expander("Visa som tabell"):
            st.dataframe(shown.table, hide_index=True)
    happened(shown.happened)
    st.markdown(f":gray[{shown.caveat}]")


def happened(told: Sequence[str]) -> None:
    """What happened in the unit, each with its day; nothing where nothing did."""
    if told:
        st.markdown(f"**{happenings.HERE}** {escaped('; '.join(told))}")
