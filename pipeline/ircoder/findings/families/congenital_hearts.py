"""Congenital hearts: whether a catheterization is a congenital study, and how the great vessels are connected."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.context import Clause, Context
from ircoder.findings.families.heart_words import Statement, heart_act, quotes, statements, telling, titles
from ircoder.findings.model import Act, Detail, Fact
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset(
    {"congenital_heart_catheterization", "cardiac_output", "coarctation_stent", "coarctation_angioplasty"}
)

_ABNORMAL = WordPattern(
    r"\b(?:transposition|d-?tga|l-?tga|tga|double[- ](?:outlet|inlet)|dorv|diLV|single ventric\w+"
    r"|univentric\w+|hypoplastic (?:left|right) heart|hlhs|hrhs"
    r"|fontan|glenn|norwood|tricuspid atresia|mitral atresia|pulmonary atresia|truncus arteriosus"
    r"|heterotaxy|asplenia|dextrocardia|malposed|malposition"
    r"|(?:total )?anomalous pulmonary venous (?:return|connection|drainage)|tapvr|common atrium|senning"
    r"|mustard|rastelli|arterial switch|interrupted (?:aortic )?arch)\b"
)
_USUAL = WordPattern(
    r"\b(?:atrial septal defect|asd|secundum|ventricular septal defect|vsd|patent ductus|pda \(?patent"
    r"|ductus arteriosus|atrioventricular (?:septal|canal)|av canal"
    r"|coarctation|pulmonary (?:valve )?stenosis of congenital|congenital (?:pulmonary|aortic) stenosis"
    r"|congenital heart (?:disease|defect)|ebstein\w*"
    r"|shone|cor triatriatum|congenital heart|papvr|sinus venosus|aortopulmonary window|achd)\b"
)
_DISPUTED = WordPattern(r"\btetralogy\b|\btof\b")
_CONGENITAL_TITLE = WordPattern(r"\b(?:congenital|achd|pediatric cardiac|pediatric heart)\b[^.;\n]{0,40}\bcath\w*")
_MINOR = WordPattern(
    r"\b(?:isolated|only)\b[^.;]{0,60}\b(?:bicuspid|patent foramen ovale|pfo|mitral (?:valve )?prolapse"
    r"|anomalous coronary)"
)
_DENIED = WordPattern(r"\b(?:no(?!:)|without|not|never|denies|ruled out|excluded?|absence of|normal)\b[^.;]{0,45}$")
_REPAIRED = WordPattern(r"\b(?:repair\w*|patch\w*|unrepaired|infancy|childhood|as an? (?:infant|child|baby|newborn))\b")
_CONNECTED = WordPattern(
    r"\bnormally related\b|\b(?:usual|normal|native|abnormal) (?:\w+ )?connections?\b|\b(?:oxygen|saturation"
    r"|sat) step-?\s?up"
)
"""Words with which only the heart of a patient born with a defect is described."""
_FAMILY = WordPattern(r"\b(?:family history|father|mother|sibling|brother|sister|fetal)\b")
_COARCTATION = WordPattern(r"\bcoarct\w*|\bre-?coarct\w*")
_STENT = WordPattern(r"\b(?:stent\w*|palmaz|cp stent|cheatham|genesis|max ?ld|andrastent|formula)\b")
_LAID = WordPattern(r"\b(?:deploy\w*|implant\w*|placed|laid|expanded|stented|positioned|inflat\w*|crimped)\b")
_BALLOON = WordPattern(r"\b(?:balloon\w*|angioplast\w+|dilat\w+|tyshak|z-?med|bib|atlas)\b")
_INFLATED = WordPattern(r"\b(?:inflat\w*|dilat(?:ed|ation)|angioplasty (?:was )?(?:then )?performed|waist)\b")
_ACROSS = WordPattern(
    r"\b(?:across|covering|cross\w*|jail\w*|over)\b[^.;]{0,60}\b(?:subclavian|carotid|innominate"
    r"|arch (?:vessel|branch)\w*|side branch\w*|origin)"
)
_OUTPUT = WordPattern(
    r"\b(?:cardiac outputs?|cardiac index|outputs?|thermo-?\s?dilution|thermal dilution|fick"
    r"|indicator dilution|dye dilution|indocyanine|\bco\b|\bci\b)\b"
)
_DILUTION = WordPattern(
    r"\b(?:thermo-?\s?dilution|thermal dilution|indicator[- ]dilution|dye[- ]dilution|indocyanine"
    r"|dilution curves?|td|(?:cold|iced|saline) (?:saline )?(?:bolus(?:es)?|injections?|outputs?))\b"
)
_VALUE = WordPattern(r"\d")
_NOT_POSSIBLE = WordPattern(
    r"\b(?:no|not|without|never)\b[^.;]{0,25}\b(?:thermo|dilution|indicator)|\b(?:thermodilution"
    r"|dilution)\b[^.;]{0,20}\b(?:not|was not)\b"
)


def find_congenital(context: Context, session: Session) -> Parts:
    """The congenital nature of a heart study, its output measurement, and repair of a coarctation."""
    live = statements(context)
    repair = _coarctation(context, live, titles(context))
    study = any(act.kind in {"left_heart_catheterization", "right_heart_catheterization"} for act in session.acts)
    output = _output(context, live) if study else ()
    named = _defect(context) if study else None
    if named is None:
        return Parts(acts=(*repair, *output))
    connections, clauses = named
    act = heart_act(
        context, "congenital_heart_catheterization", "congenital-heart", clauses, {"connections": connections}
    )
    facts = tuple(
        Fact(element=element, about=act.id, spans=quotes(context, clauses, 1))
        for element in ("native_connections", "pressures")
    )
    methods = tuple(Fact(element="output_method", about=item.id, spans=item.spans[:1]) for item in output)
    return Parts(acts=(act, *repair, *output), facts=(*facts, *methods))


def _defect(context: Context) -> tuple[str, list[Clause]] | None:
    """Connections by the defects that the report names anywhere, history included: they are the patient's."""
    found: dict[str, list[Clause]] = {}
    for clause in context.clauses:
        for name, words in (
            ("abnormal", _ABNORMAL),
            ("usual", _USUAL),
            ("disputed", _DISPUTED),
            ("titled", _CONGENITAL_TITLE),
        ):
            if any(_is_told(clause, match.start()) for match in words.finditer(clause.text)):
                found.setdefault(name, []).append(clause)
        if _MINOR.search(clause.text):
            found.setdefault("minor", []).append(clause)
    if "abnormal" in found:
        return "abnormal", found["abnormal"][:2]
    if "disputed" in found:
        return "disputed", found["disputed"][:2]
    if "minor" in found and "titled" not in found:
        return None
    if "usual" in found and ("titled" in found or _is_main(context, found["usual"])):
        return "usual", found["usual"][:2]
    return None


