"""How well the recogniser finds names that it was never shown: a fifth of the surface forms hidden from everything.

The forms of a fifth of the marked vessels, devices and interventions (chosen by hash) are hidden from the vocabulary's
matches and from the generated reports while the tagger is trained, and from the matches of the reports it is measured
on; sentences of written reports in which a hidden form is marked are left out of the training. Run from the top of the
repository: ``python benchmarks/hidden_forms.py [--generated 300]``.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from pathlib import Path

from ircoder.language.pipeline import build_nlp
from ircoder.language.recogniser.join import tagged_spans
from ircoder.synthetic.generate import generate
from ircoder.train.corpora import TUNE, Corpora
from ircoder.train.recogniser import Marked, train_tagger, without_forms
from ircoder.train.run import marked_report

LABELS = ("VESSEL", "DEVICE", "INTERVENTION")
SHARE, PARTS, MEASURED = 5, 5, 0
"""One form in five is hidden; one report in five is measured."""


def main() -> None:
    """Train with hidden forms, and print recall on hidden and on known ones, with and without the tagger."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--generated", type=int, default=0, help="generated reports to train on as well")
    parser.add_argument("--corpora", type=Path, default=Path("corpora"))
    chosen = parser.parse_args()
    records = Corpora(chosen.corpora).marked(TUNE)
    measured = [record for record in records if _part(str(record["report_id"]), PARTS) == MEASURED]
    rest = [record for record in records if _part(str(record["report_id"]), PARTS) != MEASURED]
    forms = {_form(entity["text"]) for record in measured for entity in record["entities"] if entity["label"] in LABELS}
    hidden = frozenset(form for form in forms if _part(form, SHARE) == 0)
    nlp = build_nlp()
    made = list(generate(chosen.generated, 7, hidden)) if chosen.generated else []
    tagger = train_tagger([marked_report(nlp, record) for record in (*rest, *made)], hidden=hidden)
    counts: Counter[tuple[str, str, str]] = Counter()
    for record in measured:
        report = marked_report(nlp, record)
        seen = without_forms(report, hidden)
        tagged = tagged_spans(report.words, tagger.tag(seen))
        known = [(m.start, m.end, m.label) for m in report.mentions if m.text.lower() not in hidden]
        _count(report, hidden, tagged, known, counts)
    print(
        f"trained on {len(rest)} written and {len(made)} generated reports, {len(hidden)} of {len(forms)} forms hidden"
    )
    for label in LABELS:
        for which in ("hidden", "known"):
            total = counts[label, which, "all"]
            by_tagger, by_forms = (counts[label, which, who] for who in ("tagger", "vocabulary"))
            print(f"{label:13} {which:7} {total:5}  tagger {by_tagger / total:.3f}  vocabulary {by_forms / total:.3f}")


def _count(
    report: Marked,
    hidden: frozenset[str],
    tagged: list[tuple[int, int, str]],
    known: list[tuple[int, int, str]],
    counts: Counter[tuple[str, str, str]],
) -> None:
    for start, end, label in report.spans:
        if label not in LABELS:
            continue
        which = "hidden" if _form(report.reading.text[start:end]) in hidden else "known"
        counts[label, which, "all"] += 1
        for who, spans in (("tagger", tagged), ("vocabulary", known)):
            counts[label, which, who] += any(s < end and start < e and name == label for s, e, name in spans)


def _form(text: str) -> str:
    return " ".join(text.lower().split())


def _part(text: str, parts: int) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=4).digest(), "big") % parts


if __name__ == "__main__":
    main()
