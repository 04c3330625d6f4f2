"""Native text to a document: parse, validate the entries, leave out what is broken, hand the rest to the builder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from pydantic_core import ValidationError

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Edit, Fix, Severity, Span, diagnose
from argmap.formats.native import entries, entry_schema
from argmap.formats.native.foreign_yaml import describe_foreign
from argmap.formats.native.to_builder import Filler
from argmap.formats.native.unread_parts import UnreadParts
from argmap.formats.shared.unknown_signs import report_unknown_signs
from argmap.model.builder import MapBuilder
from argmap.model.document import Comment, Document
from argmap.model.elements import Expectation, Origin, Source
from argmap.model.ids import is_id
from argmap.syntax import yaml
from argmap.syntax.edits import Lines
from argmap.syntax.tree import Parsed, Place

if TYPE_CHECKING:
    from argmap.syntax.recovery.repairs import KeyNames


def read(text: str) -> Document:
    """The document of a native file; never raises for what is in `text`."""
    parsed = parse(text)
    unread = UnreadParts(parsed, text)
    builder = MapBuilder(diagnostics=parsed.diagnostics, lost=unread)
    sound = _sound(parsed, builder.diagnostics, unread)
    if sound is not None:
        Filler(builder, parsed.place, sound).fill()
    comments = tuple(Comment(span, content) for span, content in parsed.comments)
    del parsed, sound  # the tokens of the text are most of the memory, and done with
    debate = builder.build_sound()
    builder.diagnostics += report_unknown_signs(debate, builder.spans)
    stated = [diagnostic for diagnostic in builder.diagnostics if not unread.follows(diagnostic)]
    stated.extend(unread.summary(builder, debate))
    diagnostics = tuple(sorted(_quote_fixes(stated, text), key=Diagnostic.sort_key))
    doubtful = unread.doubtful(builder, debate)
    incomplete = unread.incomplete(builder, debate)
    return Document(
        *(debate, text, builder.spans, diagnostics, "native"),
        comments=comments,
        doubtful=doubtful,
        incomplete=incomplete,
    )


def _quote_fixes(diagnostics: list[Diagnostic], text: str) -> Iterator[Diagnostic]:
    """The diagnostics, what their fixes write put in quotes where the text has quotes.

    A fix is left out where the text at its place is not one word, as the place of several ids is.
    """
    lines: Lines | None = None
    for diagnostic in diagnostics:
        if diagnostic.fix is None:
            yield diagnostic
            continue
        lines = lines or Lines(text)
        if diagnostic.fix.safe:
            yield replace(diagnostic, fix=replace(diagnostic.fix, edits=tuple(_trim(lines, diagnostic.fix.edits))))
            continue
        written = lines.part(diagnostic.fix.edits[0].span)
        if not is_id(written.strip("\"'")):
            yield replace(diagnostic, fix=None)
        else:
            edits = tuple(replace(edit, text=yaml.quote_alike(written, edit.text)) for edit in diagnostic.fix.edits)
            yield replace(diagnostic, fix=replace(diagnostic.fix, edits=edits))


def _trim(lines: Lines, edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits without white space behind what they replace, as the place of a text of several lines has it."""
    for edit in edits:
        start, part = edit.span.start, lines.part(edit.span)
        end = lines.position(lines.offset(start) + len(part.rstrip()))
        yield replace(edit, span=Span(start, end)) if edit.text.strip() and part.strip() else edit


def parse(text: str) -> Parsed:
    """The values of a text with their places, as far as its syntax can be read; JSON or YAML, as it is."""
    if text.lstrip()[:1] not in ("{", "["):
        parsed = yaml.parse(text)
        if not _breaks_off(parsed):
            return parsed
        from argmap.syntax.recovery.tolerant_yaml import recover

        return recover(text, _keys())
    from argmap.syntax import json_values

    parsed = json_values.parse(text)
    if not _breaks_off(parsed):
        return parsed
    as_yaml = yaml.parse(text)  # a YAML file may open with a flow mapping
    if not _breaks_off(as_yaml):
        return as_yaml
    if not _is_json(text):
        return parsed
    from argmap.syntax.recovery.tolerant_json import recover as recover_json

    return recover_json(text, _known_keys()) or parsed


