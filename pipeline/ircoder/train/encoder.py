"""Fine-tuning of an encoder on marked reports, with a head that gives every word's first piece its tag.

The same pass teaches the encoder whether a marked act was performed. That second head is thrown away: what it leaves in
the vectors is what the judge of assertions reads there.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ircoder.encoder.needed import require_packages
from ircoder.encoder.pieces import Cutter
from ircoder.encoder.vectors import Encoder
from ircoder.encoder.windows import owned, windows
from ircoder.formats.rows import InputError
from ircoder.language.recogniser.encoded import SAID_REACH, EncoderTagger, said_rows
from ircoder.language.recogniser.features import OUTSIDE
from ircoder.train.recogniser import HIDDEN_SHARE, Marked, tags_of, without_forms

_LAYER = re.compile(r"\blayers?\.(\d+)\.")
UNSEEN = -100
"""Number of a piece that supplies no loss."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderSettings:
    """How an encoder is fine-tuned.

    ``rate`` is the greatest step of its weights, ``head_rate`` that of the heads; ``frozen`` is the share of its
    layers, from the words up, that stay as they are together with the vectors of its vocabulary: some hundred reports
    teach those little and cost half the time.
    """

    epochs: int = 3
    windows: int = 4
    rate: float = 3e-4
    head_rate: float = 3e-3
    warm: float = 0.1
    frozen: float = 0.5
    assertions: float = 0.5
    seed: int = 20261126


@dataclass(frozen=True, slots=True)
class Row:
    """One window: numbers of its pieces, what is to be learned of each, what the vocabulary says around it."""

    ids: list[int]
    tags: NDArray[np.int64]
    values: NDArray[np.int64]
    said: NDArray[np.int64]


def open_encoder(source: str) -> Encoder:
    """Open an encoder to start from.

    Parameters
    ----------
    source
        A folder, which is read without network, or the name of a model on the Hugging Face hub.

    Raises
    ------
    InputError
        Where there is no such encoder, or it cannot be used.
    """
    require_packages()
    from transformers import AutoModel, AutoTokenizer

    local = Path(source).is_dir()
    if not local and (source.startswith((".", "/", "~")) or source.count("/") > 1):
        msg = f"{source} is no folder. Name a folder with an encoder, or a model of the Hugging Face hub."
        raise InputError(msg)
    try:
        tokenizer: Any = AutoTokenizer.from_pretrained(source, local_files_only=local)
        model: Any = AutoModel.from_pretrained(source, local_files_only=local, use_safetensors=True)
    except (OSError, ValueError, ImportError) as error:
        msg = (
            f"{source} holds no encoder that can be used ({type(error).__name__}). It needs config.json, a tokenizer "
            "and weights as model.safetensors; other weights can be converted with transformers' save_pretrained."
        )
        raise InputError(msg) from None
    if not getattr(tokenizer, "is_fast", False) or getattr(model.config, "is_encoder_decoder", False):
        msg = f"{source} is no plain encoder with a fast tokenizer (tokenizer.json). Name another one."
        raise InputError(msg)
    return Encoder(model.float(), Cutter(tokenizer.backend_tokenizer))


def train_encoder_tagger(
    reports: Sequence[Marked],
    assertions: Sequence[Sequence[tuple[int, int, str]]],
    source: str,
    settings: EncoderSettings | None = None,
    *,
    hidden: frozenset[str] = frozenset(),
) -> EncoderTagger:
    """Fine-tune an encoder.

    Parameters
    ----------
    reports
        Marked reports.
    assertions
        For each report its marked entities with an assertion: first and last character (exclusive), value.
    source
        Folder or hub name of the encoder to start from.
    settings
        How it is fine-tuned.
    hidden
        Lower-case surface forms that no copy may show to the vocabulary's features.
    """
    encoder = open_encoder(source)
    import torch

    chosen = settings or EncoderSettings()
    torch.manual_seed(chosen.seed)
    tags = [OUTSIDE, *sorted({tag for report in reports for tag in tags_of(report.words, report.spans)} - {OUTSIDE})]
    values = sorted({value for told in assertions for _, _, value in told})
    heads = _Heads(encoder.width, tags, values)
    dice = random.Random(chosen.seed)  # noqa: S311 - repeatable, no secret
    rows = [
        _rows(report, told, encoder, tags, values, _shown(report, hidden, dice, epoch))
        for epoch in range(chosen.epochs)
        for report, told in zip(reports, assertions, strict=True)
    ]
    _fit(encoder, heads, _batches(rows, len(reports), chosen, dice), chosen)
    encoder.model.eval()
    encoder.forget()
    return EncoderTagger(tags, encoder, *heads.arrays(), tags)


class _Heads:
    """The heads over the encoder's vectors: tags with what the vocabulary says, and assertions."""

    def __init__(self, width: int, tags: Sequence[str], values: Sequence[str]) -> None:
        from torch import nn

        self.tags = nn.Linear(width, len(tags))
        self.values = nn.Linear(width, max(1, len(values)))
        # The last row stands for nothing said, and stays at nothing.
        self.said = nn.ModuleList(
            nn.Embedding(len(tags) + 1, len(tags), padding_idx=len(tags)) for _ in range(2 * SAID_REACH + 1)
        )
        for table in self.said:
            nn.init.zeros_(table.weight)

    def parameters(self) -> list[Any]:
        return [*self.tags.parameters(), *self.values.parameters(), *self.said.parameters()]

    def arrays(self) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        """Weights, bias, and scores of what the vocabulary says, as the tagger takes them."""
        said = np.stack([table.weight.detach().numpy()[:-1] for table in self.said])
        return self.tags.weight.detach().numpy().T, self.tags.bias.detach().numpy(), said


