"""Published limits and verdicts for run charts, typed in with their sources."""

SERIES_WITH_FOUR_ANSWERS = (60, 62, 58, 61, 59, 60, 66, 67, 65, 68, 66, 67)
"""Worked example WE12: median 63.5, 12 useful points, 2 runs, 1 crossing, longest run 6."""

ANHOEJ_LIMITS = {
    10: (6, 2),
    11: (6, 2),
    12: (7, 3),
    15: (7, 4),
    16: (7, 4),
    20: (7, 6),
    24: (8, 8),
    30: (8, 10),
}
"""n: (longest run, fewest crossings). Worked example WE11; the row of 24 points is worked
in the vignette of qicharts2 (github.com/anhoej/qicharts2, vignettes/qicharts2.Rmd)."""

ANHOEJ_LONGEST_RUN_UP_TO = {11: 6, 22: 7, 45: 8, 90: 9, 104: 10}
"""Highest n with each limit, from 10 points up. Table "Length of run in a run chart" at
unaettie.com/en-us/faq.php (the table as printed runs on past 104)."""

PERLA_RUNS = {
    10: (3, 9),
    14: (4, 12),
    16: (5, 13),
    24: (8, 18),
    30: (11, 21),
    40: (15, 27),
    50: (19, 33),
    60: (24, 38),
}
"""n: (fewest, most) runs. The rows of Perla, Provost & Murray (2011) table 1 that the validation
page of another open program reports as checked against the published table."""

PERLA_RUNS_FROM_MEMORY = {11: (3, 10), 12: (3, 11), 15: (5, 12), 20: (6, 16)}
"""The rest of the rows in the worked examples, marked there as from memory."""

BALESTRACCI_RUN_LENGTHS = (7, 7, 1, 1)
"""Sixteen points in four runs, above the median first: "An underrated test for run charts",
Quality Digest, October 2008. Expected runs by his table 5 to 12, so a special cause."""
