"""Audits billed lines against what the reports support."""
