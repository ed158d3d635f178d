"""What a page and a report both show: a finding, a chart, a table, a caveat, as blocks."""
