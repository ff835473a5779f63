"""How reports are cut into windows; nothing of it needs an encoder."""

import numpy as np
import pytest

from ircoder.encoder.pieces import Pieces
from ircoder.encoder.shared import encoder_of, name_encoder
from ircoder.encoder.windows import owned, windows
from ircoder.language.recogniser.encoded import said_rows
from ircoder.model_error import ModelError

CUTS = [
    (0, 10, 3, []),
    (1, 10, 3, [(0, 1)]),
    (10, 10, 3, [(0, 10)]),
    (11, 10, 3, [(0, 10), (1, 11)]),
    (17, 10, 3, [(0, 10), (7, 17)]),
    (18, 10, 3, [(0, 10), (7, 17), (8, 18)]),
    (30, 10, 0, [(0, 10), (10, 20), (20, 30)]),
]


@pytest.mark.parametrize(("count", "size", "overlap", "expected"), CUTS)
def test_windows(count, size, overlap, expected):
    assert windows(count, size, overlap) == expected


@pytest.mark.parametrize("count", [1, 9, 10, 11, 63, 64, 65, 400, 1001])
def test_each_piece_is_taken_from_one_window_with_text_to_both_sides(count):
    cut = windows(count, 64, 16)
    shares = owned(cut)
    taken = [place for first, last in shares for place in range(first, last)]
    assert taken == list(range(count))
    for (first, last), (begin, end) in zip(cut, shares, strict=True):
        assert first <= begin <= end <= last
        assert begin == 0 or begin - first >= 8
        assert end == count or last - end >= 8


#        "L4-5 stent": the encoder cuts l ##4 - 5 stent
PIECES = Pieces(np.arange(5), np.array([0, 1, 2, 3, 5]), np.array([1, 2, 3, 4, 10]))


@pytest.mark.parametrize(("starts", "expected"), [([0, 5], [0, 4]), ([0, 2, 3], [0, 2, 3]), ([4], [4]), ([12], [4])])
def test_the_piece_of_a_word_holds_its_first_character_or_is_the_next(starts, expected):
    assert PIECES.of_words(np.array(starts)).tolist() == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"), [(0, 4, [0, 1, 2, 3]), (4, 5, []), (7, 8, [4]), (3, 6, [3, 4]), (20, 30, [])]
)
def test_pieces_between_two_characters(start, end, expected):
    assert PIECES.ids[PIECES.between(start, end)].tolist() == expected


def test_what_the_vocabulary_says_of_the_words_around():
    rows = [row.tolist() for row in said_rows(["O", "B-VESSEL", "B-NEW"], {"O": 0, "B-VESSEL": 1})]
    assert rows == [[-1, 0, 1], [0, 1, -1], [1, -1, -1]]


def test_a_part_without_an_encoder_has_none(tmp_path):
    assert encoder_of(tmp_path) is None


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"kind": "x"}', '{"kind": 1, "encoder": "y"}'])
def test_a_damaged_file_is_told(tmp_path, content):
    (tmp_path / "encoder.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"encoder\.json is not readable.*ircoder train"):
        encoder_of(tmp_path)


def test_an_encoder_that_is_not_there_is_told(tmp_path):
    name_encoder(tmp_path, "x", "../gone")
    with pytest.raises(ModelError, match="gone holds no readable encoder"):
        encoder_of(tmp_path)
