"""pydantic's errors over the native entries as diagnostics at the offending key or value, in the format's words."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from argmap.codes import Code
from argmap.diagnostics import Diagnostic, Edit, Fix, Position, Span, diagnose, did_you_mean, nearest
from argmap.formats.native import entries
from argmap.formats.native.entry_schema import FORMS, TAGS
from argmap.language.wording import count_of
from argmap.model.elements import Expectation, Origin, Source
from argmap.patterns import compile_later
from argmap.syntax.tree import Place
from argmap.syntax.yaml import in_quotes

REPORTED = 100
_TOGETHER = (entries.ReasonsTogether, entries.ObjectionsTogether)
_KEY_AND_MORE = compile_later(r"""([\w-]+)(:?)[\s{\["']""")
_OTHER_FORMS = ("ref", "premises")

_NAMES: dict[type[entries.Keys | BaseModel], str] = {
    entries.MapFile: "a map",
    entries.ThesisEntry: "the thesis",
    entries.ReasonEntry: "a reason",
    entries.ObjectionEntry: "an objection",
    entries.RecommendationEntry: "a recommendation",
    entries.RefEntry: "a 'ref' entry",
    entries.PremiseRef: "a 'ref' entry",
    entries.ReasonsTogether: "a 'premises' entry",
    entries.ObjectionsTogether: "a 'premises' entry",
    entries.ReasonPremiseEntry: "a claim without a step",
    entries.ObjectionPremiseEntry: "a co-premise",
    entries.RelationEntry: "a relation",
    entries.IssueEntry: "an issue",
    Source: "a source",
    Origin: "'origin'",
    Expectation: "'expect'",
}
PARTS: dict[str, type[entries.Keys | BaseModel]] = {
    "Citation": Source,
    "Origin": Origin,
    "Expectation": Expectation,
    "Issues": entries.IssueEntry,
    "RelationEntry": entries.RelationEntry,
}
"""What a key of some type holds, besides entries that have several forms."""
_TOP = {"pillars", "reasons", "evidence", "objections", "recommendations"}
_INSTEAD = {
    "objections": "put attacks on an objection under 'rebuttals'",
    "rebuttals": "only an objection has 'rebuttals'; use 'objections' here",
    "pillars": "put 'pillars' at the top level of the file",
    "text": "put the text of a claim under 'claim'",
    "thesis": "a map has one thesis, at the top level of the file",
    "unknown": "what has no sign yet goes under 'unsigned'",
    "undercuts": "undercuts attack a step, and this entry has no step",
    "backing": "backing supports a step, and this entry has no step",
}
_WANTED = {
    "list_type": "a list",
    "tuple_type": "a list",
    "string_type": "a text",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "dict_type": "keys and values",
    "too_short": "at least one item",
    "string_pattern_mismatch": "another form",
    "int_parsing": "a whole number",
    "string_too_long": "a shorter text",
}
_CHOICES = ("enum", "literal_error")
_NUMBERS = {"float_parsing", "float_type", "greater_than_equal", "less_than_equal", "finite_number"}


def path_of(loc: tuple[Any, ...]) -> list[Any]:
    """Where in the values an error is: without the tags of entry forms and pydantic's mark for a key of a mapping.

    A tag follows the place of an entry, so a key that a file happens to spell like a tag is none.
    """
    if len(loc) > 2 and loc[-1] == "[key]" and loc[-2] not in ("allow", "strength"):
        loc = loc[:-1]
    return [step for number, step in enumerate(loc) if not _is_tag(loc, number)]


def _is_tag(loc: tuple[Any, ...], number: int) -> bool:
    before = loc[number - 1] if number else None
    return loc[number] in TAGS and (isinstance(before, int) or (number == 1 and before == "thesis"))


def explain(problems: list[Any], place: Place, diagnostics: list[Diagnostic]) -> None:
    """Adds a diagnostic for each of the first hundred problems, and one that counts the rest."""
    typos = {  # an entry whose key is misspelt does not also lack that key
        (tuple(path_of(p["loc"][:-1])), nearest(str(p["loc"][-1]), _model_at(p["loc"]).model_fields))
        for p in problems[:REPORTED]
        if p["type"] == "extra_forbidden"
    }
    typos |= {
        (tuple(path_of(p["loc"][:-1])), "claim")
        for p in problems[:REPORTED]
        if is_sentence(p, place_at(place, path_of(p["loc"])[:-1]))
    }
    for problem in problems[:REPORTED]:
        if problem["type"] != "missing" or (tuple(path_of(problem["loc"][:-1])), problem["loc"][-1]) not in typos:
            diagnostics.append(_explain(problem, place))
    if len(problems) > REPORTED:
        more = count_of(len(problems) - REPORTED, "more error")
        diagnostics.append(diagnose(Code.WRONG_VALUE, f"{more} of this kind", place.span))


def place_at(place: Place, path: list[Any]) -> Place:
    """The place at the end of a path, as far as the text has it."""
    for step in path:
        place = place.get(step) or place
    return place


def _explain(problem: Any, place: Place) -> Diagnostic:
    loc, kind = problem["loc"], problem["type"]
    path = path_of(loc)
    last = path[-1] if path else ""
    where = place_at(place, path[:-1])
    model = _model_at(loc)
    name = _NAMES.get(model, "this entry")
    if kind == "extra_forbidden":
        names = list(model.model_fields)
        fix = None
        if is_sentence(problem, where):
            return _explain_sentence(problem, where, last)
        if last == "claim" and model in _TOGETHER:
            hint = (
                "; premises that are needed together have no claim of their own: to support a claim by them, "
                "write 'reasons:' in the claim's entry, and below it '- premises: […]'"
            )
        elif model is entries.ThesisEntry and last in _TOP:
            hint = "; put reasons for and against the thesis at the top level of the file"
        elif (joined := _KEY_AND_MORE.match(str(last))) is not None and joined[1] in names:
            hint = f"; a {'space' if joined[2] else 'colon'} is missing after '{joined[1]}{joined[2]}'"
        elif " " in str(last).strip():
            hint = "; a key is one word: put a text that has a colon in quotes"
        elif last in _INSTEAD:
            hint = f"; {_INSTEAD[last]}"
        else:
            meant = nearest(str(last), names)
            hint = f"; did you mean '{meant}'?" if meant else f"; it has {', '.join(names)}"
            fix = _writing(meant, where.key_span(last)) if meant not in (where.keys or ()) else None
        message = f"{name} has no key '{last}'{hint}"
        return diagnose(Code.UNKNOWN_KEY, message, where.key_span(last) or where.span, fix=fix)
    if kind == "missing":
        return diagnose(Code.MISSING_KEY, f"{name} needs the key '{last}'", _head(where))
    actual = where.get(last)
    span = actual.span if actual is not None else where.span
    meant = nearest(problem["input"], _options(problem)) if isinstance(problem["input"], str) else None
    fix = _writing(meant, actual.span) if kind in _CHOICES and actual is not None else None
    return diagnose(Code.WRONG_VALUE, _wrong(problem, last), span, fix=fix)


def is_sentence(problem: Any, entry: Place) -> bool:
    """Whether a colon in a sentence made a key of its beginning, as in `- It costs: too much`.

    A key of one word may as well be a wrong key; as the beginning of a sentence it is alone and has a capital letter.
    """
    if problem["type"] != "extra_forbidden" or not isinstance(problem["input"], str | None):
        return False
    key, names = problem["loc"][-1], list(entry.keys or ())
    if not isinstance(key, str) or names[:1] != [key] or {"claim", *_OTHER_FORMS} & {*names}:
        return False
    if " " in key.strip():
        return True
    is_small = key[:1].islower() or not key[:1].isalpha()
    meant = nearest(key.lower(), _model_at(problem["loc"]).model_fields)
    return len(names) == 1 and problem["input"] is not None and not is_small and meant is None


def sentence_of(key: str, value: str | None) -> str:
    """The sentence of which a key and its value were made."""
    return f"{key}: {value}" if value else f"{key}:"


def _explain_sentence(problem: Any, entry: Place, key: str) -> Diagnostic:
    at, value = entry.key_span(key), entry.get(key)
    assert at is not None and value is not None
    fix = None
    if entry.span.start == at.start:  # not in brackets
        end = value.span.end if problem["input"] else Position(at.end.line, at.end.column + 1)
        quoted = in_quotes(sentence_of(key, problem["input"]))
        new = quoted if len(entry.keys or ()) == 1 else f"claim: {quoted}"
        fix = Fix("put the sentence in quotes", (Edit(Span(at.start, end), new),))
    message = f"the colon makes a key of '{key[:40]}'; put the sentence in quotes"
    return diagnose(Code.UNKNOWN_KEY, message, at, fix=fix)


def _writing(meant: str | None, span: Span | None) -> Fix | None:
    """The fix that writes a name in place of one that is like it."""
    return Fix(f"write '{meant}'", (Edit(span, meant),), safe=False) if meant and span is not None else None


def _options(problem: Any) -> list[str]:
    """The names that a choice takes, out of the message about it."""
    expected = str(problem.get("ctx", {}).get("expected", ""))
    return [name.strip(" '") for part in expected.split(" or ") for name in part.split(",")]


def _head(place: Place) -> Any:
    """The first key of an entry: where it begins, rather than the whole of it."""
    return place.key_span(next(iter(place.keys))) if place.keys else place.span


def _wrong(problem: Any, last: Any) -> str:
    kind, value, context = problem["type"], problem["input"], problem.get("ctx", {})
    if kind == "entry":
        return f"{problem['msg']}, found {_show(value)}"
    what = f"'{last}'" if isinstance(last, str) else "this item"
    if kind in _CHOICES:
        hint = did_you_mean(value, _options(problem)) if isinstance(value, str) else ""
        return f"{what} is {_show(value)}; expected {context.get('expected', '')}{hint}"
    if kind in _NUMBERS:
        return f"{what} is {_show(value)}; expected a number from 0 to 1"
    if kind == "value_error":
        return f"{what}: {context.get('error', problem['msg'])}"
    if kind == "string_pattern_mismatch" and last == "sha256":
        return f"{what} is {_show(value)}; expected 64 digits 0-9 and a-f"
    wanted = _WANTED.get(kind)
    return f"{what} is {_show(value)}; expected {wanted}" if wanted else f"{what}: {problem['msg']}"


def _show(value: Any) -> str:
    if isinstance(value, str):
        return f"'{value[:40]}{'…' if len(value) > 40 else ''}'"
    return "empty" if value is None else "a list" if isinstance(value, list) else "a mapping"


def _model_at(loc: tuple[Any, ...]) -> type[entries.Keys | BaseModel]:
    """The class of the entry, or of the part of the map, whose key the last step of an error path is."""
    here: type[entries.Keys | BaseModel] = entries.MapFile
    kind = ""
    for number, step in enumerate(loc[:-1]):
        if _is_tag(loc, number):
            here = FORMS[kind].classes.get(step, here)
        elif step in here.model_fields and issubclass(here, entries.Keys):
            kind = here.model_fields[step].removesuffix(" | None").removeprefix("tuple[").removesuffix(", ...]")
            here = PARTS.get(kind, here)
    return here
