"""Work on joints: taps, injections and contrast studies, one act a joint and side (SPIN-76 to SPIN-82).

The joint named last stays the topic until another place is named; drug, fluid and contrast are credited to it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.families import joint_words as words
from ircoder.findings.families.joint_guidance import find_joint_guidance
from ircoder.findings.families.joint_places import (
    LONG_TITLE,
    NAMED,
    NOT_HERE,
    Place,
    bare_places,
    is_title,
    on_sole_limb,
    places_of,
    with_known_sides,
)
from ircoder.findings.families.soft_tissues import KINDS as SOFT_TISSUE_KINDS
from ircoder.findings.families.soft_tissues import find_soft_tissue_injections, names_soft_tissues
from ircoder.findings.families.tendon_names import names_tendon
from ircoder.findings.model import Act, Detail, Side
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.findings.whole_clauses import in_whole_clauses
from ircoder.knowledge.joints import load_joints
from ircoder.knowledge.nerve_targets import load_nerve_words
from ircoder.language.reading import Mention

KINDS = frozenset({"joint_injection", "joint_aspiration", "arthrography"}) | SOFT_TISSUE_KINDS
_STUDIES = frozenset({"imaging:arthrography", "imaging:mr_arthrography", "imaging:ct_arthrography"})
_NOT_TOLD = BACKGROUND | TITLES | {"signature", "attestation", "addendum", "complications", "plan"}
_OTHER_PLACES = frozenset({"anatomy:facet_joint", "anatomy:sacroiliac_joint", "anatomy:epidural_space"})
_OTHER_KINDS = frozenset({"nerve", "soft_tissue", "organ"})
_JOINT_ACTS = frozenset({"joint_injection", "joint_aspiration", "arthrography", "manipulation", "platelet_rich_plasma"})
_OLD_SURGERY = frozenset({"surgery_other"})
_ENTRIES = frozenset({"vascular_access"})
_TAPS = frozenset({"aspiration"})
"""A joint that was replaced is told beside the needle, and turns to no other work."""


@dataclass
class _Joint:
    """What was done at one joint of one side."""

    drug: list[Clause] = field(default_factory=list)
    fluid: list[Clause] = field(default_factory=list)
    contrast: list[Clause] = field(default_factory=list)
    films: bool = False
    no_films: bool = False
    scan: str | None = None
    study: bool = False
    entered: bool = False
    steroid: bool = False

    @property
    def proof(self) -> list[Clause]:
        """Clauses of all events, in the order of the report."""
        return sorted({c.start: c for c in (*self.drug, *self.fluid, *self.contrast)}.values(), key=lambda c: c.start)


def find_joint_work(context: Context, session: Session) -> Parts:
    """Acts on joints, tendons and muscles with the guidance of their needles."""
    if (
        not names_soft_tissues(context)
        and "joint_injection" not in context.kinds
        and load_joints().keys().isdisjoint(context.concepts)
        and not context.may_say(words.BAKER)
        and not any(is_title(clause) and bare_places(clause.text) for clause in context.clauses)
    ):
        return Parts()
    context = in_whole_clauses(context)
    titles = [c for c in context.clauses if c.section in TITLES or c.index == 0]
    body = [c for c in context.clauses if _tells(c)]
    if not any(words.DRUG.search(c.text) for c in body):
        body = [c for c in context.clauses if c in body or (c.index == 0 and _gives(c))]
    dosed = [c for c in context.clauses if c.index == 0 and c not in body and _opens_with_dose(c)]
    acts = (*_joint_acts(context, body, titles), *find_soft_tissue_injections(context, [*dosed, *body], titles))
    if any(act.details.get("nerve") == "ganglion_impar" for act in session.acts):
        # The needle went through the joint of the coccyx to what lies in front of it.
        acts = tuple(act for act in acts if act.target != "anatomy:coccyx")
    if any(act.details.get("nerve") == "plantar_digital" for act in session.acts):
        # The space between two toes is then the place of the nerve, and not of its bursa.
        acts = tuple(act for act in acts if not (act.spans and all(words.WEB.search(s.text) for s in act.spans)))
    if not acts:
        return Parts()
    return Parts(acts=acts) + find_joint_guidance(context, acts)


_AROUND = 70


def _gives(clause: Clause) -> bool:
    """Whether a title alone tells what went in ("Left knee Euflexxa injection, images saved")."""
    drug = words.DRUG.search(clause.text) or words.GADOLINIUM.search(clause.text)
    return drug is not None and words.GIVEN.search(clause.text) is not None and not _elsewhere(clause)


def _opens_with_dose(clause: Clause) -> bool:
    """Whether the first statement doses a drug, and names no work that goes elsewhere than to a tendon."""
    other = any(
        m.kind not in _JOINT_ACTS | SOFT_TISSUE_KINDS | {"manipulation"} and m.assertion in NAMED
        for m in clause.of("INTERVENTION")
    )
    return words.DOSE.search(clause.text) is not None and not other


def _tells(clause: Clause) -> bool:
    """Whether a clause may tell the course: body text, and whole statements under the heading of the procedure."""
    if clause.section in TITLES:
        dosed = words.DOSE.search(clause.text) is not None and words.DRUG.search(clause.text) is not None
        return dosed or words.STATEMENT.search(clause.text) is not None
    return clause.section not in _NOT_TOLD and (
        clause.index > 0
        or len(clause.text) > LONG_TITLE
        or (words.DOSE.search(clause.text) is not None and not _elsewhere(clause))
    )


def _joint_acts(context: Context, body: list[Clause], titles: list[Clause]) -> tuple[Act, ...]:
    titled = [place for clause in titles for place in places_of(clause)]
    named = any(_names_joint_work(clause) for clause in (*titles, *body)) or any(
        places_of(clause) and (words.WORK.search(clause.text) or (_by_course(body) and not _names_nerve(clause)))
        for clause in titles
    )
    found = _follow(context, body, titled if named else [])
    if not named:
        found = {place: joint for place, joint in found.items() if _told_plainly(context, joint)}
    told = [clause.text for clause in (*titles, *body)]
    placed = {place: on_sole_limb(place, told) for place in found}
    found = {place if placed[place] in found else placed[place]: joint for place, joint in found.items()}
    return tuple(
        _act(context, place, joint, titles, body, number)
        for number, (place, joint) in enumerate(_sided(found, titled).items(), start=1)
    )


def _by_course(body: list[Clause]) -> bool:
    """Whether the course tells of a dosed steroid in a joint, or beside fluid drawn off, and of nothing else."""
    dosed = any(
        (words.STEROID.search(clause.text) or words.GADOLINIUM.search(clause.text)) and words.DOSE.search(clause.text)
        for clause in body
    )
    inside = any(
        words.INSIDE.search(clause.text)
        or words.NEEDLE.search(clause.text)
        or (words.FLUID.search(clause.text) and words.OFF.search(clause.text))
        for clause in body
    )
    return dosed and inside and not any(_is_of_another_place(clause) for clause in body)


def _names_nerve(clause: Clause) -> bool:
    return any(pattern.search(clause.text) for _, pattern in load_nerve_words().likely(clause.text))


def _is_of_another_place(clause: Clause) -> bool:
    """Whether a clause tells of the spine, a tendon, a nerve or other work."""
    return _names_nerve(clause) or _elsewhere(clause) or words.SPINE.search(clause.text) is not None


def _names_joint_work(clause: Clause) -> bool:
    return any(
        m.kind in {"joint_injection", "joint_aspiration"} and m.assertion in NAMED for m in clause.of("INTERVENTION")
    ) or any(m.concept in _STUDIES and m.assertion in NAMED for m in clause.of("IMAGING"))


def _told_plainly(context: Context, joint: _Joint) -> bool:
    """Whether the course says by itself that a needle, a steroid or a syringe went to a joint."""
    if joint.entered and (joint.fluid or joint.steroid or _for_the_magnet(joint)):
        return True
    return any(
        places_of(clause) and (words.STEROID.search(clause.text) or words.INSIDE.search(clause.text))
        for clause in joint.proof
    )


def _elsewhere(clause: Clause) -> bool:
    """Whether a clause turns to a nerve, a tendon, the spine or other work."""
    if names_tendon(clause.text) or words.GANGLION.search(clause.text):
        return True
    if any(
        (m.concept in _OTHER_PLACES or m.kind in _OTHER_KINDS) and not words.WAY_PAST.search(clause.before(m)[-40:])
        for m in clause.of("ANATOMY")
        if m.concept not in load_joints() and m.concept != "anatomy:bursa"
    ):
        return True
    if words.BAKER.search(clause.text):
        return False
    # A joint is "accessed" as a vessel is, and aspirated as an abscess is.
    plain = _JOINT_ACTS | _OLD_SURGERY | (frozenset() if clause.of("VESSEL") else _ENTRIES)
    if any(m.concept in load_joints() for m in clause.of("ANATOMY")):
        plain |= _TAPS
    return any(m.kind not in plain and m.assertion in NAMED for m in clause.of("INTERVENTION"))


def _follow(context: Context, body: list[Clause], titled: list[Place]) -> dict[Place, _Joint]:
    found: dict[Place, _Joint] = {}
    topic: list[Place] = titled
    before: list[Place] = []
    for clause in body:
        if words.NOT_DONE.search(clause.text) and not words.ONLY_TAPPED.search(clause.text):
            continue
        places = places_of(clause)
        if not places and _elsewhere(clause) and not (topic and words.CONTRAST.search(clause.text)):
            topic = []
            continue
        # A further place of the same joint keeps the side that was told; a side alone turns to the other joint.
        label = words.SIDE_LABEL.match(clause.text)
        turned = with_known_sides(places, topic)
        if not places and label is not None and topic:
            side: Side = "left" if label.group(1).lower().startswith("l") else "right"
            turned = list(dict.fromkeys(place._replace(side=side) for place in topic))
        if turned and turned != topic:
            before, topic = topic, turned
        _repeat(found, before, topic, clause)
        for place in topic:
            _credit(found.setdefault(place, _Joint()), clause, named=bool(places))
    return {place: joint for place, joint in found.items() if joint.proof}


def _repeat(found: dict[Place, _Joint], before: list[Place], topic: list[Place], clause: Clause) -> None:
    """Work said to be the same as at the joint before is credited to the one that the clause turns to."""
    if not words.SAME.search(clause.text) or words.SEEN_LIKEWISE.search(clause.text) or not before:
        return
    for number, place in enumerate(topic):
        earlier = before[min(number, len(before) - 1)]
        done = found.get(earlier)
        joint = found.setdefault(place, _Joint())
        if done is None or place == earlier:
            continue
        for key in ("drug", "fluid", "contrast"):
            if getattr(done, key):
                getattr(joint, key).append(clause)
        joint.study, joint.scan, joint.films = done.study, done.scan, done.films
        joint.entered, joint.steroid = done.entered, done.steroid


def _credit(joint: _Joint, clause: Clause, *, named: bool) -> None:
    text = clause.text
    joint.entered |= words.NEEDLE.search(text) is not None and (named or words.INSIDE.search(text) is not None)
    dosed = words.DOSE.search(text) is not None
    given = words.GIVEN.search(text) is not None
    drug = words.DRUG.search(text) or (given and words.MILLIGRAMS.search(text))
    if drug and (given or dosed) and not (words.SKIN.search(text) and not _mixed(text)):
        joint.drug.append(clause)
        joint.steroid |= words.STEROID.search(text) is not None
    if (words.CONTRAST.search(text) and (given or dosed)) or words.FILLED.search(text):
        joint.contrast.append(clause)
    elif words.ASPIRATED.search(text) and words.FLUID.search(text) and not words.NOT_FLUID.search(text):
        joint.fluid.append(clause)
    if words.ARTHROGRAM.search(text) and not words.NO_ARTHROGRAM.search(text):
        joint.study = True
    if words.NO_FILMS.search(text):
        joint.no_films = True
    elif words.FILMS.search(text) and not _scanned(clause):
        joint.films = True
    scan = _scanned(clause)
    if scan is not None:
        joint.scan = joint.scan or scan


def _mixed(text: str) -> bool:
    """Whether a clause with skin words tells of a steroid or of a joint filled too."""
    return "kenalog" in text.lower() or "joint" in text.lower() or "depo" in text.lower()


def _scanned(clause: Clause) -> str | None:
    """``mr`` or ``ct`` where a clause tells of a scan that was made and is not said to be another's."""
    kinds = {
        mention.kind
        for mention in clause.of("IMAGING")
        if mention.assertion not in NOT_HERE and not words.SCAN_NOT_HERE.search(_around(clause, mention))
    }
    if "mr" in kinds:
        return "mr"
    return "ct" if "ct" in kinds else None


