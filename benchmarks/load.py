"""Many managers at once: each switches page every few seconds; how long until it is drawn?

Users are websocket sessions without a browser, on the same machine as the server, so the figures
are pessimistic. Prints the server's processor time a rerun and its memory a session too.

    python -m benchmarks.load 100
"""

import asyncio
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from statistics import median, quantiles

from benchmarks import big_municipality, page_switch
from benchmarks.websocket_user import User
from data_access import database

CITIZENS = 500
THINK = 5.0  # seconds between two page switches of one user
LASTS = 40.0  # seconds
TICKS = 100  # processor clock ticks a second, as Linux counts them
PAGES = ("min-enhet", "medborgare")


@dataclass
class Heard:
    """What all users together have seen."""

    seconds: list[float] = field(default_factory=list)
    errors: int = 0


def processor_seconds(pid: int) -> float:
    """Processor time that a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def megabytes(pid: int) -> float:
    """Resident memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


async def manager(address: str, heard: Heard, until: float) -> None:
    """One user: goes in, then switches page now and then until the time is up."""
    user = await User.arrive(address)
    await user.press("Gå in")
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


async def crowd(address: str, users: int) -> Heard:
    """All users at once."""
    heard = Heard()
    until = time.monotonic() + LASTS
    await asyncio.gather(*(manager(address, heard, until) for _ in range(users)))
    return heard


def main() -> None:
    """Fill a database, serve it, let the users loose, print the figures last."""
    users = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as folder:
        engine = database.open_engine(f"sqlite:///{Path(folder) / 'bench.db'}")
        big_municipality.fill(engine, CITIZENS, today=date.today())  # noqa: DTZ011
        engine.dispose()
        command = [sys.executable, "asgi.py"]
        with page_switch.served(command, Path(folder)) as server:
            asyncio.run(crowd(server.address, 1))  # fills the caches
            before, memory = processor_seconds(server.pid), megabytes(server.pid)
            heard = asyncio.run(crowd(server.address, users))
            used, grown = processor_seconds(server.pid) - before, megabytes(server.pid) - memory
    reruns = len(heard.seconds) + 2 * users
    print(f"{users} users, {len(heard.seconds)} page switches, {heard.errors} errors")
    print(f"server {1000 * used / reruns:.0f} ms a rerun, {grown / users:.2f} MB a session")
    late = quantiles(heard.seconds, n=20)[-1]
    print(f"p50 {median(heard.seconds):.2f} s, p95 {late:.2f} s")


if __name__ == "__main__":
    main()
