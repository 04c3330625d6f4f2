"""Runs the code blocks of a Markdown page in order, in a folder of their own with the maps at hand.

A block is what its info string says: `yaml` a map or a part of one, `sh` commands, `text` a session or an output,
`python` a session or a file, `toml` settings, `json` values, `argdown` a text of Argdown. HTML comments directly
before a block say more:

    <!-- in: KEY -->            a YAML fragment: a list under this key, `map` for keys of the file, `entry` for those of
                                a pillar, `objection` for those of an objection
    <!-- findings: A, B -->     rules that speak up, and no other error; nothing named: no finding at all
    <!-- file: NAME -->         the block is written to this file, for what follows
    <!-- exit: 1 -->            the exit code of a block of commands
    <!-- output -->             what the commands before have printed; a line `…` stands for any lines
    <!-- drawing -->            a text that only shows how things hang together; nothing to run
    <!-- checked by: TEST -->   another test runs it; that test names the page

A block that is none of these is an error, never skipped. `python -m tests.pages.blocks` writes the outputs anew.
"""

from __future__ import annotations

import doctest
import io
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
import tomllib
from collections.abc import Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from markdown_it import MarkdownIt

import argmap
from argmap.cli import main

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / ".github" / "CONTRIBUTING.md", *sorted((ROOT / "argmap" / "guide").glob("*.md"))]
PAGES = [page for page in PAGES if page.name != "rules.md"]
"""All but the rule reference, which is generated: its blocks are the examples of the rules, tested in `tests/rules`."""

