"""Writes pictures to a file, to a folder, or to standard output, in colour on a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from argmap.cli._inputs import with_progress
from argmap.cli._outputs import Outputs
from argmap.cli._printing import print_data, print_text, say
from argmap.drawing import About, Renderer, Style, plan_files, renderer_for
from argmap.model.elements import ArgumentMap
from argmap.registry import RENDERERS
from argmap.syntax.files import is_folder, make_folder

_COLOURS = {"title": None, "support": "blue", "attack": "red", "answer": "green"}
DEFAULT, IN_FOLDERS = "terminal", "svg"
"""The renderers to use if none is named."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where pictures go: to `file`, to `folder` under the names of their maps, or, without both, to standard output."""

    renderer: Renderer
    file: Path | None = None
    folder: Path | None = None

    @classmethod
    def of(cls, files: Sequence[str], output: str | None, kind: str | None) -> Target:
        """The target for the options of the command; UsageError if they do not go together."""
        output = None if output == "-" else output
        into_folder = output is not None and (output.endswith(("/", os.sep)) or is_folder(output))
        if len(files) > 1 and not into_folder:
            raise click.UsageError("several maps need a target folder: -o FOLDER/")
        if output is None:
            renderer: Renderer = RENDERERS.get(kind or DEFAULT)
            if renderer.is_binary and is_terminal():
                raise click.UsageError(f"a {renderer.name} file cannot be shown in a terminal; use -o FILE")
            return cls(renderer)
        if not into_folder:
            return cls(RENDERERS.get(kind) if kind else _by_suffix(output), file=Path(output))
        doubled = [name for name, count in Counter(map(_stem, files)).items() if count > 1]
        if doubled:
            raise click.UsageError(f"several maps would be written to {output}{doubled[0]}; render them one by one")
        return cls(RENDERERS.get(kind or IN_FOLDERS), folder=Path(output))

    def path(self, name: str) -> Path | None:
        """The file for the map called `name`; None for standard output."""
        if self.folder is None:
            return self.file
        return self.folder / (_stem(name) + self.renderer.suffixes[0])


def require_matrix(renderer: Renderer) -> None:
    """UsageError for a renderer that draws no matrix."""
    if not renderer.draws_matrix:
        able = ", ".join(each.name for each in RENDERERS if each.draws_matrix)
        raise click.UsageError(f"--layout matrix is for the formats {able}, not for {renderer.name}; use -o FILE")


def show(
    debate: ArgumentMap, about: About, style: Style, target: Target, name: str, outputs: Outputs, *, may_scroll: bool
) -> None:
    """Draws a map at its target, and reports on stderr if it needs several sheets.

    With `may_scroll`, no page was asked for: very many sheets become one picture.

    ArgmapError for a file that this run reads or has written.
    """
    path = target.path(name)
    if path is None:
        _print(debate, about, style, target.renderer)
        return
    if target.folder is not None:
        make_folder(target.folder)
    files = plan_files(debate, path, target.renderer, about, style, may_scroll=may_scroll)
    if files.caution:
        _talk(f"{name}: {files.caution}")
    outputs.claim(*files.paths)
    for file, content in with_progress(files.draw(), len(files.paths), "Sheets"):
        outputs.write(file, content)
    if len(files.paths) > 1:
        _say_sheets(debate, style, files.paths, name)


def _talk(words: str) -> None:
    say(f"argmap: {words}")


def _say_sheets(debate: ArgumentMap, style: Style, files: Sequence[Path], name: str) -> None:
    rest = files[1].name if len(files) == 2 else f"{files[1].name} … {files[-1].name}"
    _talk(
        f"{name}: {len(debate.claims)} claims are not legible on one page ({style.page}, {style.orientation}): "
        f"{files[0]} is an overview, {len(files) - 1} sheets follow, {rest}; --page screen draws one picture"
    )


def _print(debate: ArgumentMap, about: About, style: Style, renderer: Renderer) -> None:
    """Prints a map to standard output, where text is as wide as the terminal."""
    if is_terminal():
        style = replace(style, line=max(40, min(shutil.get_terminal_size((100, 24)).columns, 1000)))
    if renderer.draw_lines is not None and is_terminal() and not os.environ.get("NO_COLOR"):
        for line in renderer.draw_lines(debate, about, style):
            parts = (click.style(s.text, fg=_COLOURS[s.tone], bold=True) if s.tone else s.text for s in line)
            print_text("".join(parts))
        return
    drawing = renderer.render(debate, about, style)
    if renderer.draw_lines is not None and isinstance(drawing, str):
        print_text(drawing, end="")
    else:
        print_data(drawing)


def is_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout.isatty()


def _by_suffix(output: str) -> Renderer:
    try:
        return renderer_for(output)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _stem(name: str) -> str:
    return "stdin" if name in ("-", "<stdin>") else Path(name).stem
