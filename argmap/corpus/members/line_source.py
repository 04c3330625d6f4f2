"""The lines of a JSON Lines file: each is a map, or an object with the text of a map in one of its fields."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from argmap.corpus.members.archive_bounds import why_too_large
from argmap.corpus.members.member import Located, printable_name
from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.syntax import limits
from argmap.syntax.files import reason


class LineSource:
    """A file of JSON lines; `field` has the text of the map, or the map as JSON; without it the whole line is one."""

    left_out = 0

    def __init__(self, file: str, field: str | None = None) -> None:
        self._file = file
        self._field = field

    def members(self) -> Iterator[Located]:
        number, start = 0, 0
        try:
            with Path(self._file).open("rb") as lines:
                while line := lines.readline(limits.BYTES + 1):
                    number += 1
                    size = len(line)
                    while not line.endswith(b"\n") and (rest := lines.readline(limits.BYTES)):  # the line is too long
                        size, line = size + len(rest), rest
                    if size > limits.BYTES or line.strip():
                        name = printable_name(f"{self._file}/{number}")
                        yield name, (start, size), why_too_large(size)
                    start += size
        except OSError as error:
            raise ArgmapError(f"cannot read {self._file}: {reason(error)}") from error

    def read(self, place: Any) -> bytes:
        start, size = place
        try:
            with Path(self._file).open("rb") as lines:
                lines.seek(start)
                line = lines.read(size)
        except OSError as error:
            raise ArgmapError(f"cannot read this line: {reason(error)}") from error
        return line if self._field is None else self._take_field(line, self._field)

    def _take_field(self, line: bytes, field: str) -> bytes:
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            raise ArgmapError("cannot read this line: it is not JSON") from None
        if not isinstance(value, dict):
            raise ArgmapError("cannot read this line: it is not a JSON object")
        if field not in value:
            raise ArgmapError(f"this line has no field '{field}'{did_you_mean(field, value)}")
        text = value[field]
        if not isinstance(text, str):
            text = json.dumps(text, ensure_ascii=False)
        return text.encode("utf-8", "replace")

    def local_file(self, place: Any) -> Path | None:
        return None

    def beside(self, place: Any, name: str) -> bytes | None:
        return None
