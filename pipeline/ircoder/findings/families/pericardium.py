"""Pericardial taps and drains, and wireless pressure sensors in the lungs' arteries (CARD-41, NONV-24, VINT-82)."""

from __future__ import annotations

from ircoder.findings.context import Clause, Context
from ircoder.findings.families.heart_words import Statement, asserted, heart_act, statements, telling, titles
from ircoder.findings.model import Act, Fact, Guidance
from ircoder.findings.parts import FamilyBuilder, Parts, Session
from ircoder.knowledge.word_patterns import WordPattern

KINDS = frozenset({"pericardiocentesis", "pericardial_drain", "pressure_sensor"})

_SAC = WordPattern(
    r"\bperi-?\s?card\w*|\b(?:fluid|effusion|blood) (?:a?round|about) (?:the |her |his )?heart\b|\bheart sac\b"
    r"|\btamponade\b"
)
_NAMED = WordPattern(
    r"\bperi-?\s?cardio-?\s?centes[ie]s\b|\bperi-?\s?cardi(?:al|um)\s+(?:\w+\s+){0,2}?(?:tap\w*|drain\w*"
    r"|aspirat\w*|catheter\w*|effusion drain\w*|pigtail)"
)
_FLUID = WordPattern(
    r"\b\d[\d,]*\s?(?:ml|cc|milliliters?|l\b|liters?)\b[^.;]{0,60}\b(?:fluid|blood\w*|aspirat\w*"
    r"|drain\w*|removed|withdrawn|drawn|serous|sero\w*|sanguin\w*|straw|off|out|yellow|amber|came)"
    r"|\b(?:aspirat\w*|drain\w*|remov\w*|withdr\w+|drew|obtained|drawn|evacuat\w*|yield\w*|fluid|out"
    r"|off)\b[^.;]{0,60}\b\d[\d,]*\s?(?:ml|cc|milliliters?|l\b|liters?)"
    r"|\b(?:bag|bulb|bottle|suction)\b[^.;]{0,15}\b\d[\d,]*\s?(?:ml|cc)\b"
    r"|^\W*\d[\d,]*\s?(?:ml|cc)\W*$|\b(?:sac|pericard\w+),\s\d[\d,]*\s?(?:ml|cc)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|a) hundred(?: and)?(?: \w+)?(?: (?:ml|cc|of it))?"
    r" (?:took|taken|came|out|off|drained|removed|cc|ml)\b"
    r"|\bfluid (?:was )?(?:aspirated|removed|returned|obtained|drained|came)"
)
_NEEDLE = WordPattern(
    r"\b(?:needle|punctur\w*|tuohy|angiocath|micropuncture|tapped|entered|accessed|seldinger|subxiphoid"
    r"|subcostal|apical|parasternal|under the (?:breastbone|sternum|xiphoid))\b"
)
_LEFT_IN = WordPattern(
    r"\b(?:drain|pigtail|catheter|tube|it)\b[^.;]{0,70}\b(?:sutured|stitched|sewn|sewed|secured|left (?:in|to"
    r"|posterior|connected|on|for)|which was left|connected|attached|kept|remain\w*|to (?:gravity|bag"
    r"|bulb|drainage|suction)|in place)"
    r"|\bsewed (?:it )?in\b"
    r"|\b(?:sutured|stitched|secured|left in place|left in situ|left to (?:bag|gravity|drain\w*))\b"
    r"|\b(?:gravity|drainage|collection|jackson|accordion) (?:bag|drainage|bulb)"
    r"|^\W*left in(?: place)?\W*$"
    r"|\b(?:closed bag|to a bag|bulb suction|pleur-?evac|vacuum bottle left)\b"
)
_CATHETER = WordPattern(r"\b(?:pig-?\s?tail|drain\b|drainage catheter|catheter|\d+(?:\.\d+)?\s?(?:french|fr|f)\b)")
_OUT = WordPattern(
    r"\b(?:catheter|sheath|drain|pigtail)\b[^.;]{0,40}\b(?:pulled|removed|withdrawn|taken out)\b(?! when"
    r"| in \d| tomorrow)|\bno (?:drain|catheter)(?: was)? (?:left|placed|kept)|\bnot left in"
)
_LATER = WordPattern(r"\b(?:will|when|once|until|tomorrow|plan\w*|in \d+ (?:hours|days)|to come out)\b")
_CT = WordPattern(
    r"\b(?:ct|cat scan|computed tomograph\w*)\b[^.;]{0,40}\b(?:guid\w*|fluoro\w*|gantry|confirm\w*"
    r"|needle|slices?|scan\w* (?:was|were) (?:done|obtained|performed))|\bunder ct\b|\bct-guid\w*"
)
_DEFECT = WordPattern(
    r"\bcongenital heart (?:disease|defect)|\b(?:tetralogy|fontan|hypoplastic|single ventricle"
    r"|transposition|vsd|ventricular septal defect|asd|atrial septal defect|truncus|av canal)\b"
)
_NO = WordPattern(r"\b(?:no|without|not|denies|normal|negative for)\b[^.;]{0,60}$")
_SENSOR = WordPattern(
    r"\bcardio-?\s?mems\b|\bcordella\b|\b(?:pulmonary arter\w+|pa|wireless|heart failure"
    r"|implantable) (?:\w+ )?(?:pressure )?sensor\b"
)
_SENSOR_DONE = WordPattern(
    r"\b(?:deploy\w*|implant\w*|releas\w*|placed|placement|delivered|calibrat\w*|position\w*|left in|insertion)\b"
)
_CALIBRATED = WordPattern(r"\b(?:calibrat\w*|pa (?:mean|pressure)|mean|\d+/\d+)\b")
_BRANCH = WordPattern(r"\b(?:left|right|lower lobe|descending|branch|lpa|rpa)\b")


