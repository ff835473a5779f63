"""Words of work on joints, tendons and muscles (SPIN-76 to SPIN-84)."""

from __future__ import annotations

import re

from ircoder.findings.model import Side
from ircoder.knowledge.word_patterns import WordPattern

GIVEN = WordPattern(
    r"\b(?:inject\w*|instill\w*|administer\w*|deposit\w*|infiltrat\w*|introduced|put in(?:to)?|went in|was placed in"
    r"|given|delivered|distend\w*|filled|consisting of|mixture)\b"
)
DRUG = WordPattern(
    r"\b(?:kenalog|triamcinolone|triam|depo-?\s?medrol|depo|methyl-?\s?prednisolone|celestone|betamethasone"
    r"|dexamethasone|dexa?|decadron"
    r"|aristospan|zilretta|cortisone|steroids?|corticosteroids?|marcaine|(?:levo)?bupivacaine|ropiv[ai]caine"
    r"|naropin|lidocaine|xylocaine"
    r"|lignocaine|mepivacaine|hyaluron\w*|synvisc\w*|orthovisc|euflexxa|supartz|monovisc|durolane|gel-?one"
    r"|viscosupplement\w*|prp"
    r"|platelet[\s-]rich|bupi|ropi|lido|dmpa?|(?:solu-?\s?)?medrol|botox|onabotulinum\w*|collagenase|toradol"
    r"|ketorolac)\b"
)
DOSE = WordPattern(
    r"\b(?:\d+(?:\.\d+)?|one|two|three|four|five|six|eight|ten|twelve|twenty|thirty|forty|eighty)\s*(?:mg|mgs|ml"
    r"|mls|cc|ccs|mcg|g"
    r"|milligrams?|millilit(?:er|re)s?)\b|\bhalf(?: an?| of an?)? (?:ml|cc|mil\w*)\b"
    # "Kenalog 40", "80 of depo": a depot steroid by its figure alone
    r"|\b(?:\d{1,3}|ten|twenty|forty|sixty|eighty|hundred)\s+(?:of\s+)?(?:depo|kenalog|dmpa?|medrol|dex|dexamethasone"
    r"|celestone"
    r"|triamcinolone|methylpred\w*|betamethasone)\b"
    r"|\b(?:depo(?:-?\s?medrol)?|kenalog|dexamethasone|celestone|triamcinolone)[\s-]\d"
)
SKIN = WordPattern(
    r"\b(?:skin|subcutaneous\w*|wheal|superficial\w*|soft tissues?|tract|overlying|anesthetized|numbed"
    r"|local anesthe\w+)\b"
)
ASPIRATED = WordPattern(
    r"\b(?:fluid (?:off|out)|(?:came|ran|drew|drawn|taken|took) (?:out|off|back)|aspirat\w*|tapped|tap|drained"
    r"|withdr(?:ew|awn)|removed|obtained|evacuated|arthrocentesis)\b"
)
SPINE = WordPattern(
    r"\b(?:epidural\w*|trans-?foram\w*|foram\w+|lamin\w*|facets?|nerves?|roots?|medial branch\w*|dorsal ram\w+|tuohy"
    r"|sacral"
    r"|sacro-?\s?iliac|blocks?)\b"
)
MILLIGRAMS = WordPattern(r"\b\d{1,3} ?mg\b(?!\s?(?:of )?(?:versed|midazolam|ativan|ancef|cefazolin))")
"""A dose told without its drug: what is injected by the milligram is a steroid."""
ONLY_TAPPED = WordPattern(
    r"\b(?:tapped|tap|aspirat\w+|drained|arthrocentesis|withdr(?:ew|awn)|removed)\b[^.;]{0,60}\b\d+ ?(?:ml|cc)s?\b"
    r"[^.;]{0,60}\b(?:no|without) (?:steroid|injection|medication|drug)"
)
"""Fluid drawn off a joint into which nothing was put."""
OFF = WordPattern(r"\b(?:off|out|drawn|aspirat\w*|removed|tapped)\b")
FLUID = WordPattern(r"\b(?:fluid|synovial|effusion|blood|pus|serous|straw|turbid|dry tap|lavage|ml|cc|mls|ccs)\b")
NOT_FLUID = WordPattern(
    r"\baspirat\w*\b[^.;]{0,30}\b(?:negative|no (?:blood|heme)|for (?:blood|heme)|to (?:make|ensure|confirm|rule))\b"
    r"|\b(?:negative|after) aspirat\w*\b|\baspirat\w* was (?:performed|done) (?:prior|before)\b"
)
CONTRAST = WordPattern(
    r"\b(?:contrast|omnipaque|iohexol|isovue|iopamidol|optiray|visipaque|gadolinium|gadavist|gadobutrol|magnevist"
    r"|prohance|pro hance|gado?"
    r"|dotarem|multihance|dye)\b"
)
ARTHROGRAM = WordPattern(
    r"\b(?:shoulder|hip|knee|wrist|elbow|ankle) mra\b|\barthro(?:gra\w*|ct)\b|\b(?:mr|ct|mri) arthro\w*"
    r"|\b(?:inject\w*|contrast|dye|needle|puncture)\s+(?:(?:into|of) the joint\s+)?(?:for|before|ahead of"
    r"|prior to)\s+"
    r"(?:an?\s+|the\s+|her\s+|his\s+)?(?:mri?|ct|magnet|scan)\b"
)
GADOLINIUM = WordPattern(
    r"\b(?:gad(?:olinium|avist|obutrol|oterate|o)?|gd|magnevist|pro\s?hance|dotarem|multihance|clariscan|omniscan)\b"
)
"""Put into a joint it serves the magnet that comes next."""
NO_ARTHROGRAM = WordPattern(
    r"\b(?:no|not|without|did not|asked|whether|instead of|rather than|declined|considered)\b[^.;]{0,40}"
    r"\b(?:arthrogra\w*)(?! (?:films|radiographs|images|views))\b"
)
NO_FILMS = WordPattern(
    r"\b(?:no|not|without)\b[^.;]{0,40}\b(?:film series|arthrogra\w+ (?:films|radiographs|images|views|series)"
    r"|x-?\s?ray arthrogra\w*|films|radiographs"
    r"|radiographic (?:study|arthrogra\w*)|arthrographic)\b"
)
FILMS = WordPattern(
    r"\b(?:ap|frontal|lateral|oblique\w*|axillary|internal|external|rotation|post-?exercise|stress"
    r"|radial head)\b[^.;]{0,60}"
    r"\b(?:views?|films?|radiographs?|images?|projections?|taken|obtained|exposed|read)\b"
    r"|\b(?:films?|views?|radiographs?)\s*:?\s+(?:pa|ap|frontal|lateral|oblique\w*)\b"
    r"|\b(?:films?|radiographs?|views?)\b[^.;]{0,40}\b(?:taken|obtained|exposed|read)\b|\barthrogram findings\b"
    r"|\bradiographic arthrogra\w*"
    r"|\bx-?\s?ray arthrogra\w*|\bconventional arthrogra\w*"
)
INTERPRETED = WordPattern(
    r"\b(?:read|interpreted) by (?:me|us)\b|\b(?:images?|arthrogra\w+)(?: (?:was|were))? (?:read|interpreted)\b"
)
"""The reading told of no film: it is that of the arthrogram where no scanner follows."""
SCAN_MR = WordPattern(r"\b(?:mr|mri|magnet\w*|magnetic resonance)\b")
SCAN_CT = WordPattern(r"\b(?:ct|computed tomograph\w*)\b")
SCAN_NOT_HERE = WordPattern(
    r"\b(?:no|not|refused|cancel\w*|could not|cannot|can't|unable|contraindicat\w*|not a candidate|too (?:large|big"
    r"|heavy)|claustrophob\w*"
    r"|pacemaker|separate(?:ly)?"
    r"|own accession|dictated|will be (?:read|reported"
    r"|performed|obtained)|to follow"
    r"|tomorrow|outside|elsewhere|another|(?:reported|read) by(?! (?:me|us|this)\b)|dictat\w*|inject(?:ion|ed) (?:for"
    r"|before)"
    r"|(?:walked|sent|taken|transferred|went|escorted|wheeled|moved) to)\b"
)
SCAN_ELSEWHERE = WordPattern(
    r"\b(?:separate(?:ly)?|own accession|dictated|will be (?:read|reported|performed|obtained|dictated)|to follow"
    r"|(?:reported|read) by(?! (?:me|us|this)\b)|(?:walked|sent|taken|transferred|went|escorted|wheeled|moved) to)\b"
)
WAY_PAST = WordPattern(
    r"\b(?:across|over|through|along|beneath|under|behind|above|below|beside|past|deep to|superficial to|lateral to"
    r"|medial to|posterior to|anterior to) (?:the )?(?:\w+ )?$"
)
"""Before a muscle or tendon that only lies on the way of the probe or the needle."""
GENERAL = WordPattern(
    r"\b(?:general an(?:a)?esth\w*|spinal an(?:a)?esth\w*|under (?:general|regional|anesthesia|ga)\b)"
)
NOT_DONE = WordPattern(
    r"\b(?:not (?:entered|injected|touched|done|performed|aspirated|treated)|left alone|declined|deferred|was fine"
    r"|(?:did|do) not inject|changed (?:her|his|their) mind|no (?:steroid|injection)"
    r"|without (?:steroid|injection)|discussed|offered|proposed|suggested"
    r"|mentioned|talked (?:about|of|over)|brought up|turned down|refused|next (?:week|visit|time)|would|will)\b"
)
PLASMA = WordPattern(
    r"\b(?:prp|platelet[- ]rich plasma)\b[^.;]{0,40}\b(?:to|into|in|inject\w+|delivered|deposited|placed|given"
    r"|through)\b"
    r"|\b(?:inject\w+|deposit\w+|deliver\w+|\d ?(?:ml|cc)s?)\b[^.;]{0,30}\b(?:prp|platelet[- ]rich plasma)\b"
)
CARPAL_TUNNEL = WordPattern(r"\bcarpal tunnels?\b|\bcts\b")
GANGLION = WordPattern(
    r"\bganglion(?:ic)? cysts?\b"
    r"|\b(?:wrist|hand|ankle|foot|finger|dorsal|volar)\b[^.;]{0,20}\bganglion\b(?! (?:impar|block))"
)
"""A small cyst beside a joint or a tendon."""
WEB = WordPattern(r"\b(?:web ?spaces?|inter-?metatarsal|inter-?spaces?|neuromas?)\b")
BAKER = WordPattern(r"\b(?:baker'?s?|popliteal) cysts?\b")
"""A pouch of the knee joint."""
RELEASE = WordPattern(r"\b(?:releas\w*|divid\w*|division|section\w*)\b")
SHEATH = WordPattern(r"\b(?:sheath|ligament|fascia|pulley|compartment|aponeuros\w*|groove|costochondral|cartilage)\b")
ORIGIN = WordPattern(r"\b(?:origin|insertion|enthes\w*|attachment|epicondyl\w*|peritendin\w*|tenotomy|fenestrat\w*)\b")
TRIGGER = WordPattern(r"\btrigger[\s-]points?\b|\btpis?\b|\bmuscle injections?\b|\bmyofascial injections?\b")
MUSCLES: tuple[tuple[str, WordPattern], ...] = tuple(
    (name, WordPattern(pattern))
    for name, pattern in (
        ("trapezius", r"\btrap(?:ezius|ezii|s)?\b"),
        ("levator_scapulae", r"\blevators?(?: scapul\w*)?\b"),
        ("rhomboid", r"\brhomboids?\b"),
        ("splenius", r"\bspleni\w+(?: (?:capitis|cervicis))?"),
        ("semispinalis", r"\bsemispinal\w*"),
        ("paraspinal", r"\b(?:para-?spinals?|para-?spinous|erector spinae|longissimus|iliocostalis)\b"),
        ("multifidus", r"\bmultifid\w*"),
        ("quadratus_lumborum", r"\bquadratus lumborum\b|\bql\b"),
        ("gluteus_medius", r"\bgluteus medius\b|\bglut(?:eus)? med\b"),
        ("gluteus_maximus", r"\bgluteus maximus\b|\bglut(?:eus)? max\b"),
        ("gluteus_minimus", r"\bgluteus minimus\b"),
        ("gluteal", r"\bgluteals?\b"),
        ("piriformis", r"\bpiriformis\b"),
        ("psoas", r"\b(?:ilio)?psoas\b"),
        ("supraspinatus", r"\bsupraspinatus\b"),
        ("infraspinatus", r"\binfraspinatus\b"),
        ("teres", r"\bteres (?:minor|major)\b"),
        ("latissimus", r"\blatissimus(?: dorsi)?\b"),
        ("serratus", r"\bserratus\b"),
        ("scalene", r"\bscalenes?\b"),
        ("sternocleidomastoid", r"\bsternocleidomastoids?\b|\bscm\b"),
        ("pectoralis", r"\bpectoralis(?: (?:major|minor))?\b|\bpecs?\b"),
        ("suboccipital", r"\bsub-?occipitals?\b|\boccipitalis\b"),
        ("temporalis", r"\btemporalis\b"),
        ("masseter", r"\bmasseters?\b"),
        ("deltoid", r"\bdeltoids?\b"),
        ("tensor_fasciae_latae", r"\btensor fasciae? lata\w*|\btfl\b"),
        ("hamstring", r"\bhamstrings?\b"),
        ("quadriceps", r"\bquadriceps\b"),
        ("gastrocnemius", r"\bgastrocnemius\b"),
    )
)
_MUSCLE = (
    r"(?:trapezius|levator scapulae|rhomboids?|piriformis|psoas|iliopsoas|glute(?:us|al) (?:medius|maximus|minimus)"
    r"|scalenes?"
    r"|sternocleidomastoid|infraspinatus|paraspinals?|quadratus lumborum|obturator internus)"
)
INTO_MUSCLE = WordPattern(
    rf"\b{_MUSCLE}(?: muscles?)?\s(?:(?:was|were)\s)?(?:then\s)?inject\w+"
    rf"|\binject\w+\s(?:of|into|in|to)\s(?:the\s)?(?:(?:left|right|both)\s)?{_MUSCLE}\b"
    r"(?! (?:tendon|bursa|plane|sheath))"
    rf"|\beach into\s(?:the\s)?(?:(?:left|right|both)\s)?(?:upper\s|lower\s)?{_MUSCLE}\b"
)
"""A drug into a muscle, with no word of a trigger point."""
THREE_OR_MORE = WordPattern(
    r"\b(?:three|3|four|4|five|5|six|6|multiple|several) (?:or more )?(?:different |separate )?muscles?\b"
)
STATEMENT = WordPattern(r"\b(?:was|were|is|using|had|went)\b")
STEROID = WordPattern(
    r"\b(?:kenalog|triamcinolone|triam|depo-?\s?medrol|depo|methyl-?\s?prednisolone|celestone|betamethasone"
    r"|dexamethasone|decadron"
    r"|dmpa?|(?:solu-?\s?)?medrol|aristospan|zilretta|cortisone|steroids?|corticosteroids?|hyaluron\w*|synvisc\w*"
    r"|orthovisc"
    r"|euflexxa|supartz"
    r"|monovisc|durolane)\b"
)
INSIDE = WordPattern(
    r"\b(?:joint|capsule|femoral neck|rotator interval|bursae?|pouch|supra-?patellar|effusion|intra-?\s?articular\w*)\b"
)
NEEDLE = WordPattern(r"\b(?:needle|gauge|\d+\s?g\b|entered|inserted|advanced|punctured|approach\w*|into)\b")
SAME = WordPattern(
    r"\b(?:same|similar|identical|like)\b[^.;]{0,25}\b(?:method|technique|manner|procedure|fashion|approach|steps?"
    r"|way|mixture|injection|machine|probe|scanner)\b"
    r"|\brepeated\b|\blikewise\b"
)
SEEN_LIKEWISE = WordPattern(
    r"\blikewise\s+(?:\w+ly\s+)?(?:shows?|showed|has|had|is|was|appears?|looks?|normal|arthritic|degenerat\w+|narrow\w*"
    r"|diseased|painful|tender|severe|moderate|mild|symptom\w*)\b(?!\s+(?:then\s+)?(?:injected|done|treated|entered|aspirated))"
)
"""What another joint looks like: nothing was repeated there."""
SIDE_LABEL = re.compile(r"\s*\W{0,3}\s*(left|right|lt|rt|l|r)\s*(?:side)?\s*[:.-]\s", re.IGNORECASE)
SIDE = WordPattern(
    r"\b(left|right|lt|rt|both|bilateral|bilat|b/l|[lr](?=\s+(?:knee|hip|shoulder|elbow|ankle|wrist|ac"
    r"|cmc)\b))(?:\b|$)"
)
SIDES: dict[str, Side] = {
    "left": "left",
    "lt": "left",
    "right": "right",
    "rt": "right",
    "both": "bilateral",
    "bilateral": "bilateral",
    "bilat": "bilateral",
    "b/l": "bilateral",
    "l": "left",
    "r": "right",
}
NAMED_IN_ACT: tuple[tuple[str, WordPattern], ...] = (
    ("anatomy:subacromial_bursa", WordPattern(r"\bsub(?:acromial|deltoid)\b")),
    ("anatomy:trochanteric_bursa", WordPattern(r"\btrochanteric\b")),
    ("anatomy:acromioclavicular_joint", WordPattern(r"\bac joint\b|\bacromio-?clavicular\b")),
    ("anatomy:thumb_carpometacarpal_joint", WordPattern(r"\bcmc\b")),
    ("anatomy:hip_joint", WordPattern(r"\bhips?\b")),
    ("anatomy:knee_joint", WordPattern(r"\bknees?\b")),
    ("anatomy:shoulder_joint", WordPattern(r"\bshoulders?\b|\bgleno-?humeral\b")),
    ("anatomy:elbow_joint", WordPattern(r"\belbows?\b")),
    ("anatomy:ankle_joint", WordPattern(r"\bankles?\b|\btibio-?talar\b")),
    ("anatomy:wrist_joint", WordPattern(r"\bwrists?\b|\bmid-?carpal\b|\bradio-?carpal\b")),
)
"""Joints and bursae inside the name of an injection ("left hip injection")."""
SPINAL_LIGAMENT = WordPattern(r"\b(?:sc|sacro-?coccygeal|interspinous|supraspinous|flavum)\b")
WORK = WordPattern(
    r"\b(?:dye|contrast|gadolinium|inject\w*|inj|steroids?|cortisone|aspirat\w*|tap|arthrocentesis"
    r"|viscosupplement\w*)\b"
)
FILLED = WordPattern(
    r"\bjoint\b[^.;]{0,60}\b(?:filled|distended|opacified)\b"
    r"|\b(?:contrast|dye|gado?(?:linium)?)\b[^.;]{0,30}\b(?:enter\w*|fill\w*|outlin\w*|flow\w*|pass\w*|spread\w*"
    r"|leak\w*"
    r"|track\w*)\b"
)
"""A joint is filled with contrast where nothing else is named."""
