"""The coder's side of an audit: what one report supports in one setting, kept as small as a comparison needs it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from ircoder.audit.billed.cells import MOST_UNITS
from ircoder.audit.model import Problem, Quote, SuggestedLine
from ircoder.formats.json.lines import read_json_lines
from ircoder.formats.rows import BadRow, InputError
from ircoder.report import SETTINGS, Setting


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A code that the coder left out: why, by which rule, and in favour of which code, where there is one."""

    code: str
    reason: str
    rule: str
    winner: str | None
    evidence: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the physician: what it may support (``36247-LT``), and what stands where nothing is documented.

    ``missing`` says in words what the report does not state.
    """

    code: str
    question: str
    rule: str
    if_documented: tuple[str, ...]
    if_not: tuple[str, ...]
    evidence: tuple[Quote, ...]
    missing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Supported:
    """What one report supports. ``failure`` tells why it could not be coded."""

    report_id: str
    setting: Setting
    service_date: dt.date | None = None
    encounter_id: str | None = None
    provider_id: str | None = None
    lines: tuple[SuggestedLine, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    questions: tuple[Question, ...] = ()
    route: str = "review"
    probability: float | None = None
    model: str | None = None
    knowledge: str | None = None
    failure: tuple[str, str] | None = None


def read_supported(path: Path) -> Iterator[Supported | Problem]:
    """Read records that ``ircoder code`` wrote (JSON Lines), one at a time.

    Raises
    ------
    InputError
        For a file that is not there, or that holds no such record at all.
    """
    if not path.is_file():
        msg = f"{path} does not exist. Name a file that `ircoder code` wrote."
        raise InputError(msg)
    good = bad = 0
    for row in read_json_lines(path):
        if isinstance(row, BadRow):
            bad += 1
            yield Problem("report", row.type, row.where, row.problem)
            continue
        try:
            record = supported_of(row.record)
        except (KeyError, TypeError, ValueError, AttributeError):
            bad += 1
            message = "this is no record that `ircoder code` wrote. Code the report again and name that file."
            yield Problem("report", "malformed", row.where, message)
            continue
        good += 1
        yield record
    if bad and not good:
        msg = f"{path.name} holds no record that `ircoder code` wrote as JSON Lines. Name a file that does."
        raise InputError(msg)


def supported_of(record: Mapping[str, Any]) -> Supported:
    """Take what an audit needs from a record (:func:`ircoder.formats.records.record_of`).

    Raises
    ------
    KeyError, TypeError, ValueError, AttributeError
        For a record of another shape.
    """
    report_id = _text(record["report_id"])
    if record["setting"] not in SETTINGS:
        raise ValueError
    error = record.get("error")
    date = record.get("service_date")
    if error is None and date is None:
        raise ValueError
    return Supported(
        report_id=report_id,
        setting=cast(Setting, record["setting"]),
        service_date=None if date is None else dt.date.fromisoformat(date),
        encounter_id=_optional(record.get("encounter_id")),
        provider_id=_optional(record.get("provider_id")),
        lines=tuple(_line(line, report_id) for line in record["lines"]),
        left_out=tuple(_left_out(item, report_id) for item in record["not_coded"]),
        questions=tuple(_question(item, report_id) for item in record["queries"]),
        route=_text(record["route"]),
        probability=_share(record.get("probability")),
        model=_optional(record.get("model")),
        knowledge=_optional(record.get("knowledge")),
        failure=None if error is None else (_text(error["type"]), _text(error["message"])),
    )


def _line(line: Mapping[str, Any], report_id: str) -> SuggestedLine:
    units = line["units"]
    if not isinstance(units, int) or not 1 <= units <= MOST_UNITS:
        raise ValueError
    return SuggestedLine(
        report_id=report_id,
        code=_text(line["code"]),
        units=units,
        modifiers=_texts(line["modifiers"]),
        label=_text(line.get("label") or ""),
        rules=_texts(line.get("rules") or ()),
        why=_text(line.get("why") or ""),
        evidence=_quotes(line.get("evidence") or (), report_id),
        probability=_share(line.get("probability")),
    )


def _left_out(item: Mapping[str, Any], report_id: str) -> LeftOut:
    quotes = _quotes(item.get("evidence") or (), report_id)
    winner = _optional(item.get("winner"))
    return LeftOut(_text(item["code"]), _text(item["reason"]), _text(item["rule"]), winner, quotes)


def _question(item: Mapping[str, Any], report_id: str) -> Question:
    hinges = item.get("hinges") or {}
    return Question(
        code=_text(item["code"]),
        question=_text(item["question"]),
        rule=_text(item["rule"]),
        if_documented=_texts(hinges.get("if_documented") or ()),
        if_not=_texts(hinges.get("if_not") or ()),
        evidence=_quotes(item.get("evidence") or (), report_id),
        missing=_text(item.get("missing") or ""),
    )


def _quotes(items: Any, report_id: str) -> tuple[Quote, ...]:  # noqa: ANN401 - what a file holds
    return tuple(
        Quote(report_id, _place(item["start"]), _place(item["end"]), _text(item["text"]), _text(item["section"]))
        for item in items
    )


def _place(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _share(value: object) -> float | None:
    if value is not None and (not isinstance(value, (int, float)) or not 0 <= value <= 1):
        raise ValueError
    return None if value is None else float(value)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _texts(values: Any) -> tuple[str, ...]:  # noqa: ANN401 - what a file holds
    return tuple(_text(value) for value in values)


def _optional(value: object) -> str | None:
    return None if value is None else _text(value)
