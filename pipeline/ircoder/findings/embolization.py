"""Embolizations: the vessel closed, the reason for it and the surgical field (VINT-32, VINT-33)."""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context, sides
from ircoder.findings.itinerary import Step
from ircoder.findings.model import Act, Detail, Device, Side, Span
from ircoder.knowledge.vessels import Vessel
from ircoder.language.reading import Mention

# In order of weight: the first reason whose words stand in the report's account of why and what was treated.
_REASONS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (reason, re.compile(words, re.IGNORECASE))
    for reason, words in (
        ("endoleak", r"\bendo\s?leaks?\b"),
        ("varicocele", r"\bvaricoceles?\b"),
        (
            "pelvic_congestion",
            r"\bpelvic (?:venous )?(?:congestion|insufficiency|varices)\b|\bovarian vein (?:reflux|insufficiency)",
        ),
        ("lymphatic_leak", r"\bchyl\w+\b|\blymph\w*\s+leak\b|\bthoracic duct (?:leak|injury)"),
        ("lymphatic_malformation", r"\blymphatic malformation"),
        ("venous_malformation", r"\bvenous malformation"),
        ("subdural_hematoma", r"\bsubdural\b"),
        ("fibroids", r"\bfibroids?\b|\bleiomyoma\w*|\badenomyosis\b|\buterine (?:fibroid|artery) emboli[sz]ation"),
        ("prostate", r"\bprostat\w+\b|\bbph\b"),
        (
            "arthritis",
            r"\bosteo\s?arthr\w+|\bgenicular\b|\bhemarthros\w+|\bfrozen shoulder|\badhesive capsulitis|\btendinopath\w+",
        ),
        ("portal_flow", r"\bportal vein emboli[sz]ation|\bfuture liver remnant|\bflr\b|\bbefore (?:the )?hepatectomy"),
        ("hypersplenism", r"\bhypersplenism\b|\bpartial splenic|\bthrombocytopeni\w+.{0,40}\bspleen"),
        ("varices", r"\b(?:gastric|esophageal|duodenal|stomal|ectopic)?\s?varices\b|\b(?:gastro|spleno)\s?renal shunt"),
        ("malformation", r"\bav\s?ms?\b|\bpavms?\b|\barterio\s?venous malformations?|\bvascular malformation"),
        ("fistula", r"\bav\s?f\b|\barterio\s?venous fistula|\bdural fistula|\bcarotid[\s-]cavernous"),
        (
            "tumor",
            r"\bhcc\b|\bhepatocellular|\bcarcinoma|\bmetasta\w+|\btumou?rs?\b|\bcholangiocarcinoma|\bneoplas\w+|\bmeningioma"
            r"|\bangiomyolipoma|\baml\b|\bchemo\s?emboli[sz]ation|\btace\b|\bradio\s?emboli[sz]ation|\by-?\s?90\b|\bhemangioma"
            r"|\bglomus|\bparaganglioma|\brenal mass|\badenoma|\bjna\b|\bangiofibroma",
        ),
        ("pseudoaneurysm", r"\bpseudo\s?aneurysms?\b"),
        ("aneurysm", r"\baneurysms?\b|\baneurisms?\b"),
        ("obesity", r"\bbariatric|\bobes\w+"),
    )
)
_BLEEDING = re.compile(
    r"\b(?:active(?:ly)?\s+)?(?:bleed\w*|hemorrhag\w*|haemorrhag\w*|extravasat\w*|hematemesis|melena|hemoptysis|hemoptisis|haemoptysis"
    r"|hematochezia|epistaxis|hematuria|hemoperitoneum|blush|exsanguinat\w*|hemobilia|ruptured?|postpartum)\b",
    re.IGNORECASE,
)
_NOT_BLEEDING = re.compile(
    r"\b(?:no|not|never|without|nor|denies|risks?|include|including|such as|consent|complications?|stopped|resolved|prior|previous"
    r"|history of|if)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_ELECTIVE = frozenset(
    {
        "endoleak",
        "varicocele",
        "pelvic_congestion",
        "fibroids",
        "prostate",
        "arthritis",
        "portal_flow",
        "hypersplenism",
        "subdural_hematoma",
        "lymphatic_leak",
    }
)
_RADIO = re.compile(
    r"\by-?\s?90\b|\byttrium|\bradio\s?emboli[sz]\w+|\btheraspheres?\b|\bsir-?\s?spheres?\b", re.IGNORECASE
)
_CHEMO = re.compile(
    r"\b(?:chemo\s?emboli[sz]\w+|d?e?b?-?tace|doxorubicin|adriamycin|cisplatin|mitomycin|irinotecan|epirubicin)\b",
    re.IGNORECASE,
)
_MAPPING = re.compile(
    r"\b(?:mapping|maa|macroaggregated|shunt (?:study|fraction|calculation)|planning arteriogra\w+)\b", re.IGNORECASE
)
_AUTHORIZED = re.compile(r"\bauthori[sz]ed user\b", re.IGNORECASE)
_PASSED = re.compile(r"\b(?:through|via|past|across|beyond|over|from|by way of)\s+(?:the\s+)?$", re.IGNORECASE)
_SPARED = re.compile(
    r"\b(?:preserv\w+|spared|patent|not (?:emboli|coil)\w+|left alone|no emboli[sz]ation)\b", re.IGNORECASE
)

