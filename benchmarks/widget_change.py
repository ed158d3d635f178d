"""How long a changed choice takes to be painted, against bare Streamlit with as many charts.

The period is changed back and forth on a page of ours, and a choice that changes as many charts on
a bare page, in turns. The clock starts at the click on the option and stops when the script has
finished, the page says the choice and every chart is painted. Needs Chromium.
"""

from __future__ import annotations

from collections.abc import Sequence

from playwright.sync_api import Page

from benchmarks import floor_app, page_switch
from benchmarks.page_switch import BUDGET, PAIRS, QUIET, ROUNDS, WARM_UP, Turn

PAGES = ("Min enhet idag", "Mål och planer")
PERIODS = ("Senaste 6 månaderna", "Senaste 12 månaderna")

CHANGE = f"""async (choice) => {{
  const painted = {QUIET}
  const told = () => [...document.querySelectorAll('[data-testid=stMarkdown]')]
    .some((words) => words.innerText.toLowerCase().includes(choice.toLowerCase()))
  const frame = () => new Promise(requestAnimationFrame)
  const option = [...document.querySelectorAll('[role=option]')]
    .find((each) => each.innerText.trim() === choice)
  const start = performance.now()
  option.click()
  while (!(told() && painted())) await frame()
  await frame() // a chart that was there before is drawn anew after its data have come
  return performance.now() - start
}}"""


def change(page: Page, label: str, choice: str) -> float:
    """Milliseconds from the click on an option of the choice called `label` until it is painted."""
    page.get_by_role("combobox", name=label).click()
    page.get_by_role("option", name=choice, exact=True).wait_for()
    return page.evaluate(CHANGE, choice)


def measure(ours: Page, floor: Page, page: str) -> Sequence[Turn]:
    """Take turns on one page of ours and the bare one with as much to draw."""
    page_switch.switch(ours, page_switch.link_to(ours, page))
    floor.goto(f"{floor.url.rsplit('/', 1)[0]}/chosen-{PAIRS[page].removeprefix('Bare ')}")
    floor.wait_for_function(QUIET, timeout=60_000)
    turns = []
    for at in range(ROUNDS + WARM_UP):
        period, rows = PERIODS[at % 2], floor_app.CHOICES[(at + 1) % 2]
        turns.append(
            Turn(
                page_switch.timed(ours, lambda tab, to=period: change(tab, "Period", to)),
                page_switch.timed(floor, lambda tab, to=rows: change(tab, floor_app.CHOICE, to)),
            )
        )
    return turns[WARM_UP:]


def main() -> None:
    """Serve both, change back and forth, print the ratios last."""
    with page_switch.both() as (ours, floor):
        taken = {page: measure(ours, floor, page) for page in PAGES}
    print(f"Medians of {ROUNDS}, {BUDGET} x the floor is the budget:")
    for page, turns in taken.items():
        print(page_switch.told(page, turns))


if __name__ == "__main__":
    main()
