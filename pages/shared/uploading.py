"""Streamlit's uploader with Swedish words: it has no setting for its own, which are English.

The words are put in place by a script of ours beside it, served as the content security policy
wants; without the script everything still works.
"""

from __future__ import annotations

import streamlit as st
from streamlit.typing import UploadedFile

from pages.shared import components


def files(label: str, *, key: str) -> list[UploadedFile]:
    """The files that somebody has chosen or dropped, of whatever kind."""
    with st.container(gap=None):
        chosen = st.file_uploader(label, accept_multiple_files=True, key=key)
        components.script("upload_words")(key="upload words", height=1)
    return chosen
