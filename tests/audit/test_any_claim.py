"""Whatever is billed and whatever is supported, a comparison keeps every line and every dollar once."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.audit.build import audited, told
from tests.audit.test_command import record

from ircoder.audit.model import Problem
from ircoder.audit.supported import Supported, read_supported

CODES = ["36245", "36246", "36247", "36248", "75710", "75716", "64493", "37226", "37224", "47000", "76937", "99152"]
LINE = st.builds(
    lambda code, modifiers, units: "-".join([code, *modifiers]) + f" x{units}",
    st.sampled_from(CODES),
    st.lists(st.sampled_from(["26", "59", "XS", "LT", "RT", "50", "GC", "22", "TC"]), max_size=3, unique=True),
    st.integers(1, 3),
)
LINES = st.lists(LINE, max_size=6).map(", ".join)
MANY = settings(max_examples=250, deadline=None)


def _shown(findings, side):
    return sorted(line.shown for finding in findings if not finding.secondary for line in getattr(finding, side))


@given(asked=LINES, right=LINES, setting=st.sampled_from(["professional", "office", "facility"]))
@MANY
def test_every_line_stands_in_one_finding(asked, right, setting):
    encounter = audited(asked, right, setting=setting)
    assert _shown(encounter.findings, "billed") == sorted(line.shown for line in encounter.billed)
    assert _shown(encounter.findings, "suggested") == sorted(line.shown for line in encounter.suggested)
    assert all(finding.why.endswith(".") for finding in encounter.findings)


@given(asked=LINES, right=LINES)
@MANY
def test_effects_add_up_to_what_the_claim_gains_or_loses(asked, right):
    encounter = audited(asked, right)
    amounts = encounter.amounts
    total = sum(finding.payment_effect for finding in encounter.findings)
    assert amounts.suggested - amounts.billed == pytest.approx(total, abs=0.02)
    assert amounts.net == pytest.approx(-total, abs=0.02)


@given(lines=LINES)
@MANY
def test_a_claim_agrees_with_itself(lines):
    encounter = audited(lines, lines)
    assert encounter.all_right
    assert (encounter.amounts.over, encounter.amounts.under) == (0.0, 0.0)


@given(
    lines=st.lists(LINE, max_size=5).flatmap(lambda found: st.tuples(st.just(found), st.permutations(found))),
    right=LINES,
)
@MANY
def test_the_order_of_billed_lines_changes_no_kind(lines, right):
    one, other = (audited(", ".join(order), right) for order in lines)
    assert sorted(f.kind for f in one.findings) == sorted(f.kind for f in other.findings)
    assert one.amounts.net == pytest.approx(other.amounts.net, abs=0.02)


@given(asked=LINES, right=LINES)
@MANY
def test_the_same_claim_has_the_same_findings(asked, right):
    assert list(map(told, audited(asked, right).findings)) == list(map(told, audited(asked, right).findings))


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from([*record()["lines"][0], "x"]), inner),
    max_leaves=6,
)


@given(changes=st.dictionaries(st.sampled_from([*record()]), _JSON, max_size=3))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_records_of_any_shape_are_read_or_told(tmp_path, changes):
    path = tmp_path / "coded.jsonl"
    path.write_text(json.dumps({**record(), **changes}) + "\n" + json.dumps(record("r2")) + "\n", encoding="utf-8")
    found = list(read_supported(path))
    assert len(found) == 2
    assert all(isinstance(item, (Supported, Problem)) for item in found)
    assert found[1].report_id == "r2"


@pytest.mark.parametrize("field", ["start", "end", "text", "section"])
def test_evidence_of_another_shape_is_no_record(tmp_path, field):
    damaged = record()
    damaged["lines"][0]["evidence"][0][field] = None
    path = tmp_path / "coded.jsonl"
    path.write_text(json.dumps(damaged) + "\n" + json.dumps(record("r2")) + "\n", encoding="utf-8")
    found, good = read_supported(path)
    assert good.report_id == "r2"
    assert (found.type, found.where) == ("malformed", "coded.jsonl, line 1")
