"""Plans, their goals with the latest assessment, and the activities: what is planned for whom."""

from __future__ import annotations

from data_access.importing import codes
from data_access.importing.fields import (
    HELD_BY,
    PERSON_NAME,
    PERSONAL_NUMBER,
    Field,
    Form,
    RecordKind,
    Scale,
)

# ICF's qualifier: 0 no problem to 4 complete problem; 8 and 9 say that it was not rated.
LEVEL = Scale(0, 4, missing=frozenset({8.0, 9.0}))
HOURS_A_MONTH = Scale(0, 31 * 24, step=0)
BEGUN = (
    *("start", "startdatum", "från", "fr o m", "from", "start date", "påbörjad", "påbörjat"),
    *("börjar", "gäller från", "startar", "begun", "startade"),
)
GOAL_TEXT = (
    *("mål", "målet", "målformulering", "mål i egna ord", "eget mål", "delmål", "goal"),
    *("måltext", "målbeskrivning", "mål för insatsen", "gäller mål", "goal text"),
)

PLANS = RecordKind(
    "plans",
    "Genomförandeplaner",
    (
        PERSONAL_NUMBER,
        HELD_BY,
        Field(
            "made_on",
            "Upprättad",
            Form.DAY,
            (
                *("upprättad", "upprättat", "upprättad datum", "upprättandedatum", "plandatum"),
                *("planens datum", "plan upprättad", "made on", "plan date", "fastställd"),
            ),
            required=True,
        ),
        Field(
            "signed_by_citizen_on",
            "Undertecknad av medborgare eller företrädare",
            Form.DAY,
            (
                *("undertecknad av medborgare företrädare", "undertecknad av medborgaren"),
                *("undertecknad av medborgare", "undertecknad av brukare", "undertecknad av kund"),
                *("undertecknad av den enskilde", "medborgarens underskrift", "signed by citizen"),
                *("underskrift medborgare", "underskrift brukare", "underskrift kund"),
                *("undertecknad av medborgare eller företrädare", "underskriven av medborgaren"),
            ),
        ),
        Field(
            "signed_by_key_worker_on",
            "Undertecknad av kontaktman",
            Form.DAY,
            (
                *("undertecknad av kontaktman", "kontaktmannens underskrift", "signed by staff"),
                *("underskrift kontaktman", "undertecknad av personal", "signed by key worker"),
                *("underskriven av kontaktman", "undertecknad av fast omsorgskontakt"),
            ),
        ),
        Field(
            "key_worker",
            "Kontaktman",
            Form.TEXT,
            ("kontaktman", "kontaktmannen", "fast omsorgskontakt", "key worker", "omsorgskontakt"),
        ),
        Field(
            "made_with",
            "Upprättad tillsammans med",
            Form.TEXT,
            (
                *("upprättad tillsammans med", "tillsammans med", "upprättad med", "made with"),
                *("deltagare", "deltog vid upprättandet", "vilka deltog", "together with"),
            ),
        ),
        Field(
            "next_follow_up",
            "Nästa uppföljning",
            Form.COMING_DAY,
            (
                *("nästa uppföljning", "nästa uppf", "uppföljs senast", "uppföljning senast"),
                *("ska följas upp", "följs upp", "planerad uppföljning", "next follow up"),
                *("nästa uppföljningsdatum", "datum för nästa uppföljning", "revideras senast"),
            ),
        ),
        Field(
            "own_words",
            "Medborgarens egna ord",
            Form.TEXT,
            (
                *("medborgarens egna ord", "egna ord", "med egna ord", "own words"),
                *("brukarens egna ord", "kundens egna ord", "viktigt för mig", "min berättelse"),
            ),
        ),
        PERSON_NAME,
    ),
    key=("citizen", "made_on"),
)

