"""Options of commands that draw: which part of a map, and in which style; the settings supply the defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from argmap.cli._language_option import language_option, wording_for
from argmap.cli._named_files import STDIN, is_stream
from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.drawing import About, Style
from argmap.drawing.style.paper import Page
from argmap.drawing.style.style import CHOICES
from argmap.drawing.style.theme_file import SUFFIX, read_theme
from argmap.drawing.style.themes import THEMES, Theme
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.structure.part import CLAIM_ROLES, Side, select_part
from argmap.registry import SEMANTICS

if TYPE_CHECKING:
    from argmap.config import Settings
    from argmap.diagnostics import Diagnostic
    from argmap.language.wording import Wording
    from argmap.model.document import Document
    from argmap.model.elements import ArgumentMap

Command = Callable[..., Any]
EXPLAINED = 150
"""In maps with more claims strengths are not explained: each explanation takes time."""
WHY_WIDTH = 48
"""Characters in a line of an explanation."""
_CHOSEN = (
    "theme",
    "page",
    "orientation",
    "order",
    "layout",
    "by-issue",
    "connectives",
    "legend",
    "box",
    "language",
)


def style_options(command: Command) -> Command:
    """Adds the options of a `Style`; the command passes their values to `style_of`."""
    for name, words in {
        "order": "Order of the lines of argument; strongest-first shows strengths too.  [default: supports-first]",
        "orientation": "Orientation of the page.  [default: landscape]",
        "layout": "A tree of boxes, or a matrix: a table of who bears on whom, for svg, png, pdf, html and dot.  "
        "[default: tree]",
        "page": "Page on which the picture has to be legible; screen draws one picture of any size.  [default: a4]",
    }.items():
        command = click.option(f"--{name}", type=click.Choice([str(choice) for choice in CHOICES[name]]), help=words)(
            command
        )
    names = ", ".join(THEMES)
    command = click.option(
        "--theme",
        callback=_theme,
        metavar="NAME|FILE",
        help=f"Colours: {names}, or a {SUFFIX} file with your own.  [default: light]",
    )(command)
    command = language_option(command)
    command = click.option(
        "--by-issue/--no-by-issue",
        default=None,
        help="Frame the lines of argument about the same issue.  [default: no]",
    )(command)
    command = click.option(
        "--connectives/--no-connectives",
        default=None,
        help="Join claims with words: because, but, however.  [default: no]",
    )(command)
    return click.option(
        "--legend/--no-legend", default=None, help="Add a legend that explains lines and marks.  [default: yes]"
    )(command)


def part_options(command: Command) -> Command:
    """Adds the options that choose a part of a map; the command passes their values to `View`."""
    command = click.option(
        "--side",
        type=click.Choice([side.value for side in Side]),
        help="Show only what speaks for, or only what speaks against, the thesis.",
    )(command)
    command = click.option(
        "--only",
        metavar="KINDS",
        help=f"Show only claims of these kinds, separated by commas: {', '.join(CLAIM_ROLES)}.",
    )(command)
    command = click.option(
        "--depth",
        type=click.IntRange(min=0),
        help="Number of levels to show below the thesis, or below the focus.  [default: all]",
    )(command)
    return click.option(
        "--focus", metavar="ID", help="Show only this claim, its path to the thesis, and what is below it."
    )(command)


def strengths_option(command: Command) -> Command:
    """Adds `--strengths`, which the command takes as `semantics`; without a value it is the default semantics."""
    return click.option(
        "--strengths",
        "semantics",
        is_flag=False,
        flag_value=DEFAULT_SEMANTICS,
        callback=_semantics,
        metavar="[SEMANTICS]",
        help=f"Show the strength of each claim, under {DEFAULT_SEMANTICS} or the SEMANTICS that follows.",
    )(command)


def _semantics(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    if name is not None and name not in SEMANTICS.names():
        hint = did_you_mean(name, SEMANTICS.names()) or "; to use the default, put --strengths at the end"
        raise click.BadParameter(f"there is no semantics '{name}'{hint}")
    return name


class View(NamedTuple):
    """The part of a map to show.

    `focus` is the id of a claim, `depth` the number of levels below it or the thesis, `only` the kinds of claims with
    commas between them, `side` is for or against. None means no limit.
    """

    focus: str | None = None
    depth: int | None = None
    only: str | None = None
    side: str | None = None

    def claims_to_show(self, debate: ArgumentMap) -> frozenset[str] | None:
        """The ids of the claims to show, None for all; UsageError for an unknown id or kind."""
        if self == View():
            return None
        if self.only is not None and not self.only.strip(" ,"):
            raise click.UsageError(f"--only: give at least one kind of claim: {', '.join(CLAIM_ROLES)}")
        kinds = [kind.strip().removesuffix("s") for kind in (self.only or "").split(",") if kind.strip()]
        try:
            return select_part(debate, focus=self.focus, depth=self.depth, side=self.side, only=kinds)
        except KeyError:
            hint = did_you_mean(self.focus or "", [claim.id for claim in debate.claims])
            raise click.UsageError(f"--focus: there is no claim '{self.focus}'{hint}") from None
        except ValueError as error:
            raise click.UsageError(f"--only: {error}") from None


def style_of(options: Mapping[str, Any], settings: Settings) -> Style:
    """The style from the options, else from the settings; ConfigError for a wrong setting."""
    style = Style(page=Page.A4)
    for key, value in settings.render.items():
        field = key.replace("-", "_")
        if key not in _CHOSEN:
            hint = did_you_mean(key, _CHOSEN) or f"; the options are {', '.join(_CHOSEN)}"
            raise settings.fault(["render", key], f"pictures have no option '{key}'{hint}")
        expected = {f.name: type(getattr(style, f.name)) for f in fields(style)}[field]
        if type(value) is not (expected if expected in (bool, int) else str):
            kind = {bool: "true or false", int: "a whole number"}.get(expected, "a string")
            raise settings.fault(["render", key], f"'{key}' is {value!r}; expected {kind}")
        try:
            if isinstance(value, str) and key == "theme" and value.endswith(SUFFIX) and settings.file is not None:
                style = _with(style, {field: read_theme(settings.file.parent / value)})
                continue
            style = _with(style, {field: value})
        except ArgmapError as error:
            raise settings.fault(["render", key], str(error)) from error
        except ValueError as error:
            raise settings.fault(["render", key], str(error)) from error
    return _with(style, {name: value for name, value in options.items() if value is not None})


def _theme(_: click.Context, __: click.Parameter, value: str | None) -> str | Theme | None:
    """The theme that a name or a file stands for."""
    if value is None or value in THEMES:
        return value
    if not value.endswith(SUFFIX):
        hint = did_you_mean(value, THEMES) or f"; choose one of {', '.join(THEMES)}, or a {SUFFIX} file"
        raise click.BadParameter(f"there is no theme '{value}'{hint}")
    try:
        return read_theme(Path(value))
    except ArgmapError as error:
        raise click.BadParameter(str(error)) from None


def _with(style: Style, chosen: dict[str, Any]) -> Style:
    return replace(style, **chosen)


def settings_beside(file: str | None) -> Settings:
    """The settings that hold for a map."""
    from argmap.config import settings_for

    return settings_for(Path() if file in (None, STDIN) or is_stream(file) else Path(file))


def about(
    document: Document, view: View, semantics: str | None, explains: bool, language: str
) -> tuple[About, list[Diagnostic]]:
    """What a picture shows about the claims of a map, and a diagnostic if the strengths do not settle.

    With `explains`, that includes an explanation of each strength, unless the map is too large.
    """
    shown = view.claims_to_show(document.map)
    if semantics is None:
        return About(shown=shown), []
    from argmap.scoring import UnsettledError, strengths

    try:
        values = strengths(document.map, semantics)
        wording = wording_for(language, document.map)
        why = _why(document.map, semantics, wording) if explains and len(document.map.claims) <= EXPLAINED else {}
    except UnsettledError as error:
        return About(shown=shown), [error.diagnostic(document)]
    return About(strengths=values, measure=semantics, why=why, shown=shown), []


def _why(debate: ArgumentMap, semantics: str, wording: Wording) -> dict[str, list[str]]:
    from argmap.report.answers.why_text import why_lines
    from argmap.scoring.answers.why import why

    lines = {
        claim.id: why_lines(debate, why(debate, claim.id, semantics), width=WHY_WIDTH, wording=wording)
        for claim in debate.claims
    }
    return {claim: text[text.index("") + 1 :] for claim, text in lines.items()}  # the claim itself comes first
