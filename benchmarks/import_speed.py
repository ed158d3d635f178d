"""How fast is a validated import beside a bare loader, and how much memory does it take?

A municipality's follow-ups, one row each with ten measures: 150,000 rows are 1.5 million scores.
The bare loader splits lines, trusts every cell and writes the same rows to the same tables: SQLite
by executemany in one transaction, PostgreSQL by COPY. Both run turn by turn, each in a process of
its own.

    python -m benchmarks.import_speed [--rows 150000] [--rounds 3] [--only sqlite|postgresql]
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import psycopg
from stdnum import luhn

from data_access import database, importing
from data_access.database import Purpose
from data_access.schema import citizen, follow_up, import_batch, score, unit
from tests import postgres

ROWS, ROUNDS, SEED = 150_000, 3, 8
ROWS_A_CITIZEN = 10
UNITS = 125
TODAY = date(2026, 11, 1)
MEASURES = ("sppb", "tug", "copm_p", "copm_s", "forflyttning", "personlig_vard", "hemliv")
MEASURES += ("begriplighet", "hanterbarhet", "meningsfullhet")
HEADINGS = ("SPPB", "TUG sek", "COPM utförande", "COPM tillfredsställelse", "IBIC Förflyttning")
HEADINGS += ("IBIC Personlig vård", "IBIC Hemliv", "Begriplighet", "Hanterbarhet", "Meningsfullhet")
FOLLOW_UP = "citizen_id, unit_id, held_on, kind, respondent, took_part, batch_id"
SCORE = "follow_up_id, measure, respondent, value"
FIRST_DAY = date(1920, 1, 1)


def write_files(folder: Path, rows: int) -> None:
    """An organisation and its follow-ups, in the order of day as care systems give them."""
    chance = random.Random(SEED)
    units = [f"Enhet {number}" for number in range(UNITS)]
    told = "".join(f"{name};hemvård\n" for name in units)
    (folder / "organisation.csv").write_text(f"Enhet;Verksamhet\n{told}", encoding="utf-8")
    people = [_personal_number(number) for number in range(max(1, rows // ROWS_A_CITIZEN))]
    heading = ["Personnummer", "Namn", "Enhet", "Datum", "Typ", "Svarssätt", "Deltog", *HEADINGS]
    with (folder / "uppföljningar.csv").open("w", encoding="cp1252", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(heading)
        for number in range(rows):
            at, turn = number % len(people), number // len(people)
            day = date(2018, 1, 1) + timedelta(days=300 * turn + at % 300)
            start = [people[at], f"Åsa Öberg {at}", units[at % UNITS], day, "Planerad", "Själv"]
            writer.writerow([*start, "Ja", *_scores(chance)])


def _personal_number(number: int) -> str:
    """One of those whose birth number is kept for tests (980-999)."""
    day, serial = divmod(number, 20)
    born = FIRST_DAY + timedelta(days=day)
    digits = f"{born:%y%m%d}{980 + serial}"
    return f"{born:%Y%m%d}-{980 + serial}{luhn.calc_check_digit(digits)}"


def _scores(chance: random.Random) -> list[str]:
    decimals = [f"{chance.uniform(8, 40):.1f}", *(f"{chance.uniform(1, 10):.1f}" for _ in "ps")]
    levels = [str(chance.randint(0, 4)) for _ in range(3)]
    ratings = [str(chance.randint(1, 5)) for _ in range(3)]
    written = [text.replace(".", ",") for text in decimals]
    return [str(chance.randint(0, 12)), *written, *levels, *ratings]


def validated(url: str, folder: Path) -> None:
    """The product's import."""
    engine = database.open_engine(url)
    files = sorted(folder.glob("*.csv"))
    importing.import_files(
        engine, files, today=TODAY, key_file=folder / "key", purpose=Purpose.MUNICIPALITY
    )
    engine.dispose()


def bare(url: str, folder: Path) -> None:
    """Split, trust and write: what a loader of ten lines would do."""
    engine = database.open_engine(url)
    with database.writing(engine) as connection:
        units, people = _bare_parents(connection, folder)
        write = _executemany if url.startswith("sqlite") else _copy
        write(
            connection.connection.dbapi_connection,
            f"follow_up (id, {FOLLOW_UP})",
            (
                (number, people[row[0]], units[row[2]], row[3], "planned", "self", "yes", 1)
                for number, row in enumerate(_lines(folder), start=1)
            ),
        )
        write(connection.connection.dbapi_connection, f"score ({SCORE})", _bare_scores(folder))
    engine.dispose()


