"""`@include(FILE)`: an Argdown text with the texts of other files in it, and where each character comes from.

An included file is read from the folder of the file that includes it, once, and may not leave a root folder: that of
the main file, or what the setting `include-root` names. Every place is one of the main file, as only that is being
read: what an included file says is where the main file includes it, and `origin` names the file and the line in it.
Source: argdown.org, guide, *Including Argdown files*; where its own tool counts lines of the spliced text, we do not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from argmap.codes import Code
from argmap.diagnostics import ArgmapError, Diagnostic, Span, diagnose
from argmap.patterns import compile_later
from argmap.printable import show_name
from argmap.syntax import limits
from argmap.syntax.decoding import decode, without_controls
from argmap.syntax.files import read_bytes, real_path, source_path

INCLUDES = 100
"""Files that one text may take in."""
_INCLUDE = compile_later(r"@include\(([^)\n]{1,500})\)")


@dataclass(slots=True)
class _Part:
    """The text of one file; `at` is where the main text includes it, None for the main text."""

    name: str
    text: str
    at: int | None = None
    line_starts: list[int] = field(default_factory=list)

    def place(self, offset: int) -> tuple[int, int]:
        if not self.line_starts:
            self.line_starts = [0, *(match.end() for match in re.finditer("\n", self.text))]
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


class IncludedText:
    """The text of a file together with all that it includes; a text without a file includes nothing.

    Attributes:
        text: The whole text.
        diagnostics: What could not be included, each at its place in the main text.
    """

    def __init__(self, text: str, file: Path | None = None, root: Path | None = None) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._root = real_path(root or (file.parent if file is not None else Path()))
        self._seen = {real_path(file)} if file is not None else set()
        self._main = _Part(file.name if file is not None else "", text)
        self._size = len(text)
        self._pieces: list[tuple[int, _Part, int]] = []
        """Where in the whole text a piece begins, of which part it is, and where in that part it begins."""
        whole: list[str] = []
        self._length = 0
        self._add(self._main, file, whole)
        self.text = "".join(whole)

    def place(self, start: int) -> tuple[int, int]:
        """Line and column in the main text, both from 1."""
        part, offset = self._find(start)
        return self._main.place(offset if part.at is None else part.at)

    def origin(self, start: int) -> str:
        """The file and the line that a character comes from, for the beginning of a message; empty for the main text.

        `start` is an offset in the whole text.
        """
        part, offset = self._find(start)
        return _origin(part, offset)

    def _find(self, start: int) -> tuple[_Part, int]:
        number = max(bisect_right(self._pieces, start, key=lambda piece: piece[0]) - 1, 0)
        begins, part, offset = self._pieces[number]
        return part, offset + start - begins

    def _add(self, part: _Part, file: Path | None, whole: list[str]) -> None:
        """Appends the text of a part, with the files that it includes in their places."""
        end = 0
        for match in _INCLUDE.finditer(part.text):
            self._append(part, end, match.start(), whole)
            end = match.end()
            included = self._read(match[1].strip(), part, match.start(), file)
            if included is not None:
                self._add(*included, whole)
        self._append(part, end, len(part.text), whole)

    def _append(self, part: _Part, start: int, end: int, whole: list[str]) -> None:
        self._pieces.append((self._length, part, start))
        whole.append(part.text[start:end])
        self._length += end - start

    def _read(self, name: str, part: _Part, offset: int, file: Path | None) -> tuple[_Part, Path] | None:
        """The part that a file includes; None where it is in already, or cannot be read, which is reported."""
        at = offset if part.at is None else part.at
        line, column = self._main.place(at)
        span = Span.of(line, column, line, column + 1)
        where = _origin(part, offset)
        try:
            if file is None:
                raise ValueError(f"{show_name(name)} is not read, as this text is not in a file")
            path = source_path(file, name, self._root)
            if path in self._seen:
                return None
            if len(self._seen) > INCLUDES:
                raise ValueError(f"more than {INCLUDES} files are included; {show_name(name)} is left out")
            self._seen.add(path)
            text, wrong = decode(read_bytes(path, limits.BYTES - self._size))
        except (ValueError, ArgmapError) as error:
            self.diagnostics.append(diagnose(Code.UNREADABLE_COMPANION, f"{where}@include: {error}", span))
            return None
        clean, controls = without_controls(text)
        self._size += len(clean)
        shown = show_name(path.relative_to(self._root))
        for each in (*wrong, *controls):
            within = f"in {shown}, line {each.span.start.line}: " if each.span is not None else f"in {shown}: "
            self.diagnostics.append(diagnose(Code(each.code), f"{within}{each.message}", span, severity=each.severity))
        return _Part(shown, clean, at), path


def _origin(part: _Part, offset: int) -> str:
    return "" if part.at is None else f"in {part.name}, line {part.place(offset)[0]}: "
