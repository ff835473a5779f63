"""Which beds a run showed: what its words name, else what an injection in the position's vessel shows."""

from __future__ import annotations

import re

from ircoder.findings.beds import LEG_REGIONS, bed_of, is_aorta, is_venous
from ircoder.findings.context import TITLES, Clause, Context, once, sides
from ircoder.findings.entries import SMALL_VEINS, region_of
from ircoder.findings.interpretation import Interpretation
from ircoder.findings.model import Access, BedReading, Side, Span
from ircoder.findings.named_runs import AORTOGRAM
from ircoder.findings.not_entered import tells_height
from ircoder.findings.run_words import AT_THE_ENTRY, LIKEWISE, answer_of, told_with
from ircoder.findings.runs import Run
from ircoder.findings.sole_side import sides_named, sole_side
from ircoder.findings.way_words import BY_WAY_OF
from ircoder.knowledge.vessels import Vessel
from ircoder.knowledge.word_patterns import WordPattern

_ARCH = WordPattern(r"\b(?:arch|ascending)\b")
_VALVE = WordPattern(
    r"\b(?:(?:aortic )?root|above (?:the )?(?:aortic )?valve|supra-?\s?valv\w+|ascending aorta"
    r"|(?<!mitral )regurgitation)\b"
)
_BELOW_CHEST = WordPattern(r"\b(?:abdominal|distal|renal|iliac|bifurcation|infrarenal|runoff|legs?)\b")
_VALVE_WITHIN = 4
_THORACIC = WordPattern(r"\b(?:thoracic|descending)\s+aorto?\w*")
_ILIOFEMORAL = WordPattern(
    r"\b(?:ilio-?\s?femoral\w*|pelvis|pelvic(?!\s+(?:congestion|lymph))|(?<!internal )(?<!of )i[li]e?acs?"
    r"|common fem[eo]rals?)\b",
)
_IN_ONE_RUN = WordPattern(
    r"\b(?:one|single|same|this)\s+(?:\w+\s)?(?:injection|run|position|bolus|shot)\b[^.;]{0,80}\b(?:iliacs?"
    r"|femorals?)\b"
    r"|\b(?:iliacs?|femorals?)\b[^.;]{0,80}\b(?:one|single|same)\s+(?:\w+\s)?(?:injection|run|position|bolus|shot)\b"
)
"""One injection in the aorta that shows the vessels of the pelvis and groins too (VASC-26)."""
_SINGLE_RUN = WordPattern(
    r"\b(?:single|one|only one)\s+(?:injection|run|bolus|shot|position)\b"
    r"|\bnever\s+moved\b|\bnot\s+(?:moved|repositioned)\b"
)
_ONE_LIMB = re.compile(
    r"\b(?:the|this|that|her|his|affected)\s+(?:\w+\s+)?(?:leg|limb|extremity|foot|arm|hand)\b", re.IGNORECASE
)
_FILTER_LEGS = re.compile(
    r"\b(?:(?:filter|its|all|some|several|one|two|three|four|five|six|both)\s)?(?:legs?|feet|foot)\b", re.IGNORECASE
)
"""Of a vena cava filter, where a clause tells one."""
_LEGS_IN_WALL = re.compile(
    r"\b(?:(?:(?:filter|its|all|some|several|one|two|three|four|five|six|\d)\s)(?:legs?|feet|foot|arms?)\b|(?:legs?"
    r"|feet|arms?)"
    r"(?=\s(?:\w+\s)?(?:through|across|outside|beyond|into|in|penetrat\w+|perforat\w+|pok\w+|tent\w+|within)\b))"
    r"[^.;,]{0,40}",
    re.IGNORECASE,
)
"""Of a filter that stands in the cava of the picture."""
_LIMB_CUFF = WordPattern(
    r"\b(?:(?:left|right)\s)?(?:arm|leg|thigh|calf|forearm|wrist)\s(?=cuffs?\b|tourniquets?\b|boards?\b"
    r"|blood pressure)"
    r"|\b(?:cuff|tourniquet)s?\s(?:on|around|at|above|over|to)\s(?:the\s|her\s|his\s)?(?:(?:left|right|upper)\s)*"
    r"(?:arm|leg|thigh|calf|forearm|wrist)\b"
)
"""A limb that only bears what dams its vessels."""
_VENOGRAM = WordPattern(r"\b(?:veno|phlebo)gra\w+")
_ARTERIOGRAM = WordPattern(r"\b(?:arterio|aorto)gra\w+")
_BOTH = WordPattern(
    r"\b(?:both|bilateral\w*|each)\b(?!\s+(?:positions?|points?|places?|runs?|injections?|catheters?|sheaths?"
    r"|access\w*|planes?|projections?|views?|occasions?|times?)\b)"
)
_ONLY_NECK = WordPattern(r"\b(?:only|head (?:was|is) not|not included)\b")
_ARM_TREE = WordPattern(r"\b(?:axillary|brachial|radial|ulnar|palmar|digital|fingers?|hand)\b")
_ARCHES = frozenset({"vessel:aortic_arch", "vessel:ascending_aorta"})
_THROUGH_NEEDLE = WordPattern(
    r"\b(?:through|via|by|from)\s+(?:the\s+|a\s+|its\s+)?(?:[\w.]+\s+){0,2}?"
    r"(?:dilator|needle|micro-?puncture|introducer|cannula)\b"
)
_THROUGH_IT = WordPattern(
    r"\b(?:through|via|from)\s+(?:the\s+|that\s+|this\s+)?(?:\w+\s+)?(?:sheath|introducer|micropuncture)\b"
)
_PRESSURES = WordPattern(r"\b(?:pressures?|gradients?|tracings?)\b")
_AORTIC_RUN = WordPattern(r"\b(?:aort\w+|bifurcation|pigtail|flush|pelvi\w+)\b")
_OF_LIMBS = frozenset({"lower_extremity", "upper_extremity"})
_BESIDE = WordPattern(r"\b(?:below|above|near)\s+(?:the\s+|a\s+)?$")
_NAMED_BY_STUDY = frozenset({"inferior_vena_cava", "superior_vena_cava", "pulmonary", "portal_vein"})
_CAROTIDS = frozenset(
    {"vessel:common_carotid_artery", "vessel:internal_carotid_artery", "vessel:brachiocephalic_artery"}
)


