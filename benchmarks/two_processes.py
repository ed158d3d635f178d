"""Two processes behind nginx on PostgreSQL: one is killed, then both are restarted in turn.

What must hold: whoever sat at the killed process comes back at the other by the same address; those
at the other notice nothing; a rolling restart shows nobody an error. nginx must be installed.

    python -m benchmarks.two_processes [HOW_MANY_USERS]
"""

import asyncio
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from secrets import token_hex

from benchmarks import big_municipality, servers
from benchmarks.websocket_user import RunFailed, User
from data_access import database
from tests import postgres

HOME = Path(__file__).parents[1]
USERS = 20
CITIZENS = 500
THINK = 1.0  # seconds
PATIENCE = 15.0  # seconds that a browser goes on trying to come back
PAGE = "medborgare"


@dataclass
class Seen:
    """What the users have met: pages drawn, broken connections, seconds until they were back."""

    drawn: int = 0
    broken: int = 0
    back: list[float] = field(default_factory=list)
    lost: int = 0


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(port: int, url: str) -> subprocess.Popen:
    """One process of the app."""
    own = {"PORT": str(port), "SAMMANHANG_DATABASE_URL": url}
    process = subprocess.Popen(
        [sys.executable, "asgi.py"], env=os.environ | own, cwd=HOME, stdout=subprocess.DEVNULL
    )
    servers.until_healthy(process, port)
    return process


@contextmanager
def nginx(ports: list[int], folder: Path) -> Iterator[str]:
    """Debian's nginx with the file of deploy/, but for plain HTTP on a free port; its address."""
    listen = free_port()
    text = (HOME / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"listen 443 ssl;", f"listen 127.0.0.1:{listen};", text)
    text = re.sub(r" +ssl_\w+ [^;]+;\n", "", text).replace("; Secure", "")
    for old, new in zip((8501, 8502), ports, strict=True):
        text = text.replace(f"127.0.0.1:{old} ", f"127.0.0.1:{new} ")
    text = text.replace("server_name sammanhang.kommun.example;", "server_name _;")
    text = text.replace("Host $host;", "Host $http_host;")  # a port of our own
    whole = f"pid {folder}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{text}\n}}\n"
    (folder / "nginx.conf").write_text(whole, encoding="utf-8")
    command = ["nginx", "-p", str(folder), "-c", str(folder / "nginx.conf"), "-g", "daemon off;"]
    process = subprocess.Popen(command, stderr=subprocess.DEVNULL)  # noqa: S603
    try:
        time.sleep(1)
        assert process.poll() is None, "nginx ended"  # noqa: S101
        yield f"http://127.0.0.1:{listen}"
    finally:
        process.terminate()
        process.wait(20)


async def come_in(address: str, cookie: str) -> User:
    """Open a deep link, pass the demo's way in."""
    user = await User.arrive(address, path=PAGE, cookie=cookie)
    await user.press("Gå in")
    return user


async def person(
    address: str, cookie: str, user: User | None, seen: Seen, over: asyncio.Event
) -> None:
    """Someone who reads on, and whose browser tries again when the connection breaks."""
    while user and not over.is_set():
        try:
            await user.go_to(PAGE)
            seen.drawn += 1
            await asyncio.sleep(THINK)
        except Exception:  # noqa: BLE001  (however it broke)
            seen.broken += 1
            user = await return_to(address, cookie, seen)
    if user:
        await user.leave()


async def return_to(address: str, cookie: str, seen: Seen) -> User | None:
    """Try again as a browser does until the page is there; None when no browser would go on."""
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE:
        with suppress(OSError, RunFailed, Exception):
            user = await come_in(address, cookie)
            seen.back.append(time.monotonic() - begun)
            return user
        await asyncio.sleep(0.5)
    seen.lost += 1
    return None


@dataclass(frozen=True)
class Pair:
    """The two processes, where each listens, and the database they share."""

    processes: list[subprocess.Popen]
    ports: list[int]
    url: str


async def play(address: str, pair: Pair, users: int) -> Seen:
    """Users go on reading while one process is killed and then both are restarted in turn."""
    seen, over = Seen(), asyncio.Event()
    cookies = [f"sammanhang_nod={token_hex(16)}" for _ in range(users)]
    inside = await asyncio.gather(*(come_in(address, cookie) for cookie in cookies))
    reading = [
        asyncio.create_task(person(address, cookie, user, seen, over))
        for cookie, user in zip(cookies, inside, strict=True)
    ]
    await asyncio.sleep(10)
    pair.processes[0].send_signal(signal.SIGKILL)
    await asyncio.sleep(8)
    for number, port in enumerate(pair.ports):
        if pair.processes[number].poll() is None:
            pair.processes[number].terminate()
            await asyncio.to_thread(pair.processes[number].wait)
        pair.processes[number] = await asyncio.to_thread(start, port, pair.url)
        await asyncio.sleep(4)
    over.set()  # not before: however long the starts took, somebody was reading all the while
    await asyncio.gather(*reading)
    return seen


def main() -> None:
    """Start everything, let it happen, say what the users saw."""
    assert shutil.which("nginx"), "nginx is not installed"  # noqa: S101
    users = int(sys.argv[1]) if len(sys.argv) > 1 else USERS
    ports = [free_port(), free_port()]
    with tempfile.TemporaryDirectory() as folder, postgres.server() as server:
        server.create_database("bench")
        url = server.url("bench")
        engine = database.open_engine(url)
        big_municipality.fill(engine, CITIZENS, today=date.today())  # noqa: DTZ011
        engine.dispose()
        pair = Pair([start(port, url) for port in ports], ports, url)
        try:
            with nginx(ports, Path(folder)) as address:
                seen = asyncio.run(play(address, pair, users))
        finally:
            for process in pair.processes:
                process.kill()
    slowest = max(seen.back, default=0.0)
    print(f"{users} users, {seen.drawn} pages drawn, {seen.broken} connections broken")
    print(f"the slowest came back in {slowest:.1f} s, {seen.lost} lost")
    share = len(seen.back) / seen.broken if seen.broken else 1.0
    print(f"{len(seen.back)} of {seen.broken} broken came back: {share:.0%} (must be 100%)")


if __name__ == "__main__":
    main()
