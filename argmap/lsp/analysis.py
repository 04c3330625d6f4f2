"""What is known of one version of an open file: computed when it is first asked for, once, for all requests.

Places are offsets of `text`, in code points; `text` has LF line ends and no byte order mark, as the reader sees it. The
methods that give ranges count as the client does.
"""

from __future__ import annotations

from bisect import bisect_right
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lsprotocol import types

from argmap.batch.rule_plans import RulePlans
from argmap.batch.rule_selection import RuleSelection
from argmap.codes import Code
from argmap.config import OWN_FILE, ConfigError, settings_for
from argmap.diagnostics import START, ArgmapError, Diagnostic, Edit, Span, diagnose
from argmap.formats import parse
from argmap.formats.argdown.tokens import Lexer, Token
from argmap.lsp.positions import MARK, UTF_16, Positions
from argmap.lsp.written.map_tree import MapTree
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.review.whereabouts import Whereabouts
from argmap.rules import check
from argmap.scoring import Score, UnsettledError, score
from argmap.syntax.decoding import normalise_lines
from argmap.syntax.files import source_path
from argmap.syntax.reading_log import files_read, log_reading

LONGEST = {"native": 12_000_000, "argdown": 3_000_000}
"""Characters of a text that is analysed: even one that is made to be slow takes seconds then, and not hours."""


class ElementPlace(NamedTuple):
    """Something of the map and where it stands: id of a claim or relation ("" is the map), field, place in offsets."""

    element: str
    field: str
    start: int
    end: int


