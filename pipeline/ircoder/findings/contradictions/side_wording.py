"""Words of a way in, of its closure, of what was made ready, and of two sides."""

from __future__ import annotations

from ircoder.knowledge.word_patterns import WordPattern

DOOR_WORDS = WordPattern(
    r"\b(?:common femoral|groin|cf[av]|jugular|ij|radial|brachial|neck(?<!-neck)(?<!femoral neck)|access\w*|sheath"
    r"|punctur\w+)\b"
)
CLOSED = WordPattern(
    r"\b(?:sheath\w*\s+(?:was\s+|were\s+)?(?:then\s+)?(?:removed|pulled|out|withdrawn)|removal of the sheath"
    r"|remov\w+|pulled"
    r"|clos(?:ed|ure)|hemostasis|haemostasis|manual (?:pressure|compression)|pressure (?:was )?held|angio-?seal"
    r"|perclose|proglide|mynx|starclose|exoseal|vascade|manta|tr band|held|seal(?:ed)?|compress(?:ed|ion))\b"
)
ENTERED = WordPattern(
    r"\b(?:punctured|accessed|entered|entry|enter|stuck|cannulat\w+|micropuncture|seldinger|needle|retrograde|antegrade)\b"
)
PRECLOSED = WordPattern(r"\b(?:pre-?clos\w*)\b")
PUNCTURE = WordPattern(r"\b(?:punctur\w+|access|stick|approach)\b")
"""Nouns that tell of the way in, whether it was made or closed."""
SEEN_ENTRY = WordPattern(r"\b(?:entry|entered|punctured|accessed|compressible|micropuncture)\b")
PREPARED = WordPattern(r"\b(?:prepped|prepared|draped|positioned|marked|mapped|cleaned|anesthetized)\b")
BOTH = WordPattern(
    r"\b(?:both(?! (?:lumens?|needles?|probes?|wires?|ports?|views?|planes?|projections?|levels?|stents?|coils?"
    r"|catheters?|wounds?|incisions?|balloons?)\b)|bilateral\w*|contralateral|opposite|r and l|l and r"
    r"|(?:each|either|other) (?:side|kidney|lung|leg|hip|knee|shoulder|groin|breast|joint|foramen|artery|vein))\b"
)
"""Words with which a report speaks of two sides: one of them alone is no slip then."""
