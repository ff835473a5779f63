"""A note beside a complete output: what it was made of, so that ``--resume`` can tell whether that is still so."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ircoder.bulk.finishing import Form
from ircoder.bulk.identity import Identity, differences
from ircoder.bulk.journal import Tally
from ircoder.bulk.run_folder import write_whole
from ircoder.formats.rows import InputError, Unwritten


def note_of(output: Path) -> Path:
    """The note of an output: hidden, for whoever fetches outputs has no use for it."""
    return output.with_name(f".{output.name}.made")


def write_note(output: Path, began: Identity, form: Form, tally: Tally, unwritten: Sequence[Unwritten]) -> None:
    """Note what an output that has its place was made of, and what came of it."""
    failures = Counter(tally.failures)
    failures.update(item.type for item in unwritten)
    told = {
        "made": {**began, **_options(form)},
        "bytes": output.stat().st_size,
        "tally": {**asdict(tally), "failures": dict(failures)},
    }
    write_whole(note_of(output), json.dumps(told, indent=1).encode())


def tally_of(output: Path, now: Identity, form: Form) -> Tally:
    """Give the counts of an output that is complete; what the format could not hold counts as failed.

    Raises
    ------
    InputError
        Where the output was made of something else, or nothing tells what of, or it has changed since.
    """
    note = note_of(output)
    remedy = "Remove it or choose another output, or leave --resume out to write it anew."
    try:
        told: dict[str, Any] = json.loads(note.read_bytes())
        made, size, tally = told["made"], told["bytes"], Tally(**told["tally"])
    except FileNotFoundError:
        msg = f"{output} is there already, and there is no {note.name} that tells what it was made of. {remedy}"
        raise InputError(msg) from None
    except (ValueError, KeyError, TypeError):
        msg = f"{output} is there already, and {note} cannot be read. {remedy}"
        raise InputError(msg) from None
    different = differences(made, {**now, **_options(form)})
    if different:
        msg = f"{output} is complete, but was made otherwise: {'; '.join(different)}. {remedy}"
        raise InputError(msg)
    if output.stat().st_size != size:
        msg = f"{output} was complete and has been changed since. {remedy}"
        raise InputError(msg)
    return tally


def _options(form: Form) -> dict[str, str | None]:
    return {"--format": form.kind, "--route": form.route}
