"""What is said where the packages of the extra are not installed."""

import subprocess
import sys

import pytest

from ircoder.encoder import needed
from ircoder.encoder.shared import name_encoder
from ircoder.language.recogniser.stored import tagger_from_disk
from ircoder.model_error import ModelError


@pytest.fixture
def without_torch(monkeypatch):
    found = needed.find_spec
    monkeypatch.setattr(needed, "find_spec", lambda name: None if name == "torch" else found(name))


@pytest.mark.usefixtures("without_torch")
def test_a_model_with_an_encoder_says_what_to_install(tmp_path):
    name_encoder(tmp_path, "token classification", tags=["O"], said_tags=["O"])
    with pytest.raises(ModelError, match=r"\(torch.*pip install 'ircoder\[transformers\]'"):
        tagger_from_disk(tmp_path)


@pytest.mark.usefixtures("without_torch")
def test_training_with_an_encoder_says_what_to_install(capsys, tmp_path):
    from ircoder.cli.main import main

    with pytest.raises(SystemExit) as ended:
        main(["train", "--encoder", str(tmp_path), "--output", str(tmp_path / "out")])
    assert ended.value.code not in (0, None)
    assert "pip install 'ircoder[transformers]'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_the_default_path_imports_none_of_them():
    # torch is not among them: where it is installed, spaCy itself imports it.
    script = (
        "import sys, ircoder; ircoder.load().code('A stent was placed.', service_date='2026-03-01');"
        "print(sorted({'transformers', 'tokenizers', 'safetensors'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
