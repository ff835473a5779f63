"""The date of service in the text against that of the record, which decides the code set."""

from __future__ import annotations

import datetime as dt

from ircoder.coding.encounter import Encounter
from ircoder.findings.model import Contradiction

_ELEMENT = "stated_service_date"
_IN_PASSING = "told_work_date"
_LONGEST = dt.timedelta(days=60)
"""So far ahead a day of work that is told as done is a slip; a later year is a slip of another kind."""


def date_contradictions(encounter: Encounter) -> tuple[Contradiction, ...]:
    """One contradiction where the text states its date and never that of the record.

    The code set of another year, and the edits of another quarter, may be those of the day in the text.
    """
    stated = [fact for fact in encounter.findings.facts if fact.element == _ELEMENT]
    days = [str(fact.value) for fact in stated]
    on = encounter.service_date.isoformat()
    if not stated or on in days:
        return () if days else _yet_to_come(encounter)
    named = " and ".join(days[:2])
    years = {dt.date.fromisoformat(day).year for day in days}
    other = "" if years == {encounter.service_date.year} else " The code sets of the two years differ."
    return (
        Contradiction(
            kind="date",
            about="date of service",
            statement=f"The date of service in the text is {named}, that of the record is {on}.{other}",
            first=stated[0].spans,
            second=tuple(span for fact in stated[1:2] for span in fact.spans),
        ),
    )


def _yet_to_come(encounter: Encounter) -> tuple[Contradiction, ...]:
    """Work that the text tells as done on a day after that of the record."""
    for fact in encounter.findings.facts:
        if fact.element != _IN_PASSING:
            continue
        ahead = dt.date.fromisoformat(str(fact.value)) - encounter.service_date
        if dt.timedelta() < ahead <= _LONGEST:
            statement = f"Work is told as done on {fact.value}, and the date of service is {encounter.service_date}."
            return (
                Contradiction(kind="date", about="date of service", statement=statement, first=fact.spans, second=()),
            )
    return ()