class Analysis:
    """One version of one file.

    - `uri`, `version`: what the client calls it.
    - `path`: the file; None for a text that was never saved.
    - `text`: the text as the reader sees it.
    - `format`: `native` or `argdown`.
    - `line_end`: what ends the lines that the client has.
    - `client`: what the client can do.
    """

    def __init__(
        self,
        uri: str,
        version: int | None,
        raw: str,
        format: str,
        *,
        path: Path | None = None,
        encoding: types.PositionEncodingKind | str = UTF_16,
        folder: Path | None = None,
        client: types.ClientCapabilities | None = None,
    ) -> None:
        self.uri = uri
        self.version = version
        self.path = path
        self.format = format
        self.encoding = encoding
        self.client = client or types.ClientCapabilities()
        self._folder = folder or Path()
        self._mark = MARK if raw.startswith(MARK) else ""
        self.line_end = "\r\n" if "\r\n" in raw else "\r" if "\r" in raw and "\n" not in raw else "\n"
        self.text = normalise_lines(raw.removeprefix(MARK))

    # --- what the map says

    @property
    def file_name(self) -> Path:
        """The file, or for a text that was never saved, one that might be it: its folder decides on the settings."""
        return self.path or self._folder / "untitled.yaml"

    @cached_property
    def _read(self) -> tuple[Document, tuple[Path, ...]]:
        longest = LONGEST[self.format]
        if len(self.text) > longest:
            message = f"the text has more than {longest:,} characters; `argmap validate` reads it, the editor does not"
            fault = diagnose(Code.TOO_LARGE, message, START)
            return Document(ArgumentMap(), self.text, diagnostics=(fault,), format=self.format), ()
        with log_reading():
            try:
                document = parse(self.text, format=self.format, file=self.path)
            except ArgmapError as error:
                fault = diagnose(Code.TOO_LARGE, str(error), START)
                document = Document(ArgumentMap(), self.text, diagnostics=(fault,), format=self.format)
            return document, tuple(files_read())

    @property
    def document(self) -> Document:
        """The map, as far as the text can be read, with the places and faults of reading."""
        return self._read[0]

    @property
    def files_beside(self) -> tuple[Path, ...]:
        """The files that were read as well, such as the source text of the quotes."""
        return self._read[1]

    @cached_property
    def needed_files(self) -> tuple[Path, ...]:
        """The files on which the diagnostics depend: settings, source text, includes; also missing ones."""
        files = list(self.files_beside)
        source = self.map.source
        if self.path is not None and source is not None and source.file is not None:
            with suppress(ValueError):
                files.append(source_path(self.path, source.file))
        files += [folder / OWN_FILE for folder in (self.file_name.parent, self._folder)]
        try:
            settings = settings_for(self.file_name)
            files += [settings.file] if settings.file is not None else []
        except ConfigError as error:  # the diagnostics report it, until the file is changed
            files += [Path(each.file) for each in error.diagnostics if each.file is not None]
        return tuple(dict.fromkeys(files))

    @property
    def is_checked(self) -> bool:
        """Whether it is known what the rules say, and on which files that depends."""
        return "diagnostics" in vars(self) and "needed_files" in vars(self)

    @property
    def map(self) -> ArgumentMap:
        """The map, as far as the text can be read."""
        return self.document.map

    @property
    def source_text(self) -> str | None:
        """The text that quotes are checked against; None if it is not at hand."""
        return self.document.source_text

    @property
    def has_errors(self) -> bool:
        """Whether a part of the text could not be read."""
        return any(diagnostic.is_reading_error for diagnostic in self.document.diagnostics)

    @property
    def reading_diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the text: all that is known before the rules run."""
        return self.document.diagnostics

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """What reading and the rules have found, under the settings for the file."""
        document = self.document
        if len(self.text) > LONGEST[self.format]:
            return list(document.diagnostics)
        try:
            plan = RulePlans(RuleSelection()).plan(self.file_name)
            return check(document, scores=lambda: self.scores, plan=plan)
        except UnsettledError as error:
            return [*document.diagnostics, error.diagnostic(document)]
        except ConfigError as error:
            return [*document.diagnostics, *error.diagnostics]

    @cached_property
    def scores(self) -> Score:
        """The scores of the map. UnsettledError where a cycle does not settle."""
        return score(self.map)

    @cached_property
    def whereabouts(self) -> Whereabouts:
        """Where the entries stand, as the actions of `review` want to know it."""
        return Whereabouts(self.document)

    @cached_property
    def tree(self) -> MapTree:
        """The entries of a native text and the names in it, as far as its syntax can be read."""
        return MapTree(self.text)

    @cached_property
    def tokens(self) -> list[Token]:
        """The tokens of an Argdown text."""
        return Lexer(self.text).run()

    # --- places

    @cached_property
    def positions(self) -> Positions:
        """Offsets of the text to positions of the client, and back."""
        return Positions(self.text, self.encoding, self._mark)

    def offset_at(self, position: types.Position) -> int:
        """The offset of a position of the client."""
        return self.positions.offset(position)

    def position_at(self, offset: int) -> types.Position:
        """The position of an offset, as the client counts."""
        return self.positions.position(offset)

    def offsets_of(self, span: Span) -> tuple[int, int]:
        """The offsets between which a span lies."""
        return self.positions.offset_of(*span.start), self.positions.offset_of(*span.end)

    def range_of(self, span: Span) -> types.Range:
        """The range of a span, as the client counts."""
        return self.positions.range(*self.offsets_of(span))

    def range_between(self, start: int, end: int) -> types.Range:
        """The range between two offsets, as the client counts."""
        return self.positions.range(start, end)

    def text_edit(self, edit: Edit) -> types.TextEdit:
        """An edit as the client takes it, with the line ends that its text has."""
        return types.TextEdit(self.range_of(edit.span), edit.text.replace("\n", self.line_end))

    @cached_property
    def _places(self) -> list[ElementPlace]:
        """Where everything stands, by start, what is around something before it."""
        places = [
            ElementPlace(element, field, *self.offsets_of(span))
            for (element, field), span in self.document.spans.items()
        ]
        return sorted(places, key=lambda place: (place.start, -place.end, place.element, place.field))

    def element_at(self, offset: int) -> ElementPlace | None:
        """The smallest place of the map around an offset, its end counted in; else the nearest on the same line.

        Of several that are equally small, a field comes before a whole element, and a claim before a relation.
        """
        around = [place for place in self._places if place.start <= offset <= place.end]
        if around:
            return min(
                around, key=lambda place: (place.end - place.start, not place.field, place.element in self._steps)
            )
        line = bisect_right(self.positions.starts, offset) - 1
        start, end = self.positions.starts[line], self.positions.ends[line]
        on_line = [place for place in self._places if start <= place.start <= end]
        return min(on_line, key=lambda place: abs(place.start - offset), default=None)

    @cached_property
    def _steps(self) -> frozenset[str]:
        return frozenset(relation.id for relation in self.map.relations)