def find_pericardium(context: Context, _: Session) -> Parts:
    """The tap or drain of the pericardium, and an implanted pressure sensor."""
    live, heads = statements(context), titles(context)
    sac = _sac(context, live, heads) if context.may_say(_SAC) else Parts()
    return sac + _sensor(context, live, heads) if context.holds("sensor", "mems", "cordella") else sac


def _sac(context: Context, live: tuple[Statement, ...], heads: tuple[Statement, ...]) -> Parts:
    named = [item.clause for item in (*live, *heads) if asserted(_NAMED, item.text)]
    in_sac = named or [item.clause for item in live if _SAC.search(item.text)]
    if not in_sac:
        return Parts()
    fluid = [c for c in telling(live, _FLUID) if not _PLEURAL.search(c.text)]
    if not fluid or not (named or telling(live, _NEEDLE)):
        return Parts()
    stays = [c for c in telling(live, _LEFT_IN) if not _PLEURAL.search(c.text)]
    catheter = any(_CATHETER.search(item.text) for item in live)
    gone = not stays and any(_OUT.search(item.text) and not _LATER.search(item.text) for item in live)
    titled = any(_DRAIN_TITLE.search(item.text) for item in heads)
    drain = catheter and not gone and bool(stays or titled)
    kind = "pericardial_drain" if drain else "pericardiocentesis"
    act = heart_act(context, kind, "pericardium", [*named[:1], *fluid[:1], *(stays[:1] if drain else ())])
    facts = [Fact(element="volume", about=act.id, spans=(context.quote(fluid[0]),))]
    if drain:
        facts.append(Fact(element="catheter_left", about=act.id, spans=act.spans[-1:]))
    facts.extend(_defect(context, act))
    ct = [item.clause for item in live if asserted(_CT, item.text)]
    guidance = (
        (Guidance(id="pericardium-guidance", modality="ct", about=act.id, spans=(context.quote(ct[0]),)),) if ct else ()
    )
    return Parts(acts=(act,), facts=tuple(facts), guidance=guidance)


_PLEURAL = WordPattern(r"\b(?:pleura\w*|thorac\w*|chest tube|paracent\w*|ascit\w*)\b")
_DRAIN_TITLE = WordPattern(
    r"\bperi-?\s?card\w*\b[^.;\n]{0,30}\b(?:drain(?:age)? (?:catheter|placement)|drain\b|catheter)"
)


def _defect(context: Context, act: Act) -> tuple[Fact, ...]:
    for clause in context.clauses:
        match = _DEFECT.search(clause.text)
        if match is None or _HEREDITY.search(clause.text):
            continue
        denied = _NO.search(clause.text[max(0, match.start() - 70) : match.start()]) is not None
        state = "denied" if denied else "stated"
        return (Fact(element="heart_defect", about=act.id, state=state, spans=(context.quote(clause),)),)  # type: ignore[arg-type]
    return ()


_HEREDITY = WordPattern(r"\b(?:family|father|mother|brother|sister|sibling)\b")


def _sensor(context: Context, live: tuple[Statement, ...], heads: tuple[Statement, ...]) -> Parts:
    told: list[Clause] = [c for c in telling(live, _SENSOR) if _SENSOR_DONE.search(c.text)]
    titled = list(telling(heads, _SENSOR))
    released = [item.clause for item in live if asserted(_SENSOR_DONE, item.text)]
    if not told and not (titled and released):
        return Parts()
    act = heart_act(context, "pressure_sensor", "pressure-sensor", [*told[:2], *titled[:1]])
    facts: list[Fact] = []
    for element, words in (("pressures", _CALIBRATED), ("target_vessel", _BRANCH)):
        clause = next((item.clause for item in live if words.search(item.text)), None)
        if clause is not None:
            facts.append(Fact(element=element, about=act.id, spans=(context.quote(clause),)))
    return Parts(acts=(act,), facts=tuple(facts))


BUILDER = FamilyBuilder("pericardium", KINDS, find_pericardium)
