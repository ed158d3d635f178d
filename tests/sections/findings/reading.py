"""What every finding must be, whatever it is about: whole, plain and without a forbidden word."""

import re
from dataclasses import astuple

from sections.findings.wording import Finding

JARGON = (
    *("signifikan", "p-värde", "konfidens", "nollhypotes", "standardavvikelse", "wilcoxon"),
    *("kappa", "percentil", "outlier", "statistisk"),
)
JUDGING = ("återhämt", "recovered", "misslyck", "dålig", "sämst", "bäst i", "tillfrisk")
GENDERED = (r"\bhan\b", r"\bhon\b", r"\bhans\b", r"\bhennes\b")
NOT_SWEDISH = (r"\bnan\b", r"\binf\b", r"\bnone\b", "−0[^,0-9]", r"−0,0*\b(?![0-9])", "  ", r"\.\.")

FORBIDDEN = re.compile("|".join((*JARGON, *JUDGING, *GENDERED, *NOT_SWEDISH)), re.IGNORECASE)

CLAIMS = re.compile(
    r"mer än slump|sticker ut|väger över|i snitt \d|testet gick|stiger|sjunker|ligger över|"
    r"^stärkt|^försvagad|än bland|fler än andra|färre än andra",
    re.IGNORECASE,
)
DENIALS = re.compile(r"inget tecken på mer än slump|ingen enhet skiljer sig[^.]*", re.IGNORECASE)


def is_plain(finding: Finding) -> bool:
    """Whether all three parts are whole sentences without a forbidden word; says which if not."""
    for part in astuple(finding):
        assert part, "something is said"
        assert part[0].isupper() or part[0].isdigit(), part
        assert part.endswith("."), part
        found = FORBIDDEN.search(part)
        assert not found, f"{found and found[0]!r} in {part!r}"
    return True


def claims_a_change(finding: Finding) -> bool:
    """Whether anything is said to have changed or to differ."""
    return bool(CLAIMS.search(DENIALS.sub("", finding.finding)))
