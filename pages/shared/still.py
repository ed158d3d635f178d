"""Nothing jumps while a page comes: what stands below something unfinished waits for its place."""

from __future__ import annotations

LINKS = "lankar"  # begins the key of a table of links, and so its class on the page

# Streamlit fetches the code of a box or a chart when it is first needed, and a table of links has
# no height until its own code has run. Nothing else on the page knows how high they will be, with
# the width and the letters of this screen. So what comes after them is not seen until they stand
# there: it would be seen to jump. Should one of them never come, the rest is shown all the same.
UNDRAWN = '[data-testid="stBidiComponentIsolated"]:not([data-drawn])'
# Streamlit begins every page narrow and widens it when the script has said so.
SHELL = f"""<style>
:is([data-testid="stVerticalBlock"], [data-testid="stHorizontalBlock"]) > :is(
  :has([data-testid="stSkeleton"], [data-testid="stVegaLiteChart"]:empty, .section-place:empty),
  :has([class*="st-key-{LINKS}"] {UNDRAWN}),
  [class*="st-key-{LINKS}"]:has({UNDRAWN})
) ~ * {{ opacity: 0; animation: still-shown 0s 3s forwards; }}
@keyframes still-shown {{ to {{ opacity: 1; }} }}
.stApp [data-testid="stMainBlockContainer"] {{ max-width: none; }}
@media (min-width: 864px) {{
  .stApp [data-testid="stMainBlockContainer"] {{ padding-left: 5rem; padding-right: 5rem; }}
}}
</style>""".encode()
