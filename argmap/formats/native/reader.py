"""Native text to a document: parse, validate the entries, leave out what is broken, hand the rest to the builder."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Edit, Fix, Severity, Span, diagnose
from argmap.formats.native import entries
from argmap.formats.native.entry_errors import explain, is_sentence, path_of, sentence_of
from argmap.formats.native.foreign_yaml import describe_foreign
from argmap.formats.native.to_builder import Filler
from argmap.formats.native.unread_parts import UnreadParts
from argmap.formats.shared.unknown_signs import report_unknown_signs
from argmap.model.builder import MapBuilder
from argmap.model.document import Comment, Document
from argmap.model.ids import is_id
from argmap.syntax import json_values, yaml
from argmap.syntax.edits import Lines
from argmap.syntax.recovery.repairs import KeyNames
from argmap.syntax.recovery.tolerant_yaml import parse_tolerantly
from argmap.syntax.tree import Parsed, Place


def read(text: str) -> Document:
    """The document of a native file; never raises for what is in `text`."""
    parsed = _parse(text)
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
    return Document(debate, text, builder.spans, diagnostics, "native", comments=comments, doubtful=doubtful)


def _quote_fixes(diagnostics: list[Diagnostic], text: str) -> Iterator[Diagnostic]:
    """The diagnostics, what their fixes write put in quotes where the text has quotes.

    A fix is left out where the text at its place is not one word, as the place of several ids is.
    """
    lines = Lines(text)
    for diagnostic in diagnostics:
        if diagnostic.fix is None:
            yield diagnostic
            continue
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


def _parse(text: str) -> Parsed:
    if text.lstrip()[:1] not in ("{", "["):
        return parse_tolerantly(text, _keys())
    parsed = json_values.parse(text)
    if not any(diagnostic.code == Code.SYNTAX_ERROR for diagnostic in parsed.diagnostics):
        return parsed
    as_yaml = yaml.parse(text)  # a YAML file may open with a flow mapping
    return parsed if any(diagnostic.code == Code.SYNTAX_ERROR for diagnostic in as_yaml.diagnostics) else as_yaml


def _sound(parsed: Parsed, diagnostics: list[Diagnostic], unread: UnreadParts) -> entries.MapFile | None:
    """The file as far as it is valid. Whatever is wrong is reported in the first round; later rounds only prune."""
    value, place = parsed.value, parsed.place
    if value is None:
        if not diagnostics:
            message = "this file is empty; `argmap new` writes a file to start from"
            diagnostics.append(diagnose(Code.EMPTY_FILE, message, place.span))
        return None
    if not isinstance(value, dict):
        sound = "a list" if isinstance(value, list) else "a text"
        diagnostics.append(
            diagnose(Code.UNKNOWN_FORMAT, f"expected a map with keys such as 'thesis', found {sound}", place.span)
        )
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
    first = True
    while True:
        try:
            return entries.MapFile.model_validate(value)
        except ValidationError as error:
            problems = error.errors(include_url=False)
        if first:
            explain(problems, place, diagnostics)
            unread.note_sentences(problems)
            first = False
        sentences = {tuple(path_of(p["loc"])) for p in problems if _read_sentence(value, place, p)}
        problems = [p for p in problems if not _is_about(p, sentences)]
        paths = {tuple(path_of(p["loc"][:-1] if p["type"] == "missing" else p["loc"])) for p in problems}
        for path in sorted(paths, reverse=True):  # later items first, so that the places of the others stay
            unread.note_pruned(_prune(value, place, path))


def _read_sentence(value: Any, place: Place, problem: Any) -> bool:
    """Takes a key that is the beginning of a sentence, with its value, for a claim; False where it is none."""
    held, where = _at(value, place, path_of(problem["loc"])[:-1])
    if not isinstance(held, dict) or not is_sentence(problem, where):
        return False
    key = problem["loc"][-1]
    held["claim"] = sentence_of(key, held.pop(key, None))
    where.items["claim"] = where.items.pop(key)  # type: ignore[union-attr, call-overload]
    where.keys["claim"] = where.keys.pop(key)  # type: ignore[index, union-attr]
    return True


def _is_about(problem: Any, sentences: set[tuple[Any, ...]]) -> bool:
    """Whether a problem is about an entry's sentence that has been read as its claim."""
    path = tuple(path_of(problem["loc"]))
    lacks_claim = problem["type"] == "missing" and path[-1] == "claim"
    return path in sentences or (lacks_claim and any(path[:-1] == sentence[:-1] for sentence in sentences))


def _at(value: Any, place: Place, path: list[Any]) -> tuple[Any, Place]:
    """The value at the end of a path and its place, as far as there is one."""
    for step in path:
        try:
            value = value[step]
        except (KeyError, IndexError, TypeError):
            return None, place
        place = place.get(step) or place
    return value, place


def _add_version(place: Place) -> Fix | None:
    """The fix that puts the version above the first key; none within brackets."""
    first = place.key_span(next(iter(place.keys))) if place.keys else None
    if first is None or first.start.column > 1:
        return None
    return Fix("add the version", (Edit(Span(first.start, first.start), f"argmap: {entries.VERSION}\n"),))


@cache
def _keys() -> KeyNames:
    """The keys as the recovery from syntax errors wants them."""
    inside = frozenset(
        name
        for model in vars(entries).values()
        if isinstance(model, type) and issubclass(model, BaseModel) and model is not entries.MapFile
        for name in model.model_fields
    )
    return KeyNames(_known_keys(), frozenset(entries.MapFile.model_fields) - inside)


@cache
def _known_keys() -> frozenset[str]:
    """Every key that some entry takes."""
    models = [model for model in vars(entries).values() if isinstance(model, type) and issubclass(model, BaseModel)]
    return frozenset(name for model in models for name in model.model_fields)


def _prune(value: Any, place: Place, path: tuple[Any, ...]) -> Any:
    """Takes the part at the end of `path` out of the values and the places, as far as they have it, and returns it."""
    parents: list[tuple[Any, Any, Any]] = []  # a container, its places, and the key that leads on
    here, here_place = value, place
    for step in path:
        within = (
            type(step) is int and step < len(here)
            if isinstance(here, list)
            else isinstance(here, dict) and step in here
        )
        if not within:
            break
        parents.append((here, here_place.items, step))
        here, here_place = here[step], here_place.get(step) or here_place
    if not parents:  # an error about the whole
        whole = dict(value)
        value.clear()
        value["argmap"] = entries.VERSION
        return whole
    container, places, key = parents[-1]
    if isinstance(places, list) or (places is not None and key in places):
        del places[key]
    return container.pop(key)
