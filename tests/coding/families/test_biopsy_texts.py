"""Biopsies, markers and ablations as many hands dictate them."""

from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-48",
        "procedure ultrasoundguided percutaneous liver biopsypreprocedure diagnosis",
        "PROCEDURE: Ultrasound-guided percutaneous liver biopsy.\n"
        "PREPROCEDURE DIAGNOSIS: Hepatic mass, history of colon cancer.\n"
        "ANESTHESIA: Local.\n"
        "DESCRIPTION OF PROCEDURE: Risks including bleeding, pneumothorax and injury to adjacent organs "
        "such as the gallbladder, colon and right kidney were discussed. A hypoechoic mass in the left "
        "lobe was identified. The skin was anesthetized. An 18-gauge core biopsy needle was advanced "
        "into the mass under direct ultrasound visualization and 4 passes were made. Representative "
        "image was stored. EBL minimal. Specimens: 4 cores in formalin.",
        "47000 76942",
    ),
    TextCase(
        "NONV-41",
        "ct guided bx of lul mass",
        "ct guided bx of lul mass. pt supine. scout. 1 percent lido. 19 ga coaxial advanced into the "
        "mass. position confirmed with ct. 20 ga x 5 cores. autologous blood patch. no ptx on final "
        "images. cxr in 2 hrs.",
        "32408",
    ),
    TextCase(
        "NONV-33",
        "ctguided fine needle aspiration of a",
        "CT-guided fine needle aspiration of a right lower lobe pulmonary nodule. A 22-gauge Chiba "
        "needle was advanced into the nodule under CT. Three passes were made. On-site cytology "
        "confirmed adequate sample. No pneumothorax.",
        "10009",
    ),
    TextCase(
        "NONV-47",
        "us guided omental biopsy omental caking",
        "US GUIDED OMENTAL BIOPSY. Omental caking in the left mid abdomen. 17G coaxial, 18G Biopince x 5"
        " under real-time ultrasound. Images saved to PACS. Small ascites.",
        "49180 76942",
    ),
    TextCase(
        "NONV-49",
        "ct guided biopsy left renal mass",
        "CT guided biopsy left renal mass: Patient prone. Coaxial 17 gauge needle. 18 gauge core "
        "biopsies x 4. Gelfoam. Small perinephric hematoma on post images.",
        "50200-LT 77012",
    ),
    TextCase(
        "NONV-53",
        "indication lymphoma procedure the left neck",
        "INDICATION: Lymphoma. PROCEDURE: The left neck was scanned and an enlarged level IIA node "
        "identified. Under continuous ultrasound guidance, 16 gauge cores x5 were obtained and sent in "
        "saline for flow cytometry. Images were permanently recorded. IMPRESSION: Ultrasound-guided core"
        " biopsy of left cervical lymph node.",
        "38505-LT 76942",
    ),
    TextCase(
        "NONV-45",
        "bone marrow biopsy right posterior iliac",
        "Bone marrow biopsy right posterior iliac crest using Jamshidi needle, landmark technique. Dry "
        "tap; no aspirate could be obtained. A 1.8 cm core was obtained.",
        "38221-RT",
    ),
    TextCase(
        "NONV-41",
        "ct guided mediastinal mass biopsythe anterior",
        "CT GUIDED MEDIASTINAL MASS BIOPSY\n"
        "The anterior mediastinal mass was accessed from a left parasternal approach avoiding the "
        "internal mammary vessels. 18 G core x 6 through a 17 G coaxial.",
        "32408",
    ),
    TextCase(
        "NONV-48",
        "liver biopsy by percussion in the",
        "Liver biopsy by percussion in the mid axillary line; one pass with a 16 gauge Klatskin needle; "
        "a 2 cm core was obtained.",
        "47000",
    ),
    TextCase(
        "NONV-44",
        "fluoroscopic guided l3 vertebral body bone",
        "Fluoroscopic guided L3 vertebral body bone biopsy. Under fluoroscopic guidance an 11 gauge "
        "Jamshidi needle was advanced via the right pedicle into the L3 vertebral body and two cores "
        "were taken.",
        "20225 77002",
    ),
    TextCase(
        "NONV-54",
        "fluoroscopyguided l5s1 disc space aspiration and",
        "Fluoroscopy-guided L5-S1 disc space aspiration and biopsy for osteomyelitis discitis. Under "
        "fluoroscopy, a 17 gauge needle was advanced into the L5-S1 disc, and aspirate and two disc "
        "cores were sent for culture.",
        "62267 77003",
    ),
    TextCase(
        "NONV-33",
        "ultrasound guided fine needle aspiration left",
        "Ultrasound guided fine needle aspiration, left parotid nodule. 25G x 4 passes with ultrasound "
        "guidance, image stored. Cytology.",
        "10005",
    ),
    TextCase(
        "NONV-33",
        "us fna of two thyroid nodules",
        "US FNA of two thyroid nodules. Two nodules in the left lobe were each sampled with 4 passes of "
        "a 25 gauge needle under ultrasound; images stored.",
        "10005 10006",
    ),
    TextCase(
        "NONV-53",
        "fna was considered but core biopsy",
        "FNA was considered but core biopsy was chosen. US guided core needle biopsy of the right "
        "thyroid nodule, 18 gauge x 3. Images archived.",
        "60100 76942",
    ),
    TextCase(
        "NONV-41",
        "ct guided biopsies of lung and",
        "CT guided biopsies of lung and liver. 1. Right upper lobe nodule: 20 gauge cores x 3 under CT. "
        "2. Segment 6 liver lesion: 18 gauge cores x 3 under CT.",
        "32408 47000 77012-59",
    ),
    TextCase(
        "NONV-48",
        "ultrasound guided paracentesis and liver biopsy",
        "ULTRASOUND GUIDED PARACENTESIS AND LIVER BIOPSY. Under ultrasound 3 L of ascites were removed "
        "through a 5F Yueh catheter, image saved. Then under ultrasound 18 gauge core needle biopsy of a"
        " segment 5 liver mass was performed, 3 cores, image saved.",
        "47000 49083 76942-59",
    ),
    TextCase(
        "NONV-93",
        "operation percutaneous mwa hepatic segment vii",
        "OPERATION: Percutaneous MWA hepatic segment VII HCC\n"
        "The patient was intubated. CT fluoroscopy used to advance the microwave antenna (Emprint) into "
        "the lesion. Ablation 100W 10 minutes. Tract ablation. Post contrast CT demonstrates ablation "
        "zone covering tumor.",
        "47382 77013",
    ),
    TextCase(
        "NONV-95",
        "ct guided right renal mass biopsy",
        "CT guided right renal mass biopsy and cryoablation. No prior tissue diagnosis. Under CT two 18 "
        "gauge cores were obtained. Then 3 IceSphere probes placed under CT, freeze 10, thaw 8, freeze "
        "10.",
        "50200-RT 50593-RT 77013",
    ),
    TextCase(
        "NONV-95",
        "rfa of right lower lobe metastasis",
        "RFA of right lower lobe metastasis under CT. Electrode expanded to 3 cm, 150 W, 15 min. A small"
        " pneumothorax did not require a tube.",
        "32998-RT",
    ),
    TextCase(
        "NONV-96",
        "cryoablation of t8 vertebral metastasis under",
        "Cryoablation of T8 vertebral metastasis under CT. Two probes via costovertebral approach. CO2 "
        "was injected into the epidural space for thermal protection. Two 10-minute freezes.",
        "20983",
    ),
    TextCase(
        "NONV-51",
        "trucut biopsy of palpable left breast",
        "Tru-cut biopsy of palpable left breast mass in the office, 14 gauge, four cores, no imaging.",
        "19100-LT",
    ),
    TextCase(
        "NONV-51",
        "left breast ultrasoundguided core biopsy at",
        "Left breast ultrasound-guided core biopsy at 1 o'clock, 14 gauge x 4, clip placed. Left "
        "axillary lymph node ultrasound-guided core biopsy, 16 gauge x 3. Images saved.",
        "19083-LT 38505-LT 76942-59",
    ),
    TextCase(
        "NONV-48",
        "liver biopsy done today under ultra",
        "liver biopsy done today under ultra sound guidance patient is a fifty two year old with fatty "
        "liver the right upper quadrant was prepped and draped lidocaine was given and a sixteen gauge "
        "bard gun was passed twice into the right lobe two good cores were obtained image was saved no "
        "bleeding on the post scan",
        "47000 76942",
    ),
    TextCase(
        "NONV-41",
        "this is a c t guided",
        "this is a c t guided lung biopsy the nodule is in the right lower lobe and measures two point "
        "one centimeters patient prone nineteen gauge guide needle in the lesion four twenty gauge cores"
        " were taken small pneumothorax no tube placed",
        "32408",
    ),
    TextCase(
        "NONV-33",
        "exam us fna thyroid x2findings nodule",
        "EXAM: US FNA THYROID x2\n"
        "FINDINGS: Nodule 1: right mid pole, 2.2 x 1.4 cm, TR4. Nodule 2: left lower pole 3.1 cm TR3.\n"
        "TECHNIQUE: Under direct ultrasound guidance, 4 passes were performed of nodule 1 and 3 passes "
        "of nodule 2 with 25-gauge needles. Images were saved. Specimens to cytology.",
        "10005 10006",
    ),
    TextCase(
        "NONV-33",
        "procedure ultrasoundguided fine needle aspiration of",
        "PROCEDURE: Ultrasound-guided fine needle aspiration of right thyroid nodule and left cervical "
        "lymph node.\n"
        "Technique: Using ultrasound, five passes were performed in the right thyroid nodule with a 25 "
        "gauge needle. Then 3 passes in the left level 3 lymph node with a 25 gauge needle and a washout"
        " for thyroglobulin. Images stored.",
        "10005 10006",
    ),
    TextCase(
        "NONV-51",
        "left breast ultrasound core biopsy target",
        "Left breast ultrasound core biopsy. Target: 3:00, 6 cm from nipple, 14 mm mass. Vacuum-assisted"
        " 12G device, 6 samples. Wing clip. Post-biopsy mammogram confirms clip. Consent was taken at "
        "9:30.",
        "19083-LT",
    ),
    TextCase(
        "NONV-51",
        "tomosynthesisguided biopsy right breast two sitessite",
        "TOMOSYNTHESIS-GUIDED BIOPSY RIGHT BREAST, TWO SITES\n"
        "Site A: upper outer calcifications: 9 gauge Eviva, 10 cores, top hat clip.\n"
        "Site B: lower inner architectural distortion: 9 gauge Eviva, 8 cores, coil clip.",
        "19081-RT 19082-RT",
    ),
    TextCase(
        "NONV-45",
        "bone marrow aspirate and biopsy left",
        "BONE MARROW ASPIRATE AND BIOPSY. Left posterior superior iliac spine. Using a Jamshidi needle "
        "aspirate was obtained and spicules were present. A core biopsy was obtained. No imaging.",
        "38222-LT",
    ),
    TextCase(
        "NONV-45",
        "bilateral bone marrow aspiration and biopsy",
        "Bilateral bone marrow aspiration and biopsy for lymphoma staging. Aspirate and trephine core "
        "were obtained from the right posterior iliac crest, and likewise aspirate and core from the "
        "left posterior iliac crest.",
        "38222-50",
    ),
    TextCase(
        "NONV-54",
        "ctguided biopsy of the l3l4 disc",
        "CT-guided biopsy of the L3-L4 disc space and adjacent endplate. Under CT an 11 gauge needle was"
        " placed in the L3-L4 disc space; disc cores and endplate bone core were sent for culture and "
        "pathology.",
        "62267 77012",
    ),
    TextCase(
        "NONV-44",
        "ctguided biopsy of right iliac bone",
        "CT-guided biopsy of right iliac bone lesion. Lytic lesion of the right ilium. 11 gauge "
        "OnControl, 3 cores under CT.",
        "20220 77012",
    ),
    TextCase(
        "NONV-47",
        "ctguided core biopsy of pelvic sidewall",
        "CT-guided core biopsy of pelvic sidewall mass via left transgluteal approach through the "
        "gluteus maximus. 17G coaxial; 18G x 6.",
        "49180 77012",
    ),
    TextCase(
        "NONV-47",
        "ultrasoundguided core biopsy of a splenic",
        "Ultrasound-guided core biopsy of a splenic mass, 18 gauge x 3. ",
        "38999",
    ),
    TextCase(
        "NONV-93",
        "usguided microwave ablation hcc segment 5",
        "US-guided microwave ablation HCC segment 5, 2.4 cm. Artificial ascites created with 1 L D5W to "
        "displace colon. Antenna 60 W x 6 min. Contrast enhanced ultrasound showed no residual. Images "
        "saved.",
        "47382 76940",
    ),
    TextCase(
        "NONV-95",
        "ctguided microwave ablation of bilateral renal",
        "CT-guided microwave ablation of bilateral renal masses. Right upper pole mass: one antenna, 60W"
        " 6 min. Left lower pole mass: one antenna, 60 W 5 min. CT after each.",
        "50592-50 77013",
    ),
    TextCase(
        "NONV-96",
        "l3 metastasis radiofrequency ablation with osteocool",
        "L3 metastasis: radiofrequency ablation with OsteoCool followed by balloon kyphoplasty of L3. "
        "Bipedicular access under fluoroscopy. Ablation 15 minutes at 70 degrees. Balloons inflated, "
        "cement 5 mL.",
        "20982 22514",
    ),
    TextCase(
        "NONV-97",
        "nanoknife irreversible electroporation of pancreatic head",
        "NanoKnife irreversible electroporation of pancreatic head adenocarcinoma, percutaneous, CT "
        "guidance. 4 electrodes. 90 pulses each pair.",
        "0600T",
    ),
    TextCase(
        "NONV-95",
        "ctguided cryoablation left upper lobe lung",
        "CT-guided cryoablation left upper lobe lung metastasis. Left pneumothorax was not seen. 2 probes 3 freezes.",
        "32994-LT",
        date="2026-06-02",
    ),
    TextCase(
        "NONV-58",
        "under ct four fiducials were placed",
        "Under CT four fiducials were placed about the segment 4 liver lesion with 18 gauge needles for CyberKnife.",
        "49411 77012",
    ),
    TextCase(
        "NONV-52",
        "ultrasound guided magseed localization of the",
        "Ultrasound guided Magseed localization of the clipped right axillary node. Under ultrasound the"
        " seed was deployed in the node.",
        "10035-RT",
    ),
    TextCase(
        "NONV-48",
        "operative notesurgeon a nguyen mdprocedures 1",
        "OPERATIVE NOTE\n"
        "SURGEON: A. Nguyen MD\n"
        "PROCEDURES: 1. Ultrasound-guided core needle biopsy, liver mass. 2. Moderate sedation not used.\n"
        "COMPLICATIONS: None\n"
        "DETAILS: After timeout, real-time US used to advance an 18G x 15cm BioPince through 17G guide; "
        "x4 passes. Permanent US image archived. Gelfoam plug. Patient tolerated well.",
        "47000 76942",
    ),
    TextCase(
        "NONV-53",
        "us guided biopsy right submandibular gland",
        "US guided biopsy right submandibular gland mass. 18 gauge core needle, 3 cores, under US. Image saved.",
        "42400 76942",
    ),
]


@table(TEXTS)
def test_words(case):
    check(case)
