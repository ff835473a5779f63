"""Lesions that needles sampled: which acts are of one lesion, and how many lesions an act stands for."""

from __future__ import annotations

from collections.abc import Mapping

from ircoder.findings.model import Act, Side

ONE_SIDE = ("left", "right")


def site_of(act: Act) -> str:
    """Place of a sample: the row of the site table, else its anatomy."""
    return str(act.details.get("site") or act.target or "")


def key_of(act: Act, number: int = 0) -> str:
    """Key that tells one sampled lesion from another; ``number`` counts lesions told by a number alone."""
    own = str(act.details.get("lesion") or "")
    return ":".join(part for part in (site_of(act), own, str(number) if number else "") if part)


def lesions_of(act: Act) -> int:
    """Lesions that an act stands for."""
    count = act.details.get("lesions", 1)
    return count if isinstance(count, int) and count > 0 else 1


def marks_of(act: Act) -> dict[str, str]:
    """Marks of the lesion of an act (``segment=6``)."""
    pairs = (item.partition("=") for item in str(act.details.get("lesion") or "").split(",") if "=" in item)
    return {name: value for name, _, value in pairs}


def same_lesion(one: Act, other: Act) -> bool:
    """Whether two acts may be of one lesion: nothing that both tell of the place differs."""
    if site_of(one) != site_of(other):
        return False
    if one.side in ONE_SIDE and other.side in ONE_SIDE and one.side != other.side:
        return False
    return marks_agree(marks_of(one), marks_of(other))


def marks_agree(one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """Whether no mark that both have differs; "5/6" and "6" share a segment."""
    return all(_share(value, other.get(name, value)) for name, value in one.items())


def _share(one: str, other: str) -> bool:
    return any(a.startswith(b) or b.startswith(a) for a in one.split("/") for b in other.split("/"))


def sides_of(act: Act) -> tuple[Side | None, ...]:
    """Sides of an act, both spelled out."""
    return ("left", "right") if act.side == "bilateral" else (act.side,)
