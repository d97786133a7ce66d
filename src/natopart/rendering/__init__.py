"""Results out: pages, tables, JSON, CSV and Markdown."""
