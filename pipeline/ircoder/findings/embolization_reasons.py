"""Why a session closed vessels: the reason that title, indication, pictures and impression speak for (VINT-32).

Words of consent, plans and alternatives say nothing; past and denied events say nothing; bleeding counts only where it
could come from the treated vessel. Bleeding prevails as the immediate cause, but not over reasons that are elective by
nature.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from ircoder.findings.context import Clause, Context
from ircoder.findings.treated_vessels import CUES
from ircoder.knowledge.cues import CuePattern, cue_patterns
from ircoder.knowledge.vessels import Vessel
from ircoder.knowledge.word_patterns import WordPattern

WORDS = "embolization_reason_words.csv"
UNSTATED = "unstated"

_SILENT = frozenset(
    {"consent", "plan", "allergies", "labs", "timeout", "comparison", "medications", "radiation", "specimen"}
)
_WEIGHTS = {"procedure_title": 4.0, "indication": 3.0, "diagnosis": 3.0, "impression": 3.0, "history": 2.0}
_OPENING = 6
"""So many first clauses of a report without headings hold its title and indication."""
_ELECTIVE = frozenset(
    {
        "endoleak", "varicocele", "pelvic_congestion", "fibroids", "prostate", "arthritis", "portal_flow",
        "hypersplenism", "subdural_hematoma", "lymphatic_leak", "lymphatic_malformation", "venous_malformation",
        "obesity",
    }
)  # fmt: skip
_BLEEDING_ENOUGH = 2.0
_CERTAIN_BLEEDING = WordPattern(r"\bextravasat\w*|\bactive(?:ly)?\s+(?:bleed|hemorrhag|leak)\w*|\bcontrast leak")
_TREATED_FOR_BLEEDING = WordPattern(
    r"\b(?:emboli[sz]\w*|coiled|occluded|obliterat\w*|sclero\w*)\b[^.;]{0,80}\bfor\b[^.;]{0,50}"
    r"\b(?:bleed\w*|ha?emorrhag\w*|extravas\w*|ha?ematemesis|melena)"
)
_WINDOW = 60
_EXCUSED_AFTER = WordPattern(
    r"^[^.;]{0,45}?\b(?:was excluded|were excluded|resolved|stopped|ceased|banded|cauteri[sz]ed|not for today"
    r"|years ago|months ago|in (?:19|20)\d\d|in childhood|several times|unlikely|ruled out|is not|was not|not seen)\b"
)
_LIKELY: tuple[tuple[re.Pattern[str], frozenset[str]], ...] = tuple(
    (re.compile(slug), frozenset(reasons.split()))
    for slug, reasons in (
        (r"uterine", "fibroids"),
        (r"prostatic|vesical", "prostate"),
        (r"genicular", "arthritis"),
        (r"gonadal|ovarian|testicular|spermatic", "varicocele pelvic_congestion"),
        (r"internal_iliac_vein|uterine_vein|pelvic_vein", "pelvic_congestion"),
        (r"thoracic_duct|cisterna|lymph", "lymphatic_leak lymphatic_malformation"),
        (r"middle_meningeal", "subdural_hematoma"),
        (r"pulmonary_artery", "malformation fistula"),
        (r"splenic_artery", "aneurysm pseudoaneurysm hypersplenism"),
        (r"inferior_mesenteric|lumbar|aneurysm_sac", "endoleak"),
        (r"portal_vein", "portal_flow"),
        (
            r"gastric_vein|gastric_varic|esophageal_varic|renal_vein|gastrorenal|inferior_phrenic_vein|adrenal_vein|shunt",
            "varices",
        ),
        (r"hepatic", "tumor"),
        (r"left_gastric_artery", "tumor obesity"),
        (r"renal_artery|segmental_renal", "tumor aneurysm pseudoaneurysm"),
        (r"bronchial|intercostal", "malformation tumor"),
        (r"external_carotid|facial|lingual|maxillary|occipital|thyroid|pharyngeal", "tumor fistula"),
        (
            r"communicating|cerebral|carotid|ophthalmic|cerebellar|basilar|vertebral|hypophyseal",
            "aneurysm malformation fistula tumor",
        ),
    )
)
_IMPOSSIBLE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(slug))
    for reason, slug in (
        ("fibroids", r"uterine|ovarian|iliac|vaginal"),
        ("prostate", r"prostatic|vesical|pudendal|iliac|obturator|rectal"),
        ("arthritis", r"genicular|popliteal|femoral|tibial|circumflex|humeral|acromi|suprascapular"),
        ("varicocele", r"gonadal|ovarian|testicular|spermatic|iliac|renal_vein|cava"),
        ("pelvic_congestion", r"gonadal|ovarian|iliac|uterine|renal_vein|pudendal|obturator|cava"),
        ("subdural_hematoma", r"meningeal|carotid|maxillary"),
        ("endoleak", r"mesenteric|lumbar|iliac|iliolumbar|sac|aorta|colic|gluteal|arc|renal|sacral|hypogastric"),
        ("hypersplenism", r"splenic|short_gastric"),
        ("portal_flow", r"portal|hepatic"),
        ("varices", r"vein|varic|shunt|phrenic"),
        ("lymphatic_leak", r"lymph|duct|cisterna|node"),
        ("obesity", r"gastric|gastroepiploic"),
    )
)
_USUAL: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(slug), reason)
    for slug, reason in (
        (r"ovarian_vein|gonadal_vein|internal_iliac_vein|uterine_vein", "pelvic_congestion"),
        (r"testicular_vein|spermatic_vein|pampiniform", "varicocele"),
        (r"genicular_artery", "arthritis"),
        (r"prostatic_artery", "prostate"),
        (r"uterine_artery", "fibroids"),
        (r"middle_meningeal_artery", "subdural_hematoma"),
    )
)
_REGIONS = {
    "bleeding_thorax": frozenset({"thorax"}),
    "bleeding_head_neck": frozenset({"head_neck"}),
    "bleeding_abdomen": frozenset({"abdomen", "pelvis"}),
    "bleeding_pelvis": frozenset({"pelvis", "abdomen"}),
}


_BESIDE_A_GRAFT = re.compile(r"internal_iliac|inferior_mesenteric|lumbar")
_GRAFTED = WordPattern(r"\bendo-?\s?grafts?\b|\bevar\b|\bstent-?\s?grafts?\b|\biliac limbs?\b|\bmain body\b")
"""Beside an endograft these arteries are closed so that none feeds the sac (VINT-75)."""


def reason_for(context: Context, vessel: Vessel | None) -> str:
    """Reason for closing a vessel; ``unstated`` where nothing speaks for one."""
    words = cue_patterns(WORDS)
    slug = vessel.concept.partition(":")[2] if vessel else ""
    scores = {
        reason: _score(context, reason)
        for reason in words
        if not reason.startswith("bleeding") and _possible(reason, slug)
    }
    for pattern, likely in _LIKELY:
        if slug and pattern.search(slug):
            for reason in likely:
                scores[reason] = scores.get(reason, 0.0) * 2
    best = max(scores, key=lambda reason: scores[reason], default=UNSTATED)
    reason = best if scores.get(best, 0.0) > 0 else UNSTATED
    bleeding = sum(_score(context, group) for group in _bleeding_groups(vessel))
    if bleeding >= _BLEEDING_ENOUGH and reason not in _ELECTIVE:
        return "bleeding"
    if reason == UNSTATED and _BESIDE_A_GRAFT.search(slug) and _GRAFTED.search(context.reading.text):
        return "endoleak"
    return _usual(slug) if reason == UNSTATED else reason


def _usual(slug: str) -> str:
    """The reason for which a vessel is closed when nobody says why: veins of the gonads for their reflux."""
    return next((reason for words, reason in _USUAL if words.search(slug)), UNSTATED)


def _possible(reason: str, slug: str) -> bool:
    return not slug or all(pattern.search(slug) for name, pattern in _IMPOSSIBLE if name == reason)


def _bleeding_groups(vessel: Vessel | None) -> Iterable[str]:
    yield "bleeding"
    for group, regions in _REGIONS.items():
        if vessel is None or vessel.region in regions:
            yield group


def _score(context: Context, group: str) -> float:
    words = cue_patterns(WORDS)[group]
    total = 0.0
    for clause in context.clauses:
        if clause.section in _SILENT:
            continue
        if asserted(clause, words):
            weight = _WEIGHTS.get(clause.section, 1.0)
            if clause.index < _OPENING:
                weight = max(weight, 2.5)
            if group == "bleeding" and any(p.search(clause.text) for p in (_CERTAIN_BLEEDING, _TREATED_FOR_BLEEDING)):
                weight = max(weight, 3.0)
            total += weight
    return total


def asserted(clause: Clause, words: re.Pattern[str] | WordPattern | CuePattern) -> bool:
    """Whether a clause says a thing of today: neither denied, past, nor only talked about."""
    cues = cue_patterns(CUES)
    for match in words.finditer(clause.text):
        before = clause.text[max(0, match.start() - _WINDOW) : match.start()].rpartition(". ")[2]
        if cues["denied"].search(before[-40:]) or cues["past"].search(before) or cues["talked"].search(before):
            continue
        if _EXCUSED_AFTER.match(clause.text[match.end() : match.end() + _WINDOW]):
            continue
        return True
    return False
