"""Long-term value: association is told with both groups' counts and never as a cause."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.share_difference import share_difference
from metrics.value import CONFIDENCE, HORIZONS, GoalLinks, Horizon, KindOfActivity, Verdict
from sections.findings import value
from tests.sections.findings.reading import claims_a_change, is_plain

FEWER, ALIKE, MORE = (0, 40, 40, 40), (20, 40, 20, 40), (40, 40, 0, 40)
FEW = (1, 1, 0, 1)


def kind(*horizons, missing=0):
    counted = [
        Horizon(
            months=months,
            kept=share_difference(
                part, whole, other_part=other, other_whole=others, confidence=CONFIDENCE
            ),
            asked=whole + missing,
            asked_without=others,
        )
        for months, (part, whole, other, others) in zip(HORIZONS, horizons, strict=True)
    ]
    return KindOfActivity(kind="promenad", margin=2, horizons=tuple(counted))


@pytest.mark.parametrize(
    ("horizons", "says"),
    [
        (
            (ALIKE, MORE, MORE),
            (
                "Promenad: fler än andra efter 6 månader och fler än andra efter 12 månader har "
                "bibehållit eller stärkt. Ett skäl att behålla och titta närmare."
            ),
        ),
        (
            (MORE, ALIKE, FEWER),
            (
                "Promenad: fler än andra efter 3 månader och färre än andra efter 12 månader har "
                "bibehållit eller stärkt. Ett skäl att pröva att ändra något."
            ),
        ),
        (
            (FEWER, ALIKE, ALIKE),
            (
                "Promenad: färre än andra efter 3 månader har bibehållit eller stärkt. Ett skäl "
                "att pröva något annat, tillsammans med medborgaren."
            ),
        ),
        ((ALIKE, ALIKE, ALIKE), "Promenad: det går inte att säga"),
        ((FEW, FEW, FEW), "Promenad: det går inte att säga"),
        (((0, 0, 0, 0),) * 3, "Promenad: det går inte att säga"),
    ],
)
def test_a_kind_of_activity_is_compared_and_never_called_the_cause(horizons, says):
    told = value.of_kind(kind(*horizons))
    assert told.finding.startswith(says)
    assert told.caveat.startswith("Det visar inte vad aktiviteten gör.")


def test_both_groups_counts_what_is_needed_and_what_is_missing_are_told():
    told = value.of_kind(kind(FEW, MORE, ALIKE, missing=2))
    assert told.sureness == (
        "Bibehållit eller stärkt efter 3 månader 1 av 1 med och 0 av 1 utan; efter 6 månader 40 av "
        "40 med och 0 av 40 utan; efter 12 månader 20 av 40 med och 20 av 40 utan. Det behövs 20 "
        "med och 20 utan för att jämföra. 6 av 168 mätningar saknas."
    )


def test_nothing_more_is_asked_for_where_both_groups_are_large_enough():
    assert value.of_kind(kind(ALIKE, ALIKE, ALIKE)).sureness.endswith("av 40 utan.")


@given(st.lists(st.sampled_from([FEWER, ALIKE, MORE, FEW]), min_size=3, max_size=3))
def test_a_difference_is_claimed_just_where_the_rule_gives_a_verdict(horizons):
    result = kind(*horizons)
    told = value.of_kind(result)
    assert is_plain(told)
    assert claims_a_change(told) == (result.verdict is not Verdict.TOO_LITTLE_DATA)


@pytest.mark.parametrize(
    ("activities", "goals", "loose", "unserved", "says"),
    [
        (0, 0, 0, 0, "Ingen aktivitet och inget mål är registrerat ännu."),
        (1, 1, 0, 0, "Varje aktivitet hör till ett mål, och varje mål har en aktivitet."),
        (
            20,
            4,
            3,
            2,
            (
                "3 av 20 aktiviteter (15 procent) hör inte till något mål och 2 av 4 mål har ingen "
                "aktivitet."
            ),
        ),
        (1, 0, 1, 0, "1 av 1 aktivitet hör inte till något mål."),
        (0, 1, 0, 1, "1 av 1 mål har ingen aktivitet."),
    ],
)
def test_what_hangs_loose_is_counted(activities, goals, loose, unserved, says):
    links = GoalLinks(
        activities=activities,
        goals=goals,
        without_goal=pd.DataFrame(index=range(loose)),
        without_activity=pd.DataFrame(index=range(unserved)),
    )
    told = value.of_goal_links(links)
    assert told.finding == says
    assert is_plain(told)
