"""What is wrong with a file is said, and nothing changes."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.official import files

FEE_NAME, PAIR_NAME, ADD_ON_NAME = "PPRRVU2026_Oct.csv", "ccipra-v323r0-f1.txt", "AOC_V2026Q2-MCR.txt"
UNIT_NAME, ADDENDUM_NAME = "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", "2026 January Web Addendum B.csv"
TEXT_NAME = "LONGULT.TXT"


def fees(**changes):
    return files.csv_bytes(files.fee_rows(**changes))


def pairs(*extra, **columns):
    rows = files.pair_rows([*files.PAIRS, *extra])
    return files.csv_bytes(rows, "\t")


def units(*extra):
    return files.csv_bytes([*files.unit_rows(), *extra])


def add_ons(*extra):
    return files.csv_bytes(files.add_on_rows([*files.ADD_ONS, *extra]), "\t")


def addendum(*extra):
    return files.csv_bytes([*files.addendum_rows(), *extra])


def without(content, word):
    """Header without a column's name."""
    assert word in content
    return content.replace(word, b"OTHER", 1)


def bomb(*names):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"0" * 40 * 2**20)
    return stream.getvalue()


FEES, WORKBOOK = fees(), files.workbook(files.fee_rows())
PAIR = pairs()
LAST_CUT = files.csv_bytes(files.fee_rows())[:-90]

