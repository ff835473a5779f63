"""What the code classifier sees of a report: its words, and what was found in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

from ircoder.encoder.values import named_values
from ircoder.encoder.vectors import Encoder
from ircoder.findings.model import Findings

KIND = "report vectors"
_WORD = re.compile(r"[a-z][a-z'-]+")
_SHORTEST = 3
_COMMON = frozenset("the and was were with for from that this which into then than has had not are his her".split())  # noqa: SIM905


def report_features(text: str, findings: Findings) -> list[str]:
    """Names of the features that are present: words and pairs of words, acts with their places, beds that were seen."""
    words = [word for word in _WORD.findall(text.lower()) if len(word) >= _SHORTEST and word not in _COMMON]
    out = {f"w={word}" for word in words}
    out |= {f"ww={one} {two}" for one, two in pairwise(words)}
    for act in findings.acts:
        out.add(f"act={act.kind} {act.status}")
        out.add(f"family={act.family} {act.status}")
        if act.status == "performed":
            out.add(f"at={act.kind} {act.target}")
            out.add(f"levels={act.kind} {min(len(act.levels), 4)}")
    for access in findings.accesses:
        out |= {f"position={position.vessel} {position.selective}" for position in access.positions}
    for study in findings.imaging:
        out |= {f"bed={bed.bed} {bed.interpreted} {study.purpose}" for bed in study.beds}
    out |= {f"guidance={look.modality}" for look in findings.guidance}
    out |= {f"fact={fact.element} {fact.state}" for fact in findings.facts}
    if findings.sedation:
        out.add("sedation")
    return sorted(out)


def report_values(text: str, findings: Findings, encoder: Encoder | None) -> list[str] | Mapping[str, float]:
    """Features of a report; with an encoder also the mean of its vectors as numbers."""
    names = report_features(text, findings)
    if encoder is None:
        return names
    return dict.fromkeys(names, 1.0) | named_values("report", encoder.read(text).whole())
