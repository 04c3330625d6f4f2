"""Options of commands that draw: which part of a map, in which style; what is not given comes from the settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from argmap.diagnostics import did_you_mean
from argmap.drawing import About, Style
from argmap.drawing.style.paper import Page
from argmap.drawing.style.style import CHOICES
from argmap.model.default_semantics import DEFAULT_SEMANTICS
from argmap.model.structure.part import CLAIM_ROLES, Side, select_part
from argmap.registry import SEMANTICS

if TYPE_CHECKING:
    from argmap.config import Settings
    from argmap.diagnostics import Diagnostic
    from argmap.model.document import Document
    from argmap.model.elements import ArgumentMap

Command = Callable[..., Any]
EXPLAINED = 150
"""Claims up to which each strength is explained; it takes time for each claim and all that bear on it."""
WHY_WIDTH = 48
"""Characters in a line of an explanation."""
_CHOSEN = ("theme", "page", "orientation", "order", "by-issue", "legend", "box")


def style_options(command: Command) -> Command:
    """The options that make a `Style`; the command takes them as keywords and hands them to `style_of`."""
    for name, words in {
        "order": "What stands first among the lines of argument.",
        "orientation": "How the page lies.",
        "page": "What a picture has to be legible on.  [default: a4]",
        "theme": "The colours.",
    }.items():
        command = click.option(f"--{name}", type=click.Choice([str(choice) for choice in CHOICES[name]]), help=words)(
            command
        )
    command = click.option("--by-issue/--no-by-issue", default=None, help="Frame the lines on one issue.")(command)
    return click.option("--legend/--no-legend", default=None, help="Explain lines and marks, or not.")(command)


def part_options(command: Command) -> Command:
    """The options that choose a part of a map; the command takes them as keywords and hands them to `View`."""
    command = click.option(
        "--side", type=click.Choice([side.value for side in Side]), help="Only what speaks for or against the thesis."
    )(command)
    command = click.option("--only", metavar="SORTS", help=f"Only some claims: {', '.join(CLAIM_ROLES)}.")(command)
    command = click.option("--depth", type=click.IntRange(min=0), help="Levels below the thesis, or below the focus.")(
        command
    )
    return click.option("--focus", metavar="ID", help="A claim, its way to the thesis, and what is below it.")(command)


def strengths_option(command: Command) -> Command:
    """`--strengths`, alone for the default semantics; the command takes it as `semantics`."""
    return click.option(
        "--strengths",
        "semantics",
        is_flag=False,
        flag_value=DEFAULT_SEMANTICS,
        callback=_semantics,
        metavar="[SEMANTICS]",
        help=f"Show the strength of each claim.  [default: {DEFAULT_SEMANTICS}]",
    )(command)


def _semantics(_: click.Context, __: click.Parameter, name: str | None) -> str | None:
    if name is not None and name not in SEMANTICS.names():
        hint = did_you_mean(name, SEMANTICS.names()) or "; for the default one put --strengths last"
        raise click.BadParameter(f"no semantics is called '{name}'{hint}")
    return name


class View(NamedTuple):
    """The part of a map that is wanted."""

    focus: str | None = None
    depth: int | None = None
    only: str | None = None
    side: str | None = None

    def shown(self, debate: ArgumentMap) -> frozenset[str] | None:
        """The claims of the part; None for all of them. UsageError for an id or a sort that there is not."""
        if self == View():
            return None
        if self.only is not None and not self.only.strip(" ,"):
            raise click.UsageError(f"--only: no sort of claims is named; known are {', '.join(CLAIM_ROLES)}")
        sorts = [sort.strip().removesuffix("s") for sort in (self.only or "").split(",") if sort.strip()]
        try:
            return select_part(debate, focus=self.focus, depth=self.depth, side=self.side, only=sorts)
        except KeyError:
            hint = did_you_mean(self.focus or "", [claim.id for claim in debate.claims])
            raise click.UsageError(f"--focus: no claim has the id '{self.focus}'{hint}") from None
        except ValueError as error:
            raise click.UsageError(f"--only: {error}") from None


def style_of(given: Mapping[str, Any], settings: Settings) -> Style:
    """The style from options, with what is set where none is given; ConfigError for a setting that is none."""
    style = Style(page=Page.A4)
    for key, value in settings.render.items():
        field = key.replace("-", "_")
        if key not in _CHOSEN:
            hint = did_you_mean(key, _CHOSEN) or f"; it takes {', '.join(_CHOSEN)}"
            raise settings.fault(["render", key], f"pictures have no option '{key}'{hint}")
        wanted = {f.name: type(getattr(style, f.name)) for f in fields(style)}[field]
        if type(value) is not (wanted if wanted in (bool, int) else str):
            kind = {bool: "true or false", int: "a whole number"}.get(wanted, "a text")
            raise settings.fault(["render", key], f"'{key}' is {value!r}; expected {kind}")
        try:
            style = _with(style, {field: value})
        except ValueError as error:
            raise settings.fault(["render", key], str(error)) from error
    return _with(style, {name: value for name, value in given.items() if value is not None})


def _with(style: Style, chosen: dict[str, Any]) -> Style:
    return replace(style, **chosen)


def settings_beside(file: str | None) -> Settings:
    """The settings that hold for a map."""
    from argmap.config import settings_for

    return settings_for(Path(file) if file not in (None, "-", "<stdin>") else Path())


def about(document: Document, view: View, semantics: str | None, explains: bool) -> tuple[About, list[Diagnostic]]:
    """What is known about the claims of a map, and what is to be said if its strengths do not settle.

    With `explains` also why each strength is what it is, in maps that are not too large for that.
    """
    shown = view.shown(document.map)
    if semantics is None:
        return About(shown=shown), []
    from argmap.scoring import UnsettledError, strengths

    try:
        found = strengths(document.map, semantics)
        why = _why(document.map, semantics) if explains and len(document.map.claims) <= EXPLAINED else {}
    except UnsettledError as error:
        return About(shown=shown), [error.diagnostic(document)]
    return About(strengths=found, measure=semantics, why=why, shown=shown), []


def _why(debate: ArgumentMap, semantics: str) -> dict[str, list[str]]:
    from argmap.report.answers.why_text import why_lines
    from argmap.scoring.answers.why import why

    lines = {c.id: why_lines(debate, why(debate, c.id, semantics), width=WHY_WIDTH) for c in debate.claims}
    return {claim: found[found.index("") + 1 :] for claim, found in lines.items()}  # the claim itself comes first
