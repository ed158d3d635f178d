"""What each column about a person is called in the extract. A new column must be listed here."""

from __future__ import annotations

from domain import vocabulary as words
from domain.access import PersonGrant

ROW = "Rad"
READ_FROM = "Inläst ur"

# Table: its heading, and a heading for every column.
HEADINGS: dict[str, tuple[str, dict[str, str]]] = {
    "citizen": (
        "Person",
        {
            "id": "Pseudonym",
            "key_hash": "Nyckelhash av personnumret",
            "display_name": "Namn",
            "birth_year": "Födelseår",
            "sex": "Kön",
            "protected": "Skyddad identitet",
        },
    ),
    "person_grant": (
        "Öppnad för en handläggare",
        {
            "id": ROW,
            "account_id": "Konto, rad",
            "citizen_id": "Pseudonym",
            "kind": "Slag",
            "reason": "Skäl",
            "given_by": "Öppnad av",
            "from_at": "Från",
            "until_at": "Till",
            "reviewed_at": "Granskad",
            "reviewed_by": "Granskad av",
        },
    ),
    "placement": (
        "Placeringar",
        {
            "id": ROW,
            "citizen_id": "Pseudonym",
            "unit_id": "Enhet",
            "from_day": "Från",
            "to_day": "Till",
            "end_reason": "Varför den slutade",
            "inferred": "Härledd ur uppföljningar",
        },
    ),
    "follow_up": (
        "Uppföljningar",
        {
            "id": ROW,
            "citizen_id": "Pseudonym",
            "unit_id": "Enhet",
            "held_on": "Dag",
            "kind": "Slag",
            "respondent": "Svarssätt",
            "took_part": "Medborgaren deltog",
            "professions": "Professioner",
            "result": "Resultat",
            "batch_id": READ_FROM,
        },
    ),
    "score": (
        "Mätvärden",
        {
            "follow_up_id": "Uppföljning, rad",
            "measure": "Mått",
            "respondent": "Svarssätt",
            "value": "Värde",
            "missing_code": "Kod för saknat värde",
        },
    ),
    "course_summary": (
        "Mätvärden i sammanfattning, uträknad ur dem",
        {
            "unit_id": "Enhet",
            "citizen_id": "Pseudonym",
            "measure": "Mått",
            "n": "Antal dagar med värde",
            "baseline": "Första värdet",
            "baseline_on": "Första dagen",
            "previous": "Näst sista värdet",
            "previous_on": "Näst sista dagen",
            "latest": "Senaste värdet",
            "latest_on": "Senaste dagen",
        },
    ),
    "follow_up_summary": (
        "Uppföljningar i sammanfattning, uträknad ur dem",
        {
            "unit_id": "Enhet",
            "citizen_id": "Pseudonym",
            "mapped_on": "Kartlagd",
            "first_on": "Första dagen",
            "latest_on": "Senaste dagen",
            "shares_day": "Samma dag som en annan enhet",
        },
    ),
    "life_event": (
        "Händelser",
        {
            "id": ROW,
            "citizen_id": "Pseudonym",
            "happened_on": "Dag",
            "kind": "Slag",
            "description": "Beskrivning",
            "batch_id": READ_FROM,
        },
    ),
    "plan": (
        "Genomförandeplaner",
        {
            "id": ROW,
            "citizen_id": "Pseudonym",
            "unit_id": "Enhet",
            "made_on": "Upprättad",
            "made_with": "Tillsammans med",
            "signed_by_citizen_on": "Undertecknad av medborgaren",
            "signed_by_key_worker_on": "Undertecknad av kontaktmannen",
            "key_worker": "Kontaktman",
            "next_follow_up": "Nästa uppföljning",
            "own_words": "Med egna ord",
            "batch_id": READ_FROM,
        },
    ),
    "goal": (
        "Mål",
        {
            "id": ROW,
            "citizen_id": "Pseudonym",
            "text": "Mål",
            "life_area": "Livsområde",
            "goal_type": "Måltyp",
            "owner": "Vems",
            "started_on": "Från",
            "target_on": "Till",
            "baseline": "Startnivå",
            "target": "Målnivå",
            "importance": "Vikt",
            "batch_id": READ_FROM,
        },
    ),
    "goal_assessment": (
        "Bedömningar av mål",
        {
            "goal_id": "Mål, rad",
            "assessed_on": "Dag",
            "level": "Nivå",
            "batch_id": READ_FROM,
        },
    ),
    "activity": (
        "Insatser",
        {
            "id": ROW,
            "citizen_id": "Pseudonym",
            "goal_id": "Mål, rad",
            "goal_text": "Mål i ord",
            "what": "Vad",
            "who": "Vem",
            "how_often": "När",
            "how": "Hur",
            "citizen_does": "Det medborgaren gör",
            "support_does": "Det personalen gör",
            "hours_granted": "Beviljade timmar",
            "hours_performed": "Utförda timmar",
            "started_on": "Från",
            "ended_on": "Till",
            "as_wished": "Som jag vill ha det",
            "batch_id": READ_FROM,
        },
    ),
    "strength": (
        "Styrkor",
        {
            "id": ROW,
            "citizen_id": "Pseudonym",
            "source": "Varifrån",
            "text": "Styrka",
            "noted_on": "Antecknad",
            "batch_id": READ_FROM,
        },
    ),
    "correction": (
        "Rättelser",
        {
            "id": ROW,
            "citizen_id": "Pseudonym",
            "table_name": "Tabell",
            "row_key": "Rad i tabellen",
            "column_name": "Uppgift",
            "old_value": "Gammalt värde",
            "new_value": "Nytt värde",
            "reason": "Skäl",
            "decided_by": "Beslutad av",
            "corrected_at": "Rättad",
        },
    ),
    "batch_change": (
        "Tidigare värden, sparade för att en inläsning ska kunna ångras",
        {
            "id": ROW,
            "batch_id": READ_FROM,
            "table_name": "Tabell",
            "column_name": "Kolumn",
            "value": "Rad i tabellen",
            "citizen_id": "Pseudonym",
            "earlier_batch_id": "Inläst före det ur",
            "before": "Som det var",
        },
    ),
}

