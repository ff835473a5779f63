"""Performed, attempted, planned, historical, negated, hypothetical: the expectation stands in the sentence."""

import pytest
from tests.language.markup import assertions, parse

from ircoder.knowledge.tables import KnowledgeError
from ircoder.language import assertion_cues
from ircoder.language.assertion import assign_assertions

PERFORMED = """
[A:Angioplasty|performed] of the SFA was performed with a 6 mm [D:balloon|performed].
A 7 x 40 mm [D:stent|performed] was deployed across the lesion.
The lesion was [A:stented|performed] with an excellent result.
[A:Embolization|performed] was carried out with three [D:coils|performed].
Completion [I:angiogram|performed] shows no residual stenosis.
Completion [I:aortogram|performed]: no endoleak.
The [D:balloon|performed] was inflated without difficulty.
The [D:wire|performed] was passed without any difficulty into the popliteal.
[A:Thrombectomy|performed] was performed without complication.
The [D:catheter|performed] was advanced with no difficulty.
There was no complication of the [A:biopsy|performed].
No immediate complication after [A:stenting|performed].
No extravasation following [A:angioplasty|performed].
No thrombus was seen on [I:venography|performed].
The occlusion was successfully [A:recanalized|performed].
After two failed attempts the vein was successfully [A:catheterized|performed].
After multiple attempts a [D:microcatheter|performed] was placed in the branch.
The patient no longer had pain after [A:ablation|performed].
Not only [A:angioplasty|performed] but also [A:stenting|performed] was performed.
[D:Sheath|performed] removed and [A:manual compression|performed] held.
[I:Fluoroscopic image|performed] saved.
The [D:needle|performed] was removed.
Six Nester [D:coils|performed] were put in, no flow in the branch.
No dissection was seen and a [D:stent|performed] was placed for recoil.
There was no stenosis and [A:angioplasty|performed] of the next segment was performed.
no residual stenosis the [D:sheath|performed] was pulled and pressure was held
On the basis of these findings we proceeded to [A:embolize|performed] the branch.
[A:Angioplasty|performed] was performed because medical therapy had failed.
Because of failed medical therapy, [A:embolization|performed] was performed.
The [D:filter|performed] could not have been better centered.
No stent fracture was seen on [I:fluoroscopy|performed].
Final [I:injection|performed]: no more opacification of the sac.
[I:Spot film|performed] stored. No pneumothorax.
Follow-up [I:cavogram|performed]: good position.
The stricture could be [A:passed|performed] by the scope after the stones had gone.
History of left SFA [D:stents|historical]. We then placed two overlapping [D:Eluvia stents|performed].
In order to treat the stenosis, [A:angioplasty|performed] was done.
==procedure_title==
RIGHT LEG [I:ARTERIOGRAM|performed] AND [A:ANGIOPLASTY|performed]
[A:Placement|performed] of [D:PICC|performed]
"""

