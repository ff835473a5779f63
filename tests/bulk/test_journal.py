import pytest

from ircoder.bulk.journal import Checkpoint, Stretch, Tally, append, last_whole


@pytest.fixture
def files(tmp_path):
    """A journal of three checkpoints over ten bytes of records each."""
    journal, records, errors = (tmp_path / name for name in ("journal", "records", "errors"))
    stretch = Stretch()
    with journal.open("wb") as entries, records.open("wb") as stream:
        for number in (1, 2, 3):
            content = bytes([64 + number]) * 10
            stream.write(content)
            stretch.add(content)
            tally = Tally(number, 2 * number, 0, {"empty_text": number})
            append(entries, Checkpoint(number, 10 * number, 5 * number, tally), stretch.close())
    errors.write_bytes(b"e" * 15)
    return journal, records, errors


def test_the_last_checkpoint_counts(files):
    checkpoint, end = last_whole(*files)
    assert checkpoint == Checkpoint(3, 30, 15, Tally(3, 6, 0, {"empty_text": 3}))
    assert end == files[0].stat().st_size


@pytest.mark.parametrize(
    ("file", "size", "places"),
    [
        ("records", 29, 2),
        ("records", 10, 1),
        ("records", 9, 0),
        ("records", 0, 0),
        ("errors", 14, 2),
        ("errors", 0, 0),
        ("journal", -1, 2),
        ("journal", 1, 0),
        ("journal", 0, 0),
    ],
)
def test_what_was_cut_off_does_not_count(files, file, size, places):
    path = files[("journal", "records", "errors").index(file)]
    path.write_bytes(path.read_bytes()[: size if size >= 0 else path.stat().st_size + size])
    assert last_whole(*files)[0].places == places


@pytest.mark.parametrize("place", range(0, 30, 5))
def test_a_changed_byte_ends_what_counts(files, place):
    content = bytearray(files[1].read_bytes())
    content[place] ^= 1
    files[1].write_bytes(content)
    assert last_whole(*files)[0].places == place // 10


def test_every_changed_byte_of_the_journal_is_noticed(files):
    journal = files[0]
    whole = journal.read_bytes()
    for place in range(len(whole)):
        journal.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        checkpoint, end = last_whole(*files)
        assert whole[:end].count(b"\n") == checkpoint.places == whole[:place].count(b"\n")


def test_of_a_run_whose_records_are_in_their_place_the_journal_alone_counts(files):
    journal, records, _ = files
    records.unlink()
    assert last_whole(*files)[0] == Checkpoint()
    with journal.open("ab") as entries:
        append(entries, Checkpoint(3, 30, 15, complete=True), Stretch().close())
    assert last_whole(*files)[0].complete
