"""Words that tell what was done with a central venous device, and with which."""

from __future__ import annotations

import re

from ircoder.knowledge.word_patterns import WordPattern

RESERVOIR_KEPT = WordPattern(
    r"\b(?:reservoir|port|pump)\b[^.;]{0,70}\b(?:left (?:in place|alone|untouched|in situ|intact)|was left"
    r"|kept|retained|not (?:changed|replaced|exchanged|removed))"
    r"|\b(?:existing|original|old|same) (?:\w+ )?(?:reservoir|port|port chamber)\b(?=[^.;]{0,40}(?:$|[.;]|with))"
    r"|\b(?:catheter|cath)[\s-]only\b[^.;]{0,30}\breplac\w*"
    r"|\breplac\w+ of (?:the )?(?:\w+ )?catheter (?:only|of)\b[^.;]{0,40}\b(?:port|reservoir)|\b(?:to"
    r"|onto) the (?:existing|old|original) (?:reservoir|port)\b",
)
RESERVOIR_NEW = WordPattern(
    r"\b(?:new|replacement)\s+(?:[\w.-]+\s+){0,4}(?:reservoir|\w*port\w*|pump)\b|\b(?:reservoir"
    r"|port)\b[^.;]{0,40}\b(?:explant\w*|removed|excised|withdrawn)",
)
TWO = WordPattern(
    r"\btwo (?:separate |single[\s-]lumen |tunneled |new |cuffed |twin )*(?:catheters|venotomies|accesses"
    r"|ports|subcutaneous pockets|reservoirs|punctures|venipunctures)\b"
    r"|\btess?io|\bvein 2\b|\bin each\b(?= (?:vein|tunnel|pocket|side|neck|chest))|\btwin[\s-]cath\w*|\b(?:dual"
    r"|double)-(?:catheter|port)\b"
    r"|\bsecond (?:venotomy|venipuncture|puncture|catheter) (?:was|of)\b",
)
SECOND_STICK = WordPattern(r"\bsecond (?:venotomy|venipuncture|puncture)\b")
FILTER = WordPattern(
    r"\b(?:ivc|caval?|vena cava\w*|denali|retrievable|option elite|celect) filters?\b|\bfilter was deployed\b"
)
"""Beside a filter a second puncture may be the only one of the line."""
TUNNEL = WordPattern(
    r"(?<!non-)(?<!non)(?<!non )(?<!un)\btunn?ell?(?:ed|ing|er)?\b|\bcuffed\b"
    r"|(?<!pressure )(?<!rotator )(?<!bp )\bcuffs?\b(?! (?:blood|pressure|measure\w*|up on))",
)
NO_TUNNEL = WordPattern(
    r"\b(?:no|not|non|without|un|convert\w*|conversion|later|next|plan\w*|if|until)\b[^.;]{0,40}\btunn?el",
)
PORT_FOR_SURE = re.compile(
    r"\b(?:chest|arm|chemo(?:therapy)?|mri|jugular|ij|subclavian|access|infusion|subcutaneous|implant\w{0,5}|lumen|dual"
    r"|double|\d\s?(?:f|fr|french))[\s-]+(?:\w+\s+)?port\b|^\W*[a-e\d][.)]\s*port\b"
    r"|\bport-?\s?[ao]-?\s?cath|\bmedi-?\s?port|\b(?:power|slim|bard|smart)-?\s?port"
    r"|\b(?:take|taking|took|taken|have|left|right|[lr])\b (?:out )?(?:the |her |his )?port\b"
    r"(?= (?:out|removed)|\s*[,.;:]|\s+(?:19|20)\d\d|\s*$)"
    r"|\breservoir\b|\bport (?:pocket|placement|insertion|implant\w*|removal|explant\w*|exchange|swap|study"
    r"|check|cath(?:eter)?s?|replacement|revision|injection|septum)\b"
    r"|\b(?:huber|non-?coring)\b|^\W*port\b|\b(?:new|old|existing|clotted|occluded|clogged|blocked|plugged|sluggish"
    r"|this|her|his) port\b"
    r"|\bsided port\b|\bport (?:was|is|has been) (?:taken out|put in|removed|explanted|implanted)\b"
    r"|\b(?:subcutaneous|chest|infraclavicular|arm|port|the|a) pocket (?:was|is|under|below|in|on|irrigat\w*|clos\w*)\b"
    r"|\bport (?:does|will|would|did) not\b"
    r"|\bport\b[^.;]{0,60}\b(?:cath-?flo|alteplase|t-?pa|implanted|chemo\w*|lymphoma|no longer (?:needed|in use"
    r"|required)|explant\w*|collar ?bone"
    r"|clavicle|jugular|huber)\b",
    re.IGNORECASE | re.MULTILINE,
)
ARM_PORT = WordPattern(r"\b(?:arm|forearm|brachial|basilic|cephalic)\b")
NEONATE = WordPattern(
    r"\b(?:neonat\w*|newborn|nicu|preterm|premature infant|\d+[\s-]?weeker|babygram|infant|toddler|isolette"
    r"|\d+[\s-](?:day|week|month)s?[\s-]old|day of life)\b",
)
CHILD = WordPattern(
    r"\b(?:child(?!'?s?[- ](?:pugh|class|[abc]\b))|pa?ediatric\w*|baby|boy|girl|picu"
    r"|(?:weigh\w*|wt)\W{1,3}(?:[4-9]|1\d)(?:\.\d+)? ?kg)\b"
)
"""Words of a patient who may be under five years old, or not."""


