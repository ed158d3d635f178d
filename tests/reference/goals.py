"""Published T-scores of Goal Attainment Scaling, typed in with their sources."""

T_SCORES = [
    ((-1,), 40),
    ((-2,), 30),
    ((-1, -1), 37.5965),
    ((0, 0, 0), 50),
    ((1, 1, 1), 63.6931),
    ((-1, -1, -1), 36.3069),
    ((2, 2, 2), 77.3861),
    ((-2, -2, -2), 22.6139),
    ((-1, -1, -1, -1), 35.4905),
    ((-2, -2, -2, -2, -2), 19.8489),
]
"""Levels of equally weighted goals. Worked example WE8."""

T_SCORES_WEIGHTED = [
    ((1, 0, 1), (3, 2, 1), 58.8131),
    ((1, 2, 0), (6, 4, 9), 59.8650),
    ((0, 1, -1, 2), (2, 1, 3, 1), 50),
]
"""Levels and weights. Worked example WE8."""

T_SCORES_GASR = [
    ((2, 1, 0, -2, 1), 56.03023),
    ((2, 2, 2), 77.38613),
    ((1, 0, 2), 63.69306),
]
"""Levels of equally weighted goals: README of the R package gasr, github.com/taylordunn/gasr."""
