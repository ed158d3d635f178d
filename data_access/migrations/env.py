"""Where Alembic meets the project: it runs on the connection it is handed, in its transaction."""

from alembic import context

from data_access.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a column by rebuilding the table
)
with context.begin_transaction():
    context.run_migrations()
