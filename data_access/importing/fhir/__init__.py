"""FHIR R4 as tables: the same headings and rules as for any other file."""
