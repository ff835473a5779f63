"""Words that tell whether an image of guidance was kept (VASC-70, NONV-40)."""

from __future__ import annotations

import re

from ircoder.knowledge.word_patterns import WordPattern

IMAGE_KEPT = WordPattern(
    r"\b(?:images?|imgs?|pix|pictures?|pics?|photos?|frames?|stills?|hard\s?cop(?:y|ies)|screen\s?(?:shots?|grabs?)"
    r"|print\w*|prints?|snapshot|clip|cine|capture\w*"
    r"|recording)\b[^.;]{0,60}?"
    r"\b(?:sav\w*|stor\w*|archiv\w*|kept|keep|record\w*|filed|print\w*|pacs|document\w*|retain\w*|obtained"
    r"|permanent\w*|sent|uploaded"
    r"|scanned|taken|captur\w*|placed|chart|made|exported)\b"
    r"|\b(?:images?|imgs?|pictures?|pics?|photos?|frames?|stills?|screen\s?shots?|prints?)\b[^.;]{0,20}?"
    r"\b(?:on|in|to) (?:the |her |his )?(?:file|record|archive|system|server|charts?|pacs|folder|emr|epic)\b"
    r"|\b(?:images?|pictures?|photos?|frames?|stills?|prints?)\b[^.;]{0,40}?\b(?:is|are|went|goes|lies|lie) (?:now )?"
    r"(?:on|in|into|to) (?:the|his|her|their) (?:\w+ )?(?:file|record|chart|notes|archive|folder)\b"
    r"|\b(?:sav\w*|stor\w*|archiv\w*|kept|record\w*|filed|print\w*|permanent\w*|retain\w*|captur\w*"
    r"|hard\s?copy)\b[^.;]{0,30}"
    r"\b(?:images?|imgs?|pix|pictures?|pics?|photos?|frames?|stills?|prints?|clips?|loops?|documentation|copy)\b"
    r"|\b(?:stored|saved|archived|recorded)\s*:\s*(?!no\b|none\b|not\b)\w"
    r"|\b(?:us|ultra-?sound)(?:[\s-]guid\w+)?,? with (?:an? |saved |stored )?(?:images?|pictures?|stills?)\b(?! guid)"
    r"|\b(?:needle(?: tip)?(?: position)?|tip)(?:,? watched and| seen and|,? watched,)? (?:was |is )?(?:recorded"
    r"|documented"
    r"|saved|stored|archived|captured)\b"
    r"|\b(?:needle|tip)\b[^.;]{0,40}\b(?:visible|seen|watched|followed)\b[^.;]{0,30}\b(?:recorded|stored|saved"
    r"|archived)\b"
    r"|\bpermanent\b[^.;]{0,20}\b(?:image|record\w*)"
    r"|\b(?:clips|cines|loops|stills|grabs)\b[^.;]{0,30}\b(?:pacs|sav\w*|stor\w*|archiv\w*|kept|recorded|filed)\b",
)
# "Patent with US, seen entering, saved": beside ultrasound the verb alone tells of its image.
SAVED_AT_END = re.compile(
    r"[,;]\s*(?:saved|stored|archived|recorded|filed|captured)\b(?=\s*(?:[.,;]|$))", re.IGNORECASE
)
# "No thrombus, image saved": the denial ends with its own statement.
NO_IMAGE_KEPT = WordPattern(
    r"\b(?:no|not|without|never|n't)\b(?!\s*[\]),])(?!\s+(?:earlier|prior|previous|old|outside)\b)"
    r"(?:(?!\b(?:and|clots?|thromb\w+|stenos[ie]s|complications?)\b)[^.;,]){0,30}\b(?:images?|imgs?|pictures?"
    r"|photos?|prints?|sav\w*|stor\w*"
    r"|archiv\w*|kept|record\w*|captured)\b"
    r"|\b(?:no|not|without|never)\b\s*(?:an? )?print(?:ed|out|outs)?\b"
    r"|\b(?:images?|pictures?)\b[^.;]{0,25}\b(?:not|n't|never|could not)\b|\bprint\w*\b[^.;]{0,30}\bdown\b"
    r"|\b(?:images?|pictures?|photos?)\b[^.;:=?\n]{0,25}(?:[:=?]\s*[\[(]?|[\[(])\s*(?:no|none|n)\b(?!\s+\w)",
)