def _bare_parents(connection: Any, folder: Path) -> tuple[dict[str, int], dict[str, int]]:
    batch = {"id": 1, "file_name": "x", "sha256": "x", "record_kind": "follow_ups"}
    batch |= {"read_at": time_zero(), "data_rows": 0, "accepted": 0, "rejected": 0}
    connection.execute(import_batch.insert(), batch)
    units = {f"Enhet {number}": number + 1 for number in range(UNITS)}
    about = {"kind": "hemvård", "provider": "in_house", "in_programme": True}
    rows = [{"id": number, "name": name, **about} for name, number in units.items()]
    connection.execute(unit.insert(), rows)
    people: dict[str, int] = {}
    names = {}
    for row in _lines(folder):
        people.setdefault(row[0], len(people) + 1)
        names[row[0]] = row[1]
    rows = [
        {"id": number, "key_hash": who, "display_name": names[who], "protected": False}
        for who, number in people.items()
    ]
    connection.execute(citizen.insert(), rows)
    return units, people


def time_zero() -> Any:
    """Any moment: the bare loader has no log worth the name."""
    from datetime import datetime  # noqa: PLC0415  (the only use)

    return datetime(2026, 1, 1)  # noqa: DTZ001  (as stored)


def _lines(folder: Path) -> Iterator[list[str]]:
    with (folder / "uppföljningar.csv").open(encoding="cp1252", newline="") as file:
        rows = csv.reader(file, delimiter=";")
        next(rows)
        yield from rows


def _bare_scores(folder: Path) -> Iterator[tuple[int, str, str, float]]:
    for number, row in enumerate(_lines(folder), start=1):
        for measure, cell in zip(MEASURES, row[7:], strict=True):
            yield number, measure, "self", float(cell.replace(",", "."))


def _executemany(driver: Any, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    marks = ", ".join("?" for _ in table.split(","))
    driver.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608  (constants)


def _copy(driver: psycopg.Connection, table: str, rows: Iterator[tuple[Any, ...]]) -> None:
    with driver.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


LOADERS: dict[str, Callable[[str, Path], None]] = {"bare": bare, "validated": validated}


def run_one(name: str, url: str, folder: Path) -> None:
    """In a process of its own: time one loader, and say what it took as JSON."""
    begun = time.perf_counter()
    LOADERS[name](url, folder)
    seconds, own = time.perf_counter() - begun, time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    engine = database.open_engine(url)
    with database.reading(engine) as connection:
        held = {
            table.name: connection.exec_driver_sql(f"SELECT count(*) FROM {table.name}").scalar()  # noqa: S608
            for table in (follow_up, score)
        }
    print(json.dumps({"seconds": seconds, "own": own, "megabytes": peak, **held}))


def measure(name: str, url: str, folder: Path) -> dict[str, float]:
    """Seconds, peak megabytes and rows written, of one loader on an empty database."""
    engine = database.open_engine(url)
    database.upgrade(engine)
    engine.dispose()
    command = [sys.executable, "-m", "benchmarks.import_speed", "--child", name, url, str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return json.loads(done.stdout)


def compare(kind: str, rows: int, rounds: int) -> None:
    """Both loaders turn by turn on one kind of database; the last line is the claim."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write_files(folder, rows)
        server = stack.enter_context(postgres.server()) if kind == "postgresql" else None
        took: dict[str, list[dict[str, float]]] = {name: [] for name in LOADERS}
        for turn in range(rounds):
            for name, found in took.items():
                place = f"{name}{turn}"
                if server:
                    server.create_database(place)
                url = server.url(place) if server else f"sqlite:///{folder / place}.db"
                found.append(measure(name, url, folder))
                (folder / "key").unlink(missing_ok=True)
    for name, found in took.items():
        said = found[0]
        seconds = [round(one["seconds"], 1) for one in found]
        told = f"{seconds} s, of the process' own {said['own']:.1f}, {said['score']} scores"
        print(f"{kind} {name}: {told}, {said['megabytes']:.0f} MB")
    pairs = zip(took["bare"], took["validated"], strict=True)
    ratio = median(b["seconds"] / v["seconds"] for b, v in pairs)
    print(
        f"{kind}: {rows} rows, the validated import keeps {ratio:.0%} of the bare rate (budget 50%)"
    )


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--only", choices=["sqlite", "postgresql"])
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.child:
        name, url, folder = chosen.child
        run_one(name, url, Path(folder))
        return
    for kind in [chosen.only] if chosen.only else ["sqlite", "postgresql"]:
        compare(kind, chosen.rows, chosen.rounds)


if __name__ == "__main__":
    main()
