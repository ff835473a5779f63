"""Code sets of gold reports: codes in force, units, modifiers and rules that there are, and quotes that stand there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any, cast, get_args

from ircoder.corpora.model import Problem, Record, named
from ircoder.evaluate.code_sets import SEPARATE_IN_DETAIL, CodeSetError, alternatives
from ircoder.evaluate.not_coded import gold_left_out
from ircoder.evaluate.queries import gold_queries
from ircoder.knowledge.base import Knowledge
from ircoder.knowledge.claim_modifiers import load_claim_modifiers
from ircoder.knowledge.rules import load_rules
from ircoder.report import SETTINGS, Setting

NEGATIVES = "negatives"
UNWRITTEN = {"51": "Leave it out.", "GC": "Leave it out."} | dict.fromkeys(SEPARATE_IN_DETAIL, "Write 59.")
"""Modifiers that gold does not write, by convention, and what it does instead."""

_LINE_BY_LINE, _OPEN_TO_APPEAL = 1, 3
"""Adjudication of a unit limit (MOD-20)."""


def check_codes(record: Record, knowledge: Knowledge) -> Iterator[Problem]:
    """Find what is wrong in the code set of a report, its accepted alternatives and what was left out."""
    on = _date(record)
    lines = record.objects("codes")
    given = record.values.get("codes")
    if isinstance(given, list) and len(lines) != len(given):
        yield record.problem("codes", "holds something that is no object", "Write every line as an object.")
    for name, line in lines:
        yield from _line_problems(record, name, line, knowledge, on)
    if on is not None:
        yield from _unit_problems(record, lines, knowledge, on)
    yield from _accept_problems(record, knowledge, on)
    yield from _other_lists(record)
    yield from _contradiction_problems(record)
    if PurePath(record.file).stem.startswith(NEGATIVES) and (given or record.values.get("accept")):
        yield record.problem("codes", "a negative has codes", "Leave codes and accept empty, or move the report.")


def _date(record: Record) -> dt.date | None:
    try:
        return dt.date.fromisoformat(str(record.values.get("service_date")))
    except ValueError:
        return None


def _line_problems(
    record: Record, name: str, line: Mapping[str, Any], knowledge: Knowledge, on: dt.date | None
) -> Iterator[Problem]:
    yield from _code_problems(record, f"{name}.code", str(line.get("code")), knowledge, on)
    units, modifiers = line.get("units"), line.get("modifiers")
    if type(units) is not int or units < 1:
        yield record.problem(f"{name}.units", "is no whole number from 1", "Write the units of the line.")
    if isinstance(modifiers, list):
        yield from _modifier_problems(record, f"{name}.modifiers", modifiers)
    else:
        yield record.problem(f"{name}.modifiers", "is no list", "Write it in brackets, empty for none.")
    for rule in _strings(line.get("rules")):
        if rule not in load_rules():
            yield record.problem(f"{name}.rules", f"{named(rule)} is no rule", "Name a rule of the reference.")
    quotes = _strings(line.get("evidence"))
    # Those with contradictions were written for the quotes on either hand; a generated report has its spans.
    if not quotes and "contradictions" not in record.values and not record.generated:
        yield record.problem(f"{name}.evidence", "is empty", "Quote the words that prove the code.")
    for place, quote in enumerate(quotes):
        yield from _quote_problems(record, f"{name}.evidence[{place}]", quote)


def _code_problems(
    record: Record, field: str, code: str, knowledge: Knowledge, on: dt.date | None
) -> Iterator[Problem]:
    if code not in knowledge.catalogue:
        if code not in _strings(record.values.get("outside")):
            remedy = "Correct the code, or name it in outside where it is right and the reference does not hold it."
            yield record.problem(field, f"{named(code)} is not in the catalogue", remedy)
    elif on is not None and not knowledge.catalogue.in_force(code, on):
        yield record.problem(field, f"{code} is not in force on {on}", "Correct the code or the service date.")


def _modifier_problems(record: Record, field: str, modifiers: Iterable[object]) -> Iterator[Problem]:
    for modifier in map(str, modifiers):
        if modifier in UNWRITTEN:
            yield record.problem(field, f"{modifier} is not written in gold", UNWRITTEN[modifier])
        elif modifier not in load_claim_modifiers():
            yield record.problem(field, f"{named(modifier)} is no modifier", "Correct it.")


def _unit_problems(
    record: Record, lines: Iterable[tuple[str, Mapping[str, Any]]], knowledge: Knowledge, on: dt.date
) -> Iterator[Problem]:
    setting = record.values.get("setting")
    if setting not in SETTINGS:
        return
    by_code: dict[str, list[int]] = defaultdict(list)
    for _, line in lines:
        if isinstance(line.get("units"), int):
            by_code[str(line.get("code"))].append(line["units"])
    for code, units in by_code.items():
        most, by_line = _most_units(code, cast(Setting, setting), knowledge, on)
        count = max(units) if by_line else sum(units)
        if most and count > most:
            yield record.problem(
                "codes", f"{named(code)} has {count} units", f"The limit is {most}: correct the units."
            )


def _most_units(code: str, setting: Setting, knowledge: Knowledge, on: dt.date) -> tuple[int, bool]:
    """Most units that a code can have, 0 where that is open, and whether the limit is one of single lines.

    A limit of zero says that a code is not paid, not how often it is done. One that is open to appeal may be passed
    with good reason, so the greatest of all settings counts.
    """
    limit = knowledge.edits.limit(code, setting, on)
    if limit is None:
        return 0, False
    if limit.adjudication != _OPEN_TO_APPEAL:
        return limit.units, limit.adjudication == _LINE_BY_LINE
    limits = (knowledge.edits.limit(code, other, on) for other in get_args(Setting))
    return max(found.units for found in limits if found is not None), False


def _accept_problems(record: Record, knowledge: Knowledge, on: dt.date | None) -> Iterator[Problem]:
    try:
        sets = alternatives(record.values.get("accept"))
    except (CodeSetError, AttributeError, TypeError):
        yield record.problem("accept", "is no list of code sets", "Write each alternative as a list of lines.")
        return
    for place, accepted in enumerate(sets):
        field = f"accept[{place}]"
        for code in accepted.units:
            yield from _code_problems(record, field, code, knowledge, on)
        yield from _modifier_problems(record, field, sorted({item for _, held in accepted.modified for item in held}))


def _other_lists(record: Record) -> Iterator[Problem]:
    try:
        gold_left_out(record.values.get("not_coded"))
    except CodeSetError:
        yield record.problem("not_coded", "an entry names no code", "Give every entry its code.")
    try:
        gold_queries(record.values.get("queries"))
    except CodeSetError:
        yield record.problem("queries", "is no list of questions", "Write strings, or objects with code and question.")


def _contradiction_problems(record: Record) -> Iterator[Problem]:
    for name, item in record.objects("contradictions"):
        for part in ("first", "second"):
            quote = item.get(part)
            if quote is not None and item.get(f"{part}_source") == "service_date":
                if quote != record.values.get("service_date"):
                    yield record.problem(f"{name}.{part}", "is not the date of service", "Write that of the record.")
            elif isinstance(quote, str):
                yield from _quote_problems(record, f"{name}.{part}", quote)
            else:
                yield record.problem(f"{name}.{part}", "is missing", "Quote the words on either hand.")


def _quote_problems(record: Record, field: str, quote: str) -> Iterator[Problem]:
    if not quote.strip():
        yield record.problem(field, "is empty", "Quote words of the report.")
    elif quote not in record.text:
        yield record.problem(field, "does not stand in the text", "Quote the report letter by letter.")


def _strings(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []
