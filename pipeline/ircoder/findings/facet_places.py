"""Facet joints behind dictated levels: joints named as such, the nerves that supply them, the bone where these lie."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from ircoder.findings.model import Side
from ircoder.findings.pain_scene import Line, levels_in
from ircoder.knowledge.word_patterns import WordPattern

# Heat at the spine with no word of a ganglion, a disc or a bone goes to the nerves of the facet joints.
_HEATED_SPINE = (
    r"|\b(?:lumbar|cervical|thoracic|[ctl]-?spine)\s+(?:rfa|rfn|rfl|rf|radiofrequency)\b"
    r"(?![^.;]{0,60}\b(?:sympath\w*|ganglion\w*|dorsal root|drg|discs?|disk|annul\w*|basivert\w*|vertebral bod\w*"
    r"|metast\w*)\b)"
)
FACET = WordPattern(
    r"\b(?:facets?|z-?joints?|zyg?apophy\w+|apophyseal|med(?:ial)? br(?:anch\w*|s)?|mbbs?|mbns?|lmbb|cmbb|tmbb"
    r"|(?:dors(?:al)?|posterior) ram\w+"
    r"|third occipital|3rd occipital|ton|articular (?:pillar|process)\w*|atlanto-?axial|atlanto-?occipital)\b"
    r"|\b(?:small|little|tiny|fine|joint) (?:\w+ )?nerves?\b(?=[^.;]{0,40}\b(?:back|spine|neck|joints?|lumbar"
    r"|cervical)\b)"
    r"|\b(?:small|little|hinge) joints? of (?:the |her |his )?(?:(?:low(?:er)?|upper|mid) )?(?:back|spine|neck)\b"
    r"|(?<=[ctl]\d )\b(?:mbs?|drs?|twigs?|pillars?)\b"
    r"|(?<=[ctl]\d-\d )\bjoints?\b|(?<=[ctl]\d-[ctls]\d )\bjoints?\b|(?<=[ctl]\d/\d )\bjoints?\b"
    r"|\bwaists? of (?:the )?(?:(?:left|right|[lr]) )?[ct]-?\d\b"
    r"|\bpillars? of (?:the )?(?:(?:left|right|[lr]) )?[ct]-?\d\b" + _HEATED_SPINE
)
NERVES = WordPattern(
    r"\b(?:med(?:ial)? br(?:anch\w*|s)?|mbbs?|mbns?|lmbb|cmbb|tmbb|(?:dors(?:al)?|posterior) ram\w+"
    r"|third occipital|3rd occipital|ton|nerves?)\b"
    r"|(?<=[ctl]\d )\b(?:mbs?|drs?|twigs?)\b" + _HEATED_SPINE + r"(?![^.;]{0,60}\b(?:facets?|joints?)\b)"
)
THIRD_OCCIPITAL = WordPattern(r"\b(?:(?:third|3rd) occipital(?: nerve)?|ton)\b")
_ALA = WordPattern(r"\bsacral alae?\b|\bala of the sacrum\b|\bsacral notch\b")
_NERVE_BEHIND = re.compile(
    r"^\W{0,3}(?:(?:left|right|bilateral\w*|lumbar|cervical|thoracic|sided?|facet|joint|levels?|and|the"
    r"|nerves?)\W+){0,3}"
    r"(?:medial branch|mbb|mbn|mb\b|dorsal ram|dr\b|branch(?:es)?\b|nerves?\b|twigs?\b|ram(?:us|i)\b|posterior ram"
    r"|primary dorsal)",
    re.IGNORECASE,
)
_NERVE_BEFORE = re.compile(
    r"(?:medial branch(?:es)?(?: nerves?)?|mbbs?|mbns?|dorsal ram(?:us|i)|nerves?|branches)\b[^.;\w]{0,3}"
    r"(?:\s*(?:blocks?|block\w*|injections?|ablation|rfa?|rfn|neurotomy|rhizotomy|radiofrequency|of|at|for"
    r"|supplying|to|on|from|the"
    r"|left|right|bilateral|both|levels?|innervating)\b[^.;\w]{0,3}){0,6}$",
    re.IGNORECASE,
)
_BONE_BEHIND = re.compile(
    r"^\W{0,2}(?:(?:left|right|superior|inferior|and|the)\W+){0,2}(?:transverse|tps?\b|saps?\b|pedicle|articular p"
    r"|pillar|lamina|vertebra"
    r"|waist|lateral mass|body|bodies|spinous|neck of|[ctl]\d\W{1,2}(?:medial branch|nerves?|branch|twig"
    r"|dorsal ram))",
    re.IGNORECASE,
)
_BONE_BEFORE = re.compile(
    r"(?:process(?:es)?|pedicles?|pillars?|\bsaps?|\btps?|junctions?|eyes?|waists?|mass(?:es)?|vertebra\w*|bod(?:y"
    r"|ies)|groove|notch(?:es)?)"
    r"\s+(?:of|at|on|for)\s+(?:the\s+)?(?:(?:left|right)\s+)?"
    r"(?:[ctl]-?\d\s*(?:,|and|,\s*and|&)\s+(?:of|at|on|for)\s+(?:the\s+)?(?:(?:left|right)\s+)?)*$",
    re.IGNORECASE,
)
_NERVE_ASKED = re.compile(r"\bfor\s+(?:the\s+)?(?:(?:left|right)\s+)?$", re.IGNORECASE)
"""Before the nerve for whose sake a needle lies at a bone ("the transverse process for the right L3 branch")."""
_OTHER_BEHIND = re.compile(
    r"^\W{0,2}(?:(?:left|right|central)\W+){0,2}(?:dis[ck]s?\b|epidural|foram\w+|interspace|interlaminar"
    r"|transforaminal|fusion|stenosis"
    r"|laminect|spondyl|nerve roots?|root|radicul|lateral branch|si\b|sacroiliac|hardware|anterolisth|esi\b|tfesi)",
    re.IGNORECASE,
)
_OTHER_BEFORE = re.compile(
    r"(?:transforaminal|epidural|interlaminar|tfesi|esi|roots?|fusion|fused|lateral branch(?:es)?|foramen"
    r"|foramina)\b[^.;,]{0,25}$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"\d\s*(?:-|\u2013|through|thru|to)\s*[ctls]", re.IGNORECASE)
_SPINE = tuple(
    f"{region}{number}" for region, last in (("C", 7), ("T", 12), ("L", 5), ("S", 1)) for number in range(1, last + 1)
)
_NERVE_ORDER = (*(f"C{n}" for n in range(3, 9)), *(f"T{n}" for n in range(1, 13)), *(f"L{n}" for n in range(1, 6)))


@dataclass
class Levels:
    """What a stretch tells of one side: joints, nerves, bones at which nerves lie."""

    joints: dict[str, None] = field(default_factory=dict)
    nerves: dict[str, None] = field(default_factory=dict)
    bones: dict[str, None] = field(default_factory=dict)

    def add(self, other: Levels) -> None:
        """Take over what another stretch tells."""
        self.joints.update(other.joints)
        self.nerves.update(other.nerves)
        self.bones.update(other.bones)

    def all_joints(self) -> tuple[str, ...]:
        """Joints named, and those whose nerves are named; bones speak only where neither is."""
        out = dict(self.joints)
        nerves = tuple(self.nerves)
        if self.bones and not joints_of_nerves(nerves, alone=False):
            # "At L4 and L5, and at the ala for the L5 ramus": the one nerve named goes with those told by their bones.
            nerves = (*nerves, *nerves_at(self.bones))
        for joint in joints_of_nerves(nerves, alone=not out):
            out[joint] = None
        # In the neck a pillar has the number of its nerve, so that pillars tell joints beside those named.
        pillars = [bone for bone in self.bones if bone[0] == "C"]
        out.update(dict.fromkeys(joints_of_nerves(nerves_at(pillars), alone=False)))
        if not out:
            out = dict.fromkeys(joints_of_nerves(nerves_at(self.bones), alone=True))
        return tuple(sorted(out, key=lambda joint: _SPINE.index(joint.split("-")[0])))

    def __bool__(self) -> bool:
        return bool(self.joints or self.nerves or self.bones)


def joints_of_nerves(nerves: Iterable[str], *, alone: bool) -> tuple[str, ...]:
    """Joints supplied by pairs of neighbouring medial branches; a branch without a neighbour counts only ``alone``."""
    told = set(nerves)
    out: dict[str, None] = {}
    paired: set[str] = set()
    if "TON" in told:
        out["C2-C3"] = None
        paired |= {"TON"}
    for upper, lower in pairwise(_NERVE_ORDER):
        if upper in told and lower in told:
            out[_joint_between(upper, lower)] = None
            paired |= {upper, lower}
    for nerve in told - paired if alone and not out else ():
        if nerve in _NERVE_ORDER:
            out[_joint_of(nerve)] = None
    return tuple(out)


def _joint_between(upper: str, lower: str) -> str:
    """Neck: C4 and C5 supply C4-C5. Below it the branches lie one joint higher: L3 and L4 supply L4-L5."""
    if upper[0] == "C" and lower[0] == "C":
        return f"{upper}-{lower}" if lower != "C8" else "C7-T1"
    first = _SPINE.index(lower if lower != "C8" else "T1")
    return f"{_SPINE[first]}-{_SPINE[first + 1]}"


def _joint_of(nerve: str) -> str:
    if nerve[0] == "C":
        place = _SPINE.index(nerve if nerve != "C8" else "C7")
    else:
        place = min(_SPINE.index(nerve), len(_SPINE) - 2)
    return f"{_SPINE[place]}-{_SPINE[place + 1]}"


def nerves_at(bones: Iterable[str]) -> tuple[str, ...]:
    """Medial branches that cross these bones: the pillar of the same number, the transverse process one below."""
    out: dict[str, None] = {}
    for bone in bones:
        if bone[0] == "C":
            out[bone] = None
        elif bone == "ALA" or bone.startswith("S"):
            out["L5"] = None
        elif _SPINE.index(bone) > 0:
            out[_SPINE[_SPINE.index(bone) - 1]] = None
    return tuple(out)


_INSTRUCTION = re.compile(
    r"^\W*for (?:an? )?(?:[ctl]-?\d|upper|lower|the [ctl]-?\d)[^.;]{0,120}?\b(?:is|are)\b(?! (?:then )?(?:treated"
    r"|injected|blocked|done))",
    re.IGNORECASE,
)
"""A template that says how a level is treated where it is, and not that it was."""


def levels_of_line(line: Line) -> list[tuple[int, Side | None, Levels]]:
    """Each run of levels that stands for facet joints, with its place in the sentence and its side."""
    out: list[tuple[int, Side | None, Levels]] = []
    if _INSTRUCTION.match(line.text):
        return out
    for match in line.chains:
        if not line.live(match.start(), match.end()):
            continue
        found = _read(line, match)
        if found:
            out.append((match.start(), line.side(match.start(), match.end()), found))
    for match in THIRD_OCCIPITAL.finditer(line.text):
        if line.live(match.start(), match.end()):
            out.append((match.start(), line.side(match.start(), match.end()), Levels(nerves={"TON": None})))
    for match in _ALA.finditer(line.text):
        if line.live(match.start(), match.end()) and (out or FACET.search(line.text)):
            out.append((match.start(), line.side(match.start(), match.end()), Levels(bones={"ALA": None})))
    return sorted(out, key=lambda item: item[0])


def _read(line: Line, match: re.Match[str]) -> Levels:
    levels = levels_in(match)
    before, after = line.text[max(0, match.start() - 90) : match.start()], line.text[match.end() :]
    if _OTHER_BEHIND.match(after) or (_OTHER_BEFORE.search(before) and not _NERVE_BEFORE.search(before)):
        return Levels()
    pairs = [level for level in levels if "-" in level]
    singles = [level for level in levels if "-" not in level]
    out = Levels(joints=dict.fromkeys(pairs))
    if not singles:
        return out
    nerve_asked = _NERVE_ASKED.search(before) is not None and _NERVE_BEHIND.match(after) is not None
    if not nerve_asked and (_BONE_BEHIND.match(after) or _BONE_BEFORE.search(before)):
        out.bones.update(dict.fromkeys(singles))
    elif _NERVE_BEHIND.match(after) or _NERVE_BEFORE.search(before) or NERVES.search(line.text):
        if pairs and not _NERVE_BEHIND.match(after) and not _NERVE_BEFORE.search(before):
            return out
        out.nerves.update(dict.fromkeys(level for level in singles if level in _NERVE_ORDER))
    elif _RANGE.search(match.group()):
        out.joints.update(dict.fromkeys(_between(singles)))
    elif FACET.search(line.text):
        out.joints.update(dict.fromkeys(_joint_of(level) for level in singles if level in _SPINE[:-1]))
    return out


def _between(levels: list[str]) -> list[str]:
    """Joints of a range of vertebrae: L3 to L5 holds L3-L4 and L4-L5."""
    places = [_SPINE.index(level) for level in levels if level in _SPINE]
    return [f"{_SPINE[place]}-{_SPINE[place + 1]}" for place in places if place + 1 in places]
