"""Applies the fixes of a text's diagnostics, in rounds, without causing new reading errors.

The fixes of one round do not overlap; the next round checks the result again. If a round causes reading errors, it is
undone, and its fixes are tried one by one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from argmap.batch.checking import CheckOptions, check_document
from argmap.batch.rule_plans import RulePlans
from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Edit
from argmap.formats.shared.writable import check_bytes
from argmap.report import Checked
from argmap.syntax import limits
from argmap.syntax.decoding import decode, encode_like
from argmap.syntax.edits import Lines, apply, unified_diff
from argmap.syntax.files import read_bytes, write_bytes

ROUNDS = 10
"""Rounds at most."""


class FixedText(NamedTuple):
    """The fixed text, the number of fixed diagnostics by rule, and the result of checking the fixed text."""

    text: str
    fixed: Counter[str]
    checked: Checked


def fix_text(text: str, file: str, options: CheckOptions, plans: RulePlans, *, unsafe: bool = False) -> FixedText:
    """Applies all fixes; with `unsafe`, also those that may change what the map says."""
    fixed: Counter[str] = Counter()
    checked = _check(text, file, options, plans)
    for _ in range(ROUNDS):
        chosen = list(_choose(text, checked, unsafe))
        new, after, rules = _apply_fixes(text, checked, chosen, file, options, plans)
        if new == text:
            break
        text, checked = new, after
        fixed.update(rules)
    return FixedText(text, fixed, checked)


def _check(text: str, file: str, options: CheckOptions, plans: RulePlans) -> Checked:
    return check_document(options.parse(text, file), options, plans)


def _choose(text: str, checked: Checked, unsafe: bool) -> Iterator[Diagnostic]:
    """Diagnostics whose fixes do not overlap; of two that overlap, the first.

    As long as the syntax is broken, only the syntax is fixed: what else is said is said of a part of the map.
    """
    lines = Lines(text)
    taken: list[tuple[int, int, Edit]] = []
    is_broken = _syntax_errors(checked) > 0
    for diagnostic in checked.diagnostics:
        fix = diagnostic.fix
        if fix is None or not (fix.safe or unsafe) or (is_broken and diagnostic.code != Code.SYNTAX_ERROR):
            continue
        wanted = [(lines.offset(edit.span.start), lines.offset(edit.span.end), edit) for edit in fix.edits]
        if all(
            edit == other or end <= other_start or start >= other_end
            for start, end, edit in wanted
            for other_start, other_end, other in taken
        ):
            taken.extend(wanted)
            yield diagnostic


def _apply_fixes(
    text: str, checked: Checked, chosen: list[Diagnostic], file: str, options: CheckOptions, plans: RulePlans
) -> tuple[str, Checked, list[str]]:
    """Applies the fixes that cause no reading errors: the new text, its result, and the rules of the fixes."""
    all_applied = _with(text, chosen, file, options, plans)
    if not _is_worse(all_applied[1], checked):
        return *all_applied, [diagnostic.rule for diagnostic in chosen]
    accepted: list[Diagnostic] = []
    best = text, checked
    for diagnostic in chosen:
        attempt = _with(text, [*accepted, diagnostic], file, options, plans)
        if not _is_worse(attempt[1], best[1]):
            accepted.append(diagnostic)
            best = attempt
    return *best, [diagnostic.rule for diagnostic in accepted]


def _with(
    text: str, chosen: list[Diagnostic], file: str, options: CheckOptions, plans: RulePlans
) -> tuple[str, Checked]:
    edits = {edit for diagnostic in chosen if diagnostic.fix is not None for edit in diagnostic.fix.edits}
    new = apply(text, edits)
    _refuse_too_large(new.encode("utf-8", "surrogatepass"), text, file, options)
    return new, _check(new, file, options, plans)


def _refuse_too_large(content: bytes, text: str, file: str, options: CheckOptions) -> None:
    """Raises ArgmapError where the fixes of a text would make it too large to be read again."""
    if len(content) > limits.BYTES:
        check_bytes(content, options.parse(text, file).format)


def _is_worse(after: Checked, before: Checked) -> bool:
    """Whether there are more reading errors, or more duplicate keys, of which one would be lost.

    With fewer syntax errors, others may come to light.
    """
    if _syntax_errors(after) < _syntax_errors(before):
        return False
    return any(a > b for a, b in zip(_reading_errors(after), _reading_errors(before), strict=True))


def _syntax_errors(checked: Checked) -> int:
    return sum(diagnostic.code == Code.SYNTAX_ERROR for diagnostic in checked.diagnostics)


def _reading_errors(checked: Checked) -> tuple[int, int]:
    codes = [diagnostic.code for diagnostic in checked.diagnostics if diagnostic.is_reading_error]
    return len(codes), codes.count(Code.DUPLICATE_KEY)


def fix_file(
    path: Path, options: CheckOptions, plans: RulePlans, *, unsafe: bool, write: bool
) -> tuple[FixedText, bytes]:
    """Fixes a file: the result, and the change as a unified diff. With `write`, a changed file is written back.

    Raises ArgmapError if the file cannot be read or written, or would be too large to be read again. A file that is not
    UTF-8 is left alone.
    """
    raw = read_bytes(path)
    text, errors = decode(raw)
    if errors:
        document = options.parse(raw, path)
        return FixedText(text, Counter(), check_document(document, options, plans)), b""
    result = fix_text(text, str(path), options, plans, unsafe=unsafe)
    content = encode_like(result.text, raw) if result.text != text else raw
    _refuse_too_large(content, text, str(path), options)
    if write and content != raw:
        write_bytes(path, content)
    return result, unified_diff(raw, content, str(path))
