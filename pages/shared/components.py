"""Parts of a page that are our own code in the browser.

The files are served by the app itself, which the content security policy allows; inline code is
not. The browser gets text only. Their address changes with what is in them, so it keeps them.
"""

from __future__ import annotations

import json
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from streamlit.components.v2 import component
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

HOME = Path(__file__).parent
FILES = sorted(file for end in ("css", "js") for file in HOME.glob(f"*/*.{end}"))
OWNER = f"sammanhang-{sha256(b''.join(file.read_bytes() for file in FILES)).hexdigest()[:16]}"
ADDRESS = f"/_stcore/bidi-components/{OWNER}."  # what the browser may keep for good
SERVERS = 8  # whose components are remembered; a process has one server, tests have many


def draw(name: str, told: bytes, *, key: str, place: str, isolate_styles: bool = True) -> None:
    """Draw a component.

    Args:
        name: Of its folder here, and of the files in it.
        told: What it draws, as `as_json` writes it. Streamlit would write anything else twice.
        key: One name a page.
        place: The class of the element that it draws in.
        isolate_styles: Whether it stands apart from the page; links that are to be the page's own
            do not.
    """
    drawn = _served(get_bidi_component_manager(), name, place, isolate_styles=isolate_styles)
    drawn(key=key, data=told)


def as_json(told: object) -> bytes:
    """What a component draws, as its script reads it."""
    return json.dumps(told).encode("ascii")


@lru_cache(maxsize=16 * SERVERS)
def _served(
    _manager: BidiComponentManager, name: str, place: str, *, isolate_styles: bool
) -> ComponentRenderer:
    """The component of the running server, registered the first time: that reads the disk."""
    html = f'<div class="{place}"></div>'
    return component(
        _registered(name),
        html=html,
        css=f"{name}.css",
        js=f"{name}.js",
        isolate_styles=isolate_styles,
    )


def script(name: str) -> ComponentRenderer:
    """A component that draws nothing, and mends what Streamlit has drawn."""
    return _script(get_bidi_component_manager(), name)


@lru_cache(maxsize=4 * SERVERS)
def _script(_manager: BidiComponentManager, name: str) -> ComponentRenderer:
    return component(_registered(name), js=f"{name}.js")


def _registered(name: str) -> str:
    manager, whole = get_bidi_component_manager(), f"{OWNER}.{name}"
    if manager.get_component_asset_root(whole) is None:
        files = ComponentManifest(OWNER, "1", [ComponentConfig(name, name)])
        manager.register_from_manifest(files, HOME)
    return whole
