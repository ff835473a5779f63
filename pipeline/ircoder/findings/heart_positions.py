"""Where the catheters of a heart study rested: places that the study itself proves.

Reports of heart studies tell what was shown and measured, and seldom the way of the catheter. Coronary pictures need
a tip in the ostium, a pressure of the left ventricle one across the valve, a study of the right heart one in the
pulmonary artery. The codes of these studies hold the placement, so these tips change no code.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ircoder.findings.model import Access, Act, Position
from ircoder.knowledge.vessels import VesselTree

_RESTS = {
    "aortic_root_angiography": "vessel:ascending_aorta",
    "balloon_pump": "vessel:descending_thoracic_aorta",
    "left_heart_catheterization": "vessel:left_ventricle",
    "right_heart_catheterization": "vessel:main_pulmonary_artery",
    "transseptal_puncture": "vessel:left_atrium",
    "ventricular_assist": "vessel:left_ventricle",
}
_IN_TARGET = frozenset({"graft_angiography", "pulmonary_vein_angiography", "ventriculography"})
_CORONARY_WORK = frozenset(
    {"coronary_angioplasty", "coronary_atherectomy", "coronary_imaging", "coronary_intervention"}
    | {"coronary_lithotripsy", "coronary_physiology", "coronary_stent", "coronary_thrombectomy"}
    | {"coronary_thrombolysis"}
)
_LEFT_MAIN, _RIGHT = "vessel:left_main_coronary_artery", "vessel:right_coronary_artery"
_BOTH = re.compile(r"\b(?:coronaries|cors?|coronary\s+(?:arteries|angio\w*|cine\w*|arterio\w*))\b", re.IGNORECASE)
_NAMED = {
    _LEFT_MAIN: re.compile(
        r"\bleft\s+(?:main|coronary|system|anterior)|\bL(?:M|MCA|AD|CX)\b|\bcirc\w*|\bJL\s?\d", re.IGNORECASE
    ),
    _RIGHT: re.compile(r"\bright\b|\bRCA\b|\bJR\s?\d", re.IGNORECASE),
}


def with_heart_positions(accesses: tuple[Access, ...], acts: tuple[Act, ...], tree: VesselTree) -> tuple[Access, ...]:
    """Accesses with the places where the heart studies and the coronary work through them put a tip."""
    return tuple(_placed(access, acts, tree) for access in accesses)


def _placed(access: Access, acts: tuple[Act, ...], tree: VesselTree) -> Access:
    positions = list(access.positions)
    for act in acts:
        if act.status != "performed" or act.access != access.id:
            continue
        for vessel in _rests(act, tree):
            if all(position.vessel != vessel for position in positions):
                name = f"{access.id}-heart-{len(positions) + 1}"
                positions.append(Position(id=name, vessel=vessel, session=act.session, spans=act.spans[:1]))
    return replace(access, positions=tuple(positions))


def _rests(act: Act, tree: VesselTree) -> Iterator[str]:
    """Vessels and chambers in which an act of the heart needs a tip."""
    if act.kind in _RESTS:
        yield _RESTS[act.kind]
    elif act.kind in _IN_TARGET and act.target is not None:
        yield act.target
    elif act.kind in _CORONARY_WORK and act.target is not None:
        yield from _ostium(act.target, tree)
    elif act.kind == "coronary_angiography":
        yield from _shown(" ".join(span.text for span in act.spans))


def _ostium(target: str, tree: VesselTree) -> Iterator[str]:
    """The ostium from which a coronary artery is worked on; a graft is entered at its own."""
    vessel = tree.get(target)
    if vessel is None or vessel.system != "coronary_artery":
        return
    stems = [stem for stem in (_LEFT_MAIN, _RIGHT) if tree.is_within(target, stem)]
    yield from stems or [target]


def _shown(words: str) -> Iterator[str]:
    """Ostia of a coronary study: both, unless its words name one artery alone."""
    named = [vessel for vessel, pattern in _NAMED.items() if pattern.search(words)]
    yield from named if named and not _BOTH.search(words) else (_LEFT_MAIN, _RIGHT)
