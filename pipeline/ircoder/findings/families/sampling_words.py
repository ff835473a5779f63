"""Words that tell what a needle took: cores or cells, how often, and what was not taken."""

from __future__ import annotations

import re
from typing import Literal

from ircoder.knowledge.word_patterns import WordPattern

Took = Literal["core", "cells", "tissue"]
"""A tissue cylinder, cells by aspiration, or a sample of which the clause does not say."""

CORE = WordPattern(
    r"\bcor(?:e|es|ed)\b(?! (?:strength|temperature|measure|team|lab|stab|muscle|exercise))|\btru-?\s?e?\s?-?cut\b"
    r"|\b(?:vacuum[- ](?:assisted|device|needle|probe|biopsy|samples?|passes|cores?)|mammotome"
    r"|temno|monopty|biopince|achieve|max-?core|quick-?core|corvocet|eviva|encor"
    r"|tlab"
    r"|jamshidi|celero|marquee|sertera|finesse|biopsy gun|cutting needle|spring[- ]loaded|spring gun|needle gun"
    r"|klatskin|menghini|automated (?:biopsy"
    r"|needle))\b"
    r"|\b1[0-8]\s?(?:g|ga|gauge) gun\b|\b1\d\s?/\s?(?:1\d|2[0-2])\b(?=[^.;]{0,15}\bco-?ax)|\b(?:rolls?|bits?"
    r"|pieces?|strips?|slivers?|threads?"
    r"|plugs?) of (?:\w+ )?tissue\b|\bformalin\b|\btrephine\b|\b(?:tissue |good |long |solid )?cylinders?\b"
)
CELLS = WordPattern(
    r"\bf\.?n\.?a\.?b?s?\b|\bfine[- ]?needle\b|\bcytolog(?:y|ic|ical)\b(?! (?:adequacy|team|technician))"
    r"|\bsmear(?:s|ed)?\b"
    r"|\bcytolyt\b|\bcapillary (?:technique|action|method|sampling)\b"
    r"|\b(?:needle|aspiration) (?:aspirat\w+|biops\w+)\b(?<=aspiration biopsy)"
    r"|\bcells? (?:\w+ ){0,2}(?:on|onto|to) (?:\w+ )?(?:slides|glass)\b|\b(?:needle )?dips\b|\baspirates\b"
    r"|\bneedle aspirat\w+\b"
)
OF_URINE = WordPattern(r"\b(?:urine|washings?|brushings?|lavage|bile|pleural fluid|ascit\w+)\b")
THIN = WordPattern(
    r"\btwenty[- ](?:one|two|three|four|five|six|seven)[- ](?:g|ga|gauge)\b|\b(?:2[1-7])\s?-?\s?(?:g|ga|gauge)\b"
    r"|\bchiba\b|\bthin needle\b|\bskinny needle\b"
)
NEEDLED = (
    r"\b(?:needle|\d\d\s?-?(?:g|ga|gauge))\b[^.;]{0,40}\b(?:passed|moved|worked|dipped|stroked|jiggled|went)\b"
    r"(?:[^.;]|\.\d){0,70}\b(?:nodules?|nodes?|mass|lesion|tumou?r|thickening)\b"
)
"""A needle that is passed through a lesion, told by its verb."""
NEEDLED_THERE = WordPattern(NEEDLED)
THICK = WordPattern(
    r"\b(?:eleven|twelve|thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|twenty)[- ](?:g|ga|gauge)\b|\b(?:[89]"
    r"|1[0-8]|20)\s?-?\s?(?:g|ga|gauge)\b"
)
SHOTS = (
    r"\b(?:[89]|1\d|2[0-7])\s?-?\s?(?:g|ga|gauge)\b\s?(?:(?!and\b|needle|spinal|lido)[\w-]+\s){0,2}?x\s?\d{1,2}"
    r"(?!\d|[./]\d|\s?(?:cm|mm|in\b|inch|\"))"
    r"|\b\d\s?x\s?(?:1\d|2[0-7])\s?-?\s?(?:g|ga|gauge)\b"
    r"|\b1\d\s?/\s?(?:1\d|2[0-2])\s?(?:g|ga|gauge)?\s*(?:co-?ax\w*\s*)?x\s?\d\b"
)
"""A gauge with the number of times it was used ("14G x 4")."""
SHOTS_FIRED = WordPattern(SHOTS)
TAKEN = WordPattern(
    r"\b(?:core|tissue|biopsy|needle|fna|aspiration|cytolog\w+|fine[- ]needle|random|solid|representative|several"
    r"|multiple"
    r"|additional|total of|\d+|x\s?\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|few"
    r"|good)\b[^.;:]{0,50}?"
    r"\b(?:cores?|cylinders?|samples?|specimens?|passes|pass|biopsies|aspirates|throws|fragments)\b"
    r"|\b(?:samples?|specimens?|cores?|passes|tissue|aspirates?|biopsies)\b[^.;:]{0,40}\b(?:were|was|are|is)?\s?"
    r"(?:then )?(?:obtained|taken|acquired|collected|made|performed|retrieved|harvested|removed|sent"
    r"|submitted|procured|went (?:to|in(?:to)?))\b"
    r"|\b(?:smears|slides)\b[^.;:]{0,30}\b(?:sent|made|prepared|spread|stained|went to|fixed|air[- ]dried)\b"
    r"|\b(?:cores?|cylinders?)\b[^.;:]{0,15}\b(?:had|held|contain\w*|showed) [^.;:]{0,20}glomerul\w+"
    r"|\bfired (?:\w+ )?(?:times|through|into)\b"
    r"|\bguns?\b[^.;:]{0,25}\b(?:fired|went off|discharged|used)\b|\b(?:fired|discharged)\b[^.;:]{0,25}\bguns?\b"
    r"|\b(?:slivers?|strips?|threads?|ribbons?|cylinders?)\b[^.;:]{0,25}\b(?:(?:was|were|are|went|put|placed"
    r"|dropped)\b"
    r"[^.;:]{0,20}\b)?(?:taken|cut|removed|obtained|in(?:to)? (?:\w+ )?(?:formalin|fixative|saline|the jar))\b"
    r"|\bneedle\b[^.;:]{0,40}\binto the (?:\w+\s+){0,2}(?:nodule|node|mass|lesion)[^.;:]{0,20}"
    r"\b(?:\d|two|three|four|five|six) (?:times|occasions)\b"
    r"|\b(?:obtained|took|taken|acquired|collected|made|performed|retrieved|harvested|procured|fired)\b[^.;:]{0,40}"
    r"\b(?:cores?|samples?|specimens?|passes|tissue|aspirates|biopsies)\b"
    r"|\b(?:bits?|pieces?|rolls?|strips?|slivers?|threads?|chips?|snippets?|bites?|plugs?) of (?:good |solid |firm "
    r"|pale |white )?"
    r"tissue\b|\bcells? (?:\w+ ){0,2}(?:on|onto|to) (?:\w+ )?(?:slides|glass)\b"
    r"|\b(?:was|were)\s+(?:then\s+)?(?:\w+ly\s+)?(?:biopsied|cored|sampled|aspirated for cytology)\b|\bsampled\b"
    r"|\bdis[ck](?:[- ]space)?\b(?![^.;]*\b(?:discogra\w+|inject\w*|pressure|facet)\b)[^.;]{0,100}"
    r"\b(?:aspirat\w+|pus\b|cultures?\b|micro(?:biology)?\b|gram stain)"
    r"|\bmarrow\b(?:(?!\b(?:not?|never|without)\b)[^.;]){0,40}\baspirat\w+|\baspirat\w+[^.;]{0,40}\bmarrow\b"
    rf"|{NEEDLED}|\bsame (?:device|needle|gun|probe)\b[^.;]{{0,20}}\bx\s?\d"
    rf"|{SHOTS}|\bcores?\s*[x:]\s*\d|\bpasses\s*[x:]\s*\d|\b[x]\s?\d+\s+(?:cores?|passes|samples?)\b"
)
NOT = WordPattern(
    r"\b(?:no|not|never|without|declin\w+|deferred|cancel\w+|instead of|rather than|if|should|benign"
    r"|planned|will|would|may"
    r"|might|previous(?:ly)?|prior|earlier|recent|last (?:year|month|week)|years? ago|months? ago|history of"
    r"|(?:hours?|days?|weeks?|months?) after (?:an?|the|his|her)|outside|unable|could not|recommend\w*|consider\w*"
    r"|scheduled|before the biopsy)\b[^.;]{0,45}$"
)
NOT_AFTER = re.compile(
    r"^(?:[^.;,]{0,40}\b|s?\s?[,(]\s?(?=(?:19|20)\d\d\)))(?:(?:19|20)\d\d\)|not (?:performed|done|taken|repeated"
    r"|obtained|asked|needed|required|requested|wanted|indicated|sampled|biopsied)|was deferred"
    r"|yesterday|last (?:night|week|month|year)|(?:\w+ )?(?:days?|weeks?|months?|years?) ago"
    r"|elsewhere|declined|was cancel+ed|unnecessary|nondiagnostic in|in (?:19|20)\d\d"
    r"|(?:of|from) (?:the )?\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
    r"|(?:of|from|in|on) (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?: \d{1,2})?"
    r"|performed \d{1,2}/\d{1,2}/\d{2,4}|on \d{1,2}/\d{1,2}/\d{2,4}|pending from)\b",
    re.IGNORECASE,
)
NONE_TAKEN = re.compile(
    r"\b(?:no|without|never an?y?)\s+(?:\w+\s+)?(?:cores?|samples?|specimens?|passes|tissue"
    r"|biopsies)\b",
    re.IGNORECASE,
)
FAILED_CORE = WordPattern(
    r"\b(?:attempt\w*|tr(?:y|ies|ied)) (?:at|to|with)?[^.;]{0,30}\b(?:cores?|biops\w+)\b[^.;]{0,80}"
    r"\b(?:unsuccessful\w*|failed|not possible|could not|without success)\b"
    r"|\bcore (?:needle )?biops\w+[^.;]{0,25}\b(?:was|were)\b[^.;]{0,20}"
    r"\b(?:unsuccessful|not successful|not possible)\b"
)
SAMPLED_BY = re.compile(
    r"\bneedle (?:then )?sampled\b|\bsampled\b[^.;]{0,30}\b(?:times|twice|by|with)\b", re.IGNORECASE
)
"""A thick needle that sampled a lesion cut cores of it."""
OF_TISSUE = re.compile(r"\bbiops|\bsamples?\b|\bspecimens?\b", re.IGNORECASE)
REASON = re.compile(r"\W*(?:because|due to|given|since|as|in view of)\b[^,]*,", re.IGNORECASE)
SAMPLES = WordPattern(
    r"\b(?:\d+|one|two|three|four|five|six|x\s?\d)\s+(?:\w+\s+){0,2}(?:passes|cores"
    rf"|samples|specimens)\b|{SHOTS}"
)
THICK_PASSES = WordPattern(
    r"\b1\d\s?-?\s?(?:g|ga|gauge)\s+(?:\w+\s+){0,2}?(?:passes|throws)\s+(?:in)?to\b[^.;]{0,40}"
    r"\b(?:lesion|mass|nodule|node|tumor|lobe|liver|cortex|spleen)\b"
    r"|\btissue\b[^.;]{0,40}\b1\d\s?-?\s?(?:g|ga|gauge)\s+(?:\w+\s+){0,2}?(?:passes|throws|cores)\b"
)
"""A thick needle that passes into an organ takes cores, whatever they are called."""
PIECES = WordPattern(
    r"\b(?:small |tiny |little |good )*(?:pieces|bits|slivers)\b[^.;]{0,30}\b(?:lab\w*|pathology|path|jar|formalin)\b"
)


