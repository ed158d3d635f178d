"""Who lives in the invented municipality: ids, names and numbers drawn from the seed alone."""

import hmac
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, repeat

from stdnum import luhn

from data_access.demo.municipality import ODD_NAMES, UNITS, Oddity, Unit
from data_access.demo.names import LAST
from domain.vocabulary import CitizenId, Sex

# No secret: it only makes the hashes of the demo look like those of a municipality.
DEMO_KEY = b"Sammanhang, demokommunen"
ID_BITS = 53
TEST_NUMBERS = range(980, 1000)  # birth numbers the tax agency never gives to anybody
WOMEN = 0.62  # of those who have care in old age, by and large


@dataclass(frozen=True)
class Person:
    """An invented citizen. `number` lies in the range reserved for tests and is never stored."""

    id: CitizenId
    name: str
    number: str
    sex: Sex
    home: Unit
    oddity: Oddity | None

    @property
    def birth_year(self) -> int:
        """As the number says."""
        return int(self.number[:4])

    @property
    def key_hash(self) -> str:
        """What is stored in place of the number."""
        return hmac.digest(DEMO_KEY, self.number.encode(), "sha256").hex()

    @property
    def protected(self) -> bool:
        """Whether the identity is protected, so that no name may be stored."""
        return self.oddity is Oddity.PROTECTED


def everyone(seed: int) -> list[Person]:
    """All citizens, unit by unit; the odd ones come first in their unit."""
    rng = random.Random(f"people {seed}")
    names, numbers = set(ODD_NAMES.values()), set[str]()
    return [
        _person(rng, home, oddity, names, numbers)
        for home in UNITS
        for _, oddity in zip(range(home.citizens), chain(home.oddities, repeat(None)), strict=False)
    ]


def _person(
    rng: random.Random, home: Unit, oddity: Oddity | None, names: set[str], numbers: set[str]
) -> Person:
    sex = Sex.WOMAN if oddity in ODD_NAMES or rng.random() < WOMEN else Sex.MAN
    return Person(
        id=CitizenId(rng.getrandbits(ID_BITS)),
        name=(oddity and ODD_NAMES.get(oddity)) or _unused(names, lambda: _name(rng, home, sex)),
        number=_unused(numbers, lambda: _number(rng, home, sex)),
        sex=sex,
        home=home,
        oddity=oddity,
    )


def _unused(taken: set[str], draw: Callable[[], str]) -> str:
    while (drawn := draw()) in taken:
        pass
    taken.add(drawn)
    return drawn


def _name(rng: random.Random, home: Unit, sex: Sex) -> str:
    return f"{rng.choice(home.group.first_names[sex])} {rng.choice(LAST)}"


def _number(rng: random.Random, home: Unit, sex: Sex) -> str:
    """Twelve digits: birth day, a birth number from the test range (odd for men), check digit."""
    first, last = (date(year, 1, 1) for year in home.group.born)
    born = first + timedelta(days=rng.randrange((last - first).days))
    parity = 1 if sex is Sex.MAN else 0
    digits = f"{born:%Y%m%d}{rng.choice(TEST_NUMBERS[parity::2])}"
    return digits + luhn.calc_check_digit(digits[2:])
