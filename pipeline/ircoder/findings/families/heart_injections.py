"""Contrast runs beside a heart catheterization: root, lungs, pulmonary veins, collaterals, congenital veins."""

from __future__ import annotations

import re
from dataclasses import replace

from ircoder.findings.context import Clause, Context
from ircoder.findings.families.heart_repairs import heart_repaired
from ircoder.findings.families.heart_words import Statement, asserted, heart_act, statements, telling, titles
from ircoder.findings.model import Act, Detail, Fact, Side
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset(
    {
        "aortic_root_angiography",
        "heart_pulmonary_angiography",
        "pulmonary_vein_angiography",
        "collateral_angiography",
        "congenital_venography",
    }
)
CATHETERIZATIONS = frozenset(
    {
        "coronary_angiography",
        "graft_angiography",
        "left_heart_catheterization",
        "right_heart_catheterization",
        "congenital_heart_catheterization",
    }
)
_RUN = r"(?:(?:cine)?-?angio\w*|aorto\w*|arterio\w*|inj(?:ect\w*)?|shot|cine\w*|run|power inj\w*|gram)"
_ROOT = WordPattern(
    rf"\b(?:aortic root|root|supra-?\s?valv\w+|supra-?aortic|ascending(?: aort\w+)?|neo-?aort\w*)\s+(?:\w+\s+)?{_RUN}"
    r"|\b(?:supra-?valv\w+|ascending) aortogra\w+|\baortogra\w+ (?:in|of|above) (?:the )?(?:ascending"
    r"|root|valve|aortic root)"
    r"|\b(?:pigtail|catheter|contrast|injection|injected)\b[^.;]{0,40}\b(?:in|into|above"
    r"|of)\s+(?:the\s+)?(?:aortic\s+)?(?:root|ascending aorta|sinus\w*)\b"
    r"[^.;]{0,40}\b(?:ml|cc|inject\w*|lao|angiogra\w+|aortogra\w+|power)"
    r"|\binjection (?:in|into|of) (?:the )?(?:ascending aorta|aortic root|root)|\broot injection"
    r"|\b(?:injection|injected|contrast|dye|cine|angiogra\w+|run|shot|pigtail)\b[^.;]{0,30}\babove (?:the "
    r"|an? )?(?:aortic "
    r"|mechanical |prosthetic )?valve\b"
    r"|\broot aortogra\w+|\baortic root was injected"
)
_FOR_OSTIUM = WordPattern(
    r"\bto (?:find|locate|look for|identify|see|search for|localize)\b[^.;]{0,40}\b(?:ostia|ostium"
    r"|grafts?|coronar\w+|origin|takeoff|it|them|these)\b"
)
_AORTOGRAM = WordPattern(r"\b(?:thoracic )?aortogra\w+\b")
_LABEL = re.compile(r"\W*aortogra\w+\W*(?:$|:|\n)", re.IGNORECASE)
_AT_VALVE = WordPattern(r"\babove (?:the )?(?:aortic )?valve\b")
_BELOW = WordPattern(
    r"\b(?:abdominal|distal|descending|pelvic|renal|iliac|iliofemoral|bifurcation|l1|l2|flush|infrarenal)\b"
)
_LUNG = WordPattern(
    rf"\b(?:pulmonary|pa|mpa|rpa|lpa|glenn|fontan|conduit)\b(?:\s+(?:arter\w+|trunk|shunt))?\s+(?:{_RUN})"
    rf"|\b{_RUN}\b[^.;]{{0,50}}\b(?:in|into|of|with the|within"
    rf"|positioned in)\b[^.;]{{0,30}}\b(?:pulmonary arter\w+|pulmonary trunk|mpa|rpa|lpa|glenn shunt"
    r"|conduit|fontan)\b"
    r"|\b(?:right|left|main) (?:main )?(?:pa|pulmonary artery),? (?:\w+ )?views?\b"
    r"|\b(?:pulmonary arter\w+|mpa|rpa|lpa|glenn shunt)\b[^.;]{0,40}\b(?:was|were)? ?(?:injected|angiogra\w+)"
)
_BRANCH = (
    (
        "right",
        WordPattern(
            r"\b(?:selective\w*|select\w*|engag\w*|into|in"
            r"|of)\b[^.;]{0,40}\bright(?: and left)? (?:main )?(?:pulmonary arter\w+|pa)\b|\brpa\b"
            r"|\bselective\w* right\b"
            r"|\bright then left\b|\bright and left pulmonary"
        ),
    ),
    (
        "left",
        WordPattern(
            r"\b(?:selective\w*|select\w*|engag\w*|into|in|of)\b[^.;]{0,40}\bleft (?:main )?(?:pulmonary arter\w+"
            r"|pa)\b"
            r"|\bthen the left (?:main )?(?:pa|pulmonary artery)\b|\blpa\b|\bselective\w* left pulmonary\b"
            r"|\bright then left\b|\bright and left pulmonary"
        ),
    ),
)
_LUNG_AGAIN = WordPattern(
    r"\b(?:left|right) (?:main )?(?:pa|pulmonary artery)\b[^.;]{0,60}\b(?:repeated|again|likewise|same|in turn"
    r"|also)\b"
    r"|\b(?:repeated|again|likewise|the same)\b[^.;]{0,40}\b(?:left|right) (?:main )?(?:pa|pulmonary artery)\b"
)
"""The run of the other lung, told by the first one."""
_CHOSEN = WordPattern(r"\bselective(?:ly)?\s+(?:right|left)?\s*(?:and left )?(?:pulmonary arter\w+|rpa|lpa)\b")
_BOTH = WordPattern(
    r"\bbilateral (?:selective )?pulmonary|\bboth (?:branch )?pulmonary arter\w+|\beach pulmonary artery"
)
_SELECTIVE = WordPattern(
    r"\b(?:selective\w*|select\w*|engag\w*|(?:catheter|pigtail) (?:was )?(?:in|into|advanced)|in right then"
    r"|(?:turned|moved|taken|brought|advanced|steered) (?:over )?(?:in)?to)\b"
)
_MAIN = WordPattern(r"\b(?:main|trunk|mpa|glenn|non-?selective|conduit|fontan)\b")
_LUNG_VEIN = WordPattern(r"\b(?:pulmonary veins?|rupv|rlpv|lupv|llpv|rspv|ripv|lspv|lipv|scimitar vein)\b")
_INTO_OTHER = WordPattern(
    r"\b(?:inject\w*|contrast|angiogra\w+|venogra\w+)\b[^.;:]{0,20}\b(?:in|into|of|from) (?:the "
    r"|an? )?(?!\w* ?pulmonary v)"
    r"(?:\w+ )?(?:innominate|brachiocephalic|svc|ivc|superior|jugular|subclavian|azygos|femoral|hepatic|pa"
    r"|pulmonary art\w+"
    r"|pulmonary trunk|rpa|lpa|mpa)\b"
)
"""Contrast that went into another vessel, and only drains into a vein of the lung."""
_VEIN_NAMES = WordPattern(
    r"\b(?:rupv|rlpv|lupv|llpv|rspv|ripv|lspv|lipv|(?:right|left) (?:upper|lower|middle|superior"
    r"|inferior)(?: lobe)? pulmonary veins?|scimitar vein)\b"
)
_INJECTED = WordPattern(r"\b(?:angiogra\w+|venogra\w+|inject\w+|\d+\s?(?:ml|cc)|cine\w*|run|contrast)\b")
_COLLATERAL = WordPattern(
    r"\b(?:aorto-?\s?pulmonary collateral\w*|mapcas?|systemic[- ]to[- ]pulmonary collateral\w*|apcs?)\b"
)
_COUNT = (("fourth", 4), ("third", 3), ("second", 2), ("four ", 4), ("three ", 3), ("two ", 2))
_VENOGRAMS = (
    (
        "superior_vena_cava",
        WordPattern(
            r"\b(?:persistent|anomalous|left|second)\b[^.;]{0,20}\b(?:superior (?:vena cava|caval)|svc)\b"
            r"|\bplsvc\b|\blsvc\b"
        ),
    ),
    ("azygos", WordPattern(r"\b(?:hemi)?azygo?us?\b|\b(?:hemi)?azygos\b")),
    ("coronary_sinus", WordPattern(r"\bcoronary sinus\b")),
    (
        "collateral_below",
        WordPattern(
            r"\b(?:veno-?\s?venous|venous|decompressing) (?:collateral|channel)\w*[^.;]{0,80}\b(?:below|hepatic"
            r"|inferior|ivc|diaphragm)"
        ),
    ),
    (
        "collateral_above",
        WordPattern(
            r"\b(?:veno-?\s?venous|decompressing) (?:collateral|channel)\w*"
            r"|\bcollateral vein\b[^.;]{0,40}\b(?:above|inject\w*)"
            r"|\b(?:innominate|brachiocephalic|svc|jugular|subclavian)\b[^.;]{0,60}\b(?:collaterals?|channel"
            r"|(?:tortuous|decompressing|anomalous|abnormal|large) (?:\w+ )?(?:vessel|vein))\b"
        ),
    ),
)


