"""Needles at the spine and into joints, and cement."""

from __future__ import annotations

from ircoder.synthetic.case import LEFT_AND_RIGHT, CaseBuilder, Named
from ircoder.synthetic.common_steps import patient, sedated, surroundings

_STEROIDS = tuple(
    f"device:{name}" for name in ("methylprednisolone", "triamcinolone", "dexamethasone", "betamethasone")
)
_ANESTHETICS = ("device:bupivacaine", "device:ropivacaine")
_LUMBAR = ("L1-L2", "L2-L3", "L3-L4", "L4-L5", "L5-S1")
_CERVICAL = ("C5-C6", "C6-C7", "C7-T1")
_JOINTS = {"knee": "anatomy:knee_joint", "hip": "anatomy:hip_joint", "shoulder": "anatomy:shoulder_joint"}
_BODIES = ("T8", "T10", "T11", "T12", "L1", "L2", "L3", "L4")


def _spoken(level: str) -> str:
    """A level as it is said: L4-L5, L4-5, L4/5."""
    first, second = level.split("-")
    short = f"{first}-{second[1:]}" if first[0] == second[0] else level
    return f"{{{level}|{short}|{short.replace('-', '/')}|{level}}}"


def _open(case: CaseBuilder, kind: str, side: str | None = None, age: tuple[int, int] = (32, 88)) -> None:
    patient(case, age=age)
    case.setting = case.rng.choice(("professional", "professional", "facility", "office"))
    case.common |= {
        "side": side or "",
        "steroid": Named(case.rng.choice(_STEROIDS), side),
        "anesthetic": Named(case.rng.choice(_ANESTHETICS), side),
    }
    case.tell("title", f"title_{kind}", side=side)
    case.tell("history", f"history_{kind}", side=side)
    surroundings(case)


def _under_fluoroscopy(case: CaseBuilder, act: str) -> None:
    case.guidance("fluoroscopy", act, facts=("image_saved",))
    case.fact("imaging_guidance", act)


def interlaminar(case: CaseBuilder) -> None:
    """An epidural injection between the laminae, or through the sacral hiatus."""
    caudal = case.chance(0.2)
    cervical = not caudal and case.chance(0.3)
    level = case.rng.choice(_CERVICAL if cervical else _LUMBAR)
    case.common["level"] = _spoken(level)
    _open(case, "caudal" if caudal else "interlaminar")
    case.maybe(0.8, "procedure", "local")
    if caudal:
        act = case.act(
            "epidural_injection",
            approach="caudal",
            substance="steroid",
            indwelling=False,
            spinal_region="lumbar",
            facts=("substance",),
        )
    else:
        act = case.act(
            "epidural_injection",
            levels=(level,),
            approach="interlaminar",
            substance="steroid",
            indwelling=False,
            facts=("substance", "level"),
        )
    _under_fluoroscopy(case, act.id)
    case.tell("procedure", "caudal_needle" if caudal else "interlaminar_needle")
    case.tell("procedure", "epidural_contrast")
    case.tell("procedure", "steroid_given")
    case.maybe(0.4, "end", "pain_after")


def transforaminal(case: CaseBuilder) -> None:
    """One or two levels through the foramen, on one side or both."""
    side = case.side()
    both = case.chance(0.25)
    count = case.rng.choice((1, 1, 2))
    at = case.rng.randrange(2, len(_LUMBAR) - count + 1)
    levels = _LUMBAR[at : at + count]
    case.common["level"] = " and ".join(_spoken(level) for level in levels)
    _open(case, "transforaminal", "bilateral" if both else side)
    case.maybe(0.8, "procedure", "local")
    for level in levels:
        for where in LEFT_AND_RIGHT if both else (side,):
            act = case.act(
                "epidural_injection",
                side=where,
                levels=(level,),
                approach="transforaminal",
                substance="steroid",
                facts=("substance", "level"),
            )
            _under_fluoroscopy(case, act.id)
        told = "bilateral" if both else side
        case.tell("procedure", "transforaminal_needle", side=told, level=_spoken(level))
    case.tell("procedure", "steroid_given")
    case.maybe(0.4, "end", "pain_after")


