"""Follow-ups with their scores, as one row a follow-up or as one row a measure."""

from __future__ import annotations

from dataclasses import replace

from data_access.importing import codes
from data_access.importing.codes import Codes
from data_access.importing.fields import (
    HELD_BY,
    PERSON_NAME,
    PERSONAL_NUMBER,
    Field,
    Form,
    RecordKind,
)
from domain.vocabulary import FollowUpKind, FollowUpResult

LED_TO = Codes(
    {
        FollowUpResult.CONTINUE: (
            *("fortsätter", "fortsatt", "oförändrad", "oförändrat", "ingen ändring", "continue"),
            *("fortsätt som nu", "oförändrade insatser", "no change"),
        ),
        FollowUpResult.CHANGE: (
            *(
                "ändra",
                "ändras",
                "justera",
                "ändring inom beslut",
                "ändras inom beslutet",
                "change",
            ),
            *("ändrad plan", "ny genomförandeplan", "revidera"),
        ),
        FollowUpResult.END: ("avslutas", "avslutad", "avslut", "upphör", "end", "ended", "closed"),
        FollowUpResult.NEW_INQUIRY: (
            *("utredning", "ny bedömning", "ny ansökan", "new inquiry", "reassessment"),
            *("ny biståndsbedömning", "nytt beslut", "till handläggare"),
        ),
    }
)
OF_FOLLOW_UP = (
    *("uppföljningens resultat", "resultat av uppföljning", "resultat av uppföljningen"),
    *("utfall av uppföljning", "ledde till", "outcome of follow up"),
)
RESULT = (*OF_FOLLOW_UP, "resultat", "utfall", "result", "outcome", "åtgärd")

FOLLOW_UPS = RecordKind(
    "follow_ups",
    "Uppföljningar",
    (
        PERSONAL_NUMBER,
        HELD_BY,
        Field(
            "held_on",
            "Datum",
            Form.DAY,
            (
                *("datum", "uppföljningsdatum", "uppf datum", "datum för uppföljning", "date"),
                *("uppföljd", "genomförd", "genomförd datum", "datum genomförd", "mätdatum"),
                *("bedömningsdatum", "skattningsdatum", "samtalsdatum", "besöksdatum", "dag"),
                *("utförd", "utfört", "utförd datum", "follow up date", "held on", "assessed on"),
                *("assessment date", "visit date", "date of follow up", "händelsedatum"),
            ),
            required=True,
        ),
        Field(
            "kind",
            "Typ",
            Form.CODE,
            (
                *("typ", "uppföljningstyp", "typ av uppföljning", "slag", "sort", "tillfälle"),
                *("mättillfälle", "uppföljning", "type", "kind", "follow up", "follow up type"),
                *("occasion", "orsak", "anledning", "samtalstyp", "visit type"),
            ),
            codes=codes.FOLLOW_UP_KIND,
            absent=FollowUpKind.PLANNED,
        ),
        Field(
            "respondent",
            "Svarssätt",
            Form.CODE,
            (
                *("svarssätt", "svarat", "svarande", "vem svarade", "vem har svarat", "respondent"),
                *("besvarad av", "svar av", "uppgiftslämnare", "ifylld av", "skattat av"),
                *("answered by", "mode", "response mode", "informant", "rapporterat av"),
                *("skattad av", "svarsform", "skattare"),
            ),
            codes=codes.RESPONDENT,
        ),
        Field(
            "took_part",
            "Medborgaren deltog",
            Form.CODE,
            (
                *("medborgaren deltog", "deltog", "delaktig", "deltagande", "medverkade"),
                *("brukaren deltog", "kunden deltog", "brukarens deltagande", "medverkan"),
                *("den enskilde deltog", "deltagit", "took part", "citizen took part"),
                *(
                    "participated",
                    "participation",
                    "client participated",
                    "delaktighet",
                    "närvarande",
                ),
            ),
            codes=codes.TOOK_PART,
        ),
        Field(
            "professions",
            "Professioner",
            Form.TEXT,
            (
                *("professioner", "profession", "yrkesgrupper", "yrkesgrupp", "yrkeskategori"),
                *("deltagande professioner", "professions", "staff groups", "yrkesroller"),
            ),
        ),
        Field("result", "Resultat", Form.CODE, RESULT, codes=LED_TO),
        PERSON_NAME,
    ),
    key=("citizen", "held_on", "kind"),
    measured=True,
)

# A row is one measure of a follow-up. What is called a result there is the value measured.
LONG_FOLLOW_UPS = RecordKind(
    "long_follow_ups",
    "Uppföljningar, en rad per mått",
    (
        *(
            replace(field, names=OF_FOLLOW_UP) if field.name == "result" else field
            for field in FOLLOW_UPS.fields
        ),
        Field(
            "measure",
            "Mått",
            Form.MEASURE,
            (
                *("mått", "måttnamn", "måttets namn", "mätning", "måttkod", "instrument", "test"),
                *("measure", "measure name", "measure code", "variabel", "variable", "indikator"),
                *("indicator", "parameter", "skala", "formulär", "fråga", "observation", "kod"),
                *("code", "item", "scale"),
            ),
            required=True,
        ),
        Field(
            "value",
            "Värde",
            Form.TEXT,
            (
                *("värde", "mätvärde", "uppmätt värde", "poäng", "resultat", "utfall", "value"),
                *("score", "points", "result", "skattning", "svar", "answer", "nivå"),
            ),
            required=True,
        ),
        Field(
            "measured_in",
            "Måttenhet",
            Form.TEXT,
            ("måttenhet", "mätenhet", "enhet för mått", "värdets enhet", "unit of measure", "uom"),
        ),
    ),
    key=("citizen", "held_on", "kind", "measure"),
    lengthwise=True,
)
