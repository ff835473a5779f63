"""Values and edits of a code on a date, each with the release it comes from, as lines to show."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ircoder.knowledge.base import Knowledge
    from ircoder.knowledge.fee_schedule import FeeRow
    from ircoder.report import Setting

Field = tuple[str, str]

COMPONENTS = ("26", "TC", "53")
ADJUDICATION = {1: "by line", 2: "by day, absolute", 3: "by day, appeal possible"}
PARENTS = {"1": "only beside these", "2": "the contractor decides beside which", "3": "beside these, or as decided"}
SIDES: tuple[tuple[Setting, str], ...] = (("professional", "practitioner"), ("facility", "hospital"))
MANY = 12


def value_fields(code: str, on: dt.date, knowledge: Knowledge) -> list[Field]:
    """List what is in force for a code on a date: values, unit limits, add-on and pair edits, hospital payment."""
    return [
        *_fee_schedule(code, on, knowledge),
        ("units a day", "; ".join(_limit(code, on, side, name, knowledge) for side, name in SIDES)),
        ("add-on edit", _add_on(code, on, knowledge)),
        ("pair edits", "; ".join(_pairs(code, on, side, name, knowledge) for side, name in SIDES)),
        ("hospital payment", _hospital_payment(code, on, knowledge)),
    ]


def descriptor_fields(code: str, on: dt.date) -> list[Field]:
    """List the official descriptors of a code, where the user has imported them."""
    from ircoder.knowledge.descriptors import official_descriptors

    return [(f"{found.length} text {found.release}", found.text) for found in official_descriptors(code, on)]


def _fee_schedule(code: str, on: dt.date, knowledge: Knowledge) -> list[Field]:
    row = knowledge.fee_schedule.row(code, on)
    if row is None:
        return [("fee schedule", "in no release")]
    signs = (
        f"status {row.status}",
        f"PC/TC {row.pctc}",
        f"global days {row.global_days}",
        f"bilateral {row.bilateral}",
        f"multiple {row.multiple}",
        f"co-surgeons {row.co_surgeons}" if row.co_surgeons else "",
        f"conversion factor {row.conversion_factor:.4f}" if row.conversion_factor else "",
    )
    parts = [("values", row)]
    for modifier in COMPONENTS:
        part = knowledge.fee_schedule.row(code, on, modifier)
        if part is not None and part.release == row.release:
            parts.append((f"values of {modifier}", part))
    return [("fee schedule", f"{row.release}: {', '.join(filter(None, signs))}"), *((n, _values(r)) for n, r in parts)]


def _values(row: FeeRow) -> str:
    told = (
        ("work", _amount(row.work)),
        ("practice", _both(row.nonfacility_practice, row.facility_practice)),
        ("malpractice", _amount(row.malpractice)),
        ("total", _both(row.nonfacility_total, row.facility_total)),
    )
    return ", ".join(f"{name} {value}" for name, value in told if value)


def _both(office: float | None, hospital: float | None) -> str:
    """Both views of one value: in an office, and in a hospital."""
    told = (("office", _amount(office)), ("hospital", _amount(hospital)))
    return " / ".join(f"{value} {where}" for where, value in told if value)


def _amount(value: float | None) -> str:
    return "" if value is None else f"{value:.2f}"


def _limit(code: str, on: dt.date, side: Setting, name: str, knowledge: Knowledge) -> str:
    limit, release = knowledge.edits.limit(code, side, on), knowledge.edits.releases(side, on).units
    if limit is None:
        return f"{name} not published ({release})"
    return f"{name} {limit.units} {ADJUDICATION[limit.adjudication]} ({release})"


def _add_on(code: str, on: dt.date, knowledge: Knowledge) -> str:
    rows = knowledge.edits.add_on_rows(code, on)
    if not rows:
        return ""
    edit_type = rows[0].edit_type
    parents = sorted({parent for row in rows for parent in row.parents if any(c.isdigit() for c in parent)})
    release = knowledge.edits.releases("professional", on).add_ons
    beside = f": {_some(parents)}" if parents else ""
    return f"type {edit_type}, {PARENTS[edit_type]} ({release}){beside}"


def _pairs(code: str, on: dt.date, side: Setting, name: str, knowledge: Knowledge) -> str:
    edits = knowledge.edits
    release = edits.releases(side, on).pairs
    if edits.status(code, side, on) != "checked":
        return f"{name} not checked ({release} does not know the code)"
    denied, beside = edits.denied_by(code, on, side), edits.denied_beside(code, on, side)
    firm = sum(not opened for opened in denied.values())
    codes = "1 code" if len(denied) == 1 else f"{len(denied)} codes"
    told = f"denies {codes}, {firm} of them whatever the modifier, and is denied beside {len(beside)}"
    return f"{name} {told} ({release})"


def _hospital_payment(code: str, on: dt.date, knowledge: Knowledge) -> str:
    row = knowledge.outpatient.status(code, on)
    if row is None:
        release = knowledge.outpatient.release(on)
        return f"not in {release}" if release else ""
    rate = f"${row.payment_rate:,.2f}" if row.payment_rate is not None else ""
    group = f"APC {row.apc}" if row.apc else ""
    return f"{row.release}: {', '.join(filter(None, (f'status {row.status_indicator}', group, rate)))}"


def _some(codes: list[str]) -> str:
    left = len(codes) - MANY
    return ", ".join(codes[:MANY]) + (f" and {left} more" if left > 0 else "")
