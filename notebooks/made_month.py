"""A month of billed cases that is made up: codes of written reports, billed with errors that are remembered."""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ircoder.audit.worth import Prices
from ircoder.knowledge.base import Knowledge, load_knowledge

CARE: Mapping[str, tuple[float, float]] = {
    "1093700016": (0.45, 0.07),
    "1215900028": (0.35, 0.06),
    "1407800031": (0.20, 0.24),
}
"""Of each provider: the share of the cases, and how often something goes wrong with a line."""
BESIDE = {
    "37242": "75894",
    "37244": "75894",
    "93458": "93454",
    "36247": "36246",
    "37236": "36245",
    "75716": "75710",
}
"""Codes that careless billing adds beside another one, whose work holds theirs."""
FIELDS = (
    "report_id",
    "code",
    "modifiers",
    "units",
    "setting",
    "service_date",
    "paid",
    "provider_id",
)


@dataclass(slots=True)
class Case:
    """A report with its right lines, its billed lines and what went wrong: pairs of error and code."""

    report: dict[str, Any]
    provider: str
    right: list[dict[str, Any]]
    billed: list[dict[str, Any]] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)
    overpaid: float = 0.0


@dataclass(frozen=True, slots=True)
class Month:
    """All cases, in the order of the file."""

    cases: Sequence[Case]

    @property
    def reports(self) -> list[dict[str, Any]]:
        """What the program reads of each case."""
        return [
            {name: case.report[name] for name in ("report_id", "text", "service_date", "setting")}
            for case in self.cases
        ]


def make_month(gold: Sequence[Path], *, seed: int) -> Month:
    """Bill what physicians of a hospital did, with errors; the same ones for the same seed.

    A report with a code that the fee schedule does not value is left out.

    Parameters
    ----------
    gold
        Files of gold reports in JSON Lines.
    seed
        Of the errors and of who did the work.
    """
    draw, knowledge = random.Random(seed), load_knowledge()  # noqa: S311 - it is to be repeatable
    names, shares = tuple(CARE), [share for share, _ in CARE.values()]
    cases = []
    for report in _reports(gold):
        prices = _prices(report, knowledge)
        if (
            report["setting"] != "professional"
            or not report["codes"]
            or _worth(report["codes"], prices) is None
        ):
            continue
        case = Case(report, draw.choices(names, weights=shares)[0], report["codes"])
        _bill(case, prices, draw)
        cases.append(case)
    return Month(cases)


def _reports(gold: Sequence[Path]) -> Iterator[dict[str, Any]]:
    for path in gold:
        with path.open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _prices(report: Mapping[str, Any], knowledge: Knowledge) -> Prices:
    return Prices(knowledge, report["setting"], dt.date.fromisoformat(report["service_date"]))


def _worth(lines: Iterable[Mapping[str, Any]], prices: Prices) -> float | None:
    """Dollars of all lines; ``None`` where one of them has no value."""
    found = [prices.line(line["code"], line["units"], line["modifiers"]).payment for line in lines]
    return None if None in found else round(sum(value or 0.0 for value in found), 2)


def _bill(case: Case, prices: Prices, draw: random.Random) -> None:
    """Copy the right lines, with errors as billing makes them."""
    often = CARE[case.provider][1]
    for line in case.right:
        billed = {
            "code": line["code"],
            "units": line["units"],
            "modifiers": list(line["modifiers"]),
        }
        chance = draw.random() / often
        if chance < 0.35:
            case.errors.append(("missed", line["code"]))
            continue
        if chance < 0.7:
            billed["units"] += 1
            case.errors.append(("units", line["code"]))
        elif chance < 1 and (fewer := _with_fewer(billed, prices)):
            billed = fewer
            case.errors.append(("modifier", line["code"]))
        case.billed.append(billed)
    _add(
        case,
        "unbundled",
        [BESIDE[line["code"]] for line in case.right if line["code"] in BESIDE],
        2.5,
        prices,
        draw,
    )
    _add(
        case, "unsupported", [item["code"] for item in case.report["not_coded"]], 2.0, prices, draw
    )
    case.overpaid = round(
        (_worth(case.billed, prices) or 0.0) - (_worth(case.right, prices) or 0.0), 2
    )
    for billed in case.billed:
        billed["paid"] = _worth([billed], prices)


def _with_fewer(line: dict[str, Any], prices: Prices) -> dict[str, Any] | None:
    """The line without its last modifier; ``None`` where it has none, or no value without it."""
    fewer = line | {"modifiers": line["modifiers"][:-1]}
    return fewer if line["modifiers"] and _worth([fewer], prices) else None


def _add(
    case: Case, error: str, codes: Sequence[str], times: float, prices: Prices, draw: random.Random
) -> None:
    """Bill one code more than is supported, so many times as often as other errors."""
    there = {line["code"] for line in (*case.right, *case.billed)}
    free = [{"code": code, "units": 1, "modifiers": []} for code in codes if code not in there]
    free = [line for line in free if _worth([line], prices)]
    if free and draw.random() < times * CARE[case.provider][1]:
        line = draw.choice(free)
        case.billed.append(line)
        case.errors.append((error, line["code"]))


def write_month(month: Month, folder: Path) -> None:
    """Write ``billed.csv``, one row a line, and ``frame.csv``, one row a case that was paid."""
    with (folder / "billed.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        for case in month.cases:
            given = {name: case.report[name] for name in ("report_id", "setting", "service_date")}
            for line in case.billed:
                writer.writerow(
                    given
                    | line
                    | {"modifiers": " ".join(line["modifiers"]), "provider_id": case.provider}
                )
    with (folder / "frame.csv").open("w", encoding="utf-8", newline="") as file:
        frame = csv.writer(file)
        frame.writerow(("report_id", "provider_id", "lines", "paid"))
        for case in month.cases:
            paid = round(sum(line["paid"] for line in case.billed), 2)
            if paid > 0:
                frame.writerow((case.report["report_id"], case.provider, len(case.billed), paid))
