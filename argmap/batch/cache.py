"""Earlier results for files, in one SQLite database, valid until something changes that they depend on.

The key of an entry is made from the bytes of the file, its path, the settings, and the state of the program itself; the
entry also names the text that the map's quotes were checked against, with its hash. Several processes can use one cache
at a time. If the cache cannot be used, checking goes on without it, and `warning` says why.
"""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

from argmap.diagnostics import ArgmapError, Diagnostic, Edit, Fix, Related, Severity, Span
from argmap.registry import RULES, plugins
from argmap.report import Checked
from argmap.syntax.caching import blake2b, program_state
from argmap.syntax.files import is_missing, read_bytes, source_path

_LAYOUT = 2
"""Number of the layout of the entries; each layout has its own file."""
_MOST_BYTES = 500_000_000
_WAIT = 10.0
"""Seconds that a process waits for another one to finish writing."""
_BATCH = 500
_UNUSED = {"__pycache__", "assistants", "cli", "documents", "drawing", "guide", "lsp", "notebook", "teach", "versions"}
"""Folders of the program that neither readers nor rules use; the import contracts hold that."""


class Cache:
    """Results by key; with `folder` None, nothing is stored."""

    def __init__(self, folder: Path | None) -> None:
        self.warning: str | None = None
        self._database: sqlite3.Connection | None = None
        self._pending: list[tuple[str, str, str]] = []
        if folder is None:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file = folder / f"validate-{_LAYOUT}.sqlite"
            if file.exists() and file.stat().st_size > _MOST_BYTES:
                file.unlink()
            self._database = sqlite3.connect(file, timeout=_WAIT)
            self._database.execute(
                "create table if not exists results (key text primary key, source text not null, result text not null)"
                " without rowid"
            )
        except (OSError, sqlite3.Error) as error:
            self._give_up(error)
        self._stamp = _stamp() if self._database is not None else ""

    @property
    def is_open(self) -> bool:
        """Whether results are stored."""
        return self._database is not None

    def key(self, *parts: str) -> str:
        """The key of a result: a hash of the `parts` that the result depends on."""
        digest = blake2b(digest_size=20)
        for part in (self._stamp, *parts) if self._database is not None else ():
            digest.update(b"\0" + part.encode(errors="surrogatepass"))
        return digest.hexdigest()

    def get(self, key: str, file: str) -> Checked | None:
        """The stored result for `file`; None if there is none, or if the text of its source has changed."""
        if self._database is None:
            return None
        try:
            row = self._database.execute("select source, result from results where key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._give_up(error)
            return None
        if row is None or (row[0] and _source_state(file, row[0].split("\n", 1)[1]) != row[0]):
            return None
        try:
            return _decode(json.loads(row[1]), file)
        except (ValueError, TypeError, KeyError, IndexError):
            return None  # written by another program; the entry will be replaced

    def put(self, key: str, file: str, source: str | None, checked: Checked) -> None:
        """Stores a result; `source` is the map's `source.file`."""
        if self._database is not None:
            state = _source_state(file, source) if source is not None else ""
            self._pending.append((key, state, json.dumps(_encode(checked))))
            if len(self._pending) >= _BATCH:
                self.flush()

    def flush(self) -> None:
        """Writes pending results in one transaction."""
        if self._database is None or not self._pending:
            return
        try:
            with self._database:
                self._database.executemany("insert or replace into results values (?, ?, ?)", self._pending)
        except sqlite3.Error as error:
            self._give_up(error)
        self._pending.clear()

    def close(self) -> None:
        """Writes pending results and closes the file."""
        self.flush()
        if self._database is not None:
            self._database.close()
            self._database = None

    def _give_up(self, error: Exception) -> None:
        self.warning = f"the cache cannot be used and is skipped: {error}"
        if self._database is not None:
            self._database.close()
        self._database = None


def _stamp() -> str:
    """The state of the program: sizes and times of its files, and the rules that other distributions add."""
    return blake2b(f"{program_state(_UNUSED)}{plugins(RULES.kind)!r}".encode(), digest_size=16).hexdigest()


def _source_state(file: str, name: str) -> str:
    """The hash of the text that a map names as its source, and the name of the text."""
    try:
        path = source_path(Path(file), name)
        content = read_bytes(path) if not is_missing(path) else b"\0none"
    except (ValueError, ArgmapError) as error:
        content = b"\0" + str(error).encode(errors="surrogatepass")
    return f"{blake2b(content, digest_size=16).hexdigest()}\n{name}"


def _encode(checked: Checked) -> list[Any]:
    diagnostics = [
        [
            *(d.code, d.rule, d.severity.value, d.message, _ends(d.span), d.element),
            [[r.message, _ends(r.span), r.element] for r in d.related],
            [d.fix.title, d.fix.safe, [[_ends(e.span), e.text] for e in d.fix.edits]] if d.fix else None,
        ]
        for d in checked.diagnostics
    ]
    return [
        diagnostics,
        [checked.quotes, checked.quotes_checked, checked.fingerprints, checked.figures, checked.coverage],
    ]


def _decode(entry: Any, file: str) -> Checked:
    diagnostics = tuple(
        Diagnostic(
            code,
            rule,
            Severity(severity),
            message,
            file,
            _span(span),
            element,
            tuple(Related(text, _span(place), other) for text, place, other in related),
            Fix(fix[0], tuple(Edit(_place(ends), text) for ends, text in fix[2]), fix[1]) if fix else None,
        )
        for code, rule, severity, message, span, element, related, fix in entry[0]
    )
    quotes, quotes_checked, fingerprints, figures, sentences = entry[1]
    if figures is not None:
        from argmap.model.structure.map_figures import Figures

        figures = Figures(*figures)
    coverage = None
    if sentences is not None:
        from argmap.model.source.coverage import Sentence

        coverage = tuple(Sentence(*sentence) for sentence in sentences)
    return Checked(
        file,
        "",
        diagnostics,
        quotes,
        quotes_checked,
        tuple(fingerprints),
        figures,
        coverage=coverage,
    )


def _ends(span: Span | None) -> list[int] | None:
    return [*span.start, *span.end] if span is not None else None


def _span(ends: list[int] | None) -> Span | None:
    return _place(ends) if ends is not None else None


def _place(ends: list[int]) -> Span:
    line, column, end_line, end_column = ends
    return Span.of(line, column, end_line, end_column)
