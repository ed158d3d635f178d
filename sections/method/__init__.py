"""The page *Mått och metod* as data: every measure and metric with an example worked out live."""

from sections.method.cards import (
    Limit,
    MeasureCard,
    MetricCard,
    measure_card,
    measure_cards,
    metric_cards,
)
from sections.method.simulated import Simulated, SimulatedFigure, simulated
from sections.method.worked_example import ExampleRow

__all__ = [
    "ExampleRow",
    "Limit",
    "MeasureCard",
    "MetricCard",
    "Simulated",
    "SimulatedFigure",
    "measure_card",
    "measure_cards",
    "metric_cards",
    "simulated",
]
