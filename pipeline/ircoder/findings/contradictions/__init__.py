"""Contradictions inside a report: its title, course and summary are held against each other, kind by kind."""
