"""The command `convert`: what its options ask for, and how the result is told."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from argmap.batch.converting import Converted, Plan, convert_all, convert_file, converted, format_for, targets
from argmap.cli._inputs import STDIN, with_progress
from argmap.diagnostics import ArgmapError, Severity, did_you_mean, one_line
from argmap.formats.shared.choosing import is_text_beside, suffixes
from argmap.registry import FORMATS
from argmap.report.diagnostic.diagnostic_json import diagnostic_json
from argmap.report.output.screen import safe


@dataclass(frozen=True, slots=True)
class Conversion:
    """One run of the command."""

    source: str
    target: str
    plan: Plan
    strict: bool
    report: str
    jobs: int | None

    @classmethod
    def of(
        cls,
        *,
        source: str,
        target: str,
        given: str | None,
        wanted: str | None,
        thesis: str | None,
        strict: bool,
        report: str,
        jobs: int | None,
    ) -> Conversion:
        """What the options ask for; UsageError when they do not go together."""
        folder = Path(source).is_dir()
        if folder and target == "-":
            raise click.UsageError("a folder of maps needs a folder to go to: argmap convert SOURCE TARGET")
        if wanted is None:
            wanted = format_for(target) if target != "-" and not folder else "native"
            if wanted is None:
                raise click.UsageError(f"--to says which format to write to {target}; `--list` lists them")
        for name, way in ((given, "read"), (wanted, "write")):
            if name is not None:
                _known(name, way)
        return cls(source, target, Plan(wanted, given, thesis), strict, report, jobs)

    def run(self) -> int:
        """Converts, tells what happened, and gives the exit code."""
        source = Path(self.source)
        if source.is_dir():
            results = self._folder(source)
        elif self.source != "-" and not source.exists():
            raise ArgmapError(f"{self.source}: no such file or folder")
        elif self.target == "-":
            results = [self._to_stdout()]
        else:
            results = [self._one()]
        told = list(self._tell(results))
        if self.report == "json":
            shown = [
                {"version": 1, **r.to_json(), "diagnostics": [diagnostic_json(d) for d in r.diagnostics]} for r in told
            ]
            alone = not source.is_dir()
            click.echo(json.dumps(shown[0] if alone else shown, ensure_ascii=False, indent=2), err=self.target == "-")
        elif source.is_dir():
            click.echo(_summary(told), err=True)
        return self._code(told)

    def _one(self) -> Converted:
        target = self.target
        if Path(target).is_dir():
            suffix = FORMATS.get(self.plan.wanted).suffixes[0]
            target = str(Path(target) / f"{Path(self.source).stem if self.source != '-' else 'map'}{suffix}")
        if self.source == "-":
            text, result = converted(_stdin(), "-", self.plan, target)
            if result.trouble is None:
                from argmap.syntax.files import write_bytes

                write_bytes(Path(target), text.encode())
            return result
        return convert_file(self.source, target, self.plan)

    def _to_stdout(self) -> Converted:
        from argmap.syntax.files import read_bytes

        raw = _stdin() if self.source == "-" else read_bytes(Path(self.source))
        text, result = converted(raw, self.source, self.plan, None)
        click.echo(text, nl=False)
        return result

    def _folder(self, folder: Path) -> Iterator[Converted]:
        wanted = set(suffixes() if self.plan.given is None else FORMATS.get(self.plan.given).suffixes)
        into = Path(self.target)
        files = [
            file
            for file in sorted(folder.rglob("*"))
            if file.suffix.lower() in wanted
            and file.is_file()
            and not any(part.startswith(".") for part in file.relative_to(folder).parts)
            and not file.resolve().is_relative_to(into.resolve())
        ]
        files = [file for file in files if not is_text_beside(file)]
        if not files:
            raise ArgmapError(f"{folder}: no files of a known format in this folder")
        pairs = targets(files, folder, into, FORMATS.get(self.plan.wanted).suffixes[0])
        yield from with_progress(convert_all(pairs, self.plan, self.jobs), len(pairs))

    def _tell(self, results: Iterable[Converted]) -> Iterator[Converted]:
        for result in results:
            name = STDIN if result.source == "-" else result.source
            if self.report == "text":
                if result.trouble is not None:
                    click.echo(f"argmap: {safe(name)}: {safe(result.trouble.removeprefix(f'{name}: '))}", err=True)
                else:
                    for fault in result.diagnostics:
                        if fault.severity is not Severity.INFO or not Path(self.source).is_dir():
                            click.echo(safe(one_line(fault)), err=True)
                    for loss in (*result.reading, *result.writing):
                        click.echo(safe(f"{name}: {loss.line()}"), err=True)
            yield result

    def _code(self, told: list[Converted]) -> int:
        if any(result.trouble is not None and result.read_as == "" and not result.diagnostics for result in told):
            return 2
        broken = any(result.is_broken for result in told)
        return 1 if broken or (self.strict and any(result.lossy for result in told)) else 0


def _known(name: str, way: str) -> None:
    if name not in FORMATS.names():
        raise click.UsageError(
            f"no format is called '{name}'{did_you_mean(name, FORMATS.names())}; `--list` lists them"
        )
    if getattr(FORMATS.get(name), way) is None:
        other = "read" if way == "write" else "written"
        raise click.UsageError(f"the format '{name}' is only {other}; `--list` lists them")


def _stdin() -> bytes:
    from argmap.syntax.files import MAX_BYTES

    return sys.stdin.buffer.read(MAX_BYTES + 1)


def _summary(told: list[Converted]) -> str:
    """The end of a folder: how many files became what, and what was lost in all."""
    done = [result for result in told if result.trouble is None]
    formats = Counter(result.read_as for result in done)
    lines = [
        f"{len(done):,} of {len(told):,} files converted ({', '.join(f'{n:,} {f}' for f, n in formats.most_common())})"
    ]
    losses: Counter[str] = Counter()
    for result in done:
        for loss in (*result.reading, *result.writing):
            losses[loss.message] += loss.count
    lines += [f"  {count:,} × {message}" for message, count in losses.most_common()]
    broken = sum(result.is_broken for result in done)
    if broken:
        lines.append(f"  {broken:,} files could be read in part only")
    return "\n".join(lines)
