"""The text of a report as its OBX segments have it, and what is no plain text."""

import base64

import pytest
from tests.formats.hl7v2.samples import NAME, result, row

from ircoder.formats.hl7v2.reading import read_hl7
from ircoder.formats.rows import Row


@pytest.fixture
def read(tmp_path):
    def read(content):
        path = tmp_path / "in.hl7"
        path.write_bytes(content.encode())
        (found,) = read_hl7(path)
        return found

    return read


# Text of OBX rows, given as (fields of each row), and the report's text.
TEXTS = [
    ([{"f5": "a"}, {"f5": ""}, {"f5": "b"}], "a\n\nb"),
    ([{"f5": "a~~b"}], "a\n\nb"),
    ([{"f5": r"a\.br\b\.sp2\c", "f2": "FT"}], "a\nb\n\nc"),
    ([{"f5": r"\H\TITLE\N\ 5\F\6 \T\ \S\ \R\ \E\ \X41\x \X0D0A\y", "f2": "FT"}], "TITLE 5|6 & ^ ~ \\ Ax \ny"),
    ([{"f5": "a^b & c", "f2": "ST"}], "a^b & c"),
    ([{"f5": "b", "f1": "2"}, {"f5": "a", "f1": "1"}], "a\nb"),
    ([{"f5": "a", "f1": "2"}, {"f5": "b", "f1": "2"}], "a\nb"),
    ([{"f5": "b", "f1": "10"}, {"f5": "a", "f1": "9"}], "a\nb"),
    ([{"f5": "b", "f1": ""}, {"f5": "a", "f1": "1"}], "b\na"),
    ([{"f5": "a"}, {"f5": "wrong", "f11": "D"}, {"f5": "wrong", "f11": "W"}, {"f5": "b"}], "a\nb"),
    ([{"f5": "a"}, {"f2": "NM", "f5": "12"}], "a"),
    ([{"f5": "a", "f2": ""}], "a"),
    ([{"f5": "a"}, {"f5": "b", "f3": "IMP"}], "a\n\nIMPRESSION:\nb"),
    ([{"f5": "a", "f3": "75722&GDT"}, {"f5": "b", "f3": "75722&IMP"}, {"f5": "c", "f3": "75722&REC"}], "a\n\nIMPRESSION:\nb\n\nRECOMMENDATION:\nc"),
    ([{"f5": "a", "f3": "X1^Findings"}, {"f5": "b", "f3": "19005-8^x^LN"}], "FINDINGS:\na\n\nIMPRESSION:\nb"),
    ([{"f5": "b", "f3": "IMP"}, {"f5": "a"}], "IMPRESSION:\nb\n\nREPORT:\na"),
    ([{"f5": "a"}, {"f5": "Impression: b", "f3": "IMP"}], "a\n\nImpression: b"),
    ([{"f5": "a", "f3": "IMP"}], "a"),
    ([{"f5": "a"}, {"f5": "^b", "f2": "CE", "f3": "IMP"}], "a\n\nIMPRESSION:\nb"),
    ([{"f5": "a"}, {"f5": "b", "f3": "ADT"}], "a\n\nADDENDUM:\nb"),
    ([{"f5": "a", "f4": "1"}, {"f5": "b", "f4": "1"}, {"f5": "c", "f4": "2"}], "a\nb\n\nc"),
    ([{"f5": "a", "f4": "1"}, {"f5": "b", "f4": "2"}, {"f5": "c", "f4": "3"}], "a\nb\nc"),
    ([{"f2": "ED", "f5": "^TEXT^PLAIN^Base64^" + base64.b64encode(b"a\r\nb").decode()}], "a\nb"),
    ([{"f2": "ED", "f5": "^TEXT^PLAIN^Hex^6120e9"}], "a é"),
    ([{"f2": "ED", "f5": r"^TEXT^PLAIN^A^a\.br\b"}], "a\nb"),
    ([{"f5": "a"}, {"f2": "ED", "f5": "^AP^PDF^Base64^JVBERi0xLjQ="}], "a"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "text"), TEXTS)
def test_the_text(read, rows, text):
    numbered = [row(**{"f1": str(at), **fields}) for at, fields in enumerate(rows, start=1)]
    found = read(result(*numbered))
    assert isinstance(found, Row)
    assert found.record["text"] == text


ATTACHED = [
    ({"f2": "ED", "f5": "^AP^PDF^Base64^JVBERi0xLjQ="}, "PDF"),
    ({"f2": "ED", "f5": "^AP^PDF^Base64^" + base64.b64encode(b"{\\rtf1 Secretname}").decode()}, "RTF"),
    ({"f2": "ED", "f5": "^IM^JPEG^Base64^" + base64.b64encode(b"\xff\xd8\xff\x00\x01").decode()}, "no plain text"),
    ({"f2": "ED", "f5": "^TEXT^PLAIN^Base64^Secretname!"}, "not encoded"),
    ({"f2": "ED", "f5": "^TEXT^PLAIN^UUEnc^Secretname"}, "not encoded"),
    ({"f2": "ED", "f5": "^TEXT^HTML^A^<html>Secretname"}, "HTML"),
    ({"f2": "RP", "f5": "http://x/Secretname"}, "pointed to"),
    ({"f5": r"{\E\rtf1\E\ansi Secretname}"}, "RTF"),
    ({"f5": r"{\rtf1\ansi Secretname}"}, "RTF"),
    ({"f5": "JVBERi0xLjQKSecretname"}, "PDF"),
    ({"f5": "<?xml version='1.0'?><a>Secretname"}, "XML"),
]


@pytest.mark.parametrize(("fields", "kind"), ATTACHED)
def test_what_is_no_plain_text_is_named_and_never_read(read, fields, kind):
    found = read(result(row(**fields)))
    assert (found.type, found.report_id) == ("attachment", "A1")
    assert kind in found.problem
    assert "plain text" in found.problem
    assert NAME not in found.problem
