"""From vocabulary matches to spans: every composing step in its order."""

from __future__ import annotations

import string
from collections.abc import Mapping

from ircoder.knowledge.vocabulary import Term
from ircoder.language.act_spans import compose_acts
from ircoder.language.device_spans import compose_devices
from ircoder.language.finding_spans import add_levels, compose_anatomy, compose_lesions
from ircoder.language.pieces import Board
from ircoder.language.vessel_spans import compose_vessels

_UPPER = string.ascii_uppercase.encode()
_LOWER = string.ascii_lowercase.encode()


def compose(board: Board, terms: Mapping[str, Term], *, spine: bool) -> None:
    """Widen, join and add spans on a board of vocabulary matches.

    Vessels come before the rest, because their side and segment words must not go to a neighbour; spinal levels go
    last onto words that nothing else claims.
    """
    shouting = _is_shouting(board.words.report)
    compose_vessels(board, terms)
    compose_devices(board, shouting=shouting)
    compose_acts(board)
    compose_lesions(board)
    add_levels(board, spine=spine)
    compose_anatomy(board)


def _is_shouting(text: str) -> bool:
    letters = text.encode("ascii", "ignore")
    upper = len(letters) - len(letters.translate(None, _UPPER))
    lower = len(letters) - len(letters.translate(None, _LOWER))
    return upper > 2 * lower
