"""How much there is of what in the corpora: by file, and by split over families, styles, years and settings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ircoder.corpora.check import Checked
from ircoder.corpora.model import CorpusFile, Record
from ircoder.corpora.reading import SPLIT_NAMES

GENERATED = "generated"
FILE_HEAD = ("file", "reports", "without codes", "code lines", "marked entities", "families")

STYLES = (
    ("recognition errors", ("recognition", "speech", "misheard")),
    ("capitals", ("caps", "capital", "legacy")),
    ("letters", ("letter",)),
    ("templates and structured reports", ("template", "structured", "pick-list", "table", "form", "boilerplate")),
    ("numbers and bullets", ("bullet", "numbered", "list", "steps")),
    ("running text", ("run-on", "conversational", "breath", "rambling", "stream", "narrative", "prose", "paragraph")),
    ("terse notes", ("terse", "telegraph", "short", "brief")),
    ("headed reports", ("headed", "headings", "report")),
    ("operative and clinic notes", ("operative", "op note", "surgeon", "note")),
)
"""Groups of dictation styles with words of their names; the first that fits counts."""
OTHER_STYLE = "others"

Groups = Callable[[Record], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Table:
    """Counts with a title; the first cell of each row names what is counted."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def file_table(checked: Checked) -> Table:
    """Count the records of every file."""
    return Table("By file", FILE_HEAD, tuple(_file_row(file) for file in checked.files))


def split_tables(checked: Checked) -> list[Table]:
    """Count reports with code sets by split; generated ones stand apart."""
    records = [record for file in checked.files if file.kind == "reports" for record in file.records]
    splits = [*SPLIT_NAMES, *([GENERATED] if any(record.generated for record in records) else [])]
    by_split = {
        split: [record for record in records if _split(record, checked.splits.get(record.report_id)) == split]
        for split in splits
    }
    marked = _marked(checked)
    head = ("", *splits)
    sums = Table(
        "By split", head, tuple(zip(*(_sums(by_split[split], marked[split]) for split in splits), strict=True))
    )
    names = ("reports", "without codes", "code lines", "different codes", "reports with marked entities", "entities")
    sums = Table(sums.title, head, tuple((name, *row) for name, row in zip(names, sums.rows, strict=True)))
    groups: tuple[tuple[str, Groups], ...] = (
        ("By year of service", lambda record: [str(record.values.get("service_date"))[:4]]),
        ("By setting", lambda record: [str(record.values.get("setting"))]),
        ("By dictation style", lambda record: [style_group(str(record.values.get("style") or ""))]),
        ("By family (a report may be of several)", _families),
    )
    return [sums, *(_grouped(title, head, [by_split[split] for split in splits], group) for title, group in groups)]


def style_group(style: str) -> str:
    """Group of dictation styles that one in its author's words belongs to."""
    name = style.lower()
    return next((group for group, words in STYLES if any(word in name for word in words)), OTHER_STYLE)


def _file_row(file: CorpusFile) -> tuple[str, ...]:
    coded = [record for record in file.records if "codes" in record.values]
    families = {family for record in file.records for family in _families(record)}
    return (
        file.name,
        str(len(file.records)),
        str(sum(not record.objects("codes") for record in coded)) if coded else "",
        str(sum(len(record.objects("codes")) for record in coded)) if coded else "",
        _shown(sum(len(record.objects("entities")) for record in file.records)),
        _shown(len(families)),
    )


def _split(record: Record, split: str | None) -> str | None:
    return GENERATED if record.generated else split


def _marked(checked: Checked) -> dict[str, dict[str, int]]:
    """Number of marked entities by split and report."""
    out: dict[str, dict[str, int]] = {split: {} for split in (*SPLIT_NAMES, GENERATED)}
    for file in checked.files:
        for record in file.records if file.kind in {"reports", "marked"} else ():
            split = _split(record, checked.splits.get(record.report_id))
            if split in out and "entities" in record.values:
                out[split].setdefault(record.report_id, len(record.objects("entities")))
    return out


def _sums(records: Sequence[Record], marked: dict[str, int]) -> tuple[str, ...]:
    lines = [line for record in records for _, line in record.objects("codes")]
    return (
        str(len(records)),
        str(sum(not record.objects("codes") for record in records)),
        str(len(lines)),
        str(len({str(line.get("code")) for line in lines})),
        str(len(marked)),
        str(sum(marked.values())),
    )


def _grouped(title: str, head: tuple[str, ...], columns: Sequence[Sequence[Record]], groups: Groups) -> Table:
    counted = [Counter(group for record in records for group in set(groups(record))) for records in columns]
    names = sorted({name for column in counted for name in column})
    return Table(title, head, tuple((name, *(_shown(column[name]) for column in counted)) for name in names))


def _families(record: Record) -> list[str]:
    value = record.values.get("families")
    return [str(item).replace("_", " ") for item in value] if isinstance(value, list) else []


def _shown(count: int) -> str:
    return str(count) if count else ""
