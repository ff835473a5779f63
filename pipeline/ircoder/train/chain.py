"""Gold reports run through the chain, with what each stage made of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from ircoder.coder import Coder
from ircoder.coding.opinion import Opinion
from ircoder.coding.result import CodingResult
from ircoder.evaluate.code_sets import CodeSet, code_set
from ircoder.evaluate.gold import GoldReport
from ircoder.findings.model import Findings
from ircoder.language.reading import Reading


@dataclass(frozen=True, slots=True)
class CodedGold:
    """A gold report with what the chain made of it, and how to code it once more with an opinion."""

    gold: GoldReport
    reading: Reading
    findings: Findings
    result: CodingResult
    reconsider: Callable[[Opinion], CodingResult]


def coded_gold(coder: Coder, reports: Iterable[GoldReport]) -> list[CodedGold]:
    """Read, build and code each report by itself."""
    out: list[CodedGold] = []
    for gold in reports:
        analysis = coder.analyse(gold.report)
        reconsider = partial(coder.reconsider, analysis)
        out.append(CodedGold(gold, analysis.reading, analysis.findings, analysis.result, reconsider))
    return out


def predicted(result: CodingResult) -> CodeSet:
    """The code set of a result."""
    return code_set(
        {"code": line.code, "units": line.units, "modifiers": list(line.modifiers)} for line in result.lines
    )
