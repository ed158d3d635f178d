"""Plans, goals with assessments, activities, staff answers, tests; the sheet of a batch."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "initiative",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("assignment", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative")),
        sa.UniqueConstraint("name", name=op.f("uq_initiative_name")),
        comment="A test (pusselbit), whatever its version",
    )
    op.create_table(
        "goal",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("life_area", sa.Text(), nullable=True),
        sa.Column("goal_type", sa.String(length=20), nullable=True),
        sa.Column("owner", sa.String(length=20), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.Column("baseline", sa.Float(), nullable=True),
        sa.Column("target", sa.Float(), nullable=True),
        sa.Column("importance", sa.Float(), nullable=True),
        sa.Column("batch_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_goal_batch_id")),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name=op.f("fk_goal_citizen_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        comment="A goal in the citizen's words; 0 is no problem, no target is no target",
    )
    op.create_index(op.f("ix_goal_citizen_id"), "goal", ["citizen_id"], unique=False)
    op.create_table(
        "initiative_version",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("initiative_id", ROW_ID, nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("batch_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_initiative_version_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["initiative_id"], ["initiative.id"], name=op.f("fk_initiative_version_initiative_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_initiative_version")),
        sa.UniqueConstraint(
            "initiative_id", "version", name=op.f("uq_initiative_version_initiative_id_version")
        ),
        comment="A test as it was tried, before it was changed and tried again",
    )
    op.create_table(
        "plan",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("unit_id", ROW_ID, nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("made_with", sa.Text(), nullable=True),
        sa.Column("signed_by_citizen_on", sa.Date(), nullable=True),
        sa.Column("signed_by_key_worker_on", sa.Date(), nullable=True),
        sa.Column("key_worker", sa.Text(), nullable=True),
        sa.Column("next_follow_up", sa.Date(), nullable=True),
        sa.Column("own_words", sa.Text(), nullable=True),
        sa.Column("batch_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(["batch_id"], ["import_batch.id"], name=op.f("fk_plan_batch_id")),
        sa.ForeignKeyConstraint(["citizen_id"], ["citizen.id"], name=op.f("fk_plan_citizen_id")),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_plan_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan")),
        sa.UniqueConstraint("citizen_id", "made_on", name=op.f("uq_plan_citizen_id_made_on")),
        comment="A version of a citizen's plan; signed by the citizen or a representative",
    )
    op.create_index(op.f("ix_plan_unit_id_made_on"), "plan", ["unit_id", "made_on"], unique=False)
    op.create_table(
        "staff_answer",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("unit_id", ROW_ID, nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("comprehensibility", sa.Float(), nullable=True),
        sa.Column("manageability", sa.Float(), nullable=True),
        sa.Column("meaningfulness", sa.Float(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.Column("batch_id", ROW_ID, nullable=False),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_staff_answer_ends_after_start")),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_staff_answer_batch_id")
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_staff_answer_unit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff_answer")),
        comment="One anonymous answer from a unit in a period; nothing says whose",
    )
    op.create_index(
        op.f("ix_staff_answer_unit_id_first_day"),
        "staff_answer",
        ["unit_id", "first_day"],
        unique=False,
    )
    op.create_table(
        "activity",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("citizen_id", sa.BigInteger(), nullable=False),
        sa.Column("goal_id", ROW_ID, nullable=True),
        sa.Column("goal_text", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=True),
        sa.Column("how_often", sa.Text(), nullable=True),
        sa.Column("how", sa.Text(), nullable=True),
        sa.Column("citizen_does", sa.Text(), nullable=True),
        sa.Column("support_does", sa.Text(), nullable=True),
        sa.Column("hours_granted", sa.Float(), nullable=True),
        sa.Column("hours_performed", sa.Float(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("as_wished", sa.String(length=10), nullable=True),
        sa.Column("batch_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_activity_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["citizen_id"], ["citizen.id"], name=op.f("fk_activity_citizen_id")
        ),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_activity_goal_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_activity")),
        comment="A row of a plan, hours by month; `goal_id` is the goal with its words, if any",
    )
    op.create_index(op.f("ix_activity_citizen_id"), "activity", ["citizen_id"], unique=False)
    op.create_index(op.f("ix_activity_goal_id"), "activity", ["goal_id"], unique=False)
    op.create_table(
        "goal_assessment",
        sa.Column("goal_id", ROW_ID, nullable=False),
        sa.Column("assessed_on", sa.Date(), nullable=False),
        sa.Column("level", sa.Float(), nullable=True),
        sa.Column("batch_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_goal_assessment_batch_id")
        ),
        sa.ForeignKeyConstraint(["goal_id"], ["goal.id"], name=op.f("fk_goal_assessment_goal_id")),
        sa.PrimaryKeyConstraint("goal_id", "assessed_on", name=op.f("pk_goal_assessment")),
        comment="How far a goal had come one day; no level when it was only said to be assessed",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "initiative_decision",
        sa.Column("version_id", ROW_ID, nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("decision", sa.String(length=20), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("dissent", sa.Text(), nullable=True),
        sa.Column("batch_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_initiative_decision_batch_id")
        ),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["initiative_version.id"],
            name=op.f("fk_initiative_decision_version_id"),
        ),
        sa.PrimaryKeyConstraint("version_id", "decided_on", name=op.f("pk_initiative_decision")),
        comment="What was decided about a version of a test, by whom, why, and what others thought",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "initiative_precondition",
        sa.Column("version_id", ROW_ID, nullable=False),
        sa.Column("precondition", sa.String(length=20), nullable=False),
        sa.Column("holds", sa.String(length=10), nullable=False),
        sa.Column("grounds", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["version_id"],
            ["initiative_version.id"],
            name=op.f("fk_initiative_precondition_version_id"),
        ),
        sa.PrimaryKeyConstraint(
            "version_id", "precondition", name=op.f("pk_initiative_precondition")
        ),
        comment="Whether one of the four preconditions holds; no row while nobody has said",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "initiative_unit",
        sa.Column("version_id", ROW_ID, nullable=False),
        sa.Column("unit_id", ROW_ID, nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name=op.f("fk_initiative_unit_unit_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["initiative_version.id"], name=op.f("fk_initiative_unit_version_id")
        ),
        sa.PrimaryKeyConstraint("version_id", "unit_id", "role", name=op.f("pk_initiative_unit")),
        comment="A unit that tries a version of a test, or that it is compared with",
        sqlite_with_rowid=False,
    )
    op.add_column("import_batch", sa.Column("sheet", sa.Text(), nullable=True))


def downgrade() -> None:
    op.drop_column("import_batch", "sheet")
    op.drop_table("initiative_unit")
    op.drop_table("initiative_precondition")
    op.drop_table("initiative_decision")
    op.drop_table("goal_assessment")
    op.drop_index(op.f("ix_activity_goal_id"), table_name="activity")
    op.drop_index(op.f("ix_activity_citizen_id"), table_name="activity")
    op.drop_table("activity")
    op.drop_index(op.f("ix_staff_answer_unit_id_first_day"), table_name="staff_answer")
    op.drop_table("staff_answer")
    op.drop_index(op.f("ix_plan_unit_id_made_on"), table_name="plan")
    op.drop_table("plan")
    op.drop_table("initiative_version")
    op.drop_index(op.f("ix_goal_citizen_id"), table_name="goal")
    op.drop_table("goal")
    op.drop_table("initiative")
