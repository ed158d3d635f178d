"""Pages are opened as a browser would open them, on a real database in a file."""

from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy, StreamlitCookies
from streamlit.testing.v1 import AppTest

from data_access import database
from domain.access import Role, Scope, Viewer
from domain.vocabulary import UnitId
from tests.pages import municipalities


def _draw(name: str) -> None:
    import streamlit as st  # noqa: PLC0415 - the function is run as a script of its own

    from pages.shared import once, register  # noqa: PLC0415

    with once.in_rerun():
        st.navigation(register.pages(first=name), position="hidden").run()


@pytest.fixture(scope="session", autouse=True)
def installed_once():
    """AppTest reads what every installed package says of itself at each run; once is enough."""
    with pytest.MonkeyPatch.context() as patch:
        scan = manifest_scanner.scan_component_manifests
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(scan))
        yield


@pytest.fixture(scope="session")
def whole_demo(sqlite_template, tmp_path_factory):
    """The address of the demo in a file that nothing is written to, and all its rows by table."""
    return municipalities.filled("demo", sqlite_template, tmp_path_factory.mktemp("whole_demo"))


@pytest.fixture(scope="module")
def demo_url(whole_demo):
    """The pages read the demo for as long as the tests of a file run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SAMMANHANG_DATABASE_URL", whole_demo[0])
        yield


@pytest.fixture(autouse=True)
def cookies(monkeypatch) -> dict[str, str]:
    """The browser's cookies, none at first; AppTest has no browser and would make them up."""
    kept: dict[str, str] = {}
    monkeypatch.setattr(ContextProxy, "cookies", property(lambda _: StreamlitCookies(kept)))
    return kept


@pytest.fixture
def demo_engine(sqlite_template, tmp_path, monkeypatch):
    """An empty upgraded SQLite database marked as demo, which the pages then read."""
    import shutil  # noqa: PLC0415

    file = tmp_path / "pages.db"
    shutil.copy(sqlite_template, file)
    monkeypatch.setenv("SAMMANHANG_DATABASE_URL", f"sqlite:///{file}")
    engine = database.open_engine(f"sqlite:///{file}")
    with database.writing(engine) as connection:
        database.state_fact(connection, "purpose", "demo")
    yield engine
    engine.dispose()


@pytest.fixture
def open_page(demo_engine):
    """Open one page, signed in with `units`, or as a stranger when none are given."""

    def open_page(
        name: str,
        *,
        units: tuple[int, ...] | None = None,
        role: Role = Role.UNIT_MANAGER,
        **query: str,
    ) -> AppTest:
        app = AppTest.from_function(_draw, args=(name,), default_timeout=30)
        if units is not None:
            scope = Scope(frozenset(UnitId(unit) for unit in units))
            app.session_state["viewer"] = Viewer("Chef", role, scope, looks_after=scope)
        for key, value in query.items():
            app.query_params[key] = value
        return app.run()

    return open_page
