"""The encoder: a vector for every piece of a report, read window by window.

Whatever asks for the same report right after another gets the same vectors, so that the recogniser, the judge of
assertions and the code classifier cost one pass together.
"""

from __future__ import annotations

import json
import os
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ircoder.encoder.needed import require_packages
from ircoder.encoder.pieces import Cutter, Pieces
from ircoder.encoder.windows import owned, windows

Floats = NDArray[np.float32]
CONFIG, WEIGHTS = "config.json", "model.safetensors"
WINDOW, OVERLAP = 256, 64
"""Most pieces of a window, with the encoder's marks for begin and end; pieces that neighbouring windows share."""
_TOGETHER = 8
"""Windows that are read at once."""
_KEPT = 4
"""Reports whose vectors are kept: those of one encounter are read together and judged afterwards."""
_LENGTH = 5.0
"""Length of a mean vector; beside features that are 0 or 1 the vectors then count as much as a few dozen of them."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """The pieces of a report with a vector each."""

    pieces: Pieces
    values: Floats

    def of_words(self, starts: Iterable[int]) -> Floats:
        """A vector for each word, by the words' first characters; zeros where the report has no piece at all."""
        places = np.fromiter(starts, dtype=np.int64)
        if not len(self.pieces):
            return np.zeros((len(places), self.values.shape[1]), dtype=np.float32)
        out: Floats = self.values[self.pieces.of_words(places)]
        return out

    def mean(self, start: int, end: int) -> Floats:
        """Mean of the pieces between two characters, brought to one length; zeros where there are none."""
        inside = self.values[self.pieces.between(start, end)]
        if not len(inside):
            return np.zeros(self.values.shape[1], dtype=np.float32)
        mean: Floats = inside.mean(axis=0)
        size = float(np.linalg.norm(mean))
        return mean * np.float32(_LENGTH / size) if size else mean

    def whole(self) -> Floats:
        """Mean of all pieces, brought to one length."""
        return self.mean(0, int(self.pieces.ends[-1]) if len(self.pieces) else 0)


class Encoder:
    """Reads reports with a Hugging Face encoder.

    Parameters
    ----------
    model
        A ``transformers`` model whose output has a ``last_hidden_state``.
    cutter
        Its tokenizer.
    """

    def __init__(self, model: Any, cutter: Cutter) -> None:  # noqa: ANN401 - a type of an optional package
        self.model = model
        self.cutter = cutter
        self.width = int(model.config.hidden_size)
        self._kept: OrderedDict[str, Vectors] = OrderedDict()

    @property
    def room(self) -> int:
        """Most pieces of a report's own in one window."""
        # Some encoders count positions from the number of their filler on, so two of them are not to be had.
        positions = int(getattr(self.model.config, "max_position_embeddings", 0)) - 2
        most = min(WINDOW, positions) if positions > 0 else WINDOW
        return most - len(self.cutter.before) - len(self.cutter.after)

    @property
    def overlap(self) -> int:
        """Pieces that neighbouring windows share."""
        return min(OVERLAP, self.room // 4)

    def read(self, text: str) -> Vectors:
        """The vectors of a report."""
        found = self._kept.get(text)
        if found is None:
            pieces = self.cutter.cut(text)
            found = self._kept[text] = Vectors(pieces, self._values(pieces))
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found

    def forget(self) -> None:
        """Drop the vectors that are kept, as after a change of the weights."""
        self._kept.clear()

    def _values(self, pieces: Pieces) -> Floats:
        import torch

        out = np.zeros((len(pieces), self.width), dtype=np.float32)
        cut = windows(len(pieces), self.room, self.overlap)
        shares = owned(cut)
        before, after = self.cutter.before, self.cutter.after
        with torch.inference_mode():
            for at in range(0, len(cut), _TOGETHER):
                part = cut[at : at + _TOGETHER]
                rows = [[*before, *pieces.ids[first:last].tolist(), *after] for first, last in part]
                ids = torch.tensor(rows)
                hidden = self.model(input_ids=ids, attention_mask=torch.ones_like(ids)).last_hidden_state
                found = hidden.to(torch.float32).numpy()
                for row, (first, _), (begin, end) in zip(found, part, shares[at : at + _TOGETHER], strict=True):
                    out[begin:end] = row[len(before) + begin - first : len(before) + end - first]
        return out

    def to_disk(self, folder: Path) -> None:
        """Write configuration, weights (half precision) and tokenizer into a folder."""
        from safetensors.torch import save_file

        folder.mkdir(parents=True, exist_ok=True)
        config = self.model.config.to_dict()
        # Where the encoder came from is the trainer's machine, not a fact of the model.
        kept = {key: value for key, value in config.items() if key not in {"_name_or_path", "dtype", "torch_dtype"}}
        (folder / CONFIG).write_text(json.dumps(kept, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        state = self.model.state_dict()
        save_file(
            {
                name: (value.half() if value.is_floating_point() else value).contiguous()
                for name, value in state.items()
            },
            str(folder / WEIGHTS),
        )
        self.cutter.to_disk(folder)

    @classmethod
    def from_disk(cls, folder: Path) -> Encoder:
        """Read what :meth:`to_disk` wrote; nothing is fetched and nothing unpickled.

        Raises
        ------
        ircoder.model_error.ModelError
            Where the packages for it are not installed.
        OSError, ValueError
            Where the folder holds no encoder.
        """
        require_packages()
        from safetensors import SafetensorError
        from safetensors.torch import load_file
        from transformers import AutoConfig, AutoModel

        _one_thread_in_workers()
        config = AutoConfig.from_pretrained(str(folder), local_files_only=True)
        model = AutoModel.from_config(config).float()
        try:
            stored = load_file(str(folder / WEIGHTS))
        except SafetensorError as error:
            msg = f"{folder / WEIGHTS} holds no weights"
            raise ValueError(msg) from error
        model.load_state_dict({name: v.float() if v.is_floating_point() else v for name, v in stored.items()})
        model.eval()
        return cls(model, Cutter.from_disk(folder))


class _Workers:
    """Whether worker processes have been told to run on one thread."""

    told = False


def _one_thread_in_workers() -> None:
    """A worker process has one core to itself, and threads of its parent are not there after a fork."""
    if not _Workers.told and hasattr(os, "register_at_fork"):
        import torch

        os.register_at_fork(after_in_child=lambda: torch.set_num_threads(1))
        _Workers.told = True
