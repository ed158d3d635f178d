"""The worked example of each metric, computed when asked for by the product's own code.

What goes in is mostly from published examples whose answers the tests hold, so a page can never
show a figure that the code doesn't give, nor one that differs from the printed one.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from sections.method import examples_of_charts, examples_of_groups, examples_of_persons
from sections.method.worked_example import ExampleRow

EXAMPLES: Mapping[str, Callable[[], tuple[ExampleRow, ...]]] = MappingProxyType(
    {
        "reliable_change": examples_of_persons.reliable_change,
        "important_difference": examples_of_persons.important_difference,
        "kasam_talk": examples_of_persons.kasam_talk,
        "sense_of_coherence": examples_of_persons.sense_of_coherence,
        "agreement": examples_of_persons.agreement,
        "attainment": examples_of_persons.attainment,
        "t_score": examples_of_persons.t_score,
        "copm": examples_of_persons.copm,
        "trend": examples_of_persons.trend,
        "paired_change": examples_of_groups.paired_change,
        "mean_change": examples_of_groups.mean_change,
        "difference_in_change": examples_of_groups.difference_in_change,
        "regression_to_the_mean": examples_of_groups.regression_to_the_mean,
        "sample_size": examples_of_groups.sample_size,
        "run_chart": examples_of_charts.run_chart,
        "xmr": examples_of_charts.xmr,
        "p_chart": examples_of_charts.p_chart,
        "share": examples_of_groups.share,
        "funnel": examples_of_charts.funnel,
        "share_difference": examples_of_groups.share_difference,
        "value": examples_of_groups.value,
        "coverage": examples_of_groups.coverage,
        "disclosure": examples_of_groups.disclosure,
    }
)
