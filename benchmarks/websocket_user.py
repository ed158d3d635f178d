"""One user without a browser: speaks the app's websocket, asks for pages, hears when they are done.

A browser costs hundreds of megabytes; this costs almost nothing, so that hundreds can ask at once.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Self
from urllib.parse import urlencode

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

NONE: Mapping[str, str] = MappingProxyType({})
LARGEST = 64 * 1024 * 1024  # bytes of one message


class RunFailed(Exception):  # noqa: N818
    """The page ended in an error instead of being drawn."""


@dataclass
class User:
    """One session. `pages` are the addresses the app offers, with the hash it knows them by."""

    socket: ClientConnection
    pages: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, str] = field(default_factory=dict)
    heard: list[bytes] = field(default_factory=list)

    @classmethod
    async def arrive(
        cls, address: str, *, path: str = "/", cookie: str = "", headers: Mapping[str, str] = NONE
    ) -> Self:
        """Open the app at `path` as a browser would, and wait until the page is drawn."""
        url = address.replace("http", "ws", 1) + "/_stcore/stream"
        said = {**headers, "Cookie": cookie} if cookie else dict(headers)
        socket = await connect(url, origin=address, additional_headers=said, max_size=LARGEST)
        user = cls(socket)
        request = BackMsg()
        request.rerun_script.page_name = path.strip("/")
        await user._run(request)
        return user

    async def press(self, label: str) -> float:
        """Press the button called `label`; seconds until the page is drawn again."""
        request = BackMsg()
        state = WidgetState(id=self.buttons[label], trigger_value=True)
        request.rerun_script.widget_states.widgets.append(state)
        return await self._run(request)

    async def go_to(self, page: str, **query: str) -> float:
        """Switch to the page at the address `page`; seconds until it is drawn."""
        request = BackMsg()
        request.rerun_script.page_script_hash = self.pages[page]
        request.rerun_script.query_string = urlencode(query)
        return await self._run(request)

    async def leave(self) -> None:
        """Close the session."""
        await self.socket.close()

    async def _run(self, request: BackMsg) -> float:
        begun = time.perf_counter()
        self.heard = []
        await self.socket.send(request.SerializeToString())
        while True:
            raw = await self.socket.recv()
            assert isinstance(raw, bytes)  # noqa: S101
            self.heard.append(raw)
            if self._last(ForwardMsg.FromString(raw)):
                return time.perf_counter() - begun

    def _last(self, message: ForwardMsg) -> bool:
        """Note what the message offers; whether the run is over."""
        kind = message.WhichOneof("type")
        if kind == "navigation":
            found = message.navigation.app_pages
            self.pages = {page.url_pathname: page.page_script_hash for page in found}
        if kind == "delta" and message.delta.new_element.HasField("button"):
            button = message.delta.new_element.button
            self.buttons[button.label] = button.id
        if kind == "delta" and message.delta.new_element.HasField("exception"):
            raise RunFailed
        return message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY and (
            kind == "script_finished"
        )