def _around(clause: Clause, mention: Mention) -> str:
    at, end = mention.start - clause.start, mention.end - clause.start
    return clause.text[max(0, at - _AROUND) : end + _AROUND]


def _sided(found: dict[Place, _Joint], titled: list[Place]) -> dict[Place, _Joint]:
    """Joints without a side take the one that the title gives, or join the told sides of the same joint."""
    out: dict[Place, _Joint] = {}
    everywhere = list(dict.fromkeys((*found, *titled)))
    for place, joint in found.items():
        told = {one.side for one in everywhere if one.joint == place.joint and one.side is not None}
        numbers = {one.digit for one in everywhere if one.joint == place.joint and place.side in {None, one.side}}
        numbers -= {None}
        if (place.side is None and len(told) > 1) or (place.digit is None and len(numbers) > 1):
            continue
        side = place.side or next(iter(told), None)
        digit = place.digit or next(iter(numbers), None)
        merged = out.setdefault(place._replace(side=side, digit=digit), _Joint())
        for key in ("drug", "fluid", "contrast"):
            getattr(merged, key).extend(getattr(joint, key))
        merged.films |= joint.films
        merged.no_films |= joint.no_films
        merged.study |= joint.study
        merged.scan = merged.scan or joint.scan
    return out


def _interpreted(titles: list[Clause], body: list[Clause]) -> bool:
    """Whether the study is said to be read, and no scanner is told of that the reading could be of."""
    told = [clause.text for clause in (*titles, *body)]
    scanner = (words.SCAN_MR, words.SCAN_CT, words.GADOLINIUM)
    return any(words.INTERPRETED.search(text) for text in told) and not any(
        pattern.search(text) for text in told for pattern in scanner
    )


