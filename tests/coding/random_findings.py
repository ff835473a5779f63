"""Encounters put together at random from the parts of annotated reports, with other sides, sessions and outcomes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from functools import cache
from pathlib import Path
from random import Random

from ircoder.coding.encounter import Encounter
from ircoder.findings.model import Findings
from ircoder.findings.serial import findings_from_json, findings_to_json
from ircoder.knowledge.base import load_knowledge

FOLDER = Path(__file__).parents[2] / "corpora" / "gold" / "findings"
FIRST, DAYS = dt.date(2023, 1, 1), 1460
STATUSES = ("performed",) * 8 + ("attempted", "planned", "negated", "historical")
LONGEST = 6


@cache
def annotated() -> tuple[Findings, ...]:
    """Findings that were written down by hand for the tuning reports."""
    return tuple(findings_from_json(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(FOLDER.glob("*")))


def random_encounters(seed: int) -> list[Encounter]:
    """One to three reports of one patient, date and setting."""
    chance = Random(seed)
    on = FIRST + dt.timedelta(days=chance.randrange(DAYS))
    setting = chance.choice(("professional", "facility", "office"))
    providers = chance.choice(((None,) * 3, ("1",) * 3, ("1", "2", "3")))
    return [
        Encounter(
            findings=_mixed(chance),
            service_date=on,
            setting=setting,
            knowledge=load_knowledge(),
            payer=chance.choice(("medicare", "medicare", "commercial")),
            patient_age=chance.choice((None, 0.5, 4, 30, 71)),
            report_id=f"random-{seed}-{number}",
            provider_id=providers[number],
        )
        for number in range(chance.choice((1, 1, 1, 2, 3)))
    ]


def _mixed(chance: Random) -> Findings:
    parts = [_renamed(_changed(chance.choice(annotated()), chance), str(n)) for n in range(chance.choice((1, 2, 3)))]
    merged = {
        name: tuple(item for part in parts for item in getattr(part, name))
        for name in ("accesses", "imaging", "acts", "lesions", "devices", "guidance", "sedation", "facts")
    }
    return Findings(**merged)


def _changed(found: Findings, chance: Random) -> Findings:
    acts = list(found.acts)
    chance.shuffle(acts)
    swap = chance.random() < 0.3
    session = chance.choice((1, 1, 1, 2))
    changed = tuple(
        dataclasses.replace(
            act,
            status=chance.choice(STATUSES) if chance.random() < 0.3 else act.status,
            side=_side(act.side, chance, swap=swap),
            session=session,
        )
        for act in acts[: chance.randint(1, LONGEST)]
    )
    accesses = found.accesses if chance.random() < 0.8 else ()
    kept = {access.id for access in accesses}
    imaging = tuple(run for run in found.imaging if run.access in (None, *kept) and chance.random() < 0.8)
    return dataclasses.replace(found, acts=changed, accesses=accesses, imaging=imaging)


def _side(side: str | None, chance: Random, *, swap: bool) -> str | None:
    if chance.random() < 0.1:
        return chance.choice((None, "left", "right", "bilateral"))
    return {"left": "right", "right": "left"}.get(side or "", side) if swap else side


def _renamed(found: Findings, prefix: str) -> Findings:
    """The findings with every id prefixed, wherever it stands, so that several may lie side by side."""
    ids = {item.id for name in ("accesses", "imaging", "acts", "lesions", "devices", "guidance", "sedation")
           for item in getattr(found, name)}  # fmt: skip
    ids |= {position.id for access in found.accesses for position in access.positions}

    def renamed(value: object) -> object:
        if isinstance(value, dict):
            return {key: renamed(item) for key, item in value.items()}
        if isinstance(value, list):
            return [renamed(item) for item in value]
        return f"{prefix}-{value}" if isinstance(value, str) and value in ids else value

    return findings_from_json(renamed(findings_to_json(found)))
