"""A card for each measure, from its file, and for each metric, from metrics.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from domain.measures import ChangeRule, Measure, RatedBy, default_shelf
from sections import swedish
from sections.findings import wording
from sections.method import measure_examples
from sections.method.metric_examples import EXAMPLES
from sections.method.worked_example import ExampleRow

METRICS = Path(__file__).with_name("metrics.toml")

NO_TRACK = "Visionen"  # what the whole is for, and not one of the five courses
BY_STEPS = (
    "Senaste uppföljningen jämförs med starten. Ett steg räknas när det står sig vid två "
    "uppföljningar i rad, åt samma håll från starten. Mätfelet är inte känt, så inget annat "
    "räknas ut på stegen."
)
BY_DIALOGUE = (
    "Varje samtal jämförs med det förra: högre, samma eller lägre. Det blir aldrig stärkt eller "
    "försvagad, och det finns ingen summa, ingen gräns och inget larm."
)


@dataclass(frozen=True)
class Limit:
    """One published limit of a measure: what it is called, how large it is, and who says so."""

    name: str
    size: str
    source: str


@dataclass(frozen=True)
class MeasureCard:
    """What the page says of one measure. All text but `id` is Swedish and ready to show."""

    id: str
    title: str
    track: str
    scale: str
    levels: tuple[str, ...]
    rated_by: str
    why: str
    rule: str
    examples: tuple[ExampleRow, ...]
    limits: tuple[Limit, ...]
    caveat: str
    licence: str
    author: str
    checked_by: str
    next_review: str


@dataclass(frozen=True)
class MetricCard:
    """What the page says of one metric: its question, rule, choices, source and an example."""

    id: str
    name: str
    question: str
    rule: str
    choices: tuple[str, ...]
    source: str
    examples: tuple[ExampleRow, ...]


@cache
def measure_cards() -> tuple[MeasureCard, ...]:
    """A card for each measure on the shelf, in its order."""
    return tuple(measure_card(measure) for measure in default_shelf().values())


def measure_card(measure: Measure) -> MeasureCard:
    """The card of one measure, from its file and from the product's own verdicts."""
    return MeasureCard(
        id=measure.id,
        title=measure.title,
        track=measure.track.label if measure.track else NO_TRACK,
        scale=_scale(measure),
        levels=tuple(f"{swedish.number(at)} {word}" for at, word in measure.levels.items()),
        rated_by=(
            "Medborgarens egen skattning"
            if measure.rated_by is RatedBy.CITIZEN
            else "Test eller professionell bedömning"
        ),
        why=measure.why,
        rule=_rule(measure),
        examples=measure_examples.examples(measure),
        limits=_limits(measure),
        caveat=measure.caveat,
        licence=measure.licence,
        author=measure.author,
        checked_by=measure.checked_by,
        next_review=swedish.day(measure.next_review),
    )


@cache
def metric_cards() -> tuple[MetricCard, ...]:
    """A card for each metric, in the order of metrics.toml; its example is worked out live."""
    said = tomllib.loads(METRICS.read_text(encoding="utf-8"))
    return tuple(
        MetricCard(
            id=name,
            name=card["name"],
            question=card["question"],
            rule=card["rule"],
            choices=tuple(card["choices"]),
            source=card["source"],
            examples=EXAMPLES[name](),
        )
        for name, card in said.items()
    )


def _scale(measure: Measure) -> str:
    ends = "–".join(swedish.number(end) for end in (measure.lowest, measure.highest))
    better = "högre är bättre" if measure.higher_is_better else "lägre är bättre"
    told = f"{ends} {measure.unit}".strip() + f", {better}."
    if not measure.missing_codes:
        return told
    codes = [swedish.number(code) for code in sorted(measure.missing_codes)]
    return f"{told} {swedish.listed(codes)} betyder att värde saknas."


def _rule(measure: Measure) -> str:
    if measure.rule is not ChangeRule.THRESHOLD:
        return BY_STEPS if measure.rule is ChangeRule.STEPS else BY_DIALOGUE
    asked = []
    if measure.mdc is not None:
        asked.append(f"större än mätfelet ({_size(measure.mdc, measure)})")
    if measure.mcid is not None:
        asked.append(f"minst så stor som det som brukar märkas ({_size(measure.mcid, measure)})")
    told = (
        "Senaste uppföljningen jämförs med starten. En förändring räknas när den är "
        f"{swedish.listed(asked)}. Annars är medborgaren bibehållen."
    )
    return told if measure.mdc is not None else f"{told} Mätfelet är inte känt."


def _limits(measure: Measure) -> tuple[Limit, ...]:
    named = (
        ("Mätfel", measure.mdc, measure.mdc_source),
        ("Märkbart", measure.mcid, measure.mcid_source),
    )
    return tuple(
        Limit(name, _size(size, measure), source)
        for name, size, source in named
        if size is not None
    )


def _size(size: float, measure: Measure) -> str:
    return wording.amount(size, measure.unit, wording.as_written(size))
