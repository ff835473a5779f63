"""Which coded reports may go out unseen and which a coder must look at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

NOT_CALIBRATED = "No calibrated probability yet, so a coder checks every report."
NO_THRESHOLD = "On held-out reports no probability reached the target accuracy, so a coder checks every report."
BELOW_THRESHOLD = "The probability that the complete code set is right is below the threshold for automatic release."


@dataclass(frozen=True, slots=True)
class Routing:
    """Where a coded report goes, and every reason for which a coder must look at it."""

    route: Literal["auto", "review"]
    review_reasons: tuple[str, ...] = ()


def route_report(reasons: Iterable[str], probability: float | None, threshold: float | None) -> Routing:
    """Decide the route of one coded report.

    Parameters
    ----------
    reasons
        Review reasons of the coding stage; any of them sends the report to review.
    probability
        Calibrated probability (0 to 1) that the complete code set is right, ``None`` until calibrated.
    threshold
        Least probability for ``auto``, chosen on held-out reports, ``None`` where none reaches the target accuracy.
    """
    found = list(dict.fromkeys(reasons))
    if probability is None:
        found.append(NOT_CALIBRATED)
    elif threshold is None:
        found.append(NO_THRESHOLD)
    elif probability < threshold:
        found.append(BELOW_THRESHOLD)
    return Routing("review" if found else "auto", tuple(found))
