"""Worked SOC scores and published coefficients alpha, typed in with sources."""

from math import nan

SOC13_SCORES = [
    ([1] * 13, (11, 16, 16, 43)),
    ([7] * 13, (29, 16, 16, 61)),
    ([4] * 13, (20, 16, 16, 52)),
    ([1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6], (19, 21, 17, 57)),
    ([5, 3, 4, 6, 5, 4, 2, 5, 4, 3, 6, 5, 6], (24, 20, 20, 64)),
]
"""Worked example WE4: raw answers by item number, and comprehensibility, manageability,
meaningfulness, total. Forgotten reversal would give 13 and 91 for the first two."""

SOC29_SCORES = [
    ([1] * 29, (23, 46, 38, 107)),
    ([4] * 29, (44, 40, 32, 116)),
    ([7] * 29, (65, 34, 26, 125)),
]
"""Worked example WE4."""

PARTS_OF_SOC29 = (11, 10, 8)
PARTS_OF_SOC13 = (5, 4, 4)
"""Numbers of items in comprehensibility, manageability and meaningfulness: Kaiser & Strøm 2018
(psyktestbarn.no), worked examples"""

DENIS = [
    [10, 12, 15, 11, 12],
    [12, 18, 12, 12, 1],
    [8, 16, 14, 14, 4],
    [6, 8, 16, 8, 6],
    [4, 7, 8, 7, 5],
    [6, 6, 3, 7, 3],
    [3, 4, 6, 5, 8],
    [7, 3, 7, 9, 9],
    [8, 9, 4, 10, 10],
    [9, 5, 6, 11, 12],
]
DENIS_ALPHA = 0.633
"""Denis, Applied Univariate, Bivariate, and Multivariate Statistics: 10 persons, 5 items, alpha as
SPSS prints it. Item 5 correlates negatively with items 2 and 3 (-0.463, -0.129)."""


PINGOUIN = [
    [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
    [1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0],
    [nan, 0, 1, 1, nan, 1, 1, 1, 1, 0, 0],
    [1, 1, 1, 0, 1, 1, 0, 1, 1, 0, 0],
    [1, 1, 1, 1, 1, 0, 0, 0, 1, 0, 0],
    [0, 1, nan, 0, 1, 1, 1, 1, 0, 0, 0],
    [1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 0],
    [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
    [0, 1, 0, 1, 1, 0, 0, 0, 0, 1, 0],
    [1, 0, 0, 1, 0, 1, 0, 0, nan, 0, 0],
    [1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0],
    [1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
]
PINGOUIN_ALPHA = 0.8016949152542373
"""src/pingouin/datasets/cronbach_wide_missing.csv of github.com/raphaelvallat/pingouin, and alpha
"listwise" in its docstring, checked there against R's psych::alpha: nine persons are complete."""
