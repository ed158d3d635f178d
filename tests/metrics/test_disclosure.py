from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import disclosure_attack
from metrics import disclosure
from metrics.disclosure import TOTAL, Reason, protect, protect_share, share_is_safe


def _units(**counts):
    return pd.Series(counts, dtype="int64")


def _answers(*rows):
    labels = [f"Enhet {number}" for number in range(len(rows))]
    return pd.DataFrame(rows, index=labels, columns=list("ABCDEF"[: len(rows[0])]))


tables = (
    st.integers(1, 5)
    .flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 12) | st.integers(0, 60), min_size=width, max_size=width),
            min_size=1,
            max_size=6,
        )
    )
    .map(lambda rows: _answers(*rows))
)


def test_a_small_unit_takes_one_more_with_it_since_the_total_would_tell():
    """Units of 12, 7 and 3, total 22: 3 hidden, and one more (7) or the total."""
    protected = protect(_units(Björken=12, Eken=7, Linden=3))
    assert protected.table.fillna(-1).to_dict() == {
        "Björken": 12,
        "Eken": -1,
        "Linden": -1,
        TOTAL: 22,
    }
    assert protected.reasons.to_dict() == {
        "Björken": None,
        "Eken": Reason.SECONDARY,
        "Linden": Reason.FEW,
        TOTAL: None,
    }
    assert (protected.hidden, protected.hidden_because(Reason.FEW)) == (2, 1)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ((12, 7, 5), set()),  # five is enough
        ((12, 7, 0), set()),  # a zero tells of nobody
        ((0, 0, 0), set()),  # no one at all
        ((20, 4, 4), {1, 2}),  # two small ones of together 8 hide each other
        ((20, 2, 2, 9), {1, 2, 3}),  # together 4: a group of four would show
        ((20, 2, 3, 9), {1, 2, 3}),  # together 5 and neither 0, so each at most 4
        ((20, 20, 20, 20, 20, 20, 20, 4, 4), {7, 8}),  # in a long table too
        ((12,), set()),  # one group alone isn't everybody in one of several
        ((3,), {0, "sum"}),  # alone: its total is as small
        ((14, 0, 0), {0, 1, 2}),  # everybody in one cell tells of each of them
        ((2, 0), {0, 1, "sum"}),
    ],
)
def test_what_is_hidden_of_one_series_with_its_total(counts, hidden):
    protected = protect(pd.Series(counts)).table
    assert {"sum" if row == TOTAL else row for row in protected.index[protected.isna()]} == hidden


def test_a_true_zero_is_shown_and_a_hidden_cell_is_never_zero():
    protected = protect(_answers([9, 0, 8], [3, 8, 9], [7, 9, 6]))
    assert protected.table.loc["Enhet 0", "B"] == 0
    assert np.isnan(protected.table.loc["Enhet 1", "A"])


def test_a_row_with_everybody_in_one_answer_is_hidden_but_its_total_is_not():
    protected = protect(_answers([14, 0, 0], [20, 9, 11], [8, 30, 12]))
    assert protected.table.loc["Enhet 0"].isna().tolist() == [True, True, True, False]
    assert protected.hidden_because(Reason.EVERYBODY) == 3


def test_an_empty_row_tells_of_nobody():
    assert protect(_answers([0, 0], [8, 9])).hidden == 0


@pytest.mark.parametrize(
    ("shares", "expected"),
    [(False, 0), (True, 1)],  # as counts a 0 is fine; as a share 0 % tells of all 17
)
def test_zero_per_cent_is_hidden_when_the_table_is_shown_as_shares(shares, expected):
    protected = protect(_answers([9, 0, 8], [7, 8, 9], [7, 9, 6]), shares=shares)
    assert protected.hidden_because(Reason.EVERYBODY) == expected


def test_all_but_a_few_of_a_row_is_never_shown_beside_its_total():
    table = protect(_answers([20, 1, 2], [9, 9, 9], [9, 9, 9])).table
    assert np.isnan(table.loc["Enhet 0", "A"]) or np.isnan(table.loc["Enhet 0", TOTAL])


def test_areas_of_a_tree_and_overlapping_groups_are_protected_together():
    units = _units(A=9, B=8, C=14, D=11)
    alone = protect(units, groups={"Norr": ["A", "B"], "Söder": ["C", "D"]})
    assert alone.hidden == 0
    filtered = protect(units, groups={"Norr": ["A", "B"], "Test": ["A", "B", "C"]} | {"C2": ["C"]})
    assert filtered.hidden == 0
    small = protect(
        _units(A=9, B=8, C=3, D=11), groups={"Norr": ["A", "B"], "Test": ["A", "B", "C"]}
    )
    assert small.table.isna()["C"]
    assert small.table[["Norr", "Test"]].isna().any()  # their difference would be the 3 of C


def test_parts_are_hidden_rather_than_sums():
    table = protect(_answers([3, 1], [6, 2])).table
    assert np.isnan(table.loc["Enhet 1", "A"])
    assert table.loc["Enhet 1", TOTAL] == 8


def test_groups_that_overlap_crosswise_are_protected_in_whole_numbers():
    """Halves of persons would do to protect these, but a reader knows that there are none."""
    counts = _units(A=8, B=1, C=4, D=17, E=6).to_frame("n")
    groups = {"1": list("ABCE"), "2": list("DE"), "3": list("ABE"), "4": list("ABD")}
    tree = disclosure_attack.Tree(counts, groups)
    assert disclosure_attack.found(tree, protect(counts, groups=groups), k=5)[0] == 0