def _is_json(text: str) -> bool:
    """Whether a text in brackets has its first key in double quotes, as JSON has it and people hardly write YAML."""
    return text.lstrip()[1:].lstrip()[:1] == '"'


def _breaks_off(parsed: Parsed) -> bool:
    """Whether a syntax error ended the reading."""
    return any(diagnostic.code == Code.SYNTAX_ERROR for diagnostic in parsed.diagnostics)


def _sound(parsed: Parsed, diagnostics: list[Diagnostic], unread: UnreadParts) -> entries.MapFile | None:
    """The file as far as it is valid; what is wrong with the rest is reported."""
    value, place = parsed.value, parsed.place
    if value is None:
        if not diagnostics:
            message = "this file is empty; `argmap new` writes a file to start from"
            diagnostics.append(diagnose(Code.EMPTY_FILE, message, place.span))
        return None
    if not isinstance(value, dict):
        found = "a list" if isinstance(value, list) else "a text"
        message = f"this is not an argument map: expected keys such as 'thesis', found {found}"
        # what else is said of it would hold for a map; a syntax error may be the reason why none is found
        diagnostics[:] = [each for each in diagnostics if each.code == Code.SYNTAX_ERROR]
        diagnostics.append(diagnose(Code.UNKNOWN_FORMAT, message, place.span))
        return None
    if (foreign := describe_foreign(value)) is not None:
        diagnostics[:] = [foreign]
        unread.ignore()
        return None
    for mapping, key in parsed.empty:  # a key without a value says nothing; a typo in it is still reported
        if key in _known_keys() and mapping.get(key, "") is None:
            del mapping[key]
    unread.stand_in(value)
    version = place.get("argmap")
    if version is not None and version.ends[0] in parsed.repaired:
        value["argmap"] = entries.VERSION  # a half-typed one
    if "argmap" not in value:
        message = "the version is missing; begin the file with 'argmap: 1'"
        fix = _add_version(place)
        diagnostics.append(
            diagnose(Code.MISSING_VERSION, message, Span.of(1, 1, 1, 1), severity=Severity.WARNING, fix=fix)
        )
        value["argmap"] = entries.VERSION
    elif value["argmap"] != entries.VERSION:
        found_at = place.get("argmap")
        message = (
            f"this program reads version {entries.VERSION} of the format, this file has version '{value['argmap']}'"
        )
        diagnostics.append(diagnose(Code.UNSUPPORTED_VERSION, message, found_at.span if found_at else place.span))
        return None
    try:
        return entry_schema.validate(value)
    except ValidationError as error:
        from argmap.formats.native.sound_entries import keep_sound

        return keep_sound(value, place, error, diagnostics, unread)


def _add_version(place: Place) -> Fix | None:
    """The fix that puts the version above the first key; none within brackets."""
    first = place.key_span(next(iter(place.keys))) if place.keys else None
    if first is None or first.start.column > 1:
        return None
    return Fix("add the version", (Edit(Span(first.start, first.start), f"argmap: {entries.VERSION}\n"),))


@cache
def _keys() -> KeyNames:
    """The keys as the recovery from syntax errors wants them."""
    from argmap.syntax.recovery.repairs import KeyNames

    return KeyNames(_known_keys(), frozenset(entries.MapFile.model_fields) - _keys_inside())


@cache
def _known_keys() -> frozenset[str]:
    """Every key that some entry takes."""
    return frozenset(entries.MapFile.model_fields) | _keys_inside()


def _keys_inside() -> frozenset[str]:
    """Every key that some part of a file takes."""
    parts = (*entry_schema.CLASSES, Source, Origin, Expectation)
    return frozenset(name for part in parts for name in part.model_fields)
