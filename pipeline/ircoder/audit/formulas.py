"""The formulas of the scores, in words to be printed beside each figure, and where each comes from.

Sources, as facts of public guidance and practice:

- Code over code, record over record and charge accuracy: how coding audits of AHIMA and AAPC members are scored
  (MOD-52, MOD-53); over- and undercoding beside each other, never cancelled (MOD-55).
- Overpayment rate: the claims review of OIG's corporate integrity agreements divides the net overpayment found in the
  sample by the dollars paid for it; at 5 % or more the review has to go further.
- Payment accuracy: CMS's CERT programme takes over- and underpayments together, as absolute amounts, for what was
  improper, and calls the rest accurate.
- Exact intervals: Clopper and Pearson, Biometrika 26 (1934), 404-413.
"""

from __future__ import annotations

from dataclasses import dataclass

from ircoder.audit.model import Measure

PRACTICE = "Coding audit practice (AHIMA, AAPC): code over code"
RECORDS = "Coding audit practice (AHIMA, AAPC): record over record"
BOTH_WAYS = "Coding audit practice: over- and undercoding told apart"
CLAIMS_REVIEW = "OIG corporate integrity agreements: claims review, error rate of the discovery sample"
CERT = "CMS CERT programme: improper payments are over- and underpayments together"
KNOWN = "What the claims review leaves out is told beside it; nothing unknown counts as right or as zero"
VALUES = "Medicare physician fee schedule: relative values of the release in force"


@dataclass(frozen=True, slots=True)
class Formula:
    """One score: its words for people, what its value is, its formula in words, and its source."""

    label: str
    measure: Measure
    words: str
    source: str


FORMULAS: dict[str, Formula] = {
    "code_accuracy": Formula(
        "Code accuracy",
        "share",
        "lines whose code is right (agreed, or wrong only in units or modifiers) / all lines, billed or missed",
        PRACTICE,
    ),
    "billed_line_accuracy": Formula(
        "Billed lines with a right code",
        "share",
        "billed lines whose code is right / billed lines",
        PRACTICE,
    ),
    "capture_rate": Formula(
        "Charges captured",
        "share",
        "supported lines that were billed under their code / supported lines",
        PRACTICE,
    ),
    "charge_accuracy": Formula(
        "Charge accuracy",
        "share",
        "lines right in code, units and modifiers / all lines, billed or missed",
        PRACTICE,
    ),
    "encounter_accuracy": Formula(
        "Encounter accuracy",
        "share",
        "encounters with all codes and units right / encounters",
        RECORDS,
    ),
    "encounter_accuracy_with_modifiers": Formula(
        "Encounter accuracy with modifiers",
        "share",
        "encounters with all codes, units and modifiers right / encounters",
        RECORDS,
    ),
    "encounter_payment_accuracy": Formula(
        "Encounters paid right",
        "share",
        "encounters without over- or underpayment / encounters whose payment is known",
        RECORDS,
    ),
    "overcoding_rate": Formula(
        "Overcoding rate",
        "share",
        "lines that ask for more than is supported / all lines, billed or missed",
        BOTH_WAYS,
    ),
    "undercoding_rate": Formula(
        "Undercoding rate",
        "share",
        "lines that ask for less than is supported / all lines, billed or missed",
        BOTH_WAYS,
    ),
    "dollars_in_sample": Formula(
        "Dollars in the sample",
        "dollars",
        "sum of what was paid, or of the billed lines by the release, of all lines whose effect on payment is known",
        CLAIMS_REVIEW,
    ),
    "gross_overpayment": Formula(
        "Gross overpayment", "dollars", "sum of what was paid or billed without support", CLAIMS_REVIEW
    ),
    "gross_underpayment": Formula(
        "Gross underpayment", "dollars", "sum of what was supported and not paid or billed", CLAIMS_REVIEW
    ),
    "net_overpayment": Formula("Net overpayment", "dollars", "gross overpayment - gross underpayment", CLAIMS_REVIEW),
    "dollars_left_out": Formula(
        "Dollars left out",
        "dollars",
        "sum of what was paid, else charged, for billed lines whose value is not known and that no figure of dollars "
        "counts",
        KNOWN,
    ),
    "lines_left_out": Formula(
        "Lines left out of the dollars",
        "share",
        "lines whose value or effect on payment is not known (of a hospital's claim then all) / all lines, billed or "
        "missed",
        KNOWN,
    ),
    "overpayment_rate": Formula(
        "Net overpayment rate", "share", "net overpayment / dollars in the sample", CLAIMS_REVIEW
    ),
    "gross_overpayment_rate": Formula(
        "Gross overpayment rate", "share", "gross overpayment / dollars in the sample", CLAIMS_REVIEW
    ),
    "payment_accuracy": Formula(
        "Payment accuracy",
        "share",
        "1 - (gross overpayment + gross underpayment) / dollars in the sample",
        CERT,
    ),
    "rvu_over": Formula("RVUs without support", "rvu", "sum of the total RVUs billed and not supported", VALUES),
    "rvu_under": Formula("RVUs not billed", "rvu", "sum of the total RVUs supported and not billed", VALUES),
    "rvu_net": Formula("Net RVU effect", "rvu", "RVUs not billed - RVUs without support", VALUES),
}
"""By name, in the order in which they are shown."""
