"""Words of spine and nerve work: what destroys a nerve, what is injected, what makes a cavity, how a block is told."""

from __future__ import annotations

from ircoder.findings.epidural_words import INJECTED, SKIN, SUBSTANCES, substance_of
from ircoder.knowledge.word_patterns import WordPattern

RADIOFREQUENCY = WordPattern(
    r"\b(?:radio-?\s?frequency|rf|rfa|rfn|rftc|crfa|mbrf\w*|rhizotom\w+|neurotom\w+|denervat\w+|thermo-?coagul\w+"
    r"|neuro-?ablat\w+|thermally lesion\w+"
    r"|cooled (?:rf|radio\w+)|coolief|thermal (?:lesion\w*|ablation|rf))\b"
    r"|\bburn(?:s|ing|ed|t)?\b[^.;]{0,40}\b(?:nerves?|branch\w*|twigs?|ram(?:us|i)|mbs?|drs?)\b"
    r"|\b(?:nerves?|branch\w*|twigs?|ram(?:us|i))\b(?: \w+){0,2} (?:burn(?:s|ing|ed|t)?|cauteri[sz]\w+|heated"
    r"|heating)\b"
    r"|\b(?:heat(?:ed|ing)?|cauteri[sz]\w+) (?:of )?(?:the )?(?:\w+ ){0,2}(?:nerves?|branch\w*|twigs?)\b"
    r"|\b\d+\s?mm (?:(?:active|bare|exposed|un-?insulated)[ -])?(?:tip|end)(?:s|ped)?\b"
)
LESION = WordPattern(
    r"\blesion(?:s|ed|ing)?\b[^.;]{0,60}\b(?:[4-9]\d)\s?(?:\u00b0|deg\w*)?\s?(?:c\b|celsius|degrees)"
    r"|\b[4-9]\d\s?(?:\u00b0|deg(?:rees?)?)?\s?c(?:elsius)?\b|\b(?:[4-9]\d|eighty|sixty|ninety) (?:degrees|deg)\b"
    r"|\b[6-9]\d\s?[/x@]\s?\d{2,3}\b(?!\s?(?:mm|/|%))|\b[6-9]\d (?:degrees )?(?:for|x) \d{2,3}\s?s(?:ec\w*)?\b"
    r"|\b(?:lesion(?:s|ed|ing)?|ablat(?:ed|ion)|neurotomy|rhizotomy|denervation)\b[^.;]{0,40}"
    r"\b(?:made|created|performed|done|carried|completed|seconds?|minutes?)\b|\blesioned\b"
    r"|\|\s*[6-9]\d\s*\|\s*(?:60|90|120|150|180)\s*(?=\|)"
)
"""Heat and how long it was held, in a table by the figures in two cells."""
PULSED = WordPattern(r"\bpulsed\b|\bprf\b|\b42\s?(?:\u00b0|deg(?:rees?)?)?\s?c(?:elsius)?\b")
THERMAL = WordPattern(
    r"\b(?:[5-9]\d)\s?(?:\u00b0|deg(?:rees?)?)?\s?c(?:elsius)?\b|\b(?:[5-9]\d|sixty|eighty|ninety) (?:degrees|deg)\b"
)
NEUROLYTIC = WordPattern(
    r"\b(?:phenol|(?:dehydrated|absolute|denatured|ethyl) alcohol|ethanol|etoh|(?:[5-9]\d|100)\s?(?:%"
    r"|percent) (?:ethyl )?alcohol"
    r"|alcohol (?:was )?(?:inject\w+|instill\w+|deliver\w+|given|plac\w+|put|pushed|deposit\w+|spread|went in)"
    r"|(?:ml|cc|mls|ccs) (?:of )?(?:\d+\s?% )?alcohol"
    r"|glycerol|glycerin)\b"
)
FREEZING = WordPattern(
    r"\b(?:cryo\w*|freez\w+|freeze(?:s|-thaw)?|ice ?ball|iovera|frozen(?! shoulder)"
    r"|iceseed|icerod|icesphere|icepearl)\b"
)
FROZEN = WordPattern(
    r"\b(?:freeze|freezes|freezing|frozen(?! shoulder)|cryo-?\s?ablat\w+|ice ?ball|thaw\w*|cryo-?neurolysis"
    r"|cycles?)\b"
)
BLOCK = WordPattern(
    r"\b(?:blocks?|blocked|blockade|injections?|injected|infiltrat\w+|anesthetized|anaesthetized|block#?\s?\d)\b"
)
CATHETER = WordPattern(
    r"\b(?:continuous|perineural cath\w*|nerve cath\w*|catheter (?:was )?(?:left|secured|threaded|advanced|placed"
    r"|tunnel\w+)"
    r"|catheters?|infusions?|on-?q|elastomeric|ambulatory pump|infusing)\b"
)
NO_CATHETER = WordPattern(
    r"\b(?:no|without|not)\b[^.;]{0,20}\bcath\w*|\bsingle[ -]shot\b|\bcath\w*\b[^.;]{0,30}\b(?:removed|not (?:left"
    r"|placed))\b"
)
DRUG = WordPattern(
    "|".join(words.pattern for _, words in SUBSTANCES)
    + r"|\b(?:bupi|ropi|lido|mepi|local anesthetic|marcaine|steroids?)\b"
)
OWN_ANESTHESIA = WordPattern(
    r"\b(?:for|as|provid\w+|achiev\w+|primary) (?:(?:the|local|regional|surgical|procedural|intra-?procedural"
    r"|intra-?operative|adequate)\s+){0,3}"
    r"an(?:a)?esthe\w+\b"
)
CEMENT = WordPattern(
    r"\b(?:cement\w*|pmma|methyl-?\s?methacrylate|poly-?\s?methyl\w*|methacrylate|simplex|cortoss|kyphx hv-?r|acrylic"
    r"|bone filler)\b"
)
CAVITY = WordPattern(
    r"\b(?:balloons?|bone tamps?|tamps?|ibts?|curettes?|osteotomes?|cavity|kiva|spine-?\s?jack"
    r"|vertebral body stent\w*|expandable implants?"
    r"|implants?(?=[^.;]{0,60}\b(?:expand|deploy))|stabilit|dfine|sky bone expander|osseofix)\b"
)
CAVITY_DONE = WordPattern(
    r"\b(?:inflat\w+|expand\w+|deploy\w+|creat\w+|made|form\w*|psi|pressuri\w+|atm|restor\w+|elevat\w+|plac\w+"
    r"|(?:up )?to \d+(?:\.\d+)? ?(?:ml|cc|psi|atm)|\d+(?:\.\d+)? ?(?:ml|cc|psi|atm)s? (?:each|a side|per side)"
    r"|hollow(?:ed)?|worked through"
    r"|into (?:the|that|this|each) (?:\w+ )?(?:cavit\w+|voids?|holes?)|implants? (?:per|at each|each|a side)|used|up"
    r"|with (?:the |a |two |\d )?(?:spine-?jack|kiva|vertebral body stents?|osseofix|balloons?|tamps?)"
    r"|insert\w+|articulat\w+|rotat\w+|blown|blew|blow\w* up|pumped|opened|filled|raised|(?:both|each) sides?"
    r"|(?:brought"
    r"|taken) (?:up )?to)\b"
)
CEMENT_GIVEN = WordPattern(
    r"\b(?:inject\w*|instill\w*|deliver\w*|fill(?:ed|ing)?|plac(?:ed|ing)|introduc\w+|deposit\w*|went in|given"
    r"|pushed|applied|infus\w+|cc|ml"
    r"|milliliters?|ccs|mls|crossed|augment\w+)\b|\bin(?=\s*[.,;]|\s*$)"
)


def gives_drug(text: str) -> bool:
    """Whether a stretch says that a drug was put in, other than under the skin."""
    if SKIN.search(text) and not BLOCK.search(text):
        return False
    return DRUG.search(text) is not None and (INJECTED.search(text) is not None or BLOCK.search(text) is not None)


def substance(text: str) -> str | None:
    """Leading substance that a text names."""
    return substance_of(text)
