"""How blocks and facts reach the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pandas as pd
import streamlit as st

from charts.look import DARK, LIGHT, Look
from pages.shared import figure_tables
from sections import happenings, swedish
from sections.blocks import Block

# What Streamlit looks for once Markdown is read, when a backslash is gone: icons and its logo,
# addresses of two kinds, e-mail, arrows and dashes. With one letter in a span of its own (a colour
# that is none) it finds none of them. The span never follows a word: `:so:` would be an emoji.
READ_LATER = (
    r"(?<=:)(?:m(?=aterial[/_])|s(?=treamlit:)|/(?=/))"
    r"|(?<![^\W_])[wW](?=[wW]{2}\.)|(?<=@)[-\w]|(?<=[-<>~])[-=>]"
)
MARKDOWN = re.compile(rf"(?P<later>{READ_LATER})|[\\`*_={{}}\[\]()#+\-.!|~$:<>&@]")
NEW_LINE = re.compile(r"[ \t]*[\r\n]\s*")


def escaped(text: str) -> str:
    r"""What people typed, as Markdown on one line that shows it letter by letter.

    >>> escaped("![x](http://y) :red[A]")
    '\\!\\[x\\]\\(http\\::color[\\/]/y\\) \\:red\\[A\\]'
    """
    return MARKDOWN.sub(_letter, NEW_LINE.sub(" ", text.strip(" \t\r\n")))


def lines(text: str) -> str:
    """As `escaped`, for longer texts: a line stays a line, and empty ones go."""
    return "  \n".join(escaped(line) for line in text.splitlines() if line.strip())


def _letter(found: re.Match[str]) -> str:
    letter = found[0] if found[0].isalnum() else rf"\{found[0]}"
    return f":color[{letter}]" if found["later"] else letter


def look() -> Look:
    """The colours of the theme the viewer uses."""
    return DARK if st.context.theme.type == "dark" else LIGHT


def facts(parts: Iterable[str]) -> None:
    """The line of facts under a title: unit, how many, period, how fresh."""
    st.markdown(fact_line(parts))


def fact_line(parts: Iterable[str]) -> str:
    """As `facts`, in Markdown for whoever draws it."""
    return f":gray[{' · '.join(parts)}]"


def data_until(held: pd.DataFrame) -> str:
    """How fresh the records are."""
    if held.empty:
        return "inga uppföljningar ännu"
    return f"data till och med {swedish.day(held['held_on'].max().date())}"


def points(said: Sequence[str]) -> None:
    """Statements as a list, letter by letter as they were written."""
    st.markdown(listed(said))


def listed(said: Sequence[str]) -> str:
    """As `points`, in Markdown for whoever draws it."""
    return "\n".join(f"- {escaped(each)}" for each in said)


def part(heading: str, said: Sequence[str]) -> str:
    """A heading and what stands under it, letter by letter as it was written, in Markdown."""
    return f"## {heading}\n\n{listed(said)}"


def named_points(said: Iterable[tuple[str, str]]) -> None:
    """Statements as a list, each with what it is about, letter by letter as they were written."""
    st.markdown("\n".join(f"- **{escaped(about)}** {escaped(told)}" for about, told in said))


def block(shown: Block, *, before: Sequence[tuple[str, str]] = ()) -> None:
    """A finding, its chart, the same figures as a table, and what not to conclude.

    `before` are sentences that stand above the chart, each with what it is about.
    """
    leading = "\n".join(f"- **{about}.** {said}" for about, said in before)
    paragraphs(f"## {shown.title}", shown.finding, leading)
    if shown.chart is None and shown.table.empty:
        return  # nothing is drawn, so there is nothing to read it by
    if shown.chart is not None:
        st.vega_lite_chart(spec=shown.chart.for_browser, theme=None, alt=shown.alternative)
    if not shown.table.empty:
        figure_tables.show(shown)
    paragraphs(happening(shown.happened), f":gray[{shown.caveat}]")


def paragraphs(*said: str) -> None:
    """Markdown, one paragraph each that says something: each element costs a page its time."""
    st.markdown("\n\n".join(filter(None, said)))


def happened(told: Sequence[str]) -> None:
    """What happened in the unit, each with its day; nothing where nothing did."""
    if told:
        st.markdown(happening(told))


def happening(told: Sequence[str]) -> str:
    """As `happened`, in Markdown for whoever draws it; empty where nothing did."""
    return f"**{happenings.HERE}** {escaped('; '.join(told))}" if told else ""
