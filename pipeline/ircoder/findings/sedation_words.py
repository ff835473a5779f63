"""Words of sedation: what was given, by whom, who watched, and what is no sedation of this session."""

from __future__ import annotations

import re

from ircoder.knowledge.word_patterns import WordPattern

ANESTHESIA = WordPattern(
    r"\b(?:anesthesi\w+|anaesthe\w+|crnas?|mac(?!-?\s?(?:loc|lab))|monitored anesthesia\w*"
    r"|general(?:\s+endotracheal)?|geta"
    r"|lma"
    r"|propofol|intubated"
    r"|ga)\b",
)
ANESTHESIA_TEAM = re.compile(
    r"\b(?:by|per|from|with|provided by|under)\s+(?:the\s+)?(?:anesthesi\w+|anaesthe\w+|crnas?)\b"
    r"|\bmac\b(?!-?\s?(?:loc|lab))"
    r"|\bmonitored anesthesia"
    r"|\bgeneral\b[^.;]{0,25}\b(?:anesthe\w+|anaesthe\w+|endotracheal)|\bgeta\b|\bcrna\b|\banesthesi(?:a"
    r"|ology)\s+(?:ran|team|staff"
    r"|department|gave|provided|care|service)|\banesthesi(?:a|ology)\s+(?:stayed|in attendance)"
    r"|^\s*(?:ana?esthe\w+\s*[:\-]\s*)?(?:ga|general)\b"
    r"|\bana?esthe\w+ (?:did|managed|handled|took care of|administered) (?:the )?sedation"
    r"|\bana?esthe(?:sia|siolog\w+|tist) (?:was |were |team )?(?:present|on stand-?by|stand-?by)\b"
    r"|\bin the hands of (?:the )?ana?esthe\w+"
    r"|\bsedation\s*(?::|(?:was |were )?(?:given |provided |managed |run )?by)\s*(?:an? |the |our )?(?:\w+ )?"
    r"(?:anesthesi\w+|anaesthe\w+|crna)\b|\bnurse[\s-]ana?esthe\w+",
    re.IGNORECASE,
)
OF_TEAM = WordPattern(r"\b(?:anesthesi|anaesthe|crna|mac\b|monitored|general|geta|ga\b)")
"""Words one of which :data:`ANESTHESIA_TEAM` needs."""
GENERAL = WordPattern(r"\b(?:general|geta|ga|endotracheal|intubated|lma)\b")
_BY_LETTER = r"\bv(?:ersed)?\s?\d(?:\.\d)?\s?(?:mg)?\W{0,3}f(?:ent(?:anyl)?)?\s?\d{2,3}\b"
"""Both drugs with their doses, by their first letters ("V1 F50", "V 2 / F 100")."""
MODERATE = WordPattern(
    r"\b(?:moderate|conscious|procedural|iv|intravenous|nurse[\s-]administered)\s+(?:iv\s+"
    r"|intravenous\s+)?(?:sedation|analgesia)"
    r"|\bsedation\b|\bsedated\b|\bsed\b\s*(?:[:=(]|x?\s?\d+\s?min)|\b(?:iv|mod(?:erate)?|conscious|cs)\s+sed\b"
    rf"|{_BY_LETTER}",
)
_AGENTS = (
    r"(?P<opioid>fentanyl|fent)|(?P<benzodiazepine>midazolam|versed|midaz)"
    r"|(?P<other>ketamine|dexmedetomidine|precedex)"
)
AGENT = WordPattern(rf"\b(?:{_AGENTS})\b")
"""A sedative or opioid by its name, in the group of its class."""
DRUG = WordPattern(r"\b(?:midazolam|versed|fentanyl|fent|midaz|ketamine|dexmedetomidine|precedex)\b")
NONE = WordPattern(
    r"\b(?:no|without|never|declin\w*|refused|not)\b[^.;,]{0,40}\bsedat\w+"
    r"|\bsedation\b[^.;,(]{0,25}\b(?:none|nil|to nothing|not (?:used|given|needed|required|administered)|was not"
    r"|declined|withheld|deferred"
    r"|unnecessary)\b|\bsedation\s*(?:level)?\s*[:\-]\s*(?:none|no\b|not|n/?a)|\blocal(?:\s+anesthe\w+"
    r"|\s+anaesthe\w+)?\s+only\b|\blidocaine only\b|\bonly local\b"
    r"|\bbefore\s+(?:any\s+)?(?:local\s+(?:an\w+\s+)?or\s+)?sedation\b",
)
_BY_MOUTH = r"oral\w*|by mouth|p\.?o\.?|troche|sublingual|intranasal|at home"
_CALMING = r"diazepam|lorazepam|valium|ativan|alprazolam|xanax|midazolam|versed|fentanyl|troche"
MINIMAL = WordPattern(
    r"\bminimal (?:iv |oral )?sedation\b|\banxiolysis\b|\bnitrous\b|\bpro-?nox\b"
    rf"|\b(?:{_BY_MOUTH})\b[^.;]{{0,30}}\b(?:{_CALMING})\b|\b(?:{_CALMING})\b[^.;]{{0,30}}\b(?:{_BY_MOUTH})\b"
)
_UNIT = r"p?icu|nicu|micu|sicu|critical care|intensive care"
OTHER_TEAM = WordPattern(
    rf"\b(?:{_UNIT}|trauma|emergency)\b[^.;]{{0,20}}\b(?:team|staff|service)\b"
    rf"|\b(?:managed|given|run|titrated|sedat\w+) (?:by|in|from) (?:the )?(?:{_UNIT}|intensiv\w+|unit)\b"
    rf"|\b(?:{_UNIT}|unit)(?:'s)? sedation\b|\balready (?:\w+ and )?sedated\b"
    r"|\bsedation (?:was )?(?:already (?:running|on)|ongoing)\b"
)
NO_DRUG = WordPattern(
    rf"\b(?:no|without|not given)\s+(?:any\s+)?{DRUG.pattern}"
    rf"|{DRUG.pattern}[^.;]{{0,40}}\b(?:not (?:needed|required|used|given|necessary)|declin\w+|refus\w+|unnecessary"
    r"|withheld|was held)\b"
)
NOT_TODAY = WordPattern(
    r"\b(?:suggest\w*|recommend\w*|if|would|next time|consider\w*|candidate for)\b[^.;]{0,60}\bsedat\w+"
    r"|\bnon-?sedated\b"
    r"|\bsedat\w+\b[^.;]{0,30}\b(?:previous|last|prior|earlier) (?:visit|procedure|time|session|biopsy|attempt)\b"
    r"|\bplan(?:ned)?\b[^.;]{0,80}\bsedat\w+"
)
TIMED = WordPattern(r"\b\d+\s*min|\b\d{1,2}:\d\d\b|\b(?:[01]\d|2[0-3])[0-5]\d\s*(?:-|to|until)\s*\d{4}\b")
BEFORE_TODAY = WordPattern(r"\b(?:previous\w*|prior|last|earlier|ago|yesterday|in (?:19|20)\d\d)\b")
AFTERWARDS = WordPattern(
    r"\b(?:afterwards?|post-?(?:procedur\w+|op\w*)|in (?:the )?(?:recovery|pacu|holding)|after the (?:case|procedure)"
    r"|in the (?:ambulance|ed|er|emergency \w+)|on arrival|pre-?(?:procedur\w+|op\w*)|premedicat\w+)\b"
)
"""When a single drug was given that is no sedation of the procedure."""
NO_TIMES = WordPattern(
    r"\bno (?:sedation )?(?:start|stop|times?|record)\b"
    r"|\b(?:times?|start/?(?: ?and ?)?stop|start|stop|sedation record)\b[^.;]{0,25}"
    r"\bnot (?:been )?(?:charted|recorded|kept|noted|documented|available|written)\b"
    r"|\bsedat\w+[^.;]{0,40}\bnot (?:recorded|charted|documented|timed)\b"
)
OF_SEDATION = WordPattern("|".join(words.pattern for words in (MODERATE, DRUG, NONE)))
OPERATOR = WordPattern(
    r"\b(?:under|at)\s+(?:my|the\s+(?:radiologist|operator|physician|surgeon|proceduralist|attending"
    r"|interventionalist)(?:'s)?|direct"
    r"|physician)\s*(?:\w+\s+)?(?:direct\w*|supervis\w*|order\w*)|\b(?:directed|given|administered|ordered"
    r"|provided|sedated|[\d/]) by (?:me|myself)\b|\bdirected by the|\b(?:i"
    r"|we)\s+(?:\w+\s+)?(?:directed|supervised"
    r"|ordered|gave|administered|provided)|\bmy\s+(?:direct\w*|supervis\w*)|\b(?:physician|operator|md"
    r"|radiologist|surgeon)[\s-]+"
    r"(?:directed|supervised|administered|ordered)|\bby (?:the )?(?:operator|surgeon|radiologist"
    r"|cardiologist|physician|proceduralist)"
    r"|\bunder (?:the )?(?:direction|supervision) of (?:the )?(?:radiologist|operator|physician|surgeon"
    r"|attending|cardiologist"
    r"|interventional)|\bdirection of the radiologist|\bsupervised by (?:me|the)|\bsedation was mine\b"
    r"|\bi was responsible\b",
)
_PAPER = r"(?:\s+(?:notes?|records?|logs?|sheets?|flow\s?sheets?|chart\w*|documentation)\b)"
_WATCHER = rf"(?:nurse|nursing|rn|lpn|lvn|observer)(?!{_PAPER})"
_WATCHED = (
    r"monitor\w*|watch\w*|observ\w*|recorded|track\w*|followed|charted|checked|assessed|documented|taken|measured"
)
OBSERVER = WordPattern(
    r"\b(?:independent|dedicated|trained|separate|second|qualified)\b[^.;]{0,40}\b(?:observer|observation|nurse"
    r"|nursing|rn"
    r"|monitor\w*|person|professional|staff|provider|individual)\b"
    r"|\bsedat(?:ion|ed)\b[^.;,]{0,20}\bby (?:the |an? |our |my )?(?:\w+ )?(?:rn|nurse)\b(?![\s-]ana?esthe)"
    r"[^.;]{0,25}\bunder (?:my|(?:the )?direct|(?:the )?physician)\b"
    r"|\bindependently monitor\w*|\bsedation[\s-](?:nurse|rn)\b|\bsedation[\s-]trained\b"
    r"|\b(?:nurse|rn|lpn|lvn|observer|technologist|tech)\b(?:[^.;]|\b\w\.\s){0,60}\b(?:no (?:other )?(?:dut|task|job"
    r"|role)\w*|no other|only (?:task|duty|job|role"
    r"|responsibility|function)|sole\w*|nothing|other duties|monitor\w*|recorded|watch\w*|observ\w*|continuous\w*"
    r"|kept an eye|charted|tracked)\b"
    rf"|\bnursing\b(?!{_PAPER})(?:[^.;]|\b\w\.\s){{0,80}}\b(?:monitor\w*|watch\w*|observ\w*)\b"
    r"|\b(?:rn|nurse)\b[^.;,]{0,25}\b(?:present|in attendance|at (?:the )?(?:bedside|head of the (?:bed|table)))\b"
    r"|\b(?:rn|nurse)\s+\(?(?:obs|indep\w*|dedicated|monitor\w*)\b|\b(?:indep|dedic|obs)\w*\.?\s+(?:rn|nurse)\b"
    r"|\bindep\.?\s*$|\b(?:rn|nurse),\s*(?:indep\w*|dedicated)\b"
    r"|\bmonitor\w*(?: personnel| staff| person)?\s*:?\s*(?:\w+\W{1,2}){0,3}(?:rn|nurse)\b"
    r"|\b(?:nurse|rn|she|he)\b[^.;]{0,40}\b(?:no part in|assigned (?:only|solely)"
    r"|not (?:otherwise )?(?:engaged|involved|part|taking part)"
    r"|took no part)\b"
    r"|\bobserver\b|\b(?:no|without) other (?:task|dut|respons|role|job|function)\w*|\brn[\s-]monitor\w*"
    r"|\b(?:nothing|nought|naught) (?:else|but|besides)\b|\b(?:she|he) (?:\w+ )?(?:watched|monitored|observed)\b"
    r"|\bsole (?:task|duty|job|role)\b"
    r"|\b(?:rn|nurse)\b(?:[^.;]|\b(?:\w|ms|mrs|mr)\.\s){0,110}"
    r"\b(?:only|solely|purely|exclusively|just)\s(?:for|to)\s(?:observ|monitor|watch)\w*"
    r"|\b(?:rn|nurse)\b[^.;]{0,25}[,)]\s*indep\w*"
    r"|\b(?:rn|nurse|observer)\b[^.;]{0,80}\b(?:(?:does|did|do) not|never|doesn't|didn't|without) (?:once )?leav\w+ "
    r"(?:her|his|the|their)\s(?:\w+(?:'s|s')? )?(?:side|patient|bedside|head)\b"
    r"|\b(?:rn|nurse|observer)\b[^.;]{0,80}\b(?:never|not once) left (?:her|his|the|their)\s(?:\w+(?:'s|s')? )?"
    r"(?:side|patient|bedside|head)\b"
    rf"|\b(?:{_WATCHED})\b[^.;]{{0,40}}\bby\b(?:[^.;]|\b\w\.\s){{0,40}}\b{_WATCHER}\b|\b(?:whose|her"
    r"|his) (?:only|sole) (?:job|task|duty|role|function)\b",
)
GIVEN_BY_NURSE = WordPattern(
    r"\b(?:administered|given|performed|provided|titrated|delivered)\b[^.;]{0,40}\bby\b[^.;]{0,40}"
    r"\b(?:nurse|nursing|rn)\b"
)
MONITORED = WordPattern(r"\bmonitor(?:ed|ing)\b")
"""With a nurse who gave the drugs, the statement that the patient was monitored names the observer."""
NO_OBSERVER = WordPattern(
    r"\b(?:no|without an?|not an?)\s+(?:independent|dedicated|separate|trained|second|qualified)\s+(?:\w+\s+)?"
    r"(?:observer|nurse|rn|monitor|person|staff)\b|\bobserver\s*(?:present)?\s*[:?\[(]+\s*(?:no|none)\b"
    r"|\b(?:nurse|rn|tech\w*|observer|monitor\w*|she was|he was)\b[^.;]{0,50}(?<!not )(?<!never )\b(?:also|doubl\w+ as"
    r"|as well as"
    r"|in addition|besides|in between|between (?:readings|times)|had to|left to|at the same time|while)\b[^.;]{0,30}"
    r"\b(?:circulat\w*|assist\w*|scrub\w*|r[au]n(?:ning)?|fetch\w*|hand(?:ed|ing)|pass(?:ed|ing)?|suppl\w+|help\w*"
    r"|cover\w*|answer\w*|prepar\w*|open(?:ed|ing)|get(?:ting)?|retriev\w*|hold(?:ing)? pressure|held pressure"
    r"|phone|second (?:room|patient)|another (?:room|patient))\b"
    r"|\bcirculat\w+ (?:nurse|rn)\b[^.;]{0,15}\balso monitor\w+"
    r"|\b(?:only|single|same) (?:nurse|rn)\b[^.;]{0,40}\b(?:circulat\w+|scrub\w+|both)\b"
    r"|\b(?:between|besides|beside|along with) (?:her|his|their) other (?:dut|task|job)\w*",
)
BARE_LABEL = re.compile(r"^\W*(?:iv\s+)?(?:sedation|sed|analgesia)\s*:", re.IGNORECASE)
"""A field name before a drug says no more than the drug."""
LABELLED = re.compile(
    r"[ \t\W]*(?:[\w ]{1,20}\s?[/&+,]\s?)?(?:(?:moderate|conscious|procedural|iv)\s+)?(?:sedation|sed|ana?esthesia)\b"
    r"[^:?\n.]{0,30}(?:[:?]|\s[-\u2013])\s"
    r"|[ \t]*(?:moderate |conscious |procedural |iv )?sedation\s+(?:was\s+)?(?:given|supervised|administered"
    r"|provided|directed"
    r"|started|by|with|under|\d{1,2}[:.]?\d\d)\b",
    re.IGNORECASE,
)
"""A line that opens with a label or statement of sedation ("MEDS/SEDATION:")."""
TOLD_IN_FULL = WordPattern(
    r"\b\d+(?:\.\d+)?\s*(?:mg|mcg|ug|micrograms?|min\w*|hours?|hrs?)\b|\b\d{1,2}:\d\d\b|\bsupervis\w+|\bmy direction\b"
    r"|\b(?:nurse|rn|observer)\b|\b(?:minutes?|hours?)\b"
)
"""What a statement about sedation holds and its bare name in a title does not."""