# Tables in which no row is about a citizen, and access_log, which the extract tells in its own way.
NOT_ABOUT_PERSONS = {
    "access_grant": "Vad ett konto får se, inte om vem",
    "account": "Medarbetarens konto",
    "browser_session": "Medarbetarens inloggning",
    "access_log": "Vem som har tittat, i ett eget avsnitt",
    "annotation": "Händelser gäller enheter, utan namn",
    "import_batch": "Står vid varje rad som inläst ur",
    "initiative": "Tester gäller enheter",
    "initiative_decision": "Tester gäller enheter",
    "initiative_precondition": "Tester gäller enheter",
    "initiative_start": "Medelvärden av minst fem vid ett tests start",
    "initiative_unit": "Tester gäller enheter",
    "initiative_version": "Tester gäller enheter",
    "installation": "Gäller databasen",
    "kept_answer": "Enheters siffror tillsammans, utan namn",
    "purged_person": "Den som står där finns inte längre här",
    "review": "Kvartalsmöten gäller enheter, utan namn",
    "review_decision": "Kvartalsmöten gäller enheter, utan namn",
    "review_step": "Kvartalsmöten gäller enheter, utan namn",
    "staff_answer": "Medarbetares svar, utan namn",
    "unit": "Organisationen",
}

CODES: dict[tuple[str, str], type[words.Labelled | PersonGrant]] = {
    ("person_grant", "kind"): PersonGrant,
    ("citizen", "sex"): words.Sex,
    ("follow_up", "kind"): words.FollowUpKind,
    ("follow_up", "respondent"): words.Respondent,
    ("follow_up", "took_part"): words.TookPart,
    ("follow_up", "result"): words.FollowUpResult,
    ("score", "respondent"): words.Respondent,
    ("life_event", "kind"): words.LifeEventKind,
    ("goal", "goal_type"): words.GoalType,
    ("goal", "owner"): words.GoalOwner,
    ("activity", "as_wished"): words.AsWished,
    ("strength", "source"): words.StrengthSource,
}
