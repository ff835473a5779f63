"""A tiny encoder behind recogniser, judge and classifier, from training to coded reports.

Needs the extra: pip install 'ircoder[transformers]' 'ircoder[train]', then pytest -m encoder.
"""

import json
import shutil

import numpy as np
import pytest

NEEDED = "needs an encoder's packages: pip install 'ircoder[transformers]', then pytest -m encoder"
torch = pytest.importorskip("torch", reason=NEEDED)
transformers = pytest.importorskip("transformers", reason=NEEDED)
tokenizers = pytest.importorskip("tokenizers", reason=NEEDED)
pytest.importorskip("safetensors", reason=NEEDED)

from ircoder.coder import load  # noqa: E402 - what needs no encoder is tested elsewhere
from ircoder.confidence.classifier import CodeClassifier  # noqa: E402
from ircoder.confidence.report_features import report_values  # noqa: E402
from ircoder.encoder.shared import NAMED, encoder_of  # noqa: E402
from ircoder.encoder.vectors import Encoder  # noqa: E402
from ircoder.formats.rows import InputError  # noqa: E402
from ircoder.intake import report_of  # noqa: E402
from ircoder.language.annotations import reading_of  # noqa: E402
from ircoder.language.pipeline import ASSERTION, RECOGNISER, build_nlp  # noqa: E402
from ircoder.language.recogniser.encoded import HEAD, EncoderTagger  # noqa: E402
from ircoder.language.recogniser.stored import tagger_from_disk  # noqa: E402
from ircoder.language.recogniser.tagger import Tagger  # noqa: E402
from ircoder.model_error import ModelError  # noqa: E402
from ircoder.samples import sample_reports  # noqa: E402
from ircoder.train.card import write_card  # noqa: E402
from ircoder.train.corpora import Corpora  # noqa: E402
from ircoder.train.encoder import EncoderSettings, open_encoder, train_encoder_tagger  # noqa: E402
from ircoder.train.recogniser import tags_of, without_forms  # noqa: E402
from ircoder.train.run import marked_report, train  # noqa: E402

pytestmark = pytest.mark.encoder

SENTENCES = [
    ("A {0} was deployed in the left common iliac artery.", "Zorblat stent"),
    ("The {0} was advanced over the wire.", "Zorblat stent"),
    ("Through the sheath a {0} went in.", "Quimby catheter"),
    ("The {0} was exchanged.", "Quimby catheter"),
    ("A {0} was placed in the aorta.", "Quimby catheter"),
]


def record(pattern, name, assertion="performed"):
    text = pattern.format(name)
    start = text.index(name)
    entity = {"start": start, "end": start + len(name), "label": "DEVICE", "assertion": assertion}
    return {"text": text, "entities": [entity]}


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    """The folder of an encoder of two layers with random weights; words are cut into letters where unknown."""
    folder = tmp_path_factory.mktemp("source")
    words = sorted({word.lower().strip(".") for pattern, name in SENTENCES for word in pattern.format(name).split()})
    letters = "abcdefghijklmnopqrstuvwxyz0123456789.,:-/()"
    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    pieces = list(dict.fromkeys([*marks, *letters, *(f"##{letter}" for letter in letters), *words]))
    (folder / "vocab.txt").write_text("\n".join(pieces), encoding="utf-8")
    transformers.BertTokenizerFast(str(folder / "vocab.txt")).save_pretrained(folder)
    config = transformers.BertConfig(
        vocab_size=len(pieces),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=66,
    )
    torch.manual_seed(1)
    transformers.BertModel(config).save_pretrained(folder)
    return str(folder)


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


@pytest.fixture(scope="module")
def tagger(nlp, source):
    marked = [marked_report(nlp, record(*item)) for item in SENTENCES] * 4
    settings = EncoderSettings(epochs=30, rate=2e-3, head_rate=1e-2, frozen=0.0)
    return train_encoder_tagger(marked, [[(0, 1, "performed")]] * len(marked), source, settings)