def find_heart_injections(context: Context, session: Session) -> Parts:
    """Runs that are added to a heart catheterization; nothing where there was none."""
    done = {act.kind for act in session.acts if act.status == "performed"}
    if not done & CATHETERIZATIONS:
        return Parts()
    live, heads = statements(context), titles(context)
    congenital = "congenital_heart_catheterization" in done
    acts = [*_root(context, live, heads, session)]
    facts: list[Fact] = []
    if congenital or "right_heart_catheterization" in done:
        acts += _lungs(context, live, heads)
        acts += _lung_veins(context, live)
        acts += _collaterals(context, live) if congenital else ()
    if congenital:
        acts += _veins(context, live)
    for act in acts:
        facts.append(Fact(element="findings", about=act.id, spans=act.spans[:1]))
        facts.append(Fact(element="target_vessel", about=act.id, spans=act.spans[:1]))
    return Parts(acts=tuple(acts), facts=tuple(facts))


def _root(
    context: Context, live: tuple[Statement, ...], heads: tuple[Statement, ...], session: Session
) -> tuple[Act, ...]:
    if heart_repaired(context):
        return ()
    told = telling(live, _ROOT) + [
        c for c in telling(live, _AORTOGRAM) if not _BELOW.search(c.text) and (_read_root(c) or _heads_root(c, live))
    ]
    titled = telling(heads, _ROOT)
    if not told and not (titled and any(_read_root(item.clause) for item in live)):
        return ()
    body = told or titled
    read = [c for c in told if _read_root(c)] or [
        i.clause for i in live if _later(i.clause, body) and _read_root(i.clause)
    ]
    details: dict[str, Detail] = {"interpreted": bool(read) and not all(_FOR_OSTIUM.search(c.text) for c in body)}
    if not read and titled:
        details["interpreted"] = any(_read_root(item.clause) for item in live)
    return (heart_act(context, "aortic_root_angiography", "aortic-root", [*body[:2], *read[:2]], details),)


