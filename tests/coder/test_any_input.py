"""Whatever comes in, something well formed comes out, and no report text in a message."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ircoder.formats.records import record_of
from ircoder.intake import FIELDS, report_of
from ircoder.report import CodedReport, Report
from ircoder.source_text import plain_blanks

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just("2025-05-05") | st.just("facility"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
RECORDS = st.dictionaries(st.sampled_from(FIELDS) | st.just("metadata") | st.text(max_size=8), VALUES, max_size=10)
MARK = "Zyxw"


# How long a busy machine takes to draw examples says nothing of the code.
unhurried = settings(suppress_health_check=[HealthCheck.too_slow])


@unhurried
@given(RECORDS)
def test_any_object_becomes_a_report_or_an_error_record(record):
    found = report_of(record, "line 1")
    if isinstance(found, Report):
        assert found.text.strip()
        assert found.report_id
    else:
        assert found.error.message.startswith("line 1: ")
        assert isinstance(found.report_id, str)
        json.dumps(record_of(found))


@unhurried
@given(RECORDS, st.text(), st.text())
def test_no_error_message_repeats_the_text(record, before, after):
    found = report_of({**record, "text": f"{before}{MARK}{after}"}, "line 1")
    if isinstance(found, CodedReport):
        assert MARK not in found.error.message


@given(st.text())
def test_plain_blanks_move_no_offset_and_leave_every_word(text):
    plain = plain_blanks(text)
    assert len(plain) == len(text)
    assert not set(plain) & {"\r", "\t", "\0", "\xa0"}
    assert [a for a, b in zip(text, plain, strict=True) if not a.isspace() and a != "\0"] == [
        b for a, b in zip(text, plain, strict=True) if not a.isspace() and a != "\0"
    ]
