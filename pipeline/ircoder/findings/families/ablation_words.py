"""Words of ablation reports: organs, energies, kind of tumor, route, lobes, and work on nerves and veins left aside."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ircoder.findings.context import BACKGROUND, Clause, Context
from ircoder.findings.families.sampled_places import side_near
from ircoder.findings.model import Detail, Side
from ircoder.knowledge.tumor_ablation import load_ablated_words
from ircoder.knowledge.word_patterns import WordPattern

_ELSEWHERE = WordPattern(
    r"\b(?:medial branch\w*|facets?|zygapophy\w+|genicular|geniculate|ram(?:us|i)|rhizotomy|neurotomy"
    r"|basivertebral|intracept"
    r"|sacroiliac|si joints?|lateral branch\w*|dorsal root|nerves?|neuro(?:lysis|ablation)|ganglion|plexus|splanchnic"
    r"|saphenous|gsv|ssv|varicos\w+|endovenous|perforator|venous insufficiency|vein ablation"
    r"|atrial|pulmonary vein isolation|septal|endometri\w+|thalamotomy|tremor|thalam\w+|plantar|renal denervation"
    r"|ablation catheter|barrett\w*|cervical lesion|embolization with|varicocele)\b"
)
_TUMOR = WordPattern(
    r"\b(?:tumou?rs?|mass(?:es)?|lesions?|metasta\w+|nodules?|carcinoma|hcc|osteoid|renal|hepatic|liver|kidney|lung"
    r"|thyroid)\b"
)
_STOOD_STILL = WordPattern(
    r"\b(?:machine|screen|computer|monitor|system|scanner|display|pacs|console|unit|software|image|picture|frame"
    r"|button|keyboard)s?\b[^.;]{0,40}\b(?:froze|frozen|freez\w+|hung|crashed)\b"
    r"|\b(?:she|he|patient|room|suite|i|we)\b (?:was |is |were |felt |lay )?(?:freezing|frozen|froze)\b"
    r"|\b(?:froze|frozen|freez\w+)\b[^.;]{0,25}\b(?:image|frame|picture|screen|section|plasma|shoulder|specimen"
    r"|tissue)s?\b|\bfreeze[- ]frames?\b"
)
"""A machine that hangs, a picture held, a section cut by the pathologist: no cold in the patient."""
_COLD_TOOL = WordPattern(
    r"\bcryo\w*|\bthaw\w*|\bice\s?(?:ball|rod|sphere|seed|force|fx|pearl)s?\b|\bablat\w+|\bargon\b|\bcycles?\b"
    r"|\bmicrowave\w*|\bradio-?\s?frequency\b|\brfa\b|\bburns?\b"
)
_NERVE_KEPT = WordPattern(
    r"\bnerves?\b[^.;]{0,40}\b(?:monitor\w*|protect\w*|spar\w+|displac\w*|away|safe|intact|function)\b"
    r"|\b(?:recurrent|laryngeal)\b"
)
_PASSED = re.compile(
    r"\b(?:underside of|adjacent to|near|abut\w*|next to|away from|between|from|protect\w*|displac\w*|spar\w*"
    r"|avoid\w*|separat\w*"
    r"|through|via|across|no|without|against|off|overl\w+|touch\w*|along)\s+(?:the\s+|a\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)
_MARGIN = re.compile(r"\b(?:mm|cm)\s+(?:of\s+|rim of\s+|margin of\s+)?(?:the\s+)?(?:adjacent\s+|surrounding\s+)?$")
"""Tissue about the tumor that the ice takes with it ("and 1 cm soft tissue")."""
_ORIGIN = re.compile(
    r"^\s*(?:cancer|carcinoma|primary|adenocarcinoma|ca\b|function|injury|failure|insufficiency|effusion|biops\w+)"
    r"(?!\s*(?:was|were|is)?\s*(?:ablat\w+|treated))",
    re.IGNORECASE,
)
_SPARED = re.compile(
    r"^\s*(?:and \w+ )?(?:was |were |is |are |stay\w* |remain\w* )?(?:well )?(?:spared|safe|clear|intact|protected"
    r"|displaced"
    r"|uninvolved|unharmed|out of (?:the )?(?:way|reach))\b",
    re.IGNORECASE,
)
"""What is said of the neighbour that the ice or heat did not reach."""
_FROM_CANCER = re.compile(
    r"\b(?:metasta\w+|mets?)\s+(?:from|of)\s+(?:\w+\s+)?$|\b(?:history of|known|with)\s+(?:\w+\s+)?$", re.IGNORECASE
)
ENERGY_OF_FACT = {
    "cryo": "cryoablation",
    "microwave": "microwave_ablation",
    "radiofrequency": "thermal_ablation",
    "electroporation": "irreversible_electroporation",
    "laser": "laser_ablation",
}
_BY_WORDS: tuple[tuple[str, WordPattern], ...] = (
    ("irreversible_electroporation", WordPattern(r"\belectroporat\w+|\bnanoknife\b|\bire\b|\bpulsed electric field")),
    ("histotripsy", WordPattern(r"\bhistotrips\w+|\bbubble clouds?\b|\bhistosonics\b|\bedison system\b")),
    (
        "cryoablation",
        WordPattern(r"\bcryo\w*|\bfreez\w+|\bfroze\w*|\bthaw\w*|\bice\s?(?:ball|rod|sphere|seed|force|fx|pearl)s?\b"),
    ),
    (
        "microwave_ablation",
        WordPattern(r"\bmicrowave\w*|\bmwa\b|\bneuwave\b|\bemprint\b|\bnuwave\b|\bsolero\b|\bcertus\b|\bantenna\w*"),
    ),
    ("laser_ablation", WordPattern(r"\blaser\w*|\bnovilase\b|\btranberg\b|\bvisualase\b")),
    (
        "thermal_ablation",
        WordPattern(
            r"\bradio-?\s?frequency\b|\brfa?\b|\bosteocool\b|\bcool-?tip\b|\bstarmed\b|\bviva\b|\bsonata\b"
            r"|\b(?:spine-?)?star(?:burst)?\b"
            r"|\bthermal ablation\b|\binternally cooled electrode|\bmoving[- ]shot\b"
        ),
    ),
    (
        "focused_ultrasound",
        WordPattern(
            r"\bhifu\b|\bfocused ultrasound\b|\bsonication\w*|\btulsa\b|\bablatherm\b|\bfocal one\b|\bsonablate\b"
        ),
    ),
    ("ethanol_ablation", WordPattern(r"\b(?:ethanol|alcohol)\b[^.;]{0,40}\b(?:ablat\w+|inject\w+|instill\w+)|\bpei\b")),
)
_BENIGN = WordPattern(r"\b(?:fibroadenoma\w*|benign|bph|hyperplasia|adenoma|osteoid osteoma)\b")
_MALIGNANT = WordPattern(
    r"\b(?:carcinoma|cancer|malignan\w+|idc|ilc|dcis|invasive|metasta\w+|adenocarcinoma|gleason|tumor)\b"
)
_LAPAROSCOPIC = WordPattern(
    r"\b(?:laparoscop\w+|robotic\w*)\b(?![^.;]{0,40}\b(?:partial|nephrectom\w+|hepatectom\w+|resection\w*|lobectom\w+"
    r"|wedge|colectom\w+|cholecystectom\w+|prostatectom\w+|offer\w*|option|alternative|declin\w+|refus\w+|arm)\b)"
)
"""An operation that the patient might have had instead is no way in."""
_OPEN = WordPattern(
    r"\blaparotomy\b|\bopen (?:ablation|microwave|radiofrequency|electroporation|ire|approach|surgical)"
    r"|\bintra-?operative (?:microwave|radiofrequency|ablation|electroporation)"
)
_NOT = re.compile(
    r"\b(?:no|not|without|rather than|instead of|declined|prior|previous|history|failed|poor candidate"
    r"|not a)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_TRANSURETHRAL = WordPattern(r"\btrans-?\s?urethral\w*|\btulsa\b|\burethral (?:applicator|device|transducer)")
_VOLUME = re.compile(
    r"\b(?:prostate|gland|volume|prostatic)\b[^.;\n]{0,40}?\b(\d{2,3}(?:\.\d+)?)\s?(?:ml|cc|g|grams?|cm3|cubic)\b"
    r"|\b(\d{2,3}(?:\.\d+)?)\s?-?\s?(?:ml|cc|gram|g)\s+(?:prostate|gland)",
    re.IGNORECASE,
)
_BY_OTHER = WordPattern(
    r"\b(?:urolog\w+|dr\.? \w+)\b[^.;]{0,40}\b(?:placed|inserted|positioned)\b[^.;]{0,40}\b(?:applicator"
    r"|transducer|device)"
    r"|\b(?:applicator|transducer)\b[^.;]{0,40}\b(?:placed|inserted|positioned) by (?:the )?(?:urolog\w+|another|dr)"
)


def is_elsewhere(text: str) -> bool:
    """Whether a clause tells of ablating nerve, vein or heart, which other families read, or of no cold at all."""
    if _STOOD_STILL.search(text) and not _COLD_TOOL.search(text):
        return True
    if not _ELSEWHERE.search(text):
        return False
    return not (_TUMOR.search(text) and _NERVE_KEPT.search(text))


def energy_in(clause: Clause, kinds: set[str]) -> str:
    """Act kind of the energy that a clause names: by the name of the act, its probe, or other words."""
    exact = sorted(kinds - {"ablation", "needle_placement", "thermal_ablation"})
    if len(exact) == 1:
        return exact[0]
    probes = [m for m in clause.of("DEVICE") if m.kind == "ablation_probe" and m.assertion == "performed"]
    for name, pattern in _BY_WORDS:
        if pattern.search(clause.text):
            return name
    if "thermal_ablation" in kinds:
        return "thermal_ablation"
    for probe in probes:
        fact = str(probe.attributes.get("energy", ""))
        if fact in ENERGY_OF_FACT and fact != "radiofrequency":
            return ENERGY_OF_FACT[fact]
    return exact[0] if exact else "ablation"


def organs_in(clause: Clause, *, named: bool = False) -> tuple[tuple[str, Side | None], ...]:
    """Organs that a clause names as treated, with their sides.

    A cancer named after its organ ("prostate cancer") counts only where the clause names the ablation itself and no
    other organ.
    """
    low = clause.text.lower()
    found: dict[tuple[str, Side | None], None] = {}
    of_cancers: dict[tuple[str, Side | None], None] = {}
    taken: list[tuple[int, int]] = []
    matches = sorted(
        ((m.start(), m.end(), organ) for organ, words in load_ablated_words().likely(low) for m in words.finditer(low)),
        key=lambda item: (item[0] - item[1], item[0]),
    )
    for start, end, _ in matches:
        if any(start < other_end and other_start < end for other_start, other_end in taken):
            continue
        taken.append((start, end))
    for start, end, organ in sorted(matches):
        if (start, end) not in taken:
            continue
        before = low[max(0, start - 50) : start]
        if organ == "soft_tissue" and _MARGIN.search(before):
            continue
        if _PASSED.search(before) or _FROM_CANCER.search(before) or _SPARED.match(low[end:]):
            continue
        place = (organ, side_near(clause, start, end, max(0, start - 45), len(low)))
        (of_cancers if _ORIGIN.match(low[end:]) else found)[place] = None
    return tuple(found) or (tuple(of_cancers) if named else ())


def lobes_in(text: str) -> set[str]:
    """Lobes of the thyroid that a clause names."""
    low = text.lower()
    out: set[str] = set()
    if re.search(r"\b(?:both|bilateral)\b", low):
        out |= {"left", "right"}
    for side in ("left", "right"):
        if re.search(rf"\b(?:{side}|{side[0]})\b", low):
            out.add(side)
    if "isthm" in low:
        out.add("isthmus")
    return out


def nature_of(context: Context, organ: str) -> str:
    """Benign or malignant, where the codes of the organ ask for it."""
    if organ not in {"breast", "prostate", "thyroid"}:
        return ""
    benign = malignant = 0
    for clause in context.clauses:
        if clause.section in {"allergies", "labs", "consent"}:
            continue
        benign += bool(_BENIGN.search(clause.text))
        malignant += bool(_MALIGNANT.search(clause.text)) and not re.search(
            r"\b(?:no|family|mother|sister|negative|without)\b", clause.text, re.IGNORECASE
        )
    if organ == "breast" and any(re.search(r"\bfibroadenoma", c.text, re.IGNORECASE) for c in context.clauses):
        return "benign"
    if not benign and not malignant:
        return ""
    return "benign" if benign > malignant else "malignant"


def route_of(context: Context, organ: str) -> str:
    """Laparoscope, open operation, or the urethra; blank for the skin."""
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        if organ == "prostate" and _TRANSURETHRAL.search(clause.text):
            return "transurethral"
        for name, pattern in (("laparoscopic", _LAPAROSCOPIC), ("open", _OPEN)):
            match = pattern.search(clause.text)
            if match is not None and not _NOT.search(clause.text[: match.start()]):
                return name
    return ""


def details_of_prostate(context: Context) -> Mapping[str, Detail]:
    """Volume of the gland and who placed the transducer."""
    out: dict[str, Detail] = {}
    for clause in context.clauses:
        match = _VOLUME.search(clause.text)
        if match is not None and "gland_volume" not in out:
            out["gland_volume"] = float(match.group(1) or match.group(2))
        if _BY_OTHER.search(clause.text):
            out["transducer_by_other"] = True
    return out