def took(text: str, kinds: set[str]) -> Took:
    """What was taken, by the words of a clause; a core outweighs the gauge of a needle."""
    core, cells = stated(CORE, text), stated(CELLS, text)
    if "fine_needle_aspiration" in kinds and not core:
        return "cells"
    if core and not (cells and kinds == {"fine_needle_aspiration"}):
        return "core"
    if cells and not OF_URINE.search(text):
        return "cells"
    if THIN.search(text) and NEEDLED_THERE.search(text):
        return "cells"
    if THIN.search(text) and re.search(r"\bpass(?:es)?\b|\bbiops|\baspirat|\d\s?g\s*x\s*\d", text, re.IGNORECASE):
        return "cells"
    if THICK_PASSES.search(text) or PIECES.search(text):
        return "core"
    if THICK.search(text) and (SHOTS_FIRED.search(text) or OF_TISSUE.search(text) or SAMPLED_BY.search(text)):
        return "core"
    return "tissue"


def stated(pattern: WordPattern, text: str) -> bool:
    """Whether a match of the pattern is neither denied, planned nor of another day."""
    return any(not NOT.search(words_before(text, m.start())) for m in pattern.finditer(text))


def words_before(text: str, at: int) -> str:
    """What stands in front of a word, without the reason that opens the sentence ("given the scant prior FNA, …")."""
    head = text[:at]
    return head.rpartition(",")[2] if REASON.match(head) else head


_READ_BY = WordPattern(
    r"\b(?:shown to|read by|per|seen by|handed to) (?:the )?cyto\w+|\bcytolog\w+ (?:called|said|present|was present)\b"
)
"""Who looked at the cores."""


def both_told(text: str) -> bool:
    """Whether one clause tells of cells and of cores ("FNA and core biopsy of a thyroid nodule")."""
    text = _READ_BY.sub(" ", text)
    return bool(stated(CELLS, text) and re.search(r"\bcores?\b", text, re.IGNORECASE) and stated(CORE, text))