def _act(context: Context, place: Place, joint: _Joint, titles: list[Clause], body: list[Clause], number: int) -> Act:
    title = " ".join(clause.text for clause in titles)
    named = joint.study or (words.ARTHROGRAM.search(title) is not None and not words.NO_ARTHROGRAM.search(title))
    study = bool(joint.contrast) and (named or _for_the_magnet(joint))
    details: dict[str, Detail] = {}
    if study:
        kind = "arthrography"
        scan = None if _scanned_elsewhere(body) else joint.scan or _titled_scan(context, title, body)
        details["read"] = (joint.films or _interpreted(titles, body)) and not joint.no_films
        if scan:
            details["scan"] = scan
        if any(words.GENERAL.search(clause.text) for clause in context.clauses):
            details["anesthesia"] = True
    else:
        kind = "joint_injection" if joint.drug or joint.contrast else "joint_aspiration"
        if place.modifier is not None:
            details["digit"] = place.modifier
    return Act(
        id=f"joint-{number}",
        kind=kind,
        family="arthrography" if study else "aspiration",
        target=place.joint,
        side=place.side,
        details=details,
        spans=tuple(dict.fromkeys(context.quote(clause) for clause in joint.proof))[:4],
    )


def _for_the_magnet(joint: _Joint) -> bool:
    """Whether the dye is that of a magnet and no steroid came with it: the joint was filled for a picture."""
    dyed = any(words.GADOLINIUM.search(clause.text) for clause in joint.contrast)
    return dyed and not any(words.STEROID.search(clause.text) for clause in joint.drug)


def _scanned_elsewhere(body: list[Clause]) -> bool:
    """Whether the course says that the scan is another's, or comes later."""
    return any(
        words.SCAN_ELSEWHERE.search(clause.text)
        and (words.SCAN_MR.search(clause.text) or words.SCAN_CT.search(clause.text))
        for clause in body
    )


def _titled_scan(context: Context, title: str, body: list[Clause]) -> str | None:
    """Scan that the title names, where the report goes on to read it."""
    if not any(clause.section in {"findings", "impression"} for clause in body) or words.SCAN_NOT_HERE.search(title):
        return None
    elsewhere = any(
        words.SCAN_NOT_HERE.search(clause.text)
        and (words.SCAN_MR.search(clause.text) or words.SCAN_CT.search(clause.text))
        for clause in body
    )
    if elsewhere:
        return None
    return "mr" if words.SCAN_MR.search(title) else "ct" if words.SCAN_CT.search(title) else None


BUILDER = FamilyBuilder("joints", KINDS, find_joint_work, by_item=True)
