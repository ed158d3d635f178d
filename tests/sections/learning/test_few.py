"""Every sentence of the learning pages holds for nobody, one, four and five."""

import re
from functools import cache

import pytest

from sections.small_groups import MEETING, Reader
from tests.sections.learning import canary
from tests.sections.learning import test_coherence as coherence
from tests.sections.learning import test_data_quality as data_quality
from tests.sections.learning import test_function_activity as function_activity
from tests.sections.learning import test_goals as goals
from tests.sections.learning import test_new_citizens as new_citizens
from tests.sections.learning import test_value as value

MANAGER = Reader(few=True, people=True)
PAGES = {
    "goals": lambda n, reader: goals.page(reader, reached=n, plans=n),
    "goals, none reached": lambda n, reader: goals.page(reader, worsened=n, unsigned=n),
    "coherence": lambda n, reader: coherence.page(reader, same=n, helped=n),
    "coherence, lower": lambda n, reader: coherence.page(reader, lower=n, others=n),
    "function_activity": lambda n, reader: function_activity.page(reader, kept=n),
    "function_activity, weaker": lambda n, reader: function_activity.page(reader, weaker=n, once=n),
    "value": lambda n, reader: value.page(
        *([value.kind(n, n, 0, n)] if n else []), n=n, loose=n, reader=reader
    ),
    "new_citizens": lambda n, reader: new_citizens.page(n, higher=n, reader=reader),
    "new_citizens, left": lambda n, reader: new_citizens.page(n, left=n, same=n, reader=reader),
    "data_quality": lambda n, reader: data_quality.page(reader, on_time=n),
    "data_quality, missed": lambda n, reader: data_quality.page(reader, missed=n, impossible=n),
}

MANY = r"uppföljningar|planer|aktiviteter|rutor|enheter|veckor|mätningar|personer"
WRONG = {
    "a figure that is none": r"\b(nan|None|NaN|inf|NaT)\b",
    "one of many": rf"(?<!av )\b(1|[Ee]n|[Ee]tt) ({MANY})\b",
    "many of one": r"\b([2-9]|två|tre|fyra|fem) (uppföljning|plan|aktivitet|ruta|enhet)\b",
    "a gap": r"  | \.| ,|\.\.|^ | $",
    "more than all": r"\b(\d+) av 0\b",
}


@cache
def page(name, n, reader):
    return PAGES[name](n, reader)


def sentences(found):
    """Everything that is said in words, one after the other."""
    yield from (found.answer, *found.works, *found.needs)
    for block in found.blocks:
        yield from (block.finding, block.caveat, block.alternative)


@pytest.mark.parametrize("reader", [MANAGER, MEETING], ids=["manager", "meeting"])
@pytest.mark.parametrize("n", [0, 1, 4, 5])
@pytest.mark.parametrize("name", PAGES)
def test_every_sentence_is_whole_and_agrees_with_its_number(name, n, reader):
    for said in sentences(page(name, n, reader)):
        assert said
        assert said[0].isupper() or said[0].isdigit(), said
        assert said[-1] in ".?", said
        assert not [what for what, how in WRONG.items() if re.search(how, said)], said


@pytest.mark.parametrize("n", [0, 1, 4])
@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_said_of_all_from_fewer_than_five(name, n):
    found = page(name, n, MANAGER)
    assert not [said for said in found.works if "de flesta" in said.casefold()]
    assert not [said for said in found.needs if "försvagad för" in said]


@pytest.mark.parametrize("n", [1, 4])
@pytest.mark.parametrize("name", [name for name in PAGES if "coherence" not in name])
def test_how_few_they_are_is_nowhere_for_those_who_may_not_see_it(name, n):
    assert not re.search(rf"\b{n} av {n}\b", canary.everything(page(name, n, MEETING)))
