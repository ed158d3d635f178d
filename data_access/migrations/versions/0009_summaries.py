"""Summaries of courses and follow-ups, by unit; filled at the next start."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

# What a transaction may see on PostgreSQL, as 0008 says of other rows about a person in a unit.
SCOPE = (
    "(SELECT current_setting('sammanhang.whole', true)) = 'yes' OR ("
    "unit_id = ANY ((SELECT sammanhang_ids('units'))::bigint[])"
    " AND citizen_id NOT IN (SELECT sammanhang_hidden())"
    " AND ((SELECT current_setting('sammanhang.only', true)) = 'everybody'"
    " OR citizen_id = ANY ((SELECT sammanhang_ids('only'))::bigint[])))"
)
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "course_summary",
        sa.Column("unit_id", ROW_ID, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("baseline", sa.Float(), nullable=False),
        sa.Column("baseline_on", sa.Date(), nullable=False),
        sa.Column("previous", sa.Float(), nullable=True),
        sa.Column("previous_on", sa.Date(), nullable=True),
        sa.Column("latest", sa.Float(), nullable=False),
        sa.Column("latest_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_course_summary_citizen_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_course_summary_unit_id")),
        sa.PrimaryKeyConstraint("unit_id", "citizen_id", "measure", name=op.f("pk_course_summary")),
        comment="A citizen's comparable values of a measure in a unit; one a day, the last said",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_course_summary_citizen_id", "course_summary", ["citizen_id"])
    op.create_table(
        "follow_up_summary",
        sa.Column("unit_id", ROW_ID, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("mapped_on", sa.Date(), nullable=True),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("latest_on", sa.Date(), nullable=True),
        sa.Column("shares_day", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_follow_up_summary_citizen_id")
        ),
        sa.ForeignKeyConstraint(
            ["unit_id"], ["unit.id"], name=op.f("fk_follow_up_summary_unit_id")
        ),
        sa.PrimaryKeyConstraint("unit_id", "citizen_id", name=op.f("pk_follow_up_summary")),
        comment="A citizen's follow-ups by a unit, everyday talks left out; "
        "`shares_day` with another",
        sqlite_with_rowid=False,
    )
    op.create_index("ix_follow_up_summary_citizen_id", "follow_up_summary", ["citizen_id"])
    if op.get_bind().dialect.name == "postgresql":
        for table in ("course_summary", "follow_up_summary"):
            op.execute(f"CREATE POLICY scope ON {table} USING ({SCOPE})".replace(":", r"\:"))
            op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.drop_table("follow_up_summary")
    op.drop_table("course_summary")
