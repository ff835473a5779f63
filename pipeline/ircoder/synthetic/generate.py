"""Any number of synthetic reports from a seed: case, codes by the rules, dictation, entities."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from ircoder.coding.encounter import Encounter
from ircoder.coding.engine import code
from ircoder.coding.result import CodingResult
from ircoder.knowledge.base import load_knowledge
from ircoder.synthetic.case import Case, CaseBuilder
from ircoder.synthetic.families import FAMILIES, TOGETHER
from ircoder.synthetic.grammar import Scope, UnsayableError
from ircoder.synthetic.marked import Marked, Piece, entities_of, text_of
from ircoder.synthetic.names import Names
from ircoder.synthetic.noise import LEVELS, noisy
from ircoder.synthetic.styles import STYLES, TERSE, laid_out
from ircoder.synthetic.telling import Teller

FIRST_DAY, LAST_DAY = dt.date(2023, 1, 2), dt.date(2026, 12, 30)
_MOST_TRIES = 60
_SHARE_WITH_DATE = 0.3
_DATE_HEADS = ("Date of service: ", "DOS ", "DATE: ", "Procedure date: ", "")
_DATE_FORMS = ("%m/%d/%Y", "%B %d, %Y", "%Y-%m-%d", "%d %B %Y")
_SHARE_OF_SECOND_WORK = 0.15
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Dictated:
    """A record with the case behind it."""

    case: Case
    record: dict[str, Any]
    skeleton: str


def generate(count: int, seed: int, hidden: frozenset[str] = frozenset()) -> Iterator[dict[str, Any]]:
    """Synthetic reports with codes and entities; the same ones for the same seed.

    Parameters
    ----------
    count
        Reports to make.
    seed
        Seed of the random choices; the first reports of a longer run are those of a shorter one.
    hidden
        Surface forms that no entity has, in any case and with or without a side.

    Raises
    ------
    ValueError
        Where so much is hidden that a report cannot be told.
    """
    for dictated in dictations(count, seed, hidden):
        yield dictated.record


def dictations(count: int, seed: int, hidden: frozenset[str] = frozenset()) -> Iterator[Dictated]:
    """As :func:`generate`, with the cases."""
    seen: set[str] = set()
    for number in range(1, count + 1):
        dictated = _dictation(number, seed, hidden, seen)
        seen.add(dictated.skeleton)
        yield dictated


def coded(case: Case) -> CodingResult:
    """What the rules make of the findings of a case."""
    return code(
        Encounter(
            findings=case.findings,
            service_date=case.service_date,
            setting=case.setting,
            knowledge=load_knowledge(),
            patient_age=case.findings.patient_age,
        )
    )


def _dictation(number: int, seed: int, hidden: frozenset[str], seen: set[str]) -> Dictated:
    for attempt in range(_MOST_TRIES):
        rng = Random(f"{seed}:{number}:{attempt}")  # noqa: S311 - no secret hangs on it
        names = Names(rng, hidden)
        try:
            case = _case(rng, names)
            marked = _told(case, rng, names)
        except UnsayableError:
            continue
        skeleton = _skeleton(marked)
        entities = entities_of(marked)
        if skeleton in seen or any(names.is_hidden(entity["text"]) for entity in entities):
            continue
        return Dictated(case, _record(f"syn-{seed}-{number}", case, text_of(marked), entities), skeleton)
    msg = f"report {number} of seed {seed} cannot be told without the hidden forms; hide fewer of them"
    raise ValueError(msg)


def _case(rng: Random, names: Names) -> Case:
    family = rng.choice(tuple(FAMILIES))
    day = FIRST_DAY + dt.timedelta(days=rng.randrange((LAST_DAY - FIRST_DAY).days))
    builder = CaseBuilder(rng, names, day)
    FAMILIES[family](builder)
    if family in TOGETHER and rng.random() < _SHARE_OF_SECOND_WORK:
        builder.settle()
        FAMILIES[rng.choice([name for name in TOGETHER if name != family])](builder)
    return builder.case(family)


def _told(case: Case, rng: Random, names: Names) -> Marked:
    style = rng.choice(STYLES)
    teller = Teller(case, rng, names, terse=style in TERSE)
    scope = Scope(teller.slots_of(case.steps[0]))
    opening = (Piece(f"Dear Dr. {teller.doctor()},\n"), *teller.speaker.say("letter_open", scope))
    closing = teller.speaker.say("letter_close", scope)
    marked = laid_out(teller.sentences(), style, rng, opening, closing)
    if rng.random() < _SHARE_WITH_DATE:
        marked = (Piece(f"{rng.choice(_DATE_HEADS)}{case.service_date:{rng.choice(_DATE_FORMS)}}\n"), *marked)
    return noisy(_tidy(marked), rng, rng.choice(LEVELS))


def _tidy(marked: Marked) -> Marked:
    """Without doubled blanks and empty pieces."""
    out: list[Piece] = []
    for piece in marked:
        text = re.sub(r"  +", " ", piece.text)
        if out and out[-1].text.endswith((" ", "\n")):
            text = text.lstrip(" ")
        if re.match(r"[,.;]", text) and out and out[-1].label is None:
            out[-1] = Piece(out[-1].text.rstrip(" "))
        if text:
            out.append(Piece(text, piece.label, piece.assertion, piece.side))
    return tuple(out)


def _skeleton(marked: Marked) -> str:
    """The text without its numbers and names: two reports that share it differ in their fillings only."""
    words = "".join(f"<{piece.label}>" if piece.label else piece.text for piece in marked)
    return " ".join(_NUMBERS.sub("0", words).lower().split())


def _record(report_id: str, case: Case, text: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
    lines = coded(case).lines
    return {
        "report_id": report_id,
        "family": case.family,
        "text": text,
        "service_date": case.service_date.isoformat(),
        "setting": case.setting,
        "codes": [{"code": line.code, "units": line.units, "modifiers": list(line.modifiers)} for line in lines],
        "entities": entities,
        "synthetic": True,
    }
