"""Measures as data: one reviewed TOML file a measure, and the loader that refuses a bad one."""

from domain.measures.measure import ChangeRule, Measure, MeasureFileError, RatedBy
from domain.measures.shelf import default_shelf, licensed_sums, load

__all__ = [
    "ChangeRule",
    "Measure",
    "MeasureFileError",
    "RatedBy",
    "default_shelf",
    "licensed_sums",
    "load",
]
