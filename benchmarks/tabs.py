"""One browser with tabs on a server of ours and on the floor's, and what a change took in them.

Both servers run on this machine and the browser looks at both in turns, so the ratio holds even
when the milliseconds do not.
"""

from __future__ import annotations

import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks import big_municipality, floor_app, servers
from data_access import database
from domain.access import Role
from pages.shared import register
from pages.shared.register import REGISTER

CHROMIUM = "/usr/bin/chromium"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
FLOOR = [sys.executable, "-m", "streamlit", "run", "benchmarks/floor_app.py"]
PATIENCE = 120_000  # milliseconds; the first page of a big municipality is slow on a loaded machine
ROUNDS = 7
WARM_UP = 2  # rounds that fill caches and are not counted
BUDGET = 1.25
BY_TITLE = {each["title"]: name for name, each in REGISTER.items()}

# Whom a page is measured as: the first of these whose role opens it. Their personas in the demo,
# where the manager of one unit stands first.
PERSONAS = {
    Role.UNIT_MANAGER: "",
    Role.SYSTEM_OWNER: Role.SYSTEM_OWNER.label,
    Role.LOG_REVIEWER: Role.LOG_REVIEWER.label,
}

# Every chart painted, and every table of ours filled; the script that puts words in place of the
# uploader's draws nothing.
QUIET = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  const charts = [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]
  const ours = '[data-testid=stBidiComponentIsolated]:not(.st-key-upload-words *)'
  return app?.dataset.testScriptState === 'notRunning' && document.querySelector('h1')
    && !document.querySelector('[data-testid=stSkeleton]')
    && charts.every((chart) => chart.querySelector('svg, canvas'))
    && [...document.querySelectorAll(ours)].every((table) =>
      table.closest('details:not([open])')
      || [table, ...table.querySelectorAll('*')].some((e) =>
        e.shadowRoot?.querySelector('a, td, summary')))
}"""
# Counts the scripts that have finished, for the page says so in no other way that is quick and
# sure: field 6 of the message that ends a run, zero when all of it was run.
LISTEN = """(() => {
  window.scriptsFinished = 0
  const number = (bytes, at) => {
    let value = 0, shift = 1
    for (;; shift *= 128) {
      const byte = bytes[at++]
      value += (byte & 127) * shift
      if (byte < 128) return [value, at]
    }
  }
  const ends = (bytes) => {
    for (let at = 0, tag, size; at < bytes.length; at += size) {
      [tag, at] = number(bytes, at)
      if (tag >> 3 === 6) return bytes[at] === 0
      size = 0
      if ((tag & 7) === 2) [size, at] = number(bytes, at)
      else [, at] = number(bytes, at)
    }
    return false
  }
  window.WebSocket = class extends WebSocket {
    constructor(...told) {
      super(...told)
      this.addEventListener('message', ({ data }) => {
        if (ends(new Uint8Array(data))) window.scriptsFinished += 1
      })
    }
  }
})()"""
# What a change is timed by in the page: its script has finished, and everything is painted.
OVER = f"""
  const before = window.scriptsFinished
  const painted = {QUIET}
  const frame = () => new Promise(requestAnimationFrame)
  const over = async (there) => {{
    while (!(window.scriptsFinished > before && there() && painted())) await frame()
  }}
"""
DRAWN = """(kinds) => kinds.flatMap((kind) =>
  [...document.querySelectorAll(`[data-testid=stMain] [data-testid=${kind}]`)].map(() => kind))"""
CHART = "stVegaLiteChart"
WIDGETS = {  # as they are found in the page
    "selectbox": "stSelectbox",
    "text_input": "stTextInput",
    "text_area": "stTextArea",
    "number_input": "stNumberInput",
    "button": "stButton",
    "download_button": "stDownloadButton",
    "radio": "stRadio",
    "pills": "stButtonGroup",
    "segmented_control": "stButtonGroup",
    "file_uploader": "stFileUploader",
    "form": "stForm",
}


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


@dataclass(frozen=True)
class Tabs:
    """A tab of ours for each role, and the floor's."""

    ours: Mapping[Role, Page]
    floor: Page

    def of(self, page: str) -> Page:
        """The tab in which a page of ours is measured."""
        return self.ours[role(page)]


