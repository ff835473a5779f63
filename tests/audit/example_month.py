"""A billed file with errors of every kind, made from written gold reports: what an audit is shown and tried on.

``python tests/audit/example_month.py FOLDER`` writes ``march_reports.jsonl``, ``march_billed.csv`` and the frame
``claims_march.csv`` there; the same files each time.
"""

from __future__ import annotations

import csv
import json
import random
import sys
from collections.abc import Sequence
from pathlib import Path

GOLD = Path(__file__).resolve().parents[2] / "corpora" / "gold" / "tune.jsonl"
REPORTS = 44
PROVIDERS = ("1093700016", "1215900028", "1407800031", "1538200049", "1679500057")
NEIGHBORS = {
    "36245": "36247", "36246": "36247", "36247": "36248", "36012": "36011", "36223": "36224", "36224": "36223",
    "75710": "75716", "75716": "75710", "37236": "37238", "37238": "37236", "37242": "37244", "37244": "37242",
    "75625": "75630", "36901": "36902", "49405": "49406", "36556": "36569", "93458": "93459", "93454": "93458",
}  # fmt: skip
DENIED_BESIDE = {
    "37242": "75894",
    "37244": "75894",
    "36901": "36147",
    "93458": "93454",
    "36247": "36246",
    "37236": "36245",
}
RATES = {"76937": 14.0, "99152": 12.5, "99153": 11.0, "77001": 19.0, "75710": 85.0, "75716": 97.0, "75625": 71.0}
OLD_CODES = ("37226", "37224", "36147", "75962")
FIELDS = ("report_id", "code", "modifiers", "units", "setting", "service_date", "charge", "paid", "provider_id")


def gold_reports() -> list[dict]:
    """Reports to be audited, spread over the file."""
    with GOLD.open(encoding="utf-8") as lines:
        usable = [record for record in map(json.loads, lines) if len(record["codes"]) > 1 or record["queries"]]
    return usable[:: max(1, len(usable) // REPORTS)][:REPORTS]


def billed_lines(record: dict, draw: random.Random) -> list[dict]:
    """The gold lines of a report, some changed as billing goes wrong."""
    lines = [
        {"code": code["code"], "modifiers": list(code["modifiers"]), "units": code["units"]} for code in record["codes"]
    ]
    kept: list[dict] = []
    for line in lines:
        chance = draw.random()
        if chance < 0.05:
            continue  # missed
        if chance < 0.13 and line["code"] in NEIGHBORS:
            line["code"] = NEIGHBORS[line["code"]]
        elif chance < 0.18 or (line["code"] == "99153" and chance < 0.4):
            line["units"] += 1
        elif chance < 0.24 and line["modifiers"]:
            line["modifiers"].pop()
        elif chance < 0.28 and {"LT", "RT"} & set(line["modifiers"]):
            swap = {"LT": "RT", "RT": "LT"}
            line["modifiers"] = [swap.get(modifier, modifier) for modifier in line["modifiers"]]
        kept.append(line)
    codes = {line["code"] for line in kept}
    tempting = [item["code"] for item in record["not_coded"] if item["code"] not in codes]
    extra = [DENIED_BESIDE[code] for code in sorted(codes & set(DENIED_BESIDE))]
    for pool, chance in ((tempting, 0.22), (extra, 0.6), (OLD_CODES, 0.06), (("76937", "99152", "37252"), 0.12)):
        free = [code for code in pool if code not in codes]
        if free and draw.random() < chance:
            code = draw.choice(free)
            codes.add(code)
            kept.append({"code": code, "modifiers": [], "units": 1})
    if record["queries"] and "76937" not in codes:
        kept.append({"code": "76937", "modifiers": ["26"], "units": 1})
    return kept


def example(*, with_paid: bool = True, seed: int = 8) -> tuple[list[dict], list[dict]]:
    """Reports and billed rows. Without ``with_paid`` no row tells what was paid."""
    draw = random.Random(seed)
    reports, rows = [], []
    for record in gold_reports():
        reports.append({name: record[name] for name in ("report_id", "text", "service_date", "setting")})
        provider = draw.choices(PROVIDERS, weights=(14, 10, 8, 6, 2))[0]
        for line in billed_lines(record, draw):
            paid = round(RATES.get(line["code"], 180 + draw.random() * 240) * line["units"], 2)
            rows.append(
                {
                    "report_id": record["report_id"],
                    "code": line["code"],
                    "modifiers": " ".join(line["modifiers"]),
                    "units": line["units"],
                    "setting": record["setting"],
                    "service_date": record["service_date"],
                    "charge": round(paid * 3.4, 0),
                    "paid": paid if with_paid else "",
                    "provider_id": provider,
                }
            )
    rows.append({"report_id": "no-such-report", "code": "36247", "units": 1, "provider_id": PROVIDERS[0]})
    return reports, rows


def claims_of(rows: list[dict]) -> list[dict]:
    """The frame that a sample is drawn from: what was paid of each report that was billed."""
    paid: dict[str, float] = {}
    for row in rows:
        if row.get("paid"):
            paid[row["report_id"]] = round(paid.get(row["report_id"], 0.0) + row["paid"], 2)
    return [{"report_id": report_id, "paid": amount} for report_id, amount in paid.items()]


def write_example(folder: Path, *, with_paid: bool = True) -> tuple[Path, Path]:
    """Write reports and billed lines, and where it is told what was paid the list of claims."""
    reports, rows = example(with_paid=with_paid)
    folder.mkdir(parents=True, exist_ok=True)
    texts, billed = folder / "march_reports.jsonl", folder / "march_billed.csv"
    texts.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    _write_table(billed, FIELDS, rows)
    if with_paid:
        _write_table(folder / "claims_march.csv", ("report_id", "paid"), claims_of(rows))
    return texts, billed


def _write_table(path: Path, fields: Sequence[str], rows: list[dict]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields)
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    write_example(Path(sys.argv[1]), with_paid="--without-paid" not in sys.argv)
