"""What a batch changed, as it was before, and when a batch was undone."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "batch_change",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("batch_id", ROW_ID, nullable=False),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        sa.Column("column_name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=True),
        sa.Column("earlier_batch_id", ROW_ID, nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_batch_change_batch_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch_change")),
        comment="The rows where a column had a value, before a batch: a JSON list, empty when new",
    )
    op.create_index("ix_batch_change_batch_id", "batch_change", ["batch_id"])
    op.create_index("ix_batch_change_citizen_id", "batch_change", ["citizen_id"])
    op.create_index("ix_batch_change_earlier_batch_id", "batch_change", ["earlier_batch_id"])
    op.create_index(
        "ix_batch_change_table_name_column_name_value",
        "batch_change",
        ["table_name", "column_name", "value"],
    )
    op.add_column("import_batch", sa.Column("undone_at", sa.DateTime(), nullable=True))


def downgrade() -> None:
    op.drop_column("import_batch", "undone_at")
    op.drop_table("batch_change")
