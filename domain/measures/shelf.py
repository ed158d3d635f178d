"""Reading measure files, and saying in Swedish what is wrong with one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from domain.measures.measure import ChangeRule, Measure, MeasureFileError, RatedBy
from domain.vocabulary import Track

SHIPPED = Path(__file__).parent
REQUIRED: Mapping[str, type | tuple[type, ...]] = {
    "title": str,
    "order": int,
    "unit": str,
    "lowest": (int, float),
    "highest": (int, float),
    "step": (int, float),
    "better": str,
    "rated_by": str,
    "rule": str,
    "why": str,
    "licence": str,
    "author": str,
    "checked_by": str,
    "next_review": date,
    "names": list,
}
OPTIONAL: Mapping[str, type | tuple[type, ...]] = {
    "track": str,
    "missing_codes": list,
    "decimals": int,
    "mcid": (int, float),
    "mcid_source": str,
    "mdc": (int, float),
    "mdc_source": str,
    "caveat": str,
    "levels": dict,
    "codes": list,
}


@cache
def default_shelf() -> Mapping[str, Measure]:
    """The measures that ship with the product, by id, in the order pages show them."""
    return load(SHIPPED.glob("*.toml"))


@cache
def licensed_sums() -> Mapping[str, Measure]:
    """Sums of licensed forms: read in only with a recorded permission, shown only of groups.

    They are on no shelf, so nothing that tells of one person can come upon them.
    """
    return load((SHIPPED / "licensed").glob("*.toml"))


def load(files: Iterable[Path]) -> Mapping[str, Measure]:
    """Read measure files; the file name without ending is the measure's id.

    Returns the measures by id, ordered by track and then by their own `order`; last those without.

    Raises:
        MeasureFileError: A file cannot be read, misses a field, has an unknown field, or
            contradicts itself; or two measures claim the same column name or place in a track.
    """
    tracks = [*Track, None]
    measures = sorted(
        (_read(file) for file in files), key=lambda m: (tracks.index(m.track), m.order)
    )
    _refuse_shared([(name.casefold(), m.id) for m in measures for name in m.names], "namnet")
    _refuse_shared([("|".join(code), m.id) for m in measures for code in m.codes], "koden")
    _refuse_shared([(f"{m.track} {m.order}", m.id) for m in measures], "platsen")
    return MappingProxyType({m.id: m for m in measures})


def _refuse_shared(claims: list[tuple[str, str]], what: str) -> None:
    owner: dict[str, str] = {}
    for claimed, measure in claims:
        if owner.setdefault(claimed, measure) != measure:
            raise MeasureFileError(
                f"Måtten {owner[claimed]} och {measure} gör båda anspråk på {what} ”{claimed}”."
            )


def _read(file: Path) -> Measure:
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MeasureFileError(f"{file.name} är inte en läsbar TOML-fil: {error}.") from error
    _refuse_unknown(file.name, said)
    try:
        measure = _measure(file.stem, said)
    except ValueError as error:
        raise MeasureFileError(f"{file.name}: {error}.") from error
    _refuse_contradictions(file.name, measure)
    return measure


def _refuse_unknown(name: str, said: Mapping[str, Any]) -> None:
    known = {**REQUIRED, **OPTIONAL}
    for field in REQUIRED:
        if field not in said:
            raise MeasureFileError(f"{name} saknar fältet ”{field}”.")
    for field, value in said.items():
        if field not in known:
            raise MeasureFileError(f"{name} har ett okänt fält: ”{field}”.")
        if not isinstance(value, known[field]) or isinstance(value, bool):
            raise MeasureFileError(f"{name}: fältet ”{field}” har fel slags värde.")


def _measure(measure_id: str, said: Mapping[str, Any]) -> Measure:
    if said["better"] not in ("higher", "lower"):
        raise ValueError("”better” ska vara higher eller lower")
    return Measure(
        id=measure_id,
        title=said["title"],
        track=Track(said["track"]) if "track" in said else None,
        order=said["order"],
        unit=said["unit"],
        lowest=float(said["lowest"]),
        highest=float(said["highest"]),
        step=float(said["step"]),
        decimals=said.get("decimals", 0),
        higher_is_better=said["better"] == "higher",
        missing_codes=frozenset(float(code) for code in said.get("missing_codes", ())),
        rated_by=RatedBy(said["rated_by"]),
        rule=ChangeRule(said["rule"]),
        mcid=said.get("mcid"),
        mcid_source=said.get("mcid_source", ""),
        mdc=said.get("mdc"),
        mdc_source=said.get("mdc_source", ""),
        why=said["why"],
        licence=said["licence"],
        caveat=said.get("caveat", ""),
        author=said["author"],
        checked_by=said["checked_by"],
        next_review=said["next_review"],
        names=tuple(said["names"]),
        levels=MappingProxyType({float(at): word for at, word in said.get("levels", {}).items()}),
        codes=_codes(said.get("codes", ())),
    )


def _codes(said: Iterable[Any]) -> tuple[tuple[str, str], ...]:
    for one in said:
        if not isinstance(one, dict) or set(one) != {"system", "code"}:
            raise ValueError("varje kod ska ha just ”system” och ”code”")
    return tuple((str(one["system"]), str(one["code"])) for one in said)


def _refuse_contradictions(name: str, m: Measure) -> None:
    problems = {
        "högsta värdet är inte större än det lägsta": m.highest <= m.lowest,
        "steget är inte större än noll": m.step <= 0,
        "en kod för saknat värde ligger på skalan": any(map(m.in_range, m.missing_codes)),
        "ett skalord ligger utanför skalan": not all(map(m.in_range, m.levels)),
        "names är tom, så ingen kolumn kan kännas igen": not m.names,
        "regeln threshold kräver mcid eller mdc": m.rule is ChangeRule.THRESHOLD
        and m.threshold is None,
        "regeln steps har ingen gräns, ta bort mcid och mdc": m.rule is not ChangeRule.THRESHOLD
        and m.threshold is not None,
        "en ändringsgräns ska vara större än noll": any(
            limit is not None and limit <= 0 for limit in (m.mcid, m.mdc)
        ),
        "en ändringsgräns saknar källa": bool(
            (m.mcid and not m.mcid_source) or (m.mdc and not m.mdc_source)
        ),
    }
    for problem, there in problems.items():
        if there:
            raise MeasureFileError(f"{name}: {problem}.")