NEGATED = """
No [A:angioplasty|negated] was performed.
No [D:stent|negated] was required.
No [D:stent|negated], [D:balloon|negated] or [A:atherectomy|negated].
No [A:angioplasty|negated], [A:stenting|negated], or [A:atherectomy|negated] was performed.
Neither [A:angioplasty|negated] nor [A:stenting|negated] was done.
[A:Stenting|negated] was not performed.
[A:Embolization|negated] was therefore not performed.
[A:Embolization|negated] was not carried out.
[A:Angioplasty|negated] not done.
[A:Thrombolysis|negated] was deferred.
[I:CTA|negated] declined.
The patient declined [A:stenting|negated].
[D:Closure device|negated] was not used.
A [D:stent|negated] was not needed.
A [A:kyphoplasty|negated] of L2 is not indicated.
[A:Cardiac catheterization|negated] not indicated on the basis of this study.
The sac was not [A:packed|negated].
The left ventricle was not [A:entered|negated].
The lesion was never [A:treated|negated].
No separate lumbar [A:catheterization|negated] was carried out.
No [D:port|negated] was [A:placed|negated].
No [D:wire|negated] was passed beyond the ostium because of the clot.
Nothing was done; no [A:intervention|negated].
Without [D:stent|negated] placement.
[A:Atherectomy|negated], [A:stenting|negated] and [A:thrombectomy|negated] were not performed.
[A:Stenting|negated] was unnecessary.
[A:Carotid stenting|negated] is not planned.
[A:Surgery|negated] not an option.
[D:Stent|performed] velocities up, [I:CTA|negated] declined.
The [L:stenosis|-] was not [A:treated|negated].
The patient cannot lie flat for [I:MRI|negated].
It was decided not to [A:stent|negated] the lesion.
We elected not to perform [A:embolization|negated].
[A:Angioplasty|negated] was omitted.
There was no need for [A:stenting|negated].
There is no indication for [A:embolization|negated].
[A:Lysis|negated] was considered contraindicated and was not performed.
No [D:balloon|negated] or other [D:device|negated] was used.
A [D:limb extension|negated] was planned but not needed.
[I:Chest film|negated] not needed.
[I:Lateral views|negated] were not requested.
The [I:flexion views|negated] were left out.
There is no prior [I:angiogram|negated].
He has never had an [I:angiogram|negated].
No further [A:embolization|negated] was performed.
The artery was patent and no [A:angioplasty|negated] was performed.
No [S:sedation|negated] was given.
[S:Moderate sedation|negated] was not used.
No [G:ultrasound|negated] was used.
No evidence of [L:dissection|negated].
No [L:thrombus|negated] or [L:stenosis|negated].
No residual [L:stenosis|negated] after [A:angioplasty|performed].
Negative for [L:endoleak|negated] on the [I:CT|performed].
[A:Angioplasty|performed] was performed but [A:stenting|negated] was not.
The [A:biopsy|performed] was done, however no [D:drain|negated] was left.
[A:Angioplasty|performed] was performed rather than [A:stenting|negated].
[A:Coiling|performed] instead of [A:stenting|negated] was performed.
no [D:infusion catheter|negated] was left in as there was no residual clot and so no overnight [A:lysis|negated]
compartments soft no [A:fasciotomy|negated] needed at this time [D:Perclose|performed] of left groin
I did not place a [D:stent|negated] and I did not leave a [D:drain|negated].
no [I:x ray films|negated] were done
"""

ATTEMPTED = """
[A:Angioplasty|attempted] was attempted but was unsuccessful.
The occlusion could not be [A:crossed|attempted].
The lesion could not be [A:crossed|attempted] despite multiple attempts.
Attempted [A:recanalization|attempted] of the SFA was abandoned.
[A:Recanalization|attempted] was attempted and failed.
Unsuccessful [A:recanalization|attempted] of the occlusion.
[A:Thrombectomy|attempted] was unsuccessful.
We were unable to [A:catheterize|attempted] the artery.
The attempt to [A:enter|attempted] the branch did not succeed.
The [D:filter|attempted] could not be retrieved.
[A:Retrieval|attempted] was aborted.
The [A:procedure|attempted] was abandoned.
Failed [A:catheterization|attempted] of the left gastric artery.
An attempt was made to [A:cross|attempted] the lesion without success.
Despite multiple attempts, the vein could not be [A:cannulated|attempted].
I tried to [A:embolize|attempted] the branch for an hour and gave up.
Multiple attempts at [A:crossing|attempted] were unsuccessful; [A:bypass|planned] is planned.
The first [A:stent placement|attempted] failed.
[A:Crossing|attempted] was attempted with a [D:Glidewire|attempted] without success.
The vessel could not be [A:selected|attempted] with the Cobra, but it was successfully [A:catheterized|performed] with a Sos.
[A:Recanalization|performed] was attempted and was successful.
A [D:wire|attempted] would not go through the lumen.
The stone was not [A:crossed|attempted] despite several attempts.
"""

