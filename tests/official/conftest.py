from __future__ import annotations

import pytest

from ircoder.knowledge.catalogue import load_catalogue
from ircoder.official.file_names import told_by_options
from ircoder.official.importing import import_file


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """An empty data folder of the test's own."""
    folder = tmp_path / "data"
    monkeypatch.setenv("IRCODER_DATA", str(folder))
    return folder


@pytest.fixture
def put(tmp_path):
    """Write a file and import it: ``put("AOC_V2026Q2-MCR.txt", content)``. Small files pass as extracts."""

    def do(name, content, *, release=None, claim=None, part=None, extract=True):
        folder = tmp_path / "in"
        folder.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
        told = told_by_options(release, claim, part)
        return import_file(folder / name, load_catalogue(), told, extract=extract)

    return do


@pytest.fixture
def stored_files(data):
    """Name and content of every file in the data folder."""

    def do():
        return {str(path.relative_to(data)): path.read_bytes() for path in data.rglob("*") if path.is_file()}

    return do
