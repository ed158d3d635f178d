"""Who fell out of the follow-ups, and why: of all citizens, and under each kind of follow-up."""

from __future__ import annotations

import pandas as pd

from charts.look import Look
from charts.tones import Answer, Tone
from metrics.data_quality import Why
from sections import small_groups, swedish
from sections.blocks import Block
from sections.findings import wording
from sections.findings.coverage import ONLY_THE_MEASURED
from sections.findings.wording import CITIZENS
from sections.learning import share_rows
from sections.learning.due_rows import BY_KIND
from sections.learning.share_rows import Rows, Words
from sections.small_groups import Counts, Reader

ALL = "Alla"  # of the citizens; the other rows of the same block count follow-ups
WHY = {
    Why.MEASURED: Answer("Uppföljd", Tone.INK),
    Why.WAITING: Answer("Kan ännu göras", Tone.UNKNOWN),
    Why.FORGOTTEN: Answer("Ingen uppgift om varför", Tone.OPEN),
    Why.MOVED: Answer("Flyttat", Tone.INK_SOFT),
    Why.DIED: Answer("Avliden", Tone.INK_FAINT),
    Why.DECLINED: Answer("Avböjt", Tone.KEPT),
    Why.OTHER: Answer("Slutat av annat skäl", Tone.PARTLY),
    Why.UNKNOWN: Answer("Slutat, skäl saknas", Tone.OPEN),
}
WHO = "De som haft en uppföljning enligt kalendern i perioden, och skälet för de andra."
HOW_WHY = (
    "Alla: uppföljd är den som haft minst en uppföljning enligt kalendern, för andra räknas den "
    "senaste som skulle ha gjorts. För varje slag räknas den uppföljningen för sig. Skälet är det "
    "som står när placeringen slutade, eller att den som dött finns bland händelserna."
)


def counts(why: pd.Series, reader: Reader) -> Counts:
    """The citizens by `Why`, as they may be shown."""
    return small_groups.counts(_one_row(why, ALL), reader)


def measured(why: Counts) -> str:
    """How many citizens were followed up, where it may be said."""
    every = [answer.word for answer in WHY.values()]
    part = share_rows.part(why.total, those=(WHY[Why.MEASURED].word,), of=every)
    if part is None or not part.of:
        return ""
    return f"{wording.of_so_many(part.n, part.of, CITIZENS)} har följts upp."


def forgotten(why: Counts) -> list[str]:
    """How many nobody followed up without saying why, where it may be said."""
    n = why.total[WHY[Why.FORGOTTEN].word]
    if not small_groups.known(n) or not n:
        return []
    who = swedish.opening(CITIZENS.counted(int(n)))
    return [f"{who} följdes inte upp alls, utan att det står varför."]


def block(why: Counts, points: pd.DataFrame, *, reader: Reader, look: Look) -> Block:
    """Who fell out and why.

    Args:
        why: As `counts` gives it.
        points: Every follow-up that fell due, each with its `kind` and `why`.
        reader: Who it is made for.
        look: The colours of the theme.
    """
    beside = " Varje slag av uppföljning står också för sig." if reader.few and len(points) else ""
    return share_rows.block(
        Words(
            "Vilka föll bort, och varför?",
            (measured(why) or WHO) + beside,
            ONLY_THE_MEASURED,
            HOW_WHY,
        ),
        Rows({ALL: why.total} | _cohorts(points, reader), hidden=why.hidden),
        list(WHY.values()),
        look,
    )


def _cohorts(points: pd.DataFrame, reader: Reader) -> dict[str, pd.Series]:
    """Under each kind of follow-up who fell out and why, for those who may see figures of few.

    For others it stands beside what became of the same follow-ups: one table would tell of few in
    the other.
    """
    if not reader.few:
        return {}
    rows = {label: points["why"].loc[points["kind"] == k] for k, label in BY_KIND.items()}
    return {
        label: small_groups.counts(_one_row(codes, label), reader).total
        for label, codes in rows.items()
    }


def _one_row(codes: pd.Series, name: str) -> pd.DataFrame:
    """How many have each code, as one group; several codes of one word are not told apart."""
    found = codes.value_counts().reindex([str(code) for code in WHY], fill_value=0)
    frame = found.astype("int64").to_frame(name).T
    return frame.rename(columns={str(code): answer.word for code, answer in WHY.items()})
