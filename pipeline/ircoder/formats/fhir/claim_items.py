"""Code lines as the items of a FHIR Claim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ircoder.formats.charging import is_level_two

CPT = "http://www.ama-assn.org/go/cpt"
HCPCS = "http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets"

_CPT_MODIFIER = re.compile(r"\d\d|P[1-6]|[1-8]P")


def claim_items(
    lines: Iterable[Mapping[str, Any]], date: str, encounter: Mapping[str, Any] | None, *, with_team: bool
) -> list[dict[str, Any]]:
    """Make the items of a Claim, one a code line, numbered from 1.

    Parameters
    ----------
    lines
        Code lines of a record, with ``code``, ``units`` and ``modifiers``.
    date
        Day of service, ``YYYY-MM-DD``.
    encounter
        Reference to the encounter, where it is known.
    with_team
        Whether the Claim's care team has its one member, who did the work.
    """
    items = []
    for sequence, line in enumerate(lines, start=1):
        item: dict[str, Any] = {"sequence": sequence}
        if with_team:
            item["careTeamSequence"] = [1]
        item["productOrService"] = _coded(HCPCS if is_level_two(line["code"]) else CPT, line["code"])
        if line["modifiers"]:
            item["modifier"] = [
                _coded(CPT if _CPT_MODIFIER.fullmatch(modifier) else HCPCS, modifier) for modifier in line["modifiers"]
            ]
        item["servicedDate"] = date
        item["quantity"] = {"value": line["units"]}
        if encounter is not None:
            item["encounter"] = [dict(encounter)]
        items.append(item)
    return items


def _coded(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": system, "code": code}]}
