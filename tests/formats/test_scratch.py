import pytest

from ircoder.formats.scratch import scratch_database
from ircoder.key_set import KeySet, NoRoomError


def test_what_is_noted_can_be_asked():
    with scratch_database() as database:
        database.execute("CREATE TABLE t (x)")
        database.execute("INSERT INTO t VALUES (1)")
        assert database.execute("SELECT x FROM t").fetchall() == [(1,)]


def test_without_room_the_remedy_is_named():
    with pytest.raises(NoRoomError, match="TMPDIR"), scratch_database() as database:
        database.execute("PRAGMA max_page_count=2")
        for name in "abc":
            database.execute(f"CREATE TABLE {name} (x)")


def test_a_set_of_names_without_room_is_no_fault_of_an_input():
    keys = KeySet()
    keys._database.execute("PRAGMA max_page_count=3")
    with pytest.raises(NoRoomError, match="TMPDIR"):
        for key in range(10_000):
            keys.add(key)
