"""Our own code in the browser: its address changes with what is in it, so that it can be kept."""

import importlib
from pathlib import Path

from pages.shared import components


def address() -> str:
    return importlib.reload(components).ADDRESS


def test_the_address_changes_with_any_file(monkeypatch):
    before, read = address(), Path.read_bytes
    script = next(file for file in components.FILES if file.suffix == ".js")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", lambda file: read(file) + b" " * (file == script))
        changed = address()
    assert changed != before
    assert address() == before