def asked(told: str, usual: Sequence[str], offered: Sequence[str]) -> Namespace:
    """The command line: which `pages` (of `offered`), how many `citizens` and `rounds`."""
    parser = ArgumentParser(description=told)
    parser.add_argument("pages", nargs="*", help="titles of pages; without any, those of the day")
    parser.add_argument("--every", action="store_true", help="all pages")
    parser.add_argument("--citizens", type=int, default=0, help="0 is the demo municipality")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    found = parser.parse_args()
    titles = [REGISTER[page]["title"] for page in offered]
    if unknown := set(found.pages) - set(titles):
        parser.error(f"{', '.join(sorted(unknown))}: not among {', '.join(titles)}")
    chosen = {BY_TITLE[title] for title in found.pages} or set(offered if found.every else usual)
    found.pages = [page for page in offered if page in chosen]
    return found


def role(page: str) -> Role:
    """Whom a page is measured as."""
    return next(each for each in PERSONAS if each.rights & register.rights(page))


@contextmanager
def both(
    pages: Sequence[str], citizens: int, personas: Mapping[Role, str] = PERSONAS
) -> Iterator[Tabs]:
    """Tabs on a server of ours, with those let in who open `pages`, and one on the floor's.

    Ours has the demo municipality, or one of so many `citizens`.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        filled(Path(folder), citizens),
        servers.served([sys.executable, "asgi.py"], Path(folder)) as our_server,
        servers.served(FLOOR, Path(folder)) as floor_server,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        needed = dict.fromkeys(map(role, pages))
        ours = {each: _let_in(browser, our_server.address, personas[each]) for each in needed}
        yield Tabs(ours, opened(browser, floor_server.address))
        browser.close()


@contextmanager
def filled(folder: Path, citizens: int) -> Iterator[None]:
    """A municipality of so many citizens where the server will look; none leaves it the demo."""
    if citizens:
        engine = database.open_engine(servers.database_in(folder))
        big_municipality.fill(engine, citizens, today=date.today())  # noqa: DTZ011
        engine.dispose()
    yield


def opened(browser: Browser, address: str) -> Page:
    """A tab of somebody's own, at an address."""
    page = browser.new_context(viewport={"width": 1440, "height": 1000}).new_page()
    page.set_default_timeout(PATIENCE)
    page.add_init_script(LISTEN)
    page.goto(address)
    page.wait_for_function(QUIET)
    return page


def _let_in(browser: Browser, address: str, persona: str) -> Page:
    """The tab of a persona; without a name, of the one who stands first."""
    page = opened(browser, address)
    if persona:
        page.get_by_role("combobox").fill(persona)
        page.get_by_role("option", name=persona, exact=True).click()
    page.get_by_role("button", name="Gå in").click()
    page.get_by_role("navigation", name="Sidor").locator("summary").first.wait_for()
    page.wait_for_function(QUIET)
    return page


def timed(page: Page, change: Callable[[Page], float]) -> Took:
    """What a change that tells its own milliseconds took, in time and in work."""
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    painted = change(page)
    metrics = session.send("Performance.getMetrics")["metrics"]
    session.detach()
    worked = next(each["value"] for each in metrics if each["name"] == "TaskDuration")
    return Took(painted, worked * 1000)


def unlike(page: str, ours: Page, floor: Page) -> str:
    """What is wrong unless both have as many charts, and of widgets where the page is made of them.

    Other records may draw more or less than those that the floor was counted on.
    """
    drawn = floor_app.PAGES[page]
    kinds = {CHART} | ({*WIDGETS.values()} if drawn.widgets else set())
    here, there = (Counter(tab.evaluate(DRAWN, sorted(kinds))) for tab in (ours, floor))
    return "" if here == there else f"{page} draws {dict(here)}, its floor {dict(there)}"


def told(what: str, turns: Sequence[Turn]) -> str:
    """Medians of one page or choice, how many times the floor's work it does, and its time."""
    takes, floor_takes = (median(times) for times in zip(*map(_times, turns), strict=True))
    works = median(t.ours.worked for t in turns) / median(t.floor.worked for t in turns)
    return (
        f"{what:36} {takes:6.0f} ms, floor {floor_takes:6.0f} ms, the browser's processor "
        f"time {works:.2f} x: {takes / floor_takes:.2f} x"
    )


def _times(turn: Turn) -> tuple[float, float]:
    return turn.ours.painted, turn.floor.painted


def tell(taken: Mapping[str, Sequence[Turn]], where: str) -> None:
    """Print each line, and last the one that is furthest above its floor."""
    ratios = {}
    for what, turns in taken.items():
        print(told(what, turns))
        takes, floor_takes = (median(times) for times in zip(*map(_times, turns), strict=True))
        ratios[what] = takes / floor_takes
    worst = max(ratios, key=ratios.__getitem__)
    within = sum(ratio <= BUDGET for ratio in ratios.values())
    print(
        f"{where}: {within} of {len(ratios)} within {BUDGET} x bare Streamlit; "
        f"at most {ratios[worst]:.2f} x ({worst})"
    )
