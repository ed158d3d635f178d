"""Quarterly reviews with their notes, frozen figures and decisions; what happened in a unit."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "review",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("unit_id", ROW_ID, nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("quarter", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("started_by", sa.Text(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("closed_at", sa.DateTime(), nullable=True),
        sa.Column("data_version", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_review_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review")),
        sa.UniqueConstraint(
            "unit_id", "year", "quarter", name=op.f("uq_review_unit_id_year_quarter")
        ),
        comment="A unit's quarterly review; `steps` are codes with blanks between, in order",
    )
    op.create_table(
        "review_step",
        sa.Column("review_id", ROW_ID, nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("figures", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_step_review_id")
        ),
        sa.PrimaryKeyConstraint("review_id", "step", name=op.f("pk_review_step")),
        comment="A question of a review: its note, and the figures frozen as JSON at the close",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "review_decision",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("review_id", ROW_ID, nullable=False),
        sa.Column("step", sa.String(length=20), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("status_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["review.id"], name=op.f("fk_review_decision_review_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_decision")),
        comment="What a review decided: what, who, by when, and what became of it",
    )
    op.create_index("ix_review_decision_review_id", "review_decision", ["review_id"])
    op.create_table(
        "annotation",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("unit_id", ROW_ID, nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_by", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_annotation_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_annotation")),
        comment="What happened in a unit, as its charts are read against; names nobody",
    )
    op.create_index("ix_annotation_unit_id_happened_on", "annotation", ["unit_id", "happened_on"])


def downgrade() -> None:
    for table in ("annotation", "review_decision", "review_step", "review"):
        op.drop_table(table)
