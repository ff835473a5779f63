"""Audits of billed lines: what was billed against what the report supports, scores, samples and extrapolation."""
