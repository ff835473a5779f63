"""What figures rest on: versions, model and knowledge of the predictions, releases and hashes of their tables."""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

from ircoder import __version__
from ircoder.evaluate.scores import RESAMPLES, SEED
from ircoder.evaluate.study import Material
from ircoder.knowledge.base import Knowledge
from ircoder.knowledge.imported import Imported
from ircoder.provenance import knowledge_hash

LIBRARIES = ("numpy", "spacy", "scikit-learn")
SHIPPED = (
    "edits/ptp_practitioner.csv",
    "edits/ptp_hospital.csv",
    "edits/mue_practitioner.csv",
    "edits/mue_hospital.csv",
    "edits/add_on.csv",
    "fee_schedule.csv",
)
"""Shipped tables of edits and relative values, in the knowledge folder."""
IMPORTED = ("pairs", "unit-limits", "add-ons", "fee-schedule")
"""Kinds of imported tables that take their place."""


def made_with(material: Material, knowledge: Knowledge) -> dict[str, Any]:
    """Versions, hashes, releases and seeds on which figures rest."""
    dates = sorted({(item.report.setting, item.report.service_date) for item in material.gold})
    releases = [(knowledge.edits.releases(setting, date), date) for setting, date in dates]
    made = [prediction for system in material.systems for prediction in system.predictions]
    return {
        "ircoder": __version__,
        "python": platform.python_version(),
        "libraries": library_versions(),
        "models": sorted({prediction.model for prediction in made if prediction.model}),
        "knowledge": knowledge_hash(knowledge.imported.identity),
        "predicted_with_knowledge": sorted({prediction.knowledge for prediction in made if prediction.knowledge}),
        "edit_releases": {
            "pairs": sorted({found.pairs for found, _ in releases}),
            "units": sorted({found.units for found, _ in releases}),
            "add_ons": sorted({found.add_ons for found, _ in releases}),
        },
        "fee_schedule_releases": sorted({knowledge.fee_schedule.governing(date).release for _, date in releases}),
        "tables_sha256": table_hashes(knowledge.imported),
        "bootstrap": {"seed": SEED, "resamples": RESAMPLES, "generator": "MT19937"},
    }


def library_versions() -> dict[str, str]:
    """Versions of the libraries that figures and predictions are computed with, of those that are installed."""
    out: dict[str, str] = {}
    for name in LIBRARIES:
        try:
            out[name] = version(name)
        except PackageNotFoundError:
            continue
    return out


def table_hashes(imported: Imported) -> Mapping[str, str]:
    """SHA-256 of every table of edits and relative values, shipped or imported."""
    folder = files("ircoder.knowledge")
    shipped = {name: hashlib.sha256(folder.joinpath(*name.split("/")).read_bytes()).hexdigest() for name in SHIPPED}
    own = {
        f"imported {table.origin.release} {table.origin.file_name}": hashlib.sha256(table.text.encode()).hexdigest()
        for table in imported.tables
        if table.origin.kind in IMPORTED
    }
    return shipped | own
