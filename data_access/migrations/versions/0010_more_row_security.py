"""Row-level security also for the log, accounts, files read in and tests; see 0008."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

WHOLE = "(SELECT current_setting('sammanhang.whole', true)) = 'yes'"
NEVER = "false"  # what decides who somebody is and may see, and what commands and imports keep
OF_OWN_UNITS = (
    "units = ',' OR string_to_array(trim(both ',' from units), ',')::bigint[]"
    " && ((SELECT sammanhang_ids('units'))::bigint[])"
)
BY_VERSION = "version_id IN (SELECT sammanhang_versions())"
POLICIES = {
    "access_log": OF_OWN_UNITS,
    "account": NEVER,
    "browser_session": NEVER,
    "import_batch": NEVER,
    "purged_person": NEVER,
    "initiative": "id IN (SELECT sammanhang_initiatives())",
    "initiative_version": "id IN (SELECT sammanhang_versions())",
    "initiative_precondition": BY_VERSION,
    "initiative_decision": BY_VERSION,
}
LIST = (
    "CREATE FUNCTION {name}() RETURNS SETOF bigint LANGUAGE plpgsql STABLE COST 1 AS $$ "
    "DECLARE before text := current_setting('sammanhang.whole', true); BEGIN "
    "PERFORM set_config('sammanhang.whole', 'yes', true); RETURN QUERY {question}; "
    "PERFORM set_config('sammanhang.whole', coalesce(before, ''), true); END $$"
)
CONCERNED = (
    "SELECT version_id FROM initiative_unit"
    " WHERE unit_id = ANY ((SELECT sammanhang_ids('units'))::bigint[])"
)
LISTS = {
    "sammanhang_versions": CONCERNED,
    "sammanhang_initiatives": (
        f"SELECT initiative_id FROM initiative_version WHERE id IN ({CONCERNED})"  # noqa: S608
    ),
}


def upgrade() -> None:
    if op.get_bind().dialect.name != "postgresql":
        return
    for name, question in LISTS.items():
        op.execute(_literal(LIST.format(name=name, question=question)))
    for table, rule in POLICIES.items():
        # A row of the log is added to the end of the whole chain, by one who sees where it ends.
        added = f" WITH CHECK ({WHOLE})" if table == "access_log" else ""
        op.execute(_literal(f"CREATE POLICY scope ON {table} USING ({WHOLE} OR ({rule})){added}"))
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


def _literal(statement: str) -> sa.TextClause:
    """A statement as it stands: a colon is a cast, or SQLAlchemy would take it for a parameter."""
    return sa.text(statement.replace(":", r"\:"))
