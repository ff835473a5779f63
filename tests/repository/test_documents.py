"""What the repository says about itself holds: commands, options, examples, links."""

import re
import tomllib
from pathlib import Path

import pytest
import typer

import ircoder
from ircoder.cli.main import app
from ircoder.intake import report_of
from ircoder.report import Report
from ircoder.samples import sample_reports

TOP = Path(__file__).parents[2]
README = (TOP / "README.md").read_text(encoding="utf-8")


def commands(command=None, name="ircoder"):
    """Yield every command with its full name."""
    command = command or typer.main.get_command(app)
    inner = getattr(command, "commands", {})
    if not inner:
        yield name, command
    for word, child in inner.items():
        yield from commands(child, f"{name} {word}")


COMMANDS = dict(commands())


def test_there_are_commands():
    assert {"ircoder code", "ircoder explain", "ircoder evaluate", "ircoder reference rule"} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_stands_in_the_readme(name):
    assert COMMANDS[name].help
    assert f"`{name}" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_has_help_and_stands_in_the_readme(name):
    options = [item for item in COMMANDS[name].params if item.param_type_name == "option"]
    for option in options:
        assert option.help, f"{name} {option.name}"
        assert any(re.search(rf"{word}\b", README) for word in option.opts), f"{name} {option.opts}"


def test_the_readme_names_no_command_that_is_not_there():
    named = re.findall(
        r"`(ircoder [a-z]+(?: (?:check|find|generate|show|rule|coverage|import|releases|remove|sample|extrapolate|reports))?)",
        README,
    )
    shortened = {"ircoder audit"}  # of `ircoder audit reports`
    assert set(named) <= set(COMMANDS) | shortened


def test_the_python_example_runs(capsys):
    blocks = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102 - the example is ours
    assert "splenic-aneurysm" in capsys.readouterr().out


def test_the_make_targets_of_the_readme_exist():
    makefile = (TOP / "Makefile").read_text(encoding="utf-8")
    wanted = set(re.findall(r"make ([a-z-]+)", README))
    assert {"sample", "test"} <= wanted
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in wanted - {"and"})


@pytest.mark.parametrize("document", ["README.md", "corpora/README.md", "models/README.md", "docs/audit.md"])
def test_links_inside_the_repository_lead_somewhere(document):
    path = TOP / document
    for link in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
        assert link.startswith("http") or (path.parent / link).exists(), link


def test_the_version_is_the_same_everywhere():
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == ircoder.__version__
    assert f"## {ircoder.__version__}" in (TOP / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_sample_reports_are_whole():
    reports = [report_of(record, "sample") for record in sample_reports()]
    assert all(isinstance(report, Report) for report in reports)
    assert len({report.report_id for report in reports}) == len(reports) >= 5
