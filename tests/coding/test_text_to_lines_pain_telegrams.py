"""Blocks, cement, discs and joints in one or two sentences, by target and drug, without the name of the work."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of

NERVES = {
    "Right GON. 3 mL bupivacaine and 40 mg triamcinolone at the nuchal line.": ["64405"],
    "Right GONB for headaches. 3 mL bupivacaine and dexamethasone fanned out.": ["64405"],
    "Left greater and lesser occipital nerves injected with 1.5 mL 0.5% Marcaine each.": ["64405", "64450"],
    "Left occipital and supraorbital nerve blocks, lidocaine 2%, 1.5 cc and 0.5 cc.": ["64400", "64405"],
    "One shot in the left paravertebral gutter at T6, 20 cc 0.5% ropivacaine, ultrasound.": ["64461"],
    "We put local in the right paravertebral space at T4 and again at T6, 15 of ropi each.": ["64461", "64462"],
    "CT celiac neurolysis. Two needles. Then 15 mL dehydrated alcohol each side.": ["64680"],
    "Alcohol was placed around the celiac axis through two needles under CT, 15 mL of 95% per side.": ["64680"],
    "Diagnostic celiac. 22G under CT, 15 mL 0.25% bupivacaine around the celiac trunk.": ["64530"],
    "LSB L2 left, C-arm, contrast along the vertebral body, 15 cc marcaine. Foot warmer.": ["64520", "77003"],
    "Left ESP T5 single shot 20 of 0.2% ropi US.": ["64466"],
    "Bilateral ESP catheters T7 for rib fractures, ultrasound, 0.2% ropivacaine infusions.": ["64469"],
    "Right TAP. Ultrasound, 20 of 0.25% bupi in the plane.": ["64486"],
    "Right infraclavicular nerve catheter under ultrasound; 20 ml ropivacaine bolus, then 6 mL/h.": ["64416"],
    "Intercostals 6, 7, 8 on the left, 2 mL 0.5% bupivacaine beneath each rib.": ["64420", "64421x2"],
    "Right hip: RF ablation of the articular branches of the femoral and obturator nerves, 80 degrees.": ["64640x2"],
    "right knee: burned SL, SM and IM genicular nerves, 80 for 90 seconds": ["64624"],
    "Neuroma of the left sural nerve: 0.7 mL dehydrated alcohol, landmarks.": ["64640"],
    "Right third web space Morton neuroma injected with kenalog and lidocaine by palpation.": ["64455"],
    "Frozen shoulder. Suprascapular, left: needle to the floor of the fossa, 5 mL bupi/40 mg Depo.": ["64418"],
}
NO_NERVES = {
    "CT core biopsy of a retroperitoneal node beside the celiac trunk, 18G x 3, bupivacaine for the skin.": [
        "49180",
        "77012",
    ],
    "Occipital neuralgia, left. She asks about a block; none was done today.": [],
    "Mild stenosis at L4-5. MELD 13, encephalopathy mild on lactulose. No procedure today.": [],
}
SPINE = {
    "T7 T8 vertebroplasty, single needle each, 2 mL and 2.5 mL.": ["22510", "22512"],
    "kypho T8 and T12, bilateral balloons at each, cement 3 and 4 cc.": ["22513", "22515"],
    "Augmentation of T11 and T12 with SpineJack, 2 implants per level, cement afterwards.": ["22513", "22515"],
    "At L1 the tamp was blown up and the hole filled with acrylic. At L4 I only put a needle in the body and injected "
    "2.5 mL.": ["22511", "22514"],
    "Sacral insufficiency fractures. 13G needles into both alae under CT. 3 cc cement per side.": ["0201T"],
    "L3 metastasis. OsteoCool probes at 70 degrees for 11 minutes, then a balloon up to 3 mL and cement.": [
        "20982",
        "22514",
    ],
    "C3, C4 and C5 medial branches on the left were thermally lesioned, 80 degrees, fluoroscopy. C2-3 was ruled out "
    "last month.": ["64633", "64634"],
    "3rd occipital nerve block bilateral, fluoroscopy, 0.5 cc bupivacaine.": ["64490x2"],
    "Right L5-S1 z-joint intra-articular, contrast, 1 cc depo/marcaine under c-arm.": ["64493"],
    "Left L4-L5 transforaminal under fluoroscopy: epidural contrast, 40 mg through the needle.": ["64483"],
    "L2-3 puncture, 10 mL Isovue-M. Lumbar column filled and filmed AP and lateral, contrast run into the neck, "
    "cervical films read.": ["62305"],
    "C1-2 lateral puncture, 8 mL Omnipaque 300, cervical myelogram films read by me.": ["61055", "72240"],
    "Discography, C-arm, double needle\nL3-4: 15 psi, normal, no pain\nL4-5: tear grade 4, concordant\nL5-S1: grade 3 "
    "fissure": ["62290x3", "72295x3"],
    "L4-5 discitis. 18G into the disc under CT, 2 cc pus to micro.": ["62267", "77012"],
    "MILD L4-5 bilateral, portals, bone and ligament removed under the epidurogram.": ["0275T"],
    "Intracept at L4 and L5.": ["64628"],
    "His Ommaya reservoir was removed in March. L3-4 tap, clear fluid, 4 mL, then methotrexate 12 mg pushed.": [
        "96450"
    ],
    "bedside tap for high pressure: opening 38, 30 mL out, closing 16.": ["62272"],
    "Fluoro LP L2-3 for MS workup, 10 mL clear CSF.": ["62328"],
    "Six-week visit after right SI joint fusion with three implants across the joint. No procedure in clinic today.": [],
}
JOINTS = {
    "Left wrist arthrogram, cannot have MR because of a cochlear implant. Radiocarpal injection under fluoroscopy; "
    "contrast enters the DRUJ. AP and oblique films interpreted.": ["25246", "73115"],
    "Right carpal tunnel injected with 40 mg Depo, ulnar to palmaris. A1 pulley: we did not inject it.": ["20526"],
    "Fluoro guided left shoulder gad injection for MR arthrogram; the MR is dictated separately.": ["23350", "77002"],
    "Right first MTP joint with the hockey stick probe, 10 mg triamcinolone in, picture saved.": ["20604"],
    "Both hips steroid injections, fluoroscopy. 40 mg triamcinolone each.": ["20610x2", "77002"],
    "Left piriformis injected under fluoroscopy, contrast in the muscle, 5 mL bupi + 40 Depo.": ["20552", "77002"],
    "PRP to the right common extensor tendon, ultrasound guided.": ["0232T"],
    "Common extensor origin, right, ultrasound needle tenotomy with steroid 20 mg, image kept.": ["20551", "76942"],
}


@pytest.mark.parametrize(("text", "expected"), {**NERVES, **NO_NERVES, **SPINE, **JOINTS}.items())
def test_lines(text: str, expected: list[str]) -> None:
    assert lines_of(text) == expected
