"""The pages in a real browser: accessible, silent towards others, and fit for a phone."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from sqlalchemy import select

from data_access import database
from data_access.schema import citizen
from tests.browser.conftest import NARROW, WIDE, choose, go_in, settled

pytestmark = pytest.mark.browser

MANAGER = "Enhetschef, Hemvården Norr"
FITS = "width => document.querySelector('[data-testid=stMain]').scrollWidth <= width"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],  # to list all that is well takes three times as long as to look
}


def open_unit(page, app) -> None:
    page.goto(app.url)
    settled(page)
    go_in(page, MANAGER)


def open_citizens(page, app) -> None:
    open_unit(page, app)
    choose(page, "Medborgare")


def open_several_units(page, app) -> None:
    page.goto(app.url)
    settled(page)
    go_in(page, "Enhetschef för alla enheter")
    units = "enheter=Boendestöd+Centrum&enheter=Gruppbostaden+Lärkan&enheter=Hemvården+Norr"
    page.goto(f"{app.url}/?enhet=Flera+enheter&{units}")
    settled(page)
    choose(page, "Medborgare")
    assert page.get_by_text("Hemvården Norr ·").is_visible()


def open_citizen(page, app) -> None:
    open_citizens(page, app)
    page.locator("a[href*='en-medborgare']").nth(1).click()
    settled(page)


def open_my_page(page, app) -> None:
    open_citizen(page, app)
    page.get_by_role("link", name="Min sida").click()
    settled(page)


def open_with_names_hidden(page, app) -> None:
    open_unit(page, app)
    page.get_by_text("Dölj namn").click()
    settled(page)
    choose(page, "Medborgare")
    assert page.locator("a[href*='en-medborgare']").first.inner_text().startswith("Medborgare ")


def open_measures(page, app) -> None:
    open_unit(page, app)
    choose(page, "Mått och metod")
    page.locator("summary", has_text="SPPB").click()
    page.wait_for_timeout(400)


def open_access_log(page, app) -> None:
    page.goto(app.url)
    settled(page)
    go_in(page, "Loggranskare")
    choose(page, "Åtkomstlogg")


def open_settings(page, app) -> None:
    page.goto(app.url)
    settled(page)
    go_in(page, "Systemansvarig")
    choose(page, "Inställningar")
    settled(page)


def open_person_rights(page, app) -> None:
    page.goto(app.url)
    settled(page)
    go_in(page, "Systemansvarig")
    choose(page, "Registerutdrag och gallring")
    page.get_by_label("Eller pseudonym").fill(str(somebody(app)))
    page.get_by_role("button", name="Sök").click()
    settled(page)
    page.get_by_text("Rättelse", exact=True).click()
    settled(page)
    page.get_by_role("button", name="Visa vad som ska gallras").click()
    settled(page)


def somebody(app) -> int:
    """A citizen of the demo, whom nobody but one unit has known."""
    engine = database.open_engine(f"sqlite:///{app.printed.parent / 'app.db'}")
    with database.reading(engine) as connection:
        found = connection.scalar(
            select(citizen.c.id).where(~citizen.c.protected).order_by(citizen.c.id)
        )
    engine.dispose()
    return found


def open_about(page, app) -> None:
    open_unit(page, app)
    choose(page, "Om Sammanhang")


def open_goals(page, app) -> None:
    open_learning(page, app, "Mål och planer")


def open_coherence(page, app) -> None:
    open_learning(page, app, "Känsla av sammanhang")


def open_function_activity(page, app) -> None:
    open_learning(page, app, "Funktion och aktivitet")


def open_quarterly_review(page, app) -> None:
    open_unit(page, app)
    choose(page, "Kvartalsmöte")


def open_meeting(page, app) -> None:
    open_quarterly_review(page, app)
    page.get_by_role("button", name="Öppna mötet").click()
    settled(page)
    for _ in range(2):
        page.get_by_role("button", name="Nästa").click()
        settled(page)


def open_annotations(page, app) -> None:
    open_unit(page, app)
    choose(page, "Händelser i enheten")


def open_data_quality(page, app) -> None:
    open_learning(page, app, "Datakvalitet")


def open_value(page, app) -> None:
    open_learning(page, app, "Långsiktigt värde")


def open_new_citizens(page, app) -> None:
    open_learning(page, app, "Ny medborgare (HUR)")


def open_exports(page, app) -> None:
    open_unit(page, app)
    choose(page, "Rapporter")
    page.get_by_label("Ändamål").fill("prov")
    page.keyboard.press("Tab")
    settled(page)


def open_first_weeks_sheet(page, app) -> None:
    open_unit(page, app)
    choose(page, "Ny medborgare (HUR)")
    page.locator("a[href*='sammanfattning']").first.click()
    settled(page)


def open_menu(page, app) -> None:
    open_unit(page, app)
    page.locator("summary", has_text="Uppföljning").click()


def open_learning(page, app, title: str) -> None:
    open_unit(page, app)
    choose(page, title)
    page.locator("summary", has_text="Fler val").click()
    page.locator("summary", has_text="Så räknas det").click()
    page.wait_for_timeout(400)


def open_way_in(page, app) -> None:
    page.goto(app.url)
    settled(page)


PICTURED = {
    "Mål och planer": "goals",
    "Känsla av sammanhang": "coherence",
    "Funktion och aktivitet": "function_activity",
    "Långsiktigt värde": "value",
    "Ny medborgare (HUR)": "new_citizens",
    "Datakvalitet": "data_quality",
}
LEARNING = [
    open_goals,
    open_coherence,
    open_function_activity,
    open_value,
    open_new_citizens,
    open_data_quality,
]
PAGES = [
    open_way_in,
    open_unit,
    open_citizens,
    open_several_units,
    open_citizen,
    open_my_page,
    open_with_names_hidden,
    open_measures,
    open_access_log,
    open_settings,
    open_person_rights,
    open_about,
    *LEARNING,
    open_first_weeks_sheet,
    open_menu,
    open_quarterly_review,
    open_meeting,
    open_annotations,
    open_exports,
]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("open_page", PAGES)
def test_a_page_is_accessible_silent_and_fits_a_phone(open_page, theme, demo, visitor):
    page, asked, complaints = visitor(theme=theme), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_page(page, demo)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()

    page.set_viewport_size(NARROW)
    # Charts and tables follow when they have been drawn anew, which takes its time with many.
    page.wait_for_function(FITS, arg=NARROW["width"], timeout=20_000)

    own = (demo.url, demo.url.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(own)] == []
    assert complaints == []


def test_the_page_is_swedish_and_named(demo, visitor):
    page = visitor()
    open_unit(page, demo)
    assert page.locator("html").get_attribute("lang") == "sv"
    assert page.title() == "Min enhet idag"


def test_every_chart_has_words_and_a_table_that_the_keyboard_reaches(demo, visitor):
    page = visitor()
    open_citizen(page, demo)
    chart = page.get_by_test_id("stVegaLiteChart").first
    assert len(chart.get_attribute("aria-label")) > 20
    page.locator("summary", has_text="Visa som tabell").first.focus()
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Tabell: ").get_by_role("table").wait_for(timeout=20_000)


def test_from_the_work_list_to_a_citizen_and_back_to_the_list(demo, visitor):
    page = visitor()
    open_unit(page, demo)
    link = page.locator("a[href*='en-medborgare']").first
    name = link.inner_text().strip()
    link.click()
    settled(page)
    assert page.get_by_role("heading", level=1).inner_text() == name
    page.get_by_role("link", name="Alla medborgare").click()
    settled(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Medborgare"


def test_unit_and_period_hold_from_page_to_page_and_stand_in_the_address(demo, visitor):
    page = visitor()
    page.goto(demo.url)
    settled(page)
    go_in(page, "Enhetschef för alla enheter")
    page.get_by_label("Period").click()
    page.get_by_role("option", name="Senaste 3 månaderna").click()
    settled(page)
    page.get_by_label("Enhet").click()
    page.get_by_role("option", name="Gruppbostaden").click()
    settled(page)
    assert "tid=Senaste" in page.url
    choose(page, "Medborgare")
    assert page.get_by_label("Enhet").input_value().startswith("Gruppbostaden")
    assert page.locator("a[href*='en-medborgare']").count() == 4


def test_an_unknown_citizen_and_one_out_of_scope_get_the_same_answer(demo, visitor):
    page = visitor()
    page.goto(f"{demo.url}/en-medborgare?id=123")
    settled(page)
    go_in(page, MANAGER)
    assert page.get_by_text("Medborgaren finns inte, eller ligger utanför").is_visible()


def test_screenshots(demo, visitor, request, tmp_path):
    """Pictures of the pages, kept in docs/ when asked for with --save-screenshots."""
    keep = request.config.getoption("--save-screenshots")
    folder = request.config.rootpath / "docs" / "bilder" if keep else tmp_path
    folder.mkdir(parents=True, exist_ok=True)
    page = visitor()
    open_unit(page, demo)
    pictures(page, folder, "unit")
    choose(page, "Medborgare")
    pictures(page, folder, "citizens")
    page.locator("a[href*='en-medborgare']").nth(1).click()
    settled(page)
    pictures(page, folder, "citizen")
    page.get_by_role("link", name="Min sida").click()
    settled(page)
    pictures(page, folder, "my_page")
    for title, name in PICTURED.items():
        choose(page, title)
        pictures(page, folder, name)
    choose(page, "Ny medborgare (HUR)")
    page.locator("a[href*='sammanfattning']").first.click()
    settled(page)
    pictures(page, folder, "first_weeks_sheet")


def pictures(page, folder, name: str) -> None:
    """The whole page, wide and on a phone, looking like something."""
    for size, width in ((NARROW, "mobil"), (WIDE, "bred")):
        page.set_viewport_size(size)
        page.wait_for_timeout(600)
        height = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({**size, "height": min(height + 20, 2400)})
        page.wait_for_timeout(600)
        file = folder / f"{name}-{width}.png"
        page.screenshot(path=file)
        assert file.stat().st_size > 20_000
        page.set_viewport_size(size)
