"""Runs notebooks where they stand and keeps their results, as they are committed.

``python tests/notebooks/run_anew.py [NAME...]`` runs those that are named, else all of them.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

FOLDER = Path(__file__).parents[2] / "notebooks"
TIME_LIMIT = 600
"""Seconds of a cell; whole notebooks need under 90 on a core of their own."""


def run(path: Path) -> NotebookNode:
    """Run all cells of a notebook in its folder, on one thread; give it with what came out."""
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(path.parent)}}
    client = NotebookClient(
        notebook,
        timeout=TIME_LIMIT,
        kernel_name="python3",
        resources=where,
        coalesce_streams=True,
        record_timing=False,
    )
    client.execute(env={**os.environ, "OMP_NUM_THREADS": "1", "PYTHONDONTWRITEBYTECODE": "1"})
    return notebook


def keep(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook without what differs between machines."""
    notebook.metadata["language_info"] = {"name": "python"}
    nbformat.write(notebook, path)


if __name__ == "__main__":
    for name in sys.argv[1:] or sorted(path.stem for path in FOLDER.glob("*.ipynb")):
        place = FOLDER / f"{name.removesuffix('.ipynb')}.ipynb"
        keep(run(place), place)
        print(f"{place.name} is run anew")
