"""Published reliable and clinically significant change, typed in with sources."""

JACOBSON_TRUAX = {
    "clinical_mean": 40.0,
    "functional_mean": 60.0,
    "sd": 7.5,
    "reliability": 0.80,
    "cutoff_c": 50.0,
    "before": 32.5,
    "after": 47.5,
    "index": 3.16,
}
"""Worked example WE1: the parameters of Jacobson & Truax 1991, J Consult Clin Psychol 59:12-19,
as in test-calc_cutoff.R of github.com/benediktclaus/clinicalsignificance; the index to two
decimals."""

CHANGES_WITH_INDEX = {
    -8.0: -2.529822,
    -4.0: -1.264911,
    0.0: 0.0,
    4.0: 1.264911,
    8.0: 2.529822,
}
"""Worked example WE3: sd 5, reliability 0.80, standard error 3.162278; the changes are those of
test-calc_rci.R of clinicalsignificance."""

SOC13_MARGINS = {
    (10.2, 0.92): (8.0, 6.7, 5.2),
    (10.2, 0.85): (11.0, 9.2, 7.2),
    (10.2, 0.78): (13.3, 11.1, 8.7),
    (10.2, 0.69): (15.7, 13.2, 10.3),
    (11.7, 0.78): (15.2, 12.8, 9.9),
    (13.8, 0.70): (21.0, 17.6, 13.7),
}
"""SOC-13 margins: (sd, reliability) of published SOC-13 studies: margin in points at 95, 90
and 80 per cent. The row 10.2, 0.78 is the product's default, 14 whole points."""
