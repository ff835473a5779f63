"""Central venous devices: what was put in, taken out, exchanged, repaired or checked (VINT-67 to VINT-72)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ircoder.findings.access import region_of
from ircoder.findings.context import BACKGROUND, TITLES, Clause, Context
from ircoder.findings.model import Access, Act, Detail, Fact, Guidance, Side, Span
from ircoder.findings.parts import Parts

FAMILY = "central_venous_access"

_DEVICES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("midline", r"\bmid\s?lines?\b"),
        ("picc", r"\bpicc\b|\bperipherally inserted\b|\bpic\s+lines?\b"),
        ("pump", r"\b(?:implant\w*|infusion|intravenous|iv)\s+(?:\w+\s+){0,2}pumps?\b|\bpump\s+(?:was|pocket)\b"),
        (
            "port",
            r"\b(?:\w*port(?:-?a-?cath)?|medi-?\s?port|power-?\s?port|reservoirs?|mediport|chest port|port-a-cath|arm port)\b",
        ),
        (
            "nontunneled",
            r"\bnon-?\s?tunn?ell?ed\b|\btemporary\b[^.;]{0,25}\b(?:catheter|line)|\btriple[\s-]lumen\b|\btlc\b|\btrialysis\b|\bquinton\b"
            r"|\bmahurkar\b|\bshiley\b|\bvas-?\s?cath\b|\bcentral (?:venous )?(?:line|catheter)\b|\bcvc\b|\bniagara\b",
        ),
        (
            "tunneled",
            r"\btunn?ell?(?:ed|ing)\b|\bcuff(?:ed)?\b|\bperm-?\s?cath\b|\bhickman\b|\bbroviac\b|\bgroshong\b|\bpalindrome\b|\bash[\s-]?split\b"
            r"|\bglide\s?path\b|\btesio\b|\btdc\b|\bhemo-?split\b|\bpower\s?hickman\b|\bpower\s?line\b",
        ),
    )
)
_PORT_WORD_ONLY = re.compile(
    r"\b(?:both|two|each|all|venous|arterial|side|access|injection|aspiration)\s+ports?\b|\bports?\s+(?:aspirate|flush)|\bsupport\w*\b|\breport\w*\b|\btransport\w*\b",
    re.IGNORECASE,
)
_PUT_IN = re.compile(
    r"\b(?:plac(?:ed|ement|ing)|insert\w*|implant\w*|introduc\w*|deploy\w*|position\w*|advanced|fed|in(?:stalled)?|cut (?:to|at)|connected|joined|passed"
    r"|seated|threaded|new)\b",
    re.IGNORECASE,
)
_TAKEN_OUT = re.compile(
    r"\b(?:remov\w*|explant\w*|withdr[ae]w\w*|taken out|pulled|extract\w*|retriev\w*|out\b|freed|dissected free)\b",
    re.IGNORECASE,
)
_EXCHANGE = re.compile(
    r"\b(?:exchang\w*|swap\w*|replac\w*|changed|rewir\w*|over[\s-](?:a|the|two|both|an?)?\s*(?:stiff\s+)?(?:guide\s?)?wires?)\b",
    re.IGNORECASE,
)
_SAME_WAY = re.compile(
    r"\b(?:same|existing|original|old|re-?used?)\s+(?:\w+\s+)?(?:venotomy|tunnel|tract|track|vein|site|access|entry|pocket|exit)\b|\bre-?used\b"
    r"|\bover (?:the|a|two|both) (?:\w+\s+)?wires?\b|\bvia (?:the )?(?:old )?cath\w*\b",
    re.IGNORECASE,
)
_RESERVOIR_KEPT = re.compile(
    r"\breservoir\b[^.;]{0,60}\b(?:left|kept|intact|retained|remained)\b|\bexisting reservoir\b|\breservoir (?:was )?(?:kept|left)",
    re.IGNORECASE,
)
_TIP = re.compile(r"\btips?\b|\bend(?:s|ed|ing)?\s+(?:in|at)\b|\bterminat\w+\b", re.IGNORECASE)
_TIP_PLACES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (concept, re.compile(words, re.IGNORECASE))
    for concept, words in (
        (
            "vessel:cavoatrial_junction",
            r"\bcavo-?\s?atrial\b|\bsvc\s*[/\u2013-]\s*ra\b|\bra\s*/\s*svc\b|\bsvc-?\s?ra junction\b|\batrio-?\s?caval\b",
        ),
        ("vessel:right_atrium", r"\bright atri\w+\b|\bra\b|\batrium\b"),
        ("vessel:superior_vena_cava", r"\bsvc\b|\bsuperior vena\b"),
        ("vessel:inferior_vena_cava", r"\bivc\b|\binferior vena\b"),
        ("vessel:brachiocephalic_vein", r"\bbrachiocephalic\b|\binnominate\b"),
        ("vessel:common_iliac_vein", r"\biliac\b"),
        ("vessel:subclavian_vein", r"\bsubclavian\b"),
        ("vessel:axillary_vein", r"\baxill\w+\b"),
    )
)
_FLUORO = re.compile(r"\b(?:fluoro\w*|c-?\s?arm|spot (?:film|image)|spot\b|cine)\b", re.IGNORECASE)
_NO_FLUORO = re.compile(r"\b(?:no|without|not)\b[^.;]{0,25}\bfluoro\w*|\bfluoro\w*[^.;]{0,15}\bnot\b", re.IGNORECASE)
_KEPT = re.compile(
    r"\b(?:sav\w*|stor\w*|kept|archiv\w*|record\w*|filed|pacs|film|captur\w*|final (?:fluoroscopic )?image|spot)\b",
    re.IGNORECASE,
)
_ULTRASOUND = re.compile(r"\b(?:ultra\s?sound|us|sono\w+)\b", re.IGNORECASE)
_NO_ULTRASOUND = re.compile(r"\b(?:no|without|not)\b[^.;]{0,30}\b(?:ultra\s?sound|us\b|sono\w+)", re.IGNORECASE)
_TWO = re.compile(
    r"\btwo (?:separate )?(?:catheters|venotomies|accesses|ports|subcutaneous pockets)\b|\btesio\b|\bvein 2\b|\bin each\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|never|without|declined|instead of|rather than)\b", re.IGNORECASE)
_CONTRAST_CHECK = re.compile(
    r"\b(?:contrast|omnipaque|visipaque|isovue)\b[^.;]{0,60}\b(?:through|via|into)\b[^.;]{0,20}\b(?:port|catheter|line|lumen)|\b(?:port|catheter|line) (?:study|check|injection|gram|contrast)"
    r"|\bportogram of the port\b|\b(?:contrast|omnipaque|visipaque|isovue)\b[^.;]{0,30}\binject\w*",
    re.IGNORECASE,
)
_LYTIC = re.compile(r"\b(?:alteplase|t-?\s?pa|cathflo|urokinase)\b", re.IGNORECASE)
_DWELL = re.compile(r"\b(?:instill\w*|dwell\w*|left for|inject\w*|lock\w*|allowed to)\b", re.IGNORECASE)
_BLANK_MODE = frozenset(
    {
        "central_line_repair",
        "central_line_repositioning",
        "fibrin_sheath_stripping",
        "lumen_clearing",
        "line_contrast_check",
        "line_declotting",
    }
)


@dataclass
class _Story:
    """What happened to one kind of device, gathered clause by clause."""

    device: str
    put_in: list[Clause] = field(default_factory=list)
    taken_out: list[Clause] = field(default_factory=list)
    exchanged: list[Clause] = field(default_factory=list)
    title: bool = False


def find_central_lines(context: Context, accesses: tuple[Access, ...]) -> Parts:
    """Acts on central venous devices with their guidance and facts; nothing where the report speaks of none."""
    stories = _stories(context)
    acts: list[Act] = []
    for story in stories.values():
        acts.extend(_acts(context, story, accesses, len(acts)))
    acts.extend(_line_care(context, acts))
    guidance: list[Guidance] = []
    facts: list[Fact] = []
    for act in acts:
        held, told = _guidance(context, act, stories.get(str(act.details.get("device"))), len(guidance))
        guidance.extend(held)
        facts.extend(told)
    return Parts(tuple(acts), tuple(guidance), tuple(facts))


def _device_in(text: str) -> str | None:
    for name, words in _DEVICES:
        match = words.search(text)
        if match is not None and not (name == "port" and _PORT_WORD_ONLY.search(text)):
            return name
    return None


def _stories(context: Context) -> dict[str, _Story]:
    out: dict[str, _Story] = {}
    topic: str | None = None
    for clause in context.clauses:
        if clause.section in BACKGROUND or clause.section == "impression":
            continue
        device = _device_in(clause.text)
        topic = device or topic
        if topic is None or _retold(clause):
            continue
        story = out.get(topic)
        taken, put, exchanged = (p.search(clause.text) for p in (_TAKEN_OUT, _PUT_IN, _EXCHANGE))
        if device is None and not re.search(
            r"\bcatheter|\bcath\b|\bdevice\b|\bline\b|\bit\b", clause.text, re.IGNORECASE
        ):
            continue
        if story is None:
            if not (taken or put or exchanged) and clause.section not in TITLES:
                continue
            story = out.setdefault(topic, _Story(topic))
        story.title = story.title or clause.section in TITLES
        if clause.section in TITLES:
            continue
        if exchanged:
            story.exchanged.append(clause)
        if taken:
            story.taken_out.append(clause)
        if put:
            story.put_in.append(clause)
    return out


def _retold(clause: Clause) -> bool:
    """Clauses that deny, plan or look back: nothing of them happened in this session."""
    if _NEGATED.search(clause.text):
        return True
    told = [m.assertion for m in clause.of("INTERVENTION") if m.assertion is not None]
    return bool(told) and all(value != "performed" for value in told)


def _acts(context: Context, story: _Story, accesses: tuple[Access, ...], count: int) -> list[Act]:
    text = context.reading.text
    punctured = [a for a in accesses if a.kind == "puncture" and region_of(a.vessel) in _VENOUS]
    spans = lambda clauses: tuple(context.quote(c) for c in clauses[:3])  # noqa: E731
    if story.device == "port" and _RESERVOIR_KEPT.search(text) and (story.put_in or story.exchanged):
        return [
            _act(context, "port_catheter_replacement", story, accesses, spans(story.exchanged or story.put_in), count)
        ]
    same_way = any(_SAME_WAY.search(clause.text) for clause in context.body() if not _NEGATED.search(clause.text))
    if story.exchanged and same_way and (story.taken_out or story.put_in) and not _fresh_puncture(punctured, story):
        clauses = [*story.exchanged, *story.put_in]
        return [_act(context, "central_line_exchange", story, accesses, spans(clauses), count)]
    out: list[Act] = []
    if story.put_in and (punctured or not story.taken_out):
        out.append(_act(context, "central_line_insertion", story, accesses, spans(story.put_in), count))
    if story.taken_out and (not out or _removes_old(context, story)):
        out.append(_act(context, "central_line_removal", story, (), spans(story.taken_out), count + len(out)))
    return out


_VENOUS = frozenset({"neck", "chest_vein", "arm_vein", "groin_vein", "leg_vein"})


def _fresh_puncture(punctured: list[Access], story: _Story) -> bool:
    first = min((c.start for c in (*story.exchanged, *story.taken_out)), default=0)
    return any(span.start > first for access in punctured for span in access.spans)


def _removes_old(context: Context, story: _Story) -> bool:
    """An old device of the same kind goes out, rather than a wire or an obturator of the new one."""
    for clause in story.taken_out:
        match = _TAKEN_OUT.search(clause.text)
        device = _device_in(clause.text)
        if match and (
            device == story.device or re.search(r"\b(?:old|existing|indwelling|previous)\b", clause.text, re.IGNORECASE)
        ):
            if not re.search(
                r"\b(?:wire|sheath|stylet|dilator|needle)\b[^.;]{0,20}\b(?:remov|withdr|pull)",
                clause.text,
                re.IGNORECASE,
            ):
                return True
    return False


def _act(
    context: Context, kind: str, story: _Story, accesses: tuple[Access, ...], spans: tuple[Span, ...], count: int
) -> Act:
    access = _own_access(story, accesses) if kind == "central_line_insertion" else None
    entry = "peripheral" if story.device in {"picc", "midline"} else "central"
    if access is not None and region_of(access.vessel) in {"arm_vein", "leg_vein"}:
        entry = "peripheral"
    details: dict[str, Detail] = {"device": story.device, "entry": entry}
    clauses = story.taken_out if kind == "central_line_removal" else (*story.put_in, *story.exchanged)
    if kind == "central_line_insertion" and _TWO.search(context.reading.text):
        details["catheters"] = 2
    tip = _tip(context, story, kind)
    if tip is not None:
        details["tip"] = tip[0]
    return Act(
        id=f"line-{count + 1}",
        kind=kind,
        family=FAMILY,
        side=(access.side if access else None) or _side(clauses),
        access=access.id if access else None,
        details=details,
        spans=spans or (context.span(0, min(80, len(context.reading.text))),),
    )


def _own_access(story: _Story, accesses: tuple[Access, ...]) -> Access | None:
    wanted = {"arm_vein", "leg_vein"} if story.device in {"picc", "midline"} else _VENOUS
    venous = [access for access in accesses if region_of(access.vessel) in wanted]
    others = [access for access in venous if region_of(access.vessel) not in {"arm_vein", "leg_vein"}]
    if story.device in {"picc", "midline"} or not others:
        return venous[0] if venous else None
    return others[0]


def _side(clauses: object) -> Side | None:
    for clause in clauses:  # type: ignore[attr-defined]
        for mention in clause.mentions:
            if mention.side in {"left", "right"}:
                side: Side = mention.side
                return side
        match = re.search(r"\b(right|left)\b", clause.text, re.IGNORECASE)
        if match:
            return "right" if match.group(1).lower() == "right" else "left"
    return None


def _tip(context: Context, story: _Story, kind: str) -> tuple[str, Clause] | None:
    if kind == "central_line_removal":
        return None
    told = [
        c
        for c in context.body()
        if _TIP.search(c.text) and not re.search(r"needle tip|tip of the needle", c.text, re.IGNORECASE)
    ]
    near = [c for c in told if _device_in(c.text) == story.device] or told
    start = min((c.start for c in (*story.put_in, *story.exchanged)), default=0)
    for clause in [*(c for c in near if c.start >= start), *near]:
        after = clause.text[_TIP.search(clause.text).start() :]  # type: ignore[union-attr]
        for concept, words in _TIP_PLACES:
            if words.search(after):
                return concept, clause
    return None


def _line_care(context: Context, acts: list[Act]) -> list[Act]:
    """Checks, dwells, strippings and repairs: named by their own words, or by contrast or a lytic put into a line."""
    out: list[Act] = []
    seen = {act.kind for act in acts}

    def add(kind: str, clause: Clause, side: Side | None) -> None:
        if kind in seen:
            return
        seen.add(kind)
        device = _device_in(context.reading.text) or "tunneled"
        out.append(
            Act(
                id=f"line-{len(acts) + len(out) + 1}",
                kind=kind,
                family=FAMILY,
                side=side,
                details={"device": device},
                spans=(context.quote(clause),),
            )
        )

    for clause in context.body():
        if _retold(clause):
            continue
        for mention in clause.of("INTERVENTION"):
            if mention.kind in _BLANK_MODE and mention.assertion == "performed":
                add(mention.kind, clause, mention.side)
    if _device_in(context.reading.text) is None or acts:
        return out
    for clause in context.body():
        if _retold(clause):
            continue
        if _CONTRAST_CHECK.search(clause.text):
            add("line_contrast_check", clause, _side((clause,)) or _side(tuple(context.body())))
        if _LYTIC.search(clause.text) and _DWELL.search(clause.text):
            add("line_declotting", clause, None)
    return out


def _guidance(context: Context, act: Act, story: _Story | None, count: int) -> tuple[list[Guidance], list[Fact]]:
    if (
        act.kind not in {"central_line_insertion", "central_line_exchange", "port_catheter_replacement"}
        or story is None
    ):
        return [], []
    facts: list[Fact] = []
    tip = _tip(context, story, act.kind)
    if tip is not None:
        facts.append(Fact(element="tip_position", about=act.id, spans=(context.quote(tip[1]),)))
    fluoro = [c for c in context.body() if _FLUORO.search(c.text) and not _NO_FLUORO.search(c.text)]
    denied = any(_NO_FLUORO.search(c.text) for c in context.body())
    guidance: list[Guidance] = []
    if fluoro and not denied:
        name = f"tip-guidance-{count + 1}"
        guidance.append(
            Guidance(
                id=name,
                modality="fluoroscopy",
                purpose="catheter",
                about=act.id,
                spans=tuple(context.quote(c) for c in fluoro[:2]),
            )
        )
        if tip is not None:
            facts.append(Fact(element="tip_position", about=name, spans=(context.quote(tip[1]),)))
        kept = [c for c in (*fluoro, *([tip[1]] if tip else [])) if _KEPT.search(c.text)]
        if kept:
            facts.append(Fact(element="image_saved", about=name, spans=(context.quote(kept[0]),)))
    if act.details.get("device") in {"picc", "midline"}:
        sonar = [c for c in context.body() if _ULTRASOUND.search(c.text) and not _NO_ULTRASOUND.search(c.text)]
        imaged = (bool(sonar) or bool(guidance)) and not (denied and not sonar)
        facts.append(
            Fact(
                element="imaging_guidance",
                about=act.id,
                state="stated" if imaged else "denied",
                spans=tuple(context.quote(c) for c in (*sonar[:1], *fluoro[:1])),
            )
        )
        details = dict(act.details)
        details["imaging"] = imaged
    return guidance, facts
