"""Coverage in words: what was due, what was held, and who could not be measured and why."""

from metrics.coverage import FORGOTTEN, UNKNOWN, Coverage, Status
from sections import swedish
from sections.findings import wording
from sections.findings.wording import CITIZENS, FOLLOW_UPS, Finding

REASONS = {
    FORGOTTEN: "ingen uppgift om varför",
    UNKNOWN: "stödet slutade, ingen uppgift om varför",
    Status.WAITING.value: "kan fortfarande göras",
}
"""Our own codes in words; other reasons are shown as the records have them."""

ONLY_THE_MEASURED = (
    "Andra siffror gäller bara dem som mättes. De som inte mättes kan ha det på ett annat sätt, "
    "och de fattas inte av slump."
)


def sentence(coverage: Coverage) -> Finding:
    """How many follow-ups that were due were held, and how many citizens could be measured."""
    if not coverage.due:
        told = "Ingen uppföljning skulle ha gjorts i perioden."
        return Finding(told, _measured(coverage), ONLY_THE_MEASURED)
    done = wording.of_so_many(coverage.done, coverage.due, FOLLOW_UPS)
    told = f"{done} enligt kalendern har gjorts."
    counts = [
        f"{swedish.number(n)} {how}"
        for n, how in (
            (coverage.count(Status.LATE), "gjordes efter sin dag"),
            (coverage.count(Status.WAITING), "väntar och kan fortfarande göras"),
            (coverage.count(Status.MISSED), "gjordes aldrig"),
        )
        if n
    ]
    if counts:
        told += f" {wording.sentence(swedish.listed(counts))}"
    return Finding(told, _measured(coverage), ONLY_THE_MEASURED)


def _measured(coverage: Coverage) -> str:
    if not coverage.citizens:
        return wording.counted_on(0, CITIZENS)
    told = f"{wording.of_so_many(coverage.measured, coverage.citizens, CITIZENS)} har mätts."
    fell_out = coverage.fell_out
    if fell_out.empty:
        return told
    reasons = [
        f"{REASONS.get(str(reason), str(reason))} ({swedish.number(n)})"
        for reason, n in fell_out.items()
    ]
    return f"{told} De andra: {', '.join(reasons)}."
