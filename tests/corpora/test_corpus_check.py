"""What ``ircoder corpus check`` finds, each in a small corpus that has just this fault."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path

import pytest

from ircoder.cli.main import main
from ircoder.corpora.card import FIRST, LAST, card_is_fresh, refresh_card
from ircoder.corpora.check import check_corpora
from ircoder.corpora.counts import OTHER_STYLE, split_tables, style_group
from ircoder.synthetic.generate import generate

CORPORA = Path(__file__).parents[2] / "corpora"

TEXT = "Left renal stent. A balloon-expandable stent was set in the left renal artery. No filter was used today."
REPORT = {
    "report_id": "n-1",
    "text": TEXT,
    "service_date": "2025-03-04",
    "setting": "professional",
    "codes": [{"code": "37236", "units": 1, "modifiers": ["LT"], "evidence": ["stent was set"], "rules": ["VINT-18"]}],
    "accept": [[{"code": "37236", "units": 1, "modifiers": []}]],
    "not_coded": [{"code": "76937", "why": "no image"}],
    "queries": ["Was an image kept?"],
    "families": ["stent"],
    "style": "short note",
    "certainty": "high",
}
ENTITIES = [
    {"start": 18, "end": 43, "label": "DEVICE", "assertion": "performed", "side": None},
    {"start": 60, "end": 77, "text": "left renal artery", "label": "VESSEL", "assertion": None, "side": "left"},
]


@pytest.fixture
def folder(tmp_path):
    corpus(tmp_path, [REPORT])
    return tmp_path


def write(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")


def corpus(folder, records, split="tune", name="notes.jsonl"):
    write(folder / "gold" / name, records)
    rows = "".join(f"{record.get('report_id')},{split}\n" for record in records)
    (folder / "splits.csv").write_text(f"report_id,split\n{rows}", encoding="utf-8")


def found(folder):
    return [(problem.file, problem.record, problem.field) for problem in check_corpora(folder).problems]


def changed(path, value, record=REPORT):
    """The report with one value set, told by its path (``codes.0.units``)."""
    out = copy.deepcopy(record)
    part = out
    *before, last = [int(word) if word.isdigit() else word for word in path.split(".")]
    for word in before:
        part = part[word]
    part[last] = value
    return out


def words(seed, count=120):
    """Words in random order, so that two texts share no run of five."""
    chosen = random.Random(seed)
    return " ".join(f"w{chosen.randrange(10_000)}" for _ in range(count))


def test_a_sound_report_has_no_problem(folder):
    assert found(folder) == []
    corpus(folder, [REPORT | {"entities": ENTITIES}])
    assert found(folder) == []


@pytest.mark.parametrize("field", ["text", "service_date", "setting", "codes", "families", "style"])
def test_a_field_that_is_missing(folder, field):
    corpus(folder, [{name: value for name, value in REPORT.items() if name != field}])
    assert ("gold/notes.jsonl", "n-1", field) in found(folder)


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        ("service_date", "2022-12-31", "service_date"),
        ("service_date", "March 2025", "service_date"),
        ("setting", "clinic", "setting"),
        ("families", ["stents"], "families"),
        ("families", "stent", "families"),
        ("style", "", "style"),
        ("certainty", "sure", "certainty"),
        ("codes", ["37236"], "codes"),
        ("codes.0.code", "00000", "codes[0].code"),
        ("codes.0.code", "37220", None),
        ("codes.0.units", 0, "codes[0].units"),
        ("codes.0.units", True, "codes[0].units"),
        ("codes.0.units", 40, "codes"),
        ("codes.0.modifiers", "LT", "codes[0].modifiers"),
        ("codes.0.modifiers", ["ZZ"], "codes[0].modifiers"),
        ("codes.0.modifiers", ["XS"], "codes[0].modifiers"),
        ("codes.0.modifiers", ["51"], "codes[0].modifiers"),
        ("codes.0.rules", ["VINT-9999"], "codes[0].rules"),
        ("codes.0.evidence", [], "codes[0].evidence"),
        ("codes.0.evidence", ["stent  was set"], "codes[0].evidence[0]"),
        ("accept", "37236", "accept"),
        ("accept", [[{"code": "37236", "units": 1, "modifiers": ["ZZ"]}]], "accept[0]"),
        ("accept", [["11111"]], "accept[0]"),
        ("accept", [[3]], "accept"),
        ("not_coded", [{"why": "no image"}], "not_coded"),
        ("queries", "Was it?", "queries"),
        ("contradictions", [{"first": "Left renal", "second": "right renal"}], "contradictions[0].second"),
        ("contradictions", [{"first": "Left renal"}], "contradictions[0].second"),
        ("variant_of", "n-9", "variant_of"),
        ("synthetic", "yes", "synthetic"),
    ],
)
def test_a_value_that_is_wrong(folder, path, value, field):
    corpus(folder, [changed(path, value)])
    assert found(folder) == ([] if field is None else [("gold/notes.jsonl", "n-1", field)])


def test_a_report_without_words(folder):
    corpus(folder, [REPORT | {"text": " "}])
    assert ("gold/notes.jsonl", "n-1", "text") in found(folder)


@pytest.mark.parametrize(("date", "problems"), [("2025-12-31", 0), ("2026-01-01", 1)])
def test_codes_are_in_force_on_the_date_of_service(folder, date, problems):
    corpus(folder, [changed("codes.0.code", "37220") | {"service_date": date}])
    assert len(found(folder)) == problems


def test_a_date_of_service_can_contradict_the_text(folder):
    item = {"first": "No filter was used", "second": "2025-03-04", "second_source": "service_date"}
    corpus(folder, [REPORT | {"contradictions": [item]}])
    assert found(folder) == []
    corpus(folder, [REPORT | {"contradictions": [item | {"second": "2025-03-05"}]}])
    assert found(folder) == [("gold/notes.jsonl", "n-1", "contradictions[0].second")]


def test_a_code_outside_the_reference_is_told_as_such(folder):
    corpus(folder, [changed("codes.0.code", "27299") | {"outside": ["27299"]}])
    assert found(folder) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"start": 19}, "entities[1]"),
        ({"end": 4000}, "entities[1]"),
        ({"start": 77}, "entities[1]"),
        ({"start": "60"}, "entities[1]"),
        ({"text": None, "start": 59}, "entities[1]"),
        ({"label": "ARTERY"}, "entities[1].label"),
        ({"assertion": "performed"}, "entities[1].assertion"),
        ({"label": "DEVICE", "assertion": "done"}, "entities[1].assertion"),
        ({"side": "both"}, "entities[1].side"),
    ],
)
def test_a_mark_that_is_wrong(folder, change, field):
    entities = [ENTITIES[0], ENTITIES[1] | change]
    corpus(folder, [REPORT | {"entities": entities}])
    assert {item[2] for item in found(folder)} == {field}


def test_marks_of_core_types_do_not_overlap(folder):
    entities = [*ENTITIES, {"start": 65, "end": 77, "label": "DEVICE", "assertion": "performed", "side": None}]
    corpus(folder, [REPORT | {"entities": entities}])
    assert found(folder) == [("gold/notes.jsonl", "n-1", "entities[2]")]
    corpus(folder, [REPORT | {"entities": [*ENTITIES, entities[2] | {"label": "ANATOMY", "assertion": None}]}])
    assert found(folder) == []


def test_ids_and_splits_name_each_other(folder):
    other = REPORT | {"report_id": "n-2", "text": words(1), "codes": []}
    write(folder / "gold" / "more.jsonl", [REPORT, other])
    splits = (folder / "splits.csv").read_text(encoding="utf-8")
    (folder / "splits.csv").write_text(f"{splits}n-1,tune\nn-3,train\n", encoding="utf-8")
    assert set(found(folder)) == {
        ("gold/notes.jsonl", "n-1", "report_id"),
        ("gold/more.jsonl", "n-2", "report_id"),
        ("splits.csv", "n-1", "report_id"),
        ("splits.csv", "n-3", "report_id"),
        ("splits.csv", "n-3", "split"),
    }


def test_a_file_named_for_a_split_holds_only_that(folder):
    (folder / "gold" / "notes.jsonl").rename(folder / "gold" / "test2.jsonl")
    assert found(folder) == [("gold/test2.jsonl", "n-1", "report_id")]


def test_marks_are_of_the_text_that_was_coded(folder):
    marked = {name: REPORT[name] for name in ("report_id", "text", "service_date", "setting")} | {"entities": ENTITIES}
    write(folder / "gold" / "entities.tune.jsonl", [marked])
    assert found(folder) == []
    write(folder / "gold" / "entities.tune.jsonl", [marked | {"text": f"{TEXT} "}])
    assert found(folder) == [("gold/entities.tune.jsonl", "n-1", "text")]


@pytest.mark.parametrize(("kept", "alike"), [(110, True), (20, False)])
@pytest.mark.parametrize("split", ["tune", "test"])
def test_nearly_the_same_reports(folder, kept, alike, split):
    text = words(1)
    first = REPORT | {"report_id": "n-1", "text": text, "codes": []}
    second = first | {"report_id": "n-2", "text": " ".join([*text.split()[:kept], words(2)[:400]])}
    corpus(folder, [first, second])
    splits = (folder / "splits.csv").read_text(encoding="utf-8").replace("n-2,tune", f"n-2,{split}")
    (folder / "splits.csv").write_text(splits, encoding="utf-8")
    assert found(folder) == ([("gold/notes.jsonl", "n-2", "text")] if alike else [])
    corpus(folder, [first, second | {"variant_of": "n-1"}])
    assert found(folder) == []


def test_a_variant_of_another_split_is_none(folder):
    second = REPORT | {"report_id": "n-2", "variant_of": "n-1"}
    corpus(folder, [REPORT, second])
    assert found(folder) == []
    (folder / "splits.csv").write_text("report_id,split\nn-1,tune\nn-2,test\n", encoding="utf-8")
    assert found(folder) == [("gold/notes.jsonl", "n-2", "text")]


@pytest.mark.parametrize("split", ["tune", "calibrate", "test"])
def test_generated_reports_only_train(folder, split):
    corpus(folder, [REPORT | {"synthetic": True}], split)
    assert found(folder) == ([] if split == "tune" else [("gold/notes.jsonl", "n-1", "synthetic")])


def test_generated_reports_need_no_evidence_and_no_style(folder):
    made = {name: value for name, value in REPORT.items() if name not in {"families", "style", "accept"}}
    corpus(folder, [changed("codes.0.evidence", [], made) | {"synthetic": True}])
    assert found(folder) == []


def test_what_the_generator_makes_is_sound(folder):
    write(folder / "generated.jsonl", generate(40, seed=3))
    checked = check_corpora(folder)
    assert checked.problems == ()
    assert split_tables(checked)[0].rows[0] == ("reports", "1", "0", "0", "40")


def test_generated_reports_are_held_against_written_ones_alone(folder):
    made = [REPORT | {"report_id": f"g-{number}", "synthetic": True} for number in (1, 2)]
    write(folder / "generated.jsonl", made)
    assert found(folder) == [("gold/notes.jsonl", "n-1", "text")] * 2
    corpus(folder, [REPORT | {"text": words(1), "codes": []}])
    assert found(folder) == []


def test_negatives_have_no_codes(folder):
    corpus(folder, [REPORT], name="negatives.jsonl")
    (folder / "gold" / "notes.jsonl").unlink()
    assert found(folder) == [("gold/negatives.jsonl", "n-1", "codes")]
    corpus(folder, [REPORT | {"codes": [], "accept": []}], name="negatives.jsonl")
    assert found(folder) == []


def test_files_that_cannot_be_read(folder):
    with (folder / "gold" / "notes.jsonl").open("a", encoding="utf-8") as stream:
        stream.write('{"report_id": \n[1]\n')
    (folder / "gold" / "empty.jsonl").touch()
    (folder / "gold" / "notes.docx").touch()
    (folder / "log.csv").write_text("date,split\n2026-01-01\n", encoding="utf-8")
    write(folder / "gold" / "findings" / "n-1.json", [[]])
    assert set(found(folder)) == {
        ("gold/notes.jsonl", "line 2", "record"),
        ("gold/notes.jsonl", "line 3", "record"),
        ("gold/empty.jsonl", "file", "records"),
        ("gold/notes.docx", "file", "name"),
        ("log.csv", "line 2", "cells"),
        ("gold/findings/n-1.json", "file", "record"),
    }


def test_without_splits(folder):
    (folder / "splits.csv").unlink()
    assert ("splits.csv", "file", "columns") in found(folder)


def test_findings_quote_their_report(folder):
    act = {"id": "act-1", "kind": "stent", "family": "stent", "spans": [{"start": 0, "end": 4, "text": "Left"}]}
    write(folder / "gold" / "findings" / "n-1.json", [{"acts": [act]}])
    assert found(folder) == []
    act["spans"][0]["start"] = 1
    write(folder / "gold" / "findings" / "n-1.json", [{"acts": [act]}])
    assert found(folder) == [("gold/findings/n-1.json", "n-1", "findings")]


def test_messages_hold_no_words_of_a_report(folder):
    hidden = "Mrs Secretname, 4 March: a stent was set in the left renal artery"
    broken = {"families": [hidden], "codes": [{"code": hidden, "units": 1, "modifiers": [hidden], "rules": [hidden]}]}
    corpus(folder, [REPORT | broken | {"text": hidden, "setting": hidden, "certainty": hidden}])
    problems = check_corpora(folder).problems
    assert len(problems) >= 5
    assert "Secretname" not in "".join(map(str, problems))


def run(*arguments):
    with pytest.raises(SystemExit) as caught:
        main(["corpus", "check", *map(str, arguments)])
    return caught.value.code or 0


def test_the_command_tells_counts_and_problems(folder, capsys):
    assert run("--corpora", folder) == 0
    assert "no problems" in capsys.readouterr().out
    corpus(folder, [changed("codes.0.units", 0)])
    assert run("--corpora", folder) == 1
    assert "notes.jsonl, n-1, codes[0].units: is no whole number" in capsys.readouterr().out
    assert run("--corpora", folder / "nowhere") == 2


def test_the_command_writes_the_counts_into_the_card(folder, capsys):
    assert run("--corpora", folder, "--card") == 2
    assert FIRST in capsys.readouterr().err
    card = folder / "README.md"
    card.write_text(f"# Card\n\n{FIRST}\n{LAST}\n\nLimits\n", encoding="utf-8")
    checked = check_corpora(folder)
    assert not card_is_fresh(folder, checked)
    assert refresh_card(folder, checked)
    assert card_is_fresh(folder, checked)
    assert not refresh_card(folder, checked)
    text = card.read_text(encoding="utf-8")
    assert "| `gold/notes.jsonl` | 1 | 0 | 1 | | 1 |" in text
    assert text.startswith("# Card\n") and text.endswith("\nLimits\n")


def test_counts_are_by_split_and_generated_ones_apart(folder):
    corpus(folder, [REPORT, REPORT | {"report_id": "n-2", "synthetic": True}])
    sums = {row[0]: row[1:] for row in split_tables(check_corpora(folder))[0].rows}
    assert sums["reports"] == ("1", "0", "0", "1")


@pytest.mark.parametrize(
    ("style", "group"),
    [
        ("run-on dictation with recognition errors", "recognition errors"),
        ("ALL CAPS cath lab report", "capitals"),
        ("radiology template", "templates and structured reports"),
        ("night call", OTHER_STYLE),
    ],
)
def test_styles_are_grouped(style, group):
    assert style_group(style) == group


def test_the_corpora_of_the_repository_are_sound_and_their_card_is_fresh():
    checked = check_corpora(CORPORA)
    assert [str(problem) for problem in checked.problems] == []
    assert card_is_fresh(CORPORA, checked), "run ircoder corpus check --card"


ODD = [None, True, -1, 1e400, "", "é", [], [[]], [None], {}, {"code": {}}, [{"code": []}], {"a": [1]}]


def places(value, path=()):
    """Path of every value inside a value."""
    items = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for key, inner in items:
        yield ".".join(map(str, (*path, key)))
        yield from places(inner, (*path, key))


WHOLE = REPORT | {
    "entities": ENTITIES,
    "contradictions": [{"first": "Left renal", "second": "2025-03-04", "second_source": "service_date"}],
    "variant_of": "n-1",
    "synthetic": False,
    "outside": ["27299"],
}


def test_whatever_a_value_is_it_is_told_and_not_raised(folder):
    records = [changed(path, odd, WHOLE) for path in places(WHOLE) for odd in ODD]
    write(folder / "gold" / "notes.jsonl", records)
    checked = check_corpora(folder)
    assert {"gold/notes.jsonl"} == {problem.file for problem in checked.problems}
    assert split_tables(checked)
    act = {"acts": [{"id": "act-1", "kind": "stent", "family": "stent", "spans": [{"start": 0, "end": 4, "text": ""}]}]}
    for number, (path, odd) in enumerate((path, odd) for path in places(act) for odd in ODD):
        write(folder / "gold" / "findings" / f"n-{number}.json", [changed(path, odd, act)])
    assert "gold/findings/n-2.json" in {problem.file for problem in check_corpora(folder).problems}
