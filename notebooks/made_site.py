"""A site that does not exist: studied reports, told in names, abbreviations and headings of its own."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

Record = dict[str, Any]

HOUSE_NAMES: Mapping[str, str] = {
    r"((percutaneous|pigtail|locking|locking pigtail|all[- ]purpose) )?"
    r"(drain|drainage catheter|drainage tube)": "Marlin",
    r"(percutaneous )?(nephrostomy( tube| catheter)?|neph tube|PCN( tube)?)": "Heron",
    r"(percutaneous |surgical )?(gastrostomy( tube| catheter)?|G[- ]tube|PEG( tube)?)": "PGX",
    r"((double[- ]J |JJ )?ureteral )stent|double[- ]J( stent)?|JJ( stent)?": "Kingfisher",
    r"(internal[- ]external |external )?biliary (drain|catheter|tube)|PTBD": "Egret",
}
"""What the site calls a device, by what the report calls it. A plural keeps its s."""

HOUSE_WORDS: Mapping[str, str] = {
    r"\bunder fluoro(scop(y|ic guidance))?\b": "FLX",
    r"\bultrasound\b": "SNX",
    r"^(technique|steps)(?=:)": "OUR WORK",
    r"^(findings)(?=:)": "SEEN TODAY",
    r"^(impression|assessment)(?=:)": "LAST WORD",
}
"""Abbreviations and headings of the site, by what the report says."""

SOURCES = (
    *(
        "notes_everyday",
        "notes_habits",
        "notes_mixed2",
        "notes_mixed3",
        "notes_mixed4",
        "notes_mixed5",
    ),
    *("notes_needles2", "notes_needles_heart", "notes_nonvascular", "notes_nonvascular2"),
    *("notes_teaching", "notes_vascular2", "notes_vascular3", "notes_vessels"),
)
"""Files of the tuning split in which such devices come up."""


def house_name(words: str) -> str | None:
    """The site's name for the words of a marked device; ``None`` where it has none."""
    for pattern, name in HOUSE_NAMES.items():
        if found := re.fullmatch(f"(?:{pattern})(s?)", words, re.IGNORECASE):
            return name + found.groups()[-1].lower()
    return None


def told_by_the_site(report: Record, marked: Record) -> tuple[Record, Record] | None:
    """A report and its marked entities in the site's words; ``None`` where the site would say nothing otherwise."""
    named = [
        (entity["start"], entity["end"], name)
        for entity in marked["entities"]
        if entity["label"] == "DEVICE" and (name := house_name(entity["text"])) is not None
    ]
    if not named:
        return None
    text = report["text"]
    named += [
        (found.start(), found.end(), word)
        for pattern, word in HOUSE_WORDS.items()
        for found in re.finditer(pattern, text, re.IGNORECASE | re.MULTILINE)
        if all(found.end() <= start or end <= found.start() for start, end, _ in named)
    ]
    told = _Told(text, sorted(named))
    entities = [
        {
            **entity,
            "start": (start := told.place(entity["start"])),
            "end": (end := told.place(entity["end"], end=True)),
        }
        | {"text": told.text[start:end]}
        for entity in marked["entities"]
    ]
    report_id = f"site-{report['report_id']}"
    codes = [
        {**code, "evidence": [told.quote(quote) for quote in code["evidence"]]}
        for code in report["codes"]
    ]
    changed = {**report, "report_id": report_id, "text": told.text, "codes": codes}
    changed.pop("contradictions", None)
    return changed, {**marked, "report_id": report_id, "text": told.text, "entities": entities}


class _Told:
    """A text in which spans were replaced, and where every place of the old one is now."""

    def __init__(self, text: str, replaced: Sequence[tuple[int, int, str]]) -> None:
        self.old, self._spans = text, replaced
        self._shifts = [0]
        parts, last = [], 0
        for start, end, name in replaced:
            parts += [text[last:start], name]
            self._shifts.append(self._shifts[-1] + len(name) - (end - start))
            last = end
        self.text = "".join((*parts, text[last:]))

    def place(self, place: int, *, end: bool = False) -> int:
        """The new place; one inside a replaced span becomes its begin or its end."""
        index = bisect_right(self._spans, place, key=lambda span: span[0] + (1 if end else 0))
        if index and place < self._spans[index - 1][1]:
            start, _, name = self._spans[index - 1]
            return start + self._shifts[index - 1] + (len(name) if end else 0)
        return place + self._shifts[index]

    def quote(self, quote: str) -> str:
        """What a quote of the old text says now."""
        start = self.old.index(quote)
        return self.text[self.place(start) : self.place(start + len(quote), end=True)]


def site_reports(gold: Path) -> Iterator[tuple[Record, Record]]:
    """Reports that the site would tell in its own words, with their entities, from the files of the tuning split.

    Parameters
    ----------
    gold
        Folder of the gold reports. Files that are held out for calibration and test are not opened.
    """
    marked = {record["report_id"]: record for record in read_lines(gold / "entities.tune.jsonl")}
    for name in SOURCES:
        for report in read_lines(gold / f"{name}.jsonl"):
            if report["report_id"] in marked:
                told = told_by_the_site(report, marked[report["report_id"]])
                if told is not None:
                    yield told


def read_lines(path: Path) -> list[Record]:
    """Records of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def write_lines(path: Path, records: Sequence[Record]) -> None:
    """Write records as JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records),
        encoding="utf-8",
    )
