"""What kinds, severities and terms of an audit mean, in the words of workbook and page."""

from __future__ import annotations

from collections.abc import Mapping

from ircoder.audit.model import Kind, Severity
from ircoder.audit.severity import MATERIAL

GRAVEST_FIRST: tuple[Severity, ...] = ("high", "medium", "low", "none")
SEVERITY_LABELS: Mapping[Severity, str] = {"high": "High", "medium": "Medium", "low": "Low", "none": "None"}
DISCLAIMER = (
    "Suggestions for a qualified auditor: a finding is a lead, not a verdict, until a person has read the report. "
    "CPT is a registered trademark of the American Medical Association."
)
PATIENT_DATA = "Evidence quotes the reports: treat this file as patient data."
BY_FINDING = (
    "Dollars by kind and by family add up every finding whose effect is known. On hospital claims they may hold more "
    "than the totals, where a claim is paid and counts as a whole."
)
KIND_MEANINGS: Mapping[Kind, str] = {
    "agreed": "Code, units and modifiers are those that the report supports.",
    "missed": "The report supports the line, and nothing bills it.",
    "unsupported": "The line was billed, and no report of the claim supports it.",
    "wrong_code": "Another code of the same family is supported in place of the billed one.",
    "unbundled": "The work is inside another code of the claim, by a rule or a claim edit.",
    "units": "The code is right, its number of units is not.",
    "modifier": "Code and units are right; a modifier is missing or not supported.",
    "not_in_force": "The code had ended, or did not exist yet, on the date of service.",
    "documentation": "The report leaves open what the code hinges on; the physician has to be asked.",
}
SEVERITY_MEANINGS: Mapping[Severity, str] = {
    "high": "Billed without support (unsupported, unbundled, not in force), unless nothing is paid for the line; or a "
    f"code, units or modifiers that ask for ${MATERIAL:.0f} or more too much; or too many units of unknown value.",
    "medium": "Any other correction that lowers the payment; a missed charge or correction that raises it by "
    f"${MATERIAL:.0f} or more; insufficient documentation; a modifier that names the side, another service, the "
    "component or reduced work; a line without support for which nothing is paid; a wrong code of unknown effect.",
    "low": "Everything else that differs.",
    "none": "Agreed.",
}
TERMS: Mapping[str, str] = {
    "Encounter": "One claim: a report, or all reports of an encounter, in one setting.",
    "Line": "A billed or a supported code with units and modifiers. A finding counts as many lines as it has on the "
    "side with more of them.",
    "Supported": "What the report documents and the rules of the date allow; suggested by ircoder, with evidence.",
    "Effect": "Supported minus billed. A negative effect was billed or paid without support, a positive one was left "
    "on the table.",
    "Gross overpayment": "All that was paid or billed without support, underpayments not set against it.",
    "Net overpayment": "Gross overpayment less gross underpayment.",
    "Net overpayment rate": "Net overpayment over the dollars in the sample: held against the trigger.",
    "95% interval": "Exact bounds of a proportion (Clopper-Pearson) in a simple random sample of what is counted; for "
    "lines, which resemble each other within an encounter, they are somewhat too narrow. Rates of dollars have none; "
    "the command ircoder audit extrapolate gives limits of totals.",
    "Overcoding, undercoding": "Lines that ask for more, or for less, than is supported. Told apart, never cancelled.",
    "RVU": "Relative value unit of the Medicare physician fee schedule; payment is RVUs times the conversion factor.",
}
_ABBREVIATED = {"tips": "TIPS"}


def named(name: str) -> str:
    """A family as words: ``Catheter placement``."""
    return _ABBREVIATED.get(name) or name.replace("_", " ").capitalize()
