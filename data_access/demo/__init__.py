"""The demo municipality: invented people, made by code, the same for the same seed and day."""

from data_access.demo.filling import fill

__all__ = ["fill"]
