"""Exports as care systems write them, made for a test: the same records in any form."""

import csv
import io
from dataclasses import dataclass
from datetime import date

from stdnum import luhn

MONTHS = "jan feb mar apr maj jun jul aug sep okt nov dec".split()

DAYS = {
    "iso": lambda day: day.isoformat(),
    "compact": lambda day: f"{day:%Y%m%d}",
    "short": lambda day: f"{day.year}-{day.month}-{day.day}",
    "slashed": lambda day: f"{day:%Y/%m/%d}",
    "words": lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    "points": lambda day: f"{day:%d.%m.%Y}",
    "british": lambda day: f"{day:%d/%m/%Y}",
    "american": lambda day: f"{day:%m/%d/%Y}",
    "british dashes": lambda day: f"{day:%d-%m-%Y}",
    "pointed": lambda day: f"{day:%Y.%m.%d}",
    "den": lambda day: f"den {day.day} {MONTHS[day.month - 1]}. {day.year}",
    "zoned": lambda day: f"{day.isoformat()}T12:00:00+01:00",
    "moment": lambda day: f"{day.isoformat()} 00:00:00",
}


def personal_number(born: date, serial: int = 980) -> str:
    """A number with a birth number from the range reserved for tests (980-999)."""
    digits = f"{born:%y%m%d}{serial}"
    return f"{born:%Y%m%d}-{serial}{luhn.calc_check_digit(digits)}"


@dataclass(frozen=True)
class Style:
    """How a system writes its files."""

    encoding: str = "utf-8"
    separator: str = ";"
    newline: str = "\r\n"
    day: str = "iso"
    decimal: str = ","
    titles: tuple[str, ...] = ()
    says_separator: bool = False
    quotes_all: bool = False
    blank_line: bool = False
    two_decimals: bool = False

    def number(self, value: float) -> str:
        """A number with the decimal mark of the style, whole ones without unless all have two."""
        said = f"{value:.2f}" if self.two_decimals else f"{value:g}"
        return said.replace(".", self.decimal)

    def write(self, headings: list[str], rows: list[list[object]]) -> bytes:
        """A whole file."""
        written = io.StringIO(newline="")
        if self.says_separator:
            written.write(f"sep={self.separator}{self.newline}")
        writer = csv.writer(
            written,
            delimiter=self.separator,
            lineterminator=self.newline,
            quoting=csv.QUOTE_ALL if self.quotes_all else csv.QUOTE_MINIMAL,
        )
        for title in self.titles:
            writer.writerow([title])
        writer.writerow(headings)
        if self.blank_line:
            written.write(self.newline)
        writer.writerows([[self.cell(cell) for cell in row] for row in rows])
        mark = "\ufeff" if self.encoding.endswith(("-le", "-be")) else ""
        return (mark + written.getvalue()).encode(self.encoding)

    def cell(self, cell: object) -> str:
        if isinstance(cell, date):
            return DAYS[self.day](cell)
        if isinstance(cell, float):
            return self.number(cell)
        return "" if cell is None else str(cell)
