"""Punctures of the veins that are closed from inside: an ablation or a foam needs a way into the vein itself."""

from __future__ import annotations

from dataclasses import replace

from ircoder.findings.model import Access, Act

_CLOSED_INSIDE = frozenset({"venous_ablation", "vein_sclerotherapy"})
_NAMED_VEINS = frozenset(
    {"vessel:great_saphenous_vein", "vessel:small_saphenous_vein", "vessel:anterior_accessory_saphenous_vein"}
    | {"vessel:posterior_accessory_saphenous_vein"}
)


def with_vein_entries(
    accesses: tuple[Access, ...], acts: tuple[Act, ...]
) -> tuple[tuple[Access, ...], tuple[Act, ...]]:
    """Each treated saphenous vein with its puncture, and the acts with the one of their vein."""
    entries = list(accesses)
    out = []
    for act in acts:
        if act.kind not in _CLOSED_INSIDE or act.status != "performed" or act.target not in _NAMED_VEINS:
            out.append(act)
            continue
        entry = next((a for a in entries if a.vessel == act.target and a.side in {None, act.side}), None)
        if entry is None:
            entry = Access(
                id=f"access-{len(entries) + 1}",
                vessel=act.target,
                side=act.side,
                session=act.session,
                spans=act.spans[:1],
            )
            entries.append(entry)
        out.append(act if act.access is not None else replace(act, access=entry.id))
    return tuple(entries), tuple(out)
