"""How long a page switch inside the app takes, against bare Streamlit with as many charts.

Both servers run on this machine and one browser looks at both in turns, so the ratio holds even
when the milliseconds do not. The clock starts at the click and stops when the script has finished
and every chart is painted. Needs Chromium.

Without arguments the pages of the day are measured; name others to measure them instead. One
citizen is reached from the caseload, so name both.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from benchmarks import floor_app
from pages.shared.register import REGISTER

HOME = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ROUNDS = 7
WARM_UP = 2  # rounds that fill caches and are not counted
START = 300.0  # seconds that a server may take to answer for the first time
BUDGET = 1.25
PAIRS = {REGISTER[page]["title"]: floor_app.title(page) for page in floor_app.PAGES}
USUAL = ("Min enhet idag", "Medborgare", "En medborgare")
SECTIONS = {each["title"]: each["section"] for each in REGISTER.values()}

QUIET = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
  return app?.dataset.testScriptState === 'notRunning' && document.querySelector('h1')
    && !document.querySelector('[data-testid=stSkeleton]')
    && charts.every((chart) => chart.querySelector('svg, canvas'))
    && [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].every((table) =>
      table.closest('details:not([open])')
      || [table, ...table.querySelectorAll('*')].some((e) =>
        e.shadowRoot?.querySelector('a, td, summary')))
}"""
SWITCH = f"""async (title) => {{
  const painted = {QUIET}
  const there = () => document.querySelector('h1')?.innerText === title && painted()
  const places = [document, ...[...document.querySelectorAll('*')].map((e) => e.shadowRoot)]
  const anchors = places.filter(Boolean).flatMap((place) => [...place.querySelectorAll('a')])
  const anchor = anchors.find((a) => a.innerText.trim() === title)
  const start = performance.now()
  anchor.click()
  while (!there()) await new Promise(requestAnimationFrame)
  return performance.now() - start
}}"""


@dataclass(frozen=True)
class Server:
    """A server of our own, and where it answers."""

    address: str
    pid: int


def until_healthy(process: subprocess.Popen, port: int) -> None:
    """Wait until a server of our own answers on `port`; a loaded machine takes long to fill one."""
    until = time.monotonic() + START
    while time.monotonic() < until:
        assert process.poll() is None, "the server ended"  # noqa: S101
        with suppress(OSError):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
            return
        time.sleep(0.1)
    raise TimeoutError


@contextmanager
def served(command: list[str], folder: Path) -> Iterator[Server]:
    """Start a server on a free port and end it again."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    own = {
        "PORT": str(port),
        "STREAMLIT_SERVER_PORT": str(port),
        "SAMMANHANG_DATABASE_URL": f"sqlite:///{folder / 'bench.db'}",
        "SAMMANHANG_KEY_FILE": str(folder / "bench.key"),
    }
    process = subprocess.Popen(command, env=os.environ | own, cwd=HOME, stdout=subprocess.DEVNULL)  # noqa: S603
    try:
        until_healthy(process, port)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(20)


@dataclass(frozen=True)
class Took:
    """Milliseconds of a change until it is painted, and of the page's own thread's work for it.

    The work is processor time, so it holds on a machine where other things go on.
    """

    painted: float
    worked: float


@dataclass(frozen=True)
class Turn:
    """One change, ours and the floor's."""

    ours: Took
    floor: Took


def timed(page: Page, change: Callable[[Page], float]) -> Took:
    """What a change that tells its own milliseconds took, in time and in work."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    painted = change(page)
    metrics = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    worked = next(each["value"] for each in metrics if each["name"] == "TaskDuration")
    return Took(painted, worked * 1000)


def switch(page: Page, title: str) -> float:
    """Milliseconds from the click on the link called `title` until its page is painted."""
    return page.evaluate(SWITCH, title)


def first_citizen(page: Page) -> str:
    """The name on the first link in the caseload."""
    return page.locator("a[href*='en-medborgare']").first.inner_text().strip()


def measure(ours: Page, floor: Page, pages: Sequence[str]) -> dict[str, list[Turn]]:
    """Take turns: a page of ours, the bare one with as much to draw, and the next."""
    taken: dict[str, list[Turn]] = {page: [] for page in pages}
    for _ in range(ROUNDS + WARM_UP):
        for page in pages:
            link = link_to(ours, page)
            switched = timed(ours, lambda tab, to=link: switch(tab, to))
            bare = timed(floor, lambda tab, to=PAIRS[page]: switch(tab, to))
            taken[page].append(Turn(switched, bare))
    return {page: turns[WARM_UP:] for page, turns in taken.items()}


def link_to(ours: Page, page: str) -> str:
    """The words of the link to a page, brought into sight where it stands in a menu."""
    if page == "En medborgare":
        return first_citizen(ours)  # whoever stands first
    ours.locator("summary", has_text=SECTIONS[page]).click()
    ours.get_by_role("link", name=page, exact=True).wait_for()
    return page


def told(page: str, turns: Sequence[Turn]) -> str:
    """One page's medians, how many times the floor's work it does, and its time, last."""
    page_takes = median(t.ours.painted for t in turns)
    floor_takes = median(t.floor.painted for t in turns)
    works = median(t.ours.worked for t in turns) / median(t.floor.worked for t in turns)
    return (
        f"{page:23} {page_takes:6.0f} ms, floor {floor_takes:6.0f} ms, the browser's processor "
        f"time {works:.2f} x: {page_takes / floor_takes:.2f} x"
    )


@contextmanager
def both() -> Iterator[tuple[Page, Page]]:
    """A tab on a server of ours, with somebody let in, and one on the floor's."""
    floor_command = [sys.executable, "-m", "streamlit", "run", "benchmarks/floor_app.py"]
    with (
        tempfile.TemporaryDirectory() as folder,
        served([sys.executable, "asgi.py"], Path(folder)) as our_server,
        served(floor_command, Path(folder)) as floor_server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        ours, floor = browser.new_page(), browser.new_page()
        for page, server in ((ours, our_server), (floor, floor_server)):
            page.set_viewport_size({"width": 1440, "height": 1000})
            page.goto(server.address)
            page.wait_for_function(QUIET, timeout=60_000)
        ours.get_by_role("button", name="Gå in").click()
        ours.locator("summary", has_text="Idag").wait_for()
        yield ours, floor
        browser.close()


def main() -> None:
    """Serve both, switch back and forth, print the ratios last."""
    pages = sys.argv[1:] or USUAL
    if unknown := set(pages) - set(PAIRS):
        sys.exit(f"no floor for {', '.join(sorted(unknown))}; there is one for {', '.join(PAIRS)}")
    with both() as (ours, floor):
        taken = measure(ours, floor, pages)
    print(f"Medians of {ROUNDS}, {BUDGET} x the floor is the budget:")
    for page, turns in taken.items():
        print(told(page, turns))


if __name__ == "__main__":
    main()
