import gzip

import pytest
from tests.formats.hl7v2.samples import (
    NAME,
    TEXT,
    batch,
    document,
    header,
    mdm,
    message,
    patient,
    request,
    result,
    row,
    visit,
)

from ircoder.formats.hl7v2 import fields as hl7_fields
from ircoder.formats.hl7v2 import framing as hl7_framing
from ircoder.formats.hl7v2 import reading as hl7_messages
from ircoder.formats.hl7v2.reading import read_hl7
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.intake import report_of
from ircoder.report import Report


@pytest.fixture
def read(tmp_path):
    def read(content, name="in.hl7"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read_hl7(path))

    return read


def only(rows):
    (found,) = rows
    assert isinstance(found, Row), found
    return found.record


def test_a_result_gives_the_input_fields(read):
    (found,) = read(
        message(
            header(),
            patient(f3="5^^^X^PI~77^^^HOSP^MR"),
            visit(f2="I"),
            "ORC|RE|P1|A1^RIS",
            request(f3="A1^RIS", f2="P1", f32="12&HOUSE&GREG^20260314", f44="36251^^C4", f45="26~LT^^HCPCS"),
            row(),
        )
    )
    assert found.where == "in.hl7, message 1"
    assert found.record == {
        "report_id": "A1",
        "provider_id": "12",
        "report_status": "final",
        "text": TEXT,
        "service_date": "2026-03-14",
        "patient_age": 65.0,
        "encounter_id": "V1",
        "patient_key": "77",
        "metadata": {
            "message_control_id": "M1",
            "sending_facility": "HOSP",
            "patient_class": "I",
            "patient_id_authority": "HOSP",
            "patient_id_type": "MR",
            "accession": "A1",
            "placer_order": "P1",
            "ordered_procedures": [{"code": "75722", "text": "Angiogram", "system": "C4"}],
            "site_codes": [{"code": "36251", "system": "C4", "modifiers": ["26", "LT"]}],
            "result_status": "F",
        },
    }
    report = report_of(found.record, found.where)
    assert isinstance(report, Report)
    assert report.setting == "professional"  # the patient's class does not tell who bills
    assert report.metadata["accession"] == "A1"


def test_a_document_gives_the_input_fields(read):
    record = only(read(mdm(f13="")))
    assert (record["report_id"], record["service_date"], record["provider_id"]) == ("D1", "2026-03-14", "9")
    assert (record["metadata"]["accession"], record["metadata"]["document_type"]) == ("A1", "OP")
    assert record["text"] == TEXT


IDS = [
    ({"f3": "A1"}, "A1"),
    ({"f3": "", "f18": "B1"}, "O3"),
    ({"f3": '""', "f18": "B1"}, "O3"),
]
NO_ORDER_IDS = [
    ({"f3": "", "f18": "B1", "f20": "C1", "f2": "P1"}, "B1"),
    ({"f3": "", "f20": "C1", "f2": "P1"}, "C1"),
    ({"f3": "", "f2": "P1^PLACER"}, "P1"),
    ({"f3": ""}, "M1"),
]


@pytest.mark.parametrize(("fields", "report_id"), IDS + NO_ORDER_IDS)
def test_the_accession_is_found_where_the_site_keeps_it(read, fields, report_id):
    order = ["ORC|RE||O3"] if (fields, report_id) in IDS else []
    found = only(read(message(header(), patient(), *order, request(**fields), row())))
    assert found["report_id"] == report_id


DATES = [
    ({"f7": "20260314"}, "20250101", "2026-03-14"),
    ({"f7": "20260314235959.1234+0100"}, "", "2026-03-14"),
    ({"f7": ""}, "202603150800", "2026-03-15"),
    ({"f7": '""'}, "", None),
]


@pytest.mark.parametrize(("fields", "observed", "date"), DATES)
def test_the_service_date(read, fields, observed, date):
    assert only(read(result(row(f14=observed), **fields))).get("service_date") == date


AGES = [
    ("19600314", 66.0),
    ("19600315", 65.0),
    ("20250913", 0.5),
    ("1960", None),
    ("", None),
    ("20270101", None),
    ("18000101", None),
]


@pytest.mark.parametrize(("born", "age"), AGES)
def test_the_age_is_that_on_the_day_of_service(read, born, age):
    found = only(read(message(header(), patient(f7=born), request(), row())))
    assert found.get("patient_age") == age


PROVIDERS = [({"f32": "1&A&B"}, "1"), ({"f32": "1^A^B"}, "1"), ({"f33": "2&C~3&D"}, "2"), ({}, None)]


