"""What `render` needs besides the command itself: where pictures go, colours, strengths on request."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from argmap.diagnostics import ArgmapError, Diagnostic
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.registry import RENDERERS
from argmap.render import Renderer, Style, renderer_for
from argmap.syntax.files import write_bytes

_COLOURS = {"title": None, "support": "blue", "attack": "red", "answer": "green"}


@dataclass(frozen=True, slots=True)
class Target:
    """Where pictures go: to `file`, to `folder` under the names of their maps, or to standard output."""

    renderer: Renderer
    file: Path | None = None
    folder: Path | None = None

    @classmethod
    def of(cls, files: Sequence[str], output: str | None, kind: str | None) -> Target:
        """What the options of the command say; UsageError when they do not go together."""
        into_folder = output is not None and (output.endswith(("/", os.sep)) or Path(output).is_dir())
        if len(files) > 1 and not into_folder:
            raise click.UsageError("several maps need a folder to go to: -o FOLDER/")
        if output is None:
            renderer: Renderer = RENDERERS.get(kind or "terminal")
            if renderer.name == "png" and is_terminal():
                raise click.UsageError("a png is nothing for a terminal; write it to a file with -o")
            return cls(renderer)
        if not into_folder:
            return cls(RENDERERS.get(kind) if kind else _by_suffix(output), file=Path(output))
        doubled = [name for name, count in Counter(map(_stem, files)).items() if count > 1]
        if doubled:
            raise click.UsageError(f"several maps would be written to {output}{doubled[0]}: render them one by one")
        return cls(RENDERERS.get(kind or "svg"), folder=Path(output))

    def path(self, name: str) -> Path | None:
        """The file for the map called `name`; None for standard output."""
        if self.folder is None:
            return self.file
        return self.folder / (_stem(name) + self.renderer.suffixes[0])


def show(debate: ArgumentMap, strengths: Mapping[str, float] | None, target: Target, name: str) -> None:
    """Renders a map and puts it where it belongs."""
    path = target.path(name)
    if path is not None:
        drawn = target.renderer.render(debate, strengths)
        if target.folder is not None:
            _make(target.folder)
        write_bytes(path, drawn if isinstance(drawn, bytes) else drawn.encode())
    elif target.renderer.name == "terminal" and is_terminal() and not os.environ.get("NO_COLOR"):
        _colour(debate, strengths)
    else:
        drawn = target.renderer.render(debate, strengths, _style())
        sys.stdout.buffer.write(drawn if isinstance(drawn, bytes) else drawn.encode())


def is_terminal() -> bool:
    """Whether standard output goes to a person's terminal."""
    return sys.stdout.isatty()


def strengths_of(document: Document) -> tuple[Mapping[str, float] | None, Diagnostic | None]:
    """The strengths of the claims under quadratic energy; none, and the report of the ring, for a cyclic map."""
    from argmap.scoring import UnsettledError, strengths

    try:
        return strengths(document.map), None
    except UnsettledError as error:
        return None, error.diagnostic(document)


def _colour(debate: ArgumentMap, strengths: Mapping[str, float] | None) -> None:
    from argmap.render.terminal import spans

    for line in spans(debate, strengths, _style()):
        parts = (click.style(s.text, fg=_COLOURS[s.tone], bold=True) if s.tone else s.text for s in line)
        click.echo("".join(parts))


def _style() -> Style:
    """As wide as the terminal, if that is where the lines go."""
    if not is_terminal():
        return Style()
    return Style(line=max(40, min(shutil.get_terminal_size((100, 24)).columns, 1000)))


def _by_suffix(output: str) -> Renderer:
    try:
        return renderer_for(output)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _stem(name: str) -> str:
    return "stdin" if name in ("-", "<stdin>") else Path(name).stem


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArgmapError(f"cannot make the folder {folder}: {error.strerror or error}") from error