def _heads_root(clause: Clause, live: tuple[Statement, ...]) -> bool:
    """A bare "Aortography" as the label of what was seen above the valve."""
    below = [i.clause for i in live if 0 <= i.clause.index - clause.index <= 3 and i.clause.section == clause.section]
    return _LABEL.match(clause.text) is not None and any(_read_root(c) or _AT_VALVE.search(c.text) for c in below)


def _read_root(clause: Clause) -> bool:
    return _ROOT_FINDING.search(clause.text) is not None


_ROOT_FINDING = WordPattern(
    r"\b(?:[0-4]\+|trace|mild|moderate|severe|trivial|no|without|grade"
    r"|significant)\s+(?:(?!mitral|tricuspid|pulmon)\w+\s+){0,2}?(?:ar|ai|aortic (?:regurg\w*|insufficien\w*)"
    r"|regurg\w*"
    r"|insufficien\w*)\b"
    r"|\b(?:ar|ai|regurgitation)\s*(?:[0-4]\+|grade|trace)|\b(?:root|ascending(?: aorta)?"
    r"|sinus\w*)\b[^.;]{0,40}\b(?:\d+(?:\.\d+)?\s?(?:cm|mm)|normal|dilat\w*|aneurysm\w*|ectatic)"
    r"|\b(?:[1-4]|one|two|three|four)(?: to [1-4])?\s?(?:\+|plus) regurg\w*"
    r"|\bcompetent (?:aortic )?valve|\bvalve (?:is |was )?competent|\b(?:arch|isthmus|transverse segment)\b[^.;]{0,25}"
    r"(?:\d\s?mm|\b(?:gothic|normal|hypoplas\w*|narrow\w*|is)\b)"
    r"|\b(?:dissection|perivalvular|paravalvular|aortic insufficiency|aortic regurgitation|ostia (?:fill"
    r"|patent)|dilated (?:aortic )?root)\b"
)


