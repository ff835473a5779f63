"""Archives: recognised members are read once, others are left alone."""

from __future__ import annotations

import io
import zipfile

from tests.official import files

FEES, UNITS = files.csv_bytes(files.fee_rows()), files.csv_bytes(files.unit_rows())


def test_a_table_in_several_formats_is_read_once(put):
    archive = files.zipped(
        PPRRVU2026_Oct_nonQPP__xlsx=files.workbook(files.fee_rows()),
        PPRRVU2026_Oct_nonQPP__txt=files.fee_text(),
        PPRRVU2026_Oct_nonQPP__csv=FEES,
        PPRRVU2026_Oct_QPP__csv=FEES.replace(b"33.5000", b"33.6000"),
        GPCI2026__csv=b"Locality,Value\n01,1.000\n",
        OPPSCAP_Oct__csv=b"HCPCS,MOD,PROCSTAT,CARRIER\n36247,,A,1\n",
        RVU26D__pdf=b"%PDF-1.7 words",
    )
    outcomes = put("rvu26d.zip", archive)
    assert [outcome.name for outcome in outcomes] == [
        "rvu26d.zip: PPRRVU2026_Oct_nonQPP.csv",
        "rvu26d.zip: PPRRVU2026_Oct_QPP.csv",
    ]
    assert [outcome.saved.origin.part for outcome in outcomes] == ["", "qpp"]


def test_the_name_of_the_archive_tells_what_its_members_do_not(put):
    archive = files.zipped(limits__csv=UNITS)
    (outcome,) = put("medicare-ncci-2026-q4-practitioner-services-mue-table.zip", archive)
    assert outcome.saved.origin.release == "2026q4"
    pairs = files.zipped(edits__txt=files.csv_bytes(files.pair_rows(), "\t"))
    (outcome,) = put("medicare-ncci-2026q4-hospital-ptp-edits-ccioph-v323r0-f2.zip", pairs)
    assert (outcome.saved.origin.claim, outcome.saved.origin.part) == ("hospital", "f2")


def test_a_bad_member_does_not_hold_up_the_others(put):
    archive = files.zipped(
        MCR_MUE_PractitionerServices_Eff_10_01_2026__csv=UNITS,
        AOC_V2026Q2_MCR__txt=files.csv_bytes(
            files.add_on_rows([("9", "36248", "", "36247", "", "2013001", "", "")]), "\t"
        ),
        AOC_V2026Q3_MCR__txt=files.csv_bytes(files.add_on_rows(), "\t"),
    )
    outcomes = put("all.zip", archive)
    assert [bool(outcome.refused) for outcome in outcomes] == [False, True, False]
    assert "column AOC_Edit_Type" in outcomes[1].refused


def test_another_format_helps_where_the_first_is_bad(put):
    archive = files.zipped(
        PPRRVU2026_Oct__txt=files.fee_text(), PPRRVU2026_Oct__csv=FEES.replace(b",4.00,", b",9.00,", 1)
    )
    bad, good = put("rvu26d.zip", archive)
    assert "not the sum" in bad.refused
    assert good.saved.origin.source == "rvu26d.zip: PPRRVU2026_Oct.txt"


def test_names_of_members_cannot_move_the_cursor(put):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("AOC_V2026Q2\x1b[2J-MCR.txt", files.csv_bytes(files.add_on_rows(), "\t"))
    (outcome,) = put("all.zip", stream.getvalue())
    assert outcome.saved.origin.source == "all.zip: AOC_V2026Q2?[2J-MCR.txt"


def test_folders_within_and_damaged_members(put):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("508 version/PPRRVU2026_Oct.csv", FEES)
        archive.writestr("MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", UNITS)
    damaged = stream.getvalue().replace(b"3 Date of Service Edit", b"3 Date of Service Exit")
    outcomes = put("all.zip", damaged)
    assert {bool(outcome.refused) for outcome in outcomes} == {False, True}
    assert "damaged, encrypted or cut off" in next(outcome.refused for outcome in outcomes if outcome.refused)