PLANNED = """
[A:Stenting|planned] will be performed next week.
[A:Embolization|planned] will follow.
Plan is for a [A:facet block|planned], then [A:radiofrequency ablation|planned].
[A:Stenting|historical] was done in our clinic in March.
She will return for [A:embolization|planned] of the left side.
[A:Bypass|planned] is scheduled for Monday.
Plan [A:drain removal|planned] in two weeks.
[I:MRI|planned] in 3 months.
[I:CTA|planned] at 1, 6 and 12 months.
[I:MRA|planned] 6 wk.
[A:Surgery|planned] is booked for September.
Staged [A:angioplasty|planned] of the left leg.
Recommend [A:biopsy|planned] of the node.
Consider [A:ablation|planned] at a later date.
Follow up with [I:CT|planned] in six months.
The patient was referred for [A:angioplasty|planned].
He presents for [A:port placement|planned].
[A:Removal|planned] in four weeks.
[I:Tube check|planned] to follow.
==plan==
[A:Exchange|planned] in three months.
[I:Ultrasound|planned] before discharge.
"""

HISTORICAL = """
Status post [A:angioplasty|historical] of the SFA.
S/p [A:tubal ligation|historical].
Prior [A:open repair|historical] 2010.
Previously placed [D:stent|historical] is patent.
The existing [D:catheter|historical] was prepped.
The indwelling [D:drain|historical] was injected.
An [A:embolization|historical] was performed in 2019.
[A:Fusion|historical] three years ago.
History of [A:bypass|historical].
[I:CT|historical] from an outside hospital.
[I:MRI|historical] of 3/10/2020 was reviewed.
[A:Embolization|historical] was performed at another hospital in 2024.
She underwent [A:colectomy|historical] ten years ago.
Old [D:tube|historical] exchanged.
A 68-year-old woman had [A:angioplasty|performed].
Cholangiogram via existing [D:drain|historical], [A:balloon sphincteroplasty|performed] and [A:exchange|performed].
the [D:stent|historical] of 2019 is open
[A:Ablation|historical] last month.
The known [D:stent|historical] is open.
Compared to prior [I:CT|historical].
The previously placed [D:PICC|historical] was [A:removed|performed] today.
The [D:port|historical] was [A:removed|performed].
Existing [D:catheter|historical] prepped. The [D:catheter|historical] was pulled back. A new [D:catheter|performed] was placed.
Existing [D:drain|historical] injected. A new 10 F [D:drain|performed] was placed.
A 79-year-old man, [A:EVAR|historical] January 2022.
72 year old woman with a [A:mastectomy|historical] in childhood.
Hysterectomy. Prior [A:biopsy|historical] was benign.
DOS 6/2/2026. [I:CTA|historical] 5/11/26 shows an aneurysm.
DOS 6/2/2026. [A:Angioplasty|performed] was done.
==indication==
[D:Stent|historical] occluded on [I:duplex|historical].
==history==
[A:Cholecystectomy|historical].
==comparison==
[I:CT abdomen|historical].
"""

HYPOTHETICAL = """
Risks including [A:stenting|hypothetical] were discussed.
The alternatives of [A:surgery|hypothetical] and [A:ablation|hypothetical] were discussed.
The following were discussed: [A:surgery|hypothetical], [A:ablation|hypothetical], observation.
[A:Stenting|hypothetical] was discussed.
Covered [D:stent|hypothetical] thought about.
[D:Balloon|hypothetical], [D:stent|hypothetical] and [A:aspiration|hypothetical] were discussed and rejected.
[A:Thrombolysis|hypothetical] was considered.
[A:Surgery|hypothetical] was considered but rejected.
A [D:stent|hypothetical] had been held ready.
A [D:plug|hypothetical] was opened but returned.
[A:Angioplasty|hypothetical] may be needed.
If the pain persists, [A:ablation|hypothetical] would be considered.
In case of growth, [A:translumbar puncture|hypothetical] would be considered.
[A:Angioplasty|hypothetical] if needed.
[A:Surgery|hypothetical] was offered.
Options include [A:surgery|hypothetical] and [A:embolization|hypothetical].
Possible [A:venoplasty|hypothetical].
Need for open [A:repair|hypothetical].
[I:CT|hypothetical] is better for this.
==consent==
Bleeding, need for [A:surgery|hypothetical], [D:stent|hypothetical].
[A:exchange|hypothetical], possible [A:venoplasty|hypothetical], infection.
"""

