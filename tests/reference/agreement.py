"""Published kappas, typed in with sources."""

SAS_TABLE = [[0, 4, 1], [0, 8, 0], [0, 1, 5]]
SAS_SIMPLE = (0.4842, 0.1380, 0.2137, 0.7547)
SAS_LINEAR = (0.4701, 0.1457, 0.1845, 0.7558)
"""Counts by first and second rater; kappa, standard error, and 95 % limits as SAS PROC FREQ prints
them. statsmodels/stats/tests/test_inter_rater.py of github.com/statsmodels/statsmodels."""

ANXIETY_SECOND = [3, 6, 4, 6, 2, 4, 2, 4, 3, 3, 2, 3, 3, 3, 2, 2, 1, 3, 3, 4]
ANXIETY_THIRD = [2, 1, 4, 4, 3, 2, 1, 6, 1, 1, 1, 2, 3, 3, 1, 1, 3, 3, 2, 2]
ANXIETY_KAPPA = {"none": -0.006289308, "linear": 0.1459075, "quadratic": 0.2520325}
"""Raters 2 and 3 of the data set anxiety of R's irr, and kappa2 with weights unweighted, equal and
squared; same file of statsmodels. irr drops the level 5 that neither used, so 6 stands one step
from 4 there."""
