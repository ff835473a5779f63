"""Errors before anything starts; none of these tests needs Spark."""

import pytest

from ircoder.formats.rows import InputError
from ircoder.spark.session import check_java


def test_without_java(monkeypatch, tmp_path):
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="Java 17 or 21, which is not installed"):
        check_java()


def test_a_java_home_without_java(monkeypatch, tmp_path):
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(InputError, match="JAVA_HOME names a folder without it"):
        check_java()


def test_a_java_home_with_java(monkeypatch, tmp_path):
    java = tmp_path / "bin" / "java"
    java.parent.mkdir()
    java.touch()
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    check_java()


def test_without_pyspark(monkeypatch, tmp_path):
    import sys

    from ircoder.spark.session import session

    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(InputError, match=r"pip install 'ircoder\[spark\]'"), session(None, tmp_path):
        pass
