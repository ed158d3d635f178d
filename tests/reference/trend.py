"""Published slopes and trend tests, typed in with sources."""

SEN_DAYS = [1, 2, 3, 4, 10, 12, 18]
SEN_VALUES = [9, 15, 19, 20, 45, 55, 78]
SEN_SLOPE = 4.0
SEN_INTERVAL_93 = (3.71, 4.38)
"""The example of Sen 1968, J Am Stat Assoc 63:1379-1389, with its 93 % interval, as quoted in
test_theilslopes of scipy/stats/tests/test_stats.py."""

OUTLIER = [1, 2, 3, 4, 5, 16, 7]
OUTLIER_RESULT = {"s": 19, "tau": 0.904762, "slope": 1.0, "exact": 0.0027778, "z": 2.70338}
OUTLIER_NORMAL_P = 0.00686379
"""Worked example WE9, on days 1 to 7."""

EIGHT = [60, 62, 61, 65, 66, 70, 69, 72]
EIGHT_RESULT = {"s": 24, "tau": 0.857143, "slope": 1.690476, "exact": 0.00173611}
EIGHT_NORMAL_P = 0.00443401
"""Worked example WE10."""

SHORT_RISES = {4: (0.083333, 0.089429), 5: (0.016667, 0.027486)}
"""Worked example WE10: 1, 2, ... n; exact and normal p."""

EPA_TIED = [10, 10, 10, 5, 10, 20, 18, 17, 15, 24, 15]
EPA_RESULT = {"s": 22, "variance": 155.33, "z": 1.685}
"""EPA QA/G-9S, Data Quality Assessment: Statistical Methods for Practitioners, p. 109, as quoted at
help.earthsoft.com/mann-kendall-trend-evaluation.htm: 11 values, groups of four and two equal."""

TUNA = [2.5, 4.0, 2.6, 3.6, 2.8, 3.1, 5.2, 5.0, 3.8]
TUNA_RESULT = {"tau": 0.4444444, "exact": 0.1194}
"""Hollander & Wolfe's canned tuna as in R's help page of cor.test: the panel's score in the order
of the lightness measure, so that time stands for lightness. R prints T = 26, p-value = 0.1194."""

CRITICAL_S = {
    5: (7, 8, 10),
    6: (8, 11, 13),
    7: (10, 13, 17),
    8: (11, 16, 20),
    9: (14, 18, 24),
    10: (16, 21, 27),
}
"""n: the S from which there is 90, 95 and 99 % one-sided confidence in a trend.
help.earthsoft.com/lib_mann-kendall.htm, "Small Sample Method"."""
