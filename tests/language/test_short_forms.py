"""Short forms by context: the reading that a sentence supports, ``open`` where none is, nothing where it is no entity."""

from __future__ import annotations

import pytest

from ircoder.language.pipeline import build_nlp, read

OPEN = "open"
LEVEL = "spinal_level"
NOTHING = "nothing"


@pytest.fixture(scope="module")
def nlp():
    return build_nlp()


def reading_of_form(nlp, form: str, text: str) -> str:
    found = [mention for mention in read(nlp, text).mentions if form in mention.text.split()]
    if not found:
        return NOTHING
    return found[0].concept or (found[0].kind if found[0].kind == LEVEL else OPEN)


@pytest.mark.parametrize(
    ("form", "text", "expected"),
    [
        ("RFA", "RFA of the 2 cm liver tumor was performed.", "intervention:thermal_ablation"),
        ("RFA", "RFA of a renal mass under CT.", "intervention:thermal_ablation"),
        ("RFA", "RFA of the great saphenous vein with ClosureFast.", "intervention:venous_ablation"),
        ("RFA", "RFA of the left L3 to L5 medial branch nerves.", "intervention:radiofrequency_neurotomy"),
        ("RFA", "RFA of the genicular nerves at the right knee.", "intervention:radiofrequency_neurotomy"),
        ("RFA", "RFA access was obtained and closed with Perclose.", "vessel:common_femoral_artery"),
        ("RFA", "RFA was discussed.", OPEN),
        ("V2", "The catheter was parked at V2 and the left vertebral was filmed.", "vessel:vertebral_artery"),
        ("V2", "Trigeminal block of V2 on the right.", "anatomy:trigeminal_nerve"),
        ("MCA", "A small plaque of the bulb, MCA and ACA are regular.", "vessel:middle_cerebral_artery"),
        ("MCA", "SMA run: bleeding from a branch of the MCA in the colon.", "vessel:middle_colic_artery"),
        ("PCN", "Allergies: PCN causes rash.", NOTHING),
        ("PCN", "The PCN was exchanged over a wire.", "device:nephrostomy_tube"),
        ("PCN", "Left PCN was performed.", "intervention:nephrostomy"),
        ("PTC", "PTC showed dilated bile ducts.", "intervention:cholangiography_injection"),
        ("PTC", "Thyroid nodule with suspected PTC.", NOTHING),
        ("PVR", "PVR 3.2 Wood units.", NOTHING),
        ("PVR", "PVR waveforms at the ankle were damped.", "imaging:noninvasive_physiology"),
        ("OCT", "OCT of the proximal LAD showed good apposition.", "imaging:optical_coherence_tomography"),
        ("OCT", "Prior study of 12 OCT 2024 was reviewed.", NOTHING),
        ("CAS", "CAS with distal protection on the left.", "intervention:carotid_stent"),
        ("CAS", "CAS number on file.", NOTHING),
        ("LA", "LA pressure 14 mmHg after transseptal puncture.", "vessel:left_atrium"),
        ("LA", "LA with 10 ml lidocaine was given.", NOTHING),
        ("LA", "LA was noted.", NOTHING),
        ("root", "A root shot with the pigtail in the ascending position.", "vessel:ascending_aorta"),
        ("root", "The exiting root was outlined by contrast at the foramen.", "anatomy:nerve_root"),
        ("root", "The root of the problem is unclear.", NOTHING),
        ("PT", "The PT and peroneal were patent to the ankle.", "vessel:posterior_tibial_artery"),
        ("PT", "INR 1.1 and PT 12 seconds.", NOTHING),
        ("PT", "Home with PT and rehab consult.", NOTHING),
        ("PT", "PT tolerated the procedure well.", NOTHING),
        ("PTA", "PTA of the stenosis with a 6 mm balloon.", "intervention:balloon_angioplasty"),
        ("PTA", "The peroneal and PTA are occluded at the plantar level.", "vessel:posterior_tibial_artery"),
        ("PTA", "Home medications PTA were reviewed.", NOTHING),
        ("PDA", "The RCA gives a large PDA.", "vessel:posterior_descending_artery"),
        ("PDA", "PDA with left to right shunt in a neonate.", NOTHING),
        ("HA", "HA anastomosis of the liver transplant was narrowed.", "vessel:hepatic_artery"),
        ("HA", "No HA or vomiting.", NOTHING),
        ("RA", "The tip lies in the RA near the SVC.", "vessel:right_atrium"),
        ("RA", "RA access at the wrist with a slender sheath.", "vessel:radial_artery"),
        ("RA", "History of RA on methotrexate.", NOTHING),
        ("RA", "Saturation 98% on RA.", NOTHING),
        ("CS", "A lead was placed in the CS os.", "vessel:coronary_sinus"),
        ("CS", "CS with fentanyl and midazolam.", NOTHING),
        ("OA", "OA of the right knee.", NOTHING),
        ("OA", "Aneurysm at the OA origin of the ICA.", "vessel:ophthalmic_artery"),
        ("UA", "PVA particles into the left UA for fibroids.", "vessel:uterine_artery"),
        ("UA", "UA was negative.", NOTHING),
        ("MILD", "MILD decompression with removal of ligamentum flavum.", "intervention:lumbar_decompression"),
        ("mild", "Symptoms are mild after the injection at L4-L5.", NOTHING),
        ("ASA", "The ASA shows a hairpin turn on the spinal angiogram.", "vessel:anterior_spinal_artery"),
        ("ASA", "ASA class 3.", NOTHING),
        ("ASA", "Continue ASA 81 mg daily.", NOTHING),
        ("PCA", "The right PCA fills from the basilar.", "vessel:posterior_cerebral_artery"),
        ("PCA", "PCA was ordered for pain control.", NOTHING),
        ("MCA", "Left MCA occlusion with stroke.", "vessel:middle_cerebral_artery"),
        ("MCA", "The MCA arises from the SMA and feeds the transverse colon.", "vessel:middle_colic_artery"),
        ("IMA", "Lumbar and IMA feed the endoleak.", "vessel:inferior_mesenteric_artery"),
        ("IMA", "The left IMA graft to the LAD is patent.", "vessel:internal_mammary_artery"),
        ("RV", "RV pressure 40/6 mmHg.", "vessel:right_ventricle"),
        ("RV", "Left RV renin was sampled from the renal vein.", "vessel:renal_vein"),
        ("MR", "Severe MR with a low ejection fraction.", NOTHING),
        ("C2", "The celiac was selected with a C2 catheter.", "device:cobra_catheter"),
        ("Onyx", "A 3.0 x 18 Onyx was placed in the LAD.", "device:resolute_onyx_stent"),
        ("Onyx", "Onyx was injected into the nidus of the AVM.", "device:onyx_liquid_embolic"),
        ("PTV", "PTV of the axillary vein stenosis with a 10 mm balloon.", "intervention:angioplasty"),
        ("PTV", "The PTV and peroneal veins were compressible.", "vessel:posterior_tibial_vein"),
        ("TP", "The TP trunk and peroneal are patent.", "vessel:tibioperoneal_trunk"),
        ("S1", "The S1 foramen was entered in the lumbar spine.", LEVEL),
        ("CX", "Fluid CX sent with gram stain.", NOTHING),
        ("SCA", "The SCA and AICA arise from the basilar.", "vessel:superior_cerebellar_artery"),
        ("SCA", "The left SCA is narrowed with vertebral steal in the arm.", "vessel:subclavian_artery"),
        ("VA", "Seen at the VA hospital.", NOTHING),
        ("A1", "Trigger finger release at the A1 pulley.", "anatomy:hand_tendon"),
        ("iliofemoral", "The iliofemoral segment was calcified, small and tortuous.", "vessel:iliac_artery"),
        ("iliofemoral", "Acute iliofemoral DVT with phlegmasia.", "vessel:iliofemoral_vein"),
        ("3", "The proximal end of the endograft was in zone 3 of the arch.", "vessel:descending_thoracic_aorta"),
        ("3", "A zone 3 injury of the neck was ruled out.", NOTHING),
        ("PTA", "PTA of the SFA followed by a drug-coated balloon.", "intervention:balloon_angioplasty"),
        ("GA", "Seen at 32 weeks GA.", NOTHING),
    ],
)
def test_short_form_in_context(nlp, form, text, expected):
    assert reading_of_form(nlp, form, text) == expected
