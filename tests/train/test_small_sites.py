"""Training on what a small site has: its own words, and too little to calibrate on."""

import json
import random
import shutil

import pytest

from ircoder.cli.main import main
from ircoder.coder import load
from ircoder.formats.rows import InputError
from ircoder.knowledge.site_vocabulary import SiteTerm, SiteVocabulary
from ircoder.provenance import model_name
from ircoder.train.card import write_card
from ircoder.train.confidence import TooLittleError, _check_both, _folds
from ircoder.train.corpora import Corpora
from ircoder.train.run import train
from ircoder.train.site_records import as_read

SITE = SiteVocabulary((SiteTerm("name", "Heron", "nephrostomy tube"), SiteTerm("words", "FLX", "under fluoroscopy")))
TEXT = "FLX the Heron tube was exchanged, Herons on the left."


def entity(words, text=TEXT):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "text": words, "label": "DEVICE", "assertion": "performed"}


@pytest.mark.parametrize(
    ("marked", "read"),
    [
        ("Heron tube", "nephrostomy tube"),
        ("Heron", "nephrostomy tube"),
        ("tube was", "nephrostomy tube was"),
        ("Herons", "nephrostomy tubes"),
        ("exchanged", "exchanged"),
        ("left", "left"),
    ],
)
def test_marked_entities_move_with_the_words(marked, read):
    record = as_read({"report_id": "a", "text": TEXT, "entities": [entity(marked)]}, SITE)
    assert record[
        "text"
    ] == "under fluoroscopy the nephrostomy tube was exchanged, nephrostomy tubes on the left.".replace(
        "under", "Under", 1
    )
    (moved,) = record["entities"]
    assert record["text"][moved["start"] : moved["end"]] == moved["text"] == read
    assert moved["label"] == "DEVICE"


def test_a_record_without_words_of_the_site_is_left_as_it_is():
    record = {"report_id": "a", "text": "A stent.", "entities": [entity("stent", "A stent.")]}
    assert as_read(record, SITE) is record
    assert as_read({**record, "text": TEXT, "entities": []}, SiteVocabulary())["text"] == TEXT


def outcomes(reports, wrong):
    """Two codes a report, of which so many first ones, of reports drawn once for all, are wrong."""
    drawn = random.Random(3).sample(range(reports), reports)
    return [[place not in drawn[:wrong], True] for place in range(reports)]


@pytest.mark.parametrize("wrong", [0, 1])
def test_codes_that_are_nearly_all_right_teach_no_probability(wrong):
    with pytest.raises(
        TooLittleError, match=rf"of the 60 codes of 30 reports .* {60 - wrong} are right and {wrong} wrong"
    ):
        _check_both("codes", outcomes(30, wrong), _folds(30))
    with pytest.raises(TooLittleError, match="30 wrong"):
        _check_both("codes", [[False]] * 30, _folds(30))


@pytest.mark.parametrize("wrong", [8, 15])
def test_right_and_wrong_ones_in_every_part_are_enough(wrong):
    _check_both("codes", outcomes(30, wrong), _folds(30))


def test_too_few_reports_are_told():
    with pytest.raises(TooLittleError, match="has 9 reports with a code set, and 10 are the fewest"):
        _folds(9)


@pytest.fixture(scope="module")
def corpora(tmp_path_factory, request):
    """Some reports of the repository's tuning split, four of them to calibrate on."""
    folder = tmp_path_factory.mktemp("corpora")
    source = request.config.rootpath / "corpora" / "gold"
    notes = (source / "notes_everyday.jsonl").read_text(encoding="utf-8").splitlines()[:24]
    ids = [json.loads(line)["report_id"] for line in notes]
    marked = [
        line
        for line in (source / "entities.tune.jsonl").read_text(encoding="utf-8").splitlines()
        if json.loads(line)["report_id"] in ids[:20]
    ]
    (folder / "gold").mkdir()
    (folder / "gold" / "notes.jsonl").write_text("\n".join(notes) + "\n", encoding="utf-8")
    (folder / "gold" / "entities.tune.jsonl").write_text("\n".join(marked) + "\n", encoding="utf-8")
    splits = [f"{report_id},{'tune' if place < 20 else 'calibrate'}\n" for place, report_id in enumerate(ids)]
    (folder / "splits.csv").write_text("".join(("report_id,split\n", *splits)), encoding="utf-8")
    return Corpora(folder)


def test_a_model_without_probabilities_sends_everything_to_review(corpora, tmp_path):
    model = tmp_path / "model"
    for stale in ("confidence/lines", "other"):
        (model / stale).mkdir(parents=True)
    told = []
    found = train(corpora, model, vocabulary=SITE, told=told.append)
    write_card(model, found)
    assert found.confidence is None
    assert any(
        "no probabilities, and every report will go to review: the split calibrate has 4" in line for line in told
    )
    assert not (model / "confidence").exists(), "probabilities of an earlier model are not those of this one"
    assert (model / "other").exists()
    manifest = json.loads((model / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["calibrated"] is False
    assert manifest["vocabulary"] == SITE.identity
    assert "None: the split held too few reports" in (model / "MODEL_CARD.md").read_text(encoding="utf-8")
    coded = load(model).code("Right common femoral access. Aortogram.", service_date="2026-01-02")
    assert (coded.error, coded.route, coded.probability) == (None, "review", None)
    commands_use_it(model, tmp_path)


def commands_use_it(model, tmp_path):
    """The model codes by ``--model``, and a folder without one is told."""
    reports, output = tmp_path / "reports.jsonl", tmp_path / "coded.jsonl"
    report = {"report_id": "a", "text": "The right Heron was exchanged.", "service_date": "2026-01-02"}
    reports.write_text(json.dumps(report) + "\n")
    assert run("code", reports, "-o", output, "--model", model) == 0
    assert json.loads(output.read_text())["model"] == model_name(model) != model_name()
    assert run("code", reports, "-o", output, "--model", tmp_path) == 2


def run(*arguments):
    with pytest.raises(SystemExit) as caught:
        main([str(argument) for argument in arguments])
    return caught.value.code or 0


def test_corpora_without_marked_entities_are_refused(corpora, tmp_path):
    shutil.copytree(corpora.folder, tmp_path / "corpora")
    (tmp_path / "corpora" / "gold" / "entities.tune.jsonl").unlink()
    with pytest.raises(InputError, match="no report of the split tune with marked entities"):
        train(Corpora(tmp_path / "corpora"), tmp_path / "model")
    assert not (tmp_path / "model").exists()
