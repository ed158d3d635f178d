"""How long a page switch inside the app takes, against bare Streamlit with as much to draw.

The clock starts at the click and stops when the script has finished and every chart is painted.
Each page is opened by somebody whose role may, and the bare page has as many charts, tables and,
where the page is made of them, widgets. Needs Chromium.

    python -m benchmarks.page_switch                          the pages of the day
    python -m benchmarks.page_switch "Mål och planer"         the page of that title
    python -m benchmarks.page_switch --every --citizens 5000  all pages, a big municipality
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Locator, Page

from benchmarks import floor_app, tabs
from benchmarks.tabs import OVER, WARM_UP, Tabs, Turn
from pages.shared.register import REGISTER

PAGES = tuple(floor_app.PAGES)
USUAL = ("my_unit", "citizens", "citizen")
LINKED_FROM = {"citizen": "citizens", "my_page": "citizen", "first_weeks_sheet": "new_citizens"}
AWAY = ("about", "measures")  # pages that everybody may open, to come from

SWITCH = f"""async (link, [title, heading]) => {{{OVER}
  const headed = () => !heading || document.querySelector('h1')?.innerText === heading
  const start = performance.now()
  link.click()
  await over(() => document.title === title && headed())
  return performance.now() - start
}}"""


def go(both: Tabs, page: str) -> Turn:
    """Switch to a page, ours and then the bare one, both from pages that stand for each other."""
    ours = both.of(page)
    here = _on_the_way(both, page)
    if both.floor.title() != floor_app.title(here):
        _bare_link(both.floor, here).evaluate(SWITCH, _bare_titles(here))
    link, bare_link = _link(ours, page), _bare_link(both.floor, page)
    return Turn(
        tabs.timed(ours, lambda _: link.evaluate(SWITCH, _titles(page))),
        tabs.timed(both.floor, lambda _: bare_link.evaluate(SWITCH, _bare_titles(page))),
    )


def _on_the_way(both: Tabs, page: str) -> str:
    """Stand where there is a link to `page`, and not on it; the page that this is."""
    here, source = tabs.BY_TITLE[both.of(page).title()], LINKED_FROM.get(page)
    if source and here != source:
        go(both, source)
    elif here == page:
        source = AWAY[page == AWAY[0]]
        _link(both.of(page), source).evaluate(SWITCH, _titles(source))
    return source or here


def _titles(page: str) -> tuple[str, str]:
    """What the tab and the heading of a page say; a page about a citizen is headed by the name."""
    title = REGISTER[page]["title"]
    return title, "" if page in LINKED_FROM else title


def _bare_titles(page: str) -> tuple[str, str]:
    return floor_app.title(page), floor_app.title(page)


def _link(tab: Page, page: str) -> Locator:
    """The link to a page of ours, brought into sight where it stands in a menu.

    Of the links to a page about one citizen it is the first.
    """
    if page in LINKED_FROM:
        return tab.locator(f"a[href*='{REGISTER[page]['url_path']}']").first
    menus = tab.get_by_role("navigation", name="Sidor")
    section = re.compile(f"^{REGISTER[page]['section']}$")
    menus.locator("summary", has_text=section).click()
    return menus.get_by_role("link", name=REGISTER[page]["title"], exact=True)


def _bare_link(tab: Page, page: str) -> Locator:
    tab.get_by_test_id("stTopNavSection").filter(has_text=floor_app.section(page)).click()
    words = re.compile(f"^{floor_app.title(page)}$")
    return tab.get_by_test_id("stTopNavDropdownLink").filter(has_text=words)


def measure(both: Tabs, pages: Sequence[str], rounds: int) -> dict[str, list[Turn]]:
    """Take turns: a page of ours, the bare one with as much to draw, and the next."""
    taken: dict[str, list[Turn]] = {page: [] for page in pages}
    for turn in range(rounds + WARM_UP):
        for page in pages:
            taken[page].append(go(both, page))
            if not turn and (told := tabs.unlike(page, both.of(page), both.floor)):
                print(told, flush=True)
    return {REGISTER[page]["title"]: turns[WARM_UP:] for page, turns in taken.items()}


def main() -> None:
    """Serve both, switch back and forth, print the ratios last."""
    asked = tabs.asked("Page switches against bare Streamlit.", USUAL, PAGES)
    with tabs.both(asked.pages, asked.citizens) as both:
        taken = measure(both, asked.pages, asked.rounds)
    tabs.tell(taken, f"Page switch, medians of {asked.rounds}")


if __name__ == "__main__":
    main()
