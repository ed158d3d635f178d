"""What kinds of records there are to read, and what each field is called in the wild."""

from __future__ import annotations

from data_access.importing import codes, plan_kinds, unit_kinds
from data_access.importing.fields import (
    HELD_BY,
    PERSON_NAME,
    PERSONAL_NUMBER,
    Field,
    Form,
    RecordKind,
)
from domain.vocabulary import FollowUpKind, Provider

ORGANISATION = RecordKind(
    "organisation",
    "Organisation",
    (
        Field(
            "name",
            "Enhet",
            Form.TEXT,
            (*(name for name in HELD_BY.names if name != "verksamhet"), "namn", "name"),
            required=True,
        ),
        Field(
            "kind",
            "Verksamhet",
            Form.TEXT,
            (
                *("verksamhet", "verksamhetstyp", "verksamhetsform", "typ av verksamhet"),
                *(
                    "enhetstyp",
                    "slag",
                    "typ",
                    "kategori",
                    "type",
                    "kind",
                    "unit type",
                    "boendeform",
                ),
                *("service", "service type", "typ av enhet", "verksamhetsområde"),
            ),
            required=True,
        ),
        Field(
            "provider",
            "Regi",
            Form.CODE,
            (
                *("regi", "driftsform", "driftform", "drift", "utförartyp", "huvudman", "ägarform"),
                *("provider", "provider type", "egen regi extern", "regiform"),
            ),
            codes=codes.PROVIDER,
            absent=Provider.IN_HOUSE,
        ),
        Field(
            "board",
            "Nämnd",
            Form.TEXT,
            ("nämnd", "ansvarig nämnd", "board", "committee", "förvaltning"),
        ),
        Field(
            "area",
            "Område",
            Form.TEXT,
            ("område", "geografiskt område", "stadsdel", "distrikt", "area", "region", "district"),
        ),
    ),
    key=("name",),
)

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
        PERSON_NAME,
    ),
    key=("citizen", "held_on", "kind"),
    measured=True,
)

LIFE_EVENTS = RecordKind(
    "life_events",
    "Händelser",
    (
        PERSONAL_NUMBER,
        Field(
            "happened_on",
            "Datum",
            Form.DAY,
            (
                *("datum", "händelsedatum", "datum för händelse", "inträffade", "inträffat"),
                *("date", "event date", "happened on", "dag"),
            ),
            required=True,
        ),
        Field(
            "kind",
            "Händelse",
            Form.CODE,
            (
                *("händelse", "händelsetyp", "typ av händelse", "livshändelse", "event"),
                *("event type", "life event", "typ", "type"),
            ),
            required=True,
            codes=codes.EVENT,
        ),
        Field(
            "description",
            "Beskrivning",
            Form.TEXT,
            ("beskrivning", "kommentar", "anteckning", "notering", "text", "description", "note"),
        ),
        PERSON_NAME,
    ),
    key=("citizen", "happened_on", "kind"),
)

# In the order they are read: what others refer to comes first.
KINDS = (
    *(ORGANISATION, FOLLOW_UPS, LIFE_EVENTS),
    *(plan_kinds.PLANS, plan_kinds.GOALS, plan_kinds.ACTIVITIES),
    *(unit_kinds.STAFF_ANSWERS, unit_kinds.TESTS),
)
