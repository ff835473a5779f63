"""Sides: from a mention's own words, from its surroundings where they are clear, else none."""

import pytest
from tests.language.markup import parse, sides

from ircoder.language.assertion import assign_assertions
from ircoder.language.side_words import agreed_side, find_side_words, names_side, side_of_initials
from ircoder.language.sides import assign_sides

OWN = [
    ("right SFA", "right"),
    ("left common iliac artery", "left"),
    ("R CFA", "right"),
    ("L SFA", "left"),
    ("RCFA", "right"),
    ("LCFA", "left"),
    ("RIJ", "right"),
    ("Rt. renal artery", "right"),
    ("lt cca", "left"),
    ("Bilateral renal arteries", "bilateral"),
    ("both common iliac arteries", "bilateral"),
    ("right and left common iliac arteries", "bilateral"),
    ("left and right renal arteries", "bilateral"),
    ("SFA", None),
    ("proximal left superficial femoral artery", "left"),
    ("popliteal", None),
    ("RENAL ARTERY", None),
    ("LEFT LEG", "left"),
    ("lumbar artery", None),
    ("radial artery", None),
    ("right upper outer breast", "right"),
    ("right atrial appendage", "right"),
    ("left overlying rib", "left"),
    ("on the left with a needle", "left"),
    ("on the right at L4", "right"),
    ("thoracentesis, left", "left"),
    ("thoracentesis left", "left"),
    ("drain left", None),
    ("left in the mass", None),
    ("right away", None),
    ("in the left lateral decubitus position", None),
]


@pytest.mark.parametrize(("words", "side"), OWN, ids=[words for words, _ in OWN])
def test_own_words(words, side):
    low = words.lower()
    assert (agreed_side(find_side_words(low)) or side_of_initials(low)) == side


@pytest.mark.parametrize(
    ("text", "word", "named"),
    [
        ("Clip left in the mass", "left", False),
        ("Clip in the left breast", "left", True),
        ("I left the room", "left", False),
        ("Right angle clamp, right hip", "right", True),
        ("Dressed right away", "right", False),
        ("RIGHT UPPER LOBE", "right", True),
        ("R lung", "r ", True),
    ],
)
def test_words_that_name_a_side(text, word, named):
    assert names_side(text, text.lower().rindex(word)) == named


CASES = """
Angioplasty of the [V:right SFA@superficial_femoral_artery|right].
The right [V:SFA@superficial_femoral_artery|right] was crossed.
The [V:RCFA@common_femoral_artery|right] was punctured.
Both [V:renal arteries@renal_artery|bilateral] are patent.
The right and left [V:common iliac arteries@common_iliac_artery|bilateral] were stented.
The [V:common iliac arteries@common_iliac_artery|bilateral] bilaterally are patent.
The [V:common femoral artery@common_femoral_artery|right] on the right is patent.
[V:Renal artery@renal_artery|left], left, has a stenosis.
The [V:abdominal aorta@abdominal_aorta|-] and the [V:right renal artery@renal_artery|right] are patent.
The [V:IVC@inferior_vena_cava|-] was entered from the [V:right femoral vein@common_femoral_vein|right].
The [V:celiac artery@celiac_artery|-] was catheterized from the left [V:radial artery@radial_artery|left] access.
[V:LAD@left_anterior_descending_artery|left] and [V:RCA@right_coronary_artery|right].
[V:LIMA@lima_graft|left] is patent.
[V:left gastric artery@left_gastric_artery|left] embolized.
The [V:left SFA@superficial_femoral_artery|left] has an [L:occlusion|left].
The [L:stenosis|left] of the [V:left SFA@superficial_femoral_artery|left] was [A:stented|left].
The [V:left SFA@superficial_femoral_artery|left] is occluded. The [V:popliteal artery@popliteal_artery|left] is patent.
The [V:left SFA@superficial_femoral_artery|left] was crossed. The [L:occlusion|left] was [A:dilated|left].
Left leg: [V:SFA@superficial_femoral_artery|left] open, [V:popliteal@popliteal_artery|left] open.
Right: [V:SFA@superficial_femoral_artery|right] 50%, [V:popliteal@popliteal_artery|right] patent.
Right leg: [V:SFA@superficial_femoral_artery|right].\\nLeft leg: [V:SFA@superficial_femoral_artery|left].
RIGHT:\\n- [V:SFA@superficial_femoral_artery|right] patent\\n- [V:popliteal@popliteal_artery|right] patent
The catheter was left in the [V:renal artery@renal_artery|-].
The sheath was left in place in the [V:femoral artery@common_femoral_artery|-].
Patient in left lateral decubitus. The [V:renal artery@renal_artery|-] was imaged.
Right away the [V:renal artery@renal_artery|-] was imaged.
The stent ends distal to the [V:left subclavian artery@subclavian_artery|left]. The [V:carotid@common_carotid_artery|-] is open.
Findings: right [V:renal artery@renal_artery|right] normal, left [V:renal artery@renal_artery|left] narrowed.
Access: [V:right common femoral artery@common_femoral_artery|right]. The [V:left SFA@superficial_femoral_artery|left] was [A:stented|left].
The right groin was punctured. The contralateral [V:common iliac artery@common_iliac_artery|left] was selected.
Right femoral access. Sheath up and over. The [V:SFA@superficial_femoral_artery|left] was crossed.
Right CFA access. The [V:left SFA@superficial_femoral_artery|left] was [A:treated|left]. Right groin [A:closure|right].
The right groin was punctured antegrade. The [V:SFA@superficial_femoral_artery|right] was crossed.
The [V:right SFA@superficial_femoral_artery|right] and [V:left SFA@superficial_femoral_artery|left] are open. The [V:popliteal@popliteal_artery|-] is open.
The right groin was prepped and the [V:femoral artery@common_femoral_artery|right] was [A:entered|right] with a needle.
The [V:right renal artery@renal_artery|right] was not [A:treated|right]. The [D:pigtail|-] was removed.
Both [V:renal arteries@renal_artery|bilateral] are open and the [V:lumbar@lumbar_artery|-] is large.
Through the [V:right femoral@common_femoral_artery|right] sheath the [V:popliteal@popliteal_artery|-] was seen.
==history==\\nLeft [A:hip replacement|left].\\n==technique==\\nThe [V:renal artery@renal_artery|-] was selected.
==procedure_title==\\nLEFT LEG [I:ANGIOGRAM|left]\\n==findings==\\n[V:SFA@superficial_femoral_artery|left] is occluded.
"""


@pytest.mark.parametrize("marked", CASES.strip().splitlines())
def test_sides(marked):
    example = parse(marked.replace("\\n", "\n"))
    read = assign_sides(assign_assertions(example.reading))
    assert [mention.side for mention in read.mentions] == sides(example)
