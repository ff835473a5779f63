"""Words of spinal canal injections: the way in, what went in, what guided it, and what was tried without success."""

from __future__ import annotations

import re

from ircoder.findings.context import Clause
from ircoder.knowledge.word_patterns import WordPattern


def _words(*parts: str) -> WordPattern:
    return WordPattern("|".join(parts))


TRANSFORAMINAL = _words(
    r"\btrans-?\s?foram\w+",
    r"\btf\s?-?esi\w*\b|\btfe\b|\bsnrb\w*\b|\bsnri\b",
    r"\bselective (?:\w+ )?(?:\w+ )?(?:nerve )?root\b",
    r"\b(?:nerve )?root (?:sleeve )?(?:block|injection|infiltration)\w*",
    r"\bforaminal (?:(?:epidural|steroid|nerve|root) ){0,3}(?:injections?|inj|blocks?)\b",
    r"\b[ctls]\s?\d{1,2}(?:\s?[-/]\s?[ctls]?\d{1,2})?\s+(?:nerve |root )*(?:exits?|exit (?:hole|canal|zone"
    r"|window)s?)\b",
    r"\b(?:back|dorsal|posterior) holes? of the sacrum|\bthrough the dorsal (?:holes?|openings?)\b|\bsacral holes?\b"
    r"|\bs1 (?:dorsal |posterior |back )?(?:holes?|openings?)\b|\b(?:dorsal|posterior|back) s1 (?:holes?|openings?)\b",
    r"\b(?:nerve|root)(?:'s)? (?:exits?|exit holes?|exit canals?)\b(?=[^.;]{0,80}\b(?:needle|gauge|g\b|inject\w*|ml"
    r"|mg))",
)
"""The hole by which a root leaves the canal is the foramen, by whatever name."""
FORAMEN = _words(
    r"\b(?:into|to|at|in|of|through|via|by|entered|toward|towards)\b[^.;]{0,40}\b(?:neuro-?|neural )?foram(?:en"
    r"|ina)\b",
    r"\bsafe triangle|\bkambin\w*|\bsub-?pedicular\b",
    r"\b(?:under|beneath|below|inferior to) (?:the )?(?:\S+ ){0,3}?pedicle",
)
ALONG_A_ROOT = _words(
    r"\b(?:along|around|outlin\w+|surround\w+|up|down)\b[^.;]{0,25}\b(?:nerve )?roots?\b|\bneurogram\b",
    r"\b(?:root (?:sleeve|sheath)|nerve sheath)\b(?=[^.;]{0,40}\b(?:spread|flow\w*|fill\w*|outlin\w+))",
    r"\b(?:contrast|dye|omnipaque|isovue|iohexol)\b[^.;]{0,30}\b(?:along|around|outlin\w+|surround\w+)\s+(?:the\s+)?"
    r"(?:(?:left|right|exiting)\s+)?[ctls]\d\b(?!\s?[-/])",
    r"\b(?:contrast|dye|omnipaque|isovue|iohexol|flow)\b[^.;]{0,25}\b(?:follow\w*|track\w*|trac(?:ed|es)|bathed"
    r"|coated|hugged)\b[^.;]{0,30}\b(?:roots?|nerve)\b",
)
"""Where contrast runs along a root a foramen was entered, with no word of the epidural space."""
CAUDAL = _words(
    r"\bsacral hiatus\b|\bsacro-?coccygeal (?:ligament|membrane)\b|\bsc ligament\b",
    r"\bcaudal\b\W+(?:\w+\W+){0,3}?(?:epidural|esi|block|injection|approach|canal|needle|catheter|space"
    r"|steroid|route|lysis|racz)\b",
    r"\b(?:through|via|at|into|in) the hiatus\b|\b(?:for|did|do) (?:the|a|his|her) caudal\b",
    r"\bcaudal\s*:|\bcaudal(?:ly)? (?:under|with|using)\b",
)
INTERLAMINAR = _words(
    r"\b(?:inter|trans)-?\s?lamin\w*",
    r"\bloss[\s-]of[\s-]resist\w+|\blor\b|\bhanging drop\b",
    r"\btu[oh]h?y\b|\btouhy\b|\bcrawford\b|\bil-?esi\b",
)
EPIDURAL = _words(
    r"\bepidural space\b|\bepidural(?:ly)? (?:\w+ )?(?:steroid|injection|block|needle|catheter|infusion)\w*|\bl?esi\b"
    r"|\b(?:lumbar|cervical|thoracic|midline|paramedian) epidural\w*|\bepidurals?\b(?= (?:at|under|with|was|placed))"
)
INTRATHECAL = _words(
    r"\bintra-?\s?thecal\w*|\bsub-?arachnoid (?:space|inject\w+)|\b(?:clear )?csf\b[^.;]{0,40}\b(?:return"
    r"|flow|obtained|seen|back|came)\w*|\bthecal sac\b",
    r"\b(?:baclofen|ziconotide|prialt|duramorph)\b[^.;]{0,20}\b\d+\s?(?:mcg|micrograms?)\b(?!\s*(?:/|per\b))"
    r"[^.;]{0,40}\b(?:pushed|injected|given|instilled)\b",
    r"\b(?:spinal canal|spinal space|dura)\b[^.;]{0,40}\b(?:clear|spinal) fluid\b"
    r"|\b(?:clear|spinal) fluid\b[^.;]{0,30}\b(?:return|flow|obtained|came|back)\w*"
    r"|\b(?:got|obtained|with|had)\b[^.;]{0,15}\b(?:clear (?:spinal )?fluid|(?:clear )?csf)\b",
)
PATCH = _words(
    r"\b(?:epidural )?blood[\s-]patch\w*|\bautologous (?:venous )?blood\b|\bebp\b"
    r"|\b(?:his|her|their|patient'?s?|the patient'?s?) own (?:(?:venous|fresh|sterile) ){0,2}blood\b",
    r"\b(?:drew|drawn|draw|withdrew|took|taken|collected)\b[^.;]{0,30}\bblood\b[^.;]{0,40}"
    r"\b(?:arm|vein|hand|elbow)\b",
    r"\bblood\b[^.;]{0,40}\b(?:drawn|taken|withdrawn|collected)\b[^.;]{0,50}\b(?:arm|vein|hand|elbow)\b",
)
"""Names of the patch, and blood drawn from the patient: what is given at a canal then is that blood."""
CANAL = _words(
    r"\b(?:epi-?dural\w*|dura\w*|csf|cerebrospinal|spin(?:e|al)|thecal|lumbar|thoracic (?:spine|level)"
    r"|head-?\s?aches?|pdph"
    r"|intracranial (?:hypotension|pressure)|myelogra\w+|inter-?laminar|tuohy|loss of resistance)\b"
    r"|\b[lt]\d{1,2}\s?[-/]\s?(?:[lts]?\d{1,2})\b"
)
"""Words without which a blood patch seals the way of a needle through the lung and no leak of the dura."""
BLOOD_GIVEN = _words(
    r"\bblood\b[^.;]{0,80}\b(?:inject\w*|instill\w*|deposited|administered|placed|given|delivered|infused"
    r"|introduced|pushed|went in)\b",
    r"\b(?:inject\w*|instill\w*|deposit\w*|delivered|administered|infused|introduced|given|pushed)\b[^.;]{0,60}"
    r"\bblood\b",
    r"\b\d+\s*(?:ml|cc|milliliters?)\s+(?:of\s+)?(?:(?:fresh|sterile|autologous|venous|own|his|her)\s+)*blood\b",
)
LYSIS = _words(
    r"\badhesiolysis\b|\blysis of (?:\w+ )?adhesions?\b|\bracz\b|\bneuroplasty\b|\bhypertonic saline\b"
    r"|\b10\s?(?:%|percent) saline\b|\bhyaluronidase\b|\bhylenex\b|\bwydase\b|\bvitrase\b"
)
LYSIS_DONE = _words(
    r"\bhypertonic saline\b|\b10\s?(?:%|percent) (?:sodium chloride|saline|nacl)\b|\bhyaluronidase\b"
    r"|\bhylenex\b|\bwydase\b|\bvitrase\b",
    r"\b(?:adhesions?|scar|filling defect)\b[^.;]{0,60}\b(?:lysed|released|broken|opened|freed|disrupted"
    r"|lysis|cleared)\b|\b(?:lysed|released|broke\w*|freed|disrupt\w*)\b[^.;]{0,40}\b(?:adhesions?|scar)\b",
    r"\bmechanical (?:lysis|adhesiolysis)\b|\blysis of (?:\w+ )?adhesions? (?:was|were) (?:performed|carried|done)\b",
)
SERIES = _words(
    r"\b(?:day|session) (?:2|two|3|three)\b|\b(?:2|two|3|three)[\s-]day\b|\bover (?:2|two|3|three) days\b"
    r"|\bsecond day\b|\bconsecutive days\b|\bon (?:each of )?(?:two|three) days\b"
)
NEUROLYTIC = _words(
    r"\bphenol\b|\b(?:dehydrated|absolute|denatured|ethyl) alcohol\b|\b(?:9\d|100)\s?(?:%"
    r"|percent)\s*(?:alcohol|ethanol)\b|\bglycerin\b"
)
CATHETER_LEFT = _words(
    r"\bcath(?:eter)?\b[^.;]{0,120}\b(?:(?<!the )(?<!to )left\b(?!\W+(?:side\w*|[ctls]-?\d))|secured|sutured"
    r"|tunnell?ed"
    r"|taped|sterile dressing|connected to|attached to (?:a |an |the )?(?:pump|infus\w+)|indwelling"
    r"|for (?:continuous|ongoing))\b",
    r"\b(?:running|runs|infusing)\b(?:[^.;]|\.\d){0,60}\b(?:an hour|per hour|hourly|ml/h\w*|button|pump)\b",
    r"\binfusion\b[^.;]{0,80}\b(?:start\w*|run|running|begun|several days|ml/h\w*|cc/h\w*|hour|continued)\b"
    r"|\b(?:continuous|indwelling)\b[^.;]{0,30}\b(?:epidural|infusion|cath\w*)\b|\bpcea\b",
)
CATHETER_OUT = _words(
    r"\bcath(?:eter)?\b(?:(?!needle|tuohy|wire|stylet|sheath)[^.;]){0,60}\b(?:removed|withdrawn"
    r"|taken out|pulled|out intact|came out)\b"
    r"|\bno cath\w*|\bsingle[\s-]shot\b|\b(?:removed|withdr[ae]w\w*)\b[^.;,]{0,30}\bcath\w*|\b(?:needle"
    r"|set) and cath\w*\b[^.;]{0,20}\bremoved\b",
    r"\bcath\w*\b[^.;]{0,30}\bnot left\b"
    r"|\bcath(?:eter)?(?: and (?:the )?(?:needle|introducer|tuohy))? (?:then |both |was |were "
    r"|came )*out\b",
)
INJECTED = _words(
    r"\b(?:inject\w*|instill\w*|administer\w*|delivered|deposited|infiltrat\w*|infus\w*|bolus\w*|introduced"
    r"|placed|given|followed by|consisting of|put in|went in|mixture|solution)\b",
    r"\b(?:\d+(?:\.\d+)?|one|two|three|four|five|six|eight|ten|twelve|fifteen|twenty|thirty|forty|sixty|eighty"
    r"|hundred"
    r"|half(?:\s+an?)?)\s*(?:mg|mgs|ml|mls|cc|ccs|mcg|milligrams?|millilit(?:er|re)s?|micrograms?)\b",
    # "twenty of ropi", "15 of 0.25% marcaine": a volume with its unit left out
    r"\b(?:\d{1,2}|\w+teen|ten|twelve|twenty|thirty|forty)\s+of\s+(?:\d[\d.]*\s?(?:%|percent)\s+)?(?:the\s+)?"
    r"(?:bupi|ropi|lido|marcaine|naropin|sensorcaine|mepi|exparel)\w*",
    # "80 depo", "Kenalog 40": a depot steroid by its figure alone
    r"\b(?:\d{1,3}|ten|twenty|forty|sixty|eighty|hundred)\s+(?:of\s+)?(?:depo|kenalog|dexa?m?|dexamethasone"
    r"|celestone|triamcinolone|methylpred\w*"
    r"|betamethasone)\b|\b(?:depo(?:-?\s?medrol)?|kenalog|dexamethasone|celestone|triamcinolone)\s+\d",
)
SUBSTANCES: tuple[tuple[str, WordPattern], ...] = (
    ("baclofen", _words(r"\bbaclofen\b")),
    (
        "steroid",
        _words(
            r"\b(?:methyl-?prednisolone|depo-?\s?medrol|depo|triamcinolone|triam|kenalog|dexamethasone"
            r"|dexa?methasone|decadron|beta-?methasone|celestone|aristocort|(?:solu-?)?medrol|steroids?|dex)\b"
        ),
    ),
    ("opioid", _words(r"\b(?:morphine|duramorph|hydromorphone|dilaudid|fentanyl|ziconotide|prialt)\b")),
    (
        "anesthetic",
        _words(
            r"\b(?:(?:levo)?bupivacaine|mepivacaine|prilocaine|chirocaine|marcaine|ropivacaine|naropin|lidocaine"
            r"|lignocaine|xylocaine|sensorcaine"
            r"|local anesthetic)\b"
        ),
    ),
    ("contrast", _words(r"\b(?:gadolinium|gadavist|indium|radio-?tracer|isotope|tracer)\b")),
    ("saline", _words(r"\bsaline\b")),
)
NO_DRUG = _words(
    r"\b(?:no|without(?: any)?|neither)\s+(?:(?:any|depot|epidural|further|other|additional|particulate)\s+){0,2}(?:"
    + "|".join(words.pattern for _, words in SUBSTANCES)
    + r")(?:\s*(?:,|or|nor|and)\s+(?:other\s+|any\s+)?\w+)*\s+(?:was|were|is|has been|given|used)\b"
)
"""A drug that the report says was not given."""
SAME_DRUG = _words(
    r"\b(?:same|identical|like) (?:mix\w*|drugs?|dose|injectate|solution|volumes?|medications?|amounts?)\b"
)
"""The drug of a further needle, told by that of the first."""
SPILLED = _words(
    r"\b(?:spill\w*|leak\w*|escap\w*|extravas\w*|burst|ruptur\w*|decompress\w*"
    r"|emptied)\b[^.;]{0,25}\b(?:in)?to the epidural space\b"
    r"|\bepidural (?:spill|leak|extravas)\w*"
    r"|\bpop\w*\b[^.;]{0,40}\b(?:ran|run|went|flowed)\b[^.;]{0,15}\binto the epidural space\b"
)
"""Contrast that only broke through to the space from a cyst or a joint."""
UNNAMED_DRUG = _words(
    r"\b\d+\s?mg\s+(?:(?:was|were)\s+)?(?:through|down|via|in|given|inject\w+|deliver\w+|instill\w+)\b",
    r"\b(?:injectate|cocktail|(?:drug|medication|steroid) mix\w*|the (?:medications?|medicine|mix(?:ture)?))\b",
)
"""A drug that is told by its dose alone, or as what had been drawn up."""
IN_A_VEIN = _words(r"\b(?:intravenous\w*|iv|versed|midazolam)\b")
SKIN = _words(
    r"\b(?:skin|subcutaneous\w*|wheal|superficial|locally|local (?:anesthe\w+|infiltration)|track|tract"
    r"|anesthetized|anesthetize|numbed|buffered)\b"
)
FAILED = _words(
    r"\b(?:fail\w*|attempted|attempts?\b|unsuccess\w*|could not|couldn't|unable|abandon\w*|met bone"
    r"|not be (?:entered|reached|accessed)|aborted|given up|gave up|no loss of resistance|not possible"
    r"|too narrow|impossible)\b"
)
ASIDE = _words(
    r"\b(?:options?|considered|weighed|offered|fallback|last night|yesterday|previous\w*|prior|ago|declined"
    r"|instead of|rather than|next (?:visit|time|week)|in the future|remains? possible|if (?:pain|needed|no)"
    r"|may be repeated"
    r"|skipped|omitted|passed over"
    r"|was not (?:done|treated|injected|performed|needed)|not treated|followed up|booked|scheduled"
    r"|on (?:the )?schedule"
    r"|referr\w+|requested|not offered|explained|can be (?:done|given|tried|repeated)|put off|in reserve|was to have"
    r"|had (?:an?|the|his|her) (?:\w+[\s-]){0,4}(?:injection|epidural|block|esi)|with me on|contemplat\w*"
    r"|original plan"
    r"|(?:may|might|will|would|should|could) (?:then |also )?(?:follow|be|have|come|return|help|get|receive)"
    r"|planned)\b|\s(?:not (?:done|injected|performed)|deferred|skipped)\W*$",
    # What an earlier injection did, or when it was: "gave her only nine days", "in July"
    r"\b(?:gave|got|brought|provided|lasted|helped)\b[^.;]{0,40}\b(?:relief|days?|weeks?|wks?|months?|nothing)\b",
    r"\b(?:injection|epidural|esi|interlaminar|transforaminal|tfesi|block)\b[^.;]{0,40}\b(?:in|on|from) (?:early "
    r"|late )?"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\b",
)
# What an earlier scan showed, and where it hurts, is no place of a needle.
SCANNED = _words(
    r"\b(?:mri|mr imaging|magnetic resonance|planning (?:scan|ct)|scout|x-?rays? show\w*|emg|dermatom\w*)\b"
)
AT_WORK = _words(r"\b(?:i|we) (?:then |therefore |have )?(?:treated|injected|blocked|entered|targeted|chose|went)\b")
"""Where the speaker turns from what a scan showed to what was done."""
COMPLAINT = _words(
    r"^\W*(?:left |right |foraminal |central |paracentral )?(?:dis[ck]s?\b|herniat|protrus|extrus|pain|stenos|spur"
    r"|radicul|dermatom|myotom|facets?\b|z-?joints?\b|zyg?apophy|medial branch|mbbs?\b|weakness|fusion|spondylo"
    r"|laminectomy|fracture|compression)"
)
IMAGING_DOWN = _words(
    r"\b(?:c-?\s?arm|fluoroscope|fluoro (?:unit|machine)|x-?ray (?:tube|unit|machine)|image intensifier"
    r"|ct scanner|scanner|machine)\b[^.;]{0,12}\b(?:fail\w*|broke\w*|down|overheat\w*|serviced|faulty|defective)\b",
    r"\b(?:c-?\s?arm|fluoroscop\w+|fluoro|x-?ray(?: tube| unit| machine)?|image intensifier|scanner)\b[^.;]{0,50}"
    r"\b(?:out of (?:order|service)|in use|unavailable|not available|could not be used|occupied"
    r"|self[\s-]?test|would not start)\b",
    r"\b(?:no|without) (?:(?:use of|available|live|working|the|any) ){0,2}(?:c-?\s?arm|fluoro\w*|x-?ray)\b",
)
SPREAD = _words(
    r"\b(?:spread|spreading|flow\w*|extend\w*|outlin\w*|reach\w*|filling|opacif\w*|pattern|ascend\w*"
    r"|cephalad to|up to|from \S+ (?:through|to))\b",
    r"\b(?:contrast|dye|omnipaque|isovue|iohexol|medium)\b[^.;]{0,25}\b(?:along|around|up|down|ran|runs|track\w*|coat\w*)\b",
)
DENIAL = _words(r"\b(?:no|not|none|never|without|nor|neither|cannot|unable|unavailable|dorsal to|short of)\b")
INABILITY = _words(r"\b(?:cannot|can't|unable to|could not|too unstable)\b")
NOTHING_DONE = _words(
    r"\bno procedure (?:was |were )?(?:performed|done|undertaken)\b|\b(?:tele)?phone (?:call|follow)\w*"
    r"|\btelephone\b|\bprocedure (?:was )?(?:cancel\w*|not (?:performed|done))\b"
)
FLUOROSCOPY = _words(
    r"\b(?:with|under|by|on|using|live) (?:the )?x-?\s?rays?(?: machine| tube)?\b(?! (?:show|film|report|read|last))"
    r"|\bunder flora\b|\bx-?\s?rays? (?:machine|in two planes|in 2 planes)\b|\bfluoro\w*|\bflouro\w*|\bfl(?:oo"
    r"|uo?)r\s?[oa]s\w+"
    r"|\bc-?\s?arm\b|\bx-?\s?ray (?:guid\w+|control)|\bbi-?plane\b"
    r"|\bimage intensif\w+|\bepidurogra\w+|\bap (?:and|&|/) lateral\b|\bap/lat\b|\b(?:ap|lateral"
    r"|oblique) (?:view|projection|image|film)s?\b|\bantero-?posterior\b"
)
CT = _words(
    r"\bct[\s-]+(?:guid\w+|fluoro\w*|control|gantry|table|scanner|suite)|\bunder (?:intermittent )?ct\b"
    r"|\bct for (?:guidance|needle)|\b(?:planning|localizing|scout) (?:ct|scan)\b|\bct images? (?:confirm"
    r"|show)\w*|\bcomputed tomograph\w+ guid\w+|\bct needle",
    r"\b(?:prone|supine|lateral|intermittent|sequential|limited|repeat) ct\b|\bct (?:series|slices)\b"
    r"|\bct\s*:[^.;]{0,40}\b(?:spread|needle|contrast|epidur\w*|tip)\b",
)
SONAR = _words(
    r"\bultra-?\s?sound\b|\bsonogra\w+|\blinear probe\b|\bus[\s-](?:guid\w+|probe)\b|\bin[\s-]plane\b|\bcurvilinear\b"
)
NO_IMAGING = _words(
    r"\b(?:no|without|not under)\s+(?:(?!complications?|problems?)\w+\s+){0,2}(?:imaging"
    r"|image guidance|fluoro\w*|x-?ray|c-?arm)\b"
    r"|\bby palpation\b|\bland-?mark\w*\b|\bblind(?:ly)?\b|\bno ultra-?sound (?:and|or"
    r"|nor) (?:no )?fluoro\w*|\bfluoro\w* (?:was |is )?not (?:used|available)\b"
)
CONTRAST = _words(r"\b(?:contrast|dye|omnipaque|isovue|iohexol|iopamidol|visipaque)\b")
SAVED = _words(
    r"\b(?:images?|films?|spots?|pictures?|views?|clips?)\b[^.;]{0,40}\b(?:sav\w*|stor\w*|kept|record\w*"
    r"|archiv\w*|obtained|taken|filed|pacs)\b|\b(?:saved|stored|archived)\b"
)
OTHER_SPINE_WORK = _words(
    r"\b(?:stimulat\w+ (?:trial|lead|electrode)|percutaneous leads?|electrode array|discogra\w+|myelogra\w+"
    r"|kyphoplast\w+|vertebroplast\w+|methotrexate|cytarabine|thiotepa|chemotherapy|nusinersen|spinraza)\b"
)
PERIPHERAL = _words(
    r"\b(?:(?:brachial|lumbar|cervical) plexus|interscalene|supra-?clavicular|infra-?clavicular"
    r"|para-?vertebral (?:block|space|cath\w*)"
    r"|erector spinae|fascia iliaca|femoral nerve|sciatic nerve|adductor canal|transversus abdominis|serratus)\b"
)
SPINAL_ANESTHESIA = _words(
    r"\bspinal an(?:a)?esth\w+|\banesthesia\s*:\s*(?:spinal|epidural|cse)\b|\bcombined spinal\b"
    r"|\bepidural an(?:a)?esth\w+|\b(?:under|with) (?:\w+ )?epidural an(?:a)?lgesia"
    r"|\bepidural(?: catheter)? (?:was )?(?:placed|inserted|run) by (?:the )?an(?:a)?esth\w+"
)
NEEDLE = _words(
    r"\b(?:needle|quincke|chiba|whitacre|g\b|gauge|advanced|access\w*|enter\w*|approach\w*|foram\w+|level"
    r"|inter-?space|space|inject\w*|side|root|block\w*|repeated|performed|treated|same (?:manner|way"
    r"|technique))\b"
)


