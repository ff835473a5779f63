"""The wheel that users install: complete, and running without the repository."""

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
pytestmark = pytest.mark.slow


def run(*words, cwd):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [str(word) for word in words]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    out = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, TOP, cwd=out)
    (found,) = out.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def python(wheel, tmp_path_factory):
    """A new environment with the wheel; its dependencies are those of the environment that runs the tests."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, with_pip=False)
    paths = sysconfig.get_paths(vars={"base": str(place), "platbase": str(place)})
    own = sysconfig.get_paths()
    (Path(paths["purelib"]) / "dependencies.pth").write_text(f"{own['purelib']}\n{own['platlib']}\n")
    interpreter = Path(paths["scripts"]) / "python"
    run(sys.executable, "-m", "pip", "--python", interpreter, "install", "--no-deps", "--no-index", wheel, cwd=place)
    return interpreter


def test_the_wheel_holds_every_table_and_nothing_else(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    package = TOP / "pipeline" / "ircoder"
    wanted = {
        f"ircoder/{path.relative_to(package).as_posix()}"
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert wanted <= set(names)
    assert "ircoder/models/manifest.json" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {"ircoder"}
    assert not [name for name in names if name.endswith((".pkl", ".pickle", ".pyc"))]


def test_the_installed_command_codes_the_samples(python, tmp_path):
    where = run(python, "-c", "import ircoder; print(ircoder.__file__)", cwd=tmp_path).strip()
    assert Path(where).is_relative_to(python.parents[1])
    samples = Path(where).parent / "samples" / "reports.jsonl"
    run(python.parent / "ircoder", "code", samples, "-o", tmp_path / "coded.jsonl", cwd=tmp_path)
    records = [json.loads(line) for line in (tmp_path / "coded.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len(records) >= 5
    assert [record["error"] for record in records] == [None] * len(records)
    assert any(record["lines"] for record in records)
