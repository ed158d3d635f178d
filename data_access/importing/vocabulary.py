"""Every heading and every name of a measure that is known, and what each means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data_access.importing import words
from data_access.importing.fields import RecordKind
from data_access.importing.kinds import KINDS
from data_access.importing.profiles import NONE, Profile
from domain.measures import Measure

Measures = Mapping[str, Measure]
LOOSELY = 1_000  # the rank of a heading known only without its unit: after every exact one


@dataclass(frozen=True)
class Vocabulary:
    """Every heading that is known, by kind: its normal form, and what it means there.

    `names` are the normal names and codes of measures. `profiles` are looked through for one that
    recognises a file; `chosen` is used for every file, whatever its headings.
    """

    kinds: Mapping[str, Mapping[str, tuple[str, int]]]
    measures: Measures
    names: Mapping[str, str]
    profiles: tuple[Profile, ...] = ()
    chosen: Profile | None = None

    def meaning(self, kind: RecordKind, heading: str) -> tuple[str, int] | None:
        """The field or measure that `heading` names in `kind`, and its rank (0 is best)."""
        known = self.kinds[kind.name]
        exact = known.get(words.heading(heading))
        loose = known.get(words.bare(heading))
        if exact or not loose or not kind.measured or loose[0] in field_names(kind):
            return exact
        return loose[0], loose[1] + LOOSELY

    def knows(self, heading: str) -> bool:
        """Whether `heading` means something in some kind, or to some profile."""
        decided = (profile.called(heading) for profile in (*self.profiles, self.chosen) if profile)
        return any(decided) or any(self.meaning(kind, heading) for kind in KINDS)

    def target(self, kind: RecordKind, name: str) -> str | None:
        """The field or measure of `kind` that `name` is: by its own name, or as a heading."""
        if name in field_names(kind) or (kind.measured and name in self.measures):
            return name
        meaning = self.meaning(kind, name)
        return meaning[0] if meaning else None

    def measure(self, said: str, profile: Profile = NONE) -> str | None:
        """The id of the measure that a name or code stands for.

        A code is "system|code"; the profile may know it without its system. "" when the profile
        says that it is not to be used, None when it is not known.
        """
        for form in (said, said.rpartition("|")[2]):
            decided = profile.measure(form)
            if decided is not None:
                return decided
        if "|" in said:
            return self.names.get(said)
        return self.names.get(words.heading(said)) or self.names.get(words.bare(said))


def vocabulary(
    measures: Measures, profiles: tuple[Profile, ...] = (), chosen: Profile | None = None
) -> Vocabulary:
    """The headings of every kind, with a column for each of `measures` where the kind has any."""
    of_measures = {
        words.heading(name): (measure.id, rank)
        for measure in measures.values()
        for rank, name in enumerate((measure.id, *measure.names))
    }
    names = {name: measure for name, (measure, _) in of_measures.items()}
    codes = {"|".join(code): one.id for one in measures.values() for code in one.codes}
    kinds = {
        kind.name: (of_measures if kind.measured else {})
        | {
            words.heading(name): (field.name, rank)
            for field in kind.fields
            for rank, name in enumerate(field.names)
        }
        for kind in KINDS
    }
    return Vocabulary(kinds, measures, names | codes, profiles, chosen)


def field_names(kind: RecordKind) -> set[str]:
    """The names of the fields of `kind`."""
    return {field.name for field in kind.fields}
