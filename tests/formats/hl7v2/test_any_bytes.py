"""No bytes crash the reader, no report text leaves it in a message, and fields are those that the hl7 library finds."""

import io

import hl7
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.formats.hl7v2.samples import batch, header, mdm, message, patient, request, result, row, visit

from ircoder.formats.hl7v2 import framing as hl7_framing
from ircoder.formats.hl7v2.escapes import escaped, unescaped
from ircoder.formats.hl7v2.fields import parse_message
from ircoder.formats.hl7v2.framing import messages_in
from ircoder.formats.hl7v2.reading import read_hl7
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.intake import report_of

WORDS = "Confidentialwords"
MESSAGES = (
    result(row(rf"a \.br\ {WORDS} \XC3A9\ ~b"), row(WORDS, f3="X&IMP", f1="2")),
    f"\x0b{mdm(text=WORDS)}\x1c\r",
    message(
        header(f18="8859/1"), patient(), visit(), "ORC|RE|P|A9", request(f3="A9"), row(f"^A^B^Base64^{WORDS}", f2="ED")
    ),
    result(row(WORDS, f3="ADT")),
    result(row(f"{WORDS} again"), f25="C"),
)
SAMPLE = batch(*MESSAGES).encode()


@pytest.fixture(scope="module")
def rows_of(tmp_path_factory):
    path = tmp_path_factory.mktemp("hl7") / "in.hl7"

    def rows_of(content):
        path.write_bytes(content)
        try:
            found = list(read_hl7(path))
        except InputError as error:
            assert WORDS not in str(error)
            return []
        for item in found:
            assert isinstance(item, (Row, BadRow))
            if isinstance(item, BadRow):
                assert WORDS not in item.problem + item.where
            else:
                report_of(item.record, item.where)
        return found

    return rows_of


def test_the_sample_is_read(rows_of):
    assert [type(item) for item in rows_of(SAMPLE)] == [Row, BadRow, Row]


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300))
@example(content=b"MSH|")
@example(content=b"MSH|^~\\&|\rOBR|\rOBX")
@example(content=b"MSH|^~\\&|||||||ORU\r\x00\rOBR\rOBX|\xff")
def test_random_bytes(rows_of, content):
    rows_of(content)
    rows_of(b"MSH|^~\\&|||||||ORU^R01\r" + content)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    changes=st.lists(
        st.tuples(st.integers(0, len(SAMPLE) - 1), st.binary(max_size=3), st.integers(0, 12)), min_size=1, max_size=4
    )
)
def test_random_changes_of_messages(rows_of, changes):
    content = SAMPLE
    for at, inserted, removed in changes:
        content = content[:at] + inserted + content[at + removed :]
    rows_of(content)


def texts(found):
    return {item.record["text"] for item in found if isinstance(item, Row)}


def test_a_batch_cut_off_anywhere_says_so_and_gives_no_part_of_a_message(rows_of):
    whole = set().union(*(texts(rows_of(batch(*MESSAGES[:count]).encode())) for count in range(1, len(MESSAGES) + 1)))
    for end in range(SAMPLE.index(b"MSH|") + 5, SAMPLE.index(b"FTS|1"), 3):
        found = rows_of(SAMPLE[:end])
        assert "incomplete" in {item.type for item in found if isinstance(item, BadRow)}
        assert texts(found) <= whole


@pytest.mark.parametrize("line_end", [b"\r", b"\n", b"\r\n"])
@pytest.mark.parametrize("size", [1, 2, 7, 64])
def test_where_chunks_end_makes_no_difference(monkeypatch, size, line_end):
    content = SAMPLE.replace(b"\r", line_end)
    whole = list(messages_in(io.BytesIO(content)))
    monkeypatch.setattr(hl7_framing, "_CHUNK", size)
    assert list(messages_in(io.BytesIO(content))) == whole


FIELD = st.text(alphabet="ab1^~& ", max_size=8)


@settings(max_examples=200, deadline=None)
@given(fields=st.lists(FIELD, min_size=1, max_size=6))
def test_fields_are_those_that_the_hl7_library_finds(fields):
    content = "\r".join([header(), "|".join(["ZZZ", *fields, "end"])])
    own = parse_message(content.encode()).segment("ZZZ")
    theirs = hl7.parse(content).segment("ZZZ")
    for field in range(1, len(fields) + 1):
        assert own.raw(field) == str(theirs[field])
        for place in [(1, 1, 1), (2, 1, 1), (1, 2, 1), (1, 1, 2), (2, 2, 2)]:
            try:
                expected = theirs.extract_field(1, field, *place) if fields[field - 1] else ""
            except IndexError:
                expected = ""
            repetition, component, subcomponent = place
            assert own.value(field, component, subcomponent, repetition) == (expected or "").strip()


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_what_is_escaped_is_read_as_it_was(text):
    written = escaped(text)
    assert not set(written) & set("|^~&\r\n")
    assert unescaped(written) == text


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="\\.brspinskXCMZ0189+- FE", max_size=30))
def test_no_escape_sequence_fails_or_grows_without_limit_or_is_logged(caplog, text):
    assert len(unescaped(text)) <= len(text) + 100 * text.count("\\")
    assert not caplog.records  # the hl7 library logs what it cannot read, with the text


ESCAPES = [
    (r"a\.br\b", "a\nb"),
    (r"a\.sp\b", "a\nb"),
    (r"a\.sp3\b", "a\n\n\nb"),
    (r"a\.sk2\b", "a  b"),
    (r"\.in+4\a\.ti-2\\.fi\\.nf\ ", "a "),
    (r"\.ce\a", "\na"),
    (r"\H\a\N\ ", "a "),
    (r"\F\\S\\T\\R\\E\ ", "|^&~\\ "),
    (r"\X0D0A\ ", "\r\n "),
    (r"\Zlocal\a", "a"),
    (r"\C2842\a", "\N{REPLACEMENT CHARACTER}a"),
    (r"5\10 \.br\ ", "5\\10 \n "),
    (r"C:\temp\file", r"C:\temp\file"),
    (r"\X4\ ", r"\X4\ "),
    ("\\", "\\"),
]


@pytest.mark.parametrize(("written", "text"), ESCAPES)
def test_escape_sequences(written, text):
    assert unescaped(written) == text