def test_it_learns_names_that_the_vocabulary_does_not_hold(nlp, tagger):
    unseen = marked_report(nlp, record("Next a {0} was exchanged.", "Zorblat stent"))
    assert tagger.tag(without_forms(unseen, ())) == tags_of(unseen.words, unseen.spans)


def test_every_word_gets_a_tag_and_no_entity_begins_in_its_middle(nlp, tagger):
    for report in sample_reports():
        given = without_forms(marked_report(nlp, {"text": report["text"], "entities": []}), ())
        tags = tagger.tag(given)
        assert len(tags) == len(given.forms)
        for before, tag, new in zip(["O", *tags], tags, given.breaks, strict=False):
            assert tag[0] != "I" or (before[2:] == tag[2:] and not new)


@pytest.mark.parametrize("text", ["", " ", "\n", "\x00\x01", "中文 stent 造影", "a" * 5000, "🩻 " * 300])
def test_any_text_can_be_read(nlp, tagger, text):
    given = without_forms(marked_report(nlp, {"text": text, "entities": []}), ())
    assert len(tagger.tag(given)) == len(given.forms)
    assert np.isfinite(tagger.encoder.read(text).whole()).all()


def test_half_a_sign_can_be_read(tagger):
    assert len(tagger.encoder.read("stent \ud83d wire").pieces) >= 3


def test_a_long_report_is_read_in_windows_that_see_around_themselves(tagger):
    encoder = tagger.encoder
    sentence = "the quimby catheter was exchanged over the wire . "
    long, short = encoder.read(sentence * 30), encoder.read(sentence)
    assert len(long.pieces) == 30 * len(short.pieces)
    assert len(long.pieces) > 4 * encoder.room
    assert np.abs(long.values).sum(axis=1).min() > 0


def test_the_same_report_is_read_once(tagger):
    assert tagger.encoder.read("a wire was placed") is tagger.encoder.read("a wire was placed")


def test_a_tagger_comes_back_from_disk_without_anything_pickled(nlp, tagger, tmp_path):
    tagger.to_disk(tmp_path)
    again = tagger_from_disk(tmp_path)
    assert isinstance(again, EncoderTagger)
    for item in SENTENCES:
        given = without_forms(marked_report(nlp, record(*item)), ())
        assert again.tag(given) == tagger.tag(given)
    endings = {path.suffix for path in tmp_path.rglob("*") if path.is_file()}
    assert endings == {".json", ".safetensors"}
    assert str(tmp_path.parent) not in (tmp_path / "encoder" / "config.json").read_text(encoding="utf-8")


def test_a_folder_without_an_encoder_gives_the_default_tagger(tmp_path):
    Tagger(["O"], {}, np.zeros((0, 1)), np.zeros((1, 1))).to_disk(tmp_path)
    assert isinstance(tagger_from_disk(tmp_path), Tagger)


@pytest.mark.parametrize("gone", [HEAD, "encoder/model.safetensors", "encoder/tokenizer.json", "encoder/config.json"])
@pytest.mark.parametrize("content", [None, b"damaged"])
def test_a_damaged_folder_is_told(tagger, tmp_path, gone, content):
    tagger.to_disk(tmp_path)
    (tmp_path / gone).unlink()
    if content is not None:
        (tmp_path / gone).write_bytes(content)
    with pytest.raises(ModelError, match="Train the model again"):
        tagger_from_disk(tmp_path)


@pytest.mark.parametrize("name", ["./nowhere", "/nowhere/at/all", "a/b/c"])
def test_a_path_that_is_no_folder_is_told_and_nothing_is_fetched(name):
    with pytest.raises(InputError, match="is no folder"):
        open_encoder(name)


def test_a_folder_without_safe_weights_is_told(source, tmp_path):
    shutil.copytree(source, tmp_path / "copy")
    (tmp_path / "copy" / "model.safetensors").unlink()
    with pytest.raises(InputError, match=r"model\.safetensors"):
        open_encoder(str(tmp_path / "copy"))


