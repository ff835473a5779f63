"""ircoder reads dictated interventional procedure reports and says which CPT codes they support, with evidence.

>>> import ircoder
>>> coder = ircoder.load()
>>> coded = coder.code(text, service_date="2026-03-14")

Importing the package is cheap: spaCy is loaded with the first use of :func:`load` or :class:`Coder`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__version__ = "0.1.0"
__all__ = ["CodedReport", "Coder", "Report", "__version__", "load"]

if TYPE_CHECKING:
    from ircoder.coder import Coder, load
    from ircoder.report import CodedReport, Report

_HOMES = {
    "Coder": "ircoder.coder",
    "load": "ircoder.coder",
    "CodedReport": "ircoder.report",
    "Report": "ircoder.report",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(set(globals()) | set(__all__))
