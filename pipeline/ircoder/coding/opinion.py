"""What the trained classifier says against the lines of a report: codes to hold back, and codes to put forward."""

from __future__ import annotations

from dataclasses import dataclass

from ircoder.findings.model import Side, Span

TRAINED = "trained classifier"
"""Stands where a rule's id would: no rule decided, the classifier did."""


@dataclass(frozen=True, slots=True)
class PutForward:
    """A code that the words of a report make likely and that no rule derived.

    ``spans`` are the words that speak for it most, ``side`` is the side that they or else the whole report tell of.
    """

    code: str
    spans: tuple[Span, ...]
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """Codes that are held back where the rules derive them, and codes that are put forward."""

    held_back: frozenset[str] = frozenset()
    put_forward: tuple[PutForward, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.held_back or self.put_forward)

    def puts_forward(self, code: str) -> bool:
        """Whether this code is put forward."""
        return any(put.code == code for put in self.put_forward)


NO_OPINION = Opinion()
