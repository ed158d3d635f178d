"""Outcomes by time since the start, and why somebody could not be measured."""

import pandas as pd
import pytest

from domain.measures import default_shelf
from domain.vocabulary import Track
from metrics.outcome_counts import Measured, Occasions, by_time, measured


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (0, "mindre än 6 månader"),
        (181, "mindre än 6 månader"),
        (182, "6 till 12 månader"),
        (365, "1 till 2 år"),
        (730, "mer än 2 år"),
        (4000, "mer än 2 år"),
    ],
)
def test_a_course_stands_in_the_band_of_its_length(days, band):
    start = pd.Timestamp(2020, 1, 1)
    course = {"baseline_on": [start], "latest_on": [start + pd.Timedelta(days=days)]}
    found = by_time(pd.DataFrame(course | {"outcome": ["weakened"]}))
    assert found.loc[band, "weakened"] == 1
    assert found.to_numpy().sum() == 1


def rows(*pairs):
    return pd.DataFrame(pairs, columns=["citizen_id", "measure"]).astype({"citizen_id": "int64"})


def test_each_is_counted_once_under_the_nearest_reason():
    found = measured(
        [1, 2, 3, 4, 5],
        track=Track.ACTIVITY,
        courses=rows((1, "copm_p"), (5, "sppb"), (99, "copm_p")),  # another track, another unit
        occasions=Occasions(
            held=rows(*((who, "") for who in (1, 3, 4, 5))),
            scores=rows((1, "copm_p"), (3, "copm_p"), (4, "copm_p")),
            coded=rows((4, "hemliv")),
        ),
        measures=default_shelf(),
    )
    assert found.to_dict() == {
        Measured.YES: 1,
        Measured.NOT_MET: 1,
        Measured.OTHERS_ANSWERED: 1,
        Measured.NOT_POSSIBLE: 1,
        Measured.LEFT_OUT: 1,
    }