@pytest.mark.parametrize(("fields", "provider"), PROVIDERS)
def test_the_provider(read, fields, provider):
    assert only(read(result(row(), **fields))).get("provider_id") == provider


BAD = [
    (result(f25="P"), "not_final", "OBR-25"),
    (result(f25="R"), "not_final", "OBR-25"),
    (result(f25="A"), "not_final", "OBR-25"),
    (result(f25="I"), "not_final", "OBR-25"),
    (result(f25="X"), "not_final", "cancelled"),
    (result(row(f11=""), f25=""), "not_final", "OBX-11"),
    (result(row(f11="F"), row(f11="P"), f25=""), "not_final", "OBX-11"),
    (result(f7="2026"), "service_date", "OBR-7"),
    (result(f7="20261345"), "service_date", "YYYYMMDD"),
    (result(row("")), "empty_text", "OBX-5"),
    (result(row(f2="NM", f5="1")), "empty_text", "TX, FT or ST"),
    (message(header(), request()), "empty_text", "OBX"),
    (message(header(), patient()), "missing_field", "OBR"),
    (message(header(f10=""), request(f3=""), row()), "missing_field", "OBR-3"),
    (message(header("ADT^A08"), patient()), "message_type", "ADT"),
    (message(header(NAME), patient()), "message_type", "MSH-9"),
    (mdm(f17="DO"), "not_final", "TXA-17"),
    (mdm(f17="PA"), "not_final", "TXA-17"),
    (mdm(f17=""), "not_final", "TXA-17"),
    (mdm(f19="CA"), "not_final", "withdrawn"),
    (mdm("T11"), "not_final", "withdrawn"),
    (message(header("MDM^T01"), document()), "empty_text", "OBX"),
    (mdm(f4="March"), "service_date", "TXA-4"),
    (f"MSH|^^\\&|a\r{request()}\r{row()}\r", "malformed", "MSH-2"),
    ("MSH|^~\\&\r", "malformed", "MSH-1"),
    (f"MSH|abcd|a\r{row()}\r", "malformed", "delimiters"),
    (message(header(f18="BIG-5"), request(), row()), "encoding", "MSH-18"),
    (message(header(f18="UNICODE UTF-16"), request(), row()), "encoding", "MSH-18"),
    (message(header(f18="UNICODE UTF-8"), request(), row("\xe9")).encode("latin-1"), "encoding", "UTF-8"),
    (message(header(), request(), row("\x81")).encode("latin-1"), "encoding", "MSH-18"),
]


@pytest.mark.parametrize(("content", "kind", "remedy"), BAD, ids=[f"{at}-{case[1]}" for at, case in enumerate(BAD)])
def test_a_bad_report_is_named_and_the_next_is_read(read, content, kind, remedy):
    content = content if isinstance(content, bytes) else content.encode()
    bad, good = read(content + result(f3="A2").encode())
    assert isinstance(bad, BadRow)
    assert (bad.type, bad.where) == (kind, "in.hl7, message 1")
    assert remedy in bad.problem
    assert NAME not in bad.problem
    assert good.record["report_id"] == "A2"


FINAL = [("F", "F", True), ("C", "C", True), ("f", "F", True), ("", "F", True), ("", "C", True), ("", "P", False)]


@pytest.mark.parametrize(("of_report", "of_row", "final"), FINAL)
def test_what_is_final(read, of_report, of_row, final):
    (found,) = read(result(row(f11=of_row), f25=of_report))
    assert isinstance(found, Row) is final


CHARACTER_SETS = [
    ("", "utf-8"),
    ("ASCII", "utf-8"),
    ("", "windows-1252"),
    ("ASCII", "windows-1252"),
    ("8859/1", "windows-1252"),
    ("UNICODE UTF-8", "utf-8"),
    ("UNICODE", "utf-8"),
    ("UNICODE UTF-8~8859/1", "utf-8"),
    ("8859/15", "iso8859-15"),
]


@pytest.mark.parametrize(("declared", "codec"), CHARACTER_SETS)
def test_character_sets(read, declared, codec):
    text = "Müller’s 5 €" if codec != "iso8859-15" else "Müller 5 €"
    content = message(header(f18=declared), request(), row(text)).encode(codec)
    assert only(read(content))["text"] == text


@pytest.mark.parametrize("escape", [r"\XC3A9\ ", r"\XC3\\XA9\ "])
def test_bytes_of_an_escape_are_of_the_messages_character_set(read, escape):
    assert only(read(message(header(f18="UNICODE UTF-8"), request(), row(f"caf{escape}x"))))["text"] == "café x"
    assert only(read(message(header(f18="8859/1"), request(), row(r"caf\XE9\ x"))))["text"] == "café x"


