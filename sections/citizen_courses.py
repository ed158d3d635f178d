"""One citizen: what can be said on each measure, and the three tracks on one time axis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from charts.look import Look
from charts.timeline import POINT_COLUMNS, Panel, timeline
from domain.measures import ChangeRule, Measure, RatedBy
from domain.vocabulary import Respondent, Track
from metrics.courses import COURSE_COLUMNS, Course, comparable, each, leading
from sections import citizen_marks, happenings, swedish, verdicts
from sections.blocks import Block
from sections.citizen_records import CitizenRecords

SHORT_SCALE = 20  # points; a longer one, such as seconds, would flatten every course
MARGIN = 0.1  # of what was seen, left free above and below on a scale that is drawn in part
CAVEAT = (
    "Bandet visar vad mätfelet ensamt kan göra kring startvärdet, det streckade fältet vad ett mål "
    "siktade mot. De första veckorna i enheten (HUR) är skuggade. Bättre är alltid uppåt. Fyllda "
    "tecken är medborgarens egna svar eller tester, ihåliga är andras svar och binds aldrig ihop "
    "med linjen: ● själv, ◆ med stöd, △ ombud, □ personal. Kurvan säger inte varför något har "
    "ändrats."
)


def leading_sentences(
    courses: Sequence[Course], measures: Mapping[str, Measure]
) -> list[tuple[str, str]]:
    """A sentence a track: what it is about, and the verdict of the measure that speaks for it."""
    frame = pd.DataFrame([vars(course) for course in courses], columns=list(COURSE_COLUMNS))
    speaking = each(leading(frame.astype(COURSE_COLUMNS), measures))
    return [
        (_about(course, title), sentence)
        for course, (title, sentence) in zip(
            sorted(speaking, key=lambda course: list(measures).index(course.measure)),
            sentences(speaking, measures),
            strict=True,
        )
    ]


def _about(course: Course, title: str) -> str:
    """The track, and the measure where it has another name."""
    track = Track(course.track).label
    return track if title == track else f"{track} ({title})"


def sentences(courses: Sequence[Course], measures: Mapping[str, Measure]) -> list[tuple[str, str]]:
    """For each measure with a course, in the shelf's order: its title and its sentence."""
    by_measure = {course.measure: course for course in courses}
    return [
        (measure.title, verdicts.of_course(by_measure[name], measure).sentence)
        for name, measure in measures.items()
        if name in by_measure
    ]


def tracks(told: CitizenRecords, measures: Mapping[str, Measure], look: Look) -> Block:
    """Every measure that was taken, a panel each, with what it is read against; and as a table."""
    by_measure = {course.measure: course for course in told.courses}
    points = _points(told.scores, measures)
    panels = [
        _panel(told, by_measure.get(name), measure, points[name])
        for name, measure in measures.items()
        if name in points
    ]
    said = " ".join(f"{title}: {words}" for title, words in sentences(told.courses, measures))
    events = citizen_marks.events(told)
    return Block(
        title="Tre spår, en tidslinje",
        finding=_finding(told.scores),
        chart=timeline(
            panels, happenings.labelled(events), look, spans=citizen_marks.first_weeks(told)
        )
        if panels
        else None,
        alternative=said or "Inget värde är medborgarens eget ännu, så ingen linje dras.",
        table=_table(told.scores, measures),
        caveat=CAVEAT,
        happened=happenings.told(events),
    )


def _finding(scores: pd.DataFrame) -> str:
    if scores.empty:
        return "Inget är mätt ännu. Planera nästa uppföljning tillsammans med medborgaren."
    days = scores["held_on"].drop_duplicates()
    told = swedish.opening(swedish.counted(len(days), "uppföljning", "uppföljningar"))
    first, last = (swedish.day(day.date()) for day in (days.min(), days.max()))
    return f"{told}, {first}." if len(days) == 1 else f"{told}, {first} till {last}."


