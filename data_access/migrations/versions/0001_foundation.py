"""The foundation: organisation, citizens, placements, follow-ups with scores, life events."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "citizen",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key_hash", sa.String(length=64), nullable=False),
        sa.Column("display_name", sa.Text(), nullable=True),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("sex", sa.String(length=10), nullable=True),
        sa.Column("protected", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_citizen")),
        sa.UniqueConstraint("key_hash", name=op.f("uq_citizen_key_hash")),
        comment="A person, known by a keyed hash; the personal number is not stored",
    )
    op.create_table(
        "import_batch",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("record_kind", sa.String(length=40), nullable=False),
        sa.Column("read_at", sa.DateTime(), nullable=False),
        sa.Column("data_rows", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=False),
        sa.Column("rejected", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
        comment="One file read in, and what became of its rows",
    )
    op.create_table(
        "installation",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_installation")),
        comment="Facts about this database: its purpose, its key's fingerprint, its data version",
    )
    op.create_table(
        "unit",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("parent_id", ROW_ID, nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("board", sa.Text(), nullable=True),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("provider", sa.String(length=20), nullable=False),
        sa.Column("in_programme", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["parent_id"], ["unit.id"], name=op.f("fk_unit_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unit")),
        sa.UniqueConstraint("name", name=op.f("uq_unit_name")),
        comment="The organisation as a tree; `board` is the responsible nämnd",
    )
    op.create_table(
        "follow_up",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", ROW_ID, nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("respondent", sa.String(length=20), nullable=True),
        sa.Column("took_part", sa.String(length=10), nullable=True),
        sa.Column("batch_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_follow_up_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_follow_up_citizen_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_follow_up_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
        sa.UniqueConstraint(
            "citizen_id", "held_on", "kind", name=op.f("uq_follow_up_citizen_id_held_on_kind")
        ),
        comment="A conversation where measures were taken; the unit is the one that held it",
    )
    op.create_index(
        op.f("ix_follow_up_unit_id_held_on"), "follow_up", ["unit_id", "held_on"], unique=False
    )
    op.create_table(
        "life_event",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("description", sa.Text(), nullable=True),
        sa.Column("batch_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_life_event_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_life_event_citizen_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_life_event")),
        sa.UniqueConstraint(
            "citizen_id",
            "happened_on",
            "kind",
            name=op.f("uq_life_event_citizen_id_happened_on_kind"),
        ),
        comment="What happened in a life that a course must be read against",
    )
    op.create_table(
        "placement",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", ROW_ID, nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("to_day", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.Column("inferred", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "to_day IS NULL OR to_day >= from_day", name=op.f("ck_placement_ends_after_start")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_placement_citizen_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_placement_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_placement")),
        comment="A citizen in a unit; `inferred` from follow-ups until a file states it",
    )
    op.create_index(op.f("ix_placement_citizen_id"), "placement", ["citizen_id"], unique=False)
    op.create_index(
        op.f("ix_placement_unit_id_to_day"), "placement", ["unit_id", "to_day"], unique=False
    )
    op.create_table(
        "score",
        sa.Column("follow_up_id", ROW_ID, nullable=False),
        sa.Column("measure", sa.String(length=40), nullable=False),
        sa.Column("respondent", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.Column("missing_code", sa.Float(), nullable=True),
        sa.CheckConstraint(
            "(value IS NULL) <> (missing_code IS NULL)", name=op.f("ck_score_value_or_missing_code")
        ),
        sa.ForeignKeyConstraint(
            ["follow_up_id"], ["follow_up.id"], name=op.f("fk_score_follow_up_id")
        ),
        sa.PrimaryKeyConstraint("follow_up_id", "measure", "respondent", name=op.f("pk_score")),
        comment="One value of one measure; a missing code says that it could not be measured",
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("score")
    op.drop_table("placement")
    op.drop_table("life_event")
    op.drop_table("follow_up")
    op.drop_table("unit")
    op.drop_table("installation")
    op.drop_table("import_batch")
    op.drop_table("citizen")
