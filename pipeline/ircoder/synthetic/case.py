"""A sampled case: its findings, and the steps in which they are told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal

from ircoder.findings.model import (
    Access,
    Act,
    BedReading,
    Detail,
    Device,
    Fact,
    FactState,
    Findings,
    Guidance,
    Imaging,
    Lesion,
    Position,
    Purpose,
    Sedation,
    Side,
    Status,
)
from ircoder.knowledge.act_kinds import load_act_kinds
from ircoder.knowledge.base import load_knowledge
from ircoder.report import Setting
from ircoder.synthetic.names import Names

Part = Literal["title", "history", "comparison", "consent", "sedation", "procedure", "findings", "end", "impression"]
PARTS: tuple[Part, ...] = (
    "title",
    "history",
    "comparison",
    "consent",
    "sedation",
    "procedure",
    "findings",
    "end",
    "impression",
)


LEFT_AND_RIGHT: tuple[Side, Side] = ("left", "right")


@dataclass(frozen=True, slots=True)
class Named:
    """A concept that a slot names, in one of its surface forms, anew each time."""

    concept: str
    side: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that is told: a symbol of the grammar with what fills its slots."""

    part: Part
    symbol: str
    slots: Mapping[str, Named | str] = field(default_factory=dict)
    status: str = "performed"
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A case before it is dictated."""

    family: str
    service_date: dt.date
    setting: Setting
    findings: Findings
    steps: tuple[Step, ...]


class CaseBuilder:
    """Collects findings and steps; a builder of a family fills it."""

    def __init__(self, rng: Random, names: Names, service_date: dt.date) -> None:
        self.rng = rng
        self.names = names
        self.service_date = service_date
        self.setting: Setting = rng.choice(("professional", "professional", "professional", "facility"))
        self.age = rng.randint(24, 89)
        self.surrounded = False
        """Whether patient, consent and the like are told already; further work in the session does not repeat them."""
        self.steps: list[Step] = []
        self.common: dict[str, Named | str] = {}
        self._found: dict[str, list[Any]] = {}
        self._counts: dict[str, int] = {}

    def chance(self, share: float) -> bool:
        """True with this probability."""
        return self.rng.random() < share

    def side(self) -> Side:
        """Left or right at random."""
        return self.rng.choice(LEFT_AND_RIGHT)

    def tell(
        self, part: Part, symbol: str, *, status: str = "performed", side: str | None = None, **slots: Named | str
    ) -> None:
        """Add a step; its side fills the slot ``side`` too."""
        own = {"side": side, **slots} if side else slots
        self.steps.append(Step(part, symbol, own, status, side))

    def maybe(self, share: float, part: Part, symbol: str, side: str | None = None, **slots: Named | str) -> None:
        """Add a step with this probability."""
        if self.chance(share):
            own = {"side": side, **slots} if side else slots
            self.steps.append(Step(part, symbol, own, "performed", side))

    def new_id(self, kind: str) -> str:
        """The next identifier of a kind."""
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return f"{kind}-{self._counts[kind]}"

    def access(
        self,
        vessel: str,
        side: Side | None,
        *places: tuple[str, Side | None],
        direction: Literal["retrograde", "antegrade"] | None = None,
        kind: Literal["puncture", "existing"] = "puncture",
    ) -> Access:
        """A puncture with the places where the catheter tip rested."""
        tips = tuple(Position(id=self.new_id("position"), vessel=f"vessel:{name}", side=at) for name, at in places)
        way = Access(
            id=self.new_id("access"),
            vessel=f"vessel:{vessel}",
            side=side,
            direction=direction,
            kind=kind,
            positions=tips,
        )
        self._found.setdefault("accesses", []).append(way)
        return way

    def act(
        self,
        kind: str,
        target: str | None = None,
        side: Side | None = None,
        *,
        status: Status = "performed",
        access: str | None = None,
        levels: tuple[str, ...] = (),
        lesion: str | None = None,
        devices: tuple[str, ...] = (),
        facts: tuple[str, ...] = (),
        **details: Detail,
    ) -> Act:
        """An act, with the elements that the report states of it."""
        act = Act(
            id=self.new_id("act"),
            kind=kind,
            family=load_act_kinds()[kind].family,
            status=status,
            target=target,
            side=side,
            levels=levels,
            lesion=lesion,
            devices=devices,
            access=access,
            details=details,
        )
        self._found.setdefault("acts", []).append(act)
        for element in facts:
            self.fact(element, act.id)
        return act

    def device(self, concept: str, *, left_in: bool = False, count: int | None = None) -> str:
        """A device that was used; its id."""
        kind = load_knowledge().vocabulary.terms[concept].kind
        device = Device(
            id=self.new_id("device"),
            concept=concept,
            device_class=kind,
            fate="left_in" if left_in else "used",
            count=count,
        )
        self._found.setdefault("devices", []).append(device)
        return device.id

    def lesion(self, kind: str, target: str | None, side: Side | None = None, degree: int | None = None) -> str:
        """A lesion; its id."""
        lesion = Lesion(id=self.new_id("lesion"), kind=kind, target=target, side=side, degree=degree)
        self._found.setdefault("lesions", []).append(lesion)
        return lesion.id

    def imaging(
        self,
        way: Access | None,
        *beds: tuple[str, Side | None, str | None],
        at: int | None = None,
        purpose: Purpose = "diagnostic",
        study: str = "imaging:angiography",
    ) -> Imaging:
        """A contrast run of beds (bed, side, vessel) from a place of an access."""
        readings = tuple(
            BedReading(bed=bed, side=side, vessel=f"vessel:{vessel}" if vessel else None) for bed, side, vessel in beds
        )
        run = Imaging(
            id=self.new_id("imaging"),
            study=study,
            access=way.id if way else None,
            position=way.positions[at].id if way and at is not None else None,
            purpose=purpose,
            beds=readings,
        )
        self._found.setdefault("imaging", []).append(run)
        return run

    def guidance(
        self,
        modality: str,
        about: str,
        purpose: Literal["vascular_access", "needle", "catheter"] = "needle",
        facts: tuple[str, ...] = (),
    ) -> None:
        """Guidance of an act or access."""
        guidance = Guidance(id=self.new_id("guidance"), modality=modality, purpose=purpose, about=about)
        self._found.setdefault("guidance", []).append(guidance)
        for element in facts:
            self.fact(element, guidance.id)

    def sedation(self, sedation: Sedation) -> None:
        """Sedation that was given."""
        self._found.setdefault("sedation", []).append(sedation)

    def fact(
        self, element: str, about: str = "encounter", state: FactState = "stated", value: Detail | None = None
    ) -> None:
        """What the report states or denies."""
        self._found.setdefault("facts", []).append(Fact(element=element, about=about, state=state, value=value))

    def settle(self) -> None:
        """Give the steps so far their slots for good: further work may have another side."""
        kept = {name: self.common[name] for name in ("age", "sex", "he", "sex_he")}
        self.steps = [
            Step(step.part, step.symbol, {**self.common, **step.slots}, step.status, step.side) for step in self.steps
        ]
        self.common = dict(kept)

    def case(self, family: str) -> Case:
        """The finished case, its steps in the order of the parts of a report."""
        findings = Findings(patient_age=float(self.age), **{name: tuple(found) for name, found in self._found.items()})
        ordered = sorted(self.steps, key=lambda step: PARTS.index(step.part))
        steps = tuple(
            Step(step.part, step.symbol, {**self.common, **step.slots}, step.status, step.side) for step in ordered
        )
        return Case(family, self.service_date, self.setting, findings, steps)

    def access_of(self, access_id: str) -> Access:
        """An access by its id."""
        found: Access = next(way for way in self._found["accesses"] if way.id == access_id)
        return found
