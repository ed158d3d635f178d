"""Strengths; who took part in a follow-up and what it led to; protected identities by index."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "strength",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.Column("batch_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_strength_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_strength_citizen_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strength")),
        sa.UniqueConstraint(
            "citizen_id", "source", "text", name=op.f("uq_strength_citizen_id_source_text")
        ),
        comment="What a citizen has to build on: own, family, civil society, aids",
    )
    op.add_column("follow_up", sa.Column("professions", sa.Text(), nullable=True))
    op.add_column("follow_up", sa.Column("result", sa.String(length=20), nullable=True))
    op.create_index(
        "ix_citizen_protected",
        "citizen",
        ["id"],
        sqlite_where=sa.text("protected = 1"),
        postgresql_where=sa.text("protected"),
    )


def downgrade() -> None:
    op.drop_index("ix_citizen_protected", "citizen")
    op.drop_column("follow_up", "result")
    op.drop_column("follow_up", "professions")
    op.drop_table("strength")
