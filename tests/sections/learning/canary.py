"""Looking for a number in all that a learning page shows: words, charts, tables, alternatives."""

import re
from dataclasses import fields

import pandas as pd

from sections.learning.learning_page import LearningPage


def everything(page: LearningPage) -> str:
    """All that a reader of the page could see or have read out, as one text."""
    told = [page.answer, page.counted, page.note, *page.works, *page.needs]
    for block in page.blocks:
        told += [str(getattr(block, field.name)) for field in fields(block) if field.type == "str"]
        told.append(_words(block.table))
        if block.chart:
            told += [_words(frame) for frame in block.chart.data.values()]
    return "\n".join(told)


def shows(page: LearningPage, number: int) -> bool:
    """Whether the number stands anywhere as a number of its own."""
    return bool(re.search(rf"(?<![\d,.:]){number}(?:\.0)?(?![\d,.])", everything(page)))


def _words(frame: pd.DataFrame) -> str:
    """What is written in a frame; places in a chart are numbers that nobody reads."""
    return "\n".join(str(cell) for cell in frame.select_dtypes("str").to_numpy().ravel())
