"""What a line was checked against and what it is worth, in words."""

from __future__ import annotations

from ircoder.report import CodedReport, CodeLine, LineValues


def line_worth(line: CodeLine) -> str:
    """Release of the edits, and the value of the line where one is known."""
    release, status = line.edits.get("release"), line.edits.get("status")
    checked = f"checked against {release}" if status == "checked" else f"not checked: not in {release}"
    return checked if line.values is None else f"{checked}; {_valued(line.values)}"


def _valued(values: LineValues) -> str:
    parts = [f"status {values.status}"]
    if values.apc:
        parts.append(f"APC {values.apc}")
    if values.total is not None:
        parts.append(f"work {values.work:.2f} of {values.total:.2f} RVU")
    if values.payment is not None:
        parts.append(f"${values.payment:,.2f}")
    return f"{', '.join(parts)} ({values.release})"


def report_worth(coded: CodedReport) -> str | None:
    """Sums over the lines, with the codes that no sum holds; ``None`` for a report without lines."""
    totals = coded.totals
    if totals is None:
        return None
    if totals.total is None and totals.payment is None:
        remedy = "Import Addendum B of the quarter" if coded.setting == "facility" else "Import the fee schedule"
        return f"not known. {remedy} with `ircoder reference import`."
    parts = []
    if totals.total is not None:
        parts.append(f"{totals.total:.2f} RVU" + (f" ({totals.work:.2f} work)" if totals.work is not None else ""))
    if totals.payment is not None:
        parts.append(f"${totals.payment:,.2f}")
    lacking = f"; without {', '.join(totals.without_value)}" if totals.without_value else ""
    return f"{', '.join(parts)}{lacking}. National amounts, before the payer's reductions."
