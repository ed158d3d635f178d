"""Answers about several units, kept for the processes that are asked next."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

# An answer is of all of its units at once, so it is for who sees exactly those, and everybody.
SCOPE = (
    "(SELECT current_setting('sammanhang.whole', true)) = 'yes' OR ("
    "units = (SELECT current_setting('sammanhang.units', true))"
    " AND (SELECT current_setting('sammanhang.only', true)) = 'everybody')"
)


def upgrade() -> None:
    op.create_table(
        "kept_answer",
        sa.Column("question", sa.String(length=64), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("data_version", sa.String(length=20), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("question", name=op.f("pk_kept_answer")),
        comment="Figures of several units as worked out on a day, until the records change; "
        "no persons",
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"CREATE POLICY scope ON kept_answer USING ({SCOPE})")
        op.execute("ALTER TABLE kept_answer ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE kept_answer FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.drop_table("kept_answer")
