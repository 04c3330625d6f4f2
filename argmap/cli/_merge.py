"""What `merge` does with files: the lines by git, the maps by argmap, and nothing written before all is known."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from argmap.cli._score import tell
from argmap.diagnostics import ArgmapError

if TYPE_CHECKING:
    from argmap.model.document import Document


class Files(NamedTuple):
    """The three files, and the name that messages give to the result."""

    base: str
    ours: str
    theirs: str
    name: str


def put_together(files: Files) -> int:
    """Merges the files into `files.ours`; the exit code."""
    from argmap.formats import parse
    from argmap.syntax.decoding import encode_like
    from argmap.syntax.files import read_bytes
    from argmap.versions.merging_texts import merge_texts

    raws = [read_bytes(Path(file)) for file in files[:3]]
    merged, is_clean = by_lines(files)
    lines = parse(merged).with_file(files.name) if is_clean else None
    sides = (("base", files.base), ("ours", files.ours), ("theirs", files.theirs))
    documents = [_document(raw, f"{files.name} ({side})") for raw, (side, _) in zip(raws, sides, strict=True)]
    faults = [fault for document in documents for fault in document.diagnostics if fault.is_reading_error]
    if faults:
        tell(faults)
        return _lines_only(files, merged, lines)
    outcome = merge_texts(documents[0], documents[1], documents[2], lines)
    if outcome.text is None:
        for conflict in outcome.conflicts:
            _say(files, f"conflict in {conflict}")
        if not outcome.conflicts:
            _say(files, f"the maps can be merged, but not written in the format '{documents[1].format}' without a loss")
        if is_clean:
            _say(files, "the lines merge without conflict, but not what they say; the file has the merge of the lines")
        _write(files, merged)
        return 1
    if not outcome.by_lines:
        _say(files, "merged claim by claim and written in the canonical layout")
        for comment in outcome.lost:
            _say(files, f"a comment is lost: {comment}")
    _write(files, merged if outcome.by_lines else encode_like(outcome.text, raws[1]))
    return 0


def by_lines(files: Files) -> tuple[bytes, bool]:
    """What git makes of the lines, and whether it is without conflict; ArgmapError when git is missing or refuses."""
    paths = [str(Path(file).resolve()) for file in (files.ours, files.base, files.theirs)]
    try:
        done = subprocess.run(
            ["git", "merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs", *paths],
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except FileNotFoundError:
        raise ArgmapError("argmap merge needs git, for a merge of the lines") from None
    if done.returncode < 0 or done.returncode > 127:
        raise ArgmapError(f"git cannot merge {files.name}: {done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout, done.returncode == 0


def _document(raw: bytes, name: str) -> Document:
    """The document of a side; an empty base, where both sides added the file, is an empty map."""
    from argmap.formats import parse
    from argmap.model.document import Document
    from argmap.model.elements import ArgumentMap

    return parse(raw).with_file(name) if raw.strip() else Document(ArgumentMap(), file=name)


def _lines_only(files: Files, merged: bytes, lines: Document | None) -> int:
    """The merge of the lines, where a side cannot be read whole: fine if it has no conflict and reads whole."""
    _write(files, merged)
    faults = [fault for fault in lines.diagnostics if fault.is_reading_error] if lines is not None else []
    tell(faults)
    _say(files, "not every version can be read whole, so only the lines are merged")
    return 0 if lines is not None and not faults else 1


def _write(files: Files, content: bytes) -> None:
    from argmap.syntax.files import write_bytes

    write_bytes(Path(files.ours).resolve(), content)


def _say(files: Files, message: str) -> None:
    from argmap.report.output.screen import safe

    click.echo(safe(f"argmap: {files.name}: {message}"), err=True)
