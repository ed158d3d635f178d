"""Published figures for comparing groups and units, typed in with their sources."""

WILSON = {
    (8, 10): (0.4902, 0.9433),
    (0, 20): (0, 0.1611),
    (1, 29): (0.0061, 0.1718),
    (15, 148): (0.0624, 0.1605),
    (81, 263): (0.2553, 0.3662),
}
"""(k, n): 95 % limits. Worked example WE16; the last four are the cases of Newcombe (1998)
Stat Med 17:857-872, method 3."""

FUNNEL_TARGET = 0.60
FUNNEL_NORMAL = {
    20: ((0.3853, 0.8147), (0.2615, 0.9385)),
    50: ((0.4642, 0.7358), (0.3859, 0.8141)),
    100: ((0.5040, 0.6960), (0.4486, 0.7514)),
}
"""n: 95 % and 99.8 % limits by the normal approximation. Worked example WE15."""

SRM_BEFORE, SRM_AFTER = (50, 55, 60, 65, 70), (56, 58, 66, 66, 79)
SRM, KAZIS_EFFECT_SIZE = 1.6222, 0.6325
"""Worked example WE5."""

DEPRESSION_BEFORE = (1.83, 0.50, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.30)
DEPRESSION_AFTER = (0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29)
DEPRESSION_RANK_SUMS, DEPRESSION_RANK_BISERIAL, DEPRESSION_P = (40, 5), 0.7778, 0.0390625
"""Hollander & Wolfe's depression scale, lower is better; worked example WE6. The R package
effectsize expects 0.777 (github.com/easystats/effectsize, tests/testthat/test-rankES.R)."""

DARWIN = (6, 8, 14, 16, 23, 24, 28, 29, 41, -48, 49, 56, 60, -67, 75)
DARWIN_RANK_SUMS, DARWIN_RANK_BISERIAL, DARWIN_P = (96, 24), 0.6, 0.041259765625
"""Darwin's plants, cross-fertilised minus self-fertilised: documentation of scipy.stats.wilcoxon;
worked example WE7."""

MANY_ZEROS, MANY_ZEROS_P = (0, 0, 1, 2, 3, -1, 4, 5), 0.09375
"""Worked examples, ordinal data: zeros left out."""

WELCH = {
    ((5.1, 2.0, 4.1, 6.2, 7.1, 8.3), (1.5, 6.4, 3.3, 5.8, 4.8, 7.2, 5.6, 4.5)): (
        9.48,
        (-1.935420, 3.093754),
    ),
    (
        (6.6, 5.3, 2.2, 2.3, 7.1, 1.6, 6.1, 2.0, 2.5, 3.7),
        (6.3, 14.7, 10.3, 7.8, 3.7, 5.8, 4.5, 7.8, 11.1, 10.8),
    ): (15.045, (-7.054604, -1.625396)),
}
"""Two samples: degrees of freedom and 95 % interval as R's t.test prints them at
statscodes.com/tests-and-intervals/welchs-two-sample-t-tests-in-r and r.omics.wiki/statistics/
t-test-confidence-interval."""

BARNETT = {0.5: 13.486, 0.8: 5.394, 0.9: 2.697}
BARNETT_GROUP_MEAN = 33.028
"""Reliability: expected gain with mean 60, SD 15, chosen below 40. Example of Barnett et al. (2005)
Int J Epidemiol 34:215-220, equation 1; worked example WE17."""

SOC_GAIN = 3.37
"""SOC-13 with mean 71.8, SD 10.2, reliability 0.8, chosen below 60."""

POWER_OF_T = {
    (0.75, 2.25, 0.9, 2): 190.0991,
    (5, 4, 0.8, 2): 11.09423,
    (10, 14.14214, 0.85, 1): 19.96892,
}
"""(change, SD, power, groups): n in each group as R's power.t.test prints it at
uvastatlab.github.io/pass_in_R/t_tests.html, shiny.abdn.ac.uk/Stats (Statistical Power: Example)
and Dalgaard, Introductory Statistics with R, §8.3."""

MEDCALC_PAIRS = ((8, 12, 0.8), 20)
"""(mean difference, SD of differences, power): pairs. medcalc.org, manual, sample size for a paired
samples t-test."""
