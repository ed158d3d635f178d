"""Published limits and verdicts for control charts, typed in with their sources."""

NHSR_SERIES = (
    *(-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621),
    *(-1.26506123, -0.68685285, -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272),
    *(-0.55584113, 1.78691314, 0.49785048, -1.96661716, 0.70135590, -0.47279141),
)
"""R: set.seed(123); rnorm(20), the data of NHSRplotthedots' own tests; printed to 8 decimals."""

NHSR_LIMITS = (0.1416238, -3.01138, 3.294627)
"""Mean, lower and upper limit. github.com/nhs-r-community/NHSRplotthedots,
tests/testthat/_snaps/ptd_spc_standard.md, as are the next two."""

NHSR_OUTLIER = (14, 10.0)
"""Position (from 0) and value put in to try the screening of moving ranges."""
NHSR_LIMITS_SCREENED = (0.6694159, -2.383666, 3.722497)
NHSR_LIMITS_UNSCREENED = (0.6694159, -4.596625, 5.935457)

NHSR_LIMITS_OF_HALVES = ((0.0746, -2.60, 2.75), (0.209, -3.28, 3.70))
"""The same series in two parts of 10: tests/testthat/_snaps/ptd_spc.md."""

NHSPY_LIMITS = {
    (1, 2, 3, 4, 5, 6, 7, 8, 9, 10): (5.5, 2.84, 8.16),
    (10, 9, 8, 7, 6, 5, 4, 3, 2, 1): (5.5, 2.84, 8.16),
    (1, 2, 3, 4, 5, 4, 3, 2, 1, 2): (2.7, 0.04, 5.36),
    (1, 2, 3): (2.0, -0.66, 4.66),
    (3, 1, 4, 1, 5, 9, 2): (3.5714285714, -6.6252380952, 13.7680952381),
    (1, 2, 3, 2, 1, 2, 3, 4, 5, 6, 7, 4, 3, 2, 1, 2): (3.0, -0.0146666667, 6.0146666667),
}
"""Series: mean, lower, upper. github.com/nhs-pycom/nhspy-plotthedots,
tests/unittests/test_limits_calculations.py."""

ASSURANCE = {
    "increase": {(1, 3): "fail", (5, 7): "pass", (1, 5): "hit_or_miss"},
    "decrease": {(1, 3): "pass", (5, 7): "fail", (1, 5): "hit_or_miss"},
    "neutral": {(1, 3): "unknown", (5, 7): "unknown", (1, 5): "unknown"},
}
"""Limits against a target of 4, by direction of improvement: NHSRplotthedots,
tests/testthat/test-ptd_calculate_assurance_type.R (there: consistent_fail, consistent_pass,
inconsistent, NA)."""

NIST_INDIVIDUALS = (49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1)
NIST_INDIVIDUALS_LIMITS = (50.81, 45.8151, 55.8049)
"""NIST/SEMATECH e-Handbook 6.3.2.2, by worked example WE13, with the constant 2.66
(with 3 / 1.128 the limits are 45.8159 and 55.8041)."""

MONTHS_WITHOUT_ALARM = (60, 62, 58, 61, 59, 60, 66, 67, 65, 68, 66, 67)
MONTHS_WITHOUT_ALARM_LIMITS = (63.25, 56.7209, 69.7791)
"""Worked example WE12: mean moving range 2.454545, no point outside."""

NIST_COUNTS = (
    *(12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11),
    *(20, 18, 24, 15, 9, 12, 7, 13, 9, 6),
)
NIST_COUNTS_SIZE = 50
NIST_COUNTS_LIMITS = (0.231333, 0.052428, 0.410239)
NIST_COUNTS_OUTSIDE = (14, 22)
"""NIST/SEMATECH e-Handbook 6.3.3.2, wafers of 50 chips, by worked example WE14: mean,
lower and upper limit; samples 15 and 23, counted from 1, are outside."""
