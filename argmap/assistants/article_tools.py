"""The tools that read an article: its passages with numbers and places, and a first map of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BaseModel, Field

from argmap.article import Article
from argmap.assistants.answer_window import ListEntry, ToolAnswer, Window, list_answer, text_answer
from argmap.assistants.assistant_tool import AssistantTool, Surroundings
from argmap.assistants.tool_arguments import ArticleArguments, read_article_of
from argmap.diagnostics import ArgmapError
from argmap.drafting.draft_article import ArticleDraft, draft
from argmap.drafting.draft_outline import TextUnit
from argmap.drafting.explanation import draft_figures, explain_draft
from argmap.drafting.passages import split_passages
from argmap.drafting.units import split_units
from argmap.formats import dumps
from argmap.language.guessing import is_english
from argmap.language.wording import count_of
from argmap.model.elements import shorten
from argmap.syntax.files import name_of

_LONGEST = 600
"""Characters of a passage; a longer one is cut between two words."""


class PassageValues(BaseModel):
    """A passage; `start` and `end` are code points of the article's text, end exclusive; `line` counts from 1."""

    number: int
    line: int
    start: int
    end: int
    kind: str
    text: str


class PassagesValues(BaseModel):
    """What `passages` gives."""

    title: str | None
    passages: list[PassageValues]
    total: int
    next_offset: int | None


def _passages(arguments: ArticleArguments, around: Surroundings) -> ToolAnswer:
    article = read_article_of(around.files, arguments.path, arguments.text)
    title = shorten(article.title, 120) if article.title else None
    entries: list[ListEntry] = []
    line, seen = 1, 0
    for number, (start, end, kind) in enumerate(passage_places(article), start=1):
        line, seen = line + article.text.count("\n", seen, start), start
        text = " ".join(article.text[start:end].split())
        mark = "" if kind == "sentence" else f" {kind}"
        values = {"number": number, "line": line, "start": start, "end": end, "kind": kind, "text": text}
        entries.append(ListEntry(f"{number} (line {line}, {start}-{end}{mark}) {text}", values))
    if not entries:
        raise ArgmapError("the article is empty")
    heading = f"{count_of(len(entries), 'passage')}, {len(article.text):,} characters. Quote from them word for word."
    return list_answer(heading, "passages of the article", "passages", entries, {"title": title}, arguments.window)


def passage_places(article: Article) -> Iterator[tuple[int, int, str]]:
    """(start, end, kind) of the passages of an article, which together hold every sentence, item and heading.

    Of an English text, a sentence that makes several claims is several passages.
    """
    units = split_units(article)
    cuts: dict[int, list[int]] = {}
    if is_english(article.text):
        for passage in split_passages(article, units):
            if passage.follows:
                cuts.setdefault(passage.unit, []).append(passage.start - _lead_length(article, units, passage))
    for number, unit in enumerate(units):
        bounds = [unit.start, *cuts.get(number, ()), unit.end]
        for start, end in pairwise(bounds):
            yield from ((first, last, unit.kind.value) for first, last in _pieces(article.text, start, end))


def _lead_length(article: Article, units: tuple[TextUnit, ...], passage: Any) -> int:
    """The characters before a passage that belong to it, such as `because`."""
    before = article.text[units[passage.unit].start : passage.start]
    return len(before) - len(before[: before.rfind(passage.lead)]) if passage.lead else 0


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch of text without white space at its ends, in pieces of bounded length."""
    while start < end:
        stop = min(end, start + _LONGEST)
        if stop < end and (blank := text.rfind(" ", start + _LONGEST // 2, stop)) > 0:
            stop = blank
        piece = text[start:stop]
        first, last = start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        if first < last:
            yield first, last
        start = stop


PASSAGES = AssistantTool(
    "passages",
    "Passages of an article",
    "Reads an article and gives its passages: sentences and parts of sentences, items and headings, numbered, each "
    "with its line and its place in characters. Read all of them before you map an article, window by window. What a "
    "map quotes has to stand in them word for word.",
    ArticleArguments,
    PassagesValues,
    _passages,
)


class DraftArguments(ArticleArguments):
    """What `draft` takes."""

    thesis: Annotated[
        str | None, Field(description="1, 2 or 3 for one of the candidates, or the thesis in words.", max_length=1000)
    ] = None
    title: Annotated[str | None, Field(description="Title of the article.", max_length=500)] = None
    question: Annotated[str | None, Field(description="The question that the article answers.", max_length=500)] = None
    show: Annotated[
        Literal["outline", "map"],
        Field(
            description="outline: the candidates for the thesis, and each claim with the rule that placed it; "
            "map: the text of the drafted map."
        ),
    ] = "outline"


class DraftValues(BaseModel):
    """What `draft` gives."""

    genre: str
    figures: str
    text: str
    total: int
    next_offset: int | None


def _draft(arguments: DraftArguments, around: Surroundings) -> ToolAnswer:
    article = read_article_of(around.files, arguments.path, arguments.text)
    thesis = arguments.thesis
    made = draft(
        article,
        thesis=int(thesis) if thesis is not None and thesis.strip() in ("1", "2", "3") else thesis,
        title=arguments.title,
        question=arguments.question,
        source=name_of(arguments.path) if arguments.path is not None and article.plain else None,
    )
    if made.map is None:
        raise ArgmapError(
            f"no thesis found: this reads as a {made.genre.title}, since {made.reason}; say what it argues for with "
            "'thesis'"
        )
    return _draft_answer(made, arguments.show, arguments.window)


def _draft_answer(made: ArticleDraft, show: str, window: Window) -> ToolAnswer:
    assert made.map is not None
    figures = draft_figures(made.map)
    facts = {"genre": made.genre.name, "figures": figures}
    if show == "map":
        heading = (
            f"A draft: {figures}. Every claim has the status draft until somebody has compared it with the article."
        )
        return text_answer(heading, "drafted map", dumps(made.map), facts, window)
    heading = f"A draft by rules, which often err: {figures}. show=map gives the text of the map."
    return text_answer(heading, "outline of the draft", "\n".join(explain_draft(made)), facts, window)


DRAFT = AssistantTool(
    "draft",
    "Draft a map by rules",
    "Drafts a map of an English article by rules, without a language model: thesis, pillars, objections and "
    "recommendations, each with a quote and the rule that placed it. It is a place to start from: it misses what is "
    "not announced by words such as `because` or `critics say`, so compare it with `passages` and correct it.",
    DraftArguments,
    DraftValues,
    _draft,
)
