"""Markers, wires, seeds and fiducials left in tissue: one act a lesion, or one for the deep markers of a region."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ircoder.findings.context import Clause, Context
from ircoder.findings.device_use import Tier
from ircoder.findings.families.needle_imaging import guided
from ircoder.findings.families.sampled_places import Place, places_in
from ircoder.findings.families.sampled_targets import Told, targets, tier_here
from ircoder.findings.families.sampling_events import sampling_events
from ircoder.findings.model import Act, Detail, Fact, Guidance
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.biopsy_sites import load_biopsy_sites
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset({"marker_placement", "fiducial_placement"})
_LAID = WordPattern(
    r"\b(?:gold|fiducial\w*|seeds?|markers?|clips?|reflectors?|magseeds?|scout|hook-?wires?|kopans"
    r"|localization wires?|wire"
    r"|transponders?|tags?|localizers?|coils? marker)\b[^.;]{0,80}\b(?:placed|deployed|laid|left"
    r"|inserted|implanted|positioned"
    r"|released|dropped)\b"
    r"|\b(?:placed|deployed|laid|left|inserted|implanted|positioned|released|placement of|deployment of"
    r"|insertion of)\b"
    r"[^.;]{0,60}\b(?:gold|fiducial\w*|seeds?|markers?|clips?|reflectors?|magseeds?|savi|scout"
    r"|hook-?wires?|kopans|localization wires?"
    r"|transponders?|localizers?)\b"
    r"|\b(?:\d|one|two|three|four|five|six)\s+(?:\w+\s+)?(?:gold|fiducial)\s+(?:fiducials?|seeds?|markers?|coils?)\b"
    r"|\bfiducials?\s*(?:x|:)\s*\d|\b(?:\d|two|three|four|five|six)\s+(?:\w+\s+){0,2}(?:fiducials?|visicoils?)\b"
    r"|\b(?:gold|fiducial) (?:seeds?|markers?"
    r"|coils?) x\s?\d"
    r"|\beach\b[^.;]{0,30}\blocali[sz]ed with\b"
    r"|\b(?:tagged|marked|locali[sz]ed|bracketed)\b[^.;]{0,70}\b(?:wires?|kopans|hawkins|magseeds?|seeds?|savi|scout"
    r"|reflectors?|tags?|localizers?)\b"
    r"|\b(?:ultra-?\s?sound|us|sono\w*|mammo\w*|stereo\w*|tomo\w*|mri?)[- ]?guid\w+[ ,]+(?:[\w.'-]+ ){0,4}?"
    r"(?:wires?|reflectors?|magseeds?|seed|tag|savi|scout|kopans|hawkins)\b"
    r"|\b(?:kopans|hawkins|homer|magseeds?|savi|scout|hook-?wires?)\b[^.;]{0,60}\b(?:x\s?\d|under|into|in the"
    r"|through)\b(?![^.;]*\b(?:planned|scheduled|considered|next|tomorrow)\b)"
)
_MARK = WordPattern(
    r"\b(?:gold|fiducial\w*|seeds?|markers?|clips?|reflectors?|magseeds?|savi|scout|hook-?wires?|kopans"
    r"|hawkins|homer|visicoils?|(?<=guided )wires?|(?<=a )wires?|localization|localizer"
    r"|transponders?|tags?)\b"
)
_FIDUCIAL = WordPattern(r"\b(?:visicoils?|fiducials?|gold|cyberknife|calypso|transponders?|beacons?|dosimeters?)\b")
_NOT = WordPattern(
    r"\b(?:no|not|never|without|declin\w+|deferred|planned|will|would|may|might|if|previous(?:ly)?|prior|existing"
    r"|already"
    r"|old|earlier|attempted to be|could not|unable|thrown|dropped into|surgical|cholecystectomy|skin"
    r"|vascular|embolization"
    r"|radiopaque|grid|radioactive|brachytherapy|y-?90|catheter|sheath|stent|ports?)\b[^.;]{0,50}$"
)
_NOT_IN = WordPattern(
    r"\b(?:attempted to be placed|(?:will|would|may|should|to|can) be (?:\w+ )?(?:placed|deployed|left|laid"
    r"|inserted)|could not be (?:placed|performed)|not (?:placed|deployed|needed)"
    r"|thrown away|post-?\s?(?:biopsy"
    r"|procedure) mammogram|brachytherapy|iodine-125|i-125|palladium|surgical clips?|ray-?tec|hemostatic clip"
    r"|endoclip"
    r"|skin marker|marker band|radiopaque markers?|grid|catheter tip|stent|pigtail|closure)\b"
)
_BARE = re.compile(r"clips?|markers?|seeds?|coils?", re.IGNORECASE)
_MAMMOGRAPHIC = WordPattern(r"\bmammo(?:gra\w+)?\b")
_STEREOTACTIC = WordPattern(r"\bstereotactic\w*|\btomosynthesis\b|\baffirm\b|\bprone table\b")


@dataclass(frozen=True)
class _Laid:
    clause: Clause
    tier: Tier
    places: tuple[Place, ...]


def find_markers(context: Context, session: Session) -> Parts:
    """Acts of marking with their guidance."""
    laid = list(_laid(context))
    if not laid:
        return Parts()
    told = [Told(item.clause, item.tier, item.places) for item in laid]
    laid = [replace(item, places=places) for item, places in zip(laid, targets(context, told), strict=True)]
    acts: list[Act] = []
    for place, tellings in _lesions(context, laid):
        acts.append(_act(context, place, tellings, len(acts) + 1))
    acts = [_counted(acts[0], laid)] if len(acts) == 1 else acts
    found = guided(context, tuple(acts), "marker")
    guidance = tuple(_by_mammography(context, item) for item in found.guidance)
    guidance += tuple(_untold_mammography(context, acts, guidance))
    facts = [
        Fact(element=name, about=act.id, spans=act.spans[:1]) for act in acts for name in ("lesion_site", "guidance")
    ]
    return Parts(acts=tuple(acts), facts=tuple(facts)) + replace(found, guidance=guidance)


def _laid(context: Context) -> Iterator[_Laid]:
    # Without its name the work is told by what was laid.
    for clause in context.saying(_MARK) if context.kinds.isdisjoint(KINDS) else context.clauses:
        tier = tier_here(context, clause)
        if tier is None or clause.heading or _NOT_IN.search(clause.text):
            continue
        mentions = [m for m in clause.of("INTERVENTION") if m.kind in KINDS]
        done = [
            m for m in mentions if m.assertion == "performed" and not _denied(clause.text[: m.start - clause.start])
        ]
        words = _LAID.search(clause.text) if not mentions else None
        if words is not None and (_denied(clause.text[: words.start()]) or not _MARK.search(clause.text)):
            words = None
        if words is not None and not _is_marker(context, clause):
            words = None
        if done or words is not None:
            yield _Laid(
                clause, tier, tuple(p for p in places_in(clause, way=False) if p.site not in {"marrow", "disc"})
            )


def _denied(before: str) -> bool:
    return _NOT.search(before) is not None


_BREAST = WordPattern(r"\b(?:breasts?|mammo\w*|axill\w+|lumpectomy|papilloma|bi-?rads|o'?clock)\b")
_WIRE = re.compile(
    r"\bguided (?:[\w.'-]+ ){0,4}?wire|\bwire\b[^.;]{0,60}\b(?:mass|breast|calc\w*|clip|papilloma|lesion)"
    r"|\b(?:locali[sz]ed|bracketed)\b[^.;]{0,60}\bwire",
    re.IGNORECASE,
)
"""A plain wire beside a lesion: in the breast it marks one, elsewhere it only leads a catheter."""


def _is_marker(context: Context, clause: Clause) -> bool:
    """Whether a marker is meant: no vascular clip, guide wire or coil."""
    if _WIRE.search(clause.text) and context.says(_BREAST):
        return True
    if any(
        m.kind == "marker" and m.assertion == "performed" and not _BARE.fullmatch(m.text) for m in clause.of("DEVICE")
    ):
        return True
    return (
        re.search(
            r"\b(?:fiducial|visicoil|gold (?:seed|marker)|reflector|magseed|savi|hook-?wire|kopans|hawkins|homer"
            r"|localization wire|transponder|biopsy clip"
            r"|marker clip|clips?\b[^.;]{0,40}\b(?:node|nodule|breast|mass|lesion|tumou?r)\b|tissue marker"
            r"|marking clip|hydromark|(?<!gore )tag\b(?! (?:thoracic|device|endo)))",
            clause.text,
            re.IGNORECASE,
        )
        is not None
    )


def _lesions(context: Context, laid: list[_Laid]) -> Iterator[tuple[Place, list[_Laid]]]:
    """Marked lesions; deep markers of one region are one, and a telling without a place follows the one before."""
    sites = load_biopsy_sites()
    groups: list[tuple[Place, list[_Laid]]] = []
    ranked = sorted(laid, key=lambda item: ("told", "summed", "listed").index(item.tier))
    loose: list[_Laid] = []
    told = any(item.tier != "listed" for item in ranked)
    for item in ranked:
        named = [place for place in item.places if place.site in sites or place.site == "bone"]
        if not named:
            loose.append(item)
        for place in named:
            fitting = [group for group in groups if not group[0].clashes(place)]
            if item.tier == "listed" and told and groups and not fitting:
                continue
            if fitting:
                group = fitting[0]
                groups[groups.index(group)] = (group[0].with_more(place), [*group[1], item])
            else:
                groups.append((place, [item]))
    if loose:
        groups = _with_loose(context, groups, loose)
    return iter(groups)


def _with_loose(
    context: Context, groups: list[tuple[Place, list[_Laid]]], loose: list[_Laid]
) -> list[tuple[Place, list[_Laid]]]:
    """Tellings without a place join what is marked; where nothing is, each takes the lesion sampled or named before."""
    if groups:
        place, tellings = groups[0]
        return [(place, [*tellings, *loose]), *groups[1:]]
    events = [event for event in sampling_events(context) if event.places]
    out: list[tuple[Place, list[_Laid]]] = []
    for item in loose:
        before = [e for e in events if e.clause.start <= item.clause.start] or events
        place = before[-1].places[-1] if before else _first_named(context)
        fitting = [index for index, group in enumerate(out) if not group[0].clashes(place)]
        if fitting and (item.tier == "listed" or not place.marks or out[fitting[0]][0].key == place.key):
            out[fitting[0]] = (out[fitting[0]][0], [*out[fitting[0]][1], item])
        elif not fitting:
            out.append((place, [item]))
    return out


_COUNTED = WordPattern(
    r"(?<!of )\b(?P<count>two|both|three|2|3)\s+(?:\w+\s+){0,3}?(?:masses|lesions|nodules|nodes|lymph nodes|sites"
    r"|areas)\b"
)
"""Lesions that a number alone tells apart."""


def _counted(act: Act, laid: list[_Laid]) -> Act:
    """The one act with the number of its lesions, where the report tells them apart by that alone."""
    count = next((match for item in laid if (match := _COUNTED.search(item.clause.text))), None)
    if count is None or act.kind != "marker_placement":
        return act
    lesions = 3 if count["count"].lower() in ("three", "3") else 2
    return replace(act, details={**act.details, "lesions": lesions})


def _first_named(context: Context) -> Place:
    sites = load_biopsy_sites()
    for way in (True, False):
        # "Prostate cancer, before radiation": where nothing else is named, the cancer is what was marked.
        for clause in context.clauses:
            for place in places_in(clause, way=way):
                if place.site in sites:
                    return replace(place, marks={})
    return Place("")


def _act(context: Context, place: Place, tellings: list[_Laid], number: int) -> Act:
    texts = " ".join(item.clause.text for item in tellings)
    kind = "fiducial_placement" if _FIDUCIAL.search(texts) else "marker_placement"
    details: dict[str, Detail] = {"site": place.site} if place.site else {}
    if place.key:
        details["lesion"] = place.key
    site = load_biopsy_sites().get(place.site)
    return Act(
        id=f"marker-{number}",
        kind=kind,
        family=load_act_kinds()[kind].family,
        target=site.concept if site else None,
        side=place.side,
        details=details,
        spans=tuple(dict.fromkeys(context.quote(item.clause) for item in tellings))[:4],
    )


def _by_mammography(context: Context, guidance: Guidance) -> Guidance:
    """The vocabulary knows mammography and stereotaxis as one; without stereotaxis it is plain mammography."""
    if guidance.modality != "stereotactic" or any(_STEREOTACTIC.search(span.text) for span in guidance.spans):
        return guidance
    return replace(guidance, modality="mammography")


def _untold_mammography(context: Context, acts: list[Act], known: tuple[Guidance, ...]) -> Iterator[Guidance]:
    """Wire localization with mammograms and no other guidance."""
    told = {item.about for item in known}
    for clause in context.body():
        if not _MAMMOGRAPHIC.search(clause.text) or re.search(r"\b(?:post|after|final)", clause.text, re.IGNORECASE):
            continue
        for act in acts:
            if act.id not in told and act.details.get("site") == "breast":
                yield Guidance(
                    id=f"marker-guidance-{act.id}", modality="mammography", about=act.id, spans=(context.quote(clause),)
                )
        return


BUILDER = FamilyBuilder("markers", KINDS, find_markers)
