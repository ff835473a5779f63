"""Official files made by hand: the true layouts, with invented numbers and words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache

from ircoder.knowledge.catalogue import load_catalogue

NOTICE = "Words of the owner of the codes, caf\xe9 \xa9. Nothing of this is kept."
CODES = ("36245", "36246", "36247", "36248", "37236", "37242", "75710", "75726")

Row = Sequence[str]


@cache
def every_code() -> tuple[str, ...]:
    """Codes of the catalogue, then fillers that it does not hold."""
    return (*(entry.code for entry in load_catalogue()), *(f"A{number:04d}" for number in range(10_000)))


def csv_bytes(rows: Iterable[Row], delimiter: str = ",") -> bytes:
    """Quoted only where a cell needs it, with the line ends of Windows, in Latin-1."""

    def quoted(cell: str) -> str:
        text = cell.replace('"', '""')
        return f'"{text}"' if set(text) & {",", "\n", '"'} and delimiter == "," else text

    lines = (delimiter.join(map(quoted, row)) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1")


def workbook(rows: Iterable[Sequence[object]], title: str = "Sheet1") -> bytes:
    """One sheet; blank cells are empty."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.create_sheet("Read me").append(["Nothing here."])
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append([None if cell == "" else cell for cell in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def zipped(**members: bytes) -> bytes:
    """Archive of members; ``__`` in a name is a dot."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    return stream.getvalue()


FEE_HEADER = (
    ",,,,,,,,,,,,,,,,,,,,,,,,,,,,NON-FACILITY,FACILITY,",
    ",,,,NOT USED,,,,,,,,,,,,,,,,,,,,,PHYSICIAN,,DIAGNOSTIC,PE USED,PE USED,MP USED",
    ",,,,FOR,,,NON-FAC,,FACILITY ,,,,,,,,,,,,,,,,SUPERVISION OF,,IMAGING,FOR OPPS,FOR OPPS,FOR OPPS",
    ",,,STATUS,MEDICARE ,WORK,NON-FAC,NA,FACILITY,NA,MP,NON-FACILITY,FACILITY,PCTC,GLOB,PRE,INTRA,POST,MULT,BILAT,"
    "ASST,CO-,TEAM,ENDO,CONV,DIAGNOSTIC,CALCULATION,FAMILY,PAYMENT,PAYMENT,PAYMENT",
    "HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,"
    "SURG,SURG,SURG,SURG,BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT",
)


def fee_row(code: str, modifier: str = "", *, work: float = 1.5, pctc: str = "0", bilateral: str = "1") -> list[str]:
    """Invented values: practice 2.25 in an office and 0.75 in a hospital, malpractice 0.25."""
    return [
        *(code, modifier, "Words, and more", "A", "", f"{work:.2f}", "2.25", "NA", "0.75", "", "0.25"),
        *(f"{work + 2.5:.2f}", f"{work + 1:.2f}", pctc, "000", "0.00", "0.00", "0.00", "2", bilateral, "0", "1", "0"),
        *("", "33.5000", "09", "0", "99", "0.00", "0.00", "0.00"),
    ]


def fee_rows(
    codes: Iterable[str] = CODES, *, work: float = 1.5, title: str = "2026", month: str = "October"
) -> list[Row]:
    """Rows of a PPRRVU file: titles in the third column, a header over five rows, the data."""
    titles = (
        f"{title} National Physician Fee Schedule Relative Value File {month} Release",
        NOTICE,
        " ",
        "RELEASED 09/01/2026",
    )
    above = [["", "", text, *[""] * 28] for text in titles]
    header = [line.split(",") for line in FEE_HEADER]
    split = [fee_row("75710", "26", work=work, pctc="1"), fee_row("75710", "TC", work=0, pctc="1")]
    return [*above, *header, *(fee_row(code, work=work) for code in codes), *split]


def fee_line(row: Row) -> str:
    """One row of a PPRRVU file as its fixed-width twin has it."""
    (
        code,
        modifier,
        words,
        status,
        used,
        work,
        office,
        office_na,
        hospital,
        hospital_na,
        risk,
        total,
        total_h,
        *rest,
    ) = row
    pctc, days, _, _, _, multiple, bilateral, assistant, co_surgeons, team, _, factor = rest[:12]
    return (
        f"{code:5}{modifier:2}{words:50.50}{status}{used or ' '}{work:>6}{office:>7}{office_na:2}{hospital:>7}{hospital_na:2}"
        f"{risk:>6}{total:>7}{total_h:>6}{pctc}{days}.00.00.00{multiple}{bilateral}{assistant}{co_surgeons}{team}"
        f"{'':13}{factor} 090 99      0.00   0.00   0.00"
    )


def fee_text(codes: Iterable[str] = CODES) -> bytes:
    """The fixed-width file: notice lines that begin with HDR, no release."""
    lines = ["HDR WORDS OF THE OWNER OF THE CODES               ", *map(fee_line, fee_rows(codes)[9:])]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1")


PAIR_HEADER = (
    "Column1/Column2 Edits",
    "Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tPTP Edit Rationale",
    "\t\tprior to 1996\tDate\tDate\t0=not allowed\t",
    "\t\t\t\t*=no data\t1=allowed\t",
    "\t\t\t\t\t9=not applicable\t",
)
PAIRS = (
    ("36247", "75710", "20260701", "*", "1"),
    ("36247", "36245", "20100101", "20260930", "0"),
    ("36247", "36245", "20261001", "*", "1"),
    ("37236", "36247", "20200101", "20200101", "9"),
    ("A0001", "36247", "20240101", "*", "1"),
)


def pair_rows(pairs: Iterable[Row] = PAIRS) -> list[list[str]]:
    """Rows of a part of the pair edits, with the note on 1996 and the rationale."""
    rows = [[NOTICE], *(line.split("\t") for line in PAIR_HEADER)]
    return rows + [[one, other, "", begun, ended, sign, "Words"] for one, other, begun, ended, sign in pairs]


def whole_pairs(count: int = 50_000) -> list[list[str]]:
    """A part with as many rows as a real one can have: mostly of codes that the catalogue does not hold."""
    codes = every_code()[-10_000:]
    fillers = ((codes[n % 10_000], codes[n // 10_000], "20250101", "*", "1") for n in range(count))
    return pair_rows([*PAIRS, *fillers])


def unit_rows(codes: Iterable[str] = CODES, *, whose: str = "Practitioner Services", units: str = "3") -> list[Row]:
    """A table of unit limits: a long quoted notice, a header with a line break inside its first cell."""
    header = ["HCPCS/\nCPT Code", f"{whose} MUE Values", "MUE Adjudication Indicator", "MUE Rationale"]
    above = [[f"{NOTICE}\nA second line, with a comma.", "", "", ""], header]
    return above + [[code, units, "3 Date of Service Edit: Clinical", "Words"] for code in codes]


ADD_ON_HEADER = (
    *("AOC_Edit_Type", "Add-On_Code", "AOC_DelDT", "Primary_Code", "Primary_Code_DelDT", "AOC_Edit_EffDT"),
    *("AOC_Edit_DelDT", "Special_Instruction_Notes"),
)
ADD_ONS = (
    ("1", "36248", "", "36247", "", "2013001", "", ""),
    ("1", "36248", "", "36246", "", "2013001", "2026181", ""),
    ("1", "36248", "", "36245", "", "2026001", "", ""),
    ("1", "75774", "", "75710", "", "2013001", "", ""),
    ("2", "76937", "", "CCCCC", "", "2013001", "", "Words of the contractor"),
)


def add_on_rows(edits: Iterable[Row] = ADD_ONS) -> list[Row]:
    """A table of add-on edits: one row of notice, one of header."""
    return [[NOTICE, *[""] * 7], ADD_ON_HEADER, *edits]


def add_on_lines(edits: Iterable[Row] = ADD_ONS) -> bytes:
    """The flat file: no header, everything in its place."""
    lines = (
        f"{kind}{code:5}{gone:7}{parent:5}{parent_gone:7}{begun:7}{ended:7}{note:58}"
        for kind, code, gone, parent, parent_gone, begun, ended, note in edits
    )
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1")


def addendum_rows(codes: Iterable[str] = CODES, *, title: str = "January 2026") -> list[Row]:
    """Addendum B: titles, a header, amounts with dollar sign and commas."""
    header = [
        "HCPCS Code",
        "Short Descriptor",
        "SI",
        "APC",
        "Relative Weight",
        "Payment Rate",
        "National Copayment",
        "Note",
    ]
    above = [
        ["", f"Addendum B.-Final OPPS Payment by HCPCS Code for CY {title}", *[""] * 6],
        [NOTICE, *[""] * 7],
        [""] * 8,
        header,
    ]
    return above + [[code, "Words, and more", "J1", "5193", "112.5", "$10,512.340 ", ".", ""] for code in codes]


def descriptor_lines(
    codes: Iterable[str] = CODES, *, edition: str = "CPT 2026", text: str = "An invented text of the code"
) -> bytes:
    """A descriptor file: the notice, then code and text with a tab between them."""
    lines = [f"{edition} {NOTICE}", "", *(f"{code}\t{text} {code}" for code in codes)]
    return "".join(f"{line}\r\n" for line in lines).encode("latin-1")
