"""Scores of the KASAM forms in words, for those who hold a permission to use them.

The holder of the rights allows the forms for research, not for decisions about a person, and
every sentence says so. No item text is here or anywhere.
"""

from dataclasses import replace
from math import isnan

from metrics.reliable_change import ReliableChange
from metrics.sense_of_coherence import Alpha, Score
from sections import swedish
from sections.findings import person_changes, wording
from sections.findings.wording import Finding, Noun

FORMS = Noun("helt ifyllt formulär", "helt ifyllda formulär", neuter=True)
UNIT = "poäng"

NOT_ABOUT_A_PERSON = (
    "Underlag på gruppnivå, inte för beslut om en person. Det finns ingen gräns för lågt eller "
    "högt, och delarna ska inte tolkas var för sig."
)
NOT_ONE_THING = "Det visar inte att frågorna mäter en och samma sak."


def of_score(score: Score) -> Finding:
    """The total of one form, how much of it was filled in, and what it must not decide."""
    key = score.key
    filled = f"{swedish.number(score.answered)} av {swedish.number(key.items)} frågor är besvarade."
    if isnan(score.total):
        needed = f"Summan behöver minst {swedish.number(key.fewest_answers)}."
        return Finding(
            f"{key.name} har för få svar för en summa.", f"{filled} {needed}", NOT_ABOUT_A_PERSON
        )
    ends = [swedish.number(end * key.items) for end in (key.lowest, key.highest)]
    total = wording.level(score.total, 1 if score.prorated else 0)
    told = f"{key.name} ger {total} på skalan {ends[0]} till {ends[1]}, högre är starkare."
    if score.prorated:
        filled += " Delvis ifylld: de svar som finns står för dem som saknas."
    return Finding(told, filled, NOT_ABOUT_A_PERSON)


def of_change(change: ReliableChange) -> Finding:
    """Whether a total moved by more than measurement error, as material about groups."""
    return replace(person_changes.of_reliable_change(change, unit=UNIT), caveat=NOT_ABOUT_A_PERSON)


def of_alpha(alpha: Alpha) -> Finding:
    """Whether the items of a form hold together, and whether reversal seems forgotten."""
    counted = wording.counted_on(alpha.n, FORMS)
    if isnan(alpha.alpha):
        return Finding("Går inte att säga om svaren hänger ihop.", counted, NOT_ONE_THING)
    told = f"Svarens samstämmighet är {wording.level(alpha.alpha, 2)}, där 1 är full."
    if alpha.alarm:
        told += " Det ser ut som att vändningen av frågor är glömd eller gjord två gånger."
    return Finding(told, counted, NOT_ONE_THING)
