import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["code", "--help"], ["version"], ["reference", "show", "37236"], ["reference", "coverage"]],
)
def test_commands_that_code_nothing_load_neither_spacy_nor_pandas(arguments):
    program = (
        "import sys\n"
        "from ircoder.cli.main import main\n"
        "try:\n"
        f"    main({arguments!r})\n"
        "except SystemExit as stop:\n"
        "    heavy = [name for name in ('spacy', 'thinc', 'pandas', 'numpy', 'sklearn') if name in sys.modules]\n"
        "    sys.stderr.write(f'{stop.code or 0} {heavy}')\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stderr == "0 []"
    assert done.stdout


def test_the_help_needs_no_rich_either():
    program = "import sys\nimport ircoder.cli.main\nprint([m for m in ('rich', 'pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_package_runs_as_a_module():
    done = subprocess.run([sys.executable, "-m", "ircoder", "version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("ircoder ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "arguments",
    [["version"], ["--help"], ["reference", "show", "37236"], ["corpus", "generate", "--count", "1", "--seed", "1"]],
)
def test_a_full_device_is_told_in_one_line(arguments):
    program = f"from ircoder.cli.main import main\nmain({arguments!r})"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", program], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.stderr == "ircoder: not all could be written (No space left on device). Mend that, then run it again.\n"
    assert done.returncode == 3
