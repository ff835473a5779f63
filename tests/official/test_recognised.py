"""Every file that is read, in every form it comes in, is known by its content and read the same."""

from __future__ import annotations

import pytest
from tests.official import files

FEES, PAIRS, UNITS = files.csv_bytes(files.fee_rows()), files.pair_rows(), files.unit_rows()
HOSPITAL = files.unit_rows(whose="Outpatient Hospital Services")
PAIR_TEXT = files.csv_bytes(PAIRS, "\t")


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("PPRRVU2026_Oct_nonQPP.csv", FEES, ("fee-schedule", "2026d", "", "")),
        ("PPRRVU2026_Oct_QPP.csv", FEES, ("fee-schedule", "2026d", "", "qpp")),
        ("values.csv", FEES, ("fee-schedule", "2026d", "", "")),
        (
            "PPRRVU25_JAN.csv",
            files.csv_bytes(files.fee_rows(title="2025", month="January")),
            ("fee-schedule", "2025a", "", ""),
        ),
        ("PPRRVU2026_Oct.txt", files.fee_text(), ("fee-schedule", "2026d", "", "")),
        ("PPRRVU2026_Oct.xlsx", files.workbook(files.fee_rows()), ("fee-schedule", "2026d", "", "")),
        ("ccipra-v323r0-f1.txt", PAIR_TEXT, ("pairs", "2026q4", "practitioner", "f1")),
        ("CCIOPH-V322R1-F4.TXT", files.csv_bytes(PAIRS[:-4], "\t"), ("pairs", "2026q3", "hospital", "f4")),
        ("ccioph-v323r0-f2.xlsx", files.workbook(PAIRS), ("pairs", "2026q4", "hospital", "f2")),
        ("ccioph-v323r0-f2.csv", files.csv_bytes(PAIRS), ("pairs", "2026q4", "hospital", "f2")),
        (
            "MCR_MUE_PractitionerServices_Eff_10-01-2026.csv",
            files.csv_bytes(UNITS),
            ("unit-limits", "2026q4", "practitioner", ""),
        ),
        (
            "MCR_MUE_OutpatientHospitalServices_Eff_04-01-2025.csv",
            files.csv_bytes(HOSPITAL),
            ("unit-limits", "2025q2", "hospital", ""),
        ),
        (
            "MCR_MUE_OutpatientHospitalServices_Eff_04-01-2025.xlsx",
            files.workbook(HOSPITAL),
            ("unit-limits", "2025q2", "hospital", ""),
        ),
        ("AOC_V2026Q2-MCR.xlsx", files.workbook(files.add_on_rows()), ("add-ons", "2026q2", "", "")),
        ("AOC_V2026Q2_01-MCR.txt", files.csv_bytes(files.add_on_rows(), "\t"), ("add-ons", "2026q2", "", "")),
        ("AOC_V2026Q2-F-MCR.txt", files.add_on_lines(), ("add-ons", "2026q2", "", "")),
        (
            "2026 January Web Addendum B.12.29.25.csv",
            files.csv_bytes(files.addendum_rows()),
            ("addendum-b", "2026q1", "", ""),
        ),
        (
            "508 Version of July Addendum B.xlsx",
            files.workbook(files.addendum_rows(title="July 2026")),
            ("addendum-b", "2026q3", "", ""),
        ),
        (
            "2026 April Web Addendum B.csv",
            files.csv_bytes(files.addendum_rows(title="2026")),
            ("addendum-b", "2026q2", "", ""),
        ),
        ("LONGULT.TXT", files.descriptor_lines(), ("descriptors", "2026", "", "long")),
        ("MEDU.TXT", files.descriptor_lines(text="INVENTED"), ("descriptors", "2026", "", "medium")),
        ("texts.txt", files.descriptor_lines(text="INVENTED"), ("descriptors", "2026", "", "short")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_known_by_content(put, name, content, key):
    (outcome,) = put(name, content)
    assert outcome.refused == ""
    origin = outcome.saved.origin
    assert (origin.kind, origin.release, origin.claim, origin.part) == key
    assert origin.source == name
    assert outcome.content.named <= set(files.CODES) | {"76937", "75774"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("PPRRVU2026_Oct.csv", FEES), ("PPRRVU2026_Oct.txt", files.fee_text())),
        (("PPRRVU2026_Oct.csv", FEES), ("PPRRVU2026_Oct.xlsx", files.workbook(files.fee_rows()))),
        (("ccipra-v323r0-f1.txt", PAIR_TEXT), ("ccipra-v323r0-f1.xlsx", files.workbook(PAIRS))),
        (
            ("AOC_V2026Q2-MCR.txt", files.csv_bytes(files.add_on_rows(), "\t")),
            ("AOC_V2026Q2-MCR.xlsx", files.workbook(files.add_on_rows())),
        ),
    ],
    ids=["fixed width", "workbook", "pairs", "add-ons"],
)
def test_forms_of_one_file_are_read_alike(put, one, other):
    assert put(*one)[0].saved.state == "new"
    assert put(*other)[0].saved.state == "unchanged"


def test_a_workbook_that_took_codes_and_dates_for_numbers(put, stored_files):
    rows = [[int(cell) if cell.isdigit() else cell for cell in row] for row in PAIRS[:6]]
    rows.append([202, 36247, None, 20260701, "*", 1, "Words"])
    (outcome,) = put("ccipra-v323r0-f1.xlsx", files.workbook(rows))
    assert outcome.refused == ""
    rows[-1][0] = 36246
    (outcome,) = put("ccipra-v323r0-f2.xlsx", files.workbook(rows))
    (stored,) = [content for name, content in stored_files().items() if "f2" in name]
    assert b"36246,1,2026-07-01,,36247\n" in stored


