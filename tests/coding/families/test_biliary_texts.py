from __future__ import annotations

from tests.coding.cases import TextCase, check, table

TEXTS = [
    TextCase(
        "NONV-25",
        "bedside, trocar",
        "BEDSIDE CHOLECYSTOSTOMY. US-guided transhepatic puncture of gallbladder using trocar technique "
        "with a 10 Fr drain. 80 cc purulent bile aspirated. Drain locked and sutured.",
        "47490",
    ),
    TextCase(
        "NONV-25",
        "contrast confirms",
        "Ultrasound-guided transhepatic gallbladder drain. The gallbladder was accessed with an 18 gauge "
        "needle, images saved. An 8.5 Fr pigtail catheter was placed over a wire. Contrast injection "
        "confirmed position.",
        "47490",
    ),
    TextCase(
        "NONV-26",
        "six weeks later",
        "Six weeks later cholangiogram, cystic duct open. The cholecystostomy tube was exchanged over a "
        "wire for a new 10 Fr pigtail.",
        "47536",
    ),
    TextCase(
        "NONV-26",
        "check before surgery",
        "CHOLECYSTOSTOMY TUBE INJECTION. Contrast was injected via the cholecystostomy tube. Gallbladder "
        "filled; cystic duct and CBD patent, no stones. The tube was left to gravity drainage. Surgery "
        "consult for cholecystectomy before tube removal.",
        "47531",
    ),
    TextCase(
        "NONV-74",
        "headed",
        "PROCEDURE: Percutaneous transhepatic cholangiogram and placement of right internal-external "
        "biliary drain.\n"
        "Under ultrasound guidance a peripheral right posterior duct was punctured with a 21 gauge Chiba "
        "needle. Cholangiogram shows dilated ducts with obstruction of the common bile duct. The "
        "obstruction was crossed with a Glidewire. An 8.5 Fr internal/external biliary drain was placed "
        "with the pigtail in the duodenum and side holes above and below the obstruction.",
        "47534",
    ),
    TextCase(
        "NONV-74",
        "named by its tip",
        "OPERATION: Percutaneous transhepatic biliary drainage.\n"
        "A 22 gauge Chiba needle was passed into the liver until a duct was opacified. Cholangiogram "
        "demonstrated a malignant distal common duct stricture. A second needle was used to access a "
        "suitable right posterior duct. A hydrophilic wire was passed across the stricture into the "
        "duodenum. A 10.2 French biliary drainage catheter was advanced until its loop lay in the "
        "duodenum with side holes above the stricture. Catheter placed to external drainage.",
        "47534",
    ),
    TextCase(
        "NONV-74",
        "needle study",
        "Percutaneous transhepatic cholangiogram. A 22 gauge Chiba needle was advanced into a right "
        "hepatic duct radicle. Contrast injection shows a normal biliary tree. Needle was removed. No "
        "drain was required.",
        "47532",
    ),
    TextCase(
        "NONV-74",
        "for the endoscopist",
        "Percutaneous access for ERCP rendezvous. Left duct punctured with 21 gauge needle under US. "
        "Wire passed across the ampulla into duodenum. Wire was snared by the gastroenterologist who "
        "then placed a stent endoscopically. No percutaneous drain left.",
        "47541",
    ),
    TextCase(
        "NONV-74",
        "stent and safety drain",
        "Left segment 3 duct accessed with ultrasound and 21 gauge needle. Cholangiogram: CBD "
        "obstruction by pancreatic mass. Crossed. A 10 x 80 Wallstent was deployed from the CHD into the "
        "duodenum. An 8 F external biliary drain was left above the stent as a safety catheter.",
        "47540",
    ),
    TextCase(
        "NONV-75",
        "run-on dictation",
        "this is a routine exchange of a right internal external biliary drain existing tube injected "
        "shows tip in duodenum wire placed tube removed new ten french drain placed over the wire locked "
        "in the duodenum contrast shows good position capped no complications",
        "47536",
    ),
    TextCase(
        "NONV-75",
        "telegraph",
        "Procedure: Biliary drain internalization. Old external PTBD out over wire, stricture crossed, "
        "new 10F int/ext PTBD placed w/ tip in duodenum.",
        "47535",
    ),
    TextCase(
        "NONV-75",
        "nothing changed today",
        "Cholangiogram via existing right biliary drain. Prior internal-external drain placed 4/2/2025 "
        "and exchanged 5/1/2025. Contrast through the tube shows a patent anastomosis. The drain was not "
        "exchanged today.",
        "47531",
    ),
    TextCase(
        "NONV-75",
        "removal beside a stent",
        "Biliary drain removal under fluoroscopy. Cholangiogram through the drain shows a patent CBD "
        "stent. The drain was removed over a wire under fluoroscopic guidance so as not to dislodge the "
        "stent.",
        "47537",
    ),
    TextCase(
        "NONV-76",
        "not crossed, new",
        "Percutaneous biliary drain placement. Left segment 3 duct was accessed under ultrasound with a "
        "22 gauge needle. The hilar stricture could not be crossed. An 8 Fr external biliary drain was "
        "left with its tip in the left hepatic duct.",
        "47533",
    ),
    TextCase(
        "NONV-76",
        "not crossed, tube there",
        "Biliary drain exchange with attempted conversion. Existing right external biliary drain "
        "injected. Multiple attempts to cross the hilar obstruction with a Glidewire and Kumpe were "
        "unsuccessful. The drain was exchanged over the wire for a new 10 Fr external drain with the tip "
        "above the obstruction.",
        "47536",
    ),
    TextCase(
        "NONV-77",
        "both sides changed",
        "Bilateral biliary drain exchange. The right internal-external drain was exchanged over a wire "
        "for a new 12 Fr drain with the pigtail in the duodenum. The left internal-external drain was "
        "exchanged over a wire for a new 10 Fr drain with the pigtail in the duodenum.",
        "47536 47536-59",
    ),
    TextCase(
        "NONV-78",
        "side by side",
        "Bilateral hilar metal stent placement. Existing right and left biliary drains were removed over "
        "wires. Two 10 x 80 mm Zilver stents were simultaneously deployed side by side across the hilum, "
        "one from the right duct and one from the left duct. Both accesses were removed.",
        "47538 47538-59",
    ),
    TextCase(
        "NONV-79",
        "drain put back",
        "Old right tract. The existing biliary drain was removed over a wire. A 10 x 60 mm metal stent "
        "was deployed across the common duct stricture. An 8 F external drain was left as safety.",
        "47538",
    ),
    TextCase(
        "NONV-80",
        "dilated and stones pushed out",
        "Percutaneous removal of common duct stones through existing biliary drain tract. Cholangiogram: "
        "two 8 mm stones in the CBD. The ampulla was dilated with a 10 mm balloon. The stones were "
        "pushed into the duodenum with a Fogarty balloon. A new 12 Fr internal-external drain was placed "
        "over the wire, pigtail in duodenum.",
        "47536 47542 47544-59",
    ),
    TextCase(
        "NONV-80",
        "brushed",
        "PTC, biliary drain and brushings. Right duct punctured with 21 G Chiba needle under ultrasound. "
        "Brush biopsies of the hilar stricture were obtained through a 7 F sheath. An 8.5 F "
        "internal-external biliary drain was placed with the tip in the duodenum.",
        "47534 47543",
    ),
    TextCase(
        "NONV-81",
        "biopsy by scope",
        "Percutaneous cholangioscopy through the mature right biliary tract. SpyGlass scope was advanced "
        "to the hilar stricture and forceps biopsies were obtained under direct vision. Drain tract "
        "sheath removed.",
        "47553",
    ),
    TextCase(
        "NONV-113",
        "surgery with a cholangiogram",
        "OPERATION: Laparoscopic cholecystectomy with intraoperative cholangiogram. Veress needle used "
        "for pneumoperitoneum. The cystic duct was cannulated and cholangiogram showed no stones. Cystic "
        "duct clipped and divided.",
        "",
    ),
    TextCase(
        "NONV-113",
        "endoscopist's stent",
        "ERCP. The duodenoscope was advanced to the papilla. The common bile duct was cannulated and a "
        "cholangiogram showed a distal stricture. Sphincterotomy was performed. A 10 x 60 mm covered "
        "metal biliary stent was placed.",
        "",
    ),
    TextCase(
        "NONV-74",
        "short note",
        "PTC/PTBD: R duct stick under US with Chiba, hilar stricture crossed w/ glidewire, 10F ring "
        "biliary drain, tip duodenum, sideholes straddle stricture. bag x24h then cap.",
        "47534",
    ),
    TextCase(
        "NONV-76",
        "no attempt to cross",
        "PTBD. Bile duct right lobe accessed US 21G. Cholangiogram: hilar obstruction. No attempt made "
        "to cross because of cholangitis. 8.5F external drain placed, bag.",
        "47533",
    ),
    TextCase(
        "NONV-75",
        "telegraph change",
        "Routine 8 week biliary tube change. Contrast thru tube. Amplatz. 12 F out, new 12F in. Position "
        "confirmed, in jejunum across HJ anastomosis. Capped.",
        "47536",
    ),
    TextCase(
        "NONV-80",
        "forceps",
        "Internal-external biliary drain exchange with endobiliary forceps biopsy. Existing drain "
        "removed over wire, 9F sheath. 3 forceps biopsies from the CHD stricture. New 10F "
        "internal-external drain.",
        "47536 47543",
    ),
    TextCase(
        "NONV-79",
        "stent and balloon in capitals",
        "INTERNALIZATION. CHOLANGIOGRAM VIA RIGHT DRAIN: DISTAL CBD STRICTURE. DRAIN REMOVED OVER WIRE. "
        "10 X 60 MM WALLFLEX STENT DEPLOYED FROM CHD TO DUODENUM AND DILATED TO 8 MM. WIRE AND SHEATH "
        "REMOVED.",
        "47538",
    ),
    TextCase(
        "NONV-74",
        "stent alone",
        "Transhepatic primary biliary stenting: Right posterior duct punctured (22G Chiba, ultrasound). "
        "Stricture crossed. 8 x 80 mm Zilver deployed. Sheath removed, tract plugged.",
        "47539",
    ),
    TextCase(
        "NONV-25",
        "by CT",
        "CT-guided cholecystostomy. Under CT a 19G Yueh needle was advanced through the liver into the "
        "gallbladder. Amplatz wire; 8F APDL placed. 60 mL bile. Sample to lab.",
        "47490",
    ),
    TextCase(
        "NONV-25",
        "telegraph",
        "IR consult for acute cholecystitis, not surgical candidate. Under US, transhepatic access to "
        "gallbladder w/ 18G needle. Dark bile. Wire. 8F Skater drain. Secured. Plan: cholangiogram in 6 "
        "wks, exchange q3mo.",
        "47490",
    ),
    TextCase(
        "NONV-26",
        "removal under fluoroscopy",
        "Cholecystostomy tube removed under fluoroscopy after cholangiogram demonstrated patent cystic "
        "duct and mature tract. Wire placed, catheter withdrawn, tractogram shows no leak.",
        "47537",
    ),
    TextCase(
        "NONV-26",
        "gallstones taken out",
        "Percutaneous gallstone removal through cholecystostomy tract. Existing cholecystostomy tube "
        "removed over wire, 18 F sheath placed. Gallstones were removed with a basket under fluoroscopy. "
        "New 14 F cholecystostomy tube placed.",
        "47536 47544-59",
    ),
    TextCase(
        "NONV-77",
        "two new drains",
        "Bilateral biliary drainage for hilar cholangiocarcinoma. RIGHT: A right posterior duct was "
        "punctured with a 21G needle under ultrasound. Stricture crossed. A right 8.5 F "
        "internal-external biliary drain was placed with the loop in the duodenum. LEFT: A segment 3 "
        "duct was punctured with a 21G needle under ultrasound. A left 8.5 F internal-external biliary "
        "drain was placed with loop in the duodenum.",
        "47534 47534-59",
    ),
    TextCase(
        "NONV-75",
        "converted today",
        "Right external biliary drain in place for 5 days. Cholangiogram through the drain. The hilar "
        "stricture was crossed with a Glidewire into the duodenum today. The external drain was "
        "exchanged for a 10 Fr internal-external biliary drain, sideholes above and below the stricture.",
        "47535",
    ),
    TextCase(
        "NONV-75",
        "return for exchange",
        "Through the existing left biliary drain a cholangiogram was performed. Good position. No need "
        "to exchange today. Return in 8 weeks for exchange.",
        "47531",
    ),
    TextCase(
        "NONV-113",
        "planned only",
        "Consult note: we will plan for percutaneous cholecystostomy tomorrow. Risks of cholecystostomy explained.",
        "",
    ),
]


@table(TEXTS)
def test_texts(case):
    check(case)
