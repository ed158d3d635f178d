"""What a quarterly review shows beside the learning pages: decisions, staff, tests, events."""
