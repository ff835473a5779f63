"""Measures coding and tagging against gold."""
