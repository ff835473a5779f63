"""Which version of a report is given where a file holds several, and what becomes of addenda."""

import pytest
from tests.formats.hl7v2.samples import header, mdm, message, patient, request, result, row

from ircoder.formats.hl7v2.fields import parse_message
from ircoder.formats.hl7v2.reading import Hl7Files, read_hl7
from ircoder.formats.hl7v2.version import sent_at
from ircoder.formats.rows import InputError, Row
from ircoder.formats.scratch import scratch_database


@pytest.fixture
def read(tmp_path):
    def read(*messages):
        path = tmp_path / "in.hl7"
        path.write_text("".join(messages), newline="")
        return list(read_hl7(path))

    return read


def told(rows):
    return [
        (item.record["report_id"], item.record["text"]) if isinstance(item, Row) else (item.report_id, item.type)
        for item in rows
    ]


def oru(text, status="F", **fields):
    return result(row(text, **fields), f25=status)


PDF = "^AP^PDF^Base64^JVBERi0xLjQ="
OTHER = result(row("z"), f3="A2")
CASES = {
    "a preliminary report gives way to the final one": ([oru("p", "P"), OTHER, oru("f")], [("A2", "z"), ("A1", "f")]),
    "a preliminary report after the final one too": ([oru("f"), oru("p", "P")], [("A1", "f")]),
    "without a final one it is an error once": ([oru("p", "P"), oru("q", "P")], [("A1", "not_final")]),
    "a corrected report takes the place of the final one": (
        [oru("f"), OTHER, oru("c", "C")],
        [("A2", "z"), ("A1", "c")],
    ),
    "the last of several corrections stands": ([oru("f"), oru("c", "C"), oru("d", "C")], [("A1", "d")]),
    "a report sent again stands once": ([oru("f"), oru("f")], [("A1", "f")]),
    "a cancelled examination takes its report back": ([oru("f"), result(f25="X")], [("A1", "not_final")]),
    "a final report after the cancellation stands": ([result(f25="X"), oru("f")], [("A1", "f")]),
    "a PDF beside the text does no harm": ([oru("f"), oru(PDF, f2="ED")], [("A1", "f")]),
    "a PDF before the text does none": ([oru(PDF, f2="ED"), oru("f")], [("A1", "f")]),
    "a correction that is a PDF is no reason to code what it corrects": (
        [oru("f"), oru(PDF, "C", f2="ED")],
        [("A1", "attachment")],
    ),
    "rows of an addendum are added": ([oru("f"), oru("a", f3="ADT")], [("A1", "f\n\nADDENDUM:\na")]),
    "also where they are sent as a correction": ([oru("f"), oru("a", "C", f3="ADT")], [("A1", "f\n\nADDENDUM:\na")]),
    "several addenda, in their order": (
        [oru("f"), oru("a", f3="ADT"), oru("Addendum: b", f3="ADT")],
        [("A1", "f\n\nADDENDUM:\na\n\nAddendum: b")],
    ),
    "a corrected report holds the addenda before it": ([oru("f"), oru("a", f3="ADT"), oru("c", "C")], [("A1", "c")]),
    "a final report sent again does not lose one": (
        [oru("f"), oru("a", f3="ADT"), oru("f")],
        [("A1", "f\n\nADDENDUM:\na")],
    ),
    "nor repeats one that it holds": ([oru("f"), oru("b  c", f3="ADT"), oru("f. b c.")], [("A1", "f. b c.")]),
    "an addendum that is not signed is not added": ([oru("f"), oru("a", "P", f3="ADT")], [("A1", "f")]),
    "an addendum alone is one": ([oru("a", f3="ADT"), oru("b", f3="ADT")], [("A1", "ADDENDUM:\na\n\nADDENDUM:\nb")]),
    "a signed document takes the place of the draft": ([mdm("T02", "d", f17="DO"), mdm("T04", "f")], [("D1", "f")]),
    "an edited document that of the earlier": ([mdm("T02", "f"), mdm("T08", "e")], [("D1", "e")]),
    "a replacement that of its parent": ([mdm("T02", "f"), mdm("T10", "r", f12="D2", f13="D1")], [("D2", "r")]),
    "but not before it is signed": (
        [mdm("T02", "f"), mdm("T10", "r", f12="D2", f13="D1", f17="IP")],
        [("D1", "f"), ("D2", "not_final")],
    ),
    "an addendum document belongs to its parent": (
        [mdm("T02", "f"), mdm("T06", "a", f12="D2", f13="D1")],
        [("D1", "f\n\nADDENDUM:\na")],
    ),
    "its last version": (
        [
            mdm("T06", "a", f12="D2", f13="D1", f17="DO"),
            mdm("T06", "b", f12="D2", f13="D1"),
            mdm("T02", "f"),
            mdm("T06", "c", f12="D2", f13="D1"),
        ],
        [("D1", "f\n\nADDENDUM:\nc")],
    ),
    "an addendum that cannot be read is an error of its own": (
        [mdm("T02", "f"), mdm("T06", "JVBERi0xLjQ", f12="D2", f13="D1")],
        [("D1", "f"), ("D2", "attachment")],
    ),
    "one that is withdrawn takes back no report": (
        [mdm("T02", "f"), mdm("T06", "a", f12="D2", f13="D1", f19="CA")],
        [("D1", "f"), ("D2", "not_final")],
    ),
    "without the parent it stands alone": ([mdm("T06", "a", f12="D2", f13="D1")], [("D2", "ADDENDUM:\na")]),
    "a cancelled document is withdrawn": ([mdm("T02", "f"), mdm("T11", "")], [("D1", "not_final")]),
    "a notification says nothing of the text": ([mdm("T02", "f"), mdm("T03", "")], [("D1", "f")]),
    "an order and a document are two reports": ([oru("o"), mdm("T02", "d", f12="A1")], [("A1", "o"), ("A1", "d")]),
}


