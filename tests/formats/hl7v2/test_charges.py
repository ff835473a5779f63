import datetime as dt
import json
import warnings

import hl7
import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from hl7apy.consts import VALIDATION_LEVEL
    from hl7apy.parser import parse_message

from tests.formats.coded import CODED, FAILED
from tests.formats.hl7v2.samples import patient, request, row

from ircoder.formats.hl7v2.charges import write_hl7_charges
from ircoder.formats.hl7v2.reading import read_hl7
from ircoder.formats.records import record_of
from ircoder.formats.rows import Row
from ircoder.intake import report_of

NAME = "Secretname"


def line(code, units=1, *modifiers):
    evidence = [{"start": 0, "end": 10, "text": NAME, "section": "technique"}]
    return {
        "code": code,
        "units": units,
        "modifiers": list(modifiers),
        "label": NAME,
        "why": NAME,
        "evidence": evidence,
    }


def record(*lines, **fields):
    usual = {
        "report_id": "R1",
        "service_date": "2026-03-14",
        "setting": "professional",
        "lines": list(lines or (line("37242", 1, "26", "59"),)),
        "error": None,
        "patient_key": "77",
        "encounter_id": "V1",
        "provider_id": "9",
        "metadata": {"accession": "A1", "patient_class": "I", "patient_id_authority": "HOSP", "patient_id_type": "MR"},
    }
    return {**usual, **fields}


def written(tmp_path, *records, **options):
    path = tmp_path / "out.hl7"
    assert write_hl7_charges(iter(records), path, **options) == []
    return path.read_bytes().decode()


def messages(text):
    """The messages of a batch, as the hl7 library finds them."""
    (found,) = hl7.parse_file(text)
    return list(found)


def check(message, tmp_path):
    """Hold a message against the rules of 2.5.1 and give what it holds; values outside of HL7's tables fail as well."""
    parsed = parse_message(message, validation_level=VALIDATION_LEVEL.STRICT)
    assert parsed.version == "2.5.1"
    report = tmp_path / "validation.txt"
    assert parsed.validate(report_file=str(report))
    assert report.read_text() == ""
    return parsed


def test_one_message_for_a_record(tmp_path):
    text = written(tmp_path, record(line("37242", 2, "26", "59"), line("C9600", 1)))
    *header, end = text.split("\r")
    assert end == ""
    assert "\n" not in text
    assert header[:2] == ["FHS|^~\\&|IRCODER", "BHS|^~\\&|IRCODER"]
    assert header[-2:] == ["BTS|1", "FTS|1"]
    segments = {item.split("|")[0]: item for item in header if not item.startswith("FT1")}
    assert segments["PID"] == "PID|1||77^^^HOSP^MR||~^^^^^^U"
    assert segments["PV1"] == "PV1|1|I" + "|" * 17 + "V1"
    assert segments["EVN"] == "EVN|P03|20260314"
    first, second = (item.split("|") for item in header if item.startswith("FT1"))
    expected = {1: "1", 4: "20260314", 5: "20260314", 6: "CG", 7: "37242^^C4", 10: "2", 17: "P", 20: "9", 23: "A1"}
    assert {at: first[at] for at in expected} == expected
    assert (first[25], first[26]) == ("37242^^C4", "26~59")
    assert (second[1], second[7], second[10], second[25]) == ("2", "C9600^^HCPCS", "1", "C9600^^HCPCS")
    assert len(first[2]) == len(second[2]) == 12
    assert first[2] != second[2]


VALID = {
    "usual": record(),
    "least": record(encounter_id=None, provider_id=None, metadata=None),
    "category III": record(line("0238T")),
    "many modifiers": record(line("37242", 3, "26", "LT", "XS", "59")),
    "facility": record(setting="facility", metadata={}),
    "office": record(setting="office", metadata={"accession": 5, "patient_class": ["I"]}),
    "delimiters": record(
        report_id="R|1", patient_key="7^7&8~9\\0", encounter_id="V\r1\n", provider_id="Dr|é", metadata={}
    ),
}


@pytest.mark.parametrize("coded", VALID.values(), ids=list(VALID))
@pytest.mark.parametrize("chargemaster", [{}, {"37242": "4711|1", "0238T": "12"}])
def test_messages_are_valid(tmp_path, coded, chargemaster):
    text = written(tmp_path, coded, chargemaster=chargemaster)
    (message,) = messages(text)
    parsed = check(str(message), tmp_path)
    assert len(parsed.dft_p03_financial) == len(coded["lines"])


def test_what_records_of_a_run_hold_is_written(tmp_path):
    coded = {**json.loads(json.dumps(record_of(CODED))), "patient_key": "77"}
    (message,) = messages(written(tmp_path, coded))
    check(str(message), tmp_path)
    assert [str(item[25]) for item in message.segments("FT1")] == [
        f"{item.code}^^{'C4' if item.code.isdecimal() else 'HCPCS'}" for item in CODED.lines
    ]


CLASSES = [
    ("professional", {}, "U"),
    ("facility", {}, "O"),
    ("office", {}, "O"),
    ("facility", {"patient_class": "E"}, "E"),
]