def _is_told(clause: Clause, at: int) -> bool:
    return not _DENIED.search(clause.text[max(0, at - 50) : at]) and not _FAMILY.search(clause.text[:at])


def _is_main(context: Context, clauses: list[Clause]) -> bool:
    """Whether the defect is what the study is about: with shunts, or told again outside a coronary work-up."""
    text = context.reading.text.lower()
    if (
        "qp" in text
        or "shunt" in text.replace("no shunt", "")
        or "congenital heart" in text.replace("no congenital heart", "")
    ):
        return True
    if any(_REPAIRED.search(clause.text) for clause in clauses) or _CONNECTED.search(text):
        return True
    return len(clauses) > 1 and "coronary angiogra" not in text


def _output(context: Context, live: tuple[Statement, ...]) -> tuple[Act, ...]:
    out: list[Act] = []
    told = [c for c in telling(live, _OUTPUT) if _VALUE.search(c.text)]
    diluted = [c for c in told if _DILUTION.search(c.text) and not _NOT_POSSIBLE.search(c.text)]
    for method, clauses in (("dilution", diluted), ("fick", [c for c in told if c not in diluted])):
        if clauses:
            details: dict[str, Detail] = {"method": method}
            out.append(heart_act(context, "cardiac_output", f"output-{method}", clauses[:2], details))
    return tuple(out)


def _coarctation(context: Context, live: tuple[Statement, ...], heads: tuple[Statement, ...]) -> tuple[Act, ...]:
    named = [item.clause for item in (*live, *heads) if _COARCTATION.search(item.text)]
    if not named:
        return ()
    stents = [
        c for c in telling(live, _STENT) if _LAID.search(c.text) and (_COARCTATION.search(c.text) or _near(c, named))
    ]
    balloons = [
        c
        for c in telling(live, _BALLOON)
        if _INFLATED.search(c.text) and (_COARCTATION.search(c.text) or _near(c, named))
    ]
    if stents:
        crosses = any(_ACROSS.search(item.text) for item in live)
        details: dict[str, Detail] = {"crosses_branches": crosses}
        return (replace(heart_act(context, "coarctation_stent", "coarctation", stents[:3], details)),)
    if balloons:
        return (heart_act(context, "coarctation_angioplasty", "coarctation", balloons[:3]),)
    return ()


def _near(clause: Clause, named: list[Clause]) -> bool:
    return any(0 <= clause.index - other.index <= 2 for other in named)


BUILDER = FamilyBuilder("congenital_hearts", KINDS, find_congenital)
