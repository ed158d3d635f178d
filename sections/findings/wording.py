"""What a finding is made of, and the turns of phrase that every finding shares.

Three rules hold for all of them. A change is claimed only where the metric itself claims it.
Nothing is said of all from fewer than `FEWEST`. "Rimligt" is what the interval holds, and is
explained on the page Mått och metod. Counts are written out, so a finding is made only where the
counts may be shown; `sections.findings.hidden_cells` has the words for where they may not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from sections import swedish

FEWEST = 5
"""A statement about a group rests on at least so many, as in `sections.unit_today`."""

FEWEST_FOR_PERCENT = 20
"""Below this a single one moves a percentage by more than five units: the count says it better."""

MOST_DECIMALS = 3
"""A figure that is 0 to three decimals is called 0."""

TOO_FEW = "Det är för få för att säga något om fler än så."

SIDES = ("lägre", "högre")
"""What less and more are called when neither is said to be better."""


@dataclass(frozen=True)
class Finding:
    """One or more whole sentences each: what is seen, how sure it is, what not to conclude."""

    finding: str
    sureness: str
    caveat: str


@dataclass(frozen=True)
class Noun:
    """What is counted, in its two forms; `neuter` for *ett*."""

    one: str
    many: str
    neuter: bool = False

    def form(self, n: int) -> str:
        """The form that goes with `n`."""
        return self.one if n == 1 else self.many

    def counted(self, n: int) -> str:
        """With the number as a word up to twelve.

        >>> GOALS.counted(0), GOALS.counted(1), CITIZENS.counted(13)
        ('inget mål', 'ett mål', '13 medborgare')
        """
        if n == 0:
            return f"{'inget' if self.neuter else 'ingen'} {self.one}"
        if n == 1:
            return f"{'ett' if self.neuter else 'en'} {self.one}"
        return f"{swedish.count(n)} {self.many}"

    def figured(self, n: int) -> str:
        """With the number in figures, as in a count of so many out of so many."""
        return f"{swedish.number(n)} {self.form(n)}"


CITIZENS = Noun("medborgare", "medborgare")
FOLLOW_UPS = Noun("uppföljning", "uppföljningar")
GOALS = Noun("mål", "mål", neuter=True)
MEASUREMENTS = Noun("mätning", "mätningar")
MEASURES = Noun("mått", "mått", neuter=True)
MONTHS = Noun("månad", "månader")
UNITS = Noun("enhet", "enheter")


def sentence(text: str) -> str:
    """With a capital first and a full stop last.

    >>> sentence("ingen säker förändring")
    'Ingen säker förändring.'
    """
    return f"{swedish.opening(text)}."


def level(value: float, decimals: int = 0) -> str:
    """A value as it is read, never with a minus before 0.

    >>> level(-0.04, 1), level(62.25, 1)
    ('0,0', '62,2')
    """
    return swedish.number(round(value, decimals) + 0.0, decimals)


def amount(value: float, unit: str, decimals: int = 0) -> str:
    """The size of a change, without its sign, in the measure's own unit.

    >>> amount(-2.5, "poäng", 1), amount(3, "")
    ('2,5 poäng', '3')
    """
    return f"{level(abs(value), decimals)} {unit}".strip()


def percent(share: float) -> str:
    """A share from 0 to 1; all but one in a thousand is not called everybody.

    >>> percent(0.804), percent(0.999), percent(0.001), percent(1)
    ('80 procent', 'mer än 99 procent', 'mindre än 1 procent', '100 procent')
    """
    if 0 < share < 0.005:
        return "mindre än 1 procent"
    if 0.995 <= share < 1:
        return "mer än 99 procent"
    return f"{swedish.number(100 * share)} procent"


def of_so_many(part: int, whole: int, noun: Noun) -> str:
    """A count of a count, with the percentage where there are enough to carry one.

    >>> of_so_many(3, 4, GOALS), of_so_many(15, 20, GOALS)
    ('3 av 4 mål', '15 av 20 mål (75 procent)')
    """
    told = f"{swedish.number(part)} av {noun.figured(whole)}"
    return f"{told} ({percent(part / whole)})" if whole >= FEWEST_FOR_PERCENT else told


def share_range(lower: float, upper: float) -> str:
    """The shares that are not ruled out.

    >>> share_range(0.4902, 0.9433), share_range(0, 0.0004)
    ('mellan 49 och 94 procent', 'nära 0 procent')
    """
    ends = [swedish.number(100 * end) for end in (lower, upper)]
    return (
        f"nära {ends[0]} procent" if ends[0] == ends[1] else f"mellan {' och '.join(ends)} procent"
    )


def change_range(
    lower: float, upper: float, *, unit: str, sides: Sequence[str], decimals: int = 0
) -> str:
    """The changes that are not ruled out; `sides` are the words for below and above 0.

    >>> change_range(-0.5, 2, unit="poäng", sides=("sämre", "bättre"), decimals=1)
    'från 0,5 poäng sämre till 2,0 poäng bättre'
    >>> change_range(1, 2, unit="poäng", sides=("sämre", "bättre"))
    'mellan 1 och 2 poäng bättre'
    """
    shown = enough_decimals(lower, upper, at_least=decimals)
    low, high = round(lower, shown), round(upper, shown)
    if low < 0 < high:
        ends = zip((low, high), sides, strict=True)
        return "från " + " till ".join(f"{amount(end, unit, shown)} {side}" for end, side in ends)
    near, far = sorted((low, high), key=abs)
    if near == far:
        return f"nära {_sided(far, unit, sides, shown)}"
    return f"mellan {_size(near, shown)} och {_sided(far, unit, sides, shown)}"


def enough_decimals(*values: float, at_least: int = 0) -> int:
    """Decimals that let no value that isn't 0 be read as 0.

    >>> enough_decimals(0.04, 2.5), enough_decimals(0, 12)
    (2, 0)
    """
    return next(
        places
        for places in count(at_least)
        if places >= MOST_DECIMALS or all(round(value, places) or not value for value in values)
    )


def told_apart(value: float, limit: float, *, at_least: int = 0) -> int:
    """Decimals that show on which side of a limit a value is.

    >>> told_apart(13.27, 13.26, at_least=1), told_apart(15, 13.26)
    (2, 0)
    """
    return next(
        places
        for places in count(at_least)
        if places >= MOST_DECIMALS or round(value, places) != round(limit, places)
    )


def as_written(value: float) -> int:
    """Decimals that a value was written with, as far as `MOST_DECIMALS`.

    >>> as_written(2.0), as_written(1.88), as_written(0.1 + 0.2)
    (0, 2, 1)
    """
    exact = round(value, MOST_DECIMALS)
    return next(d for d in range(MOST_DECIMALS + 1) if round(value, d) == exact)


def counted_on(n: int, noun: Noun, having: str = "") -> str:
    """What a figure rests on, and that it is few where it is.

    >>> counted_on(12, CITIZENS, "med två mätningar")
    'Räknat på tolv medborgare med två mätningar.'
    >>> counted_on(1, GOALS)
    'Räknat på ett mål. Det är för få för att säga något om fler än så.'
    """
    if not n:
        return "Inget är räknat."
    told = sentence(f"räknat på {noun.counted(n)} {having}".strip())
    return f"{told} {TOO_FEW}" if n < FEWEST else told


def _sided(value: float, unit: str, sides: Sequence[str], decimals: int) -> str:
    if not value:
        return f"0 {unit}".strip()
    return f"{amount(value, unit, decimals)} {sides[value > 0]}"


def _size(value: float, decimals: int) -> str:
    return amount(value, "", decimals) if value else "0"
