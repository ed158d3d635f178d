"""What was agreed hangs together with the lives: plans, goals, activities and strengths."""

from collections import Counter

from domain.vocabulary import FollowUpResult, GoalOwner, GoalType, StrengthSource


def test_a_plan_is_made_at_a_follow_up_by_the_unit_that_held_it(any_records):
    held = {(r.citizen_id, r.unit_id, r.held_on) for r in any_records["follow_up"]}
    assert all((r.citizen_id, r.unit_id, r.made_on) in held for r in any_records["plan"])


def test_some_plans_wait_for_a_signature_and_most_do_not(any_records):
    unsigned = sum(r.signed_by_citizen_on is None for r in any_records["plan"])
    assert 0.05 < unsigned / len(any_records["plan"]) < 0.3


def test_goals_are_of_every_kind_and_owner_and_stay_on_their_scale(any_records):
    assert {r.goal_type for r in any_records["goal"]} == set(GoalType)
    assert {r.owner for r in any_records["goal"]} == set(GoalOwner)
    assert {r.level for r in any_records["goal_assessment"]} == {0, 1, 2, 3, 4}


def test_an_assessment_comes_after_its_goals_start(any_records):
    started = {r.id: r.started_on for r in any_records["goal"]}
    assert all(r.assessed_on > started[r.goal_id] for r in any_records["goal_assessment"])


def test_most_have_strengths_and_some_have_no_goal(any_records):
    everybody = {r.id for r in any_records["citizen"]}
    assert {r.source for r in any_records["strength"]} == set(StrengthSource)
    assert 5 < len(everybody - {r.citizen_id for r in any_records["goal"]}) < 60


def test_a_follow_up_led_to_something_and_an_everyday_talk_did_not(any_records):
    kinds = Counter((r.kind == "everyday", r.result) for r in any_records["follow_up"])
    assert {result for everyday, result in kinds if everyday} == {None}
    assert {result for everyday, result in kinds if not everyday} == {None, *FollowUpResult} - {
        FollowUpResult.END
    }
