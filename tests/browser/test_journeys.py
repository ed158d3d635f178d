"""Three mornings with the keyboard alone: what needs me, preparing a talk, handing over."""

import pytest

from tests.browser.conftest import NARROW, choose, go_in, settled
from tests.browser.test_paper import sheets

pytestmark = pytest.mark.browser

MANAGER = "Enhetschef, Hemvården Norr"
ACTIVE = """() => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  return [at?.innerText?.trim() ?? '', at?.getAttribute?.('href') ?? '']
}"""
LABELLED = """label => {
  const at = document.activeElement
  return (at?.getAttribute('aria-label') ?? at?.labels?.[0]?.innerText ?? '').trim() === label
}"""
MOST = 80  # steps of the tabulator before somebody would give up


def go_to(page, wanted) -> str:
    """Step with the tabulator until the link or button that `wanted` accepts; its words."""
    for _ in range(MOST):
        words, href = page.evaluate(ACTIVE)
        if wanted(words, href or ""):
            return words
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard never came there")


def go_to_box(page, label: str) -> None:
    """Step with the tabulator until the choice called `label`."""
    for _ in range(MOST):
        if page.evaluate(LABELLED, label):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard never came there")


def typed(page, letters: str) -> None:
    """Choose what begins so in the box that the keyboard is in."""
    page.keyboard.type(letters)
    page.wait_for_timeout(200)
    press(page)


def press(page) -> None:
    page.keyboard.press("Enter")
    settled(page)


def to_caseload(page) -> None:
    go_to(page, lambda words, _: words == "Idag")
    page.keyboard.press("Enter")
    go_to(page, lambda words, _: words == "Medborgare")
    press(page)


def heading(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def to_citizen(_, href: str) -> bool:
    return "en-medborgare?id=" in href


@pytest.fixture
def page(demo, visitor):
    page = visitor()
    page.goto(demo.url)
    settled(page)
    go_in(page, MANAGER)
    return page


def test_the_morning_round(page):
    name = go_to(page, to_citizen)
    press(page)
    assert heading(page) == name
    page.go_back()
    settled(page)
    assert heading(page) == "Min enhet idag"
    assert page.get_by_text("Det här behöver").is_visible()


def test_preparing_a_conversation(page):
    to_caseload(page)
    go_to(page, lambda words, _: words.startswith("Försvagad"))
    press(page)
    assert "lista=forsvagad" in page.url
    name = go_to(page, to_citizen)
    press(page)
    assert heading(page) == name
    for part in ("Mål", "Det här fungerar", "Att tala om", "Planen", "Tre spår, en tidslinje"):
        assert page.get_by_role("heading", name=part, exact=True).is_visible()
    go_to(page, lambda words, _: words.startswith("Min sida"))
    press(page)
    assert heading(page) == name
    assert page.get_by_role("heading", name="Mina mål").is_visible()
    assert len(sheets(page)) == 1


def test_handing_over_to_a_new_key_worker_and_back_to_the_same_row(page):
    to_caseload(page)
    go_to(page, lambda words, _: words.startswith("Byte av kontaktman"))
    press(page)
    go_to(page, to_citizen)
    page.keyboard.press("Tab")
    name = go_to(page, to_citizen)  # the second row, to see that it is not just the first
    press(page)
    assert "kontaktman" in page.get_by_text("nästa uppföljning").first.inner_text()
    go_to(page, lambda words, _: words == "Alla medborgare")
    press(page)
    assert heading(page) == "Medborgare"
    assert "lista=byte" in page.url
    assert page.evaluate(ACTIVE)[0] == name


def test_several_units_are_chosen_and_hold_there_and_back(demo, visitor):
    page = visitor()
    page.goto(demo.url)
    settled(page)
    go_in(page, "Enhetschef för alla enheter")
    go_to_box(page, "Enhet")
    typed(page, "Flera")
    go_to_box(page, "Enheter")
    for unit in ("Grupp", "Boende"):
        typed(page, unit)
    page.keyboard.press("Escape")
    settled(page)
    assert page.get_by_role("button", name="Ta bort Boendestöd Centrum").count() == 1
    facts = page.get_by_text("Boendestöd Centrum och Gruppbostaden Lärkan ·").inner_text()
    to_caseload(page)
    assert page.get_by_text(facts.split("·")[1].strip()).first.is_visible()  # as many citizens
    address = page.url
    go_to(page, to_citizen)
    press(page)
    page.go_back()
    settled(page)
    assert heading(page) == "Medborgare"
    assert page.url.split("?")[1].count("enheter=") == address.count("enheter=") == 2


def test_a_long_caseload_is_turned_page_by_page(demo, visitor):
    page = visitor()
    page.goto(demo.url)
    settled(page)
    go_in(page, "Enhetschef för alla enheter")
    page.goto(f"{demo.url}/medborgare?enhet=Alla+mina+enheter")
    settled(page)
    first = page.locator("a[href*='en-medborgare']").first.inner_text()
    go_to(page, lambda words, _: words == "41–80")
    press(page)
    assert "sida=2" in page.url
    assert page.locator("a[href*='en-medborgare']").count() == 40
    assert page.locator("a[href*='en-medborgare']").first.inner_text() != first


def test_the_first_weeks_are_handed_over_on_one_page_of_paper(page):
    choose(page, "Ny medborgare (HUR)")
    go_to(page, lambda _, href: "sammanfattning?id=" in href)
    press(page)
    for part in ("Behov vid kartläggningen", "Det här kan jag bygga på", "Det här beslutades"):
        assert page.get_by_role("heading", name=part, exact=True).is_visible()
    assert len(sheets(page)) == 1


def test_hidden_names_stay_hidden_from_page_to_page(page):
    page.get_by_text("Dölj namn").click()
    settled(page)
    choose(page, "Medborgare")
    first = page.locator("a[href*='en-medborgare']").first
    assert first.inner_text().startswith("Medborgare ")
    first.click()
    settled(page)
    assert heading(page).startswith("Medborgare ")


def test_the_caseload_fits_a_phone_and_leads_on(page):
    page.set_viewport_size(NARROW)
    page.goto(page.url.split("?")[0])
    settled(page)
    link = page.locator("a[href*='en-medborgare']").first
    name = link.inner_text()
    link.click()
    settled(page)
    assert heading(page).startswith(name[:20])
