"""How long does a report of eight charts take, the first time and then?

The budget is 3 seconds for the first PDF of a process and 1.5 for the next, 3 for PowerPoint.
Beside the time that passed stands the processor's own, which others on the machine change little.
Since machines differ, the last line is the PDF's time as a multiple of drawing its charts alone.

    python -m benchmarks.report_speed
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median

import pandas as pd

from charts.counted_bars import Shade, counted_bars
from charts.look import LIGHT
from reports import pdf, pictures, plain, slides, workbook
from reports.report import Report
from sections import swedish
from sections.blocks import Block

CHARTS = 8
ROWS = 8
RUNS = 7


def report() -> Report:
    """Eight charts of eight rows, each with its table."""
    counts = pd.DataFrame({"Ja": range(5, 5 + ROWS), "Nej": range(20, 20 + ROWS)}).astype(float)
    counts.index = pd.Index([f"Område {row}" for row in range(ROWS)])
    block = Block(
        title="Något som räknas",
        finding="Det går åt rätt håll i alla områden.",
        chart=counted_bars(counts, {"Ja": Shade.INK, "Nej": Shade.LIGHT}, LIGHT),
        alternative="En stapel för varje område.",
        table=counts.map(swedish.number).reset_index(names="Område"),
        caveat="Säger inte varför.",
    )
    words = ("Rapport", "Norr", "", "kvartal 1, 2026", "En mening.", "Får spridas.")
    made = date(2026, 4, 1)
    return Report(*words, made, made, "Någon", "mätning", (block,) * CHARTS)


@dataclass(frozen=True, order=True)
class Took:
    """Seconds on the clock, and seconds of processor in all threads."""

    clock: float
    processor: float

    def __str__(self) -> str:
        return f"{self.clock:.2f} s, {self.processor:.2f} s of processor"


def took(make: Callable[[Report], object], made: Report) -> Took:
    """How long one takes."""
    begun, busy = time.perf_counter(), time.process_time()
    make(made)
    return Took(time.perf_counter() - begun, time.process_time() - busy)


def middle(make: Callable[[Report], object], made: Report) -> Took:
    """The median of several."""
    runs = [took(make, made) for _ in range(RUNS)]
    return Took(median(run.clock for run in runs), median(run.processor for run in runs))


def charts_alone(made: Report) -> list[str]:
    """What the PDF cannot do without."""
    return [pictures.svg(block.chart, width=pdf.PAPER) for block in made.blocks if block.chart]


def main() -> None:
    """Print each format's time, and the PDF's beside its charts'."""
    made = report()
    print(f"PDF, first: {took(pdf.written, made)}")
    whole, drawn = middle(pdf.written, made), middle(charts_alone, made)
    print(f"PDF, then: {whole}")
    for name, make in (("PowerPoint", slides), ("Excel", workbook), ("text", plain)):
        print(f"{name}: {middle(make.written, made)}")
    print(f"PDF / its charts alone, processor time: {whole.processor / drawn.processor:.2f} x")


if __name__ == "__main__":
    main()
