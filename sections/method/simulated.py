"""How often the product says something when nothing happens, and when something does.

The figures are what `benchmarks/false_verdicts.py` printed; none is typed without having been seen
printed. Whoever changes a rule repeats the command and types in what it prints.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sections import swedish

FIGURES = Path(__file__).with_name("simulated.toml")


@dataclass(frozen=True)
class SimulatedFigure:
    """One rate: in Swedish, as the benchmark printed it, and what was claimed beforehand if any.

    Attributes:
        what: The verdict, in Swedish.
        happens: What was made to happen, in Swedish.
        share: Share of the simulations that got the verdict, 0 to 1.
        nothing_happens: Whether the verdict was false.
        printed: The benchmark's own words for the row, to match it by.
    """

    what: str
    happens: str
    share: float
    nothing_happens: bool
    printed: str

    @property
    def percent(self) -> str:
        """The share as it is shown, with the two decimals that the benchmark prints."""
        return f"{swedish.number(100 * self.share, 2)} procent"


@dataclass(frozen=True)
class Simulated:
    """The simulation as it was run, and its figures in the order printed."""

    command: str
    run_on: date
    how: str
    figures: tuple[SimulatedFigure, ...]


@cache
def simulated() -> Simulated:
    """What the simulation found when it was last run, from simulated.toml."""
    said = tomllib.loads(FIGURES.read_text(encoding="utf-8"))
    return Simulated(
        command=said["command"],
        run_on=said["run_on"],
        how=said["how"],
        figures=tuple(SimulatedFigure(**figure) for figure in said["figure"]),
    )