GOALS = RecordKind(
    "goals",
    "Mål",
    (
        PERSONAL_NUMBER,
        Field("text", "Mål", Form.TEXT, GOAL_TEXT, required=True),
        Field(
            "life_area",
            "Livsområde",
            Form.TEXT,
            ("livsområde", "område", "livsområden", "ibic livsområde", "life area", "målområde"),
        ),
        Field(
            "goal_type",
            "Måltyp",
            Form.CODE,
            ("måltyp", "typ av mål", "måltypen", "målets art", "goal type", "typ", "inriktning"),
            codes=codes.GOAL_TYPE,
            absent="",
        ),
        Field(
            "owner",
            "Vems mål",
            Form.CODE,
            ("vems mål", "vems", "målägare", "formulerat av", "whose goal", "owner", "ägare"),
            codes=codes.GOAL_OWNER,
            absent="",
        ),
        Field("started_on", "Startdatum", Form.COMING_DAY, BEGUN, required=True),
        Field(
            "target_on",
            "Måldatum",
            Form.COMING_DAY,
            (
                *("måldatum", "ska nås", "nås senast", "slutdatum", "slut", "target date"),
                *("måldag", "klart", "klart senast", "uppnås senast", "datum för måluppfyllelse"),
            ),
        ),
        Field(
            "baseline",
            "Nuläge",
            Form.NUMBER,
            (
                *("nuläge", "utgångsläge", "startnivå", "startvärde", "bedömt funktionstillstånd"),
                *("nuläge 0 4", "baseline", "nivå vid start", "bedömt"),
            ),
            scale=LEVEL,
        ),
        Field(
            "target",
            "Målnivå",
            Form.NUMBER,
            (
                *("målnivå", "målnivå 0 4", "målvärde", "avsett funktionstillstånd", "avsett"),
                *("target", "target level", "önskad nivå"),
            ),
            scale=LEVEL,
        ),
        Field(
            "level",
            "Senaste bedömning",
            Form.NUMBER,
            (
                *("senaste bedömning", "senaste bedömning 0 4", "senaste nivå", "aktuell nivå"),
                *("bedömning", "level", "latest level", "nivå", "nivå nu"),
            ),
            scale=LEVEL,
            needs="assessed_on",
        ),
        Field(
            "assessed_on",
            "Senast bedömd",
            Form.DAY,
            (
                *("senast bedömd", "senast bedömt", "bedömd", "bedömningsdatum", "bedömt den"),
                *("datum för bedömning", "assessed on", "senaste bedömningsdatum"),
            ),
        ),
        Field(
            "importance",
            "Viktighet",
            Form.NUMBER,
            ("viktighet 1 10", "viktighet", "hur viktigt", "vikt", "importance", "prioritet"),
            scale=Scale(1, 10),
        ),
        PERSON_NAME,
    ),
    key=("citizen", "text", "started_on", "goal_type", "owner"),
    numbered=True,
)

ACTIVITIES = RecordKind(
    "activities",
    "Insatser",
    (
        PERSONAL_NUMBER,
        Field("goal_text", "Mål", Form.TEXT, GOAL_TEXT, absent=""),
        Field(
            "what",
            "Vad",
            Form.TEXT,
            ("vad", "insats", "aktivitet", "vad ska göras", "what", "activity", "insatsen"),
            required=True,
        ),
        Field(
            "who",
            "Vem",
            Form.TEXT,
            ("vem", "utförs av", "vem gör", "utförare", "ansvarig", "who", "performer"),
            absent="",
        ),
        Field("how_often", "När", Form.TEXT, ("när", "hur ofta", "frekvens", "when", "tidpunkt")),
        Field("how", "Hur", Form.TEXT, ("hur", "på vilket sätt", "tillvägagångssätt", "how")),
        Field(
            "citizen_does",
            "Det gör jag själv",
            Form.TEXT,
            (
                *("det gör jag själv", "gör själv", "medborgaren gör själv", "egen del"),
                *("detta gör jag själv", "citizen does", "kan själv", "egna resurser"),
            ),
        ),
        Field(
            "support_does",
            "Det får jag stöd med",
            Form.TEXT,
            (
                *("det får jag stöd med", "får stöd med", "stöd med", "support does"),
                *("detta får jag stöd med", "behöver stöd med", "personalen gör"),
            ),
        ),
        Field(
            "hours_granted",
            "Beviljade timmar per månad",
            Form.NUMBER,
            (
                *("beviljade timmar mån", "beviljade timmar", "beviljad tid", "hours granted"),
                *("beviljade timmar per månad", "beviljat", "beviljade tim mån"),
            ),
            scale=HOURS_A_MONTH,
        ),
        Field(
            "hours_performed",
            "Utförda timmar per månad",
            Form.NUMBER,
            (
                *("utförda timmar mån", "utförda timmar", "utförd tid", "hours performed"),
                *("utförda timmar per månad", "utfört", "utförda tim mån"),
            ),
            scale=HOURS_A_MONTH,
        ),
        Field("started_on", "Start", Form.COMING_DAY, BEGUN, required=True),
        Field(
            "ended_on",
            "Slut",
            Form.COMING_DAY,
            ("slut", "slutdatum", "till", "t o m", "tom", "end", "end date", "avslutad", "upphör"),
            open_ended=True,
        ),
        Field(
            "as_wished",
            "Som jag vill ha det",
            Form.CODE,
            ("som jag vill ha det", "som jag vill", "blev som jag vill", "as wished", "nöjd"),
            codes=codes.AS_WISHED,
        ),
        PERSON_NAME,
    ),
    key=("citizen", "goal_text", "what", "who", "started_on"),
    numbered=True,
    span=("started_on", "ended_on"),
)
