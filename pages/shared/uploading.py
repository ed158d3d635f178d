"""Streamlit's uploader with Swedish words: it has no setting for its own, which are English.

The words are put in place by a script of ours beside it, served as the content security policy
wants; without the script everything still works.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2 import component
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.typing import UploadedFile

OWNER, NAME = "sammanhang-upload", "upload_words"
WHOLE = f"{OWNER}.{NAME}"


def files(label: str, *, key: str) -> list[UploadedFile]:
    """The files that somebody has chosen or dropped, of whatever kind."""
    with st.container(gap=None):
        chosen = st.file_uploader(label, accept_multiple_files=True, key=key)
        _words()(key="upload words", height=1)
    return chosen


def _words() -> Any:
    """The component of the running server, registered the first time."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(WHOLE) is None:
        made = ComponentManifest(OWNER, "1", [ComponentConfig(NAME, NAME)])
        manager.register_from_manifest(made, Path(__file__).parent)
    return component(WHOLE, js=f"{NAME}.js")
