from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-83",
        "T-fasteners",
        "Preop dx: head and neck cancer, dysphagia. Procedure: fluoroscopic guided gastrostomy. An NG "
        "tube was placed for insufflation. Gastropexy was performed with 2 T fasteners. Using a needle "
        "the stomach was accessed and a wire coiled in the fundus. Following dilatation through a "
        "peel-away sheath, an 18 French MIC gastrostomy tube was inserted. Contrast confirmed placement "
        "within the stomach lumen. NG tube removed.",
        "49440",
    ),
    TextCase(
        "NONV-83",
        "pulled through the mouth",
        "Per-oral image-guided gastrostomy. Stomach distended with air via NG tube. Stomach punctured "
        "with an 18G needle under fluoroscopy. A wire and catheter were directed retrograde up the "
        "esophagus and out the mouth. A 20 Fr pull-type gastrostomy tube was pulled through the mouth "
        "and out the abdominal wall. Contrast shows intragastric bumper.",
        "49440",
    ),
    TextCase(
        "NONV-83",
        "all caps",
        "PERCUTANEOUS GASTROSTOMY. THE STOMACH WAS INFLATED VIA NASOGASTRIC TUBE. TWO T-FASTENERS "
        "PLACED. 18 GAUGE NEEDLE INTO STOMACH. TRACT DILATED. 14 FRENCH GASTROSTOMY TUBE PLACED. "
        "CONTRAST CONFIRMS INTRAGASTRIC POSITION. NASOGASTRIC TUBE REMOVED.",
        "49440",
    ),
    TextCase(
        "NONV-83",
        "direct jejunostomy",
        "Direct percutaneous jejunostomy. The proximal jejunum was punctured with a 21G needle under "
        "ultrasound and fluoroscopy. One T-fastener. 12 Fr jejunostomy tube placed. Contrast confirms.",
        "49441",
    ),
    TextCase(
        "NONV-83",
        "cecostomy",
        "Percutaneous cecostomy tube placement. Under fluoroscopy the cecum was punctured with an 18 "
        "gauge needle after two T-fasteners. A 10 Fr cecostomy tube was placed. Contrast confirmed "
        "position within the cecum.",
        "49442",
    ),
    TextCase(
        "NONV-83",
        "with a scope",
        "PEG placement. The gastroscope was advanced into the stomach. Transillumination was seen. The "
        "stomach was punctured with a needle and a wire was grasped with a snare. A 20 Fr pull PEG tube "
        "was placed endoscopically.",
        "43246",
    ),
    TextCase(
        "NONV-84",
        "at once to the jejunum",
        "New gastrostomy. Two T-tacks placed. Stomach punctured with needle and wire advanced through "
        "pylorus to the jejunum. A 45 cm GJ tube was placed with tip in the proximal jejunum. Contrast "
        "confirmed.",
        "49440 49446",
    ),
    TextCase(
        "NONV-85",
        "clogged",
        "GJ clogged, changed over wire for new GJ under fluoroscopy. Contrast through both ports shows "
        "the tip in the jejunum.",
        "49452",
    ),
    TextCase(
        "NONV-85",
        "run-on dictation",
        "gj tube exchange the patient has a clogged gj tube it was prepped wire went down into the "
        "jejunum under fluoro old tube came out new eighteen french gj tube went in over the wire "
        "balloon up with eight cc contrast through the jejunal port in good position thanks",
        "49452",
    ),
    TextCase(
        "NONV-85",
        "extension through the gastrostomy",
        "Conversion of gastrostomy to gastrojejunostomy tube. The existing G-tube was removed over a "
        "wire under fluoroscopy. The wire was advanced through the pylorus into the jejunum. A 18 Fr GJ "
        "tube was placed with tip beyond ligament of Treitz.",
        "49446",
    ),
    TextCase(
        "NONV-85",
        "back to a gastrostomy",
        "Existing gastrojejunostomy tube was removed over a wire under fluoroscopy and replaced with a "
        "20 Fr gastrostomy tube. Contrast injected confirms intragastric location.",
        "49450",
    ),
    TextCase(
        "NONV-85",
        "button",
        "Exchange of 16 F G-tube for 16 F 2.5 cm low-profile Mic-Key button under fluoroscopy. Old tube "
        "removed, button placed through the mature stoma, balloon 5 mL. Contrast intragastric.",
        "49450",
    ),
    TextCase(
        "NONV-86",
        "fallen out, same tract",
        "G-tube replacement. The patient's G-tube fell out last night. The existing tract was cannulated "
        "with a Kumpe catheter and wire under fluoroscopy. A new 18 Fr gastrostomy tube was placed, "
        "balloon inflated. Contrast confirmed intragastric position.",
        "49450",
    ),
    TextCase(
        "NONV-86",
        "tract closed",
        "The gastrostomy tract had closed. A new puncture of the stomach was made under fluoroscopy with "
        "an 18 gauge needle after two T-fasteners, and a 16 Fr G-tube was placed. Contrast confirmed.",
        "49440",
    ),
    TextCase(
        "NONV-87",
        "bedside",
        "Bedside balloon G-tube exchange. Old 20 F balloon gastrostomy removed, new 20 F balloon "
        "gastrostomy placed through the mature tract. Aspirate gastric.",
        "43762",
    ),
    TextCase(
        "NONV-88",
        "wire and flush",
        "Wire and flush cleared the clogged J-tube under fluoroscopy; contrast flows freely into the "
        "jejunum. Tube left in place.",
        "49460",
    ),
    TextCase(
        "NONV-88",
        "leak study",
        "Gastrostomy tube injection for leak. 40 cc Gastrografin injected through the G-tube. Opacifies "
        "the stomach and duodenum. No extraluminal contrast.",
        "49465",
    ),
    TextCase(
        "NONV-88",
        "only removed",
        "The G-tube was removed at the patient's request as she is eating well. Balloon deflated, tube "
        "pulled. Dressing.",
        "",
    ),
    TextCase(
        "NONV-89",
        "past the ligament of Treitz",
        "Dobhoff placed nasally, advanced past the ligament of Treitz under fluoroscopy. Contrast "
        "confirms jejunal position.",
        "44500 74340",
    ),
    TextCase(
        "NONV-89",
        "stomach",
        "Nasogastric tube placement under fluoroscopy by the radiologist after failed bedside attempts. "
        "A 14 Fr NG tube was advanced via the left naris into the stomach under fluoroscopic guidance. "
        "Tip in the gastric body.",
        "43752",
    ),
    TextCase(
        "NONV-89",
        "moved on",
        "Repositioning of feeding tube. The existing Dobhoff tube was coiled in the stomach. Under "
        "fluoroscopy a wire was passed through it and the tube was advanced past the pylorus into the "
        "fourth portion of the duodenum.",
        "43761 76000",
    ),
    TextCase(
        "NONV-90",
        "anastomosis of the esophagus",
        "Esophageal dilation. Under fluoroscopy a wire was passed across the anastomotic stricture of "
        "the esophagus and an 18 mm balloon was inflated with resolution of the waist. No endoscope.",
        "43453 74360",
    ),
    TextCase(
        "NONV-90",
        "duodenal stent",
        "Duodenal stent placement. Under fluoroscopy a wire was manipulated across the malignant "
        "duodenal obstruction and a 22 x 90 mm Wallflex duodenal stent was deployed.",
        "44799",
    ),
    TextCase(
        "CAT-74283",
        "reduced by air",
        "Air enema reduction of ileocolic intussusception. Under fluoroscopy air was insufflated to 100 "
        "mmHg. The intussusception was reduced with reflux of air into the terminal ileum.",
        "74283",
    ),
    TextCase(
        "NONV-83",
        "open surgery",
        "Open Stamm gastrostomy. Midline incision. Stomach grasped, purse-string sutures placed. A 20 F "
        "Malecot gastrostomy tube placed through the abdominal wall.",
        "",
    ),
    TextCase(
        "NONV-83",
        "telegraph",
        "Gastrostomy Tube Placement (Fluoro)\n"
        "Stomach inflated via 5F catheter. Puncture x 2 with T-fasteners then 18G needle; Amplatz; 12F "
        "dilator; 14 Fr Wills-Oglesby gastrostomy catheter formed in stomach. Contrast ok.",
        "49440",
    ),
    TextCase(
        "NONV-86",
        "a bladder catheter in the tract",
        "G tube dislodged. Foley placed in tract at nursing home. Foley removed over a wire under "
        "fluoroscopy and a new 18F MIC gastrostomy tube placed. Contrast in stomach.",
        "49450",
    ),
    TextCase(
        "NONV-85",
        "note",
        "G to GJ conversion: g-tube tract used, wire to jejunum w/ Kumpe, G tube removed, 16F GJ placed, "
        "contrast in jejunum, fluoroscopy.",
        "49446",
    ),
    TextCase(
        "NONV-86",
        "surgical jejunostomy pulled out",
        "J-tube replacement. Surgical J tube pulled out this morning. Tract cannulated with wire under "
        "fluoroscopy, new 14F J-tube placed, contrast confirms jejunum.",
        "49451",
    ),
    TextCase(
        "NONV-88",
        "declogged",
        "Clogged GJ tube. Jejunal lumen declogged with a stiff wire under fluoroscopy. Contrast then "
        "flowed freely to jejunum. Tube not exchanged.",
        "49460",
    ),
    TextCase(
        "NONV-88",
        "declogging failed, changed",
        "GJ clogged. Attempts to unclog with wire failed. Tube exchanged over wire under fluoroscopy for "
        "a new 18F GJ. Contrast confirms tip in jejunum.",
        "49452",
    ),
    TextCase(
        "NONV-83",
        "Chait catheter",
        "Cecostomy: Cecum accessed 18G needle fluoro, two T fasteners, 12F Chait trapdoor catheter. Contrast confirms.",
        "49442",
    ),
    TextCase(
        "NONV-85",
        "Chait changed",
        "Chait cecostomy catheter exchange. Existing Chait removed over wire, new Chait placed under "
        "fluoroscopy, contrast in cecum.",
        "49450",
    ),
    TextCase(
        "NONV-89",
        "all caps",
        "FEEDING TUBE PLACEMENT UNDER FLUOROSCOPY. A 12 FRENCH DOBHOFF FEEDING TUBE WAS PLACED VIA THE "
        "LEFT NARIS AND ADVANCED INTO THE PROXIMAL JEJUNUM. 20 CC OF CONTRAST INJECTED.",
        "44500 74340",
    ),
    TextCase(
        "NONV-83",
        "run-on dictation",
        "g tube placement this is a sixty eight year old with als the stomach was inflated with air "
        "through an ng tube we put in two t fasteners then accessed the stomach with the needle wire "
        "went in dilated and placed an eighteen french balloon gastrostomy tube contrast confirmed it "
        "was in the stomach patient tolerated well",
        "49440",
    ),
    TextCase(
        "NONV-83",
        "beside sedation",
        "Gastrostomy placement. SEDATION: moderate sedation with midazolam and fentanyl administered by "
        "the nurse under my supervision for 45 minutes, vital signs monitored by an independent trained "
        "observer. TECHNIQUE: stomach insufflated. Gastropexy x 3. Stomach accessed with needle. 16F "
        "G-tube placed. Contrast in stomach.",
        "49440 99152 99153x2",
    ),
    TextCase(
        "NONV-85",
        "beside a PICC",
        "1. G-tube exchange. Existing G-tube removed over a wire under fluoroscopy. New 18F G tube "
        "placed. Contrast confirms position.\n"
        "2. PICC. Right basilic vein patent by ultrasound and accessed with micropuncture under real "
        "time ultrasound guidance with image saved. 5 Fr dual lumen PICC placed under fluoroscopy, tip "
        "at cavoatrial junction.",
        "49450 36573",
    ),
]


@table(TEXTS)
def test_texts(case):
    check(case)
