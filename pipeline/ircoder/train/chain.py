"""Gold reports run through the chain, with what each stage made of them."""

from __future__ import annotations

from collections.abc import Iterable

from ircoder.coder import Coder
from ircoder.evaluate.gold import GoldReport
from ircoder.train.confidence import CodedGold


def coded_gold(coder: Coder, reports: Iterable[GoldReport]) -> list[CodedGold]:
    """Read, build and code each report by itself."""
    out: list[CodedGold] = []
    for gold in reports:
        analysis = coder.analyse(gold.report)
        out.append(CodedGold(gold, analysis.reading, analysis.findings, analysis.result))
    return out
