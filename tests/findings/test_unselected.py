"""Pick-lists, tick boxes and answers in brackets: what is left of the text, and what the mentions say."""

import pytest

from ircoder.findings.build import build_findings
from ircoder.findings.unselected import answered_no, with_selected_only
from ircoder.language.annotations import reading_of
from ircoder.language.pipeline import build_nlp
from ircoder.language.reading import Reading

LEFT = [
    ("Intervention: {angioplasty | stent | [none]}.", "Intervention: none ."),
    ("Access: {femoral | [radial] | brachial}", "Access: radial"),
    ("{angioplasty | *stent* | none}", "stent"),
    ("Closure {(x) Angioseal | Perclose}.", "Closure Angioseal ."),
    ("Access: {right | left}", "Access:"),
    ("Catheter: {5 F pigtail}", "Catheter: {5 F pigtail}"),
    ("Access: [X] right CFA  [ ] left CFA  [ ] radial", "Access: right CFA"),
    ("[x] angioplasty [ ] stent", "angioplasty"),
    ("(x) angioplasty ( ) stent; 6 mm", "angioplasty ; 6 mm"),
    ("☒ angioplasty ☐ stent ☐ coils", "angioplasty"),
    ("☑ port ☐ PICC", "port"),
    ("[ ] stent\n[X] angioplasty, 6 mm balloon", "angioplasty, 6 mm balloon"),
    ("right CFA [X] left CFA [ ]", "right CFA"),
    ("Stent [ ]", ""),
    ("_x_ right __ left", "right"),
    ("Follow up: MRI 6 weeks. [ ] ablation planned", "Follow up: MRI 6 weeks."),
    ("Access: [X] right [ ] left Closure: [ ] Angioseal [X] manual", "Access: right Closure: manual"),
    ("Cone beam CT: [X] from both positions", "Cone beam CT: from both positions"),
    ("A [ ] mm balloon was inflated.", "A [ ] mm balloon was inflated."),
    ("The [celiac] artery was selected [with a Cobra].", "The [celiac] artery was selected [with a Cobra]."),
    ("Stent: ***\nAngioplasty: 6 mm", ": *** Angioplasty: 6 mm"),
    ("No boxes (at all) here.", "No boxes (at all) here."),
]

STATES = [
    ("Stent: [ ] yes [X] no", "Stent", "negated"),
    ("Stent: [X] yes [ ] no", "Stent", "performed"),
    ("Stent: [ ] no [X] yes", "Stent", "performed"),
    ("Stent ( ) yes (x) no   Angioplasty (x) yes ( ) no", "Stent", "negated"),
    ("Stent ( ) yes (x) no   Angioplasty (x) yes ( ) no", "Angioplasty", "performed"),
    ("Stent: {yes | [no]}", "Stent", "negated"),
    ("Stent: {[yes] | no}", "Stent", "performed"),
    ("Angioplasty [yes], stent [no], atherectomy [no]", "Angioplasty", "performed"),
    ("Angioplasty [yes], stent [no], atherectomy [no]", "stent", "negated"),
    ("Angioplasty [yes], stent [no], atherectomy [no]", "atherectomy", "negated"),
    ("Embolization: {coils | [none]}", "Embolization", "negated"),
    ("There was [no] dissection. Angioplasty was performed.", "Angioplasty", "performed"),
]


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


@pytest.mark.parametrize(("text", "left"), LEFT)
def test_unselected_options_are_spaces(text, left):
    plain = with_selected_only(Reading(text)).text
    assert len(plain) == len(text)
    assert " ".join(plain.split()) == left


@pytest.mark.parametrize(("text", "words", "state"), STATES)
def test_answers_decide_their_label(nlp, text, words, state):
    reading = with_selected_only(reading_of(nlp(text)))
    (found,) = [mention for mention in reading.mentions if mention.text == words]
    assert found.assertion == state
    assert text[found.start : found.end] == words


def test_mentions_of_unselected_options_are_dropped(nlp):
    reading = with_selected_only(reading_of(nlp("Done: [X] angioplasty [ ] stent [ ] atherectomy")))
    assert [mention.text for mention in reading.mentions if mention.label == "INTERVENTION"] == ["angioplasty"]
    assert [mention.index for mention in reading.mentions] == list(range(len(reading.mentions)))


def test_a_report_without_options_is_the_same_object(nlp):
    reading = reading_of(nlp("The SFA was stented (7 mm) with [a] stent."))
    assert with_selected_only(reading) is reading


def test_unselected_treatments_are_not_found(nlp):
    text = "Procedure: right femoral access.\nThe right SFA was crossed.\nTreatment of the right SFA: [X] angioplasty [ ] stent"
    findings = build_findings(reading_of(nlp(text)))
    assert {act.kind for act in findings.acts} & {"angioplasty", "stent"} == {"angioplasty"}


@pytest.mark.parametrize(
    ("text", "label", "no"),
    [
        ("image stored [no]", "image stored", True),
        ("Image saved: no", "Image saved", True),
        ("Image saved? No.", "Image saved", True),
        ("Image saved: not done", "Image saved", True),
        ("image stored [yes]", "image stored", False),
        ("image stored, no hematoma", "image stored", False),
        ("Image saved: no hematoma seen", "Image saved", False),
    ],
)
def test_answered_no(text, label, no):
    assert answered_no(text, len(label)) is no


@pytest.mark.parametrize(
    ("answers", "denied"),
    [
        ("needle entry seen live [X] yes [ ] no, image saved [ ] yes [X] no", {"image_saved"}),
        ("needle entry seen live [no], image saved [yes]", {"real_time_entry"}),
        ("needle entry seen live [yes], image saved [yes]", set()),
    ],
)
def test_documentation_answered_no_is_denied(nlp, answers, denied):
    text = f"Access: right common femoral artery. Ultrasound guidance: vessel patent [yes], {answers}"
    facts = build_findings(reading_of(nlp(text))).facts
    assert {fact.element for fact in facts if fact.state == "denied"} == denied
