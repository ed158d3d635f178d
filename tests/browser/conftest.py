"""Real servers with databases of their own, and a real Chromium to look at them."""

import os
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from pages.shared.register import REGISTER
from tests.browser.forked import HOME, Fork

Process = subprocess.Popen | Fork
Start = Callable[..., Process]

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Each window would draw the suggestions of an address field that nobody sees.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup",
]
WIDE = {"width": 1440, "height": 1000}
NARROW = {"width": 390, "height": 844}
START_SECONDS = 120  # on a machine that does much else
QUIET = (
    "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
    " && document.querySelector('h1')"  # a page that has not been drawn is quiet too
    " && !document.querySelector('[data-stale=true]')"
    " && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')]"
    "   .every((chart) => chart.querySelector('svg, canvas'))"
)
DRAWN = 400  # milliseconds Vega takes to paint once the script has finished


@dataclass(frozen=True)
class Served:
    """A running app: its address and what it printed."""

    url: str
    printed: Path

    @property
    def address(self) -> str:
        """The address that was printed for the person who started it."""
        lines = self.printed.read_text().splitlines()
        return next(line for line in lines if "http://" in line).split()[-1]


@contextmanager
def serve(
    folder: Path,
    *arguments: str,
    script: Path = HOME / "asgi.py",
    start: Start = Fork,
    **environment: str,
) -> Iterator[Served]:
    """Run asgi.py on a free port with a database of its own; it is ended at the end."""
    port, printed = int(environment.get("PORT") or free_port()), folder / "printed.txt"
    environment = {
        "SAMMANHANG_DATABASE_URL": f"sqlite:///{folder / 'app.db'}",
        "SAMMANHANG_KEY_FILE": str(folder / "test.key"),
        "PORT": str(port),
    } | environment
    process = start(script, *arguments, env={**os.environ, **environment}, printed=printed)
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, printed)
        yield Served(f"http://127.0.0.1:{port}", printed)
    finally:
        process.terminate()
        process.wait(timeout=20)


def wait_for(health: str, process: Process, printed: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        # The port was free a moment ago; if our process is gone, whoever answers is not ours.
        assert process.poll() is None, f"the server ended: {printed.read_text()}"
        try:
            with urllib.request.urlopen(health, timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"no healthy answer: {printed.read_text()}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def settled(page: Page) -> None:
    """Wait until the script has finished and the charts are painted."""
    for _ in range(2):  # a click's rerun may begin a moment after the first quiet
        page.wait_for_function(QUIET, timeout=60_000)
        page.wait_for_timeout(DRAWN)


def choose(page: Page, title: str) -> None:
    """Open the section that a page stands in, and choose the page."""
    section = next(each["section"] for each in REGISTER.values() if each["title"] == title)
    menus = page.get_by_role("navigation", name="Sidor")
    menus.locator("summary", has_text=section).click()
    menus.get_by_role("link", name=title, exact=True).click()
    page.wait_for_function("title => document.title === title", arg=title)
    settled(page)


def go_in(page: Page, persona: str) -> None:
    """Choose a persona in the demo."""
    page.get_by_label("Vem vill du vara i demon?").click()
    page.get_by_role("option", name=persona).first.click()
    settled(page)
    page.get_by_role("button", name="Gå in").click()
    settled(page)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(browser):
    """A new visitor with an empty cookie jar; say the size and the theme."""
    contexts: list[BrowserContext] = []

    def visitor(size=WIDE, theme="light") -> Page:
        context = browser.new_context(
            viewport=size, color_scheme=theme, locale="sv-SE", timezone_id="Europe/Stockholm"
        )
        contexts.append(context)
        return context.new_page()

    yield visitor
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory) -> Iterator[Served]:
    """The app on the demo municipality, shared by the tests that only look."""
    with serve(tmp_path_factory.mktemp("demo")) as served:
        yield served
