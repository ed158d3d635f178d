"""Charts on slides: as large as there is room for, and in parts when words would be too small."""

# python-pptx's own types deny what its documentation shows: lengths as integers.
# pyright: reportAttributeAccessIssue=false, reportArgumentType=false
from __future__ import annotations

import io
from dataclasses import dataclass
from math import ceil

from pptx.slide import Slide
from pptx.util import Inches, Pt

from charts.drawing import Drawing
from charts.look import PADDING, WIDE
from reports import pictures, slide_template
from reports.slide_template import BODY, LEFT, TEXT_WIDTH, Box

CHART_WORDS = 12  # pixels, the smallest words in a report's charts
PIXEL = Pt(10) / CHART_WORDS  # a chart's, at least: its words are never below 10 points
OUTSIDE = 75  # pixels of a picture that may stand beside the chart's own width
BESIDE_FROM = Inches(9.4)  # from the left, words beside a tall chart
BESIDE_GAP = Inches(0.2)


@dataclass(frozen=True)
class Words:
    """A place for small text, and how much there is room for."""

    box: Box
    lines: int
    letters: int


BELOW = Words(Box(LEFT, BODY.bottom + Inches(0.08), TEXT_WIDTH, Inches(0.8)), lines=3, letters=135)


@dataclass(frozen=True)
class Picture:
    """A chart, or some rows of it, in its place on a slide, and where words stand."""

    chart: Drawing
    rows: range
    place: Box
    words: Words

    def put(self, slide: Slide, alternative: str) -> None:
        """As large as its place allows, laid out for the shape of it."""
        place = self.place
        drawn = io.BytesIO(self._drawn())
        picture = slide.shapes.add_picture(drawn, place.left, place.top)
        scale = min(place.width / picture.width, place.height / picture.height)
        picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
        slide_template.describe(picture, alternative)

    def _drawn(self) -> bytes:
        shaped = _height(self.chart, self.rows) * self.place.width / self.place.height
        width = round(min(max(shaped, WIDE), self.place.width / PIXEL - OUTSIDE))
        if self.rows == self.chart.rows:
            return pictures.png(self.chart, width=width)
        return pictures.png_of_rows(self.chart, self.rows, width=width)


def pictures_of(chart: Drawing, title: str) -> list[Picture]:
    """The chart as one picture with words below or beside it, or as many as its words ask for.

    Below is best. Beside gives height. What is still too high is parted between rows, evenly.
    """
    top, bottom = slide_template.below_title(title), BELOW.box.bottom
    below = Box(BODY.left, top, BODY.width, BODY.bottom - top)
    if _height(chart, chart.rows) * PIXEL <= below.height:
        return [Picture(chart, chart.rows, below, BELOW)]
    beside = Box(BODY.left, top, BESIDE_FROM - BESIDE_GAP, bottom - top)
    right = Box(LEFT + BESIDE_FROM, top, TEXT_WIDTH - BESIDE_FROM, bottom - top)
    words = Words(right, lines=20, letters=30)
    return [Picture(chart, rows, beside, words) for rows in _parts(chart, beside.height / PIXEL)]


def _height(chart: Drawing, rows: range) -> float:
    """In pixels, of some rows and of what is above and below them all."""
    missing = (len(chart.rows) - len(rows)) * chart.rows.step
    return chart.height - missing + PADDING["top"] + PADDING["bottom"]


def _parts(chart: Drawing, room: float) -> list[range]:
    """The rows of each picture, so many that they have room, in parts as even as they can be."""
    rows = chart.rows
    fitting = [n for n in range(1, len(rows) + 1) if _height(chart, rows[:n]) <= room]
    if not rows or len(fitting) == len(rows):
        return [rows]
    each = ceil(len(rows) / ceil(len(rows) / max(fitting, default=1)))
    return [rows[first : first + each] for first in range(0, len(rows), each)]
