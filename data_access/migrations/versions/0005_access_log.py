"""The access log, which can only be added to; corrections; purged persons."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# The law asks for five years; a row may be removed after that, and none is ever changed.
REFUSED = "access_log is append-only"
SQLITE = (
    (
        "CREATE TRIGGER access_log_no_update BEFORE UPDATE ON access_log "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    ),
    (
        "CREATE TRIGGER access_log_no_delete BEFORE DELETE ON access_log "
        "WHEN OLD.at > datetime('now', '-5 years') "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    ),
)
POSTGRESQL = (
    (
        "CREATE FUNCTION access_log_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF TG_OP = 'DELETE' THEN "
        "IF OLD.at <= (now() AT TIME ZONE 'UTC') - interval '5 years' THEN RETURN OLD; END IF; "
        f"END IF; RAISE EXCEPTION '{REFUSED}'; END $$"
    ),
    (
        "CREATE TRIGGER access_log_rows BEFORE UPDATE OR DELETE ON access_log "
        "FOR EACH ROW EXECUTE FUNCTION access_log_keep()"
    ),
    (
        "CREATE TRIGGER access_log_whole BEFORE TRUNCATE ON access_log "
        "FOR EACH STATEMENT EXECUTE FUNCTION access_log_keep()"
    ),
)


def upgrade() -> None:
    op.create_table(
        "access_log",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=True),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("allowed", sa.Boolean(), nullable=False),
        sa.Column("break_glass", sa.Boolean(), nullable=False),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.Column("row_count", sa.Integer(), nullable=True),
        sa.Column("session", sa.String(length=64), nullable=False),
        sa.Column("previous_hash", sa.String(length=64), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_access_log")),
        comment="One disclosure; each row holds the hash of the one before. Rows are only added",
    )
    op.create_index("ix_access_log_at", "access_log", ["at"])
    op.create_index("ix_access_log_identity_at", "access_log", ["identity", "at"])
    op.create_index("ix_access_log_citizen_id", "access_log", ["citizen_id"])
    op.create_table(
        "correction",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        sa.Column("column_name", sa.String(length=40), nullable=False),
        sa.Column("old_value", sa.Text(), nullable=True),
        sa.Column("new_value", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("corrected_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_correction_citizen_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
        comment="A value that was wrong, what it was and became, why, and who decided",
    )
    op.create_index("ix_correction_citizen_id", "correction", ["citizen_id"])
    op.create_table(
        "purged_person",
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("key_hash", name=op.f("pk_purged_person")),
        comment="A person who must not be read in again; not even a day ties the row to the log",
        sqlite_with_rowid=False,
    )
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(sa.text(statement))


def downgrade() -> None:
    op.drop_table("purged_person")
    op.drop_table("correction")
    op.drop_table("access_log")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION access_log_keep()")
