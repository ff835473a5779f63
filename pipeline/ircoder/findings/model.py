"""The typed facts of one encounter: what was done, where, with what, and what the report says of it.

Everything here is immutable and free of text processing. A :class:`Findings` can be written down by hand as JSON
(:func:`ircoder.findings.serial.findings_from_json`), which is how coding rules are tested without a report.

Identifiers are local to one ``Findings``: ``access-1``, ``act-3``. Concepts are ids of the knowledge tables
(``vessel:splenic_artery``, ``device:amplatzer_plug``, ``anatomy:liver``). Offsets count characters of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

Status = Literal["performed", "attempted", "planned", "historical", "negated", "hypothetical"]
Side = Literal["left", "right", "bilateral"]
FactState = Literal["stated", "denied", "contradicted", "silent"]
Purpose = Literal["diagnostic", "guiding", "completion", "follow_up", "access_check"]
Detail = str | int | float | bool | tuple[str, ...]

ENCOUNTER = "encounter"
"""What a :class:`Fact` is about when it concerns the whole encounter and no single act, access or imaging."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the report that prove something; ``report.text[start:end] == text``."""

    start: int
    end: int
    text: str
    section: str = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One place where the catheter tip rested.

    ``selective`` is false where a wire, sheath or catheter only passed by or a vessel was merely opacified
    (VASC-15). Positions stand in an :class:`Access` in the order in which they were reached.
    """

    id: str
    vessel: str
    side: Side | None = None
    selective: bool = True
    session: int = 1
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Access:
    """A puncture (or an existing way in) with the itinerary of the catheters passed through it.

    ``direction`` is ``retrograde`` or ``antegrade`` for limb arteries, ``None`` where it is not said or does not
    matter. ``kind`` is ``puncture``, ``existing`` (sheath, tract or device already there), ``direct`` (needle into
    the target) or ``open`` (cutdown).
    """

    id: str
    vessel: str | None
    side: Side | None = None
    direction: Literal["retrograde", "antegrade"] | None = None
    kind: Literal["puncture", "existing", "direct", "open"] = "puncture"
    status: Status = "performed"
    session: int = 1
    positions: tuple[Position, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BedReading:
    """A vascular bed (or cavity) that an imaging run showed, and whether the report interprets it.

    ``bed`` is one of :data:`BEDS`. ``vessel`` narrows it (the visceral artery, the extra branch).
    """

    bed: str
    side: Side | None = None
    vessel: str | None = None
    interpreted: bool = True
    spans: tuple[Span, ...] = ()


BEDS: tuple[str, ...] = (
    "arch",
    "thoracic_aorta",
    "abdominal_aorta",
    "iliofemoral",
    "lower_extremity",
    "upper_extremity",
    "visceral",
    "pelvic",
    "renal",
    "adrenal",
    "spinal",
    "internal_mammary",
    "cervical_carotid",
    "intracranial_carotid",
    "external_carotid",
    "vertebral",
    "intracranial_branch",
    "bronchial",
    "pulmonary",
    "inferior_vena_cava",
    "superior_vena_cava",
    "extremity_vein",
    "pelvic_vein",
    "renal_vein",
    "adrenal_vein",
    "gonadal_vein",
    "hepatic_vein",
    "portal_vein",
    "dural_sinus",
    "jugular_vein",
    "dialysis_circuit",
    "lymphatic",
    "coronary",
    "heart",
    "access_site",
    "other",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imaging:
    """A contrast run, seen from one catheter position (``position``) of one access.

    ``study`` is a concept (``imaging:angiography``). ``details`` may hold ``pressures`` (bool), ``rotational_3d``
    (bool), ``reconstruction_3d`` (bool, of a CT angiogram), ``workstation`` (bool), ``cone_beam_ct`` (bool),
    ``intravascular_ultrasound`` (bool).
    """

    id: str
    study: str
    access: str | None = None
    position: str | None = None
    purpose: Purpose = "diagnostic"
    status: Status = "performed"
    session: int = 1
    beds: tuple[BedReading, ...] = ()
    details: Mapping[str, Detail] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesion:
    """A stenosis, occlusion, thrombus, aneurysm, tumour, bleeding site, collection: what is treated or measured.

    ``kind`` is a lesion class of the vocabulary (``stenosis``, ``occlusion``, …); ``degree`` is percent.
    """

    id: str
    kind: str
    target: str | None = None
    side: Side | None = None
    degree: int | None = None
    details: Mapping[str, Detail] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """An instrument, implant or agent. ``device_class`` is the class of the vocabulary (``stent``, ``coil``, …).

    ``fate`` is ``used``, ``left_in``, ``exchanged`` or ``removed``.
    """

    id: str
    concept: str
    device_class: str
    fate: Literal["used", "left_in", "exchanged", "removed"] = "used"
    status: Status = "performed"
    count: int | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that was done (or planned, tried, denied) to one target, however often the report mentions it.

    ``kind`` is an act kind of the vocabulary (``stent``, ``embolization``, ``central_line_insertion``,
    ``epidural_injection``); ``family`` the family of the code catalogue. ``details`` is open but its keys are
    listed for each kind in ``knowledge/act_details.csv`` (:mod:`ircoder.knowledge.act_details`).
    """

    id: str
    kind: str
    family: str
    status: Status = "performed"
    target: str | None = None
    side: Side | None = None
    levels: tuple[str, ...] = ()
    lesion: str | None = None
    devices: tuple[str, ...] = ()
    access: str | None = None
    session: int = 1
    details: Mapping[str, Detail] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """Imaging that guided a needle or a catheter. ``about`` is the id of the access or act that it guided.

    ``modality`` is ``ultrasound``, ``fluoroscopy``, ``ct``, ``cone_beam_ct``, ``mr``, ``stereotactic``, ``landmark``
    (said to be done without imaging) or ``intravascular_ultrasound``. What was documented stands in facts about
    the guidance's own ``id``.
    """

    id: str
    modality: str
    purpose: Literal["vascular_access", "needle", "catheter"] = "needle"
    about: str | None = None
    status: Status = "performed"
    session: int = 1
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sedation:
    """Sedation or anaesthesia. ``minutes`` is intraservice time; ``by`` who gave it.

    Whether an independent trained observer was there is the fact ``independent_observer`` about this id.
    """

    id: str
    kind: Literal["moderate", "deep", "general", "monitored", "minimal", "local", "regional", "none"]
    by: Literal["operator", "anesthesia", "other", "unknown"] = "unknown"
    minutes: int | None = None
    status: Status = "performed"
    session: int = 1
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A documentation element that a rule asks for. Elements never mentioned are *silent* and have no Fact.

    ``element`` is an element of ``knowledge/documentation.csv`` (``image_saved``, ``prior_catheter_study``, …).
    """

    element: str
    about: str = ENCOUNTER
    state: FactState = "stated"
    value: Detail | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unresolved:
    """Something that could not be read for certain: an ambiguous short form, a blank template field, a side clash.

    ``kind`` is ``short_form``, ``blank``, ``side`` or ``contradiction``; ``reason`` is one sentence without report
    text; ``options`` the concepts between which the reading hesitates.
    """

    kind: Literal["short_form", "blank", "side", "contradiction"]
    reason: str
    options: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()


ContradictionKind = Literal[
    "act", "side", "level", "place", "device", "count", "plan", "guidance", "documentation", "time", "date"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two places of a report that cannot both be true.

    ``kind`` tells what differs: ``act`` (done in one place and not in the other), ``side``, ``level`` (of the spine),
    ``place`` (organ or vessel), ``device`` (its size, or left in against taken out), ``count``, ``plan`` (still to be
    done against done), ``guidance`` (the modality), ``documentation`` (an element stated and denied), ``time`` (minutes
    against the clock) or ``date`` (of service, against that of the record; ``second`` then is empty or a second date).
    ``about`` is an act kind, a place or an element; ``statement`` one neutral sentence without report text; ``first``
    and ``second`` are the words on either hand, each with its section.
    """

    kind: ContradictionKind
    about: str
    statement: str
    first: tuple[Span, ...]
    second: tuple[Span, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """The words on both hands."""
        return (*self.first, *self.second)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An act of which the report tells without its being done in this session; no line rests on it.

    ``act`` is the concept of the vocabulary without its type (``port_insertion``), ``kind`` the act kind that it
    belongs to (``central_line_insertion``). A closure device and cone-beam CT are told with the status ``performed``.
    """

    act: str
    kind: str
    status: Status
    target: str | None = None
    side: Side | None = None
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """All facts of one encounter. ``patient_age`` is in years (fractions for months)."""

    patient_age: float | None = None
    accesses: tuple[Access, ...] = ()
    imaging: tuple[Imaging, ...] = ()
    acts: tuple[Act, ...] = ()
    lesions: tuple[Lesion, ...] = ()
    devices: tuple[Device, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    sedation: tuple[Sedation, ...] = ()
    facts: tuple[Fact, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    told: tuple[Told, ...] = ()

    def fact(self, element: str, about: str = ENCOUNTER) -> FactState:
        """State of a documentation element about an id; ``silent`` where the report says nothing."""
        for fact in self.facts:
            if fact.element == element and fact.about == about:
                return fact.state
        return "silent"

    def fact_spans(self, element: str, about: str = ENCOUNTER) -> tuple[Span, ...]:
        """Words behind a fact, empty where it is silent."""
        return tuple(
            span for fact in self.facts if fact.element == element and fact.about == about for span in fact.spans
        )

    def access(self, access_id: str | None) -> Access | None:
        """Access with this id, if any."""
        return next((access for access in self.accesses if access.id == access_id), None)

    def lesion(self, lesion_id: str | None) -> Lesion | None:
        """Lesion with this id, if any."""
        return next((lesion for lesion in self.lesions if lesion.id == lesion_id), None)

    def device(self, device_id: str) -> Device | None:
        """Device with this id, if any."""
        return next((device for device in self.devices if device.id == device_id), None)

    def performed(self, *kinds: str) -> tuple[Act, ...]:
        """Performed acts, of these kinds where kinds are given."""
        if not self.acts:
            return ()
        return tuple([act for act in self.acts if (not kinds or act.kind in kinds) and act.status == "performed"])

    def guidance_about(self, target_id: str, *modalities: str) -> tuple[Guidance, ...]:
        """Performed guidance of an access or act, of these modalities where modalities are given."""
        return tuple(
            guidance
            for guidance in self.guidance
            if guidance.about == target_id
            and guidance.status == "performed"
            and (not modalities or guidance.modality in modalities)
        )


def spans_of(items: Iterable[object]) -> tuple[Span, ...]:
    """Concatenate the spans of findings parts, in order and without repeats."""
    seen: dict[Span, None] = {}
    for item in items:
        for span in getattr(item, "spans", ()):
            seen[span] = None
    return tuple(seen)