def beds_of_run(context: Context, run: Run, readings: Interpretation, entry: Access | None) -> tuple[BedReading, ...]:
    """Beds of a run, made through an access, with the words that interpret each."""
    return _Shown(context, run, readings, entry).beds()


class _Shown:
    """One run and what may be said about it: its words, those that follow, and the readings of the report."""

    def __init__(self, context: Context, run: Run, readings: Interpretation, entry: Access | None) -> None:
        self.context = context
        self.entry = entry
        self.run = run
        self.readings = readings
        self.vessel = context.knowledge.vessels.get(run.step.position.vessel) if run.step else None
        self.side = run.step.position.side if run.step else None
        told = told_with(context, run)
        if any(m.kind == "ivc_filter" for m in run.clause.mentions):
            told = _FILTER_LEGS.sub(" ", told)
        elif _of_cava(run.clause) and _has_filter(context):
            told = _LEGS_IN_WALL.sub(" ", told)
        self.text = _LIMB_CUFF.sub(" ", told)
        self.answer = answer_of(context, run)

    def beds(self) -> tuple[BedReading, ...]:
        out: list[BedReading] = []
        at_aorta = self.run.step is not None and is_aorta(self.run.step.position.vessel)
        in_leg = self.vessel is not None and self.vessel.region in LEG_REGIONS
        if self.vessel is not None and not at_aorta and not in_leg:
            cava = [reading for reading in self._of_study() if reading.bed.endswith("vena_cava")]
            return tuple(cava) if cava and is_venous(self.vessel) else self._of_vessel(self.vessel, self.side)
        named = AORTOGRAM.search(self.text) is not None
        if (at_aorta or named) and not is_venous(self.vessel):
            out.extend(self._aortic(named=named))
        out.extend(self._limbs(from_leg=in_leg))
        if not out and self.vessel is None:
            out.extend([*self._of_small_vein(), *(self._of_study() or self._of_mentions() or self._of_entered_limb())])
        return tuple(dict.fromkeys(out))

    def _of_study(self) -> list[BedReading]:
        """Beds that the name of the study itself tells ("cavogram")."""
        out: list[BedReading] = []
        for mention in self.run.clause.of("IMAGING"):
            bed = str(mention.attributes.get("bed", ""))
            upper = self.vessel is not None and self.vessel.concept == "vessel:superior_vena_cava"
            if bed == "inferior_vena_cava" and upper and "inferior" not in mention.text.lower():
                bed = "superior_vena_cava"
            if bed in _NAMED_BY_STUDY and mention.assertion in {None, "performed"}:
                out.append(self._read(bed, None, self.readings.find(bed, None)))
        return out

    def _of_small_vein(self) -> list[BedReading]:
        """The limb veins that contrast through a vein of hand or foot shows."""
        if self.entry is None or region_of(self.entry.vessel) not in SMALL_VEINS:
            return []
        both = _BOTH.search(self.text) or {"left", "right"} <= sides_named(self.text, ways_in=True)
        told = sides("bilateral" if both else self.entry.side)
        return [self._read("extremity_vein", side, self.readings.find("extremity_vein", side)) for side in told]

    def _of_mentions(self) -> list[BedReading]:
        """Beds of the vessels named with a run from the sheath; the way in is none of them."""
        clause, tree = self.run.clause, self.context.knowledge.vessels
        punctured = self.context.has("access_strong", clause.text) or (
            self.entry is not None and any(clause.start <= span.start < clause.end for span in self.entry.spans)
        )
        return [
            reading
            for mention in clause.of("VESSEL")
            if mention.concept in tree
            and not any(words.search(clause.before(mention)) for words in (BY_WAY_OF, _BESIDE))
            if self.entry is None or mention.concept != self.entry.vessel or not punctured
            if not (is_aorta(mention.concept) and _PRESSURES.search(clause.text))
            for reading in (
                (self._arch(),)
                if mention.concept in _ARCHES and self._arch().bed == "arch"
                else self._of_vessel(tree[mention.concept], mention.side)
            )
        ]

    def _of_entered_limb(self) -> list[BedReading]:
        """The limb whose artery was punctured, where contrast went in there and the limb is read."""
        entered = self.context.knowledge.vessels.get(self.entry.vessel) if self.entry is not None else None
        bed = bed_of(entered) if entered is not None else ""
        if self.entry is None or entered is None or bed not in _OF_LIMBS or is_venous(entered):
            return []
        if _THROUGH_NEEDLE.search(self.run.clause.text) is None:
            return []
        spans = self.readings.find(bed, self.entry.side)
        return [self._read(bed, self.entry.side, spans)] if spans else []

    def _read(self, bed: str, side: Side | None, spans: tuple[Span, ...], vessel: str | None = None) -> BedReading:
        """A bed, interpreted by words elsewhere in the report, by the run's own, or by the answer that follows it."""
        spans = spans or self.answer
        return BedReading(bed=bed, side=side, vessel=vessel, interpreted=bool(spans), spans=spans)

    def _of_vessel(self, vessel: Vessel, side: Side | None) -> tuple[BedReading, ...]:
        bed = bed_of(vessel)
        if bed in {"coronary", "other"}:
            return ()
        if vessel.concept in _CAROTIDS:
            return self._carotid(vessel.concept, side)
        own = own_side(vessel, side)
        if vessel.concept == "vessel:subclavian_artery":
            return self._subclavian(side)
        spans = self.readings.find(bed, side, vessel.concept) or self.readings.find_kin(bed, side, vessel.concept)
        if bed == "spinal":
            # What is said of one level, or of the cord, is said of the study of them all.
            spans = spans or self.readings.find(bed, None)
        return (self._read(bed, own, spans, vessel.concept),)

    def _subclavian(self, side: Side | None) -> tuple[BedReading, ...]:
        """A subclavian injection shows the vertebral artery, the arm, or both (VASC-49)."""
        vertebral = self.readings.find("vertebral", side, named=True)
        named = (m for m in self.run.clause.of("VESSEL") if m.concept == "vessel:vertebral_artery")
        if any(not tells_height(self.run.clause, mention) for mention in named):
            vertebral = vertebral or self.answer
        arm = self.readings.find("upper_extremity", side)
        told = self.context.has("arm_bed", _LIMB_CUFF.sub(" ", self.text)) or any(
            len({match.group().lower() for match in _ARM_TREE.finditer(span.text)}) > 1
            for span in arm
            if AT_THE_ENTRY.search(span.text) is None
        )
        out = [self._read("vertebral", side, vertebral, "vessel:subclavian_artery")] if vertebral else []
        if not vertebral or (told and arm):
            out.append(self._read("upper_extremity", side, arm, "vessel:subclavian_artery"))
        return tuple(out)

    def _carotid(self, concept: str, side: Side | None) -> tuple[BedReading, ...]:
        """Neck, head or both, by the views named with the run, else by what is read on that side (VASC-44)."""
        text = self._own_views()
        neck, head = self.context.has("neck_view", text), self.context.has("head_view", text)
        head = head or self._head_read_here()
        if neck and _ONLY_NECK.search(text):
            head = False
        out: list[BedReading] = []
        internal = concept == "vessel:internal_carotid_artery"
        intracranial = self.readings.find("intracranial_branch", side) or (
            self.readings.find("intracranial_carotid", side) if internal else ()
        )
        if head or (not neck and (intracranial or internal)) or (internal and intracranial):
            spans = intracranial or self.readings.find("intracranial_carotid", side, concept)
            out.append(self._read("intracranial_carotid", side, spans, concept))
        if neck or not out:
            spans = self.readings.find("cervical_carotid", side) or self.readings.find("intracranial_carotid", side)
            out.append(self._read("cervical_carotid", side, spans, concept))
        return tuple(out)

    def _own_views(self) -> str:
        """Words behind the artery up to the next one, where they name its views, else the whole statement."""
        clause, at = self.run.clause, self.run.step.at if self.run.step else -1
        if not clause.start <= at < clause.end:
            return clause.text
        others = [m.start for m in clause.of("VESSEL") if m.start > at]
        own = clause.text[at - clause.start : (others[0] if others else clause.end) - clause.start]
        named = self.context.has("neck_view", own) or self.context.has("head_view", own)
        if not named and clause.index and LIKEWISE.search(clause.text):
            return f"{self.context.clauses[clause.index - 1].text} {clause.text}"
        return own if named and others else clause.text

    def _head_read_here(self) -> bool:
        """Whether the statement of the run itself reads an artery of the brain ("bulb clean, ACA and MCA normal")."""
        clause, tree = self.run.clause, self.context.knowledge.vessels
        vessels = (tree.get(m.concept) for m in clause.of("VESSEL") if m.assertion not in {"negated", "historical"})
        shown = any(vessel is not None and bed_of(vessel) == "intracranial_branch" for vessel in vessels)
        return shown and self.context.has("result", clause.text)

    def _arch(self) -> BedReading:
        """The arch with what is read of the arteries of the neck, else the thoracic aorta."""
        neck = (
            self.readings.find("cervical_carotid", None, named=True)
            or self.readings.find("vertebral", None, named=True)
            or self.readings.find("great_vessels", None, named=True)
        )
        spans = neck or self.readings.find("thoracic_aorta", None)
        return self._read("arch" if neck else "thoracic_aorta", None, spans)

    def _aortic(self, *, named: bool) -> list[BedReading]:
        position = self.run.step.position.vessel if self.run.step else "vessel:abdominal_aorta"
        if _ARCH.search(self.text) or position in _ARCHES:
            return [self._arch()]
        if _THORACIC.search(self.text) or position == "vessel:descending_thoracic_aorta":
            return [self._read("thoracic_aorta", None, self.readings.find("thoracic_aorta", None))]
        if self.run.step is None and self._above_the_valve():
            return [self._read("thoracic_aorta", None, self.readings.find("thoracic_aorta", None))]
        out: list[BedReading] = []
        legs = self.context.has("leg_run", self.text)
        legs_only = legs and not named and (position == "vessel:aortic_bifurcation" or not self._of_aorta())
        if not legs_only:
            out.append(self._read("abdominal_aorta", None, self.readings.find("abdominal_aorta", None)))
        in_one = self.context.says(_IN_ONE_RUN) or (self.context.says(_SINGLE_RUN) and self._groins_read())
        if not legs and (_ILIOFEMORAL.search(self.text) or in_one):
            spans = self.readings.find("lower_extremity", None, "vessel:common_iliac_artery")
            out.append(self._read("iliofemoral", "bilateral", spans))
        return out

    def _above_the_valve(self) -> bool:
        """Whether the run or what is told right after it speaks of the aortic valve and its root."""
        clauses = self.context.clauses[self.run.clause.index : self.run.clause.index + _VALVE_WITHIN]
        told = " ".join(c.text for c in clauses if c.section == self.run.clause.section)
        return _VALVE.search(told) is not None and _BELOW_CHEST.search(self.text) is None

    def _groins_read(self) -> bool:
        """Whether the report reads the arteries of pelvis and groins."""
        vessels = ("vessel:external_iliac_artery", "vessel:common_femoral_artery")
        return all(self.readings.names(vessel, None) for vessel in vessels)

    def _of_aorta(self) -> bool:
        """Whether a run of the legs from the aorta is one of the aorta too: its words or a reading say so."""
        return "aort" in self.text.lower() or bool(
            self.readings.find("abdominal_aorta", None, "vessel:abdominal_aorta")
        )

    def _limbs(self, *, from_leg: bool) -> list[BedReading]:
        out: list[BedReading] = []
        venous = is_venous(self.vessel) or (venous_session(self.context) and not from_leg) or self._named_venogram()
        for limb, group in (("lower_extremity", "leg_run"), ("upper_extremity", "arm_run")):
            if not self.context.has(group, self.text) and not (from_leg and limb == "lower_extremity"):
                continue
            for side in self._limb_sides(limb, group, from_leg=from_leg):
                spans = self.readings.find(limb, side)
                if venous:
                    spans = self.readings.find("extremity_vein", side) or spans
                    # Contrast from the groin vein runs up through the pelvis.
                    spans = spans or self.readings.find("pelvic_vein", side)
                vessel = self.run.step.position.vessel if from_leg and self.run.step else None
                out.append(self._read("extremity_vein" if venous else limb, side, spans, vessel))
        return out

    def _named_venogram(self) -> bool:
        """Whether the run is called a venogram, or came through a puncture of a vein where no artery is reached."""
        text = self.run.clause.text
        if _VENOGRAM.search(text):
            return _ARTERIOGRAM.search(text) is None
        entry = self.context.knowledge.vessels.get(self.entry.vessel) if self.entry is not None else None
        return self.vessel is None and is_venous(entry) and _ARTERIOGRAM.search(text) is None

    def _limb_sides(self, limb: str, group: str, *, from_leg: bool) -> tuple[Side | None, ...]:
        beside = _sides_beside(self.context, self.text, group)
        if from_leg and self.side in {"left", "right"}:
            return tuple(beside) if len(beside) == 1 and self.run.clause.index != self._home() else (self.side,)
        if _BOTH.search(self.text):
            return ("left", "right")
        if beside:
            return tuple(beside)
        told = sides_named(self.text, ways_in=True)
        named: list[Side] = [side for side in ("left", "right") if side in told]
        if named:
            return tuple(named)
        if from_leg:
            return sides(self.side)
        read = self.readings.sides_of(limb)
        if read:
            return tuple(sorted(read))
        if self.entry is not None and self.run.step is None and region_of(self.entry.vessel) in SMALL_VEINS:
            # One cannula shows the limb that it lies in.
            return sides(self.entry.side or sole_side(self.context))
        through = _THROUGH_IT.search(self.text) or limb == "upper_extremity"
        if self.run.step is None and through and self.entry is not None and self.entry.side:
            entered = self.context.knowledge.vessels.get(self.entry.vessel)
            if entered is not None and bed_of(entered) == limb:
                return (self.entry.side,)
        if _ONE_LIMB.search(self.text):
            return (sole_side(self.context),)
        # "Left leg angiogram through the sheath. Two-vessel runoff." goes on about the same leg.
        earlier = _sides_beside(self.context, self.context.reading.text[: self.run.clause.start], group)
        return tuple(earlier) if len(earlier) == 1 and not _AORTIC_RUN.search(self.text) else ("left", "right")

    def _home(self) -> int:
        """Clause in which the position of the run was reached."""
        return self.run.step.clause if self.run.step is not None else -1