def _later(clause: Clause, told: list[Clause]) -> bool:
    return any(0 <= clause.index - other.index <= 4 for other in told)


def _lungs(context: Context, live: tuple[Statement, ...], heads: tuple[Statement, ...]) -> tuple[Act, ...]:
    told = [c for c in telling(live, _LUNG, _CHOSEN) if not _LUNG_VEIN.search(c.text)]
    if told:
        told += [c for c in telling(live, _LUNG_AGAIN) if c not in told and c.index > told[0].index]
    told = told or list(telling(heads, _LUNG))
    if not told:
        return ()
    out: list[Act] = []
    if any(_BOTH.search(c.text) and _SELECTIVE.search(c.text) for c in told):
        return (_lung(context, told, "bilateral"),)
    for side, words in _BRANCH:
        clauses = [c for c in told if words.search(c.text) and (_SELECTIVE.search(c.text) or not _MAIN.search(c.text))]
        # "Then the left PA, two views": the other branch is selected as the first one was.
        if clauses and any(_SELECTIVE.search(c.text) for c in (told if out else clauses)):
            out.append(_lung(context, clauses, "left" if side == "left" else "right"))
    return tuple(out) or (_lung(context, told, None),)


def _lung(context: Context, clauses: list[Clause], side: Side | None) -> Act:
    act = heart_act(
        context, "heart_pulmonary_angiography", f"lung-run-{side or 'main'}", clauses, {"selective": side is not None}
    )
    return replace(act, side=side)


def _lung_veins(context: Context, live: tuple[Statement, ...]) -> tuple[Act, ...]:
    clauses = [c for c in telling(live, _LUNG_VEIN) if _INJECTED.search(c.text) and not _INTO_OTHER.search(c.text)]
    names = {match.group().lower() for c in clauses for match in _VEIN_NAMES.finditer(c.text)}
    if not clauses or not names:
        return ()
    return (heart_act(context, "pulmonary_vein_angiography", "lung-veins", clauses, {"vessels": min(len(names), 4)}),)


def _collaterals(context: Context, live: tuple[Statement, ...]) -> tuple[Act, ...]:
    clauses = [c for c in telling(live, _COLLATERAL) if _ENTERED.search(c.text)]
    if not clauses:
        return ()
    sentences = {c.sentence for c in clauses}
    text = " ".join(item.text.lower() for item in live if item.clause.sentence in sentences)
    number = next((count for word, count in _COUNT if word in text), 1)
    return (heart_act(context, "collateral_angiography", "collaterals", clauses, {"vessels": number}),)


_ENTERED = WordPattern(r"\b(?:enter\w*|select\w*|engag\w*|inject\w*|cannulat\w*|angiogra\w+)\b")


def _veins(context: Context, live: tuple[Statement, ...]) -> tuple[Act, ...]:
    out: list[Act] = []
    used: set[int] = set()
    for name, words in _VENOGRAMS:
        clauses = [
            item.clause
            for item in live
            if item.clause.index not in used and asserted(words, item.text) and _VEIN_RUN.search(item.text)
        ]
        if clauses and not (
            name == "collateral_above" and any(act.details["vein"] == "collateral_below" for act in out)
        ):
            used |= {clause.index for clause in clauses}
            out.append(heart_act(context, "congenital_venography", f"venogram-{name}", clauses, {"vein": name}))
    return tuple(out)


_VEIN_RUN = WordPattern(
    r"\b(?:venogra\w+|angiogra\w+|inject\w+|catheter (?:was )?(?:advanced|placed|positioned|directed)"
    r"|entered|with the catheter)\b"
)

BUILDER = FamilyBuilder("heart_injections", KINDS, find_heart_injections)
