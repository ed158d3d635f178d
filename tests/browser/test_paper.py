"""What comes out on paper: Min sida is one sheet of A4 for everybody, and nothing of the app."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.browser.conftest import go_in, settled

pytestmark = pytest.mark.browser

A4 = (595, 842)  # points
LONGEST = 6  # of the caseload's citizens are printed: those with the most goals


def sheets(page) -> list:
    """The pages that the browser would print."""
    page.emulate_media(media="print")
    paper = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="screen")
    return PdfReader(BytesIO(paper)).pages


@pytest.fixture
def page(demo, visitor):
    page = visitor()
    page.goto(f"{demo.url}/medborgare")
    settled(page)
    go_in(page, "Enhetschef, Hemvården Norr")
    return page


def most_goals(page) -> list[str]:
    """The addresses of those with the most own goals, and of the longest name."""
    page.locator("a[href*='en-medborgare']").first.wait_for()
    rows = page.locator("tbody tr").filter(has=page.locator("a[href*='en-medborgare']")).all()
    told = [(row.inner_text(), row.locator("a").first.get_attribute("href")) for row in rows]
    told.sort(key=lambda row: ("4 nått" in row[0], "3 nått" in row[0]), reverse=True)
    longest = max(told, key=lambda row: len(row[0]))
    return [href for _, href in [longest, *told[:LONGEST]]]


def test_min_sida_is_one_sheet_of_a4_whoever_it_is_about(page, demo):
    for href in most_goals(page):
        page.goto(f"{demo.url}/min-sida?{href.split('?')[1]}")
        settled(page)
        (sheet,) = sheets(page)
        assert [round(side) for side in sheet.mediabox[2:]] == pytest.approx(A4, abs=2)
        words = " ".join(sheet.extract_text().split())
        for heading in ("Mina mål", "Mina personer", "Nästa gång vi pratar"):
            assert heading in words
        for ours in ("Demo:", "Dölj namn", "Enhetschef", "Tillbaka till", "Medborgare"):
            assert ours not in words


@pytest.mark.parametrize("link", [None, "en-medborgare"])
def test_the_other_pages_print_without_what_only_a_screen_can_use(page, link):
    if link:
        page.locator(f"a[href*='{link}']").first.click()
        settled(page)
    words = " ".join(sheet.extract_text() for sheet in sheets(page))
    assert "Nästa uppföljning" in words or "Från beslut till uppföljning" in words
    assert "Dölj namn" not in words


def test_min_enhet_idag_is_one_sheet(page, demo):
    page.goto(f"{demo.url}/?enhet=Hemvården+Norr")
    settled(page)
    (sheet,) = sheets(page)
    words = " ".join(sheet.extract_text().split())
    assert "Ett gott liv varje dag" in words
    assert "Enhetschef," not in words  # the line above the page is no part of the paper


def test_no_heading_is_left_alone_at_the_foot_of_a_sheet(page, demo):
    for href in most_goals(page)[:3]:
        page.goto(f"{demo.url}{href}")
        settled(page)
        headings = {told.strip() for told in page.locator("h2").all_inner_texts()}
        assert "Planen" in headings
        for sheet in sheets(page):
            lines = [line.strip() for line in sheet.extract_text().splitlines() if line.strip()]
            assert lines[-1] not in headings
            assert "Alla medborgare" not in lines
