"""Läs in with the keyboard alone: choose, answer, preview, read in, undo; and how it looks."""

import re
from datetime import date, timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import NARROW, choose, serve, settled
from tests.browser.test_pages import FITS, RULES
from tests.data_access.importing.exports import personal_number

pytestmark = pytest.mark.browser

ORGANISATION = "Enhet;Verksamhet\nNorr;hemvård\nSyd;hemvård\n"
FOLLOW_UPS = """\
Personnummer;Enhet;Samtal den;Svarssätt;SPPB;Löpnr
19430528-9938;Norr;2026-01-10;Själv;7;1
19370111-9814;Nor;2026-02-10;Själv;14;2
"""
FOCUSED = """() => {
  const here = document.activeElement
  const holdsAll = here.matches("body, [data-testid=stMain]")  // Tab passes there too
  return `${here.getAttribute("aria-label") ?? ""} ${holdsAll ? "" : here.innerText}`
}"""
ENGLISH = ("Upload", "Drag and drop", "per file", "Choose an option", "Add files", "Remove")
MOST_TABS = 60  # from the top of the page to its end


@pytest.fixture
def local(tmp_path):
    """The app in local mode on an empty folder, for one test: what it reads in is counted."""
    (tmp_path / "data").mkdir()
    more = {"SAMMANHANG_PROFILE_FOLDER": str(tmp_path / "profiler")}
    with serve(tmp_path, "--data", str(tmp_path / "data"), **more) as served:
        yield served


@pytest.fixture
def through(local, browser):
    """What a browser keeps once it has come through with the code, which works once."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(local.address)
    settled(page)
    yield context.storage_state()
    context.close()


@pytest.fixture
def page(local, through, browser):
    """Läs in, for one who acts as their own system owner."""
    context = browser.new_context(
        storage_state=through, locale="sv-SE", timezone_id="Europe/Stockholm"
    )
    page = context.new_page()
    # Whoever begins to listen for a chooser as the key is pressed may be too late for it.
    page.on("filechooser", lambda _: None)
    page.goto(local.url)
    settled(page)
    page.get_by_role("button", name="Du").click()
    page.get_by_label("Roll").click()
    page.get_by_role("option", name="Systemansvarig").click()
    settled(page)
    page.keyboard.press("Escape")
    assert page.title() == "Läs in"
    yield page
    context.close()


def tab_to(page, name: str) -> None:
    """Press Tab until something with this name has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if name in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"{name} is not reached by Tab")


def press(page, name: str) -> None:
    tab_to(page, name)
    page.keyboard.press("Enter")
    settled(page)


def choose_files(page, *named: tuple[str, str]) -> None:
    tab_to(page, "Välj filer")
    with page.expect_file_chooser() as opened:
        page.keyboard.press("Enter")
    opened.value.set_files(files(*named))
    looked_at(page)


def files(*named: tuple[str, str]) -> list[dict]:
    return [{"name": n, "mimeType": "text/csv", "buffer": text.encode()} for n, text in named]


def looked_at(page) -> None:
    page.get_by_role("heading", name="2. Se hur kolumnerna förstås").wait_for()
    settled(page)


def answer(page, heading: str, meaning: str) -> None:
    tab_to(page, heading)
    page.keyboard.press("ArrowDown")
    page.keyboard.type(meaning)
    page.keyboard.press("Enter")
    settled(page)
    assert heading in page.evaluate(FOCUSED)  # the next Tab goes on from here


def start_over(page) -> None:
    """The focus at the top of the page, as when it was opened."""
    page.evaluate("document.activeElement.blur()")
    page.locator("h1").click()


def test_the_whole_trip_with_the_keyboard(page):
    start_over(page)
    choose_files(page, ("organisation.csv", ORGANISATION), ("samtal.csv", FOLLOW_UPS))
    assert page.get_by_text("En tabell behöver att du svarar på något.").is_visible()
    answer(page, "Samtal den", "Datum")
    assert page.get_by_text("kolumnen Datum saknas").count() == 0

    press(page, "Förhandsgranska")
    assert page.get_by_text("3 rader är nya och 1 rad avvisas.").is_visible()
    assert page.get_by_text("SPPB är 14, högsta värdet är 12.").is_visible()
    with page.expect_download() as download:
        press(page, "Hämta som CSV")
    mended = download.value.path().read_text(encoding="utf-8-sig")
    assert "19370111-9814;Nor;" in mended

    press(page, "Läs in 3 rader")
    assert page.get_by_text("3 rader lästes in och 1 rad avvisades.").is_visible()
    assert "19430528" not in page.content()

    start_over(page)
    press(page, "Ångra inläsningen")
    press(page, "Ja, ångra inläsning 2")
    assert page.get_by_text("Inläsning 2 är ångrad.").is_visible()


def test_what_is_begun_is_finished_though_one_clicks_elsewhere(page):
    page.locator("input[type=file]").set_input_files(
        files(("org.csv", ORGANISATION), *(talks(year) for year in range(2021, 2026)))
    )
    looked_at(page)
    page.get_by_role("button", name="Förhandsgranska").click()
    settled(page)
    page.get_by_role("button", name=re.compile("^Läs in 18.002 rader")).click()
    page.get_by_text("Läser").first.wait_for()
    choose(page, "Mått och metod")
    choose(page, "Läs in")
    page.get_by_text(re.compile("18.002 rader lästes in")).first.wait_for()


def talks(year: int) -> tuple[str, str]:
    """A file with follow-ups every day: a step that the bar tells of, long enough to be seen."""
    people = [personal_number(date(1930, 1, day)) for day in range(1, 11)]
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(360)]
    rows = "".join(f"{who};Norr;{day};Själv;7\n" for day in days for who in people)
    return f"samtal {year}.csv", f"Personnummer;Enhet;Datum;Svarssätt;SPPB\n{rows}"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_each_step_is_accessible_swedish_and_fits_a_phone(page, theme):
    page.emulate_media(color_scheme=theme)
    known = FOLLOW_UPS.replace("Samtal den", "Datum")
    named = (("org.csv", ORGANISATION), ("samtal.csv", FOLLOW_UPS), ("känd.csv", known))
    choose_files(page, *named)
    judge(page)
    press(page, "Förhandsgranska")
    page.get_by_text("SPPB är 14").wait_for()
    judge(page)


def judge(page) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    shown = page.locator("[data-testid=stMain]").inner_text()
    assert [word for word in ENGLISH if word in shown] == []
    size = page.viewport_size
    page.set_viewport_size(NARROW)
    page.wait_for_function(FITS, arg=NARROW["width"], timeout=20_000)
    page.set_viewport_size(size)
