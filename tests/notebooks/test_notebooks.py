"""The notebooks are what they show: committed with their results, and every cell runs from a fresh checkout."""

import json
import re
import shutil
from pathlib import Path

import nbformat
import pytest
from tests.notebooks.run_anew import run

TOP = Path(__file__).parents[2]
FOLDER = TOP / "notebooks"
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))
PLACES = re.compile(r"(?<![\w.:/<~])/(?:home|root|tmp|Users|work|opt|usr|var|private|mnt|builds?)/|[A-Z]:\\\\|file://")
LARGEST = 400_000
"""Bytes of a notebook with its plots."""


def cells(name, kind="code"):
    return [cell for cell in nbformat.read(FOLDER / name, as_version=4).cells if cell.cell_type == kind]


def outputs(name):
    return [output for cell in cells(name) for output in cell.outputs]


def test_the_four_articles_are_there():
    assert NOTEBOOKS == ["adapt_to_a_site.ipynb", "audit_a_month.ipynb", "code_a_folder.ipynb", "evaluate.ipynb"]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_valid_and_small(name):
    nbformat.validate(nbformat.read(FOLDER / name, as_version=4))
    assert (FOLDER / name).stat().st_size < LARGEST


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_committed_as_it_ran(name):
    code = cells(name)
    assert [cell.execution_count for cell in code] == list(range(1, len(code) + 1))
    kinds = [output.output_type for output in outputs(name)]
    assert "error" not in kinds
    assert sum("image/png" in output.get("data", {}) for output in outputs(name)) >= 1


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_names_no_place_of_a_machine(name):
    assert not PLACES.search(without_pictures(name))


def without_pictures(name):
    told = [cell.source for kind in ("code", "markdown") for cell in cells(name, kind)]
    for output in outputs(name):
        data = {kind: value for kind, value in output.get("data", {}).items() if not kind.startswith("image/")}
        told.append(json.dumps({**output, "data": data}))
    return "\n".join(told)


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_reads_as_an_article(name):
    text = cells(name, "markdown")
    assert text[0].source.startswith("# ")
    assert len(text) >= len(cells(name)) / 2
    for link in re.findall(r"\]\(([^)#]+)\)", "\n".join(cell.source for cell in text)):
        assert link.startswith("http") or (FOLDER / link).exists(), link


def test_held_out_reports_are_not_named():
    for path in FOLDER.iterdir():
        if path.is_file():
            assert not re.search(r"(?:test|calibrate)\.jsonl", path.read_text(encoding="utf-8")), path.name


@pytest.fixture
def checkout(tmp_path):
    """A working copy with what a notebook reads; notebooks and their modules are copied, so that nothing is left here."""
    shutil.copytree(FOLDER, tmp_path / "notebooks", ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    for name in ("pipeline", "models", "corpora"):
        (tmp_path / name).symlink_to(TOP / name)
    return tmp_path


@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_cell_runs(name, checkout):
    notebook = run(checkout / "notebooks" / name)
    ran = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert [output.output_type for output in ran] == [output.output_type for output in outputs(name)]
    assert sorted(path.name for path in (checkout / "notebooks").iterdir()) == sorted(
        path.name for path in FOLDER.iterdir() if path.name not in ("__pycache__", ".ipynb_checkpoints")
    )
