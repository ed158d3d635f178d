"""What can a reader work out who sees all of a protected table? 1,000 random trees of units.

The attacker knows every published number, which rows and columns are summed where, that counts are
whole and not negative, and even which of the hidden cells aren't 0 (who doesn't finds less).
Repeat with: python -m benchmarks.disclosure_attack
"""

import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import product

import numpy as np
import pandas as pd
from scipy.optimize import milp

from metrics import disclosure

TREES = 1000
SEED = 20261122
NARROW = 4  # plus and minus two

Cell = tuple[str, str]
Groups = Mapping[str, Collection[str]]


@dataclass(frozen=True)
class Tree:
    """Counts of citizens by unit and answer, with areas, the board and a filter over units."""

    counts: pd.DataFrame
    groups: Groups


def random_tree(rng: np.random.Generator) -> Tree:
    """A tree of 3 to 10 units in 1 to 3 areas, 1 to 4 answers, many cells small, and a filter."""
    units = [f"unit {n}" for n in range(rng.integers(3, 11))]
    answers = [f"answer {n}" for n in range(rng.integers(1, 5))]
    size = rng.gamma(1.5, 6, (len(units), len(answers)))
    counts = pd.DataFrame(rng.poisson(size), index=units, columns=answers)
    area = rng.integers(0, 3, len(units))
    groups = {f"area {a}": [units[i] for i in np.flatnonzero(area == a)] for a in set(area)}
    groups["filter"] = list(rng.choice(units, rng.integers(1, len(units)), replace=False))
    return Tree(counts, groups)


def equations(table: pd.DataFrame, groups: Groups) -> list[tuple[Cell, list[Cell]]]:
    """Every sum that the table is known to follow: a cell, and the cells it is the sum of."""
    sums = {**groups, disclosure.TOTAL: [row for row in table.index if row not in groups]}
    sums[disclosure.TOTAL].remove(disclosure.TOTAL)
    down = [
        ((name, column), [(member, column) for member in members])
        for (name, members), column in product(sums.items(), table.columns)
    ]
    if disclosure.TOTAL not in table.columns:
        return down
    answers = [column for column in table.columns if column != disclosure.TOTAL]
    across = [
        ((row, disclosure.TOTAL), [(row, answer) for answer in answers]) for row in table.index
    ]
    return down + across


def bounds(
    table: pd.DataFrame, groups: Groups, *, cells: list[Cell], floor: Mapping[Cell, int]
) -> list[tuple[float, float]]:
    """The smallest and largest whole number that each of `cells` can be, from the table alone."""
    hidden = [cell for cell in product(table.index, table.columns) if pd.isna(table.loc[cell])]
    matrix, known = [], []
    for whole, parts in equations(table, groups):
        signs = {**dict.fromkeys(parts, 1), whole: -1}
        matrix.append([signs.get(cell, 0) for cell in hidden])
        known.append(
            -sum(sign * table.loc[cell] for cell, sign in signs.items() if cell not in hidden)
        )
    lowest = [floor.get(cell, 0) for cell in hidden]

    def extreme(cell: Cell, sign: int) -> float:
        found = milp(
            [sign * (other == cell) for other in hidden],
            integrality=1,
            bounds=(lowest, np.inf),
            constraints=(np.array(matrix), known, known),
        )
        return sign * found.fun if found.fun is not None else np.inf

    return [(extreme(cell, 1), extreme(cell, -1)) for cell in cells]


def found(tree: Tree, protected: disclosure.ProtectedTable, *, k: int) -> tuple[int, int]:
    """How many cells of 1 to `k` - 1 persons the attacker pins down, and how many there are."""
    whole = with_sums(tree)
    small = [cell for cell in product(whole.index, whole.columns) if 0 < whole.loc[cell] < k]
    floor = {cell: 1 for cell in product(whole.index, whole.columns) if whole.loc[cell] > 0}
    ranges = bounds(protected.table, tree.groups, cells=small, floor=floor)
    return sum(high - low < NARROW or high < k for low, high in ranges), len(small)


def with_sums(tree: Tree) -> pd.DataFrame:
    """The true counts with all their sums, worked out the slow way."""
    whole = tree.counts.copy()
    for name, members in tree.groups.items():
        whole.loc[name] = tree.counts.loc[members].sum()
    whole.loc[disclosure.TOTAL] = tree.counts.sum()
    if tree.counts.shape[1] > 1:
        whole[disclosure.TOTAL] = whole.sum(axis=1)
    return whole


def main() -> None:
    """Protect and attack every tree, and print what the attacker found."""
    rng = np.random.default_rng(SEED)
    trees = [random_tree(rng) for _ in range(TREES)]
    started = time.perf_counter()
    tables = [disclosure.protect(tree.counts, groups=tree.groups) for tree in trees]
    seconds = time.perf_counter() - started
    results = [
        found(tree, table, k=disclosure.SMALLEST_K)
        for tree, table in zip(trees, tables, strict=True)
    ]
    cells = sum(table.table.size for table in tables)
    primary = sum(int(table.primary.to_numpy().sum()) for table in tables)
    secondary = sum(int(table.secondary.to_numpy().sum()) for table in tables)
    print(f"{TREES} tables, {cells} cells: {primary} hidden for themselves, {secondary} for others")
    print(f"protect: {1000 * seconds / TREES:.1f} ms a table")
    pinned, attacked = (sum(column) for column in zip(*results, strict=True))
    print(f"{pinned} hidden cells of {attacked} found: {pinned / attacked:.2%} (must be 0%)")


if __name__ == "__main__":
    main()
