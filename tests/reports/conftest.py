"""A report with every kind of block: counts, hidden counts, words that try to be something else."""

from datetime import date

import pandas as pd
import pytest

from charts.counted_bars import Shade, counted_bars
from charts.look import LIGHT
from reports.report import Report
from sections.blocks import HIDDEN, Block

NASTY = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", '=HYPERLINK("http://x")')
COUNTS = pd.DataFrame({"Ja": [12.0, 7, None], "Nej": [3.0, 9, 5]}, index=["Öst", "Å", "Ängen"])


def bars(counts=COUNTS):
    return counted_bars(counts, {"Ja": Shade.INK, "Nej": Shade.LIGHT}, LIGHT)


def a_block(title="Känsla av sammanhang", table=None, chart=None, hidden=0) -> Block:
    return Block(
        title=title,
        finding="Åtta är högre, ingen är lägre än förra året.",
        chart=chart,
        alternative="En liggande stapel för varje område, blå för ja.",
        table=pd.DataFrame() if table is None else table,
        caveat="Säger inte varför. Öva på å, ä och ö.",
        hidden=hidden,
    )


def a_report(*blocks: Block, about="Åkerbo") -> Report:
    return Report(
        kind="Enhetsrapport",
        about=about,
        organisation="Exempel kommun",
        period="1 jan 2026 till 31 mar 2026",
        sentence="Nio av tolv är stärkta eller bibehållna.",
        handling="Får spridas.",
        data_until=date(2026, 3, 30),
        made_on=date(2026, 4, 1),
        made_by="Maj Öberg",
        purpose="kvartalsmöte",
        blocks=blocks,
    )


@pytest.fixture(scope="session")
def report() -> Report:
    counted = pd.DataFrame(
        {
            "Område": ["Öst", "Å", "Ängen"],
            "Ja": ["12", "7", HIDDEN],
            "Snitt": ["1\u00a0234,50", "−1,2", "–"],
            "Andel": ["80 %", "7 %", HIDDEN],
            "Dag": ["31 okt 2026", "1 maj 2026", "–"],
        }
    )
    typed = pd.DataFrame({"Egna ord": [*NASTY, "007", "3 av 4", "[x] #let $a$ *b* _c_ <l> @r"]})
    return a_report(
        a_block(table=counted, chart=bars(), hidden=2),
        a_block("Ord: från / [andra]?", table=typed),
        a_block("Inget att rita"),
    )