@pytest.mark.parametrize(("messages", "expected"), CASES.values(), ids=list(CASES))
def test_which_version_stands(read, messages, expected):
    assert told(read(*messages)) == expected


def test_what_stands_says_how_many_it_replaces_and_what_was_added(read):
    messages = [oru("p", "P"), oru("f"), oru("c", "C"), oru("d", "C"), oru("a", f3="ADT")]
    (found,) = read(*messages)
    assert found.where == "in.hl7, message 4"
    assert (found.record["metadata"]["replaced_versions"], found.record["metadata"]["addenda"]) == (2, 1)
    assert found.record["report_status"] == "final"


def test_an_addendum_alone_says_so(read):
    (found,) = read(oru("a", f3="ADT"))
    assert found.record["report_status"] == "addendum"
    assert "addenda" not in found.record["metadata"]


def test_equal_numbers_of_two_facilities_are_two_reports(read):
    assert len(read(oru("a"), message(header(f4="OTHER"), request(), row("b")))) == 2
    assert len(read(oru("a"), result(row("b"), f3="A1^RIS2"))) == 2


def sent(time, *segments):
    return message(header(f7=time), patient(), *segments)


LATE, EARLY = "20260316090000", "20260316080000"
ACROSS = {
    "a correction in a later file": ([oru("f"), OTHER + oru("c", "C")], [[], [("A2", "z"), ("A1", "c")]]),
    "a report sent again in another file": ([oru("f"), oru("f")], [[], [("A1", "f")]]),
    "a draft in a later file": ([oru("f"), oru("p", "P")], [[("A1", "f")], []]),
    "a draft in an earlier file": ([oru("p", "P"), oru("f")], [[], [("A1", "f")]]),
    "a cancellation in a later file": ([oru("f"), result(f25="X")], [[], [("A1", "not_final")]]),
    "an addendum in a later file": ([oru("f"), oru("a", f3="ADT")], [[("A1", "f\n\nADDENDUM:\na")], []]),
    "a replacement in a later file": (
        [mdm("T02", "f"), mdm("T10", "r", f12="D2", f13="D1")],
        [[], [("D2", "r")]],
    ),
    "a correction in a file that is read before that of its report": (
        [sent(LATE, request(f25="C"), row("c")), sent(EARLY, request(), row("f"))],
        [[("A1", "c")], []],
    ),
    "times in two zones": (
        [sent("202603160800-0500", request(f25="C"), row("c")), sent("202603161230+0000", request(), row("f"))],
        [[("A1", "c")], []],
    ),
    "times that tell less than what they are compared with": (
        [sent("20260316", request(f25="F"), row("f")), sent("20260316080000", request(f25="C"), row("c"))],
        [[], [("A1", "c")]],
    ),
    "no time: the order of the files": (
        [sent("", request(f25="C"), row("c")), sent(EARLY, request(), row("f"))],
        [[], [("A1", "f")]],
    ),
    "in one file the order of the messages": (
        [sent(LATE, request(), row("f")) + sent(EARLY, request(f25="C"), row("c")), OTHER],
        [[("A1", "c")], [("A2", "z")]],
    ),
    "a file that cannot be read does not take the others along": (
        [oru("f"), "no message", oru("c", "C")],
        [[], None, [("A1", "c")]],
    ),
}


