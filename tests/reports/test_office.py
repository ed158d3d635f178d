"""PowerPoint and Excel open in another program than the one that wrote them, with every word."""

import shutil
import subprocess

import pypdf
import pytest

from reports import slides, workbook

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")


@pytest.mark.parametrize(
    ("ending", "write"), [("pptx", slides.written), ("xlsx", workbook.written)]
)
def test_libreoffice_opens_the_file_and_shows_all_that_was_written(
    report, tmp_path, monkeypatch, ending, write
):
    monkeypatch.setenv("HOME", str(tmp_path))  # a profile of its own: another may be in use
    file = tmp_path / f"report.{ending}"
    file.write_bytes(write(report))
    asked = [SOFFICE, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    pages = pypdf.PdfReader(tmp_path / "report.pdf").pages
    text = "".join("".join(page.extract_text() for page in pages).split())
    # A slide has the first sentence as its title, and the rest stands elsewhere on it.
    told = [report.sentence, *report.hidden.split(". "), report.blocks[0].finding]
    told += ["Ängen", "1\u00a0234,50" if ending == "pptx" else "dold", "80"]
    assert [words for words in told if "".join(words.split()) not in text] == []


def test_a_file_that_is_not_whole_is_not_opened(report, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    file = tmp_path / "report.pptx"
    file.write_bytes(slides.written(report)[:2000])
    asked = [SOFFICE, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, file]
    subprocess.run(asked, check=False, capture_output=True, timeout=120)
    assert not (tmp_path / "report.pdf").exists()
