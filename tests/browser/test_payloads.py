"""Two hundred texts in every column that holds free text, on every page, in a real Chromium.

Nothing they say is run or fetched, nothing is made of them, and each stands as it was typed.
"""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest

from data_access import database
from domain.access import Role
from tests.browser import payload_records as records
from tests.browser.conftest import serve, settled
from tests.browser.payloads import HOST, PAYLOADS, marked

pytestmark = pytest.mark.browser

READ = (Path(__file__).parent / "payload_reading.js").read_text().replace("HOST", json.dumps(HOST))
LOADED = "() => !document.querySelector('[data-testid=stSkeleton]')"
UNFOLD = "document.querySelectorAll('details:not([open]) > summary').forEach((it) => it.click())"
MARK = re.compile(r"q([a-z_]+?)(\d{3})q")
CUT = {"held_what", "open_what"}  # a list of what waits has only the beginning of a decision
EVERY = f"enhet={quote('Alla mina enheter')}"
LONG = f"enhet={quote(records.joined('long'))}"


@dataclass
class Seen:
    """What one page showed and did."""

    text: str
    strange: list[str]
    ran: str | None
    asked: list[str] = field(default_factory=list)

    def verbatim(self, column: str) -> set[int]:
        """The payloads that stand in the text wherever their marks do."""
        marks = Counter(int(number) for name, number in MARK.findall(self.text) if name == column)
        texts = [squeezed(text) for text in marked(column)]
        return {at for at, times in marks.items() if self.text.count(texts[at]) == times}

    def columns(self) -> dict[str, set[int]]:
        """The payloads that are there at all, by column."""
        found: dict[str, set[int]] = {}
        for name, number in MARK.findall(self.text):
            found.setdefault(name, set()).add(int(number))
        return found


def squeezed(text: str) -> str:
    """Without white space, which a page may break as it likes."""
    return "".join(text.split())


@pytest.fixture(scope="module")
def records_made(sqlite_template, tmp_path_factory):
    """A database full of payloads, and whom the pages are asked for."""
    path = tmp_path_factory.mktemp("payloads") / "app.db"
    path.write_bytes(sqlite_template.read_bytes())
    engine = database.open_engine(f"sqlite:///{path}")
    with database.writing(engine) as connection:
        made = records.fill(connection)
    engine.dispose()
    return path, made


@pytest.fixture
def filled(records_made, tmp_path):
    """The app on a copy for one test: every page that is opened writes rows in the log."""
    path, made = records_made
    (tmp_path / "app.db").write_bytes(path.read_bytes())
    with serve(tmp_path) as app:
        yield app, made


@pytest.fixture
def look(filled, visitor):
    """Open addresses one after another in a role, and tell what each page showed and did."""
    app, made = filled
    page, asked = visitor(), []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: asked.append(said.text) if refused(said.text) else None)
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))

    def look(role: Role, address: str, typing=None) -> Seen:
        cookie = {"name": "sammanhang", "value": made.tokens[role], "url": app.url}
        page.context.add_cookies([cookie])
        asked.clear()
        page.goto(f"{app.url}/{address.format(made=made)}")
        settled(page)
        page.wait_for_function(LOADED)
        if typing:
            typing(page)
            settled(page)
        page.evaluate(UNFOLD)
        settled(page)
        found = page.evaluate(READ)
        own = (app.url, "data:", "blob:")
        outside = [url[:200] for url in asked if not url.startswith(own)]
        return Seen(squeezed(found["text"]), found["strange"], found["ran"], outside)

    return look


def refused(said: str) -> bool:
    return "Content Security Policy" in said


