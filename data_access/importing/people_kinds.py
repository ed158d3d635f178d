"""What is said of persons themselves: who is protected, where they belong, what is strong."""

from __future__ import annotations

from enum import StrEnum

from data_access.importing.codes import Codes
from data_access.importing.fields import (
    HELD_BY,
    PERSON_NAME,
    PERSONAL_NUMBER,
    Field,
    Form,
    RecordKind,
)
from domain.vocabulary import StrengthSource


class Protected(StrEnum):
    """Whether a person's identity is protected; then no name is kept."""

    YES = "yes"
    NO = "no"


PROTECTION = Codes(
    {
        Protected.YES: (
            *("ja", "j", "y", "1", "sant", "true", "x", "skyddad", "sekretess"),
            *("sekretessmarkering", "sekretessmarkerad", "skyddad identitet"),
            *("skyddad folkbokföring", "skyddade personuppgifter", "fingerade personuppgifter"),
        ),
        Protected.NO: ("nej", "n", "0", "falskt", "false", "ej", "inte", "ej skyddad"),
    }
)
PROTECTION_NAMES = (
    *("skyddad identitet", "skyddad", "skyddade personuppgifter", "sekretessmarkering"),
    *("sekretess", "sekretessmarkerad", "skyddad folkbokföring", "protected", "protected identity"),
)
SOURCES = Codes(
    {
        StrengthSource.OWN: (
            *("egen", "egna", "medborgaren", "medborgarens", "personlig", "egen förmåga", "self"),
            *("egen resurs", "egen styrka", "egna förmågor"),
        ),
        StrengthSource.FAMILY: (
            *("anhörig", "anhöriga", "familj", "familjen", "vänner", "nätverk", "relatives"),
            *("privat nätverk", "socialt nätverk", "friends"),
        ),
        StrengthSource.CIVIL_SOCIETY: (
            *(
                "civilsamhället",
                "förening",
                "föreningar",
                "föreningsliv",
                "församling",
                "frivillig",
            ),
            *("frivilliga", "volontär", "community", "grannar"),
        ),
        StrengthSource.AID: ("teknik", "välfärdsteknik", "aids", "anpassning", "assistive device"),
    }
)

PEOPLE = RecordKind(
    "people",
    "Medborgare",
    (
        PERSONAL_NUMBER,
        Field(
            "protected",
            "Skyddad identitet",
            Form.CODE,
            PROTECTION_NAMES,
            required=True,
            codes=PROTECTION,
        ),
        PERSON_NAME,
    ),
    key=("citizen",),
)

PLACEMENTS = RecordKind(
    "placements",
    "Placeringar",
    (
        PERSONAL_NUMBER,
        HELD_BY,
        Field(
            "from_day",
            "Från",
            Form.DAY,
            (
                *("från", "fr o m", "from", "startdatum", "start", "inflyttad", "inflyttning"),
                *("placerad från", "inskriven", "inskrivningsdatum", "gäller från", "start date"),
                *("insats från", "inflyttningsdatum", "placering från", "admitted"),
            ),
            required=True,
        ),
        Field(
            "to_day",
            "Till",
            Form.COMING_DAY,
            (
                *("till", "t o m", "tom", "to", "slutdatum", "slut", "utflyttad", "utflyttning"),
                *("placerad till", "utskriven", "utskrivningsdatum", "gäller till", "end date"),
                *("insats till", "utflyttningsdatum", "placering till", "discharged", "end"),
            ),
            open_ended=True,
        ),
        Field(
            "end_reason",
            "Avslutsorsak",
            Form.TEXT,
            (
                *(
                    "avslutsorsak",
                    "slutorsak",
                    "orsak till avslut",
                    "avslutningsorsak",
                    "end reason",
                ),
                *("utskrivningsorsak", "orsak", "reason for ending", "anledning till avslut"),
            ),
        ),
        Field("protected", "Skyddad identitet", Form.CODE, PROTECTION_NAMES, codes=PROTECTION),
        PERSON_NAME,
    ),
    key=("citizen", "unit", "from_day"),
    span=("from_day", "to_day"),
)

STRENGTHS = RecordKind(
    "strengths",
    "Styrkor",
    (
        PERSONAL_NUMBER,
        Field(
            "source",
            "Källa",
            Form.CODE,
            (
                *("källa", "styrkans källa", "typ av styrka", "slag", "typ", "source", "resurstyp"),
                *("typ av resurs", "strength source", "type"),
            ),
            required=True,
            codes=SOURCES,
        ),
        Field(
            "text",
            "Styrka",
            Form.TEXT,
            (
                *("styrka", "styrkor", "resurs", "resurser", "strength", "strengths"),
                *("beskrivning av styrka", "styrkan", "att bygga på"),
            ),
            required=True,
        ),
        Field(
            "noted_on",
            "Datum",
            Form.DAY,
            ("datum", "noterad", "noterad den", "datum för styrka", "date", "noted on"),
            required=True,
        ),
        PERSON_NAME,
    ),
    key=("citizen", "source", "text"),
)
