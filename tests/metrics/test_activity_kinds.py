from datetime import date

import pandas as pd
import pytest

from domain.measures import default_shelf
from metrics import activity_kinds
from metrics.activity_kinds import Doer

COLUMNS = {"activity_id": "int64", "citizen_id": "int64", "goal_id": "Int64", "who": "str"}
COLUMNS |= {"citizen_does": "str", "support_does": "str", "started_on": "datetime64[s]"}
COLUMNS |= {"ended_on": "datetime64[s]", "hours_granted": "float64", "hours_performed": "float64"}
BEGUN, ENDED = date(2026, 1, 1), date(2026, 3, 31)


def activities(*rows):
    usual = dict.fromkeys(COLUMNS) | {"activity_id": 1, "citizen_id": 1, "started_on": BEGUN}
    return pd.DataFrame([usual | row for row in rows], columns=list(COLUMNS)).astype(COLUMNS)


@pytest.mark.parametrize(
    ("who", "own", "support", "doer"),
    [
        ("hemvården", None, "Städar", Doer.OTHERS),
        ("hemvården", "Dammar", "Städar", Doer.WITH_SUPPORT),
        ("hemvården", "Dammar", None, Doer.SELF),
        ("Själv", None, None, Doer.SELF),
        ("själv", None, "Påminner", Doer.WITH_SUPPORT),
        ("Väntjänsten", "Går", "Följer med", Doer.CIVIL_SOCIETY),
        (None, None, None, Doer.OTHERS),
    ],
)
def test_who_does_what_is_read_from_performer_and_both_columns(who, own, support, doer):
    found = activities({"who": who, "citizen_does": own, "support_does": support})
    assert activity_kinds.doers(found).tolist() == [doer]


@pytest.mark.parametrize(
    ("first", "last", "there"),
    [
        (date(2025, 12, 1), date(2025, 12, 31), 0),  # before it began
        (date(2025, 12, 1), BEGUN, 1),
        (ENDED, date(2026, 6, 1), 1),
        (date(2026, 4, 1), date(2026, 6, 1), 0),
    ],
)
def test_an_activity_goes_on_from_its_first_day_to_its_last(first, last, there):
    assert len(activity_kinds.going_on(activities({"ended_on": ENDED}), first, last)) == there


def test_a_kind_is_the_life_area_of_the_goal():
    goals = pd.DataFrame({"goal_id": [7, 8], "life_area": ["Hemliv", None]})
    found = activity_kinds.with_kinds(
        activities({"goal_id": 7}, {"goal_id": 8}, {"goal_id": None}), goals
    )
    assert found["area"].tolist() == ["Hemliv", "Livsområde saknas", "Utan mål"]


@pytest.mark.parametrize(
    ("measure", "kept", "lost"), [("copm_p", 1.99, 2.0), ("sppb", 1, 2), ("hemliv", 0, 1)]
)
def test_the_margin_is_where_the_measures_own_rule_begins_to_count(measure, kept, lost):
    rule = default_shelf()[measure]
    assert rule.counts_as_change(lost)
    assert not rule.counts_as_change(kept)
    assert kept <= activity_kinds.kept_margin(rule) < lost


def test_hours_are_summed_where_both_are_known():
    rows = [{"citizen_id": who, "hours_granted": 5, "hours_performed": 4} for who in (1, 1, 2)]
    rows.append({"citizen_id": 3, "hours_granted": 9, "hours_performed": None})
    found = activity_kinds.hours(activities(*rows).assign(area="Hemliv"))
    assert found.loc["Hemliv"].tolist() == [2, 15, 12]


def test_lower_is_turned_so_that_higher_is_better():
    rows = {"citizen_id": 1, "held_on": pd.Timestamp(BEGUN), "measure": "tug"}
    scores = pd.DataFrame([rows | {"respondent": "staff", "value": 14.0}])
    found = activity_kinds.higher_is_better(scores, default_shelf()["tug"])
    assert found["points"].tolist() == [-14.0]


def test_an_activity_may_serve_a_goal_whose_day_has_passed():
    goals = pd.DataFrame({"goal_id": [7, 8], "citizen_id": [1, 1]}).astype("int64")
    goals["started_on"] = pd.Timestamp(2025, 1, 1)
    goals["target_on"] = [pd.Timestamp(2025, 6, 1), pd.NaT]
    found = activity_kinds.links(activities({"goal_id": 7}), goals, BEGUN, ENDED)
    assert found.without_goal.empty
    assert found.without_activity["goal_id"].tolist() == [8]
    assert (found.activities, found.goals) == (1, 1)


def test_what_few_have_is_no_kind_to_those_who_see_nobody():
    rows = [(1, "Promenad"), (2, "Promenad"), (2, "Promenad"), (3, "Fika med Greta")]
    typed = pd.DataFrame(rows, columns=["citizen_id", "what"])
    assert set(activity_kinds.of_many(typed, "what", fewest=2)["what"]) == {"Promenad"}
    assert activity_kinds.of_many(typed, "what", fewest=3).empty
