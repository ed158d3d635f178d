"""Everything a page sends to the browser, as one text to search."""

import json

import pandas as pd
from google.protobuf.text_format import MessageToString
from streamlit.testing.v1 import AppTest


def everything(app: AppTest) -> str:
    """All that was sent, the data of charts and tables included.

    Text is as it reads; data are bytes, so look for ASCII in them.
    """
    return " ".join(
        MessageToString(node.proto, as_utf8=True)
        for node in app._tree
        if getattr(node, "proto", None) is not None
    )


def tables(app: AppTest) -> list[pd.DataFrame]:
    """The tables behind charts, in their order on the page."""
    drawn = [node.proto for node in app.get("bidi_component")]
    told = [json.loads(each.bytes) for each in drawn if "figure_table" in each.component_name]
    return [pd.DataFrame(each["rows"], columns=each["headings"]) for each in told]
