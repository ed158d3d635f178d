"""A whole meeting by keyboard on a projector, its reports, and the next one with its decisions."""

from pathlib import Path

import pytest

from tests.browser.conftest import choose, go_in, serve, settled

pytestmark = pytest.mark.browser

PROJECTOR = {"width": 1920, "height": 1080}
MANAGER = "Enhetschef, Hemvården Norr"
FILES = (  # every form and every kind, and how the file begins
    ("Enhetsrapport", "PDF", b"%PDF-"),
    ("Enhetsrapport", "PowerPoint", b"PK"),
    ("Enhetsrapport", "Excel", b"PK"),
    ("Enhetsrapport", "Text", b"Enhetsrapport"),
    ("Nämndrapport", "PDF", b"%PDF-"),
    ("Testrapport", "PDF", b"%PDF-"),
)
NOTE, DECISION = "Fler mål är medborgarens egna", "Fråga alla om målen"


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """The demo with a database of its own, since the meeting writes in it."""
    with serve(tmp_path_factory.mktemp("meeting")) as served:
        yield served


def heading(page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def shown(page, text: str) -> None:
    page.get_by_text(text).first.wait_for(timeout=60_000)


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


def report_of(page, kind: str, form: str) -> bytes:
    """What the browser gets when the report is asked for in this form."""
    page.get_by_test_id("stRadio").get_by_text(kind, exact=True).click()
    settled(page)
    page.get_by_test_id("stButtonGroup").get_by_text(form, exact=True).click()
    settled(page)
    with page.expect_download(timeout=120_000) as download:
        page.get_by_role("button", name=f"Hämta {kind.lower()} som {form}").click()
    return Path(download.value.path()).read_bytes()


def meet(page) -> None:
    """Play the meeting from its first question to the last, with a note and a decision."""
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
    seen = []
    while not seen or seen[-1] != "Vad beslutar vi?":
        seen.append(on(page))
        if seen[-1].startswith("Är arbetet"):
            settled(page)
            shown(page, "Senast svarade medarbetarna i mitten")
    assert any(title.startswith("Är arbetet") for title in seen)


def test_a_meeting_its_reports_and_the_next_one_that_carries_it_on(town, visitor):
    page = visitor(size=PROJECTOR)
    page.goto(town.url)
    settled(page)
    go_in(page, MANAGER)
    begin(page, quarter=1)
    meet(page)
    settled(page)
    shown(page, DECISION)
    page.get_by_role("button", name="Avsluta mötet").click()
    settled(page)
    shown(page, NOTE)

    choose(page, "Rapporter")
    settled(page)
    page.get_by_label("Ändamål").fill("kvartalsmöte")
    page.keyboard.press("Tab")
    settled(page)
    for kind, form, begins in FILES:
        assert report_of(page, kind, form).startswith(begins)

    choose(page, "Kvartalsmöte")
    settled(page)
    begin(page, quarter=0)
    shown(page, "Vad blev det av förra besluten?")
    shown(page, DECISION)
