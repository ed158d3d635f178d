"""Everything a page sends to the browser, as one text to search."""

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