def _of_cava(clause: Clause) -> bool:
    """Whether a run is called one of the inferior vena cava."""
    return any(mention.attributes.get("bed") == "inferior_vena_cava" for mention in clause.of("IMAGING"))


@once
def _has_filter(context: Context) -> bool:
    """Whether a vena cava filter is worked on in the session, placed or taken out."""
    return any(m.kind.startswith("ivc_filter") for clause in context.clauses for m in clause.mentions)


def own_side(vessel: Vessel, side: Side | None) -> Side | None:
    """Side of a vessel: as told where it is paired, by its name where the name fixes it."""
    slug = vessel.concept.partition(":")[2]
    if slug.startswith(("left_", "right_")) and vessel.system == "pulmonary_artery":
        return "left" if slug.startswith("left_") else "right"
    return side if vessel.paired else None


def venous_session(context: Context) -> bool:
    """Whether the studies of the report are venograms, by its titles or else by all of its text."""
    titles = " ".join(clause.text for clause in context.clauses if clause.section in TITLES)
    if re.search(r"\b(?:arteriogra|aortogra|angiogra)", titles, re.IGNORECASE):
        return False
    return context.has("venous_study", titles or context.reading.text)


def _sides_beside(context: Context, text: str, group: str) -> list[Side]:
    """Sides named right before a word for the limb ("left leg runoff", "runoff of the right leg")."""
    out: list[Side] = []
    for match in context.cues[group].finditer(text):
        lead = text[max(0, match.start() - 30) : match.start()]
        found = re.findall(r"\b(right|left|rt|lt|r|l)\b", lead, re.IGNORECASE)
        if re.search(r"\b(?:right|left)\b\W+(?:and|&)\W+(?:the\s+)?\b(?:right|left)\b", lead, re.IGNORECASE):
            found = ["left", "right"]
        else:
            found = found[-1:]
        out.extend("left" if word[0].lower() == "l" else "right" for word in found)
    return list(dict.fromkeys(out))
