from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metrics.release_ledger import ReleaseLedger

UNIT = range(40)


@pytest.mark.parametrize(
    ("shown", "group", "allowed"),
    [
        ([], range(5), True),  # five is enough
        ([], range(4), False),
        ([], [], True),  # nobody to tell of
        ([UNIT], UNIT, True),  # the same figure again
        ([UNIT], range(12), True),  # twelve of forty: 28 others
        ([UNIT], range(37), False),  # by difference three persons
        ([UNIT], range(1, 41), False),  # one left and one came: of the same size, yet one differs
        ([range(20), range(20, 40)], UNIT, True),  # a whole of two parts shown
        ([range(20), range(20, 40)], range(41), False),  # whole minus parts is one person
        ([range(22), range(20, 42)], range(42), False),  # the two counted twice would show
        ([range(25), range(20, 45)], range(45), True),  # five counted twice
    ],
)
def test_a_group_is_shown_unless_it_tells_of_few_together_with_those_shown(shown, group, allowed):
    ledger = ReleaseLedger()
    for earlier in shown:
        ledger = ledger.with_release(earlier)
    assert ledger.allows(group) is allowed


def test_a_group_that_is_not_allowed_can_not_be_written_down():
    with pytest.raises(ValueError, match="fewer than 5"):
        ReleaseLedger().with_release(UNIT).with_release(range(39))


def test_the_limit_may_be_raised_but_not_lowered():
    assert not ReleaseLedger(k=10).allows(range(9))
    with pytest.raises(ValueError, match="k must"):
        ReleaseLedger(k=4)


def _sums_and_differences(groups):
    """Slow and obvious: every group that comes out when shown groups are added and taken off."""
    persons = frozenset().union(*groups)
    for signs in product((-1, 0, 1), repeat=len(groups)):
        counted = {
            person: sum(sign * (person in group) for sign, group in zip(signs, groups, strict=True))
            for person in persons
        }
        if set(counted.values()) <= {0, 1}:
            yield {person for person, times in counted.items() if times}


blocks = st.lists(st.integers(1, 8), min_size=2, max_size=6).map(
    lambda sizes: [frozenset((block, n) for n in range(size)) for block, size in enumerate(sizes)]
)
groups_of_blocks = blocks.flatmap(
    lambda some: st.lists(
        st.lists(st.sampled_from(some), unique=True).map(lambda parts: frozenset().union(*parts)),
        max_size=6,
    )
)


@settings(max_examples=200, deadline=None)
@given(groups_of_blocks)
def test_no_sum_or_difference_of_allowed_groups_is_a_few_persons(groups):
    ledger = ReleaseLedger()
    for group in groups:
        if ledger.allows(group):
            ledger = ledger.with_release(group)
    assert all(not 0 < len(few) < 5 for few in _sums_and_differences(ledger.released))
