"""Mends a text by the fixes that its diagnostics carry, round after round, never making it read worse.

Fixes of one round do not overlap; what they leave or bring about is looked at again in the next. A round after which
more of the text could not be read is taken back, and its fixes are tried one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from argmap.batch.checking import How, check_document
from argmap.batch.rule_plans import Plans
from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Edit
from argmap.formats import parse
from argmap.report import Checked
from argmap.syntax.decoding import decode, encode_like
from argmap.syntax.edits import Lines, apply, unified_diff
from argmap.syntax.files import read_bytes, write_bytes

ROUNDS = 10


class Mended(NamedTuple):
    """A text as it became, how many findings of each rule were mended, and what is found in it now."""

    text: str
    mended: Counter[str]
    checked: Checked


def mend(text: str, file: str, how: How, plans: Plans, *, unsafe: bool = False) -> Mended:
    """The text with all fixes applied that can be; with `unsafe`, also those that may change what the map says."""
    mended: Counter[str] = Counter()
    checked = _checked(text, file, how, plans)
    for _ in range(ROUNDS):
        chosen = list(_chosen(text, checked, unsafe))
        new, after, done = _tried(text, checked, chosen, file, how, plans)
        if new == text:
            break
        text, checked = new, after
        mended.update(done)
    return Mended(text, mended, checked)


def _checked(text: str, file: str, how: How, plans: Plans) -> Checked:
    return check_document(parse(text, file=file, format=how.format, thesis=how.thesis), how, plans)


def _chosen(text: str, checked: Checked, unsafe: bool) -> Iterator[Diagnostic]:
    """Diagnostics with fixes that do not overlap, the first ones first."""
    lines = Lines(text)
    taken: list[tuple[int, int, Edit]] = []
    for diagnostic in checked.diagnostics:
        fix = diagnostic.fix
        if fix is None or not (fix.safe or unsafe):
            continue
        wanted = [(lines.offset(edit.span.start), lines.offset(edit.span.end), edit) for edit in fix.edits]
        if all(
            edit == other or end <= begun or start >= ended
            for start, end, edit in wanted
            for begun, ended, other in taken
        ):
            taken.extend(wanted)
            yield diagnostic


def _tried(
    text: str, checked: Checked, chosen: list[Diagnostic], file: str, how: How, plans: Plans
) -> tuple[str, Checked, list[str]]:
    """The text, what is found in it, and the rules mended, after all fixes or those that do not make it read worse."""
    whole = _with(text, chosen, file, how, plans)
    if not _is_worse(whole[1], checked):
        return *whole, [diagnostic.rule for diagnostic in chosen]
    kept: list[Diagnostic] = []
    best = text, checked
    for diagnostic in chosen:
        attempt = _with(text, [*kept, diagnostic], file, how, plans)
        if not _is_worse(attempt[1], best[1]):
            kept.append(diagnostic)
            best = attempt
    return *best, [diagnostic.rule for diagnostic in kept]


def _with(text: str, chosen: list[Diagnostic], file: str, how: How, plans: Plans) -> tuple[str, Checked]:
    edits = {edit for diagnostic in chosen if diagnostic.fix is not None for edit in diagnostic.fix.edits}
    new = apply(text, edits)
    return new, _checked(new, file, how, plans)


def _is_worse(after: Checked, before: Checked) -> bool:
    """Whether more cannot be read, or a key stands twice that did not: one of the two would be lost."""
    return any(a > b for a, b in zip(_unread(after), _unread(before), strict=True))


def _unread(checked: Checked) -> tuple[int, int]:
    faults = [diagnostic.code for diagnostic in checked.diagnostics if diagnostic.is_reading_error]
    return len(faults), faults.count(Code.DUPLICATE_KEY)


def mend_file(path: Path, how: How, plans: Plans, *, unsafe: bool, write: bool) -> tuple[Mended, bytes]:
    """A file mended, written back whole if it changed and `write` says so, and the change as a unified diff.

    Raises ArgmapError when the file cannot be read or written. A file that is not UTF-8 is left alone.
    """
    raw = read_bytes(path)
    text, faults = decode(raw)
    if faults:
        document = parse(raw, file=path, format=how.format, thesis=how.thesis)
        return Mended(text, Counter(), check_document(document, how, plans)), b""
    mended = mend(text, str(path), how, plans, unsafe=unsafe)
    content = encode_like(mended.text, raw) if mended.text != text else raw
    if write and content != raw:
        write_bytes(path, content)
    return mended, unified_diff(raw, content, str(path))
