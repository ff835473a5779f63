"""Net overpayments of encounters from the audit's JSON, by every name that an encounter goes by."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ircoder.formats.rows import InputError


def audited_differences(path: Path) -> dict[str, float]:
    """Give the net overpayment in dollars of each report and encounter that the audit knows the worth of.

    It is ``net`` of the encounter's ``amounts``, else its ``payment_effect`` or the sum of those of its findings with
    the sign turned: an effect is suggested minus billed, an overpayment billed minus suggested. Claims with one name
    (professional and hospital) are added up. An encounter of which some amount is not known is left out.

    Raises
    ------
    InputError
        For a file that is no audit.
    """
    try:
        encounters = json.loads(path.read_text(encoding="utf-8"))["encounters"]
        rows = [(_names(encounter), _overpayment(encounter)) for encounter in encounters]
    except OSError as error:
        msg = f"{path} cannot be read ({error.strerror}). Name the JSON file of an audit."
        raise InputError(msg) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        msg = f"{path.name} is no audit in JSON. Name the file that `ircoder audit --json` wrote."
        raise InputError(msg) from None
    found: dict[str, list[float | None]] = {}
    for names, value in rows:
        for name in names:
            found.setdefault(name, []).append(value)
    known = {name: [value for value in values if value is not None] for name, values in found.items()}
    return {name: math.fsum(values) for name, values in known.items() if len(values) == len(found[name])}


def _names(encounter: Mapping[str, Any]) -> set[str]:
    names = [encounter.get("report_id"), encounter.get("encounter_id"), *(encounter.get("report_ids") or ())]
    return {str(name) for name in names if name}


def _overpayment(encounter: Mapping[str, Any]) -> float | None:
    amounts = encounter.get("amounts") or {}
    if "net" in amounts:
        return None if amounts["net"] is None else float(amounts["net"])
    if encounter.get("payment_effect") is not None:
        return -float(encounter["payment_effect"])
    effects = [finding.get("payment_effect") for finding in encounter["findings"] if finding.get("kind") != "agreed"]
    return None if None in effects else -math.fsum(float(effect) for effect in effects)