_RUN_ON = 220
_DENIED_AFTER = re.compile(
    r"(?:\s+(?:or|and)\s+\w+)?(?:\s*:\s*|\s+)(?:was |were |is )?(?:not|never|none)\b", re.IGNORECASE
)
_NO_COMPLICATION = _words(r"\b(?:no|without) (?:\w+ )?(?:complications?|problems?|difficulty)\b")


_GAP = re.compile(
    r"\b(?:gap|filling defect|defect|cut-?\s?off|void|narrow\w*|stenos[ie]s|protrusion|herniation|blocked|hang-?up"
    r"|stop(?:s|ped)(?: short)?|ends?|ended)\b[^.;,]{0,30}?\b(?:at|in|of|to|into|through|toward)\s+(?:the\s+)?"
    r"(?:[\w/-]+\s+){0,4}?(?:neuro-?|neural )?foram(?:en|ina)\b",
    re.IGNORECASE,
)
"""A foramen that contrast did not fill, or that is narrow: no needle went there."""


def without_gaps(text: str) -> str:
    """The text without the foramina that contrast spared."""
    return _GAP.sub(" ", text)


def is_spared(text: str, at: int) -> bool:
    """Whether what stands at a place of the text names a foramen that contrast did not fill."""
    return any(match.start() <= at < match.end() for match in _GAP.finditer(text))


