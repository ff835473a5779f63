"""Figures of an evaluation as tables, Markdown, CSV and a page with plots."""
