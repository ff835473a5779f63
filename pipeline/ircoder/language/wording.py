"""Word classes and patterns with which entity spans are built: what may stand before and after a name."""

from __future__ import annotations

import re

from ircoder.knowledge.word_classes import word_class

SIDES = word_class("sides")
SEGMENTS = word_class("segments")
SEGMENT_VALUES = {
    "prox": "proximal",
    "dist": "distal",
    "middle": "mid",
    "midportion": "mid",
    "ostium": "ostial",
    "origin": "ostial",
    "ostia": "ostial",
}
COORDINATORS = word_class("coordinators")
NEGATORS = word_class("negators")

VESSEL_BEFORE = SIDES | SEGMENTS | word_class("vessel_before")
VESSEL_NOUNS = word_class("vessel_nouns")
ARTERY_NOUNS = word_class("artery_nouns")
VEIN_NOUNS = word_class("vein_nouns")
PLURAL_NOUNS = word_class("plural_nouns")
GENERIC_ALONE = word_class("generic_alone")
GENERIC_HEADS = word_class("generic_heads")
OF_HEADS = word_class("of_heads")
WHOLE_VESSELS = word_class("whole_vessels")
GRAFT_WORDS = word_class("graft_words")
PLAIN_ADJECTIVES = word_class("plain_adjectives")
NOT_VESSEL_AFTER = word_class("not_vessel_after")

DEVICE_BEFORE = word_class("device_before")
DEVICE_AFTER = word_class("device_after")
NEVER_BRAND = word_class("never_brand")
SIZE_AFTER = word_class("size_after")

INTERVENTION_BEFORE = word_class("intervention_before")
SURGERY_HEADS = word_class("surgery_heads")
SURGERY_HEADS_DESCRIBED = word_class("surgery_heads_described")
SURGERY_BEFORE = word_class("surgery_before")
NOT_SURGERY = word_class("not_surgery")
IMAGING_BEFORE = SIDES | word_class("imaging_before")
IMAGING_AFTER = word_class("imaging_after")
GUIDANCE_AFTER = word_class("guidance_after")

LESION_BEFORE = word_class("lesion_before")
ANATOMY_BEFORE = SIDES | word_class("anatomy_before")

_SPOKEN_NUMBER = "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])"
SPINAL_LEVEL = re.compile(
    r"\b[CTLS][ -]?(?:1[0-2]|[1-9])(?![\d%A-Za-z]|\.\d)"
    r"(?:[ ]?(?:[-–/]|to|through|thru)[ ]?(?:[CTLS][ ]?)?(?:1[0-2]|[1-9])(?![\d%]|\.\d|[ ]?(?:mm|cm|x|F\b|ml|mL))"
    r"|[ ]?(?:,[ ]?and|,|and|&)[ ]?[CTLS][ -]?(?:1[0-2]|[1-9])(?![\d%A-Za-z]|\.\d))*"
)
SPOKEN_LEVEL = re.compile(
    rf"\b[ctls][ -]?{_SPOKEN_NUMBER}(?:[ -](?:to[ ]|through[ ])?[ctls]?[ -]?{_SPOKEN_NUMBER})?\b", re.IGNORECASE
)
PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)(?:\s*(?:-|–|to)\s*(\d{1,3}))?\s*(?:%|percent|per cent)", re.IGNORECASE)
BRAND_NUMBER = re.compile(r"\.?\d{1,3}[A-Za-z]?$")
ADJECTIVE = re.compile(r"[a-z]{3,}(?:al|ic|ar|ac|ior|oid|eal|ary|ine|ian|ous|ive|ating|eding|oric|tory)$")
SURGERY_ENDING = re.compile(r"(?:ectomy|ectomies|otomy|otomies|plasty|plasties|orrhaphy|pexy|desis)$")
