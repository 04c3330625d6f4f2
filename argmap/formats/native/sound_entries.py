"""What is left of a native file without its wrong entries: what is wrong is reported, then it is left out."""

from __future__ import annotations

from typing import Any

from pydantic_core import ValidationError

from argmap.diagnostics import Diagnostic
from argmap.formats.native import entries
from argmap.formats.native.entry_errors import explain, is_sentence, path_of, sentence_of
from argmap.formats.native.entry_schema import validate
from argmap.formats.native.unread_parts import UnreadParts
from argmap.syntax.tree import Place


def keep_sound(
    value: dict[str, Any], place: Place, error: ValidationError, diagnostics: list[Diagnostic], unread: UnreadParts
) -> entries.MapFile:
    """The valid part of the values of a file with errors, which are added to `diagnostics`.

    The errors that are left in later rounds come from what the first one left out, so they are not reported.
    """
    problems: list[Any] = error.errors(include_url=False)
    explain(problems, place, diagnostics)
    unread.note_sentences(problems)
    while True:
        sentences = {tuple(path_of(p["loc"])) for p in problems if _read_sentence(value, place, p)}
        problems = [p for p in problems if not _is_about(p, sentences)]
        paths = {tuple(path_of(p["loc"][:-1] if p["type"] == "missing" else p["loc"])) for p in problems}
        for path in sorted(paths, reverse=True):  # later items first, so that the places of the others stay
            unread.note_pruned_from(value, place, path)
            unread.note_pruned(_prune(value, place, path))
        try:
            return validate(value)
        except ValidationError as rest:
            problems = rest.errors(include_url=False)


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