def _every_table(table, groups, *, ceiling):
    """Slow and obvious: every whole table up to a ceiling that agrees with what is published."""
    inner = [row for row in table.index if row not in groups and row != TOTAL]
    tried = pd.DataFrame(list(product(range(ceiling + 1), repeat=len(inner))), columns=inner)
    sums = {name: tried[list(members)].sum(axis=1) for name, members in groups.items()}
    tried = tried.assign(**sums, **{TOTAL: tried[inner].sum(axis=1)})
    return tried[(tried.eq(table) | table.isna()).all(axis=1)]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 8), min_size=2, max_size=3), st.data())
def test_the_attacker_finds_the_same_bounds_as_trying_every_table(counts, data):
    units = pd.Series(counts, index=list("ABC")[: len(counts)])
    groups = {"Norr": data.draw(st.sampled_from(list(combinations(units.index, 2))))}
    table = protect(units, groups=groups).table
    hidden = [row for row in units.index if np.isnan(table[row])]
    ranges = disclosure_attack.bounds(
        table.to_frame("n"), groups, cells=[(row, "n") for row in hidden], floor={}
    )
    tried = _every_table(table, groups, ceiling=24)
    for row, (low, high) in zip(hidden, ranges, strict=True):
        assert low == tried[row].min()
        assert high == tried[row].max() or high > 24  # a hidden total sets no limit upwards


@settings(max_examples=60, deadline=None)
@given(tables, st.sampled_from([5, 7, 10]), st.data())
def test_an_attacker_who_solves_the_table_pins_down_no_small_cell(counts, k, data):
    some_rows = st.lists(st.sampled_from(list(counts.index)), min_size=1, unique=True)
    groups = {"Norr": data.draw(some_rows), "Filter": data.draw(some_rows)}
    tree = disclosure_attack.Tree(counts, groups)
    protected = protect(counts, k=k, groups=groups)
    assert disclosure_attack.found(tree, protected, k=k)[0] == 0


@settings(max_examples=40, deadline=None)
@given(tables)
def test_as_shares_no_row_tells_of_everybody(counts):
    table = protect(counts, shares=True).table
    inner = [column for column in table.columns if column != TOTAL]
    for row, column in product(table.index if len(inner) > 1 else [], inner):
        part, whole = table.loc[row, column], table.loc[row, inner].sum(skipna=False)
        assert np.isnan(part) or np.isnan(whole) or whole == 0 or share_is_safe(part, whole)


@settings(max_examples=40, deadline=None)
@given(tables)
def test_what_is_published_is_true_and_what_is_hidden_has_a_reason(counts):
    protected = protect(counts)
    truth = disclosure_attack.with_sums(disclosure_attack.Tree(counts, {}))
    shown = protected.table.notna()
    assert protected.table.where(shown, truth).astype("int64").equals(truth)
    assert protected.reasons.isna().equals(shown)


def test_attack_succeeds_when_only_small_cells_are_hidden():
    """Without secondary suppression the attacker must win, or it would be no attacker."""
    counts = _units(A=12, B=7, C=3).to_frame("n")
    tree = disclosure_attack.Tree(counts, {})
    protected = protect(counts)
    naive = disclosure.ProtectedTable(
        table=disclosure_attack.with_sums(tree).astype("float64").replace(3, np.nan),
        reasons=protected.reasons,
        k=5,
    )
    assert disclosure_attack.found(tree, naive, k=5) == (1, 1)


def test_a_frame_without_rows_has_a_total_of_nothing():
    assert protect(pd.DataFrame(columns=["A", "B"], dtype="int64")).table.to_numpy().tolist() == [
        [0, 0, 0]
    ]


@pytest.mark.parametrize(
    ("table", "options"),
    [
        (_units(A=12, B=7), {"k": 4}),  # the limit may be raised, never lowered
        (_units(A=12, B=-1), {}),
        (pd.Series({"A": 12, "B": 7.5}), {}),
        (pd.Series({"A": 12, "B": np.nan}), {}),  # missing is not 0
        (pd.Series([12, 7], index=["A", "A"]), {}),
        (pd.Series({"A": 12, TOTAL: 12}), {}),  # a sum handed in as if it were a part
        (_units(A=12, B=7), {"groups": {"Norr": ["A", "C"]}}),
        (_units(A=12, B=7), {"groups": {"A": ["B"]}}),  # a group named as a unit
    ],
)
def test_a_table_that_can_not_be_protected_is_refused(table, options):
    with pytest.raises(ValueError, match=r"k must|whole numbers|labels|rows that"):
        protect(table, **options)


@pytest.mark.parametrize(
    ("part", "whole", "safe"),
    [
        (0, 40, False),  # 0 %: everybody is without
        (40, 40, False),  # 100 %: everybody has it
        (4, 40, False),  # four persons
        (36, 40, False),  # all but four
        (5, 10, True),  # five with and five without
        (5, 9, False),
        (0, 0, False),  # nobody: no share at all
    ],
)
def test_a_share_is_safe_with_five_persons_on_either_side(part, whole, safe):
    assert bool(share_is_safe(part, whole)) is safe
    assert np.isnan(protect_share(part, whole)) != safe


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_share_and_its_complement_are_safe_together(with_it, without):
    whole = with_it + without
    assert share_is_safe(with_it, whole) == share_is_safe(without, whole)