def asserted(words: WordPattern, text: str) -> bool:
    """Whether the words stand in the text without a denial shortly before them."""
    return any(
        not DENIAL.search(_NO_COMPLICATION.sub("", text[max(0, m.start() - 25) : m.start()]).rpartition(",")[2])
        and not _DENIED_AFTER.match(text, m.end())
        and not INABILITY.search(text[max(0, m.start() - 60) : m.start()].rpartition(",")[2])
        for m in words.finditer(text)
    )


def failed(clause: Clause) -> bool:
    """A try that did not lead to the space."""
    return FAILED.search(clause.text) is not None


_FORGONE = re.compile(r"^\W*(?:rather than|instead of)\b[^,]{0,60},\s*(?=(?:i|we)\b)", re.IGNORECASE)
"""What was not done, before the words that tell what was."""


def aside(clause: Clause) -> bool:
    """Alternatives, other days, levels left alone, and what only broke through from a joint."""
    if SPILLED.search(clause.text):
        return True
    if ASIDE.search(_FORGONE.sub(" ", clause.text)) is not None:
        # A run-on tells the work beside all else.
        return len(clause.text) <= _RUN_ON or not gives_drug(clause)
    return SCANNED.search(clause.text) is not None and not (INJECTED.search(clause.text) or AT_WORK.search(clause.text))


