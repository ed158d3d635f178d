"""Row-level security on PostgreSQL: a transaction sees the rows of its scope, or none.

A policy lets through the rows that the questions' own WHERE would, whatever day they are about.
A table made later gets its policy in the migration that makes it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# A SELECT of its own is asked once a statement, not once a row.
WHOLE = "(SELECT current_setting('sammanhang.whole', true)) = 'yes'"
UNITS = "((SELECT sammanhang_ids('units'))::bigint[])"
ONLY = "((SELECT sammanhang_ids('only'))::bigint[])"
BY_UNIT = f"unit_id = ANY {UNITS}"
BY_UNIT_AND_PERSON = (
    f"{BY_UNIT} AND citizen_id NOT IN (SELECT sammanhang_hidden()) AND ("
    f"(SELECT current_setting('sammanhang.only', true)) = 'everybody' OR citizen_id = ANY {ONLY})"
)
BY_STAY = "citizen_id IN (SELECT sammanhang_people())"
BY_STAY_THAT_DAY = (
    f"{BY_STAY} AND EXISTS (SELECT FROM placement WHERE placement.citizen_id ="
    " life_event.citizen_id AND from_day <= happened_on"
    " AND (to_day IS NULL OR to_day >= happened_on))"
)
BY_REVIEW = "review_id IN (SELECT sammanhang_reviews())"
NEVER = "false"  # commands alone read it, or what decides a scope
POLICIES = {
    "unit": f"id = ANY {UNITS}",
    "citizen": "id IN (SELECT sammanhang_people())",
    "placement": BY_UNIT_AND_PERSON,
    "follow_up": BY_UNIT_AND_PERSON,
    "score": "follow_up_id IN (SELECT sammanhang_follow_ups())",
    "life_event": BY_STAY_THAT_DAY,
    "plan": BY_UNIT_AND_PERSON,
    "goal": BY_STAY,
    "goal_assessment": "goal_id IN (SELECT sammanhang_goals())",
    "activity": BY_STAY,
    "strength": BY_STAY,
    "staff_answer": BY_UNIT,
    "initiative_unit": BY_UNIT,
    "annotation": BY_UNIT,
    "review": BY_UNIT,
    "review_step": BY_REVIEW,
    "review_decision": BY_REVIEW,
    "correction": NEVER,
    "batch_change": NEVER,
    "person_grant": NEVER,
    "access_grant": NEVER,
}
IDS = (
    "CREATE FUNCTION sammanhang_ids(name text) RETURNS bigint[] LANGUAGE sql STABLE "
    "RETURN nullif(current_setting('sammanhang.' || name, true), '')::bigint[]"
)
# Each is asked once a statement and sees every row while it runs: a policy that asked another
# table by itself would go round in a ring, and lead the planner to read whole tables.
LIST = (
    "CREATE FUNCTION {name}() RETURNS SETOF bigint LANGUAGE plpgsql STABLE COST 1 AS $$ "
    "DECLARE before text := current_setting('sammanhang.whole', true); BEGIN "
    "PERFORM set_config('sammanhang.whole', 'yes', true); RETURN QUERY {question}; "
    "PERFORM set_config('sammanhang.whole', coalesce(before, ''), true); END $$"
)
LISTS = {
    "sammanhang_hidden": (
        "SELECT id FROM citizen WHERE protected "
        "AND id <> ALL (coalesce(sammanhang_ids('protected'), '{}'))"
    ),
    "sammanhang_people": f"SELECT citizen_id FROM placement WHERE {BY_UNIT_AND_PERSON}",  # noqa: S608
    "sammanhang_follow_ups": f"SELECT id FROM follow_up WHERE {BY_UNIT_AND_PERSON}",  # noqa: S608
    "sammanhang_goals": f"SELECT id FROM goal WHERE {BY_STAY}",  # noqa: S608
    "sammanhang_reviews": f"SELECT id FROM review WHERE {BY_UNIT}",  # noqa: S608  (constants)
}


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    op.execute(_literal(IDS))
    for name, question in LISTS.items():
        op.execute(_literal(LIST.format(name=name, question=question)))
    for table, rule in POLICIES.items():
        op.execute(_literal(f"CREATE POLICY scope ON {table} USING ({WHOLE} OR ({rule}))"))
        op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for table in POLICIES:
        op.execute(f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY")
        op.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
        op.execute(f"DROP POLICY scope ON {table}")
    for name in LISTS:
        op.execute(f"DROP FUNCTION {name}()")
    op.execute("DROP FUNCTION sammanhang_ids(text)")


def _literal(statement: str) -> sa.TextClause:
    """A statement as it stands: a colon is a cast, or SQLAlchemy would take it for a parameter."""
    return sa.text(statement.replace(":", r"\:"))
