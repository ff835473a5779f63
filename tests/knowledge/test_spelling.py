"""Spelling: British forms, plurals, joined words, and slips that no other word explains."""

import pytest

from ircoder.knowledge.spelling import TypoIndex, american, form_variants, plural, singulars


@pytest.mark.parametrize(
    ("british", "expected"),
    [
        ("anaesthesia", "anesthesia"),
        ("haematoma", "hematoma"),
        ("ischaemia", "ischemia"),
        ("oesophageal", "esophageal"),
        ("coeliac", "celiac"),
        ("tumour", "tumor"),
        ("catheterised", "catheterized"),
        ("embolisation", "embolization"),
        ("recanalised", "recanalized"),
        ("tunnelled", "tunneled"),
        ("embolism", "embolism"),
        ("raised", "raised"),
        ("aerated", "aerated"),
    ],
)
def test_american(british, expected):
    assert american(british) == expected


@pytest.mark.parametrize("word", ["artery", "stent", "biopsy", "stenosis", "branch", "box", "catheter"])
def test_plural_comes_back_as_singular(word):
    assert word in singulars(plural(word))


@pytest.mark.parametrize("word", ["pus", "loss", "axis", "is", "was", "celiac"])
def test_no_plural(word):
    assert singulars(word) == ()


def test_form_variants():
    assert form_variants("port-a-cath") == ("port-a-cath", "portacath")
    assert form_variants("haemodialysis catheter") == ("hemodialysis catheter",)


INDEX = TypoIndex(["catheter", "fluoroscopy", "ropivacaine", "injection", "angioplasty", "aneurysm", "stent"])


@pytest.mark.parametrize(
    ("slip", "known"),
    [
        ("flouroscopy", "fluoroscopy"),
        ("cathetter", "catheter"),
        ("aneurism", "aneurysm"),
        ("angioplsty", "angioplasty"),
        ("infection", None),
        ("catheter", None),
        ("stnet", None),
        ("catheters1", None),
    ],
)
def test_slips(slip, known):
    assert INDEX.nearest(slip) == known


def test_two_possible_words_are_none():
    assert TypoIndex(["proximmal", "proximaal"]).nearest("proximal") is None
