"""What kinds of records there are to read, and what each field is called in the wild."""

from __future__ import annotations

from data_access.importing import codes, people_kinds, plan_kinds, unit_kinds
from data_access.importing.fields import (
    HELD_BY,
    PERSON_NAME,
    PERSONAL_NUMBER,
    Field,
    Form,
    RecordKind,
)
from data_access.importing.follow_up_kinds import FOLLOW_UPS, LONG_FOLLOW_UPS
from domain.vocabulary import Provider

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
        Field(
            "parent",
            "Överordnad enhet",
            Form.TEXT,
            (
                *("överordnad enhet", "överordnad", "tillhör", "del av", "ingår i", "moderenhet"),
                *("parent", "parent unit", "part of", "belongs to", "överenhet"),
            ),
        ),
    ),
    key=("name",),
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
    *(ORGANISATION, people_kinds.PEOPLE, people_kinds.PLACEMENTS),
    *(FOLLOW_UPS, LONG_FOLLOW_UPS, LIFE_EVENTS),
    *(plan_kinds.PLANS, plan_kinds.GOALS, plan_kinds.ACTIVITIES, people_kinds.STRENGTHS),
    *(unit_kinds.STAFF_ANSWERS, unit_kinds.TESTS),
)