MANAGER, REVIEWER = Role.UNIT_MANAGER, Role.LOG_REVIEWER
ON_THE_PLAN = "what who how_often citizen_does support_does key_worker made_with"
PAGES = {
    f"?{EVERY}": "name sheet account_unit_manager",
    f"medborgare?{EVERY}": "name",
    f"medborgare?{LONG}": "long sheet",
    "en-medborgare?id={made.whole}": f"whole strength goal end_reason professions {ON_THE_PLAN}",
    "en-medborgare?id={made.sheet}": "sheet long sheet_worker",
    "min-sida?id={made.sheet}": "sheet sheet_words sheet_goal sheet_what sheet_often sheet_does "
    "sheet_support sheet_worker long",
    f"mal-och-planer?{LONG}": "long",
    "mal-och-planer?enhet=Norr": "",
    f"kansla-av-sammanhang?{EVERY}": "",
    f"funktion-och-aktivitet?{EVERY}": "",
    f"langsiktigt-varde?{EVERY}": "",
    f"ny-medborgare?{EVERY}": "",
    f"datakvalitet?{EVERY}": "",
    "handelser?enhet=Norr": "event",
    "kvartalsmote": "",
    "kvartalsmote?mote={made.open.id}&steg=last_decisions": "held_what held_who",
    "kvartalsmote?mote={made.open.id}&steg=tests": "test version",
    "kvartalsmote?mote={made.open.id}&steg=decisions": "open_what open_who open_note",
    "kvartalsmote?mote={made.held.id}": "held_what held_who held_note",
    f"rapporter?{EVERY}": "",
}
OWNER = {"installningar": "account_system_owner"}
LOG = {f"atkomstlogg?{EVERY}": "user purpose outcome account_log_reviewer"}


def test_there_are_two_hundred_and_no_two_alike():
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 200
    assert all(text.count("§") == 1 for text in PAYLOADS)


@pytest.mark.parametrize(
    ("role", "pages"), [(MANAGER, PAGES), (REVIEWER, LOG), (Role.SYSTEM_OWNER, OWNER)]
)
def test_nothing_typed_is_run_fetched_or_made_anything_of(role, pages, look):
    faults = {}
    for address, columns in pages.items():
        seen = look(role, address)
        missing = {c: set(range(200)) - seen.columns().get(c, set()) for c in columns.split()}
        changed = {
            c: there - seen.verbatim(c) for c, there in seen.columns().items() if c not in CUT
        }
        found = [seen.ran, seen.asked, seen.strange]
        found += [{c: sorted(n) for c, n in told.items() if n} for told in (missing, changed)]
        if any(found):
            faults[address[:60]] = found
    assert not faults, str(faults)


def give_a_reason(page) -> None:
    page.get_by_label("Skäl").fill(records.joined("reason"))
    page.get_by_role("button", name="Öppna i").click()


def give_a_role(page) -> None:
    page.get_by_label("Konto").fill(records.some("typed_account", 200))
    page.get_by_label("Namn").fill(records.some("typed_name", 200))
    page.get_by_label("Enhet, med allt under den").click()
    page.keyboard.type("Hela kommunen")  # the list draws only what is near
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Ge rollen").click()


def note_and_decide(page) -> None:
    page.get_by_label("Anteckning").fill(records.some("typed_note", 2_000))
    page.keyboard.press("Tab")
    settled(page)
    for label, where, most in (("Beslut: vad?", "what", 300), ("Vem ser till det?", "who", 60)):
        page.get_by_label(label).fill(records.some(f"typed_{where}", most))
        page.keyboard.press("Tab")
        settled(page)
    page.get_by_role("button", name="Spara beslutet").click()


def rectify(page) -> None:
    page.get_by_label("Eller pseudonym").fill(records.some("typed_id", 20) or "<b>qx000q</b>")
    page.get_by_role("button", name="Sök").click()


@pytest.mark.parametrize(
    ("role", "address", "typing", "shown"),
    [
        (Role.AREA_MANAGER, "en-medborgare?id={made.whole}", give_a_reason, "whole"),
        (Role.SYSTEM_OWNER, "installningar", give_a_role, ""),
        (Role.SYSTEM_OWNER, "registerutdrag", rectify, ""),
        (MANAGER, "kvartalsmote?mote={made.open.id}&steg=tests", note_and_decide, "typed_what"),
    ],
)
def test_nothing_typed_into_a_form_is_run_fetched_or_made_anything_of(
    role, address, typing, shown, look
):
    seen = look(role, address, typing)
    assert (seen.ran, seen.asked, seen.strange) == (None, [], [])
    there = seen.columns()
    assert not shown or there[shown]
    assert {c: found - seen.verbatim(c) for c, found in there.items() if found} == {
        c: set() for c in there
    }


def test_a_reason_that_was_typed_stands_letter_by_letter_for_whoever_reviews(look):
    look(Role.AREA_MANAGER, "en-medborgare?id={made.sheet}", give_a_reason)
    seen = look(REVIEWER, f"atkomstlogg?{EVERY}")
    assert seen.verbatim("reason") == set(range(200))
    assert (seen.ran, seen.asked, seen.strange) == (None, [], [])
