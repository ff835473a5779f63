"""Service lines of X12 837 claims."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from tests.audit.x12 import INSTITUTIONAL, PROFESSIONAL, interchange

from ircoder.audit.billed.reading import read_billed
from ircoder.audit.billed.x12_segments import MAX_SEGMENT, NoInterchangeError, segments_of
from ircoder.audit.model import BilledLine
from ircoder.formats.rows import InputError


def _read(tmp_path, text, name="claims.x12"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8", newline="")
    return read_billed(path)


def test_professional_lines(tmp_path):
    lines, problems = _read(tmp_path, interchange(*PROFESSIONAL))
    common = {"service_date": dt.date(2026, 3, 14), "billed_on": dt.date(2026, 3, 15)}
    assert problems == []
    assert lines == [
        BilledLine(
            where="claims.x12, segment 14",
            code="36247",
            modifiers=("59", "RT"),
            claim_ids=("r1", "clearing-7"),
            setting="professional",
            charge=900.5,
            provider_id="9998887776",
            **common,
        ),
        BilledLine(
            where="claims.x12, segment 17",
            code="99153",
            units=3,
            claim_ids=("r2", "r1", "clearing-7"),
            setting="office",
            charge=600.0,
            provider_id="5554443332",
            service_to=dt.date(2026, 3, 15),
            **common,
        ),
    ]


def test_institutional_lines(tmp_path):
    lines, problems = _read(tmp_path, interchange(*INSTITUTIONAL, kind="I"))
    assert problems == []
    assert [(line.shown, line.setting, line.charge, line.provider_id) for line in lines] == [
        ("37226-LT", "facility", 6000.0, "2020202020"),
        ("36247", "facility", 500.0, "2020202020"),
    ]
    assert {line.service_date for line in lines} == {dt.date(2026, 3, 14)}
    assert {line.claim_ids for line in lines} == {("e1",)}


@pytest.mark.parametrize("ending", ["claims.edi", "claims.837", "claims.txt", "claims.dat", "claims.csv"])
def test_an_interchange_is_known_by_its_beginning(tmp_path, ending):
    assert len(_read(tmp_path, interchange(*PROFESSIONAL), ending)[0]) == 2


def test_other_separators_empty_segments_and_several_interchanges(tmp_path):
    first = interchange(*PROFESSIONAL).replace("~\n", "~~\r\n")
    second = interchange(*INSTITUTIONAL, kind="I").translate(str.maketrans("*:~", "|>'"))
    lines, problems = _read(tmp_path, f"{first}\n\n{second}")
    assert ([line.code for line in lines], problems) == (["36247", "99153", "37226", "36247"], [])


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("SV1*HC:3624:59*1*UN*1", "code"),
        ("SV1*HC:36247:5*1*UN*1", "modifiers"),
        ("SV1*HC:36247*1*UN*0", "units"),
        ("SV1*HC:36247*1*MJ*30", "units"),
        ("SV1*HC:36247*x*UN*1", "charge"),
        ("SV1*ER:36247*1*UN*1", "code"),
    ],
)
def test_a_bad_line_costs_itself_alone(tmp_path, line, kind):
    segments = [*PROFESSIONAL[:6], "LX*1", line, "DTP*472*D8*20260314", *PROFESSIONAL[6:]]
    lines, problems = _read(tmp_path, interchange(*segments))
    assert [problem.type for problem in problems] == [kind]
    assert problems[0].where == "claims.x12, segment 14"
    assert [item.code for item in lines] == ["36247", "99153"]


def _claim(number, frequency, code):
    return [f"CLM*{number}*1***22:B:{frequency}", "LX*1", f"SV1*HC:{code}*1*UN*1"]


def test_a_replacement_stands_for_its_claim_and_a_void_takes_it_away(tmp_path):
    segments = [
        *_claim("a", 1, "36245"),
        *_claim("b", 1, "36246"),
        *_claim("c", 1, "36247"),
        *_claim("a", 7, "36248"),
        *_claim("b", 8, "36246"),
    ]
    lines, _ = _read(tmp_path, interchange(*segments))
    assert [(line.claim_ids[0], line.code) for line in lines] == [("c", "36247"), ("a", "36248")]


def test_what_follows_an_interchange_and_is_none_is_told(tmp_path):
    lines, problems = _read(tmp_path, interchange(*PROFESSIONAL) + "rubbish")
    assert (len(lines), [problem.type for problem in problems]) == (2, ["malformed"])


@pytest.mark.parametrize("place", ["UN*3", "LX*2", "SE*", "DTP*472*RD8"])
def test_of_a_file_that_was_cut_off_the_last_claim_is_told_and_not_half_read(tmp_path, place):
    whole = [*_claim("r0", 1, "36245"), *PROFESSIONAL]
    text = interchange(*whole)
    lines, problems = _read(tmp_path, text[: text.index(place)])
    assert [(line.claim_ids[0], line.code) for line in lines] == [("r0", "36245")]
    assert {problem.type for problem in problems} == {"cut_off"}
    assert "r1" in {name for problem in problems[1:] for name in problem.claim_ids}


def test_a_file_without_its_end_segment_is_told_and_keeps_whole_claims(tmp_path):
    text = interchange(*PROFESSIONAL)
    lines, problems = _read(tmp_path, text[: text.index("GE*")])
    assert (len(lines), [problem.type for problem in problems]) == (2, ["cut_off"])


WRAPPED = interchange(*PROFESSIONAL).replace("\n", "")


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED,
        WRAPPED.replace("~", "\n"),
        WRAPPED.replace("~", "\r\n"),
        WRAPPED.replace("~", "~\r\n"),
        WRAPPED.translate(str.maketrans("*:~", "\x1d\x1f\x1c")),
        "\n".join(WRAPPED[place : place + 80] for place in range(0, len(WRAPPED), 80)),
        WRAPPED.replace("SENDER         *ZZ*RECEIVER       ", "SENDER*ZZ*RECEIVER"),
        WRAPPED.removesuffix("~"),
        "\ufeff\n" + WRAPPED + "\n\x20\n",
    ],
    ids=["one line", "LF", "CRLF", "~CRLF", "FS GS US", "80 columns", "ISA not padded", "last not closed", "BOM"],
)
def test_shapes_of_files(tmp_path, text):
    lines, problems = _read(tmp_path, text)
    assert [line.shown for line in lines] == ["36247-59-RT", "99153 x3"]
    assert ([line.provider_id for line in lines], problems) == (["9998887776", "5554443332"], [])


def _hospital(number, frequency, code, place="13", date="434*RD8*20260314-20260316"):
    return [f"CLM*{number}*1***{place}:A:{frequency}", f"DTP*{date}", "LX*1", f"SV2*0361*HC:{code}*1*UN*1"]


@pytest.mark.parametrize(
    ("segments", "left"),
    [
        ([*_claim("a", 1, "36245"), *_claim("b", 7, "36246")], ["36245", "36246"]),
        ([*_claim("a", 1, "36245"), "CLM*b*1***22:B:7", "REF*F8*a", "LX*1", "SV1*HC:36246*1*UN*1"], ["36246"]),
        ([*_claim("a", 1, "36245"), "CLM*b*1***22:B:8", "REF*F8*a"], []),
        ([*_claim("a", 1, "36245"), *_hospital("a", 7, "36246")], ["36245", "36246"]),  # hospital and physician
        (
            [*_claim("a", 1, "36245"), "HL*3**20*1", "NM1*85*2*OTHER*****XX*2223334445", *_claim("a", 7, "36246")],
            ["36245", "36246"],  # numbers are those of each provider
        ),
        ([*_claim("a", 7, "36245"), *_claim("a", 7, "36246")], ["36246"]),
        ([*_claim("a", 1, "36245"), *_claim("a", 1, "36245")], ["36245", "36245"]),  # billed twice is for the audit
    ],
)
def test_which_claim_a_replacement_or_void_is_of(tmp_path, segments, left):
    lines, problems = _read(tmp_path, interchange(*segments, *_claim("z", 1, "36248")))
    assert ([line.code for line in lines], problems) == ([*left, "36248"], [])


def test_a_void_of_a_claim_that_is_not_there_is_told(tmp_path):
    lines, problems = _read(tmp_path, interchange(*_claim("a", 8, "36245"), *_claim("b", 1, "36246")))
    assert ([line.code for line in lines], [p.type for p in problems]) == (["36246"], ["void"])


def test_an_inpatient_claim_is_told(tmp_path):
    text = interchange(*_hospital("e1", 1, "36247", place="11"), *_hospital("e2", 1, "36247"), kind="I")
    lines, (problem,) = _read(tmp_path, text)
    assert [line.claim_ids for line in lines] == [("e2",)]
    assert (problem.type, problem.claim_ids, problem.setting) == ("inpatient", ("e1",), "facility")


def test_a_hospitals_claim_of_the_earlier_version_is_one(tmp_path):
    text = interchange(*_hospital("e1", 1, "36247"), kind="I").replace("005010X223A2", "004010X096A1")
    (line,) = _read(tmp_path, text)[0]
    assert (line.setting, line.service_date, line.service_to) == (
        "facility",
        dt.date(2026, 3, 14),
        dt.date(2026, 3, 16),
    )


def test_four_modifiers_stand_before_the_description(tmp_path):
    segments = ["CLM*a*1***22:B:1", "LX*1", "SV1*HC:36247:26::LT:XS:OUR WORDS*1*UN*2.0"]
    assert _read(tmp_path, interchange(*segments))[0][0].shown == "36247-26-LT-XS x2"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("rubbish", "does not begin with an ISA"),
        ("ISA*00", "does not begin with an ISA"),
        (interchange(), "holds no claim"),
        (interchange("CLM*a*1***22:B:1"), "holds no billed line"),
    ],
)
def test_files_that_are_no_claims(tmp_path, text, message):
    with pytest.raises(InputError, match=message):
        _read(tmp_path, text)


def test_an_overlong_segment_is_given_up_and_the_next_one_read():
    text = interchange("NTE*ADD*" + "x" * (2 * MAX_SEGMENT), "CLM*a*1")
    found = [segment.elements for segment in segments_of(io.BytesIO(text.encode()))]
    assert ("NTE",) in found
    assert ("CLM", "a", "1") in found


def test_separators_must_differ():
    text = interchange().replace(":~", "*~", 1)
    with pytest.raises(NoInterchangeError):
        list(segments_of(io.BytesIO(text.encode())))