def without_imaging(clause: Clause) -> bool:
    """The clause says that no imaging guided the needle, or that the machine was not to be had."""
    return NO_IMAGING.search(clause.text) is not None or IMAGING_DOWN.search(clause.text) is not None


def gives_drug(clause: Clause) -> bool:
    """A drug is injected, other than under the skin, or runs through a catheter that stays."""
    if SKIN.search(clause.text) and not re.search(
        r"\bepidural|\bforam|\broot|\bsteroid|\bintra-?thecal", clause.text, re.IGNORECASE
    ):
        return False
    if IN_A_VEIN.search(clause.text) and not re.search(r"epidur|foram|steroid|thecal", clause.text, re.IGNORECASE):
        return False
    text = NO_DRUG.sub(" ", clause.text)
    stays = asserted(CATHETER_LEFT, text)
    if stays and EPIDURAL.search(text) and re.search(r"\binfus", text, re.IGNORECASE):
        return True
    named = substance_of(text) is not None or UNNAMED_DRUG.search(text) is not None
    return (stays or INJECTED.search(text) is not None) and named


def substance_of(text: str) -> str | None:
    """The leading substance that a text names: a steroid before the anesthetic that carries it."""
    return next((name for name, words in SUBSTANCES if words.search(text)), None)


def injects_into_canal(clause: Clause) -> bool:
    """A title of an injection of a drug into the canal."""
    named = TRANSFORAMINAL.search(clause.text) or EPIDURAL.search(clause.text) or CAUDAL.search(clause.text)
    return named is not None and re.search(r"inject|steroid|block|\besi\b", clause.text, re.IGNORECASE) is not None
