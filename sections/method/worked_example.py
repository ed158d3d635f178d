"""What a worked example is: what went in, and what the product's own code gave."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ExampleRow:
    """One line of a worked example. `gives` is never typed: it is worked out when asked for."""

    given: str
    gives: str
