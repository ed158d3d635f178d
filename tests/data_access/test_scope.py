"""Every question about records carries the scope: other units, others' citizens, protected ones."""

from datetime import date

import pytest

from data_access import citizens, follow_ups, plans
from domain.access import Scope
from domain.vocabulary import Period
from tests import builders as a

DAY = date(2026, 6, 1)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))

QUESTIONS = {
    "citizens": lambda c, s: citizens.current(c, scope=s, day=DAY),
    "placements": lambda c, s: citizens.placements(c, scope=s),
    "known": lambda c, s: citizens.known(c, scope=s),
    "held": lambda c, s: follow_ups.held(c, scope=s, period=YEAR),
    "scores": lambda c, s: follow_ups.scores(c, scope=s, period=YEAR),
    "life_events": lambda c, s: follow_ups.life_events(c, scope=s, period=YEAR),
    "plans": lambda c, s: plans.plans(c, scope=s),
    "goals": lambda c, s: plans.goals(c, scope=s, day=DAY),
    "assessments": lambda c, s: plans.goal_assessments(c, scope=s, day=DAY),
    "activities": lambda c, s: plans.activities(c, scope=s, day=DAY),
    "strengths": lambda c, s: plans.strengths(c, scope=s, day=DAY),
}


def with_everything(connection, where, **rest):
    who = a.a_citizen(connection, where, **rest)
    a.a_follow_up(connection, who, where, date(2026, 3, 1), sppb=7)
    a.a_life_event(connection, who, date(2026, 4, 1))
    a.a_plan(connection, who, where)
    a.an_assessment(connection, a.a_goal(connection, who), date(2026, 2, 1), 3)
    a.an_activity(connection, who)
    a.a_strength(connection, who)
    return who


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_answers_within_the_scope_alone(connection, name):
    ask = QUESTIONS[name]
    here, there = a.a_unit(connection, "Här"), a.a_unit(connection, "Där")
    anna, bo = with_everything(connection, here), with_everything(connection, here)
    with_everything(connection, there)  # another unit's
    hidden = with_everything(connection, here, protected=True)

    def seen(scope):
        return sorted(ask(connection, scope)["citizen_id"])

    units = frozenset({here})
    assert seen(Scope(units)) == [anna, bo]
    assert seen(Scope(units, only=frozenset({bo}))) == [bo]
    assert seen(Scope(units, only=frozenset())) == []
    assert seen(Scope(units, protected=frozenset({hidden}))) == [anna, bo, hidden]
    assert seen(Scope(frozenset({there}), only=frozenset({anna}))) == []
    assert seen(Scope()) == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_empty_answer_has_the_columns_of_a_full_one(connection, name):
    where = a.a_unit(connection)
    with_everything(connection, where)
    full = QUESTIONS[name](connection, Scope(frozenset({where})))
    empty = QUESTIONS[name](connection, Scope())
    assert full.dtypes.to_dict() == empty.dtypes.to_dict()
    assert len(full) == 1
