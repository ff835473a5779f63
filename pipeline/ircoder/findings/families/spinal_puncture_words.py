"""Words of spinal taps, drains, intrathecal drugs and contrast, and of work on discs (SPIN-59 to SPIN-75)."""

from __future__ import annotations

from ircoder.knowledge.word_patterns import WordPattern

DRAINED = WordPattern(
    r"\btherapeutic\b|\b(?:high|large)[\s-]volume\b|\btap test\b|\bfisher test\b|\bnph\b"
    r"|\bnormal[\s-]pressure hydrocephalus\b"
    r"|\b(?:to|for)\s+(?:lower|reduce|relieve|relief of|lowering)\b[^.;]{0,25}\bpressure\b"
    r"|\b(?:drain(?:ed|age)|remov(?:ed|al)|withdr(?:ew|awn|awal)|let (?:it |her |him |csf |fluid )?(?:run|drip|flow)"
    r"|ran)\b[^.;]{0,60}\b(?:until|till|down to)\b[^.;]{0,40}\b(?:pressure|cm|mm|water)\b"
    r"|\b(?:tak\w+|took|br[io]\w+|get|got)\s+(?:it|her|him|them|(?:the |her |his )?(?:csf )?pressure)\s+(?:back )?"
    r"(?:down|(?:to )?(?:below|under))\b"
    r"|\bpressure\b[^.;]{0,30}\b(?:brought|lowered|reduced|dropped|taken|drawn) (?:down )?(?:to|below|under|from)\b"
)
RUN_OFF = WordPattern(
    r"\b(?:drained|removed|withdrawn|collected|(?:taken|took|let|ran|run|came|bled|siphoned|come|coming)"
    r" (?:off|out|away)|(?:ml|cc) (?:out|off)|in all"
    r"|in total)\b"
)
"""What is said of fluid by its volume alone ("26 mL off")."""
NOT_DRAINED = WordPattern(
    r"\b(?:no|not|never|without)\b[^.;]{0,30}\b(?:drain\w*|therapeutic|removal|large[\s-]volume)\b"
    r"|\bsuspected nph\b[^.;]{0,20}\bexclud"
)
DIAGNOSTIC = WordPattern(r"\bdiagnostic (?:lumbar|lp|spinal|tap|csf)\b|\bdiagnostic lumbar puncture\b")
ENTERED = WordPattern(
    r"\b(?:thecal sac|subarachnoid space|dural sac|dura|spinal canal)\b[^.;]{0,50}\b(?:was|were|is)?\s*(?:entered"
    r"|punctured"
    r"|reached|accessed|cannulated|pierced)\b"
    r"|\b(?:csf|cerebrospinal fluid|spinal fluid)\b[^.;]{0,60}\b(?:return\w*|obtained|flow\w*|collected|drained"
    r"|removed|sent"
    r"|withdrawn|aspirated|dripp\w*|came)\b"
    r"|\b(?:return|flow|collection|removal|withdrawal|aspiration)\b[^.;]{0,25}\b(?:csf|cerebrospinal fluid"
    r"|spinal fluid)\b"
    r"|\bopening pressure\b"
)
NEEDLE = WordPattern(r"\b(?:needles?|\d\d\s?g|gauge|quin[ck]\w*|whitacre|sprotte|spinocan)\b")
SAC_REACHED = WordPattern(
    r"\bopening (?:pressure|was|of)\b[^.;]{0,30}?"
    r"\b(?:\d+|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty)\b"
    r"|\b(?:clear|colou?rless|xanthochromic)\b[^.;]{0,15}\b(?:fluid|csf)\b[^.;]{0,80}\btubes\b"
    r"|\b(?:entered|reached|punctured|into|in) the (?:thecal |dural )?sac\b[^.;]{0,30}\bl-?[1-5]\b"
)
"""A pressure or tubes of clear fluid, which a needle between lumbar vertebrae has only from the sac."""
PRESSURES = WordPattern(
    r"\bopening\b[^.;]{0,12}\b\d{1,2}\b[^.]{0,120}\b(?:closing\b|ml (?:out|off|taken|removed|drained)|tubes)"
)
"""What is measured at the start and at the end of a spinal tap, and of no other."""
PRESSURE_READ = WordPattern(
    r"\b(?:op|(?:opening )?pressures?)\b[^.;\d]{0,20}\b\d{1,2}(?:\.\d)?\s?(?:cm|mm)?\b"
    r"|\b\d{1,2}\s?cm (?:of )?(?:h2o|water)\b"
)
DRY_HUB = WordPattern(
    r"\b(?:no|without|never)\b[^.;]{0,12}\b(?:csf|fluid)\b[^.;]{0,25}\b(?:hub|needle|return\w*|came)\b"
)
SPINAL_FLUID = WordPattern(r"\b(?:csf|cerebrospinal|spinal fluid)\b")
DRAIN_LEFT = WordPattern(
    r"\b(?:lumbar|spinal|intrathecal|subarachnoid|csf) (?:drain(?:age)?|drainage) ?(?:catheter)?\b[^.;]{0,60}"
    r"\b(?:plac\w*|insert\w*|advanc\w*|thread\w*|left|secur\w*|sutur\w*|position\w*)\b"
    r"|\b(?:plac\w*|insert\w*)\b[^.;]{0,30}\b(?:lumbar|spinal|csf) drain\w*\b"
)
CATHETER_LEFT = WordPattern(
    r"\b(?:cath(?:eter)?|(?:silicone|lumbar|spinal) drain)\b[^.;]{0,60}\b(?:fed|thread\w*|advanc\w*|pass\w*|left"
    r"|secur\w*|sutur\w*|sewn|stitched|taped"
    r"|connect\w*|hooked)\b"
)
COLLECTING = WordPattern(
    r"\b(?:collect(?:ing|ion)|drainage|drip)\s(?:set|bag|system|chamber)\b|\b(?:spinal|lumbar|csf) drainage\b"
)
"""What a catheter in the sac is left for."""
CHEMOTHERAPY = WordPattern(
    r"\b(?:methotrexate|mtx|cytarabine|ara-?c|thiotepa|depocyt|topotecan|rituximab|trastuzumab|chemotherap\w*"
    r"|hydrocortisone, methotrexate)\b"
)
GIVEN = WordPattern(
    r"\b(?:inject\w*|instill\w*|administer\w*|given|pushed|infused|delivered|introduced|put in|went in|placed into"
    r"|in (?:through|via|by)|slowly in)\b|\b(?:mg|mcg) over\b|\b(?:mg|mcg) in\b(?=\s*[,.;]|\s*$)"
)
RESERVOIR = WordPattern(
    r"\b(?:ommaya|rickham|reservoir)\b"
    r"(?![^.;]{0,40}\b(?:removed|taken out|explant\w*|infected|clotted|occluded|declined|refused|planned|next"
    r"|discussed|not in\b|not yet|offered|considered)\b)"
)
GIVEN_BY_ANOTHER = WordPattern(
    r"\b(?:oncolog\w+|hematolog\w+|hemonc|heme-?onc|neuro-?oncolog\w+|chemotherapy team|the (?:oncology )?(?:fellow"
    r"|nurse|team))\b"
    r"[^.;]{0,60}\b(?:inject\w*|administer\w*|gave|given|instill\w*|pushed)\b"
    r"|\b(?:inject\w*|administer\w*|given|instill\w*)\b[^.;]{0,40}\bby (?:the |dr\.? \w+ (?:of|from) )?(?:\w+ ){0,2}"
    r"(?:oncolog\w+|hematolog\w+|chemotherapy|fellow)\b"
)
CONTRAST = WordPattern(
    r"\b(?:contrast|omnipaque|iohexol|isovue|iso-?m|iopamidol|gadolinium|gadobutrol|magnevist"
    r"|dye)\b(?![^.;]{0,25}\ballerg)"
)
CONTRAST_GIVEN = WordPattern(
    r"\b\d+(?:\.\d+)?\s?(?:ml|cc)s?\s(?:of\s)?(?:contrast|omnipaque|iohexol|isovue|iso-?m|iopamidol|dye)\b"
)
"""Contrast by its volume alone."""
PUNCTURED_BY_ANOTHER = WordPattern(
    r"\b(?:inject\w*|puncture\w*|contrast|needle|access)\b[^.;]{0,80}\b(?:by|from)\s+(?:the\s+|our\s+|dr\.?\s+"
    r"|an?\s+)?(?:\w+\s+){0,3}"
    r"(?:neurosurg\w+|spine surgeon|surgeon|orthop\w+|neurolog\w+|another physician|anesthesiolog\w+)\b"
    r"|\bI did not (?:puncture|inject|perform the (?:puncture|injection))\b|\bsupervis\w* the film\w*\b"
)
READ_BY_ANOTHER = WordPattern(
    r"\b(?:myelogra\w*|stud(?:y|ies)|images?|films?|filming|reading|interpretation|interpreted)\b[^.;]{0,80}"
    r"\b(?:read|interpreted|reported|dictated|reading|interpretation)\b[^.;]{0,20}\b(?:by|to)\b[^.;]{0,20}"
    r"\b(?:radiolog\w*|neuroradiolog\w*|another|separate\w*|different)\b"
    r"|\b(?:radiolog\w*|neuroradiolog\w*)\b[^.;]{0,40}\b(?:will (?:read|interpret)|reads?|to (?:read|interpret)"
    r"|is reading)\b"
)
NO_FILMS = WordPattern(
    r"\b(?:no|not|without)\b[^.;]{0,40}\b(?:myelogra\w+ (?:films|views|radiographs|images|study|series)"
    r"|radiographic myelogra\w*"
    r"|conventional myelogra\w*|formal myelogra\w*|films|radiographs|overhead\w*)\b"
    r"|\b(?:spot (?:films?|images?|views?)|needle[- ]check)\b[^.;]{0,30}\bonly\b|\bonly\b[^.;]{0,20}\bspot\b"
    r"|\bfor (?:the )?ct myelogra\w*\b[^.;]{0,20}\b(?:only|alone)\b|\bct (?:myelogra\w+ )?(?:only|alone)\b"
)
VIEWS = WordPattern(
    r"\b(?:ap|frontal|lateral|oblique\w*|flexion|extension|upright|standing|overhead|radiographs?|films?|views?"
    r"|myelographic|filmed"
    r"|myelogram)\b"
)
COLUMN = WordPattern(
    r"\b(?:lumbar|thoracic|cervical|contrast|dye|thecal)\s(?:column|sac|canal)\b[^.;]{0,40}\b(?:fill\w*|film\w*"
    r"|opacif\w*"
    r"|outlin\w*)\b|\bcolumn of (?:contrast|dye)\b"
    r"|\btilt(?:ing|ed) table\b|\b(?:lowered|tipped|tilted|went) head[- ]?down\b"
    r"|\b(?:contrast|dye|column)\b[^.;]{0,20}\b(?:run|ran|tilted|brought|flowed|moved|pooled)\b[^.;]{0,20}"
    r"\b(?:neck|head|cervical|thoracic|up|down|cephalad)\b"
)
"""What a myelogram looks like where nobody calls it one."""
BY_CERVICAL_ROUTE = WordPattern(
    r"\bc-?1\s?[-/ ]\s?(?:c-?)?2\b[^.;]{0,60}\b(?:puncture|approach|needle|tap|entered|access|route|injection)\b"
    r"|\b(?:puncture|approach|needle|tap|entered|access)\b[^.;]{0,50}\bc-?1\s?[-/ ]\s?(?:c-?)?2\b"
    r"|\b(?:cisterna magna|cisternal|suboccipital) (?:puncture|tap|injection|access|needle)\b|\bcisterna magna\b"
)
TRACER = WordPattern(r"\b(?:in-?\s?111|indium|dtpa|tc-?\s?99m|radiotracer|radionuclide|tracer)\b")
CISTERNOGRAM = WordPattern(r"\bcisternogra\w*\b")
LEAK_STUDY = WordPattern(r"\b(?:csf )?leak (?:study|scan|search)\b|\bpledgets?\b")
SHUNT_STUDY = WordPattern(r"\bshunt\b")
NUCLEAR_IMAGES = WordPattern(
    r"\b(?:imag\w*|scan\w*|view\w*|planar|scintigra\w*|spect)\b[^.;]{0,60}\b(?:\d+|hours?|h\b|immediate\w*|delayed)\b"
    r"|\b(?:4|6|24|48)\s?(?:h|hours?|hr)\b"
)
DISC_INJECTED = WordPattern(
    r"\b(?:inject\w*|pressuri[sz]\w*|contrast|ml|cc|omnipaque|isovue|nucleogram|discogra\w*|diskogra\w*|concordant"
    r"|discordant|pain"
    r"|control|leak\w*|normal|tear|morpholog\w*|fissur\w*|grade|psi|pressure)\b"
)
DISC_NOT_DONE = WordPattern(
    r"\b(?:not|never|nothing(?: was)? done|could not|unable|no contrast|given up|abandon\w*|aborted|skipped|omitted"
    r"|declin\w*|fused"
    r"|deferred)\b"
)
EPIDUROGRAM = WordPattern(r"\bepidurogra\w*|\bepidural (?:contrast|dye|needle)\b|\btuohy\b")
ALLOGRAFT = WordPattern(
    r"\b(?:allograft|nucleus pulposus|via ?disc|donor|stem cells?|cell product|mesenchymal|disc tissue"
    r"|rexlemestrocel|vast)\b"
)
MILD = WordPattern(
    r"\bmild\b[\s®]*(?:procedure|decompression|device|kit|portal)|^\W*mild\s(?:(?:at|of|for)\s)?l-?\d"
    r"|\b(?:bone|tissue) sculpt\w+|\bligamentum flavum out\b|\bligamentum flavum\b[^.;]{0,40}\b(?:remov\w*"
    r"|resect\w*|debulk\w*"
    r"|sculpt\w*|decompress\w*)\b|\binterlaminar decompression\b|\bimage-?guided (?:lumbar )?decompression\b|\bpild\b"
)
MILD_UNNAMED = WordPattern(r"\bMILD\b")
MILD_SIGN = WordPattern(
    r"\bdecompress\w*|\bportals?\b|\bsculpt\w+|\bligament\w*(?: flavum)?\b[^.;]{0,25}\b(?:remov\w+|out|shaved|taken"
    r"|debulk\w*|resect\w*)\b"
)
"""Beside these the four letters are the name of the work, and no word for a slight narrowing."""
SYRINX = WordPattern(
    r"\b(?:syrinx|syringomyelia|cord cyst|spinal cord cyst)\b[^.;]{0,60}\b(?:aspirat\w*|drain\w*|puncture\w*"
    r"|needle)\b"
)
CORD_BIOPSY = WordPattern(
    r"\b(?:spinal cord|intramedullary|cord lesion|cord mass)\b[^.;]{0,50}\bbiops\w*"
    r"|\bbiops\w*[^.;]{0,30}\bspinal cord\b"
)
FAILED = WordPattern(
    r"\b(?:unsuccessful|without success|could not (?:be )?(?:obtain\w*|enter\w*|access\w*)|unable to|failed|aborted"
    r"|abandoned|stopped"
    r"|terminated|no (?:csf|fluid)(?: return\w*| obtained| was obtained)?|dry tap)\b"
)
GOT_FLUID = WordPattern(
    r"\b(?:clear|spinal) fluid\b[^.;]{0,20}\b(?:came|ran|return\w*|back)\b|\bfluid (?:came|ran|dripped|flowed"
    r"|poured)\b|"
    r"\bfree csf\b|\bdrops (?:were |came )?clear\b|\b(?:off|out) into tubes\b|"
    r"\b(?:clear|bloody|xanthochromic|colorless|blood[\s-]tinged|cloudy|straw)\b[^.;]{0,25}\b(?:csf|fluid"
    r"|cerebrospinal)\b"
    r"|\b\d+(?:\.\d+)?\s?(?:ml|cc|milliliters?)\b[^.;]{0,40}\b(?:csf|cerebrospinal|fluid|removed|collected|drained"
    r"|obtained|sent)\b"
    r"|\b(?:csf|fluid)\b[^.;]{0,40}\b(?:sent|collected|obtained|removed|returned|clear|bloody|cloudy|colorless"
    r"|xanthochromic)\b|\b\d+(?:\.\d+)?\s?(?:ml|cc)\b[^.;]{0,15}\bin\b[^.;]{0,15}\btubes?\b"
    r"|\bopening pressure\b[^.;]{0,15}\d|\btubes?\b[^.;]{0,20}\b(?:sent"
    r"|collected|filled)\b"
)
NO_FLUID = WordPattern(r"\b(?:no|without|not)\b[^.;,]{0,20}\b(?:csf|cerebrospinal|fluid)\b|\bdry tap\b")