WHOLE = [
    "==procedure_title==\nTIPS [A:REVISION|attempted]\n==technique==\nThe [A:revision|attempted] was abandoned.",
    "==procedure_title==\n[A:EMBOLIZATION|negated]\n==technique==\n[A:Embolization|negated] was not performed.",
    "==procedure_title==\n[A:EMBOLIZATION|performed]\n==technique==\n[A:Embolization|performed] of the left was done."
    " [A:Embolization|negated] of the right was not performed.",
    "==technique==\nThe following were discussed:\n- [A:surgery|hypothetical]\n- [A:ablation|hypothetical]\n\n"
    "[A:Biopsy|performed] was done.",
]

KNOWN_FAILURES = (
    "The constriction lies above the [A:fusion|historical] at L3-4.",
    "The [D:pedicle screws|historical] show no lucency.",
    "Existing [D:catheter|historical] prepped. [D:Cuff|historical] freed.",
    "Neither [D:drain|historical] was [A:exchanged|negated].",
    "[A:Angioplasty|negated] and then [A:stenting|negated] were both ruled out by the contrast limit.",
    "Anatomy agrees with the [I:CTA|historical].",
)


def cases():
    for block in (PERFORMED, NEGATED, ATTEMPTED, PLANNED, HISTORICAL, HYPOTHETICAL):
        section = ""
        for line in block.strip().splitlines():
            if line.startswith("=="):
                section = line + "\n"
                continue
            yield section + line
    yield from WHOLE


@pytest.mark.parametrize(
    "marked",
    [
        *(pytest.param(case, id=case[:90]) for case in cases()),
        *(pytest.param(case, id=case[:90], marks=pytest.mark.xfail(strict=True)) for case in KNOWN_FAILURES),
    ],
)
def test_assertion(marked):
    example = parse(marked)
    read = assign_assertions(example.reading)
    assert [mention.assertion for mention in read.mentions] == assertions(example)


def test_the_deciding_words_are_kept():
    read = assign_assertions(parse("The [A:angioplasty|negated] was not performed.").reading)
    assert read.mentions[0].attributes["cue"] == "was not performed"


def test_where_nothing_decides_no_cue_is_kept():
    read = assign_assertions(parse("[A:Angioplasty|performed] of the artery.").reading)
    assert "cue" not in read.mentions[0].attributes


def test_other_attributes_survive():
    reading = parse("No [L:dissection|negated] in the [V:SFA|-].").reading
    read = assign_assertions(reading)
    assert read.text == reading.text
    assert [mention.index for mention in read.mentions] == [0, 1]
    assert read.mentions[1].assertion is None


@pytest.mark.parametrize(
    "bad", ["[A:x|performd]", "[A:x|performed", "[Q:x|performed]", "[A:x]", "==plan= [A:x|planned]"]
)
def test_markup_is_strict(bad):
    with pytest.raises(ValueError, match=r"unknown|not closed"):
        parse(bad)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("without,sideways,negated,list,7,cue,acts", "direction"),
        ("without,before,denied,list,7,cue,acts", "value"),
        ("without,before,negated,list,7,cue,some", "applies"),
        ("without,before,negated,list,high,cue,acts", "priority"),
        ("a|b,before,negated,list,7,cue,acts\nb,before,planned,list,3,cue,acts", "stands twice"),
        ("a b,before,negated,list,7,cue,acts\na b,,,,,pseudo,", "stands twice"),
    ],
)
def test_bad_cue_rows_are_refused(monkeypatch, row, problem):
    table = ",".join(assertion_cues.COLUMNS) + "\n" + row + "\n"
    monkeypatch.setattr("ircoder.knowledge.tables.table_text", lambda name: table)
    with pytest.raises(KnowledgeError, match=problem):
        assertion_cues.load_cues.__wrapped__()


def test_phrases_expand():
    words = {" ".join(phrase) for phrase in assertion_cues.expand_phrase("was|were not been? done")}
    assert words == {"was not done", "were not done", "was not been done", "were not been done"}
