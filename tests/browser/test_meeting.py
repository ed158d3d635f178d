"""A whole meeting by keyboard on a projector, and the next quarter's that finds its decisions."""

import pytest

from tests.browser.conftest import choose, go_in, serve, settled

pytestmark = pytest.mark.browser

PROJECTOR = {"width": 1920, "height": 1080}
MANAGER = "Enhetschef, Hemvården Norr"
NOTE, DECISION = "Fler mål är medborgarens egna", "Fråga alla om målen"


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The demo with a database of its own, since the meeting writes in it."""
    with serve(tmp_path_factory.mktemp("meeting")) as served:
        yield served


def heading(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def begin(page, quarter: int) -> None:
    choose(page, "Kvartalsmöte")
    page.get_by_label("Kvartal", exact=True).click()
    page.get_by_role("option").nth(quarter).click()
    settled(page)
    page.get_by_role("button", name="Öppna mötet").click()
    settled(page)


def on(page) -> str:
    before = heading(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_function("h => document.querySelector('h1').innerText !== h", arg=before)
    return heading(page)


def test_a_meeting_by_keyboard_and_the_next_one_carries_it_on(town, visitor):
    page = visitor(size=PROJECTOR)
    page.goto(town.url)
    settled(page)
    go_in(page, MANAGER)
    begin(page, quarter=1)

    while on(page) != "Nås målen?":
        pass
    settled(page)
    page.get_by_label("Anteckning").click()
    page.keyboard.type(NOTE)
    page.keyboard.press("ArrowRight")  # moves in the text, not in the meeting
    page.keyboard.press("Tab")
    settled(page)
    assert heading(page) == "Nås målen?"
    page.get_by_label("Beslut: vad?").fill(DECISION)
    page.get_by_label("Vem ser till det?").fill("omsorgshandledare")
    page.keyboard.press("Tab")
    settled(page)
    page.get_by_role("button", name="Spara beslutet").click()
    settled(page)
    page.get_by_role("heading", level=1).click()
    while on(page) != "Vad beslutar vi?":
        pass
    settled(page)
    assert page.get_by_text(DECISION).is_visible()
    page.get_by_role("button", name="Avsluta mötet").click()
    settled(page)
    assert page.get_by_text(NOTE).is_visible()

    page.get_by_role("button", name="Alla möten").click()
    settled(page)
    begin(page, quarter=0)
    assert heading(page) == "Vad blev det av förra besluten?"
    assert page.get_by_text(DECISION).first.is_visible()
