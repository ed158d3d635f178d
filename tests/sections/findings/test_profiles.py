"""The parts of a profile are told one by one and never weighed together."""

from math import isnan, nan

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.profile_change import profile_change, profile_changes
from sections.findings import profiles
from tests.sections.findings.reading import is_plain

ratings = st.sampled_from([1.0, 2.0, 3.0, nan])
profile = st.tuples(ratings, ratings, ratings)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ((3, 2, 4), (3, 2, 4), "Samma i begriplighet, hanterbarhet och meningsfullhet"),
        ((3, 2, 4), (4, 2, 3), "Högre i begriplighet, samma i hanterbarhet, lägre i meningsful"),
        ((3, 2, 4), (4, None, 5), "Högre i begriplighet och meningsfullhet, mot förra samtalet."),
        ((None, None, None), (4, 4, 4), "Går inte att säga: inga två samtal att jämföra."),
    ],
)
def test_a_profile_is_told_part_by_part(before, after, says):
    assert profiles.of_profile(profile_change(before, after)).finding.startswith(says)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ([], [], "Ingen har två hela samtal att jämföra ännu."),
        ([(1, 1, nan)], [(1, 1, 1)], "Ingen har två hela samtal att jämföra ännu."),
        (
            [(3, 2, 4), (3, 2, 4), (1, 1, 1), (2, 2, 2)],
            [(4, 2, 3), (3, 2, 4), (1, 1, nan), (2, 1, 2)],
            (
                "0 högre i någon del och inte lägre i någon; 1 samma i alla delar; 1 högre i "
                "någon del och lägre i någon; 1 lägre i någon del och inte högre i någon."
            ),
        ),
    ],
)
def test_a_group_is_counted_by_direction_and_mixed_stays_mixed(before, after, says):
    frames = [pd.DataFrame(rows, columns=list("abc"), dtype="float64") for rows in (before, after)]
    assert profiles.of_group(profile_changes(*frames)).finding == says


@pytest.mark.parametrize(("last", "told_of"), [(nan, True), (1.0, False)])
def test_who_lacks_a_rating_is_told_of(last, told_of):
    before, after = pd.DataFrame([(1.0, 1.0)] * 2), pd.DataFrame([(1.0, 1.0), (1.0, last)])
    told = profiles.of_group(profile_changes(before, after))
    assert told.sureness.endswith("En medborgare saknar någon skattning.") is told_of


@given(profile, profile)
def test_a_profile_names_every_part_that_can_be_compared(before, after):
    change = profile_change(before, after)
    told = profiles.of_profile(change)
    assert is_plain(told)
    for part, was, now in zip(profiles.PARTS, before, after, strict=True):
        assert (part in told.finding) == (not isnan(was + now))


@given(st.lists(st.tuples(profile, profile), max_size=8))
def test_a_group_is_told_plainly(rows):
    frames = [pd.DataFrame(side, columns=list("abc")) for side in zip(*rows, strict=True)]
    frames = frames or [pd.DataFrame(columns=list("abc"), dtype="float64")] * 2
    assert is_plain(profiles.of_group(profile_changes(*frames)))
