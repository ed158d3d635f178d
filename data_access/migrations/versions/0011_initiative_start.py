"""The starting point of a test, kept as it was when it was first asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

# What a transaction may see on PostgreSQL, as 0008 says of other rows about a unit.
SCOPE = (
    "(SELECT current_setting('sammanhang.whole', true)) = 'yes'"
    " OR unit_id = ANY ((SELECT sammanhang_ids('units'))::bigint[])"
)
ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "initiative_start",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("began_on", sa.Date(), nullable=False),
        sa.Column("unit_id", ROW_ID, nullable=False),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("mean", sa.Float(), nullable=False),
        sa.Column("kept_at", sa.DateTime(), nullable=False),
        sa.CheckConstraint("n >= 5", name=op.f("ck_initiative_start_not_few")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_initiative_start_unit_id")),
        sa.PrimaryKeyConstraint(
            "name", "began_on", "unit_id", "measure", name=op.f("pk_initiative_start")
        ),
        comment="Where a unit's citizens stood before a test began, as it was when first asked for",
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"CREATE POLICY scope ON initiative_start USING ({SCOPE})".replace(":", r"\:"))
        op.execute("ALTER TABLE initiative_start ENABLE ROW LEVEL SECURITY")
        op.execute("ALTER TABLE initiative_start FORCE ROW LEVEL SECURITY")


def downgrade() -> None:
    op.drop_table("initiative_start")
