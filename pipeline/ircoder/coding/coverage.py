"""Which module decides each rule of the reference, and which may propose each code of the catalogue."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ircoder.coding.registry import RuleBook
from ircoder.coding.rulebooks import rule_books


def modules_by_rule() -> dict[str, tuple[str, ...]]:
    """Short names of the modules that decide each rule id, in running order."""
    return _grouped(
        (rule_id, _short(rule.module)) for book in rule_books() for rule in book.rules for rule_id in rule.ids
    )


def modules_by_code() -> dict[str, tuple[str, ...]]:
    """Short names of the modules that may propose each code, in running order."""
    return _grouped((code, _home(book)) for book in rule_books() for code in sorted(book.codes))


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    out: dict[str, list[str]] = defaultdict(list)
    for key, module in pairs:
        if module not in out[key]:
            out[key].append(module)
    return {key: tuple(modules) for key, modules in out.items()}


def _home(book: RuleBook) -> str:
    homes: Iterator[str] = (_short(rule.module) for rule in book.rules)
    return next(homes, book.name)


def _short(module: str) -> str:
    return module.removeprefix("ircoder.coding.").removeprefix("families.")