def test_delimiters_are_those_of_the_message(read):
    content = "MSH$*@!%$RIS$HOSP$$$20260314$$ORU*R01$M1$P$2.5\rOBR$1$$A1*X$$$$20260314$$$$$$$$$$$$$$$$$$F\r"
    content += "OBX$1$TX$GDT$$a|b^c!F!5@d!.br!e$$$$$$F\r"
    record = only(read(content))
    assert (record["report_id"], record["text"]) == ("A1", "a|b^c$5\nd\ne")


TWO = (result(f3="A1"), result(f3="A2"))
FRAMES = [
    "".join(TWO),
    batch(*TWO),
    f"BHS|^~\\&\r{''.join(TWO)}BTS|2\r",
    batch(TWO[0]) + batch(TWO[1]),
    "".join(f"\x0b{item}\x1c\r" for item in TWO),
    "".join(f"\x0b{item}\x1c\r\n" for item in TWO),
    "\ufeff" + "".join(TWO),
    "\n\n" + "\r\n".join(TWO),
    "".join(item.rstrip("\r") + "\r\r" for item in TWO),
]


@pytest.mark.parametrize("line_end", ["\r", "\n", "\r\n"])
@pytest.mark.parametrize("content", FRAMES)
def test_framing(read, content, line_end):
    found = read(content.replace("\r", line_end))
    assert [item.record["report_id"] for item in found] == ["A1", "A2"]
    assert {item.record["text"] for item in found} == {TEXT}


def test_line_ends_left_in_the_text_are_text(read):
    text = "one\n\ntwo|\n  three"
    content = message(header(), request(), segment_of(text))
    assert only(read(content))["text"] == "one\n\ntwo"
    content = message(header(), request(), row("one\n\n  two\nHEADING|"))
    assert only(read(content))["text"] == "one\n\n  two\nHEADING"


def segment_of(text):
    return f"OBX|1|TX|GDT||{text}||||||F"


INCOMPLETE = [
    (batch(*TWO, told=3), "batch 1", "BTS counts 3 messages and 2"),
    (batch(*TWO).replace("BTS|2\r", ""), "batch 1", "BTS is missing"),
    (batch(*TWO).replace("FTS|1\r", ""), "end of file", "FTS is missing"),
    (f"OBX|{NAME}\r{''.join(TWO)}", "before message 1", "MSH"),
]


@pytest.mark.parametrize(("content", "place", "problem"), INCOMPLETE)
def test_a_file_that_was_cut_off_does_not_pass_as_whole(read, content, place, problem):
    found = read(content)
    (fault,) = [item for item in found if isinstance(item, BadRow)]
    assert (fault.where, fault.type) == (f"in.hl7, {place}", "incomplete")
    assert problem in fault.problem
    assert NAME not in fault.problem
    assert [item.record["report_id"] for item in found if isinstance(item, Row)] == ["A1", "A2"]


def test_a_message_of_too_many_fields_is_passed_over(read, monkeypatch):
    monkeypatch.setattr(hl7_fields, "MAX_PARTS", 200)
    many = result(*[row("a"), row("~" * 200)], f3="A1")
    found = read(many + result(f3="A2"))
    assert [getattr(item, "type", None) for item in found] == ["too_large", None]


def test_a_message_that_is_too_long_is_passed_over(read, monkeypatch):
    monkeypatch.setattr(hl7_framing, "MAX_MESSAGE_BYTES", 2000)
    long_line, many_lines = result(row("x" * 3000)), result(*[row("x" * 50)] * 60)
    found = read(long_line + many_lines + result(f3="A2"))
    assert [getattr(item, "type", None) for item in found] == ["too_large", "too_large", None]


def test_packed_files_are_read(tmp_path):
    path = tmp_path / "in.hl7.gz"
    path.write_bytes(gzip.compress("".join(TWO).encode()))
    assert len(list(read_hl7(path))) == 2
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(InputError, match="cut off"):
        list(read_hl7(path))


@pytest.mark.parametrize("content", [f"{NAME} is no message", '{"a": 1}', "OBX|1|TX\r"])
def test_a_file_without_messages_is_refused(read, content):
    with pytest.raises(InputError, match="no HL7 message") as caught:
        read(content)
    assert NAME not in str(caught.value)


@pytest.mark.parametrize("content", ["", "\r\n\n", batch()])
def test_an_empty_file_has_no_reports(read, content):
    assert read(content) == []


def test_what_cannot_be_read_twice_is_refused(tmp_path):
    with pytest.raises(InputError, match="plain file"):
        list(hl7_messages.read_hl7(tmp_path))
