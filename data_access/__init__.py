"""The only place that speaks SQL: every read takes a Scope, every import is one transaction."""
