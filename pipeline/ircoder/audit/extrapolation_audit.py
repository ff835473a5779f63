"""Net overpayments of encounters from the audit's JSON, by every name that an encounter goes by."""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ircoder.audit.sampling_frame import key_of
from ircoder.formats.rows import InputError


class AuditedDifferences(NamedTuple):
    """Net overpayments in dollars by unit, and how many encounters the audit has."""

    by_key: Mapping[str, float]
    encounters: int


def audited_differences(path: Path, keys: Collection[str]) -> AuditedDifferences:
    """Give the net overpayment in dollars of each unit that the audit knows the worth of.

    A unit is found by the name of a report or an encounter. Its amount is ``net`` of the encounter's ``amounts``, else
    its ``payment_effect`` or the sum of those of its findings with the sign turned: an effect is suggested minus
    billed, an overpayment billed minus suggested. Claims with one name (professional and hospital) are added up. An
    encounter of which some amount is not known is left out.

    Parameters
    ----------
    path
        JSON of an audit.
    keys
        Those of the units of the frame where it is known, else of the sample, in Unicode's composed form.

    Raises
    ------
    InputError
        For a file that is no audit, and where two units are reports of one encounter that the audit knows only as a
        whole: its amount would count twice.
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
    known_units = set(keys)
    for names, value in rows:
        units = sorted(names & known_units)
        if len(units) > 1:
            msg = (
                f"{path.name}: units {units[0]} and {units[1]} are one encounter of the audit, whose amount would "
                "count twice. Draw encounters, or name the report of each billed line and audit again."
            )
            raise InputError(msg)
        for name in units:
            found.setdefault(name, []).append(value)
    known = {name: [value for value in values if value is not None] for name, values in found.items()}
    whole = {name: values for name, values in known.items() if len(values) == len(found[name])}
    return AuditedDifferences({name: round(math.fsum(values), 6) for name, values in whole.items()}, len(rows))


def _names(encounter: Mapping[str, Any]) -> set[str]:
    names = [encounter.get("report_id"), encounter.get("encounter_id"), *(encounter.get("report_ids") or ())]
    return {key_of(str(name)) for name in names if name}


def _overpayment(encounter: Mapping[str, Any]) -> float | None:
    amounts = encounter.get("amounts") or {}
    if "net" in amounts:
        return None if amounts["net"] is None else float(amounts["net"])
    if encounter.get("payment_effect") is not None:
        return -float(encounter["payment_effect"])
    effects = [finding.get("payment_effect") for finding in encounter["findings"] if finding.get("kind") != "agreed"]
    return None if None in effects else -math.fsum(float(effect) for effect in effects)
