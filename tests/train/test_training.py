"""Training on small corpora: what is learned, and that the same corpora give the same model."""

import json
import shutil

import pytest

from ircoder.coder import load
from ircoder.evaluate.gold import read_gold
from ircoder.formats.rows import InputError
from ircoder.language.annotations import reading_of
from ircoder.language.pipeline import build_nlp
from ircoder.train.card import write_card
from ircoder.train.corpora import Corpora
from ircoder.train.performed import examples_of, train_linear
from ircoder.train.recogniser import FieldSettings, tags_of, train_tagger, without_forms
from ircoder.train.run import marked_report, train

SENTENCES = [
    ("A {0} was deployed in the left common iliac artery.", "Zorblat stent"),
    ("The {0} was advanced over the wire.", "Zorblat stent"),
    ("We chose a {0} for the renal artery.", "Zorblat stent"),
    ("Through the sheath a {0} went in.", "Quimby catheter"),
    ("The {0} was exchanged.", "Quimby catheter"),
    ("A {0} was placed in the aorta.", "Quimby catheter"),
]


def record(pattern, name):
    text = pattern.format(name)
    start = text.index(name)
    return {"text": text, "entities": [{"start": start, "end": start + len(name), "label": "DEVICE"}]}


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


def test_a_tagger_learns_names_that_the_vocabulary_does_not_hold(nlp):
    marked = [marked_report(nlp, record(*item)) for item in SENTENCES] * 3
    tagger = train_tagger(marked, FieldSettings(least_seen=1, iterations=60))
    unseen = marked_report(nlp, record("Next a {0} was inserted.", "Zorblat stent"))
    assert tagger.tag(without_forms(unseen, ())) == tags_of(unseen.words, unseen.spans)


def test_hidden_forms_reach_no_feature(nlp):
    marked = marked_report(nlp, record("A {0} was placed in the aorta.", "stent"))
    assert "B-DEVICE" in without_forms(marked, ()).vocabulary
    assert "B-DEVICE" not in without_forms(marked, ["stent"]).vocabulary


def test_a_judge_learns_what_cues_get_wrong(nlp):
    examples = []
    for verb, value in (("gleebed", "negated"), ("placed", "performed")):
        text = f"A stent was {verb} in the aorta."
        start = text.index("stent")
        gold = [{"start": start, "end": start + 5, "label": "DEVICE", "assertion": value}]
        examples += examples_of(reading_of(nlp(text)), gold) * 10
    model = train_linear(examples, strength=5.0)
    chances = {value: model.chances(features) for features, value in examples}
    assert {value: model.classes[int(found.argmax())] for value, found in chances.items()} == {
        "negated": "negated",
        "performed": "performed",
    }


@pytest.fixture(scope="module")
def small(tmp_path_factory, request):
    """A part of the corpora of the repository."""
    folder = tmp_path_factory.mktemp("corpora")
    source = request.config.rootpath / "corpora"
    (folder / "gold").mkdir()
    shutil.copy(source / "splits.csv", folder)
    for name, count in (("tune", 40), ("calibrate", 24), ("entities.tune", 25)):
        lines = (source / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[:count]
        (folder / "gold" / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Corpora(folder)


@pytest.mark.slow
def test_the_same_corpora_give_the_same_model_and_it_codes(small, tmp_path):
    for name in ("one", "two"):
        write_card(tmp_path / name, train(small, tmp_path / name))
    files = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert len(files) > 10
    for path in files:
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes(), path
    coder = load(tmp_path / "one")
    gold = read_gold(small.gold / "tune.jsonl")[0]
    coded = coder.analyse(gold.report).coded
    assert coded.probability is not None
    assert 0 <= coded.probability <= 1
    assert all(line.probability is not None for line in coded.lines)
    manifest = json.loads((tmp_path / "one" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["calibrated"] is True


def test_a_report_that_no_split_names_is_not_trained_on(small):
    assert {report.report.report_id for report in small.reports("tune")}.isdisjoint(
        report.report.report_id for report in small.reports("calibrate")
    )


def test_corpora_without_splits_are_refused(tmp_path):
    (tmp_path / "gold").mkdir()
    with pytest.raises(InputError, match=r"splits\.csv"):
        Corpora(tmp_path).reports("tune")
