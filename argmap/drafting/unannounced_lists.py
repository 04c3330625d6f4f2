"""Lists that the layout hides: steps that nothing announces, and what follows a list in the same line.

Steps are told by their form. *Tariff reductions to narrow the trade imbalance* has no finite verb and a purpose,
*Build two park-and-ride sites* is a command; names, ingredients and figures have neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from argmap.article import Article
from argmap.drafting.draft_outline import TextUnit, UnitKind
from argmap.drafting.list_roles import LONGEST_LEAD, role_of
from argmap.language.english import is_clause, mask_asides, tokens
from argmap.language.word_lists import words
from argmap.patterns import compile_later

_PURPOSE = compile_later(r"\b(?:to|for) (?P<verb>[a-z]{3,})\b")
_ACRONYM = compile_later(r"\b[A-Z]{2,}\b")
_SHORTEST = 4
"""Words of the shortest step that nothing announces."""
_LONGEST = 60
"""Words of the longest one."""
_LOOKED_AT = 1000
"""Characters of a step that are looked at."""


def free_tails(article: Article, units: Sequence[TextUnit]) -> tuple[TextUnit, ...]:
    """The units, where what follows the last item of a list in the same line is no item any more.

    The last item of such a list has as many sentences as the longest of the others; a lead-in at the end of an item
    (*However, success demands concrete steps:*) begins the next list.
    """
    loose = list(units)
    blocks = [
        (block, list(numbers)) for block, numbers in groupby(range(len(units)), lambda number: units[number].block)
    ]
    run = list[list[int]]()
    for place, (block, numbers) in enumerate(blocks):
        if article.blocks[block].kind != "item":
            continue
        run.append(numbers)
        following = blocks[place + 1][0] if place + 1 < len(blocks) else None
        if following is not None and article.blocks[following].kind != "item":
            following = None
        goes_on = following is not None and _in_one_line(article, block, following)
        last = units[numbers[-1]]
        leads = following is not None and len(numbers) > 1 and (last.text.endswith(":") or (goes_on and _leads(last)))
        if leads:
            loose[numbers[-1]] = replace(last, kind=UnitKind.SENTENCE)
        if leads or not goes_on:
            _free_tail(article, loose, run)
            run = []
    return tuple(loose)


def _free_tail(article: Article, units: list[TextUnit], run: list[list[int]]) -> None:
    """Frees the sentences of the last item of a run beyond as many as the others have."""
    if len(run) < 2 or not _in_one_line(article, units[run[0][0]].block, units[run[-1][0]].block):
        return
    counts = [sum(units[number].kind is UnitKind.ITEM for number in numbers) for numbers in run]
    most = max(1, *counts[:-1])
    for number in [number for number in run[-1] if units[number].kind is UnitKind.ITEM][most:]:
        units[number] = replace(units[number], kind=UnitKind.SENTENCE)


def _leads(unit: TextUnit) -> bool:
    """Whether a sentence announces a list, in as few words as a lead-in has."""
    return unit.kind is UnitKind.ITEM and len(tokens(unit.text)) <= LONGEST_LEAD and role_of(unit.text) is not None


def _in_one_line(article: Article, block: int, other: int) -> bool:
    start, end = article.blocks[block].start, article.blocks[other].start
    return article.text.find("\n", start, end) < 0


def are_steps(items: Sequence[Sequence[TextUnit]], *, labelled: bool) -> bool:
    """Whether the items of a list that nothing announces are steps: most of them have the form of one."""
    if len(items) < 2:
        return False
    steps = sum(has_purpose(item[0].text) or (labelled and is_command(item[0].text)) for item in items)
    phrases = sum(_is_phrase(item[0].text) or is_command(item[0].text) for item in items)
    return steps * 2 >= len(items) and steps > 1 and phrases == len(items)


def find_step_runs(units: Sequence[TextUnit], listed: set[int]) -> Iterator[list[TextUnit]]:
    """Runs of short paragraphs in running text that are steps; `listed` has the blocks that are in lists already."""
    run = list[TextUnit]()
    for before, unit, following in _with_neighbours(units):
        alone = (before is None or before.block != unit.block) and (following is None or following.block != unit.block)
        if alone and unit.kind is UnitKind.SENTENCE and unit.block not in listed and _is_phrase(unit.text):
            run.append(unit)
            continue
        if are_steps([[step] for step in run], labelled=False):
            yield run
        run = []
    if are_steps([[step] for step in run], labelled=False):
        yield run


def _with_neighbours(units: Sequence[TextUnit]) -> Iterator[tuple[TextUnit | None, TextUnit, TextUnit | None]]:
    padded = [None, *units, None]
    for (before, unit), (_, following) in pairwise(pairwise(padded)):
        if unit is not None:
            yield before, unit, following


def has_purpose(text: str) -> bool:
    """Whether a text is a phrase that says what something is for.

    >>> has_purpose("Lower fares to fill the buses."), has_purpose("A road to Rome."), has_purpose("He came to help.")
    (True, False, False)
    """
    verbs = (match["verb"] for match in _PURPOSE.finditer(mask_asides(text)) if match[0].startswith("to "))
    return _is_phrase(text) and any(verb not in words("en-stop") for verb in verbs)


def is_command(text: str) -> bool:
    """Whether a text begins with a verb that asks for something, such as *build*."""
    spoken = tokens(text)
    return bool(spoken) and (spoken[0] in words("en-commands") or spoken[0] in words("en-commands-or-nouns"))


def _is_phrase(text: str) -> bool:
    """Whether a text has no finite verb, ends as a sentence does, and is of the length of a step."""
    masked = _ACRONYM.sub("NAME", mask_asides(text[:_LOOKED_AT]))  # IT services are no pronoun
    spoken = tokens(masked)
    return (
        _SHORTEST <= len(spoken) <= _LONGEST
        and text.endswith((".", ";", "!"))
        and not is_clause(masked)
        and not words("en-finite-verbs") & set(spoken)
        and not words("en-present-verbs") & set(spoken)
    )
