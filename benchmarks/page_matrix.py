"""Every page, in every role, asked for everything: is a word sent that is somebody else's?

A cell is one page, one role and one thing that the address asks for: a citizen, a unit or a meeting
in one of the relations that decide what may be seen, or junk. A server of our own answers over its
websocket, and all the bytes of each answer are searched, whatever is made visible of them.

    python -m benchmarks.page_matrix [CELLS]
"""

import asyncio
import random
import re
import secrets
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from benchmarks import matrix_records
from benchmarks.matrix_records import Object
from benchmarks.websocket_user import User
from data_access import database
from domain.access import Role, Scope, Viewer, can_open
from pages.shared.register import FIRST, REGISTER, rights
from tests.browser.conftest import serve

WORDS = re.compile(rb"(?:NAMN|TEXT|ENHET|ORD)[a-z]+Z")
IDENTITY, SECRET = "X-Remote-User", secrets.token_hex(24)
PATIENCE = 60  # seconds for one page
Cell = tuple[Role, str, Object]
Made = TypeVar("Made")


@dataclass
class Found:
    """What went wrong, cell by cell, and how many cells there were."""

    cells: int = 0
    words: int = 0
    foreign: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    missing: list[Cell] = field(default_factory=list)
    failed: list[Cell] = field(default_factory=list)
    opened: int = 0


def cells(asked: list[Object]) -> list[Cell]:
    """Every role, page and object."""
    return [(role, page, each) for role in Role for page in REGISTER for each in asked]


@contextmanager
def municipality(folder: Path) -> Iterator[tuple[str, list[Object]]]:
    """The address of the app on the records of the matrix, and what can be asked for."""
    engine = database.open_engine(f"sqlite:///{folder / 'app.db'}")
    database.upgrade(engine)
    with database.writing(engine) as connection:
        asked = matrix_records.fill(connection)
    engine.dispose()
    proxy = {
        "SAMMANHANG_PUBLIC_URL": "http://127.0.0.1",
        "SAMMANHANG_PROXY_IDENTITY_HEADER": IDENTITY,
        "SAMMANHANG_PROXY_SECRET": SECRET,
    }
    with serve(folder, **proxy) as app:
        yield app.url, asked


def searched(address: str, chosen: list[Cell]) -> Found:
    """Ask for every cell, each role in a session of its own, and search what comes back."""
    return _run(_everybody(address, chosen))


async def _everybody(address: str, chosen: list[Cell]) -> Found:
    found = Found()
    for role in Role:
        mine = [cell for cell in chosen if cell[0] is role]
        user = await _signed_in(address, role)
        for cell in mine:
            await _ask(user, cell, found)
        await user.leave()
    return found


async def _signed_in(address: str, role: Role) -> User:
    """A session, let in as the proxy in front of the app would."""
    headers = {IDENTITY: matrix_records.identity(role), "X-Sammanhang-Proxy": SECRET}
    asked = urllib.request.Request(address, headers=headers)  # noqa: S310  (our own server)
    answer = await asyncio.to_thread(urllib.request.urlopen, asked)
    with answer:
        cookie = answer.headers["set-cookie"].split(";")[0]
    return await User.arrive(address, cookie=cookie, headers=headers)


async def _ask(user: User, cell: Cell, found: Found) -> None:
    role, page, asked = cell
    found.cells += 1
    found.opened += can_open(Viewer("", role, Scope()), rights(page))
    path = "" if page == FIRST else REGISTER[page]["url_path"]
    try:
        async with asyncio.timeout(PATIENCE):
            await user.go_to(path, **{asked.name: asked.value})
    except Exception:  # noqa: BLE001  (whatever it was, no page was drawn)
        found.failed.append(cell)
    sent = {seen.decode() for raw in user.heard for seen in WORDS.findall(raw)}
    found.words += len(sent)
    for foreign in sent - matrix_records.may_be_sent(role, page, asked):
        found.foreign[role, page, asked.relation, foreign] += 1
    named = matrix_records.word("NAMN", asked.relation)
    if matrix_records.must_be_sent(role, page, asked) and named not in sent:
        found.missing.append(cell)


def _run(work: Coroutine[Any, Any, Made]) -> Made:
    """In a thread of its own: whoever asks may have a loop that goes on, as browser tests do."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def main(most: int | None = None) -> int:
    """Search all cells, or so many by chance; print the faults, and the figure last."""
    with tempfile.TemporaryDirectory() as folder, municipality(Path(folder)) as (address, asked):
        chosen = cells(asked)
        if most:
            chosen = sorted(random.Random(8).sample(chosen, most), key=chosen.index)
        begun = time.perf_counter()
        found = searched(address, chosen)
    for what, times in found.foreign.items():
        print(*what, times)
    for kind, faults in (("failed", found.failed), ("missing", found.missing)):
        for role, page, each in faults:
            print(kind, role, page, each.name, each.relation, each.value[:20])
    print(f"{time.perf_counter() - begun:.0f} s, {found.words} words were sent")
    print(f"{found.opened} cells are of pages that open for the role")
    wrong = found.foreign.total()
    print(f"{found.cells} cells: {wrong} foreign words, {len(found.missing)} own that did not come")
    print(f"foreign words of those sent: {wrong / max(found.words, 1):.2%} (must be 0%)")
    return 1 if wrong or found.missing or found.failed else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
