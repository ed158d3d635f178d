"""Who answered at the latest follow-up: the citizen, or others for them."""

from __future__ import annotations

import pandas as pd

from charts.look import Look
from charts.tones import Answer, Tone
from domain.vocabulary import Respondent
from sections import small_groups
from sections.blocks import Block
from sections.learning import share_rows
from sections.learning.share_rows import Part, Rows, Words
from sections.small_groups import Counts, Reader

MOST = 0.8  # from this share on, "nearly all" is fair

ANSWERED = {
    Respondent.SELF: Answer(Respondent.SELF.label, Tone.INK),
    Respondent.WITH_SUPPORT: Answer(Respondent.WITH_SUPPORT.label, Tone.INK_SOFT),
    Respondent.PROXY: Answer(Respondent.PROXY.label, Tone.INK_FAINT),
    Respondent.STAFF: Answer(Respondent.STAFF.label, Tone.OPEN),
    Respondent.NOT_STATED: Answer(Respondent.NOT_STATED.label, Tone.UNKNOWN),
}
OTHERS = [ANSWERED[who].word for who in (Respondent.PROXY, Respondent.STAFF)]

OWN_FIRST = "Medborgarens egna svar går före. Ombud och personal står bredvid."
HOW_ANSWERED = (
    "Den senaste planerade uppföljningen i perioden, en för varje medborgare, i den enhet som höll "
    "den."
)


def counts(answers: pd.DataFrame, reader: Reader) -> Counts:
    """The latest answers by unit and respondent, one of each citizen."""
    found = pd.crosstab(answers["unit"], answers["respondent"].fillna(""))
    table = found.reindex(columns=[str(who) for who in ANSWERED], fill_value=0).astype("int64")
    table.columns = [answer.word for answer in ANSWERED.values()]
    return small_groups.counts(table, reader)


def _own(made: Counts) -> Part | None:
    """How many answered themselves, where it may be said."""
    theirs = [answer.word for answer in ANSWERED.values() if answer.word not in OTHERS]
    part = (
        share_rows.part(made.total, those=theirs, of=[*theirs, *OTHERS])
        if len(made.table)
        else None
    )
    return part if part and part.enough else None


def _themselves(part: Part) -> str:
    return f"{part.n} av {part.of} svarade själva senast, ensamma eller med stöd."


def own(made: Counts) -> list[str]:
    """That most answered themselves, where it is so and may be said."""
    part = _own(made)
    return [_themselves(part)] if part and part.n >= MOST * part.of else []


def by_others(made: Counts) -> list[str]:
    """That others answered for more than a few, where it is so and may be said."""
    every = [answer.word for answer in ANSWERED.values()]
    part = share_rows.part(made.total, those=OTHERS, of=every) if len(made.table) else None
    if not part or not part.enough or part.n <= (1 - MOST) * part.of:
        return []
    return [
        f"För {part.n} av {part.of} svarade någon annan senast. Kan fler svara själva, med stöd?"
    ]


def block(made: Counts, look: Look) -> Block:
    """Who answered last, a bar a unit."""
    groups = {name: made.row(name) for name in made.groups}
    part = _own(made)
    return share_rows.block(
        Words(
            "Vem svarade senast?",
            _themselves(part) if part else OWN_FIRST,
            "Att någon annan svarar kan vara rätt. Det säger inget om vad medborgaren kan.",
            HOW_ANSWERED,
        ),
        Rows(groups, hidden=made.hidden),
        list(ANSWERED.values()),
        look,
    )
