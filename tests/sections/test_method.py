"""Mått och metod says what the files and the code say: nothing on it is typed twice."""

import re
from dataclasses import astuple, replace
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import false_verdicts
from domain.follow_up_calendar import EARLY
from domain.measures import ChangeRule, default_shelf
from metrics import (
    agreement,
    control_chart,
    disclosure,
    goal_attainment,
    mean_change,
    paired_change,
    run_chart,
    sense_of_coherence,
    shares,
    special_cause,
    value,
)
from metrics import trend as trend_metric
from sections import method, swedish
from sections.findings import control_charts as findings_of_charts
from sections.findings import wording
from sections.method import measure_examples, metric_examples
from tests.reference import comparisons, control_charts, goals, reliable_change, run_charts, trend
from tests.reference.sense_of_coherence import SOC13_SCORES
from tests.sections.findings.reading import GENDERED, JUDGING, NOT_SWEDISH

SHELF = default_shelf()
JUDGED = [m.id for m in SHELF.values() if m.rule is ChangeRule.THRESHOLD]
FORBIDDEN = "|".join((*JUDGING[:-2], *GENDERED, *NOT_SWEDISH))


def figures(*values, decimals):
    return [swedish.number(abs(value), decimals) for value in values]


def gives(name):
    (card,) = [card for card in method.metric_cards() if card.id == name]
    return " ".join(row.gives for row in card.examples)


@pytest.mark.parametrize("measure", SHELF.values(), ids=lambda measure: measure.id)
def test_a_measures_card_leaves_nothing_unsaid(measure):
    card = method.measure_card(measure)
    said = [card.track, card.scale, card.rated_by, card.why, card.rule, card.caveat, card.licence]
    assert all([*said, card.author, card.checked_by, card.next_review, *card.examples])
    assert all(limit.source and limit.size for limit in card.limits)
    assert len(card.limits) == (measure.mdc is not None) + (measure.mcid is not None)


@pytest.mark.parametrize("measure", JUDGED)
def test_the_example_lies_just_inside_and_just_outside_the_limit(measure):
    inside, outside = measure_examples.edge(SHELF[measure])
    assert not SHELF[measure].counts_as_change(inside)
    assert SHELF[measure].counts_as_change(outside)
    told = [row.gives.split()[0] for row in method.measure_card(SHELF[measure]).examples]
    assert told == ["Bibehållen:", "Stärkt", "Bibehållen:", "Försvagad", "För"]


@pytest.mark.parametrize(
    ("measure", "rows"),
    [
        (
            "hemliv",
            {
                "måttlig → lätt": "Går inte att säga ännu: måttlig till lätt, ett steg.",
                "måttlig → lätt → lätt": "Stärkt sedan start",  # lower is better, and it held
                "måttlig → måttlig": "Bibehållen",
                "måttlig → svår → svår": "Försvagad sedan start",
                "måttlig": "För få mätningar",
            },
        ),
        (
            "begriplighet",
            {"3 → 4": "Högre", "3 → 3": "Samma", "3 → 2": "Lägre", "3": "För få mätningar"},
        ),
    ],
)
def test_steps_are_shown_seen_once_and_held_and_talks_as_steps(measure, rows):
    examples = method.measure_card(SHELF[measure]).examples
    assert [row.given for row in examples] == list(rows)
    for row, says in zip(examples, rows.values(), strict=True):
        assert row.gives.startswith(says)


@pytest.mark.parametrize(
    ("changed", "rule", "outside"),
    [
        ({}, "större än mätfelet (1,88 poäng) och minst så stor", "6 poäng → 8 poäng"),
        ({"mdc": 3.0}, "större än mätfelet (3 poäng)", "6 poäng → 10 poäng"),  # not 3 itself
        ({"mdc": None}, "minst så stor som det som brukar märkas (1 poäng)", "4 poäng → 5 poäng"),
    ],
)
def test_the_card_follows_the_file(changed, rule, outside):
    card = method.measure_card(replace(SHELF["sppb"], **changed))
    assert rule in card.rule
    stronger = [row.given for row in card.examples if row.gives.startswith("Stärkt")]
    assert stronger == [outside]


