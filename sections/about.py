"""Om: what Sammanhang is and is not, in words for whoever uses it."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
LICENCES = {"EUPL-1.2": "European Union Public Licence 1.2"}
SAID: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Det här kan Sammanhang säga",
        (
            (
                "Hur funktion, aktivitet och känsla av sammanhang utvecklas, för en "
                "medborgare och för en enhet, och hur säkert det är."
            ),
            "Om medborgarens egna mål är satta, följs upp och nås. Bibehållet räknas.",
        ),
    ),
    (
        "Det här kan det inte säga",
        (
            "Varför något har ändrats. En siffra är en fråga att ställa, inte ett svar.",
            "Vad som ska beslutas om en person. Inget här är underlag för ett sådant beslut.",
            "Vilken enhet som är bäst. De som får stöd har olika förutsättningar.",
        ),
    ),
    (
        "Personuppgifter",
        (
            "Uppgifterna läses in ur kommunens egna system. Personnummer lagras inte.",
            (
                "Du ser bara det som din behörighet omfattar, och varje gång du ser en "
                "person blir det en rad i åtkomstloggen."
            ),
            (
                "Den som uppgifterna gäller har rätt att få veta vad som finns, vem som "
                "har tittat, och att få fel rättade. Begäran lämnas till nämnden."
            ),
        ),
    ),
    (
        "Tillgänglighet",
        (
            (
                "Varje diagram har text och tabell, allt nås med tangentbordet, och "
                "sidorna prövas automatiskt mot WCAG 2.2 AA. Ingen med "
                "funktionsnedsättning har provat dem åt oss ännu. Säg till den "
                "systemansvariga om något inte går att använda."
            ),
        ),
    ),
    (
        "Kontakt",
        (
            (
                "Fråga först den som är systemansvarig i din kommun, om behörighet, "
                "uppgifter som är fel eller något som inte fungerar. Ange ärendenumret "
                "om ett sådant visades."
            ),
        ),
    ),
)


@cache
def version() -> str:
    """The version and the licence, as one line.

    >>> version().startswith("Version ")
    True
    """
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    licence = project["license"]
    return f"Version {project['version']} · öppen källkod, {LICENCES.get(licence, licence)}"