_FIELDS = (
    ("uterus", r"uterine"),
    ("prostate", r"prostatic|vesical"),
    ("knee", r"genicular"),
    ("spleen", r"splenic|short_gastric"),
    ("kidney", r"renal|adrenal"),
    ("liver", r"hepatic|cystic|caudate|falciform"),
    ("stomach", r"gastric|gastroduodenal|gastroepiploic|pancreaticoduodenal|supraduodenal"),
    ("bowel", r"mesenteric|colic|jejunal|ileal|ileocolic|rectal|sigmoid"),
    ("lung", r"bronch|pulmonary|intercostobronchial"),
    ("pelvis", r"internal_iliac|gluteal|obturator|pudendal|sacral|iliolumbar|vaginal"),
    ("gonad", r"gonadal|ovarian|testicular|spermatic"),
    ("thoracic_duct", r"thoracic_duct|cisterna"),
)


def find_embolizations(context: Context, steps: tuple[Step, ...]) -> tuple[tuple[Act, ...], tuple[Device, ...]]:
    """One act for each embolized vessel, with the reason of the session and the field of the vessel."""
    tellings = _tellings(context, steps)
    if any(not title for *_, title in tellings):
        tellings = [telling for telling in tellings if not telling[-1]]
    acts: dict[tuple[str | None, Side | None], Act] = {}
    devices: list[Device] = []
    for vessel, side, mention, span, _ in tellings:
        held: tuple[str, ...] = ()
        if mention.label == "DEVICE":
            devices.append(
                Device(
                    id=f"embolic-{len(devices) + 1}",
                    concept=mention.concept,
                    device_class=mention.kind,
                    fate="left_in",
                    spans=(span,),
                )
            )
            held = (devices[-1].id,)
        key = (vessel, side)
        if key in acts:
            known = acts[key]
            spans = known.spans if span in known.spans else (*known.spans, span)
            acts[key] = replace(known, devices=known.devices + held, spans=spans)
            continue
        acts[key] = Act(
            id=f"embolization-{len(acts) + 1}",
            kind="embolization",
            family="embolization",
            target=vessel,
            side=side,
            devices=held,
            details=_details(context, vessel, side),
            spans=(span,),
        )
    return tuple(acts.values()), tuple(devices)


