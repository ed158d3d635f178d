"""Fifty kinds of exception in a page: what they carry is nowhere, but the reference is."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import free_port, wait_for

pytestmark = pytest.mark.browser

SERVER = Path(__file__).parent / "raising" / "server.py"
CANARIES = ("19430528", "430528-9938", "Kanarie", "hemligt-losen", "anna:", "Traceback")
KINDS = 50


@pytest.fixture
def raising(tmp_path):
    """The address of the failing page, and the file with all that its server printed."""
    port, printed = free_port(), tmp_path / "printed.txt"
    with printed.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, SERVER],
            env={**os.environ, "PORT": str(port)},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, printed)
            yield f"http://127.0.0.1:{port}", printed
        finally:
            process.terminate()
            process.wait(timeout=20)


FAIL_ONCE_MORE = """async (number) => {
  const reference = () => document.body.innerText.match(/ärendenummer ([0-9a-f]{8})/)?.[1]
  const before = reference()
  const failed = () => document.body.innerText.includes(`Nummer ${number} av`)
    && reference() && reference() !== before
  const button = [...document.querySelectorAll('button')].find((b) => b.innerText === 'Nästa')
  button.click()
  while (!failed()) await new Promise(requestAnimationFrame)
  return document.body.innerText
}"""


def test_what_exceptions_carry_is_not_in_browser_wire_or_log(raising, visitor):
    address, printed = raising
    page, wire = visitor(), []
    page.on(
        "websocket", lambda socket: socket.on("framereceived", lambda data: wire.extend([data]))
    )
    page.goto(address)
    page.get_by_role("button", name="Nästa").wait_for()
    seen = [page.evaluate(FAIL_ONCE_MORE, number) for number in range(1, KINDS + 1)]
    log = printed.read_text(encoding="utf-8")
    sent = b"".join(wire).decode("utf-8", "replace")
    references = set(re.findall(r"ärendenummer ([0-9a-f]{8})", sent))
    assert len(references) == KINDS
    assert all(reference in log for reference in references)
    for where in (log, sent, "".join(seen)):
        assert [canary for canary in CANARIES if canary in where] == []
