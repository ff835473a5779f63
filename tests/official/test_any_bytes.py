"""Whatever a file holds, it is stored or refused with a reason; after a refusal everything is as it was."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.official import files

TRUE = (
    ("PPRRVU2026_Oct.csv", files.csv_bytes(files.fee_rows())),
    ("PPRRVU2026_Oct.txt", files.fee_text()),
    ("ccipra-v323r0-f1.txt", files.csv_bytes(files.pair_rows(), "\t")),
    ("MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", files.csv_bytes(files.unit_rows())),
    ("AOC_V2026Q2-F-MCR.txt", files.add_on_lines()),
    ("2026 January Web Addendum B.csv", files.csv_bytes(files.addendum_rows())),
    ("LONGULT.TXT", files.descriptor_lines()),
    ("AOC_V2026Q2-MCR.xlsx", files.workbook(files.add_on_rows())),
    ("rvu26d.zip", files.zipped(PPRRVU2026_Oct__csv=files.csv_bytes(files.fee_rows()))),
)
NAMES = st.sampled_from([name for name, _ in TRUE])
FEW = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@st.composite
def damaged(draw):
    """A true file with a piece taken out or put in."""
    name, content = draw(st.sampled_from(TRUE))
    start = draw(st.integers(0, len(content)))
    stop = draw(st.integers(start, min(len(content), start + 300)))
    return name, content[:start] + draw(st.binary(max_size=40)) + content[stop:]


@FEW
@given(
    file=st.one_of(damaged(), st.tuples(NAMES, st.binary(max_size=2000)), st.tuples(NAMES, st.text().map(str.encode)))
)
def test_stored_or_refused(put, stored_files, file):
    before = stored_files()
    outcomes = put(*file)
    assert outcomes
    assert all(bool(outcome.refused) != (outcome.saved is not None) for outcome in outcomes)
    if all(outcome.refused for outcome in outcomes):
        assert stored_files() == before


@FEW
@given(name=st.text(st.characters(codec="latin-1", exclude_characters="/\0"), min_size=1, max_size=60))
def test_any_name(put, name):
    if name in (".", ".."):
        return
    (outcome,) = put(name, TRUE[0][1])
    assert outcome.refused or outcome.saved.origin.release == "2026d"


@pytest.mark.parametrize(("name", "content"), TRUE, ids=[name for name, _ in TRUE])
def test_every_cut(put, stored_files, name, content):
    for length in range(0, len(content), max(1, len(content) // 20)):
        before = stored_files()
        (outcome,) = put(name, content[:length])
        assert outcome.refused or outcome.saved
        assert not outcome.refused or stored_files() == before