THESIS = "thesis: {id: thesis, claim: The old town should be closed to private cars.}\n"
NOTES = ("in", "findings", "file", "exit", "output", "drawing", "checked by")
PIP = """\
#!{python}
import re, subprocess, sys, tomllib
extras = tomllib.load(open({project!r}, "rb"))["project"]["optional-dependencies"]
for word in sys.argv[1:]:
    for names in re.findall(r"^\\.\\[(.*)\\]$", word):
        unknown = set(names.split(",")) - set(extras)
        sys.exit(f"no such extra: {{', '.join(unknown)}}") if unknown else None
    if word.startswith("argmap"):
        sys.exit("argmap is not on the index: install it from a checkout")
    if word.startswith("./"):
        command = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "-t", {site!r}, word]
        sys.exit(subprocess.run(command).returncode)
"""
"""Stands for pip: knows the extras of argmap; packages of the page itself it installs, beside the page."""


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block; `line` is that of its fence, from 1, and `notes` are the comments before it."""

    page: Path
    line: int
    language: str
    text: str
    notes: dict[str, str]

    @property
    def place(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def call(arguments: list[str], folder: Path) -> tuple[str, int]:
    """What a command of argmap prints in a folder, standard error among it, and its exit code."""
    said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    code: object = 0
    before, sys.argv = sys.argv, ["argmap", *arguments]
    try:
        with chdir(folder), redirect_stdout(said), redirect_stderr(said):
            main()
    except SystemExit as ended:
        code = ended.code or 0
    finally:
        sys.argv = before
    return said.buffer.getvalue().decode(), int(str(code))  # type: ignore[attr-defined]


class WrongBlockError(AssertionError):
    """A block that does not do what the page says."""


def blocks(page: Path) -> Iterator[Block]:
    """The code blocks of a page, in order."""
    notes: dict[str, str] = {}
    for token in MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8")):
        if token.type == "html_block":
            comments = re.findall(r"<!--\s*([\w ]+?)\s*(?::\s*(.*?)\s*)?-->", token.content)
            notes.update(dict(comments))
        elif token.type in ("fence", "code_block"):
            assert token.map is not None
            yield Block(page, token.map[0] + 1, token.info, token.content, notes)
            notes = {}
        elif token.type not in ("bullet_list_open", "list_item_open"):
            notes = {}


@dataclass
class Run:
    """One page at work: its folder, the names its Python sessions have defined, the last output."""

    folder: Path
    changes_the_checkout: bool = False
    names: dict[str, object] = field(default_factory=lambda: {"argmap": argmap})
    output: str = ""
    written: dict[int, str] = field(default_factory=dict)
    """What blocks that show output should hold, by line, where that is something else."""

    def __post_init__(self) -> None:
        """Lays out what a page may count on: the maps, the programs, and for *Add a …* the checkout."""
        self.site = self.folder / ".site"
        for name in ("maps", "argmap", "tests", "pyproject.toml") if self.changes_the_checkout else ("maps",):
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, self.folder / name)
        programs = self.folder / ".programs"
        programs.mkdir()
        pip = PIP.format(python=sys.executable, project=str(ROOT / "pyproject.toml"), site=str(self.site))
        scripts = {"pip": pip}
        for module in ("argmap", "pytest"):
            scripts[module] = f'#!/bin/sh\nexec {sys.executable} -m {module} "$@"\n'
        scripts["python"] = f'#!/bin/sh\nexec {sys.executable} "$@"\n'
        for name, text in scripts.items():
            (programs / name).write_text(text, encoding="utf-8")
            (programs / name).chmod(0o755)

    def block(self, block: Block) -> None:
        """Runs a block; WrongBlockError when it does not do what it should."""
        if "checked by" in block.notes:
            test = ROOT / block.notes["checked by"]
            if not test.is_file() or block.page.name not in test.read_text(encoding="utf-8"):
                raise WrongBlockError(f"{test} does not exist, or does not name {block.page.name}")
            return
        unknown = set(block.notes) - set(NOTES) - {"test command"}
        if unknown:
            raise WrongBlockError(f"unknown notes: {', '.join(sorted(unknown))}")
        if "file" in block.notes:
            file = self.folder / block.notes["file"]
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(block.text, encoding="utf-8")
        kinds = {"yaml": self.yaml, "sh": self.sh, "text": self.shown, "python": self.python, "toml": self.toml}
        kinds |= {"json": self.json, "argdown": self.argdown}
        if block.language not in kinds:
            raise WrongBlockError(f"nobody knows what to do with a block of '{block.language}'")
        kinds[block.language](block)

    def yaml(self, block: Block) -> None:
        text = block.text
        where = block.notes.get("in")
        if where == "map":
            text = ("" if "argmap:" in text else "argmap: 1\n") + ("" if "thesis:" in text else THESIS) + text
        elif where == "entry":
            text = f"argmap: 1\n{THESIS}pillars:\n  - claim: The air gets cleaner.\n{textwrap.indent(text, '    ')}"
        elif where == "objection":
            text = f"argmap: 1\n{THESIS}objections:\n  - claim: Trade suffers.\n{textwrap.indent(text, '    ')}"
        elif where == "file":
            return  # a command that follows reads it
        elif where == "answers":  # a command that follows reads them
            assert isinstance(yaml.safe_load(text)["answers"], dict), block.place
            return
        elif where is not None:
            text = f"argmap: 1\n{THESIS}{where}:\n{textwrap.indent(text, '  ')}"
        document = argmap.parse(text)
        diagnostics = argmap.check(document)
        wanted = {name for name in re.split(r",\s*", block.notes.get("findings", "")) if name}
        faults = {d.rule for d in diagnostics if d.severity is argmap.Severity.ERROR}
        if "findings" in block.notes and not wanted:
            faults = {d.rule for d in diagnostics}
        if faults - wanted or wanted - {d.rule for d in diagnostics}:
            told = "\n".join(f"{d.span}: {d.message} [{d.rule}]" for d in diagnostics)
            raise WrongBlockError(f"expected {', '.join(wanted) or 'nothing'}, got:\n{told}")

    def run(self, commands: str, code: int) -> str:
        """The output of commands, standard error among it; the last one exits with `code`, the others with 0."""
        lines = re.sub(r"\s#\s.*", "", commands).strip().split("\n")
        if not self.changes_the_checkout and all(re.fullmatch(r"argmap [^|<>&;$*~]*", line) for line in lines):
            output, codes = self._directly(lines)
        else:
            output, codes = self._shell(commands)
        if any(codes[:-1]) or codes[-1] != code:
            raise WrongBlockError(f"exit code {codes[-1]}, expected {code}:\n{output}")
        return output

    def _directly(self, lines: list[str]) -> tuple[str, list[int]]:
        """Commands of argmap alone need no process."""
        output, codes = "", []
        for line in lines:
            said, code = call(shlex.split(line)[1:], self.folder)
            output += said
            codes.append(code)
            if code:
                break
        return output, codes

    def _shell(self, commands: str) -> tuple[str, list[int]]:
        surroundings = os.environ | {
            "PATH": f"{self.folder / '.programs'}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": f"{self.folder if self.changes_the_checkout else ROOT}{os.pathsep}{self.site}",
            "COLUMNS": "100",
        }
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", commands],
            cwd=self.folder,
            env=surroundings,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        return done.stdout, [done.returncode]

    def sh(self, block: Block) -> None:
        self.output = self.run(block.text, int(block.notes.get("exit", "0")))

    def shown(self, block: Block) -> None:
        if "file" in block.notes or "drawing" in block.notes:
            return
        if "output" in block.notes:
            self.compare(block, self.output)
        elif block.text.startswith("$ "):
            parts = re.split(r"^\$ (.*)\n", block.text, flags=re.MULTILINE)[1:]
            code = int(block.notes.get("exit", "0"))
            found = [(line, self.run(line, code)) for line in parts[::2]]
            self.compare(block, "".join(f"$ {line}\n{output}" for line, output in found))
        else:
            raise WrongBlockError("a block of text shows a session (`$ …`), an output or a file: say which")

    def compare(self, block: Block, output: str) -> None:
        wanted = [line.rstrip() for line in block.text.strip("\n").split("\n")]
        got = [line.rstrip() for line in output.strip("\n").split("\n")]
        pattern = "\n".join(r"(?:.*\n)*?.*" if line.strip() == "…" else re.escape(line) for line in wanted)
        if re.fullmatch(pattern, "\n".join(got)) is None:
            self.written[block.line] = "\n".join(got) + "\n"
            raise WrongBlockError(f"the output is\n{textwrap.indent(chr(10).join(got), '    ')}")

    def python(self, block: Block) -> None:
        if not block.text.startswith(">>>"):
            if "file" not in block.notes:
                raise WrongBlockError("a block of Python is a session (`>>> …`) or a file: say which")
            compile(block.text, block.place, "exec")
            return
        test = doctest.DocTestParser().get_doctest(block.text, {}, block.place, str(block.page), block.line)
        test.globs = self.names
        report: list[str] = []
        with chdir(self.folder):
            runner = doctest.DocTestRunner(verbose=False, optionflags=doctest.ELLIPSIS)
            runner.run(test, out=report.append, clear_globs=False)
        if report:
            raise WrongBlockError("".join(report))

    def toml(self, block: Block) -> None:
        table = tomllib.loads(block.text)
        if "file" in block.notes and table.keys() & {"project", "base"}:  # a package, a theme: commands use them
            return
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            own = "pyproject.toml" if "tool" in table else "argmap.toml"
            (folder / own).write_text(block.text, encoding="utf-8")
            (folder / "map.yaml").write_text(f"argmap: 1\n{THESIS}pillars: [The air gets cleaner.]\n", encoding="utf-8")
            for name in re.findall(r'extend = "(.*)"', block.text):
                (folder / name).parent.mkdir(exist_ok=True, parents=True)
                (folder / name).touch()
            for arguments in (["validate", "--no-cache"], ["render", "-o", f"{folder}/map.svg"]):
                said, code = call([*arguments, f"{folder}/map.yaml"], folder)
                if code == 2:
                    raise WrongBlockError(said)

    def argdown(self, block: Block) -> None:
        """An Argdown text, which has no mistake."""
        try:
            argmap.loads(block.text, format="argdown")
        except argmap.ReadError as error:
            raise WrongBlockError(str(error)) from error

    def json(self, block: Block) -> None:
        json.loads(block.text)
        if "output" in block.notes:
            self.compare(block, self.output)


def failures(page: Path, folder: Path) -> tuple[list[str], Run]:
    """What is wrong with the blocks of a page, and the run."""
    run, found = Run(folder, page.stem.startswith("add-")), []
    for block in blocks(page):
        try:
            run.block(block)
        except WrongBlockError as error:
            found.append(f"{block.place}: {error}")
    return found, run


def rewrite(page: Path) -> list[str]:
    """Writes the outputs of a page anew; says what else is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        found, run = failures(page, Path(folder))
    lines = page.read_text(encoding="utf-8").split("\n")
    for start, text in sorted(run.written.items(), reverse=True):
        end = next(number for number in range(start, len(lines)) if lines[number].strip() == "```")
        lines[start:end] = text.rstrip("\n").split("\n")
    page.write_text("\n".join(lines), encoding="utf-8")
    return [text for text in found if not any(text.startswith(f"{page.relative_to(ROOT)}:{n}:") for n in run.written)]


if __name__ == "__main__":
    os.environ["COLUMNS"] = "100"
    chosen = [page for page in PAGES if not sys.argv[1:] or page.stem in sys.argv[1:]]
    sys.exit("\n\n".join(fault for page in chosen if page.exists() for fault in rewrite(page)) or None)