@pytest.mark.parametrize(("files", "expected"), ACROSS.values(), ids=list(ACROSS))
def test_which_version_stands_of_several_files(tmp_path, files, expected):
    paths = []
    for number, content in enumerate(files):
        paths.append(tmp_path / f"{number}.hl7")
        paths[-1].write_text(content, newline="")
    with scratch_database() as database:
        together = Hl7Files(paths, database)
        for number, rows in enumerate(expected):
            if rows is None:
                with pytest.raises(InputError, match="holds no HL7 message"):
                    list(together.rows(number))
            else:
                assert told(together.rows(number)) == rows


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("20260315", "20260315"),
        ("202603151030", "202603151030"),
        ("20260315103059.1234", "20260315103059"),
        ("20260315103059.1234-0500", "20260315153059"),
        ("202603152330-0500", "202603160430"),
        ("20260315-0500", "20260315"),
        ("20269915103059+0100", ""),
        ("2026", ""),
        ("", ""),
    ],
)
def test_when_a_message_was_sent(written, expected):
    assert sent_at(parse_message(sent(written).encode())) == expected


GROUPS = {
    "each OBR with an accession of its own is a report": (
        [request(), row("a"), request(f1="2", f3="A2"), row("b")],
        [("A1", "a"), ("A2", "b")],
    ),
    "those of one accession are one": ([request(), row("a"), request(f1="2"), row("b")], [("A1", "a\n\nb")]),
    "those without any too": ([request(f3=""), row("a"), request(f1="2", f3=""), row("b")], [("M1", "a\n\nb")]),
    "each group's rows are numbered anew": (
        [request(), row("a", f1="2"), row("b", f1="1"), request(f1="2", f3="A2"), row("c")],
        [("A1", "b\na"), ("A2", "c")],
    ),
    "an OBR without text was read together with the one before": (
        [request(), row("a"), request(f1="2", f3="A2")],
        [("A1", "a")],
    ),
    "or with the first": ([request(f3="A2"), request(f1="2"), row("a")], [("A1", "a")]),
    "an ORC belongs to the OBR after it": (
        ["ORC|RE||B1", request(f3=""), row("a"), "ORC|RE||B2", request(f3=""), row("b")],
        [("B1", "a"), ("B2", "b")],
    ),
    "one that is not final does not hold the other up": (
        [request(f25="P"), row("a"), request(f1="2", f3="A2"), row("b")],
        [("A1", "not_final"), ("A2", "b")],
    ),
    "but does within one accession": ([request(), row("a"), request(f25="P"), row("b")], [("A1", "not_final")]),
    "a cancelled part is no text": ([request(), row("a"), request(f25="X"), row("b")], [("A1", "a")]),
    "a cancelled examination stands alone": (
        [request(), row("a"), request(f3="A2", f25="X")],
        [("A1", "a"), ("A2", "not_final")],
    ),
    "nor is one that is not final read together with another": (
        [request(), row("a"), request(f3="A2", f25="P")],
        [("A1", "a"), ("A2", "not_final")],
    ),
    "without any text each is an error": (
        [request(), request(f3="A2", f25="X")],
        [("A1", "empty_text"), ("A2", "not_final")],
    ),
    "results of no request have the message's number": ([row("a")], [("M1", "a")]),
}


@pytest.mark.parametrize(("segments", "expected"), GROUPS.values(), ids=list(GROUPS))
def test_groups_of_one_message(read, segments, expected):
    assert told(read(message(header(), patient(), *segments))) == expected


def test_examinations_read_together_are_named(read):
    segments = [request(), row("a"), request(f1="2", f3="A2", f4="75716^Both^C4")]
    (found,) = read(message(header(), *segments))
    assert found.record["metadata"]["linked_accessions"] == ["A2"]
    assert [item["code"] for item in found.record["metadata"]["ordered_procedures"]] == ["75722", "75716"]


def test_the_place_names_the_group(read):
    found = read(message(header(), request(), row("a"), request(f1="2", f3="A2"), row("b")))
    assert [item.where for item in found] == ["in.hl7, message 1, OBR 1", "in.hl7, message 1, OBR 2"]
