"""One step back is one page back, as it was: the same unit and period, forwards and backwards."""

import pytest

from tests.browser.conftest import choose, go_in, settled

pytestmark = pytest.mark.browser

UNIT, PERIOD = "Gruppbostaden Lärkan", "Senaste 6 månaderna"
TO_A_CITIZEN = "a[href*='en-medborgare']"


@pytest.fixture
def page(demo, visitor):
    page = visitor()
    page.goto(demo.url)
    settled(page)
    go_in(page, "Enhetschef för alla enheter")
    for label, chosen in (("Enhet", UNIT), ("Period", PERIOD)):
        page.get_by_label(label, exact=True).click()
        page.get_by_role("option", name=chosen).click()
        settled(page)
    return page


def is_on(page, title: str) -> bool:
    """Whether a page with that title is shown, of what was chosen, and the address says so."""
    settled(page)
    head = page.get_by_text(f"{UNIT} ·").first.inner_text()
    assert PERIOD.lower() in head
    assert "enhet=Gruppbostaden" in page.url
    assert "tid=Senaste+6" in page.url
    return heading(page) == title


def heading(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def places(page) -> int:
    return page.evaluate("history.length")


def test_back_and_forward_between_pages_of_the_menu(page):
    first = places(page)
    choose(page, "Medborgare")
    choose(page, "Mål och planer")
    assert is_on(page, "Mål och planer")
    assert places(page) == first + 2
    page.go_back()
    assert is_on(page, "Medborgare")
    page.go_back()
    assert is_on(page, "Min enhet idag")
    page.go_forward()
    assert is_on(page, "Medborgare")
    choose(page, "Min enhet idag")
    assert is_on(page, "Min enhet idag")


def test_back_from_a_citizen_and_on_by_the_links(page):
    first = places(page)
    choose(page, "Medborgare")
    name = page.locator(TO_A_CITIZEN).first.inner_text()
    page.locator(TO_A_CITIZEN).first.click()
    settled(page)
    assert heading(page) == name
    page.go_back()
    assert is_on(page, "Medborgare")
    page.go_forward()
    settled(page)
    page.get_by_role("link", name="Alla medborgare").click()
    assert is_on(page, "Medborgare")
    assert places(page) == first + 3
    page.go_back()
    settled(page)
    assert heading(page) == name
    page.go_back()
    assert is_on(page, "Medborgare")


def test_a_page_without_choices_keeps_them_for_the_next(page):
    choose(page, "Om Sammanhang")
    assert "enhet" not in page.url
    choose(page, "Medborgare")
    assert is_on(page, "Medborgare")
    page.go_back()
    settled(page)
    page.go_back()
    assert is_on(page, "Min enhet idag")