@given(
    st.floats(0.05, 30).map(lambda limit: round(limit, 2)),
    st.sampled_from([1.0, 0.5, 0.01]),
    st.integers(0, 2),
    st.booleans(),
)
def test_any_measure_file_gets_an_example_on_its_own_scale(mdc, step, decimals, higher):
    measure = replace(SHELF["sppb"], mdc=mdc, step=step, decimals=decimals, higher_is_better=higher)
    told = {row.gives.split()[0] for row in method.measure_card(measure).examples}
    assert told <= {"Bibehållen:", "Stärkt", "Försvagad", "För"}  # an end of the scale may be near
    assert "För" in told


def test_every_metric_has_its_text_and_its_example():
    cards = method.metric_cards()
    assert [card.id for card in cards] == list(metric_examples.EXAMPLES)
    for card in cards:
        assert all(astuple(card))


@pytest.mark.parametrize(
    ("metric", "printed"),
    [
        ("reliable_change", figures(reliable_change.JACOBSON_TRUAX["index"], decimals=2)),
        ("sense_of_coherence", [f"ger {SOC13_SCORES[at][1][-1]} på" for at in (0, 1, 4)]),
        ("t_score", figures(goals.T_SCORES[4][1], goals.T_SCORES_WEIGHTED[0][2], decimals=1)),
        (
            "trend",
            figures(trend.OUTLIER_RESULT["exact"], trend.EIGHT_RESULT["exact"], decimals=4),
        ),
        ("trend", figures(trend.OUTLIER_RESULT["slope"], trend.EIGHT_RESULT["slope"], decimals=2)),
        ("trend", figures(trend.OUTLIER_RESULT["s"], trend.EIGHT_RESULT["s"], decimals=0)),
        (
            "paired_change",
            figures(
                comparisons.DEPRESSION_P,
                comparisons.DARWIN_P,
                comparisons.MANY_ZEROS_P,
                decimals=4,
            ),
        ),
        ("mean_change", figures(comparisons.SRM, comparisons.KAZIS_EFFECT_SIZE, decimals=4)),
        ("difference_in_change", figures(*list(comparisons.WELCH.values())[1][1], decimals=1)),
        (
            "regression_to_the_mean",
            figures(*comparisons.BARNETT.values(), comparisons.SOC_GAIN, decimals=2),
        ),
        ("sample_size", [swedish.count(ceil(comparisons.POWER_OF_T[5, 4, 0.8, 2]))]),
        (
            "run_chart",
            [
                f"Längsta följd högst {run}, sidbyten minst {crossings}."
                for points, (run, crossings) in run_charts.ANHOEJ_LIMITS.items()
                if points not in (11, 15)  # not shown
            ],
        ),
        ("xmr", figures(*control_charts.NIST_INDIVIDUALS_LIMITS[1:], decimals=4)),
        (
            "p_chart",
            figures(*(100 * end for end in control_charts.NIST_COUNTS_LIMITS), decimals=1),
        ),
        ("p_chart", [f"nummer {at + 1}" for at in control_charts.NIST_COUNTS_OUTSIDE]),
        (
            "share",
            [
                " till ".join(figures(*(100 * end for end in ends), decimals=2))
                for ends in comparisons.WILSON.values()
            ],
        ),
        ("important_difference", ["För en person gäller 4,02 poäng."]),
        ("agreement", ["0,13 och 0,23"]),
        ("disclosure", ["Björken 12, Eken dold, Linden dold, Totalt 22."]),
        ("coverage", ["2 av 3 uppföljningar", "flyttat (1)"]),
    ],
)
def test_an_example_gives_what_was_published(metric, printed):
    for figure in printed:
        assert figure in gives(metric)