CASES = {
    "no text": ("a.csv", bytes(range(256)) * 20, "neither a text nor a workbook nor a zip"),
    "a PDF": ("RVU26D.pdf", b"%PDF-1.7\n" + bytes(range(1, 20)) * 200, "neither a text nor a workbook"),
    "empty": ("a.csv", b"", "empty or not a text"),
    "blank": ("a.csv", b" \r\n\r\n", "empty or not a text"),
    "another table": ("a.csv", b"name,age\nsomebody,7\n" * 50, "no header of an official file"),
    "prose": ("report.txt", b"The left femoral artery was punctured.\n" * 20, "no header of an official file"),
    "a code in prose": (
        "report.txt",
        b"36247 was done.\nAnother line.\n36248 too.\n" * 9,
        "no header of an official file",
    ),
    "addendum A": (
        "Addendum A.csv",
        b"APC,Group Title,SI,Relative Weight,Payment Rate\n5193,Words,J1,1,2\n",
        "Import Addendum B",
    ),
    "capped payments": ("OPPSCAP_Oct.csv", b"HCPCS,MOD,PROCSTAT,CARRIER\n36247,,A,1\n", "capped imaging payments"),
    "suppliers": (
        "MCR_MUE_DMESupplierServices_Eff_10-01-2026.csv",
        files.csv_bytes(files.unit_rows(whose="DME Supplier Services")),
        "equipment suppliers, which do not apply",
    ),
    "damaged workbook": ("PPRRVU2026_Oct.xlsx", WORKBOOK[: len(WORKBOOK) // 2], "damaged or cut off"),
    "fees without column": (FEE_NAME, without(FEES, b"PCTC"), "without the column PCTC IND"),
    "pairs without column": (PAIR_NAME, without(PAIR, b"Deletion"), "without the column Deletion date"),
    "units without column": (UNIT_NAME, without(units(), b"MUE Adjudication"), "without the column MUE Adjudication"),
    "add-ons without column": (ADD_ON_NAME, without(add_ons(), b"AOC_Edit_EffDT"), "without the column AOC_Edit_EffDT"),
    "addendum without column": (ADDENDUM_NAME, without(addendum(), b"Payment Rate"), "without the column Payment Rate"),
    "header alone": (FEE_NAME, fees(codes=())[: FEES.index(b"36245")], "ends after its header"),
    "pair header alone": (PAIR_NAME, files.csv_bytes(files.pair_rows([]), "\t"), "ends after its header"),
    "none of our codes": (
        UNIT_NAME,
        files.csv_bytes(files.unit_rows(["A0001", "A0002"])),
        "names no code of the catalogue",
    ),
    "cut off in a row": (FEE_NAME, LAST_CUT, "cut off"),
    "a row without its cells": (
        PAIR_NAME,
        PAIR.replace(b"36247\t36245\t", b"36247 36245 ", 1).replace(b"20100101\t20260930\t0\tWords", b"20100101"),
        "row 8, column Column 1: not a code",
    ),
    "cut off in a code": (FEE_NAME, FEES + b"377", "not a code"),
    "cut off in a pair": (PAIR_NAME, PAIR[:-25], "cut off"),
    "cut off in the last cell": (PAIR_NAME, PAIR[:-8], "the last row, 11, is cut off"),
    "cut off fixed width": ("PPRRVU2026_Oct.txt", files.fee_text()[:-60], "cut off or does not follow the layout"),
    "cut off flat": ("AOC_V2026Q2-F-MCR.txt", files.add_on_lines()[:-75], "cut off or does not follow"),
    "open quote": (FEE_NAME, FEES + b'37220,,"Words', "cut off"),
    "no number": (FEE_NAME, FEES.replace(b"0.75", b"o.75", 1), "row 10, column FACILITY PE RVU: not a number"),
    "no whole number": (UNIT_NAME, units(["37220", "2.5", "3 Date", ""]), "column MUE Values: not a whole number"),
    "no rate": (
        ADDENDUM_NAME,
        addendum(["37220", "", "J1", "5193", "", "$1.2.3", "", ""]),
        "Payment Rate: not a number",
    ),
    "no date": (
        PAIR_NAME,
        pairs(["36247", "37236", "20261301", "*", "1"]),
        "Effective date: not a date of the form YYYYMMDD",
    ),
    "no effective date": (PAIR_NAME, pairs(["36247", "37236", "", "*", "1"]), "column Effective date: no date"),
    "no deletion date": (PAIR_NAME, pairs(["36247", "37236", "20260101", "soon", "1"]), "Deletion date: not a date"),
    "no day of a year": (ADD_ON_NAME, add_ons(["1", "36248", "", "36247", "", "2026367", "", ""]), "form YYYYDDD"),
    "no indicator": (PAIR_NAME, pairs(["36247", "37236", "20260101", "*", "2"]), "column Modifier: not an indicator"),
    "no PC/TC": (FEE_NAME, FEES.replace(b"4.00,2.50,0,", b"4.00,2.50,Z,", 1), "column PCTC IND: not an indicator"),
    "no global days": (FEE_NAME, FEES.replace(b",000,", b",001,", 1), "column GLOB DAYS: not an indicator"),
    "no status": (FEE_NAME, FEES.replace(b",A,,1.50", b",Y,,1.50", 1), "column STATUS CODE: not an indicator"),
    "no modifier": (FEE_NAME, FEES.replace(b"75710,26", b"75710,59", 1), "column MOD: not an indicator"),
    "no adjudication": (UNIT_NAME, units(["37220", "2", "4 Words", ""]), "Adjudication Indicator: not an indicator"),
    "no edit type": (ADD_ON_NAME, add_ons(["4", "36248", "", "36247", "", "2026001", "", ""]), "AOC_Edit_Type: not an"),
    "no status indicator": (ADDENDUM_NAME, addendum(["37220", "", "?", "5193", "", "$1", "", ""]), "SI: not a status"),
    "no payment group": (ADDENDUM_NAME, addendum(["37220", "", "J1", "five", "", "$1", "", ""]), "APC: not a payment"),
    "no column 2": (PAIR_NAME, pairs(["36247", "3724", "20260101", "*", "1"]), "column Column 2: not a code"),
    "no parent": (ADD_ON_NAME, add_ons(["1", "36248", "", "?", "", "2026001", "", ""]), "Primary_Code: not a code"),
    "totals": (FEE_NAME, FEES.replace(b",4.00,2.50,", b",4.00,2.60,", 1), "FACILITY TOTAL: not the sum of work"),
    "office totals": (FEE_NAME, FEES.replace(b",4.00,2.50,", b",4.10,2.50,", 1), "NON-FACILITY TOTAL: not the sum"),
    "code twice": (FEE_NAME, fees(codes=("36247", "36247")), "repeats a code and modifier"),
    "unit twice": (UNIT_NAME, units(["36247", "2", "3 Date", ""]), "repeats a code"),
    "payment twice": (ADDENDUM_NAME, addendum(["36247", "", "J1", "5193", "", "$1", "", ""]), "repeats a code"),
    "pair twice": (PAIR_NAME, pairs(files.PAIRS[0]), "repeats a pair with the same effective date"),
    "add-on twice": (ADD_ON_NAME, add_ons(files.ADD_ONS[0]), "repeats an add-on"),
    "text twice": (TEXT_NAME, files.descriptor_lines([*files.CODES, "36247"]), "stands there twice"),
    "year before": ("PPRRVU22_OCT.csv", fees(title="2022"), "it is of 2022; reports are coded for 2023 to 2026"),
    "year after": (FEE_NAME.replace("2026", "2027"), fees(title="2027"), "it is of 2027"),
    "edits of 2019": ("ccipra-v253r0-f1.txt", PAIR, "it is of 2019"),
    "name and title": ("PPRRVU2026_Jul.csv", FEES, "its content says 2026q4, but its name says 2026q3"),
    "name and year": (
        "2026 January Web Addendum B.csv",
        files.csv_bytes(files.addendum_rows(title="2025")),
        "says 2025, but its name",
    ),
    "name and newest row": (
        "ccipra-v322r0-f1.txt",
        PAIR,
        "should be of 2026q3, but its newest row begins on 2026-10-01",
    ),
    "add-ons of later": (
        "AOC_V2025Q4-MCR.txt",
        add_ons(),
        "should be of 2025q4, but its newest row begins on 2026-01-01",
    ),
    "claim of name and header": (
        "MCR_MUE_OutpatientHospitalServices_Eff_10-01-2026.csv",
        units(),
        "contradict each other (hospital, practitioner)",
    ),
    "no release": ("limits.csv", units(), "Name it: --release 2026q4"),
    "no fee release": ("fees.txt", files.fee_text(), "Name it: --release 2026d"),
    "no edition": ("LONGULT.TXT", files.descriptor_lines(edition=""), "Name it: --release 2026."),
    "no claim": ("pairs-2026q4.txt", PAIR, "Name it: --claim practitioner|hospital"),
    "no part": ("ccipra-v323r0.txt", PAIR, "Name it: --part f1"),
    "nothing in a zip": (
        "a.zip",
        files.zipped(read__txt=b"words " * 40, GPCI__csv=b"a,b\n1,2\n"),
        "no official file was found",
    ),
    "bomb": ("rvu26d.zip", bomb("PPRRVU2026_Oct.csv"), "would unpack to more than any official file holds"),
    "workbook bomb": (
        "PPRRVU2026_Oct.xlsx",
        bomb("[Content_Types].xml", "xl/worksheets/sheet1.xml"),
        "would unpack to more",
    ),
    "damaged zip": ("rvu26d.zip", files.zipped(PPRRVU__csv=FEES)[:200], "the zip file is damaged or cut off"),
}


@pytest.mark.parametrize(("name", "content", "message"), CASES.values(), ids=CASES)
def test_a_bad_file_is_refused_and_changes_nothing(put, stored_files, name, content, message):
    put("PPRRVU2026_Oct.csv", FEES)
    put("ccipra-v323r0-f1.txt", PAIR)
    before = stored_files()
    outcomes = put(name, content)
    assert [outcome.saved for outcome in outcomes] == [None]
    assert message in outcomes[0].refused
    assert outcomes[0].refused.endswith(".")
    assert stored_files() == before


EVERY = files.every_code()


NUMBERS = [code for code in EVERY if code.isdigit()]
MANY = NUMBERS[: len(NUMBERS) * 3 // 4]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (FEE_NAME, fees(codes=MANY)),
        (UNIT_NAME, files.csv_bytes(files.unit_rows(MANY))),
        (ADDENDUM_NAME, files.csv_bytes(files.addendum_rows(MANY))),
    ],
    ids=["fees", "units", "addendum"],
)
def test_a_file_that_stops_in_the_middle_of_the_codes_must_be_called_an_extract(put, stored_files, name, content):
    (outcome,) = put(name, content, extract=False)
    assert "it has nothing behind code " in outcome.refused
    assert "add --extract" in outcome.refused
    assert stored_files() == {}
    assert put(name, content, extract=True)[0].saved.state == "new"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (FEE_NAME, FEES),
        (PAIR_NAME, PAIR),
        (UNIT_NAME, units()),
        (ADD_ON_NAME, add_ons()),
        (ADDENDUM_NAME, addendum()),
        (TEXT_NAME, files.descriptor_lines()),
        (FEE_NAME, fees(codes=EVERY[700:])),
        (UNIT_NAME, files.csv_bytes(files.unit_rows(EVERY[::2]))),
    ],
    ids=["fees", "pairs", "units", "add-ons", "addendum", "texts", "late fees", "every second unit"],
)
def test_an_extract_is_stored_and_called_one(put, name, content):
    (outcome,) = put(name, content, extract=False)
    assert outcome.saved.state == "new"
    assert outcome.notice.startswith("an extract: a whole file of ")
    assert outcome.saved.origin.extract


def test_an_old_file_under_a_new_name(put):
    content = files.csv_bytes(files.whole_pairs(), "\t").replace(b"\t2026", b"\t2024").replace(b"\t2025", b"\t2023")
    (outcome,) = put("ccipra-v321r0-f1.txt", content, extract=False)
    assert "should be of 2026q2, but its newest row begins on 2024-10-01" in outcome.refused


def test_refusals_never_quote_what_a_file_holds(put):
    name_of_a_patient = "Mrs Secretname"
    for name, content in (
        (FEE_NAME, FEES.replace(b"4.00,2.50,0,", f"4.00,2.50,{name_of_a_patient},".encode(), 1)),
        ("a.txt", name_of_a_patient.encode() * 90),
    ):
        (outcome,) = put(name, content)
        assert outcome.refused
        assert name_of_a_patient not in outcome.refused


def test_a_file_that_cannot_be_read_or_stored(put, data, tmp_path):
    data.write_text("in the way")
    (outcome,) = put(FEE_NAME, FEES)
    assert "cannot be written to" in outcome.refused
