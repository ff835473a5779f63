"""Runs over many reports: streamed, by several workers, and resumable after any interruption."""
