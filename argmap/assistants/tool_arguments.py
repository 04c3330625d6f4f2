"""What tools take: a map or an article, by its path or as text, and the window of the answer; how these are read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from argmap.article import Article, read_article
from argmap.assistants.allowed_files import AllowedFiles
from argmap.assistants.answer_window import DETAILED, SHORT, Window
from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.formats import parse
from argmap.formats.shared.unknown_text import is_no_map
from argmap.language.wording import count_of
from argmap.model.document import Document
from argmap.model.value_problems import describe_problems
from argmap.syntax import limits
from argmap.syntax.reading_log import files_read, log_reading

MOST_OF_MAP = 5_000_000
"""Bytes or characters of a map that the server reads."""
MOST_ACTIONS = 100
"""Actions of one call of `edit`."""
_PROBLEMS = 5
"""Wrong arguments that a refusal names."""


def _from_json(value: Any) -> Any:
    """A list or an object that a client has sent as JSON in a text."""
    if isinstance(value, str):
        try:
            return json.loads(value)
        except (ValueError, RecursionError):
            return value
    return value


FromJson = BeforeValidator(_from_json)


class ToolArguments(BaseModel):
    """Base of what tools take: no unknown fields."""

    model_config = ConfigDict(extra="forbid")


class WindowArguments(ToolArguments):
    """The window of an answer."""

    detail: Annotated[
        bool, Field(description=f"A long answer, up to {DETAILED:,} characters instead of {SHORT:,}.")
    ] = False
    offset: Annotated[
        int, Field(ge=0, description="Where the answer begins: `next_offset` of the answer before; 0 is the beginning.")
    ] = 0

    @property
    def window(self) -> Window:
        """The window that is asked for."""
        return Window(self.offset, self.detail)


class MapArguments(WindowArguments):
    """A map, by its path or as text."""

    path: Annotated[
        str | None, Field(description="Map file below a folder of this server; give this or `text`.", max_length=4096)
    ] = None
    text: Annotated[str | None, Field(description="The map itself, in any format that argmap reads.")] = None


class ArticleArguments(WindowArguments):
    """An article, by its path or as text."""

    path: Annotated[
        str | None,
        Field(
            description="Article below a folder of this server (text, Markdown, HTML, Word, PDF); give this or `text`.",
            max_length=4096,
        ),
    ] = None
    text: Annotated[str | None, Field(description="The text of the article itself.")] = None


class MapWithArticle(MapArguments):
    """A map, and the article that its quotes are from."""

    article_path: Annotated[
        str | None,
        Field(
            description="Article that quotes are compared with, below a folder of this server. Without it, the file "
            "that the map names as `source.file` is taken.",
            max_length=4096,
        ),
    ] = None
    article_text: Annotated[str | None, Field(description="The same as text, instead of `article_path`.")] = None


def read_arguments(model: type[BaseModel], given: Mapping[str, Any]) -> BaseModel:
    """The arguments of a call. ArgmapError, in words and with the nearest names, for wrong ones."""
    unknown = [name for name in given if name not in model.model_fields]
    if unknown:
        hint = did_you_mean(unknown[0], model.model_fields)
        raise ArgmapError(f"there is no argument '{unknown[0][:60]}'{hint or f'; there are {_names(model)}'}")
    try:
        return model.model_validate(dict(given))
    except ValidationError as error:
        raise ArgmapError("; ".join(islice(_problems(error), _PROBLEMS))) from None


def _problems(error: ValidationError) -> Iterator[str]:
    for (field, words), problem in zip(describe_problems(error), error.errors(include_url=False), strict=True):
        found, context = problem["input"], problem.get("ctx", {})
        match problem["type"]:
            case "greater_than_equal":
                words = f"expected {context['ge']} or more, found {found}"
            case "literal_error" if isinstance(found, str):
                words += did_you_mean(found, context["expected"].replace(" or ", ", ").replace("'", "").split(", "))
            case "too_long" | "string_too_long":
                words = f"expected at most {context['max_length']:,}, found {len(found):,}"
        yield f"{field}: {words}"


def _names(model: type[BaseModel]) -> str:
    return ", ".join(model.model_fields)


def read_map(files: AllowedFiles, path: str | None, text: str | None, what: str = "") -> Document:
    """A map from a path or a text; `what` is the beginning of the two names of the arguments.

    ArgmapError for neither or both, for a file that may not be read, and for what is no map at all.
    """
    document = _parse(files, path, text, what)
    if is_no_map(document):
        raise ArgmapError(f"this is no map: {document.diagnostics[0].message}")
    return document


def _parse(files: AllowedFiles, path: str | None, text: str | None, what: str) -> Document:
    check_one_of(f"{what}path", path, f"{what}text", text)
    if path is None:
        assert text is not None
        if len(text) > MOST_OF_MAP:
            raise ArgmapError(
                f"the map has {len(text):,} characters; {MOST_OF_MAP:,} is the most that this server reads; "
                "use the command line for larger ones"
            )
        return parse(text)
    file, raw = files.read(path, MOST_OF_MAP, "map")
    with log_reading():
        document = parse(raw, file=file)
        files.check_all(files_read())
    return document


def read_article_of(files: AllowedFiles, path: str | None, text: str | None) -> Article:
    """An article from a path or a text; ArgmapError for neither or both, and for what cannot be read."""
    check_one_of("path", path, "text", text)
    if path is None:
        assert text is not None
        return read_article(text, format="text" if text.lstrip()[:1] != "<" else None)
    file, raw = files.read(path, limits.ARTICLE, "article")
    return read_article(raw, name=file.name)


def add_article(document: Document, files: AllowedFiles, path: str | None, text: str | None) -> Document:
    """A document whose quotes are compared with the article that is given, if one is."""
    if path is None and text is None:
        return document
    return document.with_source(read_article_of(files, path, text).text)


def check_one_of(one: str, first: str | None, other: str, second: str | None) -> None:
    """ArgmapError unless exactly one of two arguments is given."""
    if (first is None) == (second is None):
        both = "not both" if first is not None else "neither is given"
        raise ArgmapError(f"give either '{one}' or '{other}'; {both}")


def reading_errors(document: Document) -> str:
    """A sentence about what could not be read of a map, or an empty text."""
    errors = sum(diagnostic.is_reading_error for diagnostic in document.diagnostics)
    if not errors:
        return ""
    return f"Only a part of this map could be read ({count_of(errors, 'error')}; see `check`); this is about that part."
