"""How long a page switch inside the app takes, against bare Streamlit with as many charts.

Both servers run on this machine and one browser looks at both in turns, so the ratio holds even
when the milliseconds do not. The clock starts at the click and stops when the script has finished
and every chart is painted. Needs Chromium.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

HOME = Path(__file__).parents[1]
CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ROUNDS = 7
WARM_UP = 2  # rounds that fill caches and are not counted
BUDGET = 1.25
PAIRS = (
    ("Min enhet idag", "Min enhet idag", "Bare 2 1"),
    ("Medborgare", "Medborgare", "Bare 0 1"),
    ("En medborgare", "", "Bare 2 2"),  # whoever stands first in the caseload
)

QUIET = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
  return app?.dataset.testScriptState === 'notRunning' && document.querySelector('h1')
    && !document.querySelector('[data-testid=stSkeleton]')
    && charts.every((chart) => chart.querySelector('svg, canvas'))
    && [...document.querySelectorAll('[data-testid=stBidiComponentIsolated]')].every((table) =>
      table.closest('details:not([open])')
      || [table, ...table.querySelectorAll('*')].some((e) => e.shadowRoot?.querySelector('a, td')))
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
        for _ in range(600):
            assert process.poll() is None, "the server ended"  # noqa: S101
            with suppress(OSError):
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1)
                break
            time.sleep(0.1)
        yield Server(f"http://127.0.0.1:{port}", process.pid)
    finally:
        process.terminate()
        process.wait(20)


def switch(page: Page, title: str) -> float:
    """Milliseconds from the click on the link called `title` until its page is painted."""
    return page.evaluate(SWITCH, title)


def first_citizen(page: Page) -> str:
    """The name on the first link in the caseload."""
    return page.locator("a[href*='en-medborgare']").first.inner_text().strip()


def measure(ours: Page, floor: Page) -> dict[str, list[float]]:
    """Take turns: a page of ours, the bare one with as many charts and tables, and the next."""
    taken: dict[str, list[float]] = {name: [] for pair in PAIRS for name in pair[::2]}
    for _ in range(ROUNDS + WARM_UP):
        for page, title, bare in PAIRS:
            if title:  # it stands in a menu that a click opens
                ours.locator("summary", has_text="Idag").click()
                ours.get_by_role("link", name=title, exact=True).wait_for()
            taken[page].append(switch(ours, title or first_citizen(ours)))
            taken[bare].append(switch(floor, bare))
    return {name: times[WARM_UP:] for name, times in taken.items()}


def main() -> None:
    """Serve both, switch back and forth, print the ratios last."""
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
        taken = measure(ours, floor)
        browser.close()
    for name, times in taken.items():
        print(f"{name:15} median {median(times):6.0f} ms of {len(times)}")
    ratios = (
        f"{page} {median(taken[page]) / median(taken[bare]):.2f} x" for page, _, bare in PAIRS
    )
    print(f"{', '.join(ratios)} the floor (budget {BUDGET} x)")


if __name__ == "__main__":
    main()
