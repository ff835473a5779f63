import pytest

from ircoder.formats.rows import InputError
from ircoder.formats.scratch import scratch_database


def test_what_is_noted_can_be_asked():
    with scratch_database() as database:
        database.execute("CREATE TABLE t (x)")
        database.execute("INSERT INTO t VALUES (1)")
        assert database.execute("SELECT x FROM t").fetchall() == [(1,)]


def test_without_room_the_remedy_is_named():
    with pytest.raises(InputError, match="TMPDIR"), scratch_database() as database:
        database.execute("PRAGMA max_page_count=2")
        for name in "abc":
            database.execute(f"CREATE TABLE {name} (x)")