def _points(scores: pd.DataFrame, measures: Mapping[str, Measure]) -> dict[str, pd.DataFrame]:
    """The points of each measure; of several by one person on a day the last."""
    joined = comparable(scores, measures).index
    points = scores.assign(joined=scores.index.isin(joined))
    points = points.drop_duplicates(["measure", "held_on", "respondent"], keep="last")
    return {str(name): of[list(POINT_COLUMNS)] for name, of in points.groupby("measure")}


def _panel(
    told: CitizenRecords, course: Course | None, measure: Measure, points: pd.DataFrame
) -> Panel:
    ends = _drawn(points["value"], measure)
    verdict = verdicts.of_course(course, measure) if course is not None else None
    return Panel(
        title=measure.title,
        scale=_scale_words(measure),
        lowest=ends[0],
        highest=ends[1],
        higher_is_better=measure.higher_is_better,
        ticks=_ticks(ends, measure),
        points=points,
        own_rating=measure.rated_by is RatedBy.CITIZEN,
        stepped=measure.rule is not ChangeRule.THRESHOLD,
        band=_band(course, measure),
        verdict=verdict.sentence if verdict else "Bara andra har svarat.",
        mark=verdict.mark if verdict else verdicts.unknown(measure),
        expected=citizen_marks.expected(told, measure, until=told.scores["held_on"].max()),
    )


def _drawn(values: pd.Series, measure: Measure) -> tuple[float, float]:
    """The part of the scale that is drawn: all of it, or on a long one what was seen and margin."""
    if (measure.highest - measure.lowest) <= SHORT_SCALE:
        return measure.lowest, measure.highest
    seen = values.max() - values.min()
    reach = MARGIN * max(seen, 2 * (measure.threshold or measure.step))
    return (
        max(float(values.min() - reach), measure.lowest),
        min(float(values.max() + reach), measure.highest),
    )


def _ticks(ends: tuple[float, float], measure: Measure) -> list[tuple[float, str]]:
    if not measure.levels:
        return [(end, swedish.number(round(end))) for end in ends]
    if measure.rule is ChangeRule.STEPS:
        return [(at, word.split()[0]) for at, word in measure.levels.items()]
    return [(at, f"{at:.0f} {word}") for at, word in measure.levels.items()]


def _scale_words(measure: Measure) -> str:
    ends = "–".join(swedish.number(end) for end in (measure.lowest, measure.highest))
    better = "högre är bättre" if measure.higher_is_better else "lägre är bättre"
    if measure.rule is ChangeRule.DIALOGUE:
        return f"{'KASAM-samtal' if measure.track else 'samtal'} {ends} · {better}"
    if measure.rule is ChangeRule.STEPS:
        return f"IBIC {ends} · {better}"
    if measure.highest - measure.lowest <= SHORT_SCALE:
        return f"{ends} {measure.unit} · {better}"
    return f"{measure.unit} · {better}"


def _band(course: Course | None, measure: Measure) -> tuple[float, float] | None:
    if course is None or measure.threshold is None:
        return None
    return course.baseline - measure.threshold, course.baseline + measure.threshold


def _table(scores: pd.DataFrame, measures: Mapping[str, Measure]) -> pd.DataFrame:
    known = scores.loc[scores["measure"].isin(list(measures))].sort_values(
        "held_on", ascending=False, kind="stable"
    )
    own = [measures[name].rated_by is RatedBy.CITIZEN for name in known["measure"]]
    return pd.DataFrame(
        {
            "Dag": [swedish.day(day.date()) for day in known["held_on"]],
            "Mått": [measures[name].title for name in known["measure"]],
            "Värde": [
                verdicts.level(value, measures[name])
                for value, name in zip(known["value"], known["measure"], strict=True)
            ],
            "Svarade": [
                Respondent(who).label if mine else "–"
                for who, mine in zip(known["respondent"], own, strict=True)
            ],
        }
    )
