"""Pure functions from records to figures; each result is frozen and carries what explains it."""
