"""Nothing jumps while a page comes: what stands below something unfinished waits for its place."""

from __future__ import annotations

import streamlit as st

LINKS = "lankar"  # begins the key of a table of links, and so its class; named in `STYLE` too

# Streamlit fetches the code of a box or a chart when it is first needed, and a table of links has
# no height until its own code has run. Nothing else on the page knows how high they will be, with
# the width and the letters of this screen. So what comes after them is not seen until they stand
# there: it would be seen to jump. Should one of them never come, the rest is shown all the same.
# Paper does not wait: it is printed as it stands, and must not be empty. Only Streamlit's own parts
# wait: asked of everything, each mark of a chart would look at all the marks before it.
STYLE = """<style>
@media screen { :is([data-testid="stVerticalBlock"], [data-testid="stHorizontalBlock"]) > :is(
  :has([data-testid="stSkeleton"], [data-testid="stVegaLiteChart"]:empty, .section-place:empty),
  :has([class*="st-key-lankar"] [data-testid="stBidiComponentIsolated"]:not([data-drawn])),
  [class*="st-key-lankar"]:has([data-testid="stBidiComponentIsolated"]:not([data-drawn]))
) ~ [data-testid] { opacity: 0; animation: still-shown 0s 3s forwards; } }
@keyframes still-shown { to { opacity: 1; } }
</style>"""

# Streamlit begins every page narrow and widens it when the script has said so.
SHELL = b"""<style>
.stApp [data-testid="stMainBlockContainer"] { max-width: none; }
@media (min-width: 864px) {
  .stApp [data-testid="stMainBlockContainer"] { padding-left: 5rem; padding-right: 5rem; }
}
</style>"""


def hold() -> None:
    """Let what comes on this page wait for its place; call before anything of it is drawn.

    Not for every page: with many charts the browser looks the rule up so often that it costs a
    fifth of a page switch.
    """
    st.html(STYLE)
