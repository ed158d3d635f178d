"""What is said of a unit and no person: anonymous staff answers, and tests with their decisions."""

from __future__ import annotations

from data_access.importing import codes
from data_access.importing.fields import HELD_BY, Field, Form, RecordKind, Scale

RATING = Scale(1, 5)  # the KASAM-samtal of staff, as of citizens

STAFF_ANSWERS = RecordKind(
    "staff_answers",
    "Medarbetarsvar",
    (
        HELD_BY,
        Field(
            "period",
            "Period",
            Form.PERIOD,
            (
                *("period", "mätperiod", "kvartal", "omgång", "enkätomgång", "enkätperiod"),
                *("svarsperiod", "tidsperiod", "survey period", "quarter", "tertial", "termin"),
            ),
            required=True,
        ),
        Field(
            "comprehensibility",
            "Begriplighet",
            Form.NUMBER,
            (
                *("begriplighet", "begriplighet 1 5", "kasam begriplighet", "begripligt"),
                *("begripligt arbete", "comprehensibility"),
            ),
            scale=RATING,
        ),
        Field(
            "manageability",
            "Hanterbarhet",
            Form.NUMBER,
            (
                *("hanterbarhet", "hanterbarhet 1 5", "kasam hanterbarhet", "hanterbart"),
                *("hanterbart arbete", "manageability"),
            ),
            scale=RATING,
        ),
        Field(
            "meaningfulness",
            "Meningsfullhet",
            Form.NUMBER,
            (
                *("meningsfullhet", "meningsfullhet 1 5", "kasam meningsfullhet", "meningsfullt"),
                *("meningsfullt arbete", "meaningfulness"),
            ),
            scale=RATING,
        ),
        Field(
            "remark",
            "Kommentar",
            Form.TEXT,
            ("kommentar", "fritext", "fritextsvar", "comment", "övriga synpunkter"),
            absent="",
        ),
    ),
    key=("unit", "period", "comprehensibility", "manageability", "meaningfulness", "remark"),
    numbered=True,
    equal_rows_count=True,
)

TESTS = RecordKind(
    "tests",
    "Tester",
    (
        Field(
            "name",
            "Test",
            Form.TEXT,
            ("test", "testets namn", "pusselbit", "initiativ", "test name", "initiative"),
            required=True,
        ),
        Field(
            "assignment",
            "Uppdrag",
            Form.TEXT,
            ("uppdrag", "delprojekt", "spår", "projekt", "assignment", "track"),
        ),
        Field(
            "version",
            "Version",
            Form.TEXT,
            ("version", "testversion", "version nr", "omgång"),
            absent="1",
        ),
        Field("why", "Varför", Form.TEXT, ("varför", "bakgrund", "syfte", "why", "motiv")),
        Field(
            "test_units",
            "Testenheter",
            Form.UNITS,
            ("testenheter", "testenhet", "testande enheter", "test units", "provas i"),
        ),
        Field(
            "comparison_units",
            "Jämförelseenheter",
            Form.UNITS,
            ("jämförelseenheter", "jämförelseenhet", "jämförs med", "comparison units"),
        ),
        Field("started_on", "Start", Form.COMING_DAY, ("start", "startdatum", "från", "begins")),
        Field("ended_on", "Slut", Form.COMING_DAY, ("slut", "slutdatum", "till", "end", "ends")),
        Field(
            "good_for_citizens",
            "Bra för dem vi är till för",
            Form.ANSWER,
            ("bra för dem vi är till för", "bra för medborgarna", "bra för medborgaren"),
        ),
        Field(
            "good_for_work",
            "Bra för arbetsmiljön",
            Form.ANSWER,
            ("bra för arbetsmiljön", "arbetsmiljö", "bra för medarbetarna"),
        ),
        Field(
            "lawful",
            "Inom lagar och värdegrund",
            Form.ANSWER,
            (
                *("inom lagar och i linje med värdegrunden", "inom lagar och värdegrund"),
                *("lagar och värdegrund", "lagligt och i linje med värdegrunden"),
            ),
        ),
        Field(
            "more_effective",
            "Mer effektivt än idag",
            Form.ANSWER,
            ("mer effektivt än idag", "mer effektivt", "effektivare än idag"),
        ),
        Field(
            "decision",
            "Beslut",
            Form.CODE,
            ("beslut", "beslutat", "decision"),
            codes=codes.DECISION,
            needs="decided_on",
        ),
        Field(
            "decided_on",
            "Beslutsdatum",
            Form.DAY,
            ("beslutsdatum", "beslutat den", "datum för beslut", "decided on"),
            needs="decision",
        ),
        Field(
            "decided_by",
            "Beslutat av",
            Form.TEXT,
            ("beslutat av", "beslutsfattare", "vem beslutade", "decided by"),
            needs="decision",
        ),
        Field(
            "reason",
            "Skäl",
            Form.TEXT,
            ("skäl", "motivering", "skäl till beslutet", "reason"),
            needs="decision",
        ),
        Field(
            "dissent",
            "Avvikande mening",
            Form.TEXT,
            ("avvikande mening", "avvikande meningar", "reservation", "dissent"),
            needs="decision",
        ),
    ),
    key=("name", "version"),
)