def _tellings(context: Context, steps: tuple[Step, ...]) -> list[tuple[str | None, Side | None, Mention, Span, bool]]:
    out: list[tuple[str | None, Side | None, Mention, Span, bool]] = []
    for clause in context.clauses:
        if clause.section in BACKGROUND:
            continue
        for mention in clause.mentions:
            if not _embolizes(mention) or mention.assertion != "performed":
                continue
            targets = _targets(context, clause, mention)
            if not targets:
                earlier = [step for step in steps if step.at <= mention.start]
                if earlier:
                    targets = [(earlier[-1].position.vessel, earlier[-1].position.side)]
            for vessel, side in targets:
                out.append((vessel, side, mention, context.quote(clause), clause.section in TITLES))
    return out


def _embolizes(mention: Mention) -> bool:
    if mention.label == "INTERVENTION":
        return mention.kind == "embolization"
    return mention.label == "DEVICE" and mention.attributes.get("treats") == "embolization"


def _targets(context: Context, clause: Clause, mention: Mention) -> list[tuple[str, Side | None]]:
    tree = context.knowledge.vessels
    vessels = [
        v
        for v in clause.of("VESSEL")
        if v.concept in tree and not _PASSED.search(clause.before(v)) and not _SPARED.search(clause.after(v)[:40])
    ]
    if not vessels:
        return []
    nearest = min(vessels, key=lambda v: min(abs(v.start - mention.end), abs(mention.start - v.end)))
    return [(nearest.concept, side if tree[nearest.concept].paired else None) for side in sides(nearest.side)]


def _details(context: Context, vessel: str | None, side: Side | None) -> dict[str, Detail]:
    tree = context.knowledge.vessels
    found = tree.get(vessel)
    told = _account(context)
    out: dict[str, Detail] = {"reason": _reason(told)}
    out["region"] = _region(found)
    out["field"] = _field(found, side)
    whole = context.reading.text
    performed = " ".join(clause.text for clause in context.body())
    if _RADIO.search(performed):
        out["radioembolization"] = True
    if _MAPPING.search(whole):
        out["mapping"] = True
    if any(_chemotherapy(clause) for clause in context.body()):
        out["chemotherapy"] = True
    if _AUTHORIZED.search(whole):
        out["authorized_user"] = True
    return out


def _chemotherapy(clause: Clause) -> bool:
    match = _CHEMO.search(clause.text)
    return match is not None and not re.search(
        r"\b(?:no|not|without|never)\b", clause.text[: match.start()], re.IGNORECASE
    )


def _account(context: Context) -> list[Clause]:
    """Clauses that may say why the session took place or what was found; consent, plans and alternatives may not."""
    return [
        clause
        for clause in context.clauses
        if clause.section not in {"consent", "plan", "allergies", "labs", "timeout"}
    ]


def _reason(told: list[Clause]) -> str:
    text = " \n ".join(clause.text for clause in told)
    reason = next((name for name, words in _REASONS if _asserted(words, text)), None)
    bleeding = _asserted(_BLEEDING, text)
    if bleeding and reason not in _ELECTIVE:
        return "bleeding"
    return reason or "unstated"


def _asserted(words: re.Pattern[str], text: str) -> bool:
    return any(
        not _NOT_BLEEDING.search(text[max(0, m.start() - 70) : m.start()].split("\n")[-1]) for m in words.finditer(text)
    )


def _region(vessel: Vessel | None) -> str:
    if vessel is None:
        return "body"
    if vessel.cervicocerebral and vessel.region == "head_neck":
        external = "36227" in vessel.imaging_codes
        return "head_neck" if external else "cns"
    if "75705" in vessel.imaging_codes and vessel.region == "head_neck":
        return "cns"
    return "head_neck" if vessel.region == "head_neck" else "body"


def _field(vessel: Vessel | None, side: Side | None) -> str:
    if vessel is None:
        return "unstated"
    region = _region(vessel)
    if region != "body":
        return "brain" if region == "cns" else "head_neck"
    slug = vessel.concept.partition(":")[2]
    for field, words in _FIELDS:
        if re.search(words, slug):
            paired = field in {"kidney", "knee", "gonad"}
            return f"{field}_{side}" if paired and side else field
    return f"{vessel.region}_{side}" if side else vessel.region
