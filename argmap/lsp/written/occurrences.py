"""What is named at a place of a text, and every other place that names it.

In a native text these are ids of claims, relations and issues, and names of schemes and rules. A claim that has no id
in the text is named by the id that follows from its words. In Argdown these are titles.
"""

from __future__ import annotations

from typing import NamedTuple

from argmap.lsp.analysis import Analysis
from argmap.lsp.written.argdown_titles import written_titles
from argmap.lsp.written.map_tree import CLAIM, ELEMENT
from argmap.model.elements import Claim

STATEMENT, ARGUMENT = "statement", "argument"


class Occurrence(NamedTuple):
    """A place that names something.

    - `name`, `of`: what is named: an `element`, an `issue`, a `scheme`, a `rule`, a `statement` or an `argument`.
    - `start`, `end`: the offsets of the name, without quotation marks or brackets.
    - `is_given`: whether the name is given here.
    - `is_text`: whether the place is the text of a claim, from which its id follows.
    """

    name: str
    of: str
    start: int
    end: int
    is_given: bool = False
    is_text: bool = False


def all_occurrences(analysis: Analysis) -> list[Occurrence]:
    """Every place that names something, in the order of the text."""
    if analysis.format == "argdown":
        return [
            Occurrence(
                each.title, ARGUMENT if each.is_argument else STATEMENT, each.start, each.end, each.is_definition
            )
            for each in written_titles(analysis.tokens)
        ]
    occurrences: list[Occurrence] = []
    text, at = analysis.text, analysis.positions.offset_of
    for name in analysis.tree.names:
        start, end = at(*name.ends[:2]), at(*name.ends[2:])
        if end - start > 1 and text[start] in "\"'" and text[end - 1] == text[start]:
            start, end = start + 1, end - 1
        of = ELEMENT if name.of == CLAIM else name.of
        occurrences.append(Occurrence(name.name, of, start, end, name.is_given))
    return occurrences


def occurrence_at(analysis: Analysis, offset: int, *, with_text: bool = False) -> Occurrence | None:
    """What is named at an offset; with `with_text` also the claim whose text is there, if it has no id in the text."""
    for each in all_occurrences(analysis):
        if each.start <= offset <= each.end:
            return each
        if each.start > offset:
            break
    place = analysis.element_at(offset) if with_text and analysis.format != "argdown" else None
    if place is None or place.field != "text" or not place.start <= offset <= place.end:
        return None
    return text_occurrence(analysis, place.element)


def occurrences_of(analysis: Analysis, named: Occurrence) -> list[Occurrence]:
    """Every place that names the same, the one where the name is given included."""
    same = [each for each in all_occurrences(analysis) if each.name == named.name and each.of == named.of]
    if named.of == ELEMENT and not any(each.is_given for each in same):
        given = text_occurrence(analysis, named.name)
        if given is not None:
            same.append(given)
    return sorted(same, key=lambda each: each.start)


def text_occurrence(analysis: Analysis, name: str) -> Occurrence | None:
    """The text of the claim, or the place of the relation, that has this id without stating it."""
    element = analysis.map.by_id.get(name)
    if element is None or (name, "id") in analysis.document.spans:
        return None
    span = analysis.document.span(name, "text") if isinstance(element, Claim) else analysis.document.span(name)
    if span is None:
        return None
    start, end = analysis.offsets_of(span)
    while end > start and analysis.text[end - 1].isspace():
        end -= 1
    return Occurrence(name, ELEMENT, start, end, is_given=True, is_text=True)


def claim_of_title(analysis: Analysis, named: Occurrence) -> str | None:
    """The id of the claim that a title of an Argdown text stands for."""
    starts = {each.start - 1 for each in all_occurrences(analysis) if each[:2] == named[:2]}
    for claim in analysis.map.claims:
        span = analysis.document.spans.get((claim.id, ""))
        if span is not None and analysis.offsets_of(span)[0] in starts:
            return claim.id
    return None
