"""Tubes of ducts, kidneys and gut in dictations of one to three sentences: telegrams, plain words, fields."""

from __future__ import annotations

import pytest
from tests.findings.reports import lines_of


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(
            "Aspirating. Surgical 20F G-tube. Contrast: gastric. Tube off over a wire, catheter past Treitz, "
            "22F MIC-Key style GJ over the wire. Both ports injected.",
            ["49446"],
            id="a maker of both kinds of tube",
        ),
        pytest.param(
            "push G tube IR: NG air, fluoroscopy, T tacks x2, needle, wire, peel away, 20 french balloon tube, "
            "contrast in stomach",
            ["49440"],
            id="tacks and a push tube",
        ),
        pytest.param(
            "GJ conversion, prior 18F G. KMP/Glide to jejunum, 18F GJ in.",
            ["49446"],
            id="GJ for a sized G",
        ),
        pytest.param(
            "Replaced GJ (J port clogged) over Amplatz. Tip past LOT on contrast.",
            ["49452"],
            id="replaced at the start",
        ),
        pytest.param(
            "Post-pyloric feeding tube by fluoro, right nostril, 10F, wire, tip D4.",
            ["44500", "74340"],
            id="by the nostril",
        ),
        pytest.param(
            "OG tube placed by me under fluoro as the ICU could not. Tip in body of stomach.",
            ["43752"],
            id="by the mouth",
        ),
        pytest.param(
            "Direct J (surgical 14F) leaking; swapped for 16F balloon J over wire, fluoro, contrast in the limb.",
            ["49451"],
            id="direct J",
        ),
        pytest.param(
            "Cholangiogram normal. Biliary drain was then removed over a wire under fluoroscopy with the stent "
            "unchanged.",
            ["47537"],
            id="stent beside the drain stays",
        ),
        pytest.param(
            "Through the existing transhepatic tract a 10 x 60 mm Wallflex stent was deployed across the CBD "
            "stricture. The drain was removed.",
            ["47538"],
            id="stent by the old tract",
        ),
        pytest.param(
            "New right transhepatic access. Wire across into duodenum. 8 x 60 covered stent in the CBD; 8F safety "
            "external drain left behind.",
            ["47540"],
            id="stent and drain by a new way in",
        ),
        pytest.param(
            "PERC CHOLE. US, 8F trocar technique, dark bile. Secured. Bag.",
            ["47490"],
            id="short title and trocar",
        ),
        pytest.param(
            "Perc chole tube study: cystic duct patent, CBD clear, no stones. Tube left to gravity.",
            ["47531"],
            id="no stones is no extraction",
        ),
        pytest.param(
            "Via the existing drain, brush biopsy of the hilar stricture was performed x3 and sent for cytology. "
            "New 10F internal-external drain placed.",
            ["47536", "47543"],
            id="brushing of the hilum",
        ),
        pytest.param(
            "CBD stones were swept into the duodenum with a Fogarty balloon through the right drain tract. New 10 "
            "Fr internal-external biliary drain left.",
            ["47536", "47544"],
            id="stones swept through an old tract",
        ),
        pytest.param(
            "PTC. 22G Chiba, right lateral. Contrast fills nondilated ducts with a leak at the cystic stump. No "
            "drain placed, needle out.",
            ["47532"],
            id="needle study in telegrams",
        ),
        pytest.param(
            "Bedside: PTBD flushed with 10 cc saline, dressing changed. No imaging.",
            [],
            id="dressing changed, not the drain",
        ),
        pytest.param(
            "Both hilar limbs stented through the existing right and left drains with kissing 8 mm metal stents. "
            "Both drains pulled.",
            ["47538x2"],
            id="both limbs stented",
        ),
        pytest.param(
            "Bilateral PCN for obstructing cervical ca. US and fluoro. 8F each side, loops in the renal pelvis. "
            "Turbid urine on the right sent for culture.",
            ["50432x2"],
            id="short title on both sides",
        ),
        pytest.param(
            "Nephrostogram through left PCN shows stent patent. PCN removed over a wire under fluoroscopy without "
            "dislodging the ureteral stent.",
            ["50389"],
            id="tube out beside a stent",
        ),
        pytest.param(
            "Antegrade nephrostogram shows UVJ stricture; dilated with 6 mm balloon. A new nephrostomy tube was "
            "placed over the wire.",
            ["50435", "50706"],
            id="balloon behind its stricture",
        ),
        pytest.param(
            "Lower pole access obtained for PCNL. Tract dilated to 30 Fr and a 30F Amplatz sheath placed for "
            "urology who will proceed.",
            ["50437"],
            id="access for stone surgery",
        ),
        pytest.param(
            "Loopogram: foley in ileal conduit, contrast refluxes into both ureters, no stricture.",
            ["50690", "74425"],
            id="one loop drains both kidneys",
        ),
        pytest.param(
            "Bilateral nephrostograms through existing tubes. Both drain freely into the bladder. Tubes left in place.",
            ["50431x2"],
            id="studies of both sides",
        ),
        pytest.param(
            "G-tube site check. Skin red. Barrier cream. Feeds resumed. No study.",
            [],
            id="site looked at",
        ),
        pytest.param(
            "The existing nasal feeding tube was coiled in the stomach; under fluoro it was repositioned with the "
            "tip into the duodenum.",
            ["43761", "76000"],
            id="nasal tube moved",
        ),
        pytest.param(
            "Return visit. Left nephrostomy working, 900 mL a day. Skin clean. Bag changed. Next exchange booked "
            "6 weeks.",
            [],
            id="a visit",
        ),
        pytest.param(
            "History: PCN placed 1/3, exchanged 2/28 by IR. Today only a KUB: tube in position.",
            [],
            id="earlier work and a film",
        ),
        pytest.param(
            "Tube maintenance. The patient's left-sided 10 Fr transhepatic catheter had backed out 3 cm; it was "
            "replaced over a guidewire with one of the same caliber. Follow-up cholangiogram normal.",
            ["47536"],
            id="backed out and replaced",
        ),
        pytest.param(
            "Biliary: 22 gauge needle, R system. Crossed into bowel. Int/ext 10.",
            ["47534"],
            id="one word and a bare size",
        ),
        pytest.param(
            "Emergent left PCN, pyonephrosis, 10F.",
            ["50432"],
            id="short title with its size",
        ),
        pytest.param(
            "The safety drain was pulled at the bedside after a normal capping trial. No fluoroscopy.",
            [],
            id="pulled at the bedside",
        ),
        pytest.param(
            "Women with right double-J. Through the urethra under fluoroscopy a snare caught the distal curl, "
            "stent to the meatus, wire, new 8 x 24.",
            ["50385"],
            id="new one by its measures",
        ),
        pytest.param(
            "Gastrojejunostomy tube: jejunal limb coiled in stomach. Removed, catheter and wire to the jejunum, "
            "new gastrojejunal tube.",
            ["49452"],
            id="removed and new one",
        ),
        pytest.param(
            "Patient came for GJ exchange. Tube works and flushes on both ports after the nurse repositioned the "
            "clamp. Sent home. No procedure.",
            [],
            id="nothing was needed",
        ),
        pytest.param(
            "Percutaneous biliary access for combined endoscopic procedure: wire and 5 Fr catheter advanced to "
            "duodenum and handed to the endoscopist.",
            ["47541"],
            id="handed to the endoscopist",
        ),
        pytest.param(
            "Retained CBD stones. T-tube tract, 12F sheath, Dormia basket and balloon sweeps; all stones out. 12F "
            "drain left.",
            ["47536", "47544"],
            id="basket and sweeps",
        ),
        pytest.param(
            "Neurogenic bladder. US guided suprapubic cystostomy, 18 Fr Council catheter. US image archived.",
            ["51102", "76942"],
            id="guided cystostomy",
        ),
        pytest.param(
            "NJ tube. 10F Corpak by R nare, fluoro, tip past Treitz.",
            ["44500", "74340"],
            id="past Treitz",
        ),
        pytest.param(
            "Existing left and right drains. Separate metal stents in the right and left hepatic ducts, side by "
            "side into the common duct. Both drains removed.",
            ["47538x2"],
            id="side by side without a verb",
        ),
        pytest.param(
            "Right PTBD. Stricture at the hepaticojejunostomy, ballooned to 10 mm for 5 min, then 14F drain back "
            "across.",
            ["47536", "47542"],
            id="drain back across",
        ),
        pytest.param(
            "Biliary cath check/exchange bilateral. R 12F and L 10F Cook int/ext drains, both injected, patent. "
            "Wires down, drains off, same sizes back up, pigtails in duodenum.",
            ["47536x2"],
            id="same sizes back up",
        ),
        pytest.param(
            "Drain trial passed. Over-the-wire cholangiogram fine, so I took the PTBD out over a Bentson under fluoro.",
            ["47537"],
            id="took it out",
        ),
        pytest.param(
            "Hepatic hilum mass, bili 22. L duct stuck with a 21G under US from the epigastrium. Could not get "
            "wire past the mass. Left an 8.5 F with the loop in the left main duct, external bag.",
            ["47533"],
            id="bare size with its loop",
        ),
        pytest.param(
            "Right and left PTBDs for Klatskin: each side punctured separately, each crossed, 10F int-ext "
            "catheters x2 with pigtails in D2.",
            ["47534x2"],
            id="both sides punctured apart",
        ),
        pytest.param(
            "Gallbladder drain for calculous cholecystitis in a septic 88F. Bedside US. Transhepatic stick, wire, "
            "8 Fr locking drain, 120 cc of pus like bile out.",
            ["47490"],
            id="label and stick",
        ),
        pytest.param(
            "Abscessogram not needed. Injected the gallbladder tube: stones in the GB, cystic duct occluded. Left "
            "to bag. Return in 4 weeks.",
            ["47531"],
            id="tube injected",
        ),
        pytest.param(
            "Spyglass choledochoscopy via the mature right tract: CBD stones fragmented with EHL and removed. New "
            "12F int/ext drain left.",
            ["47536", "47554"],
            id="mature tract",
        ),
        pytest.param(
            "At the second session we got through the blockage with a Glidewire and angled catheter, and the "
            "external bag drain became a 10F internal external one, tip in the duodenum.",
            ["47535"],
            id="external one became internal",
        ),
        pytest.param(
            "Exchange, biliary drain. Suture cut, tube out over wire, new Dawson-Mueller 10.2F in. Cholangiogram "
            "ok. Suture.",
            ["47536"],
            id="maker without a noun",
        ),
        pytest.param(
            "right neph tube leaking. old 8 out new 10 in over glidewire pigtail in pelvis injection ok",
            ["50435"],
            id="old out new in",
        ),
        pytest.param(
            "Bilateral antegrade double-J stents via existing nephrostomy tracts, nephrostomy tubes removed.",
            ["50693x2"],
            id="stents by old tracts",
        ),
        pytest.param(
            "Ileal conduit, left ureteral catheter changed through the stoma over a wire, position checked with "
            "contrast.",
            ["50688", "75984"],
            id="ureteral catheter through the stoma",
        ),
        pytest.param(
            "SP tube change at bedside, 16F for 16F, urine back.",
            ["51705"],
            id="suprapubic change in a phrase",
        ),
        pytest.param(
            "L nephrostogram: distal ureteral stricture. 5 mm balloon plasty x 2. 8F PCN put back.",
            ["50435", "50706"],
            id="put back",
        ),
        pytest.param(
            "Right ureteroenteric anastomotic stricture: through the existing nephroureteral access balloon "
            "dilated to 7 mm, new 10F NUS.",
            ["50387", "50706"],
            id="balloon in an old nephroureteral way",
        ),
        pytest.param(
            "G tube. Liver edge marked by US, colon seen on fluoro. Air via 5F. 3 Saf-T-Pexy. 18G, Amplatz, peel- "
            "away, 18F MIC.",
            ["49440"],
            id="anchors and a maker",
        ),
        pytest.param(
            "72F with clogged 20F MIC. Swapped over wire for a new 20F under fluoro; contrast rugae.",
            ["49450"],
            id="maker swapped",
        ),
        pytest.param(
            "Contrast study of PEG after it was replaced on the ward: balloon in stomach, no leak.",
            ["49465"],
            id="studied after the ward changed it",
        ),
        pytest.param(
            "plugged g tube. unclogged with a wire and brush under fluoro. contrast to stomach.",
            ["49460"],
            id="brush through a plug",
        ),
        pytest.param(
            "G-button swapped in clinic, no x-ray, gastric juice back.",
            ["43762"],
            id="button in clinic",
        ),
        pytest.param(
            "Ward: old G tube out, tract too tight so dilated with sounds, new 18F. No imaging.",
            ["43763"],
            id="tight tract on the ward",
        ),
        pytest.param(
            "cecostomy for incontinence spina bifida, cecum stuck under fluoro, two anchors, 8.5F pigtail",
            ["49442"],
            id="cecum stuck",
        ),
        pytest.param(
            "His balloon G tube had burst and came out. Foley had been keeping the tract. Foley out, new 20F "
            "under fluoro, contrast ok.",
            ["49450"],
            id="placeholder Foley",
        ),
        pytest.param(
            "T-fastener sutures cut 2 weeks after gastrostomy. Site clean.",
            [],
            id="sutures of anchors cut",
        ),
        pytest.param(
            "Colonic stent placed over a wire across a sigmoid cancer under fluoroscopy only; 25 x 90 Wallflex, "
            "dilated to 15 mm.",
            ["45399", "74360"],
            id="stent of the colon and its balloon",
        ),
    ],
)
def test_codes_of_a_short_dictation(text, codes):
    assert lines_of(text) == codes
