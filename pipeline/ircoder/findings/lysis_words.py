"""Words that tell on which day of a lysis a session falls, and whether a lytic ran as an infusion."""

from __future__ import annotations

import re

from ircoder.knowledge.word_patterns import WordPattern

_DRUG = r"(?:t-?pa|r-?tpa|alteplase|activase|tenecteplase|tnk|reteplase|urokinase|lytics?|thrombolytics?)"
_LYTIC = (
    r"(?:t-?pa|r-?tpa|alteplase|activase|tenecteplase|tnk|reteplase|urokinase|lytics?|thrombolytics?|thrombolysis"
    r"|lysis|ekos|lysis catheters?|infusions?|infusion catheters?|drip)"
)
_CATHETER = r"(?:infusion|lysis|ekos|thrombolysis|mcnamara|unifuse)"
_NUMBER = r"(?:2|3|4|5|two|three|four)"
_FEW = r"(?:\w+[\s-]+){0,3}?"
LATER = WordPattern(
    r"\b(?:lysis|lytics?|thrombolysis|thrombolytic|tpa|catheter)\s+(?:venogram\s+|angiogram\s+)?(?:re-?)?check\b"
    r"|\b(?:lysis|thrombolysis|thrombolytic\s+(?:therapy|infusion))\s+follow-?\s?up\b"
    rf"|\bfollow-?\s?up\s+(?:of\s+|for\s+|after\s+)?{_FEW}(?:lysis|thrombolysis|thrombolytic|tpa)\b"
    rf"|\b(?:hospital )?day\s*#?\s*{_NUMBER}\b[^.;\n]{{0,40}}\b{_LYTIC}\b"
    rf"|\b{_LYTIC}\b[^.;\n]{{0,30}}\bday\s*#?\s*{_NUMBER}\b"
    rf"|\bpod\s*#?\s*[1-4]\b[^.;\n]{{0,40}}\b{_LYTIC}\b|\b{_LYTIC}\b[^.;\n]{{0,30}}\bpod\s*#?\s*[1-4]\b"
    rf"|\b(?:second|third|fourth|2nd|3rd|final|last)\s+day\s+(?:of\s+)?{_FEW}{_LYTIC}\b"
    rf"|\bovernight\s+{_LYTIC}\s+(?:was |is |has )?(?:finished|complete\w*|ended|stopped|done|over|ran|off)\b"
    r"|\b(?:status post|s/p|after|following|with|completed|received|underwent)\s+"
    rf"{_FEW}overnight\s+{_FEW}{_LYTIC}\b"
    rf"|\b{_LYTIC}\b[^.;\n]{{0,60}}\b(?:yesterday|overnight|last night|through the night|since \d{{1,2}}/\d"
    r"|for the (?:past|last|previous) \d+ (?:h|hrs?|hours))\b"
    rf"|\b(?:yesterday|last night|the day before)\b[^.;\n]{{0,80}}\b{_LYTIC}\b"
    rf"|\b(?:after|following|s/p|status post|received|completed)\s+"
    rf"(?:approximately\s+|about\s+)?\d+\s*(?:h|hrs?|hours)\s+of\s+{_FEW}{_LYTIC}\b"
    r"|\b(?:existing|indwelling|in situ|in-situ|previously placed|prior)\s+(?:\w+\s+){0,2}?"
    rf"{_CATHETER}\s*(?:catheter)?\b"
    rf"|\b{_CATHETER}\s+(?:catheters?|sheaths?)\s+(?:(?:that|which)\s+(?:is|are|was|were)\s+)?(?:still\s+|already\s+)?"
    r"(?:in place|in situ|left in place|from (?:yesterday|the day before|last night))\b"
    r"|\b(?:arteriogra\w+|angiogra\w+|venogra\w+|runs?|contrast|injection)\b[^.;\n]{0,25}"
    rf"\b(?:through|via|from|by)\s+the\s+{_CATHETER}\s+catheters?\b"
    rf"|\b(?:ongoing|continued|continuing)\s+{_FEW}(?:lysis|thrombolysis|thrombolytic)\b"
    r"|\b(?:return\w*|brought back|back)\b[^.;\n]{0,60}\b(?:after|for)\b[^.;\n]{0,40}"
    r"\b(?:lysis|thrombolysis|tpa)\b"
)
"""Words of a course that began before today."""
TONIGHT = re.compile(
    r"\b(?:will|to (?:run|continue|be)|plan\w*|tonight|continue[sd]? overnight|overnight in|admit\w*|tomorrow"
    r"|check\s+(?:in\s+(?:the\s+)?)?(?:am|a\.m|morning))\b",
    re.IGNORECASE,
)
"""Words that put the same into the future."""
LEFT_RUNNING = WordPattern(
    r"\b(?:left|leave|started|start|begun|began|initiated|commenced|continue|placed|positioned|set"
    r"|mg/h\w*|mg per hour)\b"
)
"""An infusion set up to run through the coming night."""
BEFORE_TODAY = WordPattern(r"\b(?:yesterday|had|ran|received|last night|status post|s/p|after|following|since)\b")
ENDED = re.compile(
    rf"\b{_LYTIC}\b[^.;\n]{{0,50}}\b(?:stopped|discontinued|terminated|ended|finished|completed|complete|halted"
    r"|turned off|shut off|d/?c'?e?d|ceased)\b"
    r"|\b(?:stopped|discontinu\w+|terminat\w+|ended|halted|turned off|cessation|ceased|conclu\w+)\b"
    rf"[^.;\n]{{0,40}}\b{_LYTIC}\b"
    rf"|\b{_CATHETER}\s+(?:catheters?\s+)?(?:and\s+\w+\s+)?(?:was|were)?\s*(?:then\s+)?"
    r"(?:removed|pulled|withdrawn|taken out)\b"
    rf"|\b(?:removed|removal of|pulled|withdrew)\s+(?:the\s+)?(?:\w+\s+){{0,2}}?{_CATHETER}\s+catheters?\b",
    re.IGNORECASE,
)
CATHETER_OUT = re.compile(
    r"\b(?:catheters?|sheaths?)\b[^.;\n]{0,30}\b(?:removed|pulled|withdrawn|(?:taken )?out|came out|d/?c'?e?d)\b"
    r"|\b(?:removed|pulled|withdrew)\s+(?:the\s+)?(?:\w+\s+){0,2}?(?:catheters?|sheaths?)\b",
    re.IGNORECASE,
)
"""On a later day, where nothing goes on, this ends the course."""
NOT_ENDED = re.compile(
    r"\b(?:will be|to be|plan\w*|if|when|until|would|should|not|never)\b[^.;\n]{0,30}$", re.IGNORECASE
)
CONTINUED = re.compile(
    rf"\b{_LYTIC}\b[^.;\n]{{0,60}}\b(?:was |were |is |are )?"
    r"(?:continued|resumed|restarted|continues|kept running|left running|goes on|went on|still running)\b"
    rf"|\b(?:continue\w*|resum\w+|restart\w+)\b[^.;\n]{{0,40}}\b{_LYTIC}\b",
    re.IGNORECASE,
)
STARTED = re.compile(
    rf"\b{_LYTIC}\b[^.;\n]{{0,90}}\b(?:started|begun|began|initiated|commenced|instituted|running|hung|connected"
    r"|(?:mg|units?|iu|ml|cc)\s*(?:/|per|an|a|every|each)\s*(?:h|hr|hrs|hour)|(?:mg|units?) hourly)"
    rf"|\b{_DRUG}\b[^;\n]{{0,40}}\b\d+(?:\.\d+)?\s?(?:an|per|each|every|/)\s?(?:hour|hr|h)\b"
    rf"|\b(?:start\w*|began|begun|initiat\w+|commenc\w+|infus\w+|hung)\b[^.;\n]{{0,60}}\b(?:{_DRUG}|thrombolysis)\b"
    r"|\bstart of (?:\w+ )?(?:lysis|thrombolysis)\b"
    r"|\bovernight\b[^.;\n]{0,40}\b(?:t-?pa|lysis|thrombolysis|infusion)\b(?!\s+(?:was |is |has )?"
    r"(?:finished|complete\w*|ended|stopped|done|over|ran|run|off))",
    re.IGNORECASE,
)
PUSH = re.compile(
    r"\b(?:bolus|pulse|pulsed|pulse-?\s?spray\w*|power pulse|lac(?:e|es|ed|ing)|dwell\w*|instilled|between the passes"
    r"|given|injected|mixed)\b",
    re.IGNORECASE,
)
DENIED = WordPattern(
    r"\b(?:no|not|without|never|neither|nor|avoid\w*|declin\w*|contraindicat\w*|instead of|rather than)\b"
)
ELSEWHERE = WordPattern(
    r"\b(?:port|picc|hub|lumens?|cathflo|dialysis|fistula|graft declot|chest tube|pleural|intrapleural|abscess|drain"
    r"|empyema|dnase|dornase|pulmozyme|biliary|iv tpa|intravenous|systemic|ed|emergency department"
    r"|neurology|adhesio\w+|epidural)\b",
)
"""Lytics in lines, drains and arms: nothing that a catheter in the clot gives."""
BOTH = WordPattern(
    r"\b(?:both|bilateral\w*|each (?:side|leg|catheter|lung|limb)"
    r"|two (?:\w+ ){0,2}?(?:infusion |lysis |ekos )?catheters)\b"
)
LUNG = WordPattern(r"\bpulmonary (?:emboli\w*|embolus|arter\w+)|\bsaddle embol\w+")
VENOUS = WordPattern(r"\b(?:dvt|venous|veins?|venogram\w*|phlegmasia|cava)\b")
CLOT = WordPattern(r"\b(?:clots?|clotted|thromb\w+|lysed|lysis)\b")
"""What an infusion catheter without a named drug was in."""
