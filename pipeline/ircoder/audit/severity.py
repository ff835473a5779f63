"""How urgent a finding is. Compliance comes first: money asked for without support, before money not asked for.

======== ==============================================================================================================
none     agreed
high     billed without support: unsupported, unbundled, not in force; wrong code, units or modifiers that ask for
         :data:`MATERIAL` dollars or more too much, or whose effect is not known and whose units are too many
medium   the same kinds where nothing is paid for the line; any other correction that lowers the payment; a wrong code
         whose effect is not known; documentation that has to be asked for; a modifier that names the side, another
         service, the component or reduced work; a missed charge or other correction that raises the payment by
         :data:`MATERIAL` dollars or more
low      everything else
======== ==============================================================================================================

The dollars are those of the release in force (or the user's conversion factor), not what was paid.
"""

from __future__ import annotations

from ircoder.audit.model import Kind, Severity
from ircoder.audit.worth import REDUCED

MATERIAL = 50.0
"""Dollars from which an effect is material. A choice of this program, not of any payer."""

WITHOUT_SUPPORT: frozenset[Kind] = frozenset({"unsupported", "unbundled", "not_in_force"})
_COMPLIANCE_MODIFIERS = frozenset({"26", "TC", "50", "LT", "RT", "59"}) | REDUCED


def severity_of(
    kind: Kind, payment_effect: float | None, *, too_many: bool = False, modifiers: frozenset[str] = frozenset()
) -> Severity:
    """Rank a finding.

    Parameters
    ----------
    kind
        What it is.
    payment_effect
        Dollars, suggested minus billed; ``None`` where it is not known.
    too_many
        Whether more units were billed than are supported.
    modifiers
        Modifiers that are wrong or missing, 59 for each of its narrower forms.
    """
    if kind == "agreed":
        return "none"
    effect = payment_effect or 0.0
    if kind in WITHOUT_SUPPORT:
        return "medium" if payment_effect == 0 else "high"
    if kind == "documentation":
        return "medium"
    if effect <= -MATERIAL or (payment_effect is None and too_many):
        return "high"
    if effect < 0 or effect >= MATERIAL or (kind == "wrong_code" and payment_effect is None):
        return "medium"
    if kind == "modifier" and modifiers & _COMPLIANCE_MODIFIERS:
        return "medium"
    return "low"