def test_the_column_that_came_in_2026(put):
    """Prices have an indicator of their own between the team and the base code: columns are found by name."""
    rows = [
        [*row[:23], {8: "PRIC", 9: "IND"}.get(place, "9" if place > 9 else ""), *row[23:]]
        for place, row in enumerate(files.fee_rows())
    ]
    assert put("PPRRVU2026_Oct.csv", FEES)[0].saved.state == "new"
    assert put("PPRRVU2026_Oct.csv", files.csv_bytes(rows))[0].saved.state == "unchanged"


def test_nothing_but_codes_numbers_dates_and_indicators_is_kept(put, stored_files):
    put("PPRRVU2026_Oct.csv", FEES)
    put("ccipra-v323r0-f1.txt", PAIR_TEXT)
    put("MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", files.csv_bytes(UNITS))
    put("AOC_V2026Q2-MCR.xlsx", files.workbook(files.add_on_rows()))
    put("2026 January Web Addendum B.csv", files.csv_bytes(files.addendum_rows()))
    kept = stored_files()
    assert len(kept) == 5
    assert not [name for name, content in kept.items() if b"Words" in content]


def test_code_cells_may_hold_stray_bytes(put):
    content = files.csv_bytes(files.addendum_rows()).replace(b"36247,", b"36247\xff,")
    (outcome,) = put("2026 January Web Addendum B.csv", content)
    assert "36247" in outcome.content.named


@pytest.mark.parametrize(
    ("content", "options", "key"),
    [
        (PAIR_TEXT, {"release": "2026q4", "claim": "hospital", "part": "f3"}, ("2026q4", "hospital", "f3")),
        (PAIR_TEXT, {"release": "2026Q4", "claim": "hospital", "part": "all"}, ("2026q4", "hospital", "all")),
        (files.csv_bytes(UNITS), {"release": "2026q4"}, ("2026q4", "practitioner", "")),
        (files.fee_text(), {"release": "2026d"}, ("2026d", "", "")),
        (files.fee_text(), {"release": "2026q4"}, ("2026d", "", "")),
        (files.descriptor_lines(edition=""), {"release": "2025"}, ("2025", "", "medium")),
    ],
    ids=["part", "all parts", "units", "fee letter", "fee quarter", "descriptors"],
)
def test_options_tell_what_content_and_name_do_not(put, content, options, key):
    (outcome,) = put("download.txt", content, **options)
    assert outcome.refused == ""
    origin = outcome.saved.origin
    assert (origin.release, origin.claim, origin.part) == key


def test_notes_below_a_table_are_passed_over(put):
    notes = b"\r\nNote: values are for information.\r\n\x1a"
    (outcome,) = put("PPRRVU2026_Oct.csv", FEES + notes)
    assert (outcome.refused, outcome.content.rows_read) == ("", 10)


def test_texts_keep_their_commas(put, stored_files):
    """Also where the first of them have none."""
    lines = files.descriptor_lines([*(f"{number:05d}" for number in range(300)), "36247"])
    put("LONGULT.TXT", lines.replace(b"code 36247", b"code, 36247"))
    (stored,) = stored_files().values()
    assert b'36247,"An invented text of the code, 36247"\n' in stored


def test_pairs_that_were_over_before_the_first_date_of_service_are_left_out(put):
    rows = [("36247", "75710", "20100101", ended, "1") for ended in ("20221231", "20230101")]
    rows.append(("36247", "75726", "20260101", "*", "1"))
    (outcome,) = put("ccipra-v323r0-f1.txt", files.csv_bytes(files.pair_rows(rows[:1] + rows[2:]), "\t"))
    assert (outcome.content.rows_read, outcome.content.kept) == (2, 1)
    (outcome,) = put("ccipra-v323r0-f1.txt", files.csv_bytes(files.pair_rows(rows[1:]), "\t"))
    assert (outcome.content.rows_read, outcome.content.kept) == (2, 2)


def test_texts_over_several_lines_are_put_together(put, stored_files):
    lines = [f"{code}{n:02d}part {n} of {code}" for code in files.CODES for n in (1, 2)]
    (outcome,) = put("LONGULF.txt", "\r\n".join(lines).encode(), release="2026")
    assert outcome.refused == ""
    assert b"36247,part 1 of 36247 part 2 of 36247\n" in next(iter(stored_files().values()))


def test_whole_files_pass_without_being_called_extracts(put):
    codes = every = files.every_code()[:10_600]
    assert put("PPRRVU2026_Oct.csv", files.csv_bytes(files.fee_rows(codes)), extract=False)[0].refused == ""
    assert put("ccipra-v323r0-f1.txt", files.csv_bytes(files.whole_pairs(), "\t"), extract=False)[0].refused == ""
    units = files.csv_bytes(files.unit_rows(every))
    assert put("MCR_MUE_PractitionerServices_Eff_10-01-2026.csv", units, extract=False)[0].refused == ""
    addendum = files.csv_bytes(files.addendum_rows(every))
    assert put("2026 January Web Addendum B.csv", addendum, extract=False)[0].refused == ""