@pytest.mark.parametrize(("setting", "metadata", "expected"), CLASSES)
def test_the_patients_class(tmp_path, setting, metadata, expected):
    (message,) = messages(written(tmp_path, record(setting=setting, metadata=metadata)))
    assert str(message.segment("PV1")[2]) == expected


@pytest.mark.parametrize(("setting", "schedule"), [("professional", "P"), ("facility", "F"), ("office", "O")])
def test_charges_of_both_settings_can_be_told_apart(tmp_path, setting, schedule):
    (message,) = messages(written(tmp_path, record(setting=setting)))
    assert str(message.segment("FT1")[17]) == schedule


def test_the_chargemaster_and_the_posting_date_are_the_sites(tmp_path):
    lines = (line("37242"), line("75726"))
    text = written(tmp_path, record(*lines), chargemaster={"37242": "4711"}, posting_date=dt.date(2026, 3, 20))
    (message,) = messages(text)
    first, second = message.segments("FT1")
    assert (str(first[7]), str(first[25])) == ("4711^^L", "37242^^C4")
    assert str(second[7]) == "75726^^C4"
    assert (str(first[4]), str(first[5]), str(message["MSH"][0][7])) == ("20260314", "20260320", "20260320")


def test_without_an_accession_the_report_id_is_the_order(tmp_path):
    (message,) = messages(written(tmp_path, record(metadata={})))
    assert str(message.segment("FT1")[23]) == "R1"


def ids(tmp_path, *records):
    found = messages(written(tmp_path, *records))
    return [str(item[2]) for message in found for item in message.segments("FT1")]


def test_transaction_ids_are_those_of_the_charge(tmp_path):
    same = line("37242")
    two = ids(tmp_path, record(same, same))
    assert len(set(two)) == 2
    assert ids(tmp_path, record(line("75726"), same, same))[1:] == two
    others = [
        record(same, report_id="R2"),
        record(same, setting="facility"),
        record(same, service_date="2026-03-15"),
        record(line("37242", 2)),
        record(line("37242", 1, "59")),
    ]
    assert not set(ids(tmp_path, *others)) & set(two)


def test_the_same_records_give_the_same_bytes(tmp_path):
    records = [record(), record(report_id="R2")]
    assert written(tmp_path, *records) == written(tmp_path, *records)


def test_every_message_has_its_own_control_id_and_is_counted(tmp_path):
    text = written(tmp_path, record(), record(setting="facility"), record(report_id="R2"))
    assert len({str(item["MSH"][0][10]) for item in messages(text)}) == 3
    assert text.endswith("BTS|3\rFTS|1\r")


NO_CHARGES = [json.loads(json.dumps(record_of(FAILED))), record(lines=[]), record(error={"type": "x", "message": "y"})]


@pytest.mark.parametrize("coded", NO_CHARGES)
def test_what_has_no_charges_has_no_message(tmp_path, coded):
    assert written(tmp_path, coded) == "FHS|^~\\&|IRCODER\rBHS|^~\\&|IRCODER\rBTS|0\rFTS|1\r"


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"patient_key": None}, "no_patient"),
        ({"patient_key": ""}, "no_patient"),
        ({"service_date": None}, "no_service_date"),
    ],
)
def test_a_charge_that_cannot_be_written_is_named(tmp_path, fields, kind):
    path = tmp_path / "out.hl7"
    (unwritten,) = write_hl7_charges([record(**fields), record(report_id="R2")], path)
    assert (unwritten.report_id, unwritten.setting, unwritten.type) == ("R1", "professional", kind)
    assert len(messages(path.read_bytes().decode())) == 1


def test_no_word_of_the_report_is_in_a_charge(tmp_path):
    assert NAME not in written(tmp_path, record())


def test_what_a_result_brought_goes_back_with_the_charge(tmp_path):
    path = tmp_path / "in.hl7"
    header = "MSH|^~\\&|RIS|HO\\T\\SP|||20260315||ORU^R01|M1|P|2.5.1"
    visit = "PV1|1|I" + "|" * 17 + r"V\F\1"
    path.write_text("\r".join([header, patient(), visit, request(f3=r"A\S\1", f32="12&HOUSE"), row()]), newline="")
    (found,) = read_hl7(path)
    assert isinstance(found, Row)
    report = report_of(found.record, found.where)
    taken = ("report_id", "encounter_id", "patient_key", "provider_id", "metadata")
    text = written(tmp_path, record(**{name: getattr(report, name) for name in taken}))
    (message,) = messages(text)
    assert str(message["MSH"][0][4]) == r"HO\T\SP"
    assert str(message.segment("PID")[3]) == "77^^^HOSP^MR"
    assert str(message.segment("PV1")[19]) == r"V\F\1"
    charge = message.segment("FT1")
    assert (str(charge[20]), str(charge[23])) == ("12", r"A\S\1")
    path.write_text(text, newline="")
    (refused,) = read_hl7(path)  # a charge is no report
    assert (refused.type, refused.where) == ("message_type", "in.hl7, message 1")