def facets(case: CaseBuilder) -> None:
    """Facet joints or their nerves, injected or destroyed by heat."""
    side = case.side()
    both = case.chance(0.4)
    count = case.rng.choice((1, 2, 2))
    at = case.rng.randrange(1, len(_LUMBAR) - count + 1)
    levels = _LUMBAR[at : at + count]
    kind = case.rng.choice(("facet_injection", "medial_branch_block", "radiofrequency_neurotomy"))
    told = "bilateral" if both else side
    case.common["level"] = " and ".join(_spoken(level) for level in levels)
    _open(case, kind, told)
    case.maybe(0.8, "procedure", "local")
    for level in levels:
        for where in LEFT_AND_RIGHT if both else (side,):
            if kind == "facet_injection":
                act = case.act(kind, "anatomy:facet_joint", where, levels=(level,), substance="steroid")
            elif kind == "medial_branch_block":
                act = case.act(kind, "anatomy:medial_branch", where, levels=(level,), substance="anesthetic")
            else:
                act = case.act(
                    kind,
                    "anatomy:medial_branch",
                    where,
                    levels=(level,),
                    nerve="medial_branch",
                    destructive_method="heat",
                    facts=("destructive_method",),
                )
            _under_fluoroscopy(case, act.id)
        case.tell("procedure", f"{kind}_done", side=told, level=_spoken(level))
    case.maybe(0.4, "end", "pain_after")


def joint(case: CaseBuilder) -> None:
    """A large joint injected, with ultrasound or without."""
    side = case.side()
    name = case.rng.choice(tuple(_JOINTS))
    case.common["joint"] = f"[A:{{{side}|{side}}} {{{name}|{name} joint}}]"
    _open(case, "joint", side)
    act = case.act("joint_injection", _JOINTS[name], side, facts=("substance",))
    if case.chance(0.75):
        case.guidance("ultrasound", act.id, facts=("image_saved",))
        case.fact("imaging_guidance", act.id)
        case.tell("procedure", "joint_ultrasound", side=side)
    else:
        case.tell("procedure", "joint_landmarks", side=side)
    case.tell("procedure", "joint_drug", side=side)
    case.maybe(0.4, "end", "pain_after")


def sacroiliac(case: CaseBuilder) -> None:
    """A sacroiliac joint under fluoroscopy."""
    side = case.side()
    _open(case, "sacroiliac", side)
    case.maybe(0.7, "procedure", "local")
    act = case.act("sacroiliac_injection", side=side, substance="steroid", facts=("substance",))
    _under_fluoroscopy(case, act.id)
    case.tell("procedure", "sacroiliac_done", side=side)
    case.maybe(0.4, "end", "pain_after")


def cement(case: CaseBuilder) -> None:
    """Cement into one to three vertebrae, with a balloon first or without."""
    count = case.rng.choice((1, 1, 2))
    at = case.rng.randrange(len(_BODIES) - count + 1)
    bodies = _BODIES[at : at + count]
    kind = case.rng.choice(("kyphoplasty", "vertebroplasty"))
    case.common["level"] = " and ".join(bodies)
    _open(case, kind, age=(58, 92))
    sedated(case, likely=0.95)
    for body in bodies:
        if kind == "kyphoplasty":
            act = case.act(
                kind,
                "anatomy:vertebral_body",
                levels=(body,),
                cement=True,
                cavity_device=True,
                facts=("cement", "cavity_device", "level", "imaging_guidance"),
            )
        else:
            act = case.act(
                kind,
                "anatomy:vertebral_body",
                levels=(body,),
                cement=True,
                facts=("cement", "level", "imaging_guidance"),
            )
        case.guidance("fluoroscopy", act.id)
        case.tell("procedure", f"{kind}_done", level=body)
    case.maybe(0.5, "end", "cement_after")
