"""Surface forms of the concepts of the vocabulary: what a dictation may call a vessel, a device or an organ."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from random import Random

from ircoder.knowledge.base import load_knowledge
from ircoder.knowledge.vocabulary import Term
from ircoder.synthetic.grammar import UnsayableError
from ircoder.synthetic.marked import Piece

_SIDE_WORDS = re.compile(r"\b(?:left|right|bilateral|both|lt|rt|l|r)\b\.?\s*", re.IGNORECASE)
_VESSEL_NOUN = re.compile(r"(?:artery|vein|aorta|cava|graft|fistula|arch|anastomosis|atrium|ventricle)$")
_UNFIT = re.compile(
    r"\d|[^a-z' -]|s$|\b(?:left|right|lt|rt|bilateral|femeral|oral|main|behind|super|com|comm|svc|distal|proximal"
    r"|cervical|native)\b"
)
_ACT_NOUN = re.compile(
    r"(?:tion|plasty|ment|ectomy|otomy|ostomy|graphy|gram|centesis|lysis|biopsy|scopy|therapy|block|exchange|removal"
    r"|retrieval|declot|drainage|run|study|dsa|angio|access)$"
)
_ACT_UNFIT = re.compile(
    r"\bcore (?:needle )?core|"
    r"\d|^(?:re|no|un|failed|driveby)|\b(?:left|right|of|the|attempted|prior|previous|bilateral|kissing|stent|liver|lung"
    r"|kidney|bone|hepatic|pulmonary|prostate|soft|gelfoam|gel|particle|particulate|bland|angio|micro|vessel"
    r"|infrarenal|juxtarenal|tube|catheter|drain|dome|largevolume|thoro|thora|drainage|fluid)\b"
)
_MOST_FORMS = 14
_SHORT_VESSELS: Mapping[str, tuple[str, ...]] = {
    "vessel:superficial_femoral_artery": ("SFA",),
    "vessel:common_femoral_artery": ("CFA",),
    "vessel:deep_femoral_artery": ("PFA", "profunda"),
    "vessel:common_iliac_artery": ("CIA", "common iliac"),
    "vessel:external_iliac_artery": ("EIA", "external iliac"),
    "vessel:internal_iliac_artery": ("IIA", "hypogastric artery"),
    "vessel:popliteal_artery": ("popliteal", "pop"),
    "vessel:anterior_tibial_artery": ("AT", "anterior tibial"),
    "vessel:posterior_tibial_artery": ("PT", "posterior tibial"),
    "vessel:peroneal_artery": ("peroneal",),
    "vessel:superior_mesenteric_artery": ("SMA",),
    "vessel:inferior_mesenteric_artery": ("IMA",),
    "vessel:gastroduodenal_artery": ("GDA",),
    "vessel:celiac_artery": ("celiac", "celiac trunk", "celiac axis"),
    "vessel:internal_jugular_vein": ("IJ", "internal jugular", "IJV"),
    "vessel:common_femoral_vein": ("CFV",),
    "vessel:inferior_vena_cava": ("IVC",),
    "vessel:superior_vena_cava": ("SVC",),
    "vessel:cavoatrial_junction": ("SVC/RA junction", "cavo-atrial junction"),
    "vessel:great_saphenous_vein": ("GSV",),
    "vessel:small_saphenous_vein": ("SSV",),
    "vessel:internal_carotid_artery": ("ICA",),
    "vessel:external_carotid_artery": ("ECA",),
    "vessel:common_carotid_artery": ("CCA",),
    "vessel:middle_cerebral_artery": ("MCA",),
    "vessel:left_anterior_descending_artery": ("LAD",),
    "vessel:left_circumflex_artery": ("LCx", "circumflex"),
    "vessel:right_coronary_artery": ("RCA",),
    "vessel:left_main_coronary_artery": ("left main",),
    "vessel:left_ventricle": ("LV",),
    "vessel:uterine_artery": ("UA",),
}
_OWN_SIDE: Mapping[str, str] = {
    "vessel:left_anterior_descending_artery": "left",
    "vessel:left_main_coronary_artery": "left",
    "vessel:right_coronary_artery": "right",
}


def core(form: str) -> str:
    """A surface form without its side, in lower case: what is compared with the hidden forms."""
    return " ".join(_SIDE_WORDS.sub("", form.casefold()).split())


class Names:
    """Chooses surface forms at random, never a hidden one."""

    def __init__(self, rng: Random, hidden: frozenset[str]) -> None:
        self.rng = rng
        self.hidden = frozenset(core(form) for form in hidden)

    def is_hidden(self, form: str) -> bool:
        """Whether a form is not to be used."""
        return bool(self.hidden) and core(form) in self.hidden

    def devices(self, kind: str, **facts: str) -> list[str]:
        """Concepts of a device class that can be named, with these facts."""
        return [concept for concept in _of_kind("DEVICE", kind, tuple(sorted(facts.items()))) if self._forms(concept)]

    def device(self, *kinds: str, **facts: str) -> str:
        """One concept of these device classes.

        Raises
        ------
        UnsayableError
            Where every form of every one is hidden.
        """
        kind = self.rng.choice(kinds)
        found = self.devices(kind, **facts)
        if not found:
            raise UnsayableError(kind)
        return self.rng.choice(found)

    def form(self, concept: str) -> str:
        """A surface form of a concept; its name oftener than any other."""
        forms = self._forms(concept)
        if not forms:
            raise UnsayableError(concept)
        return forms[0] if self.rng.random() < 0.4 else self.rng.choice(forms)

    def piece(self, concept: str, side: str | None, status: str, terse: bool) -> Piece:
        """The entity that names a concept on a side."""
        term = load_knowledge().vocabulary.terms[concept]
        words = self.form(concept)
        own = _own_side(concept)
        if side and not own and term.label in ("VESSEL", "ANATOMY"):
            words = f"{self._side(side, terse)} {words}"
        if term.label == "DEVICE":
            return Piece(words, term.label, status, side)
        return Piece(words, term.label, status, own or side)

    def noun(self, name: str, status: str, side: str | None) -> Piece:
        """A noun for an act or a study of the vocabulary (``embolization``, ``renal_angiography``)."""
        concept, label = next(
            (f"{kind}:{name}", label)
            for kind, label in (("intervention", "INTERVENTION"), ("imaging", "IMAGING"))
            if f"{kind}:{name}" in load_knowledge().vocabulary.terms
        )
        forms = [form for form in _nouns(concept) if not self.is_hidden(form)]
        if not forms:
            raise UnsayableError(concept)
        return Piece(self.rng.choice(forms), label, status, side)

    def _side(self, side: str, terse: bool) -> str:
        short = {"left": ("L", "Lt", "LT"), "right": ("R", "Rt", "RT"), "bilateral": ("bilateral", "B/L")}
        return self.rng.choice(short[side]) if terse and self.rng.random() < 0.5 else side

    def _forms(self, concept: str) -> list[str]:
        return [form for form in _surface_forms(concept) if not self.is_hidden(form)]


def _own_side(concept: str) -> str | None:
    """Side that the concept itself has (``left gastric artery`` is said with it)."""
    head = concept.partition(":")[2].partition("_")[0]
    return head if head in ("left", "right") else _OWN_SIDE.get(concept)


@cache
def _of_kind(label: str, kind: str, facts: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    terms = load_knowledge().vocabulary.terms
    return tuple(
        concept
        for concept, term in terms.items()
        if term.label == label and term.kind == kind and all(term.facts.get(key) == value for key, value in facts)
    )


@cache
def _all_forms() -> Mapping[str, tuple[str, ...]]:
    """Unambiguous forms of every concept."""
    out: dict[str, list[str]] = {}
    for form, concepts in load_knowledge().vocabulary.forms.items():
        if len(concepts) == 1:
            out.setdefault(concepts[0], []).append(form)
    return {concept: tuple(forms) for concept, forms in out.items()}


@cache
def _surface_forms(concept: str) -> tuple[str, ...]:
    """The name and its fitting synonyms, the name first."""
    term = load_knowledge().vocabulary.terms[concept]
    forms = [form for form in _all_forms().get(concept, ()) if _fits(form, term)]
    short = _SHORT_VESSELS.get(concept, ())
    return tuple(dict.fromkeys((term.name, *short, *short, *forms[:_MOST_FORMS])))


@cache
def _nouns(concept: str) -> tuple[str, ...]:
    """Forms of an act or study that can stand where its name can."""
    return tuple(
        form for form in _all_forms().get(concept, ()) if _ACT_NOUN.search(form) and not _ACT_UNFIT.search(form)
    )


def _fits(form: str, term: Term) -> bool:
    """Whether a form can stand for the name in any sentence: one thing, no side, no slip of the pen."""
    if term.label == "VESSEL":
        own = term.name.split()[0] in ("left", "right") and form.split()[0] == term.name.split()[0]
        return bool(_VESSEL_NOUN.search(form)) and (own or not _UNFIT.search(form))
    if term.label == "DEVICE":
        head = term.name.casefold().split()[0]
        return (form.split()[0] == head and not form.endswith("s")) or form in (term.name.casefold(), head)
    return False