# Lines that an operating room's anesthesia team puts in are none of the operator's.
FOR_MONITORING = WordPattern(
    r"\bfoley\b[^.;]{0,60}\bcentral\b|\bcentral\b[^.;]{0,60}\bfoley\b|\b(?:line"
    r"|cath\w*)\b[^.;]{0,40}\b(?:by|per) (?:the )?an(?:a)?esthe\w+"
    r"|\bana?esthe\w+ (?:(?:team|staff|colleagues?|service)\s+)?(?:had\s+|have\s+)?(?:placed|inserted|put|sited)"
    r"|\bmonitoring lines?\b",
)

DEVICE_LABEL = re.compile(
    r"[ \t\W]*(?:(?:type of|device|catheter|line|product|vad|cvad)\s*){1,2}(?:type|name|placed|inserted"
    r"|used)?\s*[:=]",
    re.IGNORECASE,
)
FORM_OF_INSERTION = re.compile(
    r"(?m)^[ \t\W]*(?:inserted by|insertion (?:date|time|site)|date inserted|inserter|operator|no\.? of attempts"
    r"|attempts|number of (?:attempts|passes)|inserted length|trimmed (?:to|length))\s*[:=]",
    re.IGNORECASE,
)
BODY_CAVITY = WordPattern(r"\b(?:peritone\w+|pleur\w*|plurx|aspira|ascit\w+|effusions?)\b")
VENOUS = WordPattern(
    r"\b(?:veins?|venous|jugular|ij|subclavian|femoral|central|svc|cava\w*|atri\w+|picc|midline|hickman|permcath"
    r"|port|(?<!axillary )(?<!clavicular )(?<!scapular )line|basilic|brachial"
    r"|cephalic|innominate|brachiocephalic)\b"
)
FORM_OF_REMOVAL = WordPattern(r"\b(?:remov(?:ed|al)|discontinu\w*|dwell time|existing|dressing change)\b")
IN_USE = WordPattern(
    r"\b(?:(?:is |was )?(?:working|functioning|running|flushing) (?:well|fine|normally|properly)|works (?:well"
    r"|fine)|to stay|stays"
    r"|to remain|remains|still in use|left (?:alone|untouched)|not touched|in daily use)\b"
)
"""What is said of another device that the patient has; the talk is not about it."""
HEAD_OF_ITEM = re.compile(
    r"\W*(?:(?:#\s?)?\d{1,2}\)?[.):]?|[A-E][.):]|(?:part|procedure)\s+\w[.):]?)\s*(?:new\s+|right\s+|left\s+"
    r"|chest\s+|power\s?"
    r"|tunnell?ed\s+|dual\s+|dialysis\s+)*(?:picc|mid-?line|port|catheter|line|hickman|perma?-?cath|cvc)\b",
    re.IGNORECASE,
)
"""A list item that opens with the name of a device is its title ("(2) PICC for antibiotics.")."""
NAME_ALONE = re.compile(
    r"\W*(?:\d{1,2}[.):]\s*)?(?:(?:right|left|new|chest|arm|power|tunnell?ed|dual|double|single|lumen|dialysis|upper)[\s-]+)"
    r"{0,4}(?:picc|mid-?line|port|hickman|perma?-?cath|cvc)(?:\s+(?:line|insertion|placement))?\W*",
    re.IGNORECASE,
)
"""A statement that is no more than the name of a device heads what follows ("PICC.")."""
STUCK = WordPattern(r"\b(?:blind|single|first|one|landmark|wall)[\s-]+(?:stick|puncture|pass)\b|\bseldinger\b")
AS_MIDLINE = re.compile(r"\b(?:as|to|became)\s+(?:a\s+)?mid-?\s?line\b", re.IGNORECASE)
A_LINE = WordPattern(r"\b(?:lines?|cath(?:eter)?s?|ports?|picc|device|one)\b")
FRAGMENT = WordPattern(
    r"\b(?:fragments?|broken|broke|fractured (?:segment|piece)|(?<!one )(?<!in )pieces?|foreign body)\b"
)
TODAY = WordPattern(r"\b(?:today|this (?:session|morning|afternoon))\b")
STAYED = re.compile(r"left in place\b", re.IGNORECASE)
NOT_PLACED = re.compile(
    r"\b(?:not|never|unable|could|fail\w*|attempt\w*|abort\w*|abandon\w*|unsuccess\w*|remov\w*|check|study"
    r"|existing)\b",
    re.IGNORECASE,
)
SIDE_OF_STEP = re.compile(
    r"(?:^|\n)[ \t]*(?:[-*\u2022(]?[ \t]*\d{1,2}[.):]?[ \t]+"
    r"|[-*\u2022][ \t]+)?(?:turn\w*[ \t]+(?:to[ \t]+)?(?:the[ \t]+)?)?"
    r"(?:(?:technique|procedure|description|details|course|side),?[ \t]+(?:on the[ \t]+)?)?"
    r"(?P<side>left|right|lt|rt)(?:[ \t]+(?:side|chest|neck|ij))?[ \t]*[:\u2013-]",
    re.IGNORECASE,
)
"""A step of the course under the name of its side."""
DRUG_PUMP = WordPattern(
    r"\b(?:ommaya|synchromed|prometra|flowonix|(?:intrathecal|baclofen|morphine) pumps?|pump (?:refill|fill|reservoir)"
    r"|refill(?:ed)? (?:of )?(?:the )?(?:\w+ )?pump)\b"
)
"""A pump under the skin is filled through a port of its own, which is none of a vein."""
PORT_OF_A_VEIN = WordPattern(
    r"\b(?:veins?|venous|jugular|ij|subclavian|svc|atri\w+|picc|mediport|port-?a-?cath|chest port)\b"
)


def heads_item(text: str) -> bool:
    """Whether a statement opens a list item with the name of a device, or is no more than that name."""
    return HEAD_OF_ITEM.match(text) is not None or NAME_ALONE.fullmatch(text) is not None
