"""Citizens' and staff's ratings in words: how often they are the same, and what to talk about."""

from math import isnan

from metrics.agreement import FEWEST_PAIRS, Agreement
from sections import swedish
from sections.findings import wording
from sections.findings.wording import Finding, Noun

PAIRS = Noun("par av skattningar", "par av skattningar", neuter=True)
TALKS = Noun("par", "par", neuter=True)

NOBODY_IS_RIGHT = (
    "Ingen av skattningarna är facit. En skillnad säger inte vem som har rätt, bara att det finns "
    "något att prata om."
)


def sentence(agreement: Agreement) -> Finding:
    """How citizens' own ratings stand to staff's, and how many pairs are worth a talk."""
    if not agreement.n:
        return Finding(
            "Ingen har både en egen skattning och en från personalen.",
            _sureness(agreement),
            NOBODY_IS_RIGHT,
        )
    told = (
        f"Lika i {swedish.number(agreement.same)} av {PAIRS.figured(agreement.n)}, medborgaren "
        f"högre i {swedish.number(agreement.citizen_higher)} och personalen högre i "
        f"{swedish.number(agreement.staff_higher)}."
    )
    return Finding(f"{told} {_worth_a_talk(agreement)}", _sureness(agreement), NOBODY_IS_RIGHT)


def _worth_a_talk(agreement: Agreement) -> str:
    apart = len(agreement.to_talk_about)
    steps = wording.level(agreement.talk_from, wording.as_written(agreement.talk_from))
    if not apart:
        return f"Inget par skiljer {steps} steg eller mer."
    return wording.sentence(
        f"{TALKS.counted(apart)} skiljer {steps} steg eller mer: "
        f"{'det är värt' if apart == 1 else 'de är värda'} ett samtal"
    )


def _sureness(agreement: Agreement) -> str:
    told = [wording.counted_on(agreement.n, PAIRS)]
    if agreement.n and agreement.too_few:
        told.append(f"För en andel behövs {FEWEST_PAIRS}.")
    elif agreement.n:
        told.append(_beyond_habit(agreement))
    if len(agreement.fell_out):
        told.append(f"{swedish.number(len(agreement.fell_out))} saknar någon av skattningarna.")
    return " ".join(told)


def _beyond_habit(agreement: Agreement) -> str:
    kappa = agreement.linear
    if isnan(kappa.value):
        return "Alla har fått samma skattning, så det går inte att skilja enighet från vana."
    if kappa.low > 0:
        return "De är mer eniga än om skattningarna hade parats ihop av slump."
    return "Det är inte säkert att de är mer eniga än om skattningarna hade parats av slump."
