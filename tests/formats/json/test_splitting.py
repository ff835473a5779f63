"""Parts are those that the JSON parser finds, wherever chunks end, and no part grows beyond the limit."""

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ircoder.formats.json import splitting as json_splitting
from ircoder.formats.json.splitting import Part, split_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)
AWKWARD = [{"a": 'x "] }, \\'}, "\\", [[], {}], "\n\u2028,", {"]": {"{": "["}}, -1.5e3, None, ""]


def parts(content, limit=10_000, inner=""):
    return list(split_json(io.BytesIO(content), limit, inner))


def in_small_chunks(content, size, **options):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_splitting, "_CHUNK_BYTES", size)
        return parts(content, **options)


@settings(deadline=None, derandomize=True)
@given(items=st.lists(VALUES, max_size=4), indent=st.sampled_from([None, 1]), size=st.integers(1, 9))
def test_items_are_those_of_the_parser(items, indent, size):
    content = json.dumps(items, indent=indent).encode()
    found = in_small_chunks(content, size)
    assert [part.kind for part in found] == ["item"] * len(items)
    assert [part.number for part in found] == list(range(1, len(items) + 1))
    assert repr([json.loads(part.content) for part in found]) == repr(json.loads(content))


@pytest.mark.parametrize("size", range(1, 12))
@pytest.mark.parametrize("escaped", [True, False])
def test_awkward_strings(size, escaped):
    content = json.dumps(AWKWARD, ensure_ascii=escaped).encode()
    assert [json.loads(part.content) for part in in_small_chunks(content, size)] == AWKWARD


@settings(deadline=None, derandomize=True)
@given(
    before=st.dictionaries(st.text(max_size=4), VALUES, max_size=2),
    items=st.lists(VALUES, max_size=3),
    after=st.dictionaries(st.text(max_size=4), VALUES, max_size=2),
    size=st.integers(1, 9),
)
def test_members_and_the_items_of_an_inner_list(before, items, after, size):
    value = {**before, "entry": items, **after}
    found = in_small_chunks(json.dumps(value, indent=1).encode(), size, inner="entry")
    assert repr([json.loads(part.content) for part in found if part.kind == "item"]) == repr(value.pop("entry"))
    members = b",".join(part.content for part in found if part.kind == "member")
    assert repr(json.loads(b"{" + members + b"}")) == repr(value)


def told(found):
    return [(part.kind, part.number, part.content) for part in found]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"[]", []),
        (b" \n[ ]\n ", []),
        (b"{}", []),
        (b"[,]", [("item", 1, b""), ("item", 2, b"")]),
        (b"[1,]", [("item", 1, b"1"), ("item", 2, b"")]),
        (b"[1 2, 3]", [("item", 1, b"1 2"), ("item", 2, b"3")]),
        (b"[{]}, 2]", [("item", 1, b"{]}"), ("item", 2, b"2")]),
        (b"[1}, 2]", [("item", 1, b"1}"), ("item", 2, b"2")]),
        (b"[1, 2", [("item", 1, b"1"), ("item", 2, b"2"), ("cut_off", 2, b"")]),
        (b"[1, {2", [("item", 1, b"1"), ("cut_off", 2, b"{2")]),
        (b'[1, "2', [("item", 1, b"1"), ("cut_off", 2, b' "2')]),
        (b"[1] x", [("item", 1, b"1"), ("trailing", 1, b"")]),
        (b"[1][2]", [("item", 1, b"1"), ("trailing", 1, b"")]),
        (b'{"a": 1, "b"', [("member", 0, b'"a": 1'), ("member", 0, b'"b"'), ("cut_off", 0, b"")]),
        (b"", [("cut_off", 0, b"")]),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 5, 100])
def test_damaged_values(content, expected, size):
    found = told(in_small_chunks(content, size))
    stripped = [(kind, number, text and text.strip()) for kind, number, text in found]
    assert stripped == [(kind, number, text and text.strip()) for kind, number, text in expected]


def test_an_inner_list_is_only_that_of_the_whole_object():
    found = parts(b'{"a": {"entry": [1]}, "entry": {"b": 2}, "entry": [3, 4], "c": 5}', inner="entry")
    assert told(found) == [
        ("member", 0, b'"a": {"entry": [1]}'),
        ("member", 0, b'"entry": {"b": 2}'),
        ("item", 1, b"3"),
        ("item", 2, b"4"),
        ("member", 2, b'"c": 5'),
    ]


@pytest.mark.parametrize("size", [3, 64, 100_000])
def test_a_part_beyond_the_limit_is_passed_over(size):
    content = json.dumps([1, "x" * 50_000, {"a": ["y" * 50_000]}, 2]).encode()
    assert [part.content for part in in_small_chunks(content, size, limit=1000)] == [b"1", None, None, b"2"]


def test_any_depth():
    assert [part.content for part in parts(b"[" * 5001 + b"]" * 5001, 20_000)] == [b"[" * 5000 + b"]" * 5000]


@settings(deadline=None, derandomize=True)
@given(content=st.binary(max_size=60), start=st.sampled_from([b"[", b"{", b'{"entry":[', b""]), size=st.integers(1, 9))
def test_no_bytes_fail_and_chunks_make_no_difference(content, start, size):
    whole = parts(start + content, inner="entry")
    assert all(isinstance(part, Part) for part in whole)
    assert in_small_chunks(start + content, size, inner="entry") == whole
