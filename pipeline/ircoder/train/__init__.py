"""Rebuilding every trained part from the corpora."""
