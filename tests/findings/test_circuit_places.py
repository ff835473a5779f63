"""The fistula or graft on which circuit work was done, named once in the report."""

from __future__ import annotations

import pytest
from tests.findings.reports import findings_of


@pytest.mark.parametrize(
    ("text", "target", "side"),
    [
        (
            "HISTORY: Left brachiocephalic fistula, prolonged bleeding.\nTECHNIQUE: The fistula was punctured with a "
            "21 gauge needle. Fistulogram with runs of the arm and chest was performed.",
            "brachiocephalic_fistula",
            "left",
        ),
        (
            "HISTORY: Right forearm loop graft, clotted.\nTECHNIQUE: Antegrade and retrograde sheaths. The graft was "
            "declotted with a Cleaner device. Graftogram was performed.",
            "forearm_loop_graft",
            "right",
        ),
    ],
)
def test_circuit_work_is_on_the_circuit_that_is_named(text: str, target: str, side: str) -> None:
    findings = findings_of(text)
    acts = findings.performed("dialysis_circuit_study", "dialysis_declot")
    assert acts
    assert {(a.target, a.side) for a in acts} == {(f"vessel:{target}", side)}
    ways_in = {access.id: (access.vessel, access.side) for access in findings.accesses}
    assert {ways_in[a.access or ""] for a in acts} == {(f"vessel:{target}", side)}


def test_of_two_circuits_none_is_taken() -> None:
    found = findings_of(
        "HISTORY: Failed left radiocephalic fistula. Right brachiobasilic fistula in use.\nTECHNIQUE: The access was "
        "punctured. Fistulogram was performed."
    )
    assert {a.target for a in found.performed("dialysis_circuit_study")} <= {None}
