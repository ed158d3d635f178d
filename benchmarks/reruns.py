"""What a rerun costs, page by page, and whether memory stays flat over ten thousand of them.

One process serves the demo municipality; one user without a browser goes round all its pages, so
that every rerun is a page switch to a page that has been shown before. Then more users come, to
tell what a session weighs. Processor time is the server's own, all threads, so neighbours disturb
little.

    python -m benchmarks.reruns [HOW_MANY]
"""

import asyncio
import re
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks import servers
from benchmarks.load import megabytes, processor_seconds
from benchmarks.websocket_user import User

RERUNS = 1_000
WARM_UP = 5  # rounds before memory is read: the caches are full, the allocator has its arenas
SESSIONS = 50
TOLD = 500  # reruns between two lines about memory
CITIZEN, CASELOAD = "en-medborgare", "medborgare"
OWN = {"en-medborgare", "min-sida"}  # pages about the citizen in the address
MEDIAN, WORST, GROWN, SESSION = 60, 120, 20.0, 0.5  # budgets: ms, ms, MB in all, MB a session


@dataclass
class Cost:
    """Processor milliseconds of each rerun, by page, and memory in megabytes."""

    taken: dict[str, list[float]] = field(default_factory=dict)
    before: float = 0.0
    after: float = 0.0
    with_sessions: float = 0.0

    @property
    def pages(self) -> dict[str, float]:
        """Milliseconds a rerun of each page, on average, the dearest first."""
        mean = {page: sum(times) / len(times) for page, times in self.taken.items()}
        return dict(sorted(mean.items(), key=lambda each: -each[1]))


async def around(server: servers.Server, reruns: int) -> Cost:
    """Go round all pages until so many reruns are done, then let others in."""
    user = await User.arrive(server.address)
    await user.press("Gå in")
    await user.go_to(CASELOAD)
    who = re.search(rb"en-medborgare\?id=(\d+)", b"".join(user.heard))
    assert who, "nobody in the caseload"  # noqa: S101
    citizen = who[1].decode("ascii")
    pages = sorted(set(user.pages))
    cost = Cost()
    for turn in range(WARM_UP + max(reruns // len(pages), 1)):
        if turn == WARM_UP:
            cost.taken, cost.before = {}, megabytes(server.pid)
        done = turn * len(pages)
        if done % TOLD < len(pages):
            print(f"{done:>6,} reruns, {megabytes(server.pid):.0f} MB", flush=True)
        for page in pages:
            begun = processor_seconds(server.pid)
            await user.go_to(page, **({"id": citizen} if page in OWN else {}))
            used = 1000 * (processor_seconds(server.pid) - begun)
            cost.taken.setdefault(page, []).append(used)
    cost.after = megabytes(server.pid)
    others = [await _visitor(server.address) for _ in range(SESSIONS)]
    cost.with_sessions = megabytes(server.pid)
    for each in (user, *others):
        await each.leave()
    return cost


async def _visitor(address: str) -> User:
    user = await User.arrive(address)
    await user.press("Gå in")
    await user.go_to(CASELOAD)
    await user.go_to("")
    return user


def main() -> None:
    """Serve, go round, print the figures last."""
    reruns = int(sys.argv[1]) if len(sys.argv) > 1 else RERUNS
    with (
        tempfile.TemporaryDirectory() as folder,
        servers.served([sys.executable, "asgi.py"], Path(folder)) as server,
    ):
        cost = asyncio.run(around(server, reruns))
    for page, taken in cost.pages.items():
        print(f"{page or 'start':20} {taken:5.0f} ms a rerun, of {len(cost.taken[page])}")
    done = sum(map(len, cost.taken.values()))
    grown, each = cost.after - cost.before, (cost.with_sessions - cost.after) / SESSIONS
    print(f"{done:,} reruns: memory {cost.before:.0f} MB before, {cost.after:.0f} MB after")
    print(f"{grown:+.1f} MB (budget {GROWN:.0f}), {each:.2f} MB a session (budget {SESSION})")
    times = list(cost.pages.values())
    print(
        f"processor time a rerun: median page {median(times):.0f} ms (budget {MEDIAN}), "
        f"worst {times[0]:.0f} ms (budget {WORST})"
    )
    print(
        f"of the budgets: median {median(times) / MEDIAN:.2f} x, worst {times[0] / WORST:.2f} x, "
        f"a session {each / SESSION:.2f} x; memory after / before {cost.after / cost.before:.3f} x"
    )


if __name__ == "__main__":
    main()
