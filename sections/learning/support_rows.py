"""What the records say is there for the citizens, under each part of their sense of coherence."""

from __future__ import annotations

import pandas as pd

from charts.look import Look
from charts.tones import Answer, Tone
from metrics.support_for_parts import HELPS, Help
from sections import small_groups
from sections.blocks import Block
from sections.learning import share_rows
from sections.learning.share_rows import Rows, Words
from sections.small_groups import Counts, Reader

YES, NO = "Ja", "Nej"
HELP_WORDS = {
    Help.SIGNED: "undertecknat sin plan",
    Help.TOOK_PART: "deltog i senaste samtalet",
    Help.READABLE: "planen säger vem, när, hur",
    Help.DOES_OWN_PART: "gör själv en del",
    Help.AID: "har fått hjälpmedel",
    Help.AS_WISHED: "något är som jag vill",
    Help.CONTACTS: "mål om kontakter",
    Help.MEALS: "mål eller insats om mat",
}

NOT_UNDERSTOOD = (
    "Ingen uppgift säger om medborgaren förstod informationen; det som står här är det närmaste "
    "som läses in. Att något finns säger inte att det hjälper."
)
THERE = "Det som uppgifterna säger finns för medborgarna, del för del."


def block(support: pd.DataFrame, *, reader: Reader, look: Look) -> Block:
    """A bar for each kind of support.

    Args:
        support: As `metrics.support_for_parts` gives it.
        reader: Who it is made for.
        look: The colours of the theme.
    """
    made = {
        (track, thing): _yes_and_no(support[str(thing)], reader)
        for track, things in HELPS.items()
        for thing in things
    }
    parts = {
        HELP_WORDS[thing]: share_rows.part(each.total, those=(YES,), of=(YES, NO))
        for (_, thing), each in made.items()
    }
    words = Words(
        "Vad görs för varje del?",
        share_rows.told("Finns i uppgifterna", parts, THERE),
        NOT_UNDERSTOOD,
        "Räknat på alla medborgare i enheten. Planer, insatser, mål, samtal och händelser till och "
        "med periodens sista dag. Mat känns igen på orden i mål och insatser.",
    )
    groups = {
        f"{track.label}: {HELP_WORDS[thing]}": each.total for (track, thing), each in made.items()
    }
    rows = Rows(groups, small_groups.joined(made.values()))
    return share_rows.block(words, rows, [Answer(YES, Tone.INK), Answer(NO, Tone.INK_FAINT)], look)


def _yes_and_no(there: pd.Series, reader: Reader) -> Counts:
    yes = int(there.sum())
    table = pd.DataFrame({YES: [yes], NO: [len(there) - yes]}, index=["medborgare"])
    return small_groups.counts(table, reader)
