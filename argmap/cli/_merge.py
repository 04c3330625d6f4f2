"""Merges files for `merge`: the lines with git, then the maps. Nothing is written before the result is complete."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.cli._messages import print_diagnostics, print_reading_errors
from argmap.cli._printing import say
from argmap.codes import Code
from argmap.diagnostics import ArgmapError
from argmap.printable import show_name
from argmap.syntax import limits
from argmap.syntax.files import real_path, same_file

if TYPE_CHECKING:
    from argmap.model.document import Document


class Files(NamedTuple):
    """The paths of the three files, and the name of the result in messages."""

    base: str
    ours: str
    theirs: str
    name: str


def merge_files(files: Files) -> int:
    """Merges the files into `files.ours` and returns the exit code.

    ArgmapError if the result would be too large to be read; then the file stays as it is.
    """
    try:
        return _merge(files)
    except limits.TooLargeError as error:
        raise ArgmapError(f"{show_name(files.name)}: {error}; nothing is written") from error


def _merge(files: Files) -> int:
    from argmap.formats import parse
    from argmap.syntax.decoding import encode_like
    from argmap.syntax.files import read_bytes
    from argmap.versions.merging_texts import merge_texts

    for name, side in (("BASE", files.base), ("THEIRS", files.theirs)):
        if same_file(files.ours, side):
            raise ArgmapError(f"{name} and OURS are the same file, {show_name(side)}, which would be replaced")
    raws = [read_bytes(Path(file)) for file in files[:3]]
    merged, is_clean = merge_lines(files)
    sides = (("base", files.base), ("ours", files.ours), ("theirs", files.theirs))
    documents = [_document(raw, f"{files.name} ({side})") for raw, (side, _) in zip(raws, sides, strict=True)]
    format = documents[1].format
    is_readable = is_clean and len(merged) <= limits.BYTES
    lines = parse(merged).with_file(files.name) if is_readable else None
    errors = [d for document in documents for d in document.faults if d.is_reading_error]
    if errors:
        print_diagnostics(errors)
        return _write_lines_only(files, merged, lines, format)
    result = merge_texts(documents[0], documents[1], documents[2], lines)
    if result.text is None:
        for conflict in result.conflicts:
            _print(files, f"conflict in {conflict}")
        if not result.conflicts:
            _print(files, _why_not_written(documents))
        _write(files, merged, lines, format)
        if is_clean:
            _print(files, "the lines merge without conflicts, but the maps do not; the file contains the merged lines")
        return 1
    content = merged if result.by_lines else encode_like(result.text, raws[1])
    written = parse(result.text, format=format).with_file(files.name)
    _write(files, content, written, format)
    if not result.by_lines:
        _print(files, "merged claim by claim; the file is now in the canonical layout")
        for comment in result.lost:
            _print(files, f"this comment was lost: {comment}")
    return int(print_reading_errors(written))


def merge_lines(files: Files) -> tuple[bytes, bool]:
    """Merges the lines with git: the result, and whether it has no conflicts; ArgmapError without git."""
    paths = [str(real_path(file)) for file in (files.ours, files.base, files.theirs)]
    try:
        done = subprocess.run(
            ["git", "merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs", *paths],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except FileNotFoundError:
        raise ArgmapError("argmap merge needs git to merge the lines; install git") from None
    if done.returncode < 0 or done.returncode > 127:
        raise ArgmapError(f"git cannot merge {files.name}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout, done.returncode == 0


def _document(raw: bytes, name: str) -> Document:
    """The document of a side; an empty base, which means that both sides added the file, is an empty map."""
    from argmap.formats import parse
    from argmap.model.document import Document
    from argmap.model.elements import ArgumentMap

    return parse(raw).with_file(name) if raw.strip() else Document(ArgumentMap(), file=name)


def _why_not_written(documents: list[Document]) -> str:
    from argmap.formats.shared.choosing import page_blocks

    if any(page_blocks(document.text, None) for document in documents):
        return "a merged map cannot be written back into a page"
    return f"the merged map cannot be written in the format '{documents[1].format}' without loss"


def _write_lines_only(files: Files, merged: bytes, lines: Document | None, format: str) -> int:
    """Writes the merged lines, if a side has reading errors; the exit code is 0 if the result has none."""
    _write(files, merged, lines, format)
    errors = [d for d in lines.diagnostics if d.is_reading_error] if lines is not None else []
    print_diagnostics(errors)
    _print(files, "a version has errors, so only the lines were merged")
    return 0 if lines is not None and not errors else 1


def _write(files: Files, content: bytes, document: Document | None, format: str) -> None:
    """Replaces our file; TooLargeError if its content, of which `document` is what is read, is beyond a limit."""
    from argmap.formats.shared.writable import check_bytes
    from argmap.syntax.files import write_bytes

    check_bytes(content, format)
    for diagnostic in document.diagnostics if document is not None else ():
        if diagnostic.code == Code.TOO_LARGE:
            raise limits.TooLargeError(diagnostic.message)
    write_bytes(Path(files.ours), content)


def _print(files: Files, message: str) -> None:
    say(f"argmap: {files.name}: {message}")
