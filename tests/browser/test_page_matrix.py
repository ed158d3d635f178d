"""A part of benchmarks/page_matrix.py: over the wire nobody is sent what is somebody else's.

En medborgare is asked for everybody, and a part of the rest is asked for by chance.
"""

import random
from dataclasses import replace

import pytest

from benchmarks import matrix_records, page_matrix
from benchmarks.matrix_records import RELATIONS, Object
from domain.access import Role

pytestmark = pytest.mark.browser

BY_CHANCE = 100


@pytest.fixture(scope="module")
def municipality(tmp_path_factory):
    with page_matrix.municipality(tmp_path_factory.mktemp("matrix")) as made:
        yield made


def test_no_cell_sends_a_foreign_word(municipality):
    address, asked = municipality
    cells = page_matrix.cells(asked)
    chosen = [cell for cell in cells if cell[1] == "citizen" and cell[2].name == "id"]
    chosen += random.Random(8).sample(cells, BY_CHANCE)  # noqa: S311  (a choice, no secret)
    found = page_matrix.searched(address, chosen)
    assert found.foreign.total() == 0, found.foreign
    assert (found.missing, found.failed) == ([], [])
    assert found.words > found.opened / 2  # something is sent, or nothing is measured


def test_a_word_that_is_not_allowed_for_is_found(municipality, monkeypatch):
    address, asked = municipality
    monkeypatch.setattr(matrix_records, "SEEN_BY_MANAGER", {"sub"})
    own = next(each for each in asked if (each.name, each.relation) == ("id", "own"))
    found = page_matrix.searched(address, [(Role.UNIT_MANAGER, "citizen", own)])
    assert found.foreign.total() > 0


def test_there_are_five_thousand_cells_and_every_relation_among_them(municipality):
    cells = page_matrix.cells(municipality[1])
    assert len(cells) >= 5_000
    assert {cell[2].relation for cell in cells} >= {*RELATIONS, "junk"}


def test_a_page_asked_for_somebody_else_is_sent_less_than_one_asked_for_the_own():
    own, other = Object("id", "1", "own"), Object("id", "1", "outside")
    may = matrix_records.may_be_sent
    assert matrix_records.must_be_sent(Role.UNIT_MANAGER, "citizen", own)
    assert not matrix_records.must_be_sent(Role.UNIT_MANAGER, "citizen", other)
    glass = replace(own, relation="glass")
    assert may(Role.AREA_MANAGER, "citizen", glass) > may(Role.AREA_MANAGER, "citizens", glass)