@pytest.mark.parametrize(
    ("metric", "constant", "says"),
    [
        ("sense_of_coherence", sense_of_coherence.key("soc13").fewest_answers, "från {} av 13"),
        ("sense_of_coherence", sense_of_coherence.key("soc29").fewest_answers, "({} av 29)"),
        ("agreement", agreement.FEWEST_PAIRS, "Under {} par"),
        ("t_score", goal_attainment.LEVEL_SPAN, "från −{} till"),
        ("copm", goal_attainment.COPM_THRESHOLD, "Gränsen är {} poäng."),
        ("trend", swedish.count(trend_metric.FEWEST_POINTS), "Under {} mätningar"),
        ("trend", swedish.count(trend_metric.EXACT_UP_TO), "Upp till {} olika värden"),
        ("paired_change", swedish.count(paired_change.FEWEST_NON_ZERO), "Under {} ändrade"),
        ("mean_change", swedish.count(mean_change.FEWEST_FOR_INTERVAL), "Under {} personer"),
        ("run_chart", swedish.count(run_chart.FEWEST_USEFUL), "Under {} värden"),
        ("xmr", swedish.number(special_cause.LIMIT, 2), "Gränserna är {} gånger"),
        ("xmr", swedish.number(control_chart.LARGEST_RANGE, 3), "Steg över {} gånger"),
        ("xmr", swedish.count(control_chart.FEWEST_FOR_LIMITS), "Under {} värden"),
        ("xmr", swedish.count(special_cause.RUN), "del av {} i rad"),
        ("p_chart", swedish.count(findings_of_charts.ROUGH_BELOW), "färre än {} väntade"),
        ("share", swedish.count(wording.FEWEST), "Under {} säger vi"),
        ("share", wording.FEWEST_FOR_PERCENT, "Procent skrivs från {}."),
        ("funnel", swedish.number(100 * shares.ALARM_LEVEL, 1), "({} procent)"),
        ("value", value.FEWEST, "med {} som mätts"),
        ("value", value.NEAR.days, "högst {} dagar"),
        ("value", round(100 * value.CONFIDENCE), "{} av 100 i stället"),
        ("coverage", swedish.count(EARLY.days // 7), "från {} veckor före"),
        ("disclosure", swedish.count(disclosure.SMALLEST_K), "Gränsen är {}."),
    ],
)
def test_the_text_names_the_limits_that_the_code_has(metric, constant, says):
    (card,) = [card for card in method.metric_cards() if card.id == metric]
    written = swedish.number(constant) if isinstance(constant, float) else str(constant)
    assert says.format(written) in " ".join((card.rule, *card.choices))


def test_one_series_is_shown_with_the_different_answers_of_the_rule_sets():
    (card,) = [card for card in method.metric_cards() if card.id == "run_chart"]
    answers = [row.gives.split(":")[0] for row in card.examples[:4]]
    assert answers == [
        "Tecken på mer än slump",
        "Tecken på mer än slump",
        "Ingen säker förändring",
        "Ingen säker förändring",
    ]


def test_cards_are_plain_and_judge_nobody():
    said = [astuple(card) for card in (*method.metric_cards(), *method.measure_cards())]
    assert not re.findall(FORBIDDEN, str(said), re.IGNORECASE)


def test_the_simulation_is_told_as_the_benchmark_printed_it():
    told = method.simulated()
    rows = [figure.printed for figure in told.figures]
    assert len(rows) == len(set(rows)) > 0
    for figure in told.figures:
        assert figure.nothing_happens == figure.printed.endswith("| nothing")
        assert figure.nothing_happens == (figure.happens == "inget händer")
        assert 0 <= figure.share <= 1


def test_the_simulation_is_described_by_the_benchmarks_own_settings():
    told = method.simulated().how
    for size in (false_verdicts.SIMULATED, false_verdicts.SIMULATED_XMR_POWER):
        assert f"{swedish.number(size)} " in told
    assert f"({swedish.number(false_verdicts.SD, 1)})" in told
    assert f"({swedish.number(false_verdicts.RELIABILITY, 2)})" in told


def test_a_simulated_share_is_shown_with_the_decimals_printed():
    (figure,) = [
        figure
        for figure in method.simulated().figures
        if figure.printed == "Reliable change: improved | nothing"
    ]
    assert figure.percent == swedish.number(100 * figure.share, 2) + " procent"
    assert figure.share == pytest.approx(
        0.025, abs=0.005
    )  # what a 95 % margin claims for each side