@pytest.fixture(scope="module")
def model(source, tmp_path_factory, request):
    """A model with the encoder behind every part, trained on a piece of the corpora."""
    folder = tmp_path_factory.mktemp("corpora")
    origin = request.config.rootpath / "corpora"
    (folder / "gold").mkdir()
    shutil.copy(origin / "splits.csv", folder)
    for name, count in (("tune", 30), ("calibrate", 20), ("entities.tune", 12)):
        lines = (origin / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[:count]
        (folder / "gold" / f"{name}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    output = tmp_path_factory.mktemp("trained") / "model"
    found = train(Corpora(folder), output, encoder=source)
    write_card(output, found)
    return output


@pytest.fixture(scope="module")
def coder(model):
    return load(model)


def test_the_parts_name_one_encoder_and_the_card_names_it_too(model, source):
    named = {
        str(path.parent.relative_to(model)): json.loads(path.read_text(encoding="utf-8"))["encoder"]
        for path in model.rglob(NAMED)
    }
    assert named == {
        "recogniser": "encoder",
        "performed": "../recogniser/encoder",
        "confidence/codes": "../../recogniser/encoder",
    }
    assert len(list(model.rglob("model.safetensors"))) == 1
    card = (model / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert source.rsplit("/", 1)[-1] in card
    assert source not in card


def test_all_parts_share_the_encoder_in_memory(coder):
    tagger, judge = coder.nlp.get_pipe(RECOGNISER).tagger, coder.nlp.get_pipe(ASSERTION).judge
    assert isinstance(tagger, EncoderTagger)
    assert judge.encoder is tagger.encoder


def test_the_vectors_weigh_in_the_judge(model, coder):
    judge = coder.nlp.get_pipe(ASSERTION).judge
    names = (model / "performed" / "features.txt").read_text(encoding="utf-8").split("\n")
    assert {"own[0]", "own[31]", "around[31]"} <= set(names)
    features = {"rule=performed": 1.0, "own[0]": 5.0}
    assert judge.model.scores(features).tolist() != judge.model.scores(features | {"own[0]": 0.0}).tolist()


def test_the_classifier_sees_the_mean_of_the_vectors(coder, model):
    analysis = coder.analyse(report_of(sample_reports()[0], "sample"))
    encoder = CodeClassifier.from_disk(model / "confidence" / "codes").encoder
    plain = report_values(analysis.reading, analysis.findings, None)
    seen = report_values(analysis.reading, analysis.findings, encoder)
    assert set(seen) - set(plain) == {f"report[{place}]" for place in range(32)}
    np.testing.assert_allclose(sum(seen[f"report[{place}]"] ** 2 for place in range(32)), 25.0, rtol=1e-4)


def test_reports_are_coded_with_probabilities_and_the_same_in_workers(coder):
    reports = sample_reports()
    alone = list(coder.code_many(reports, entities=True))
    assert all(record.error is None and record.probability is not None for record in alone)
    together = list(coder.code_many(reports, entities=True, workers=2))
    assert together == alone


def test_the_pipeline_travels_whole(coder, tmp_path):
    import spacy

    text = sample_reports()[0]["text"]
    coder.nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert isinstance(again.get_pipe(RECOGNISER).tagger, EncoderTagger)
    assert isinstance(encoder_of(tmp_path / "pipeline" / ASSERTION), Encoder)
    assert reading_of(again(text)) == reading_of(coder.nlp(text))


def test_the_same_training_gives_the_same_files(nlp, source, tmp_path):
    marked = [marked_report(nlp, record(*item)) for item in SENTENCES]
    for name in ("one", "two"):
        train_encoder_tagger(marked, [[(0, 1, "performed")]] * len(marked), source).to_disk(tmp_path / name)
    for path in (tmp_path / "one").rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes(), path
