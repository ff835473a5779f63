"""Findings as JSON: strict, so that a misspelt field in a hand-written file is an error and not a silent default."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from pydantic import ConfigDict, TypeAdapter, ValidationError

from ircoder.findings import model


class FindingsError(ValueError):
    """Findings JSON that does not have the shape of :class:`ircoder.findings.model.Findings`."""


@cache
def _adapter() -> TypeAdapter[model.Findings]:
    for name in vars(model).values():
        if is_dataclass(name) and isinstance(name, type):
            name.__pydantic_config__ = ConfigDict(extra="forbid")  # type: ignore[attr-defined]
    return TypeAdapter(model.Findings)


def findings_from_json(value: dict[str, Any]) -> model.Findings:
    """Build findings from plain JSON values.

    Raises
    ------
    FindingsError
        With the path of each offending field and what was expected there; values are not repeated.
    """
    try:
        return _adapter().validate_python(value)
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(str(part) for part in item['loc'])}: {item['msg']}"
            for item in error.errors(include_input=False)
        )
        msg = f"findings are not well formed: {problems}"
        raise FindingsError(msg) from None


def findings_to_json(findings: model.Findings) -> dict[str, Any]:
    """Findings as plain JSON values; empty and default fields are left out, so that the result reads well."""
    value = _plain(findings)
    assert isinstance(value, dict)
    return value


def _plain(value: object) -> Any:  # noqa: ANN401 - JSON values are of any type
    if is_dataclass(value) and not isinstance(value, type):
        out: dict[str, Any] = {}
        for item in fields(value):
            current = getattr(value, item.name)
            if current in (None, (), {}) or (current == item.default and item.name != "status"):
                continue
            out[item.name] = _plain(current)
        return out
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value
