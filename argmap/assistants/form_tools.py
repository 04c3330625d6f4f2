"""The tools that give a map another form: outline, picture, another format, and what differs from another map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from argmap.assistants.allowed_files import AllowedFiles
from argmap.assistants.answer_window import ToolAnswer, text_answer
from argmap.assistants.assistant_tool import AssistantTool, Surroundings
from argmap.assistants.tool_arguments import MapArguments, WindowArguments, read_map, reading_errors
from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.drawing import About, Style, render
from argmap.drawing.style.themes import THEMES
from argmap.formats import dump_with_losses
from argmap.language.wording import count_of
from argmap.model.elements import ArgumentMap, Kind, Status
from argmap.model.structure.part import select_part
from argmap.registry import FORMATS
from argmap.scoring import score, strengths
from argmap.versions import diff
from argmap.versions.difference_text import lines as difference_lines
from argmap.versions.score_changes import score_change

_WIDTH = 110
"""Characters of a line."""
_DEEPEST = 20
"""Levels of an outline that are indented."""
_SELF_EVIDENT = (Kind.CLAIM, Kind.CONTEXT)
"""Kinds of claims that the role says already, or that say nothing."""
_WRITTEN = [each.name for each in FORMATS if each.write is not None]
"""The formats that can be written."""


class RenderArguments(MapArguments):
    """What `render` takes."""

    format: Annotated[
        Literal["outline", "svg"], Field(description="outline: an indented list with ids; svg: a picture, as its text.")
    ] = "outline"
    focus: Annotated[
        str | None,
        Field(description="Id of a claim: only it, its way to the thesis, and what is below it.", max_length=500),
    ] = None
    depth: Annotated[int | None, Field(ge=0, description="Levels below the thesis, or below the focus.")] = None
    theme: Annotated[str, Field(description=f"Colours of the picture: {', '.join(THEMES)}.", max_length=50)] = "light"
    with_strengths: Annotated[bool, Field(description="Show the strength of each claim.")] = False


class RenderValues(BaseModel):
    """What `render` gives; `text` is the outline, or a part of the SVG."""

    format: str
    claims: int
    text: str
    total: int
    next_offset: int | None


def _render(arguments: RenderArguments, around: Surroundings) -> ToolAnswer:
    document = read_map(around.files, arguments.path, arguments.text)
    debate = document.map
    shown = _part(debate, arguments.focus, arguments.depth)
    values = strengths(debate) if arguments.with_strengths else {}
    if arguments.format == "outline":
        content, label = "\n".join(_outline(debate, shown, values)), "outline of the map"
    else:
        picture = render(debate, "svg", about=About(strengths=values, shown=shown), style=Style(theme=arguments.theme))
        assert isinstance(picture, str)
        content, label = picture, "SVG of the map"
    claims = len(debate.claims) if shown is None else len(shown)
    heading = " ".join(filter(None, [reading_errors(document), f"{count_of(claims, 'claim')} shown."]))
    return text_answer(heading, label, content, {"format": arguments.format, "claims": claims}, arguments.window)


def _part(debate: ArgumentMap, focus: str | None, depth: int | None) -> frozenset[str] | None:
    """The claims to show, None for all; ArgmapError, with the nearest id, for an unknown focus."""
    if focus is None and depth is None:
        return None
    try:
        return select_part(debate, focus=focus, depth=depth)
    except KeyError:
        hint = did_you_mean(focus or "", [claim.id for claim in debate.claims])
        raise ArgmapError(f"there is no claim '{focus}'{hint}") from None


def _outline(debate: ArgumentMap, shown: frozenset[str] | None, values: Mapping[str, float]) -> Iterator[str]:
    """One line for each entry: its role, its id, what it says, and what it quotes."""
    if debate.title:
        yield debate.title
    for visit in debate.walk():
        if shown is not None and visit.claim not in shown:
            continue
        claim = debate.claim(visit.claim)
        strength = f" {values[claim.id]:.2f}" if claim.id in values else ""
        rest = "(see above)" if visit.again else " ".join(claim.text.split())
        joint = (
            " (needed together with others)"
            if visit.relation and len(debate.relation(visit.relation).premises) > 1
            else ""
        )
        kind = f", {claim.kind}" if claim.kind not in _SELF_EVIDENT and str(claim.kind) != visit.role else ""
        draft = ", draft" if claim.status is Status.DRAFT else ""
        role = f"{visit.role}{kind}{draft}"
        yield f"{'  ' * min(visit.depth, _DEEPEST)}{role} [{claim.id}]{strength}{joint} {rest}"


RENDER = AssistantTool(
    "render",
    "Show a map",
    "Shows a map as an outline with the ids of its claims, which the other tools take, or as a picture in SVG. An SVG "
    "is long: ask for it with detail, window by window, and put the windows together; or narrow it by focus and depth.",
    RenderArguments,
    RenderValues,
    _render,
)


class ConvertArguments(MapArguments):
    """What `convert` takes."""

    to: Annotated[str, Field(description=f"Format to write: {', '.join(_WRITTEN)}.", max_length=50)]


class ConvertValues(BaseModel):
    """What `convert` gives; `losses` says what the format cannot hold."""

    read_as: str
    format: str
    losses: list[str]
    text: str
    total: int
    next_offset: int | None


_LOSSES = 5
"""Kinds of loss that are named."""


def _convert(arguments: ConvertArguments, around: Surroundings) -> ToolAnswer:
    if arguments.to not in _WRITTEN:
        hint = did_you_mean(arguments.to, _WRITTEN) or f"; there are {', '.join(_WRITTEN)}"
        raise ArgmapError(f"there is no format '{arguments.to}' to write{hint}")
    document = read_map(around.files, arguments.path, arguments.text)
    text, losses = dump_with_losses(document.map, arguments.to)
    lines = [loss.line()[:120] for loss in (*document.losses, *losses)]
    shown = lines[:_LOSSES] + ([f"and {len(lines) - _LOSSES} more"] if len(lines) > _LOSSES else [])
    facts = {"read_as": document.format, "format": arguments.to, "losses": shown}
    sentence = "The notes say what is lost." if shown else "Nothing is lost."
    heading = " ".join(filter(None, [reading_errors(document), f"Read as {document.format}.", sentence]))
    return text_answer(heading, f"map as {arguments.to}", text, facts, arguments.window, shown)


CONVERT = AssistantTool(
    "convert",
    "Convert a map",
    "Writes a map in another format, such as argdown, aif, csv or native (argmap's own YAML), and says what that "
    "format cannot hold. The format of the map is recognised. `native` is what `check` and `edit` are best used with.",
    ConvertArguments,
    ConvertValues,
    _convert,
)


class DiffArguments(WindowArguments):
    """What `diff` takes."""

    old_path: Annotated[str | None, Field(description="The earlier map; give this or `old_text`.", max_length=4096)] = (
        None
    )
    old_text: Annotated[str | None, Field(description="The earlier map as text.")] = None
    new_path: Annotated[str | None, Field(description="The later map; give this or `new_text`.", max_length=4096)] = (
        None
    )
    new_text: Annotated[str | None, Field(description="The later map as text.")] = None
    scores: Annotated[bool, Field(description="Also which strengths differ, and the balance of both.")] = False


class DiffValues(BaseModel):
    """What `diff` gives."""

    differs: bool
    text: str
    total: int
    next_offset: int | None


def _diff(arguments: DiffArguments, around: Surroundings) -> ToolAnswer:
    old = read_map(around.files, arguments.old_path, arguments.old_text, "old_")
    new = read_map(around.files, arguments.new_path, arguments.new_text, "new_")
    difference = diff(old.map, new.map)
    scores = score_change(difference, score(old.map), score(new.map)) if arguments.scores else None
    names = (_name(around.files, arguments.old_path, "old"), _name(around.files, arguments.new_path, "new"))
    shown = ("".join(part.text for part in line) for line in difference_lines(difference, names, scores, width=_WIDTH))
    errors = [f"{name}: {words}" for name, words in zip(names, map(reading_errors, (old, new)), strict=True) if words]
    return text_answer(
        " ".join(errors), "difference", "\n".join(shown), {"differs": bool(difference)}, arguments.window
    )


def _name(files: AllowedFiles, path: str | None, other: str) -> str:
    return files.shown(files.find(path)) if path is not None else other


DIFF = AssistantTool(
    "diff",
    "Compare two maps",
    "Tells what differs in content between two maps: claims that were added, removed, reworded or moved, whatever the "
    "lines of the files. Use it to show a person what your changes have done.",
    DiffArguments,
    DiffValues,
    _diff,
)
