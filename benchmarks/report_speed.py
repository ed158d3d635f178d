"""How long does a report of eight charts take, the first time and then?

The budget is 3 seconds for the first PDF of a process and 1.5 for the next, 3 for PowerPoint. Since
machines differ, the last line is the PDF's time as a multiple of drawing its charts alone.

    python -m benchmarks.report_speed
"""

import time
from collections.abc import Callable
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


def seconds(make: Callable[[Report], object], made: Report) -> float:
    """How long one takes."""
    begun = time.perf_counter()
    make(made)
    return time.perf_counter() - begun


def charts_alone(made: Report) -> list[str]:
    """What the PDF cannot do without."""
    return [pictures.svg(block.chart, width=pdf.PAPER) for block in made.blocks if block.chart]


def main() -> None:
    """Print each format's time, and the PDF's beside its charts'."""
    made = report()
    print(f"PDF, first: {seconds(pdf.written, made):.2f} s")
    runs = [(seconds(pdf.written, made), seconds(charts_alone, made)) for _ in range(RUNS)]
    whole, drawn = (median(times) for times in zip(*runs, strict=True))
    print(f"PDF, then: {whole:.2f} s")
    for name, make in (("PowerPoint", slides), ("Excel", workbook), ("text", plain)):
        print(f"{name}: {median(seconds(make.written, made) for _ in range(RUNS)):.2f} s")
    print(f"PDF / its charts alone: {whole / drawn:.2f}")


if __name__ == "__main__":
    main()
