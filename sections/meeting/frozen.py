"""Blocks as they were seen at a meeting: text that can be kept, shown again and compared."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pandas as pd

from sections.blocks import Block


def written(blocks: Sequence[Block]) -> str:
    """Blocks as JSON: all of their words and the table, without the chart."""
    return json.dumps(
        [
            {
                "title": block.title,
                "finding": block.finding,
                "alternative": block.alternative,
                "caveat": block.caveat,
                "hidden": block.hidden,
                "happened": block.happened,
                "columns": list(block.table.columns),
                "rows": block.table.astype("str").to_numpy().tolist(),
            }
            for block in blocks
        ],
        ensure_ascii=False,
    )


def read(text: str | None) -> list[Block]:
    """The blocks that `written` made text of; none when nothing was frozen."""
    return [
        Block(
            title=each["title"],
            finding=each["finding"],
            chart=None,
            alternative=each["alternative"],
            table=pd.DataFrame(each["rows"], columns=each["columns"], dtype="str"),
            caveat=each["caveat"],
            hidden=each["hidden"],
            happened=tuple(each.get("happened", ())),  # meetings before it was kept have none
        )
        for each in json.loads(text or "[]")
    ]


def changed(then: Sequence[Block], now: Sequence[Block]) -> list[str]:
    """The titles of those whose table is another today; a block that is gone is one of them."""
    today = {block.title: _cells(block) for block in now}
    return [block.title for block in then if _cells(block) != today.get(block.title)]


def _cells(block: Block) -> tuple[list[str], list[list[str]]]:
    return list(block.table.columns), block.table.astype("str").to_numpy().tolist()
