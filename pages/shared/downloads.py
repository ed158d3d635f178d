"""A file that is made at the click, by one who may have it at that moment."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from domain.access import AccessDenied, Right, Scope, Viewer, check_can
from pages.shared import limits, session


def in_session(make: Callable[[], bytes]) -> Callable[[], bytes]:
    """`make`, which then knows whose session it is, though Streamlit calls it outside the script.

    It runs in a thread of its own, which ends with it, so no thread keeps somebody's session.
    """
    context = get_script_run_ctx()

    def made() -> bytes:
        def remember() -> None:
            add_script_run_ctx(ctx=context)

        def held() -> bytes:
            limits.hold()
            return make()

        with ThreadPoolExecutor(1, initializer=remember) as own_thread:
            return own_thread.submit(held).result()

    return made


def checked_again(asked: Scope) -> tuple[Viewer, Scope]:
    """Who is looking at this moment, and what of `asked` they may still take out.

    Raises:
        AccessDenied: They are signed out, may not export any more, or have lost a unit.
    """
    viewer = session.viewer()
    if viewer is None:
        raise AccessDenied("Du är inte inloggad längre. Logga in och försök igen.")
    check_can(viewer, Right.EXPORT)
    if not asked.units or not asked.units <= viewer.scope.units:
        raise AccessDenied("Din behörighet har ändrats. Ladda om sidan och välj enhet igen.")
    return viewer, replace(viewer.scope, units=asked.units)
