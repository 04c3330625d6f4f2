"""Where pictures go: to files, sheet by sheet, to a folder, or to standard output, in colour on a terminal."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

import click

from argmap.cli._inputs import with_progress
from argmap.diagnostics import ArgmapError
from argmap.drawing import About, Renderer, Style, renderer_for, scene, sheets
from argmap.model.elements import ArgumentMap
from argmap.registry import RENDERERS
from argmap.syntax.files import write_bytes

_COLOURS = {"title": None, "support": "blue", "attack": "red", "answer": "green"}
TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class Target:
    """Where pictures go: to `file`, to `folder` under the names of their maps, or to standard output."""

    renderer: Renderer
    file: Path | None = None
    folder: Path | None = None

    @classmethod
    def of(cls, files: Sequence[str], output: str | None, kind: str | None) -> Target:
        """What the options of the command say; UsageError when they do not go together."""
        output = None if output == "-" else output
        into_folder = output is not None and (output.endswith(("/", os.sep)) or Path(output).is_dir())
        if len(files) > 1 and not into_folder:
            raise click.UsageError("several maps need a folder to go to: -o FOLDER/")
        if output is None:
            renderer: Renderer = RENDERERS.get(kind or TERMINAL)
            if renderer.name in ("png", "pdf") and is_terminal():
                raise click.UsageError(f"a {renderer.name} is nothing for a terminal; write it to a file with -o")
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


def show(debate: ArgumentMap, about: About, style: Style, target: Target, name: str, taken: set[Path]) -> None:
    """Renders a map and puts it where it belongs; says on stderr when it takes several sheets.

    `taken` are the files that this run reads or has written; ArgmapError for one of them.
    """
    path = target.path(name)
    if path is None:
        _print(debate, about, style, target.renderer)
        return
    if target.folder is not None:
        _make(target.folder)
    shown = scene(debate, about, style)
    if target.renderer.caution is not None:
        _caution(target.renderer.caution(shown), name)
    draw = target.renderer.sheet
    if draw is None:
        _take([path], taken)
        _write(path, target.renderer.render(debate, about, style))
        return
    planned = sheets(shown)
    files = [_sheet_file(path, target.renderer, number) for number in range(1, len(planned) + 1)]
    _take(files, taken)
    for file, sheet in with_progress(zip(files, planned, strict=True), len(files), "Sheets"):
        _write(file, draw(sheet, lambda number: quote(os.fsencode(files[number - 1].name))))
    if len(files) > 1:
        _say_sheets(debate, style, files, name)


def _take(files: Sequence[Path], taken: set[Path]) -> None:
    """Notes the files that are written; none is written twice, and no map is replaced by its picture."""
    for file in files:
        if file.resolve() in taken:
            raise ArgmapError(f"{file} is a map of this run or the picture of another one; choose another name")
    taken.update(file.resolve() for file in files)


def _sheet_file(path: Path, renderer: Renderer, number: int) -> Path:
    """The file of a sheet: the one that was asked for, with a number before its ending from the second sheet on."""
    if number == 1:
        return path
    ending = next((suffix for suffix in renderer.suffixes if path.name.lower().endswith(suffix)), "")
    stem = path.name.removesuffix(path.name[len(path.name) - len(ending) :]) if ending else path.name
    return path.with_name(f"{stem}-{number}{path.name[len(stem) :]}")


def _caution(words: str, name: str) -> None:
    if words:
        from argmap.report.output.screen import safe

        click.echo(f"argmap: {safe(name)}: {safe(words)}", err=True)


def _say_sheets(debate: ArgumentMap, style: Style, files: Sequence[Path], name: str) -> None:
    from argmap.report.output.screen import safe

    rest = files[1].name if len(files) == 2 else f"{files[1].name} … {files[-1].name}"
    click.echo(
        f"argmap: {safe(name)}: {len(debate.claims)} claims are not legible on one page ({style.page}, "
        f"{style.orientation}): {safe(str(files[0]))} is an overview, {len(files) - 1} sheets follow, {safe(rest)}; "
        "--page screen draws one picture",
        err=True,
    )


def _write(path: Path, drawn: str | bytes) -> None:
    write_bytes(path, drawn if isinstance(drawn, bytes) else drawn.encode())


def _print(debate: ArgumentMap, about: About, style: Style, renderer: Renderer) -> None:
    """To standard output, where text is as wide as the terminal."""
    if is_terminal():
        style = replace(style, line=max(40, min(shutil.get_terminal_size((100, 24)).columns, 1000)))
    if renderer.name == TERMINAL and is_terminal() and not os.environ.get("NO_COLOR"):
        from argmap.drawing.renderers.terminal import spans

        for line in spans(debate, about, style):
            parts = (click.style(s.text, fg=_COLOURS[s.tone], bold=True) if s.tone else s.text for s in line)
            click.echo("".join(parts))
        return
    drawn = renderer.render(debate, about, style)
    sys.stdout.buffer.write(drawn if isinstance(drawn, bytes) else drawn.encode())
    sys.stdout.flush()


def is_terminal() -> bool:
    """Whether standard output goes to a person's terminal."""
    return sys.stdout.isatty()


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
