"""Words that tell the work on collected fluid: drains in, out, changed and checked; needles; agents put in."""

from __future__ import annotations

from ircoder.findings.fluid_sizes import SIZE as _SIZE
from ircoder.knowledge.word_patterns import WordPattern

_NOUN = (
    r"(?:drain(?:s|age\s+(?:catheters?|tubes?))?|pigtails?|multi-?\s?purpose|all[\s-]purpose|apdl?|malecot"
    r"|dawson[\s-]m\w+|mac[\s-]?lo[ck]k?|flexima|skater|navarre|thal(?:[\s-]?quick)?|chest\s+tubes?"
    r"|thoracostomy\s+tubes?"
    r"|wayne|fuhrman|sump|locking\s+(?:loop|catheter|tube)|loop\s+catheter|pleur-?e?x|aspira|tenckhoff"
    r"|chest\s+drains?"
    r"|tube\s+thoracostomy|chest\s+catheter|pneumothorax\s+(?:catheter|set|kit)|pleural\s+(?:catheter|tube|drain)"
    r"|peritoneal\s+(?:dialysis\s+)?catheter|pd\s+catheter"
    r"|(?:tunneled|cuffed)(?:\s+[\w-]+){0,3}?\s+catheters?|peritx|denver\s+catheter|cope\s+loop|ultrathane|expel\b)"
)
_ANY = (
    rf"(?:{_NOUN}|{_SIZE}[^.;\n]{{0,60}}?\b(?:catheters?|tubes?|locking|loop)\b|{_SIZE}\s+(?:cook|bard|boston"
    rf"|merit|argon|uresil)\b)"
)
_IN = (
    r"(?:placed|got|gets|received|plac(?:ing|ement)|insert(?:ed|ion|ing)|put\s+in|put|left|leaving|advanced"
    r"|introduced|deployed|formed|coiled|positioned|locked"
    r"|looped|seated|in\s+place|delivered|passed|laid|threaded|established|went\s+in|sits|curled|(?:hooked"
    r"|attached|connected|hooked\s+up)"
    r"|to\s+(?:a\s+)?(?:gravity|bulb|bag|suction|jp|external|accordion|pleur|water|vacuum|drainage)\w*|sutured"
    r"|secured"
    r"|tunneled|brought|exchanged?\s+(?:\w+\s+){0,4}?for|replaced\s+(?:by|with)|pulled\s+through|drawn\s+through"
    r"|fed|tip|cuff|drained\s+(?:with|by|using|via)|through\s+(?:the\s+|an?\s+)?(?:\w+\s+)?peel-?\s?away"
    r"|interspace|intercostal|(?:by|with|via|using)\s+(?:the\s+|a\s+)?(?:modified\s+)?seldinger"
    r"|in\s+good\s+position|directed|over\s+(?:the\s+|an?\s+)?(?:[\w.]+\s+)?wire)"
)
DRAIN_NOUN = WordPattern(rf"\b{_NOUN}\b")
DRAIN = WordPattern(rf"\b{_ANY}")
_NEW = r"(?:an?|new|second|another|one|two|2|third|further|replacement|single)"
_PUT = (
    r"(?:placed|plac(?:ing|ement)|insert(?:ed|ion|ing)|put\s+in(?:to)?|introduced|deployed|advanced|formed|coiled"
    r"|positioned|drawn"
    r"|brought|pulled\s+through|passed|directed|threaded|delivered|looped|locked|seated|curled|fed|implanted)"
)
DRAIN_SIZE = WordPattern(rf"\b{_SIZE}")
DRAIN_OR_SIZE = WordPattern(rf"\b(?:{_NOUN}|{_SIZE})")
"""What a clause holds that tells of a drain going in."""
DRAIN_IN = WordPattern(
    rf"(?:\b{_NEW}\s+(?:[\w.,/-]+\s+){{0,5}}?{_NOUN}|\b{_SIZE}[^.;\n]{{0,70}}?\b(?:{_NOUN}|catheters?"
    rf"|tubes?|locking|loop|cook|bard|argon))\b[^;\n]{{0,140}}?\b{_IN}\b"
    rf"|\b{_IN}\b[^.;\n]{{0,60}}?(?:\b{_NEW}\s+(?:[\w.,/-]+\s+){{0,5}}?{_NOUN}|\b"
    rf"{_SIZE}[^.;\n]{{0,60}}?\b(?:{_NOUN}|catheters?|tubes?)\b)"
    rf"|\b{_NOUN}\b(?:\s+catheters?)?[^.;\n]{{0,60}}?\b(?:{_PUT}|tunneled)\b|\b{_PUT}\b(?:\s+of)?\s+(?:an?\s+"
    rf"|the\s+)?(?:[\w.,/-]+\s+){{0,5}}?{_NOUN}\b"
    rf"|\b(?:guide-?\s?wires?|wires?|dilat\w+|amplatz|seldinger)\b[^.;\n]{{0,60}}?\b{_NOUN}\b"
    rf"|\b{_SIZE}[^.;\n]{{0,40}}?\b{_NOUN}\b[^.;\n]{{0,25}}?[\s,]\d+\s?(?:ml|cc)\b"
    rf"|\bguided\s+(?:[\w.-]+\s+){{0,2}}?{_NOUN}\s+(?:in)?to\b"
)
CATHETER_STAYS = WordPattern(
    r"\b(?:sutured|secured|stat-?lock\w*|stayfix|anchored|left (?:in|to|on|attached|connected)|remains? in place"
    r"|to (?:a )?(?:gravity|bulbs?|bags?|suction|jp)"
    r"|gravity (?:bag|drainage)|drainage bag|bulb suction|pleur-?[eo]?-?vac|water seal|accordion|locked|locking"
    r"|looped|left (?:indwelling|in situ)|heimlich|one-?way valve)\b"
    r"|\b(?:catheter|drain|tube|pigtail)s?\b[^.;]{0,20}\b(?:stays?|stayed|remains?|kept)\b"
    r"|\b(?:pigtail|loop)\b[^.;]{0,30}\bformed\b|\b(?:catheter|drain|tube)s? (?:was |were )?left\b"
)
COMES_OUT = WordPattern(
    r"\b(?:catheters?|drains?|pigtails?|cannulas?|yueh|sheaths?|needle(?:/| and | )catheters?|tubes?|system|centesis\w*"
    r"|pleur-?e?x|it)\b(?:,\s*[^,.;\n]{0,15}\bcuff\b[^,.;\n]{0,15},)?[^.;,\n]{0,40}?"
    r"\b(?:removed|withdrawn|pulled|taken out|came out|slid out|retrieved|discontinued|out)\b(?! over| through| under"
    r"| in\b(?! (?:one|a single) piece| its entirety| toto)| back| into| and (?:replaced|exchanged|inserted|placed))"
    r"|\b(?:removed|withdrew|pulled|removal of)\b[^.;\n]{0,25}\b(?:catheter|yueh|cannula|drain|pigtail|centesis)\b"
    r"|\b(?:i|we) (?:\w+ )?(?:remove|withdraw|pull|draw)\b[^.;\n]{0,25}\b(?:catheter|cannula|drain|pigtail)\b(?! back)"
    r"|,\s*(?:and\s+|then\s+)?(?:all\s+)?(?:removed|pulled|withdrawn|out)\s*(?:[.;]|$)"
    r"|\bremoved at (?:the )?end\b|\bcatheter out\b"
)
STAYED = WordPattern(
    r"\b(?:not|never|n't)\b[^.;]{0,20}\b(?:removed|withdrawn|pulled|exchanged|changed)\b|\bneither removed\b"
)
NEEDLE = WordPattern(
    r"\b(?:needle|chiba|yueh|trocar|seldinger|micro-?puncture|accustick|neff|angiocath\w*|punctur\w+|stuck"
    r"|accessed|access|entered|entry|centesis|trochar|one[\s-]step|safe-?t|incis\w+|nick)\b"
)
TAPPED = WordPattern(
    r"\baspirated\b[^.;\n]{0,50}\b(?:seroma|cyst|abscess|hematoma|lymphocele|hydrocele|collection)s?\b|"
    r"\b(?:seromas?|cysts?|abscess(?:es)?|hematomas?|lymphoceles?|hydroceles?|collections?)\b[^.;\n]{0,25}?"
    r"\b(?:aspirated|tapped|needled)\b"
)
"""Fluid that was aspirated was entered by a needle, unless a tube was there."""
NO_NEEDLE = WordPattern(
    r"\b(?:no|without(?: a)?|not|never)\b[^.;]{0,25}\b(?:needle|puncture|stick|new access)\b|\bno needle\b"
)
_OLD = (
    r"(?:existing|indwelling|in[\s-]situ|current|previous(?:ly[\s-]placed)?|prior|pre-?existing|known"
    r"|old(?!\s+(?:blood|hematomas?|clots?))|patient'?s|malpositioned|clogged|occluded|blocked)"
)
EXISTING = WordPattern(
    rf"\b{_OLD}\b(?:\s+[\w.,/-]+){{0,5}}?\s+(?:drains?|catheters?|tubes?|pigtails?)\b"
    r"|\b(?:drains?|catheters?|tubes?)\b[^.;\n]{0,30}\b(?:placed|inserted)\s+(?:(?:on|in)\s+(?:\d|jan|feb|mar|apr"
    r"|may|jun|jul|aug|sep|oct|nov|dec)|last\s+|\d+\s+(?:days?|weeks?|months?)|\d{1,2}/"
    r"|by\s+(?!the\s+same|troc|hand\b)\w+\s+(?:on|in|last)\b|(?:one|two|three|several)\s+(?:days?|weeks?|months?)"
    r"|earlier\b|yesterday)"
    r"|\b(?:drain|catheter|tube)s?\s+in\s+place\s+(?:for\s+|since\s+|x\s?)?(?:\d|one|two|three|four|six|several)"
    r"|\b(?:drains?|catheters?|tubes?)\b[^.;\n]{0,70}\b\d+\s?(?:ml|cc)s?\s*(?:/|a|per|each|every)\s*(?:day|shift|24)"
    r"|\b(?:the|this|her|his) (?:old|previous|existing|present) (?:one|tube|drain|catheter|pigtail)\b"
    r"|\b(?:drains?|tubes?|catheters?) (?:\w+ ){0,2}(?:clinic|rounds?|day)\b"
    r"|\b(?:drains?|tubes?|catheters?)\b[^.;\n]{0,50}\b(?:blocked|stopped (?:draining|working|running)"
    r"|not draining) since\b"
    r"|\b(?:tube|catheter) (?:check|injection|evaluation)\b|\bdrain (?:check|study|evaluation|injection|exchange"
    r"|change|removal|upsiz\w+|replacement|exchanged|sinogram)\b"
)
TAKEN_BEFORE = WordPattern(
    r"\b(?:removed|pulled|taken out|came out)\b[^.;]{0,30}"
    r"\b(?:last|ago|yesterday|in (?:19|20)\d\d|on \d|in (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b"
)
"""A drain of an earlier illness, which is no longer there."""
_CHANGE = r"(?:exchanged?|changed|exchanging|change|up-?siz\w+|downsiz\w+|replaced|swapped|change-?out|rewired)"
DRAIN_CHANGED = WordPattern(
    rf"\b(?:drains?|drainage\s+(?:catheters?|tubes?)|pigtails?(?:\s+catheters?)?|catheters?|tubes?|chest\s+tubes?"
    rf"|it)\b[^.;\n]{{0,70}}?\b(?:was|were|is|be(?:en|ing)?|then|subsequently|and|successfully|#?\d+"
    rf"|had to be)?\s*\b{_CHANGE}\b(?!\s+of\s+(?:position|dress))"
    r"|\b(?:old|previous|existing|blocked)\s+(?:one|tube|drain|catheter|pigtail|\d{1,2}(?:\s?(?:f|fr|french))?)\b"
    r"[^.;\n]{0,30}?"
    r"\b(?:came\s+(?:off|out|away)|out|off|removed|pulled|withdrawn|taken\s+out|slid\s+out|slipped\s+off)\b"
    rf"[^.;\n]{{0,60}}?\b(?:{_SIZE}|{_NOUN}|new|fresh|replacement|another)"
    rf"|\b(?:{_SIZE}|{_NOUN}|new|fresh|replacement|another)[^.;\n]{{0,60}}?"
    r"\bin (?:its place|(?:the )?place of (?:it|the (?:old|other|blocked|clogged|previous|existing)))\b"
    rf"|\b(?:{_SIZE}|old)\s+(?:\w+\s+)?(?:out|off)\b[^.;\n]{{0,40}}?\b(?:{_SIZE}|new)"
    r"|\ban?\s+\d{1,2}(?:\s?(?:f|fr|french))?(?:\s+\w+)?\s+in (?:exchange|trade|place) (?:for|of) (?:an?|the)\b"
    rf"|\b{_CHANGE}\s+(?!for\b|over\b|to\b|made\b)(?:of\s+)?(?:the\s+|an?\s+|this\s+|his\s+|her\s+|left\s+"
    rf"|right\s+|existing\s+|old\s+|\d+(?:\.\d)?\s?-?(?:f|fr|french)\s+|\w+\s+){{0,5}}"
    r"(?:drains?|pigtails?|drainage\s+(?:catheters?|tubes?)|catheters?)\b"
)
TERSE_DRAIN = WordPattern(
    rf"(?:^\W*|[:,;]\s+|\b(?:via|then|and|under (?:ct|us|ultrasound|fluoro\w*)|(?:ct|us|ultrasound"
    rf"|fluoro)[- ]guided)\s+)"
    rf"(?:an?\s+|new\s+|another\s+|a second\s+|one\s+)?"
    rf"{_SIZE}\s+(?:[\w-]+\s+){{0,3}}?(?:{_NOUN}|catheters?|tubes?)\b"
    rf"|\b{_NOUN}\s+(?:(?:catheters?|peritoneal|pleural|tunneled)\s+){{0,2}}{_SIZE}|[,;:]\s+{_SIZE},\s+\d+\s?(?:ml|cc)\b"
    rf"|\b(?:got|gets|received)\s+(?:an?\s+)?{_SIZE}"
    rf"|\b(?:drains?|chest tubes?|pigtails?)\b[^.;:\n]{{0,60}}?,\s+{_SIZE}"
    r"(?=\s*(?:each\b|to\s+(?:a\s+)?(?:bag|bulb|gravity|suction|water)|[.,;]|$))"
    r"|\b(?:pleur-?e?x|aspira)\b[^;\n]{0,60}\btunnel\w*\s+(?:\d|about)"
    r"|\b(?:tunneled|cuffed)\s+(?:[\w-]+\s+){0,2}?catheter\b[^.;\n]{0,90}\b(?:puncture|peel-?\s?away|needle|wire)\b"
    rf"|\bdrains?\b[^.;:\n]{{0,40}}:[^.;\n]{{0,40}}?\b{_SIZE}\s+(?:in|into)\b|(?:^\W*"
    rf"|[:,;]\s+)(?:and\s+)?{_SIZE}\s+in(?:to)?\s+(?:the\s+)?\w+"
)
"""A drain told by its size and name alone, as telegraph style does ("12F pigtail, 40 mL pus")."""
WORN_DRAIN = WordPattern(
    r"\b(?:inject\w*|check\w*|stud(?:y|ies|ied)|sinogram|remov\w*|pulled|withdr\w+|out|outputs?|in place|remains?"
    r"|dislodg\w*"
    r"|fell|existing|exchang\w*|chang\w*|up-?siz\w*|downsiz\w*|flush\w*|clogged|not draining|replac\w*|since|from"
    r"|days?|weeks?|months?|ago|was|were|had|has)\b"
)
"""What is said of a drain that was there before."""
CHANGED_ON = WordPattern(
    r"^\W*(?:it\s+|and\s+|so\s+|then\s+)?(?:was\s+|were\s+)?(?:(?:exchanged|changed|up-?sized|swapped"
    r"|rewired)\b[^.;\n]{0,40}?"
    r"\b(?:same size|like for like|for (?:an? )?(?:new|fresh|identical)|one size up)\b"
    rf"|(?:up-?sized|swapped)\b[^.;\n]{{0,40}}?\b(?:for|to)\s+(?:an?\s+)?{_SIZE})"
    r"|^\W*(?:this|that|the other)(?:\s+one)?\s+(?:was|were)\s+(?:then\s+)?(?:exchanged|changed|up-?sized|swapped)\b"
    r"[^.;\n]{0,40}?\b(?:wire|from\s+\d|to\s+\d)"
)
"""A statement that goes on about the drain of the one before ("cracked at the hub; exchanged over a wire")."""
NEEDLE_CHANGED = WordPattern(
    r"\b(?:dressings?|bags?|bandages?|caps?|stopcocks?)\s+(?:(?:was|were)\s+)?changed\b|"
    rf"\b(?:needle|yueh|micro-?puncture|kumpe|wire|sheath|dilators?|stylet|trocar|5\s?-?(?:f|fr"
    rf"|french)\s+(?:\w+\s+)?catheter|access(?:\s+set)?)\b"
    rf"[^.;\n]{{0,50}}\b{_CHANGE}\b|\b{_CHANGE}\b[^.;\n]{{0,20}}\b(?:wire|bag|dressing|needle|position)\b"
)
TRACT = WordPattern(
    r"\b(?:tract|track|(?:old )?hole|old (?:site|tract)|skin (?:site|opening)"
    r"|existing opening)\b[^.;]{0,60}\b(?:re-?cannulated|cannulated|probed|entered|recanali[sz]ed|followed"
    r"|negotiated|re-?access\w*|used|open|re-?entered|outlin\w+)\b"
    r"|\b(?:through|via|along|into|down|re-?cannulat\w+)\b[^.;]{0,25}\b(?:existing |old |same |mature |prior "
    r"|previous |the )(?:\w+ )?(?:tract|track)\b"
)
LOST = WordPattern(
    r"\b(?:drain|catheter|tube|pigtail|it)\b[^.;]{0,50}\b(?:fell out|came out|dislodged|fallen out|pulled out"
    r"|slipped out|was out|out on the floor|in the bed|displaced|accidentally removed)\b"
    r"|\bdislodged\b[^.;]{0,25}\b(?:drain|catheter|tube)\b"
)
CONTRAST_IN = WordPattern(
    r"\b(?:contrast|omnipaque|visipaque|isovue|conray|optiray|iohexol|iodixanol|cysto-?\w*|dye|gastrografin"
    r"|hypaque)\b(?:\s+\w+)?[^.;\n]{0,60}?\b(?:inject\w*|instill\w*|put|given|introduc\w*|through|via|hand"
    r"|administ\w*|into|by\b|under|show\w*|fill\w*|outlin\w*|opacif\w*|demonstrat\w*|track\w*|ran|runs?|goes|went"
    r"|reach\w*)\b"
    r"|\b(?:inject\w*|instill\w*|administ\w*|hand injection)\b[^.;\n]{0,50}\b(?:contrast|omnipaque|visipaque"
    r"|isovue|conray|optiray|iohexol|dye|cysto\w*|gastrografin)\b"
    r"|\b(?:drains?|catheters?|tubes?)\b[^.;\n]{0,40}\b(?:was|were|is)?\s*(?:then |gently |each )?(?:injected"
    r"|studied|interrogated|opacified)\b"
    r"|\b(?:sinogram|abscess-?ogram|cavitogram|tubo?-?o?gram|tube-?ogram|drain-?ogram|tractogram|fistulogram"
    r"|drain (?:check"
    r"|study|injection)|tube (?:check|injection|study)|catheter (?:check|injection|study)|abscess (?:study"
    r"|injection))\b"
    r"|\binject\w*\b[^.;\n]{0,15}\b(?:drain|catheter|tube)s?\b"
)
NO_CONTRAST = WordPattern(
    r"\b(?:no|without|not)\b[^.;,]{0,25}\b(?:contrast|sinogram|inject\w*)\b|\bcontrast (?:was )?(?:not|aspirated)\b"
)
ABSCESS_TUBE = WordPattern(r"\b(?:abscess|collection|cavity|drainage)\s+(?:tube|catheter)s?\b")
SINUS = WordPattern(
    r"\b(?:sinus (?:tract|opening)|draining (?:sinus|tract|wound|site|opening|hole|fistula)|fistulous tract"
    r"|cutaneous (?:fistula"
    r"|opening)|(?:entero|colo)-?cutaneous|skin opening|sinogram|fistulogram|tractogram|flank sinus|wound tract"
    r"|sinus)\b"
)
_VOLUME = (
    r"(?:\d[\d,.]*|(?:hundred|thousand|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-]\w+)?|(?:thir"
    r"|four|fif|six|seven|eigh|nine)teen))"
)
FLUID_OUT = WordPattern(
    rf"\b{_VOLUME}\s*(?:ml|mls|cc|ccs|l|liters?|litres?|milliliters?)\b[^.;\n]{{0,80}}?\b(?:aspirat\w*|remov\w*"
    r"|\b\d{2,4}\s+(?:out|off)\b(?!\s+(?:of|the))"
    r"|drain\w*|obtain\w*|withdraw\w*|withdrawn|yield\w*|return\w*|evacuat\w*|off|out|taken|drawn|recovered|pus"
    r"|purulent|fluid|serous|serosang\w*|bloody|straw|yellow|cloudy|bilious|chylous|feculent|sent|amber|clear"
    r"|turbid|milky|green|brown|blood|ascites|urine|drained)\b"
    r"|\b(?:aspirat\w*|tapped)\b[^.;\n]{0,60}?,\s*\d[\d,.]*\s*(?:ml|mls|cc|ccs)\b"
    r"(?!\s+(?:of\s+)?(?:\d|lido\w*|contrast|saline|kenalog|depo\w*|bupi\w*))"
    r"|\b(?:aspirat\w*|remov\w*|drain\w*|obtain\w*|withdr\w+|yield\w*|return\w*|evacuat\w*|recover\w*|got"
    r"|tapped)\b[^.;,\n]{0,60}?\b"
    rf"{_VOLUME}\s*(?:ml|mls|cc|ccs|l|liters?|litres?|milliliters?)\b"
    rf"|\b(?:took|takes?|drew|draws?)\b[^.;,\n]{{0,25}}?\b{_VOLUME}\s*(?:l|liters?|litres?)\b|\b(?:pus|fluid|serous|purulent|ascites|effusions?|cysts?|collections?|seromas?|hematomas?|abscess(?:es)?"
    r"|lymphoceles?|hydroceles?)\b[^.;\n]{0,50}\b(?:was|were)\s+(?:\w+ly\s+)?(?:aspirated|drained|evacuated"
    r"|withdrawn|removed|tapped|obtained|sampled)\b"
    r"|\b(?:seromas?|cysts?|abscess(?:es)?|hematomas?|lymphoceles?|hydroceles?|collections?)\s+"
    r"(?:(?:right|left|was|were|then)\s+){0,2}(?:aspirated|tapped|emptied|needled|evacuated)\b"
    r"|\b(?:bottles?|bags?|canisters?|fluid|it)\b[^.;\n]{0,40}?\b(?:run|ran|fill\w*|flow\w*"
    r"|drip\w*)\b[^.;\n]{0,50}?\b\d[\d,.]*"
    r"\s*(?:ml|cc|l|liters?|litres?)\b"
    r"|\b\d[\d,.]*\s*(?:ml|cc|l|liters?|litres?)\b[^.;\n]{0,25}?\b(?:run|ran|flow\w*|drip\w*|go|went)\b"
    r"[^.;\n]{0,15}?\b(?:in)?to\b[^.;\n]{0,20}?\b(?:bottles?|bags?|canisters?|jars?)\b"
    r"|\b(?:yueh|centesis\w*|safe-?t\w*)\b[^.;\n]{0,60}?\b\d[\d,.]*\s*(?:ml|cc|l|liters?"
    r"|litres?)\b(?!\s+(?:of\s+)?lido\w*)"
    r"|\b(?:half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s+(?:and a (?:half"
    r"|quarter)\s+)?"
    r"(?:liters?|litres?)\b[^.;\n]{0,60}?\b(?:aspirat\w*|remov\w*|drain\w*|off|out|taken|drawn|fluid|serous|straw"
    r"|yellow"
    r"|cloudy|chylous|amber|clear|turbid|milky|bloody|ascites|came|ran)\b"
    r"|\b(?:paras?|thoras?|taps?|(?:para|thora)centes[ie]s)\b[^.;,\n]{0,25}?[,:]?\s\d[\d,.]*\s*(?:ml|mls|cc|ccs|l"
    r"|liters?|litres?)\b"
    r"|\b\d{2,4}\s+(?:out|off)\b(?=\s*(?:[.,;]|$|and\b))"
    r"|\b(?:drained|aspirated|emptied)\s+(?:dry|to dryness|completely)\b|\baspiration of\b[^.;\n]{0,40}\b(?:fluid"
    r"|pus|blood)\b"
)
TUNNELED = WordPattern(
    r"\b(?:drawn|pulled|brought|passed) (?:through )?under the skin\b"
    r"|\b(?:tunnel\w*|cuff(?:ed|s)?|pleur-?e?x\w*|plurx|aspira\b|indwelling pleural catheter|ipc|tenckhoff|peritx"
    r"|peri-?tx|peritoneal dialysis catheter|pd catheter|denver catheter|rocket)\b"
)
NOT_TUNNELED = WordPattern(
    r"\b(?:non-?\s?tunnel\w*|not (?:a )?tunnel\w*|untunnel\w*|no tunnel|temporary)\b|\bnot cuffed\b"
)
OPEN_ENTRY = WordPattern(
    r"\b(?:blunt\w*|kelly|hemostat\w*|finger|digital(?:ly)?|scissors?|peon|pean|tonsil clamp"
    r"|thoracostomy incision|mayo clamp|dissect\w*|curved clamp|open (?:technique|thoracostomy))\b"
)
BY_WIRE = WordPattern(
    r"\b(?:seldinger|guide-?\s?wire|wires?|pigtail|dilat\w+|trocar|trochar|percutaneous\w*|thal|cook|needle|wayne"
    r"|introducer)\b"
)
OPEN_SURGERY = WordPattern(
    r"\b(?:open (?:technique|placement|approach|cut-?down|insertion)|mini-?laparotomy|laparotomy"
    r"|purse-?string\b(?=[^.;]{0,60}\b(?:periton|fascia|rectus|cuff|catheter))"
    r"|(?:periton\w*|fascia\w*|rectus)\b[^.;]{0,60}\bpurse-?string"
    r"|peritoneum was (?:opened|incised|grasped)|posterior rectus sheath (?:was )?(?:opened|incised)|cut-?down)\b"
)
LAPAROSCOPIC = WordPattern(r"\blaparoscop\w+|\bperitoneoscop\w+")
INCISED = WordPattern(
    r"\b(?:incis\w+|i\s?&\s?d|i and d|lanced|scalpel|blade|laid open)\b[^;\n]{0,140}\b(?:pus|purulen\w*|abscess"
    r"|hematoma|seroma|bulla|cyst|drain\w*|evacuat\w*|fluid|loculat\w*)\b"
)
LYTIC = WordPattern(
    r"\b(?:t\s?-?\s?p\s?-?\s?a|alteplase|dnase|dornase|urokinase|streptokinase|activase|cathflo|fibrinolytics?|lytics?"
    r"|pulmozyme|reteplase)\b"
)
SCLEROSANT = WordPattern(
    r"\b(?:ethanol|etoh(?!\s+(?:use|abuse|cirrhosis|hepatitis|withdrawal))|dehydrated alcohol"
    r"|alcohol(?!\s+(?:cirrhosis|hepatitis|use|abuse|related|induced|liver|withdrawal|dependence|prep"
    r"|swab|wipe"
    r"|pads?)\b|-(?:related|induced))|doxycycline|doxy|bleomycin|talc|tetradecyl|sotradecol|sts|ok-?432|picibanil"
    r"|povidone[\s-]iodine|betadine|acetic acid|polidocanol|tetracycline|minocycline|sclerosing|sclerosant"
    r"|sclerosed|sclerosis|sclerotherapy|bleomycin\w*|(?<!auto)(?<!auto-)(?<!auto )pleurodesis|fibrin glue)\b"
)
PUT_IN = WordPattern(
    r"\b(?:inject\w*|instill\w*|infus\w*|introduc\w*|put|administ\w*|given|gave|dwell\w*|left (?:in|for)|pushed"
    r"|injection|stayed|placed|performed|sclerosed|dose|went|clamped"
    r"|soak\w*|sat|drawn off|drawn back|taken back|held|retained|ran|run in)\b"
    r"|\b(?:via|through|down|by|into) (?:the |his |her |an? )?(?:\w+ ){0,2}(?:tube|pigtail|drain|catheter)\b"
    r"|\d\s?(?:ml|cc)\b[^.;,\n]{0,30}\bin\b(?=\s*(?:[,.;]|$|for\b|and\b|x\s?\d))"
)
DOSED = WordPattern(
    r"\b\d+(?:\.\d+)?\s?(?:ml|cc|mg|units?)\b(?: (?:of|in) \d+\s?(?:ml|cc))?(?: of)?(?: \w+){0,2}? "
    r"(?:absolute |dehydrated )?(?:ethanol|etoh|alcohol|doxy\w*|bleomycin|talc|sts|sotradecol|polidocanol"
    r"|betadine|povidone"
    r"|tetradecyl|acetic)\b"
    r"|\b(?:ethanol|etoh|alcohol|doxy\w*|bleomycin|talc|sts|sotradecol|polidocanol|betadine|tetradecyl)(?: foam"
    r"| slurry)?,? "
    r"\d+(?:\.\d+)?\s?(?:ml|cc|mg|units?|g)\b"
)
"""An agent with its dose, as telegraph style tells that it was given."""
MALFORMATION = WordPattern(
    r"\b(?:malformations?|lymphangioma\w*|hygroma\w*|hemangioma\w*|avm|macrocyst\w*|lymphatic malf\w*"
    r"|venous malf\w*)\b"
)
NOT_A_COLLECTION = WordPattern(
    r"\b(?:varicos\w*|saphenous|spider|reticular vein\w*|varicocele|varices|hemorrhoid\w*|plexus|neurolysis"
    r"|neuroma|nerve|emboliz\w*|embolis\w*|tumou?rs?|hcc|metasta\w*|parathyroid adenoma|septal ablation"
    r"|microspher\w*|angiogra\w+)\b"
)
OPENLY_NOT = WordPattern(
    r"\b(?:will|would|should|shall|could|plan(?:ned|s)? (?:to|for)|if|consider\w*|recommend\w*|may (?:need"
    r"|require|be)|might|return(?:s)? (?:in|for|to)|come back|scheduled|option\w*|alternative\w*|discuss\w*"
    r"|risks?|possible need|tomorrow|next (?:week|visit|time)|in clinic|until(?! (?:it|they|the \w+) (?:was|were"
    r"|came|ran|is|are)\b))\b"
)
RETURN = WordPattern(r"\b(?:returns?|come back|comes back|follow-?\s?up|scheduled) (?:\w+ )?(?:for|to)\b[^.;]{0,20}$")
LATER = WordPattern(r"\b(?:tomorrow|next (?:week|month|visit|time|session)|another day|at a later (?:date|time))\b")
DATED = WordPattern(
    r"\b(?:previous(?:ly)?|prior to (?:this|admission)|history of|last (?:week|month|time|night)|yesterday|(?:\d+"
    r"|two|three|four|five|six|several) (?:days?|weeks?|months?|years?) (?:ago|earlier|before)|(?:on|in|from"
    r"|since|placed) (?:\d{1,2}/\d{1,2}|(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)|status post|s/p|had (?:been )?(?:a "
    r"|an )?\w+ placed|by (?:outside|pulmonary|surgery))\b"
)
WEIGHED = WordPattern(
    r"^\W*had (?:this|that|it)\b[^.;]{0,40}\bfailed\b"
    r"|\b(?:might|may|could|would) (?:be|have been) (?:an? (?:option|alternative)|(?:the )?next(?: step)?)\b"
    r"|^\W*(?:sinogram|(?:drain|tube) (?:check|study|injection)) (?:then|at that time|next)\b"
)
"""What was only thought of."""
DENIED = WordPattern(
    r"\b(?:no|not|against|nothing|too small|without|never|neither|nor|n't|declined|deferred|unable|failed|cannot"
    r"|could not|instead of)\b[^.;,]{0,45}$"
)
QUIET = WordPattern(
    r"\b(?:not (?:entered|drained|treated|touched|examined|injected|studied|used|accessed|sampled|tapped"
    r"|addressed|punctured)|left alone|untouched|un-?drained(?! (?:pocket|collection|component|locule|portion|part))"
    r"|is dry|was dry|left undisturbed|no (?:drainable"
    r"|separate|second|other|new|residual|further)|resolved|too small(?! (?:for|to (?:hold|take|fit)) an?\b)"
    r"|unchanged|not drainable|no longer (?:seen|there|present|visible))\b|\bgone\W*$"
)
PLURAL = WordPattern(
    r"\b(?:two|three|both|2|3|second|2nd|another|additional|separate|each|bilateral|respectively|drains"
    r"|collections|abscesses|effusions|sites|x\s?2|multiple|cysts|seromas|lymphoceles|catheters|other|parts?)\b"
    r"|#\s?2|\b(?:site|drain|part|tube|catheter)\s+(?:2|b|ii|two)\b|\b2[.)]"
)
AGAIN = WordPattern(
    r"\b(?:second|another|additional|separate|2nd|other|further)\s+(?:\w+\s+){0,3}?(?:abscess|collection|cyst"
    r"|pocket|lymphocele|seroma|hematoma|biloma|locule|drain|catheter)\b"
)
ONE_CAVITY = WordPattern(
    r"\b(?:same (?:cavity|collection|abscess|pocket|access|space)|communicat\w+|connected|single cavity|one cavity)\b"
)
NOT_COMMUNICATING = WordPattern(r"\b(?:not|no|without|non-?)\b[^.;]{0,25}\b(?:communicat|connect)\w+")
RECTAL = WordPattern(
    r"\b(?:trans-?rectal\w*|endo-?rectal\w*|through the rectum|via the rectum)\b"
    r"|\b(?:across|through) the (?:anterior |posterior |lateral )?rectal wall\b|\bper rectum\b"
)
VAGINAL = WordPattern(
    r"\b(?:trans-?vaginal\w*|endo-?vaginal\w*|(?:through|by|via) the (?:posterior )?vagina\w*|via the vagina"
    r"|(?:vaginal|posterior) fornix|endo-?cavit\w+ probe|(?:across|through) the (?:posterior "
    r"|anterior )?vaginal wall)\b"
)
COMPLEX = WordPattern(
    r"\b(?:complex|complicated|multiple|several|multi-?loculated|loculations (?:were )?(?:broken|disrupted)"
    r"|packed|packing|counter-?incision|two incisions)\b"
)
BLOOD_OR_SEROMA = WordPattern(r"\b(?:hematoma|seroma|bulla|clot)\b")
COLLECTION = WordPattern(
    r"\b(?:abscess\w*|collections?|fluid|effusions?|empyema|cysts?|pseudocysts?|seromas?|hematomas?|lymphoceles?"
    r"|bilomas?|urinomas?|pus|ascit\w+|cavit(?:y|ies)|space|drains?|pneumothora\w+|hemothora\w+|phlegmon|necrosis"
    r"|hydroceles?|pockets?|loculations?|drainage|aspiration|locules?|sclerosis|sclerotherapy|sinogram|bed|sinus"
    r"|openings?|fistulas?|tracts?|cyst|malformations?|hygromas?|lymphangiomas?)\b"
)
NEAR_NOT = WordPattern(
    r"\b(?:possible|risks?|watch\w*|evaluate for|exclude\w*|complications?|signs of|no|without|avoid\w*"
    r"|adjacent to|abut\w*|trace|away from"
    r"|trans|communicat\w+ (?:with|to)|leak(?:age)? (?:into|to)|toward\w*|next to|between|above|below"
    r"|posterior to|anterior to|lateral to"
    r"|medial to|near|displac\w+|sparing|safe window|rather than|not|none|rule out|from the)\b[^.;]{0,30}$"
    r"|\bno (?:passage|leak\w*|communication|connection|fistula|spill\w*|filling|flow|escape|extravasation"
    r"|track)\b[^.;]*$"
)
PASSED = WordPattern(r"\b(?:through|via|by|across|along)\s+(?:the\s+|an?\s+)?(?:\w+\s+)?$")
HELD_THERE = WordPattern(r"^\s*(?:\w+\s+){0,2}(?:drains?|tubes?|catheters?|abscess\w*|collections?|cavity|pigtails?)\b")
HOLDS_FLUID = WordPattern(
    r"\b(?:fluid (?:pocket|pool)s?|pockets? of (?:\w+ )?fluid|abscess\w*|collections?|cysts?|pseudocysts?"
    r"|seromas?|hematomas?|lymphoceles?|bilomas?|urinomas?|pus"
    r"|purul\w+|necro\w+|phlegmon|empyema|infected"
    r"|hydroceles?|cavity|lymphocele|cystic|malformations?|lymphangioma\w*|hygroma\w*|sinus|fistul\w+|draining"
    r"|drains?)\b"
)
CHEST_FLUID = WordPattern(
    r"\b(?:pleura\w*|para-?\s?pneumonic|effusions?|hemithora\w+|thoracentes\w*|thoracocentes\w*|pleurocentes\w*"
    r"|empyema|hydro\w*thorax"
    r"|hemo\w*thorax|chylothorax|thora|chest (?:tap|tube|drain)"
    r"|pleurx|thoracostomy)\b"
    r"|\btaps?\b[^.;]{0,30}\bchests?\b|\bchests?[:,]? (?:\w+ ){0,2}tapped\b|\btapped\b[^.;]{0,30}\bchests?\b"
    r"|\bchest[:,]? [^.;]{0,60}\b\d{2,4}\s?(?:ml|cc|out|off|of)\b"
    r"|\bfluid\b[^.;]{0,40}\b(?:chests?|(?:right|left|lung) bases?)\b"
    r"|\b(?:chests?|(?:right|left|lung) bases?)\b[^.;]{0,40}\bfluid\b"
)