def _shown(report: Marked, hidden: frozenset[str], dice: random.Random, epoch: int) -> Sequence[str]:
    """What the vocabulary says of each word; after the first pass with a part of the surface forms unknown to it."""
    forms = sorted({mention.text.lower() for mention in report.mentions})
    drop = {form for form in forms if dice.random() < HIDDEN_SHARE}
    return without_forms(report, hidden | drop if epoch else hidden).vocabulary


def _rows(
    report: Marked,
    told: Iterable[tuple[int, int, str]],
    encoder: Encoder,
    tags: Sequence[str],
    values: Sequence[str],
    vocabulary: Sequence[str],
) -> list[Row]:
    """The windows of one report."""
    pieces = encoder.cutter.cut(report.reading.text)
    if not len(pieces):
        return []
    number = {tag: index for index, tag in enumerate(tags)}
    places = pieces.of_words(np.array(report.words.starts, dtype=np.int64))
    wanted = np.full(len(pieces), UNSEEN, dtype=np.int64)
    wanted[places] = [number[tag] for tag in tags_of(report.words, report.spans)]
    value = np.full(len(pieces), UNSEEN, dtype=np.int64)
    for start, end, name in told:
        value[pieces.between(start, end)] = values.index(name)
    said = np.full((len(pieces), 2 * SAID_REACH + 1), len(tags), dtype=np.int64)
    for offset, rows in enumerate(said_rows(vocabulary, number)):
        said[places, offset] = np.where(rows < 0, len(tags), rows)
    out: list[Row] = []
    cut = windows(len(pieces), encoder.room, encoder.overlap // 2)
    for (first, last), (begin, end) in zip(cut, owned(cut), strict=True):
        mine = np.zeros(last - first, dtype=bool)
        mine[begin - first : end - first] = True
        out.append(
            Row(
                pieces.ids[first:last].tolist(),
                np.where(mine, wanted[first:last], UNSEEN),
                np.where(mine, value[first:last], UNSEEN),
                said[first:last],
            )
        )
    return out


def _batches(
    rows: Sequence[list[Row]], reports: int, settings: EncoderSettings, dice: random.Random
) -> list[list[Row]]:
    """Batches of all passes in their order; windows are shuffled within a pass."""
    out: list[list[Row]] = []
    for epoch in range(settings.epochs):
        given = [row for part in rows[epoch * reports : (epoch + 1) * reports] for row in part]
        dice.shuffle(given)
        out += [given[at : at + settings.windows] for at in range(0, len(given), settings.windows)]
    return out


def _fit(encoder: Encoder, heads: _Heads, batches: Sequence[list[Row]], settings: EncoderSettings) -> None:
    import torch
    from torch.nn.functional import cross_entropy

    body = _open(encoder.model, settings.frozen)
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": settings.rate}, {"params": heads.parameters(), "lr": settings.head_rate}],
        weight_decay=0.01,
    )
    warm = max(1, round(settings.warm * len(batches)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min((step + 1) / warm, (len(batches) - step) / max(1, len(batches) - warm))
    )
    encoder.model.train()
    for batch in batches:
        given = _tensors(batch, encoder.cutter, len(heads.tags.bias))
        output = encoder.model(input_ids=given["ids"], attention_mask=given["mask"]).last_hidden_state
        scores = heads.tags(output) + sum(table(given["said"][:, :, i]) for i, table in enumerate(heads.said))
        loss = cross_entropy(scores.flatten(0, 1), given["tags"].flatten(), ignore_index=UNSEEN)
        if bool((given["values"] != UNSEEN).any()):
            judged = heads.values(output)
            of_values = cross_entropy(judged.flatten(0, 1), given["values"].flatten(), ignore_index=UNSEEN)
            loss = loss + settings.assertions * of_values
        loss.backward()
        torch.nn.utils.clip_grad_norm_([*body, *heads.parameters()], 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()


def _open(model: Any, frozen: float) -> list[Any]:  # noqa: ANN401 - a type of an optional package
    """The weights of an encoder that may change; the others are told to stay."""
    if not frozen:
        return list(model.parameters())
    layers = {name: int(found[1]) for name, _ in model.named_parameters() if (found := _LAYER.search(name))}
    first = round(frozen * (max(layers.values(), default=-1) + 1))
    for part in (getattr(model, "embeddings", None), model.get_input_embeddings()):
        for weights in part.parameters() if part is not None else ():
            weights.requires_grad = False
    for name, weights in model.named_parameters():
        if layers.get(name, first) < first:
            weights.requires_grad = False
    return [weights for weights in model.parameters() if weights.requires_grad]


def _tensors(batch: Sequence[Row], cutter: Cutter, nothing: int) -> Mapping[str, Any]:
    """A batch as tensors, windows filled up to the longest."""
    import torch

    before, after = cutter.before, cutter.after
    longest = max(len(row.ids) for row in batch) + len(before) + len(after)
    shape = (len(batch), longest)
    out = {
        "ids": np.zeros(shape, dtype=np.int64),
        "mask": np.zeros(shape, dtype=np.int64),
        "tags": np.full(shape, UNSEEN, dtype=np.int64),
        "values": np.full(shape, UNSEEN, dtype=np.int64),
        "said": np.full((*shape, 2 * SAID_REACH + 1), nothing, dtype=np.int64),
    }
    for index, row in enumerate(batch):
        ids = [*before, *row.ids, *after]
        inside = slice(len(before), len(before) + len(row.ids))
        out["ids"][index, : len(ids)] = ids
        out["mask"][index, : len(ids)] = 1
        out["tags"][index, inside] = row.tags
        out["values"][index, inside] = row.values
        out["said"][index, inside] = row.said
    return {name: torch.from_numpy(values) for name, values in out.items()}
