"""What a coding rule may look at: the findings, the date, the setting and the knowledge in force on that date."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ircoder.coding.beside import OtherLine
from ircoder.coding.opinion import NO_OPINION, Opinion
from ircoder.findings.model import Findings
from ircoder.knowledge.base import Knowledge
from ircoder.report import Setting


@dataclass(frozen=True, slots=True)
class Encounter:
    """One report (or hand-written findings) to be coded.

    ``patient_age`` is in years: the report field where given, else what the text says, else ``None``. ``beside`` holds
    the lines of the patient's other reports of the same date, ``other_days`` those of the encounter's other dates.
    ``opinion`` is what the trained classifier says against the lines of a first look, if there was one.
    """

    findings: Findings
    service_date: dt.date
    setting: Setting
    knowledge: Knowledge
    payer: str = "medicare"
    patient_age: float | None = None
    report_id: str = ""
    provider_id: str | None = None
    report_status: str = "final"
    beside: tuple[OtherLine, ...] = ()
    other_days: tuple[OtherLine, ...] = ()
    opinion: Opinion = NO_OPINION

    @property
    def year(self) -> int:
        """Year of the service date."""
        return self.service_date.year

    def in_force(self, code: str) -> bool:
        """Whether the catalogue holds this code on the service date."""
        return self.knowledge.catalogue.in_force(code, self.service_date)
