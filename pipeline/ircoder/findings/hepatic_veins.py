"""Liver veins that were entered without being told so: for a biopsy, for wedged pressures, or through a shunt.

Notes of such work name the jugular vein and what was done ("RIJ. Free 8, wedged 20. Three passes"), for which the
catheter has to lie in a hepatic vein (VASC-57, VASC-60).
"""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.model import Access, Act, BedReading, Imaging, Position
from ircoder.knowledge.vessels import VesselTree
from ircoder.knowledge.word_patterns import WordPattern

_VEIN = "vessel:hepatic_vein"
_SHUNT = "vessel:tips_shunt"
_WAYS = frozenset(
    {
        "vessel:internal_jugular_vein",
        "vessel:jugular_vein",
        "vessel:external_jugular_vein",
        "vessel:common_femoral_vein",
    }
    | {"vessel:femoral_vein"}
)
_WEDGED = WordPattern(r"\bwedged?\b|\bhvpg\b")
_SHUNT_PRESSURES = WordPattern(r"\bpressures?\b|\bgradient\b|\bmm ?hg\b")
_LIVER = WordPattern(r"\b(?:hepatic|liver|hep v|hvpg|portal)\b")
_READ = WordPattern(
    r"\b(?:venogra\w+|shuntogra\w+|portogra\w+|(?:wedge[d]?|shunt|free)(?: and \w+)? injections?)\b"
    r"|\bcontrast\b[^.;]{0,60}\b(?:shows?|showed|demonstrat\w+|reveals?|patent|open)\b"
)
_NOT_READ = WordPattern(
    r"\b(?:position only|to confirm|confirm\w* (?:position|no perf\w*)|puff|no (?:venogra\w+|contrast|run)"
    r"|not (?:done|performed)"
    r"|check injection|for (?:position|extravasation|capsul\w+))\b"
)


def with_hepatic_veins(
    context: Context, accesses: tuple[Access, ...], acts: tuple[Act, ...], imaging: tuple[Imaging, ...]
) -> tuple[tuple[Access, ...], tuple[Imaging, ...]]:
    """Accesses with the liver vein that the work needed, and the run of it where pressures and its reading are told."""
    evidence = _evidence(context, acts)
    way = next((a for a in accesses if a.vessel in _WAYS and a.status == "performed"), None)
    if evidence is None or way is None:
        return accesses, imaging
    tree = context.knowledge.vessels
    known = next((p for a in accesses for p in a.positions if _of_liver(tree, p.vessel)), None)
    place = known or Position(id=f"{way.id}-hepatic", vessel=_VEIN, spans=(context.quote(evidence),))
    if known is None:
        entered = replace(way, positions=(*way.positions, place))
        accesses = tuple(entered if a is way else a for a in accesses)
    return accesses, _with_run(context, acts, imaging, way, place)


def _of_liver(tree: VesselTree, concept: str) -> bool:
    vessel = tree.get(concept)
    return vessel is not None and (vessel.concept == _SHUNT or tree.root(vessel.concept) == _VEIN)


def _evidence(context: Context, acts: tuple[Act, ...]) -> Clause | None:
    """The statement by which a catheter must have lain in a liver vein."""
    done = {act.kind: act for act in acts if act.status == "performed"}
    told = done.get("tips_check") or done.get("transvenous_biopsy")
    if told is not None and told.target != "anatomy:kidney" and told.spans:
        return next((c for c in context.clauses if c.start <= told.spans[-1].start < c.end), None)
    if not context.says(_LIVER):
        return None
    return next((c for c in _body(context) if _WEDGED.search(c.text) and context.happened(c)), None)


def _body(context: Context) -> list[Clause]:
    return [c for c in context.clauses if c.section not in BACKGROUND and c.section not in TITLES]


def _with_run(
    context: Context, acts: tuple[Act, ...], imaging: tuple[Imaging, ...], way: Access, place: Position
) -> tuple[Imaging, ...]:
    """The wedged venogram, or that of the shunt, with its pressures: told by its reading and of no other vessel."""
    if any(bed.bed == "hepatic_vein" for run in imaging for bed in run.beds):
        return imaging
    pressed = any(act.kind == "pressure_measurement" and act.status == "performed" for act in acts)
    shunt = any(act.kind == "tips_check" and act.status == "performed" for act in acts)
    measured = _SHUNT_PRESSURES if shunt else _WEDGED
    if not pressed and not any(measured.search(c.text) for c in _body(context)):
        return imaging
    read = next((c for c in _body(context) if _READ.search(c.text) and not _NOT_READ.search(c.text)), None)
    if read is None:
        return imaging
    spans = (context.quote(read),)
    bed = BedReading(bed="hepatic_vein", vessel=_VEIN, spans=spans)
    run = Imaging(
        id="hepatic-run",
        study="imaging:venography",
        access=way.id,
        position=place.id,
        beds=(bed,),
        details={"pressures": True},
        spans=spans,
    )
    return (*imaging, run)
