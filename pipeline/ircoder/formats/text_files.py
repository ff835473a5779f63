"""Plain text, one report a file; the file's name without ``.txt`` (and ``.gz`` or ``.zst``) is the report's id."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ircoder.formats.opening import kind_of, opened, plain_name
from ircoder.formats.rows import BadRow, InputError, Row
from ircoder.intake import MAX_TEXT_BYTES

_BOM_BYTES = 3


def read_text_file(path: Path) -> Iterator[Row | BadRow]:
    """Yield the one report of a text file, packed or plain. Line ends stay, so that offsets fit the file."""
    where, report_id = path.name, Path(plain_name(path)).stem
    try:
        with opened(path) as stream:
            content = stream.read(MAX_TEXT_BYTES + _BOM_BYTES + 1)
        text = content.decode("utf-8-sig") if len(content) <= MAX_TEXT_BYTES + _BOM_BYTES else None
    except UnicodeDecodeError:
        yield BadRow(where, "encoding", "the file is no UTF-8. Save it as UTF-8 plain text.", report_id)
    except InputError as error:  # one report of many in a folder, so that the others are read
        yield BadRow(where, "unreadable", str(error), report_id)
    except OSError as error:
        yield BadRow(where, "unreadable", f"the file cannot be read ({type(error).__name__}). Check it.", report_id)
    else:
        if text is None:
            problem = f"the file is longer than {MAX_TEXT_BYTES:,} bytes. Put one report into a file."
            yield BadRow(where, "too_large", problem, report_id)
        else:
            yield Row(where, {"report_id": report_id, "text": text})


def text_files_in(folder: Path) -> list[Path]:
    """List the ``.txt`` files of a folder, packed or plain, by name; hidden ones (``.name``) are none of the reports.

    Raises
    ------
    InputError
        Where there are none.
    """
    found = sorted(path for path in folder.iterdir() if _is_text_file(path))
    if not found:
        msg = (
            f"{folder} holds no .txt files of its own; subfolders are not read. "
            "Name a folder of text files, or files of other kinds one by one (*.hl7, more.jsonl)."
        )
        raise InputError(msg)
    return found


def left_out_of(folder: Path) -> str:
    """Say what of a folder is not read, or nothing: reports in subfolders must not be missed in silence."""
    others = [path for path in folder.iterdir() if not path.name.startswith(".") and not _is_text_file(path)]
    folders = sum(path.is_dir() for path in others)
    counts = ((folders, "subfolder"), (len(others) - folders, "file without the ending .txt"))
    named = " and ".join(_counted(count, noun) for count, noun in counts if count)
    return f"{folder}: {named} not read. Name what holds reports as an INPUT of its own." if named else ""


def _is_text_file(path: Path) -> bool:
    return kind_of(path) == ".txt" and not path.name.startswith(".") and path.is_file()


def _counted(number: int, noun: str) -> str:
    first, _, rest = noun.partition(" ")
    return f"{number:,} {first}{'' if number == 1 else 's'}{' ' if rest else ''}{rest}"
