"""The scale of severity."""

import pytest

from ircoder.audit.severity import severity_of


@pytest.mark.parametrize(
    ("kind", "effect", "further", "severity"),
    [
        ("agreed", 0.0, {}, "none"),
        ("unsupported", -1.0, {}, "high"),
        ("unsupported", None, {}, "high"),
        ("unbundled", -500.0, {}, "high"),
        ("unbundled", 0.0, {}, "medium"),
        ("not_in_force", 20.0, {}, "high"),
        ("documentation", -500.0, {}, "medium"),
        ("wrong_code", -50.0, {}, "high"),
        ("wrong_code", -49.99, {}, "medium"),
        ("wrong_code", 49.99, {}, "low"),
        ("wrong_code", 50.0, {}, "medium"),
        ("wrong_code", None, {}, "medium"),
        ("units", -49.99, {"too_many": True}, "medium"),
        ("units", None, {"too_many": True}, "high"),
        ("units", None, {}, "low"),
        ("missed", 10.0, {}, "low"),
        ("missed", 400.0, {}, "medium"),
        ("missed", None, {}, "low"),
        ("modifier", 0.0, {"modifiers": frozenset({"59"})}, "medium"),
        ("modifier", 0.0, {"modifiers": frozenset({"LD"})}, "low"),
        ("modifier", None, {"modifiers": frozenset({"52"})}, "medium"),
        ("modifier", None, {"modifiers": frozenset({"LD"})}, "low"),
        ("modifier", -60.0, {"modifiers": frozenset({"26"})}, "high"),
    ],
)
def test_severity(kind, effect, further, severity):
    assert severity_of(kind, effect, **further) == severity
