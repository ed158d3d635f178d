"""How long a changed choice takes to be painted, against bare Streamlit with as much to draw.

Each choice is changed back and forth on a page of ours, and on a bare page a choice that changes as
many charts, with as many options, in turns: the unit, the period, and one of the page's own. The
clock starts at the click on the option and stops when the script has finished and every chart is
painted. Needs Chromium.

    python -m benchmarks.widget_change                   two pages
    python -m benchmarks.widget_change "Mål och planer"  the page of that title
    python -m benchmarks.widget_change --every           all pages with choices
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from playwright.sync_api import Locator, Page

from benchmarks import floor_app, page_switch, tabs
from benchmarks.tabs import OVER, PERSONAS, QUIET, WARM_UP, Tabs, Turn
from domain.access import Role
from pages.shared.register import REGISTER

UNIT, PERIOD, LISTS = "Enhet", "Period", "Arbetslistor"
CHOICES = {  # of each page: the unit, the period, and one of its own
    "my_unit": (UNIT, PERIOD),
    "citizens": (UNIT, PERIOD, LISTS),
    "goals": (UNIT, PERIOD, "Måltyp"),
    "coherence": (UNIT, PERIOD, "Svarssätt"),
    "function_activity": (UNIT, PERIOD, "Mått att rita"),
    "value": (UNIT, PERIOD, "Mått att följa"),
    "new_citizens": (UNIT, PERIOD, "Slag av enhet"),
    "data_quality": (UNIT, PERIOD, "Slag av enhet"),
    "quarterly_review": (UNIT, "Kvartal"),
    "annotations": (UNIT, "Vad hände när något steg?"),
    "exports": (UNIT, PERIOD),
    "access_log": (UNIT, PERIOD, "Urval"),
}
USUAL = ("my_unit", "goals")
WHO = PERSONAS | {Role.UNIT_MANAGER: "Enhetschef för alla enheter"}  # has units to choose among
FINER = "Fler val"
OPTIONS = "[role=option]"

CHANGE = f"""async (option) => {{{OVER}
  const start = performance.now()
  option.click()
  await over(() => true)
  await frame() // a chart that was there before is drawn anew after its data have come
  return performance.now() - start
}}"""


def another(tab: Page, label: str) -> Locator:
    """The first option, of the choice called `label`, that isn't chosen, brought into sight."""
    if label == LISTS:
        return tab.get_by_label(LISTS).locator("a:not([aria-current])").first
    tab.get_by_role("combobox", name=label, exact=True).click()
    return tab.locator(f"{OPTIONS}:not([aria-selected=true])").first


def measure(both: Tabs, page: str, rounds: int) -> dict[str, list[Turn]]:
    """Take turns on one page of ours and the bare one with as much to draw, choice by choice."""
    page_switch.go(both, page)
    ours, floor = both.of(page), both.floor
    # It may still be open from the page before.
    if (finer := ours.locator("details:not([open]) > summary", has_text=FINER)).count():
        finer.click()
    taken, bare = {}, f"{floor.url.rsplit('/', 1)[0]}/chosen-{page}"
    for label in CHOICES[page]:
        name = f"{REGISTER[page]['title']}, {label}"
        offered = _offered(ours, label)
        if offered <= 1:
            print(f"{name}: nothing else to choose", flush=True)
            continue
        floor.goto(f"{bare}?{floor_app.OFFERED}={offered}")
        floor.wait_for_function(QUIET)
        turns = [
            Turn(_changed(ours, label), _changed(floor, floor_app.CHOICE))
            for _ in range(rounds + WARM_UP)
        ]
        taken[name] = turns[WARM_UP:]
    return taken


def _offered(tab: Page, label: str) -> int:
    """How many options these records give, the chosen one among them; links are no list."""
    if label == LISTS:
        return 1 + min(another(tab, label).count(), 1)
    another(tab, label)
    options = tab.locator(OPTIONS)
    options.first.wait_for()
    found = options.count()
    tab.keyboard.press("Escape")
    options.first.wait_for(state="detached")
    return found


def _changed(tab: Page, label: str) -> tabs.Took:
    option = another(tab, label)
    option.wait_for()
    return tabs.timed(tab, _on(option))


def _on(option: Locator) -> Callable[[Page], float]:
    return lambda _: option.evaluate(CHANGE)


def main() -> None:
    """Serve both, change back and forth, print the ratios last."""
    asked = tabs.asked("Changed choices against bare Streamlit.", USUAL, tuple(CHOICES))
    taken: dict[str, Sequence[Turn]] = {}
    with tabs.both(asked.pages, asked.citizens, WHO) as both:
        for page in asked.pages:
            taken |= measure(both, page, asked.rounds)
    tabs.tell(taken, f"A changed choice, medians of {asked.rounds}")


if __name__ == "__main__":
    main()
