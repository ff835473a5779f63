"""The vocabulary: which surface forms name which concepts, and how ambiguous short forms are read.

The tables are ``vocabulary/*.csv`` (one concept a row) and ``vocabulary/short_forms.csv`` (one reading of a short form
a row). The names and synonyms of the vessel tree count as forms of its vessels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ircoder.knowledge.spelling import form_variants
from ircoder.knowledge.tables import KnowledgeError, cell_list, read_table
from ircoder.knowledge.vessels import Vessel, VesselTree

FOLDER = "vocabulary"
COLUMNS = ("concept", "kind", "name", "forms", "facts")
SHORT_FORMS = f"{FOLDER}/short_forms.csv"
SHORT_COLUMNS = ("form", "label", "concept", "near", "system")

LABELS: Mapping[str, tuple[str, str]] = {
    "vessels": ("vessel", "VESSEL"),
    "devices": ("device", "DEVICE"),
    "interventions": ("intervention", "INTERVENTION"),
    "imaging": ("imaging", "IMAGING"),
    "anatomy": ("anatomy", "ANATOMY"),
    "lesions": ("lesion", "LESION"),
    "guidance": ("guidance", "GUIDANCE"),
    "sedation": ("sedation", "SEDATION"),
}
NO_ENTITY = "NONE"
TYPE_LABELS: Mapping[str, str] = {**dict(LABELS.values()), "none": NO_ENTITY}


@dataclass(frozen=True, slots=True)
class Term:
    """A concept of the vocabulary. ``facts`` are the cells ``key=value`` of its row."""

    concept: str
    label: str
    kind: str
    name: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ShortForm:
    """One reading of a short form.

    ``near`` holds words of the same sentence that support the reading, ``systems`` the body systems that do. Under the
    label ``NONE`` stands what is no entity (``none:prothrombin_time``); without words or systems it is the reading
    wherever nothing supports another.
    """

    form: str
    label: str
    concept: str
    near: tuple[str, ...]
    systems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All concepts and their surface forms.

    ``forms`` maps a lower-case form to the concepts it may name, ``exact`` a form in the very case in which alone it
    counts; ``short_forms`` maps an upper-case short form to its readings.
    """

    terms: Mapping[str, Term]
    forms: Mapping[str, tuple[str, ...]]
    exact: Mapping[str, tuple[str, ...]]
    short_forms: Mapping[str, tuple[ShortForm, ...]]


class _Forms:
    """Collects forms: concepts keep the order in which the tables name them."""

    def __init__(self) -> None:
        self.lower: dict[str, list[str]] = {}
        self.exact: dict[str, list[str]] = {}

    def add(self, concept: str, surface: Iterable[str]) -> None:
        for form in surface:
            if form.startswith("="):
                self._put(self.exact, form[1:], concept)
                continue
            for variant in form_variants(form.lower()):
                self._put(self.lower, variant, concept)

    @staticmethod
    def _put(table: dict[str, list[str]], form: str, concept: str) -> None:
        concepts = table.setdefault(form, [])
        if concept not in concepts:
            concepts.append(concept)


def _facts(cell: str, table: str, line: int) -> dict[str, str]:
    facts: dict[str, str] = {}
    for item in cell_list(cell):
        key, separator, value = item.partition("=")
        if not separator or not key.strip() or not value.strip():
            raise KnowledgeError(table, line, f"fact {item!r} is not of the form key=value", "Write key=value.")
        facts[key.strip()] = value.strip()
    return facts


def _vessel_kind(vessel: Vessel) -> str:
    if vessel.system == "av_access":
        return "dialysis_access"
    if "vein" in vessel.system:
        return "vein"
    return "artery"


def _read_rows(stem: str, terms: dict[str, Term], forms: _Forms, vessels: VesselTree) -> None:
    prefix, label = LABELS[stem]
    table = f"{FOLDER}/{stem}.csv"
    seen: set[str] = set()
    for line, row in read_table(table, COLUMNS):
        concept = row["concept"].strip()
        if concept.partition(":")[0] != prefix or concept == f"{prefix}:":
            raise KnowledgeError(table, line, f"concept {concept!r} is not of type {prefix}", f"Write {prefix}:slug.")
        if concept in seen:
            raise KnowledgeError(table, line, f"{concept} stands in the table twice", "Join the rows.")
        if not row["kind"].strip() or not row["name"].strip():
            raise KnowledgeError(table, line, f"{concept} has no kind or name", "Fill both cells.")
        seen.add(concept)
        name = row["name"].strip()
        facts = _facts(row["facts"], table, line)
        kind = row["kind"].strip()
        known = vessels.get(concept)
        terms[concept] = Term(concept, label, kind, known.name if known else name, facts)
        forms.add(concept, (name, *cell_list(row["forms"])))


def _read_vessels(terms: dict[str, Term], forms: _Forms, vessels: VesselTree) -> None:
    for vessel in vessels:
        terms[vessel.concept] = Term(vessel.concept, "VESSEL", _vessel_kind(vessel), vessel.name)
        forms.add(vessel.concept, (vessel.name, *vessel.synonyms, *_bare(vessel, vessels)))


def _bare(vessel: Vessel, vessels: VesselTree) -> tuple[str, ...]:
    """The name without its noun (``left gastroepiploic``); for a vein only where no artery bears it."""
    words = vessel.name.split()
    if len(words) < 3 or words[-1] not in {"artery", "vein"}:
        return ()
    if words[-1] == "vein" and f"{vessel.concept.removesuffix('vein')}artery" in vessels:
        return ()
    return (" ".join(words[:-1]),) if words[0] not in {"segment", "transplant"} and words[-2] != "of" else ()


def _read_short_forms(terms: dict[str, Term]) -> dict[str, tuple[ShortForm, ...]]:
    readings: dict[str, list[ShortForm]] = {}
    for line, row in read_table(SHORT_FORMS, SHORT_COLUMNS):
        form, label, concept = row["form"].strip().upper(), row["label"].strip(), row["concept"].strip()
        if not form or label not in TYPE_LABELS.values():
            raise KnowledgeError(SHORT_FORMS, line, f"form {form!r} has the label {label!r}", "Use a known label.")
        if TYPE_LABELS.get(concept.partition(":")[0]) != label:
            raise KnowledgeError(SHORT_FORMS, line, f"{concept!r} is no {label}", "Match concept and label.")
        if label == NO_ENTITY:
            terms.setdefault(concept, Term(concept, NO_ENTITY, "none", concept.partition(":")[2].replace("_", " ")))
        if concept not in terms:
            raise KnowledgeError(SHORT_FORMS, line, f"{concept} is in no vocabulary table", "Add it or correct it.")
        near = tuple(word.lower() for word in cell_list(row["near"]))
        readings.setdefault(form, []).append(ShortForm(form, label, concept, near, cell_list(row["system"])))
    return {form: tuple(found) for form, found in readings.items()}


def load_vocabulary(vessels: VesselTree) -> Vocabulary:
    """Read and validate the vocabulary tables and merge the vessel tree's names.

    Raises
    ------
    KnowledgeError
        For a repeated concept, a concept of another type than its table, a malformed fact, or a short form whose
        reading is in no table.
    """
    terms: dict[str, Term] = {}
    forms = _Forms()
    _read_vessels(terms, forms, vessels)
    for stem in LABELS:
        _read_rows(stem, terms, forms, vessels)
    return Vocabulary(
        terms=terms,
        forms={form: tuple(concepts) for form, concepts in forms.lower.items()},
        exact={form: tuple(concepts) for form, concepts in forms.exact.items()},
        short_forms=_read_short_forms(terms),
    )
