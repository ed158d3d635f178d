"""Many managers at once: each switches page every few seconds; how long until it is drawn?

Users are websocket sessions without a browser, on the same machine as the server, so the figures
are pessimistic. Prints the server's processor time a rerun and its memory a session too.

    python -m benchmarks.load 100        one process on SQLite
    python -m benchmarks.load 200 two    two behind nginx on PostgreSQL
"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from secrets import token_hex
from statistics import median, quantiles

from benchmarks import big_municipality, servers, two_processes
from benchmarks.websocket_user import User
from data_access import database
from tests import postgres

CITIZENS = 500
THINK = 5.0  # seconds between two page switches of one user
LASTS = 40.0  # seconds
ARRIVALS = 20  # at once; more would be a queue at the door and no morning of managers
WARMING, WARMS = 8, 15.0  # users and seconds of a first round, so that each process has had some
TICKS = 100  # processor clock ticks a second, as Linux counts them
PAGES = ("min-enhet", "medborgare")
BUDGET = 1.0  # seconds that one switch of twenty may exceed


@dataclass
class Heard:
    """What all users together have seen."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0


@dataclass
class Inside:
    """Lets nobody go on before everybody has come in: what is measured is work, not arrival."""

    missing: int
    whole: asyncio.Event = field(default_factory=asyncio.Event)

    async def everybody(self) -> None:
        """Say that one more is here, and wait for the rest."""
        self.missing -= 1
        if not self.missing:
            self.whole.set()
        await self.whole.wait()


def processor_seconds(pid: int) -> float:
    """Processor time that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def megabytes(pid: int) -> float:
    """Resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


async def manager(
    address: str, heard: Heard, door: asyncio.Semaphore, inside: Inside, lasts: float
) -> None:
    """One user: goes in, then switches page now and then until the time is up."""
    async with door:
        user = await User.arrive(address, cookie=f"sammanhang_nod={token_hex(16)}")
        await user.press("Gå in")
    await inside.everybody()
    until = time.monotonic() + lasts
    addresses = [page for page in user.pages if page in {"", *PAGES}]
    await asyncio.sleep(random.uniform(0, THINK))
    while time.monotonic() < until:
        begun = time.monotonic()
        try:
            heard.seconds.append(await user.go_to(random.choice(addresses)))
        except Exception:  # noqa: BLE001  (whatever it was, the user saw no page)
            heard.errors += 1
        await asyncio.sleep(max(0.0, THINK - (time.monotonic() - begun)))
    await user.leave()


async def crowd(address: str, users: int, lasts: float) -> Heard:
    """All users at once, for so many seconds."""
    heard, door, inside = Heard(), asyncio.Semaphore(ARRIVALS), Inside(users)
    await asyncio.gather(*(manager(address, heard, door, inside, lasts) for _ in range(users)))
    return heard


@contextmanager
def one_process(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """The app alone on SQLite: its address and its process."""
    engine = database.open_engine(servers.database_in(folder))
    big_municipality.fill(engine, CITIZENS, today=date.today())  # noqa: DTZ011
    engine.dispose()
    with servers.served([sys.executable, "asgi.py"], folder) as server:
        yield server.address, [server.pid]


@contextmanager
def two_behind_nginx(folder: Path) -> Iterator[tuple[str, list[int]]]:
    """Two processes on PostgreSQL as deploy/ sets them up: nginx's address, and the processes."""
    with postgres.server() as postgresql, ExitStack() as started:
        postgresql.create_database("bench")
        engine = database.open_engine(postgresql.url("bench"))
        big_municipality.fill(engine, CITIZENS, today=date.today())  # noqa: DTZ011
        engine.dispose()
        ports = [two_processes.free_port() for _ in range(2)]
        processes = []
        for port in ports:
            processes.append(two_processes.start(port, postgresql.url("bench")))
            started.callback(processes[-1].kill)
        with two_processes.nginx(ports, folder) as address:
            yield address, [process.pid for process in processes]


def main() -> None:
    """Fill a database, serve it, let the users loose, print the figures last."""
    users = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    served = two_behind_nginx if sys.argv[2:] == ["two"] else one_process
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as (address, processes):
        asyncio.run(crowd(address, WARMING, WARMS))  # fills the caches of each process
        before = sum(map(processor_seconds, processes))
        memory = sum(map(megabytes, processes))
        heard = asyncio.run(crowd(address, users, LASTS))
        used = sum(map(processor_seconds, processes)) - before
        grown = sum(map(megabytes, processes)) - memory
    reruns = len(heard.seconds) + 2 * users
    print(f"{users} users, {len(heard.seconds)} page switches, {heard.errors} errors")
    print(f"{len(processes)} processes: {1000 * used / reruns:.0f} ms a rerun")
    print(f"{grown / users:.2f} MB a session (budget 0.5 MB)")
    late = quantiles(heard.seconds, n=20)[-1]
    print(
        f"p50 {median(heard.seconds):.2f} s, p95 {late:.2f} s: "
        f"p95 / budget of {BUDGET:.0f} s {late / BUDGET:.2f} x"
    )


if __name__ == "__main__":
    main()
