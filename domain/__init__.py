"""The words of the work, on the standard library alone: vocabulary, measures, access."""
