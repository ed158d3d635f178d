"""Writing each kind of record: what the database holds of it, and how new and changed go in."""
