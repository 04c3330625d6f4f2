"""Runs `convert`: checks its options, converts, and reports what was lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from argmap.batch.converting import (
    ConversionOptions,
    ConversionResult,
    convert_all,
    convert_file,
    convert_text,
    format_for,
    targets,
)
from argmap.cli._inputs import Inputs, reading, with_progress
from argmap.cli._named_files import is_stream, read_named, title_of, why_unreadable
from argmap.cli._outputs import Outputs
from argmap.cli._printing import print_data, say, say_lines
from argmap.diagnostics import ArgmapError, Severity, did_you_mean, one_line
from argmap.language.wording import count_of
from argmap.printable import show_name
from argmap.registry import FORMATS
from argmap.report.diagnostic.diagnostic_json import diagnostic_json
from argmap.report.output.json_text import dump_json
from argmap.syntax.files import is_file, is_folder, real_path


@dataclass(frozen=True, slots=True)
class Conversion:
    """One run of the command.

    `source` and `target` are files, folders, or - for standard input and output. With `strict` a loss is exit code 1.
    `report` is text or json. `jobs` is the number of processes, None for one per processor. `exclude` are patterns of
    files to leave out in a folder, `left_out` the files in it that are no maps.
    """

    source: str
    target: str
    options: ConversionOptions
    strict: bool
    report: str
    jobs: int | None
    exclude: tuple[str, ...] = ()
    left_out: list[str] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        *,
        source: str,
        target: str,
        source_format: str | None,
        target_format: str | None,
        thesis: str | None,
        strict: bool,
        report: str,
        jobs: int | None,
        exclude: tuple[str, ...] = (),
    ) -> Conversion:
        """The run for these options; UsageError if they do not go together."""
        into_folder = is_folder(source)
        if into_folder and target == "-":
            raise click.UsageError("a folder of maps needs a target folder: argmap convert SOURCE TARGET")
        if into_folder and real_path(source).is_relative_to(real_path(target)):
            raise click.UsageError(f"the folder {source} cannot be converted into itself; choose another folder")
        if target_format is None:
            target_format = format_for(target) if target != "-" and not into_folder else "native"
            if target_format is None:
                raise click.UsageError(
                    f"the name {target} does not tell the format to write; use --to FORMAT (`--list` lists them)"
                )
        if source_format is not None:
            _check_format(source_format, "read")
        _check_format(target_format, "write")
        conversion = ConversionOptions(target_format, source_format, thesis, **reading())
        return cls(source, target, conversion, strict, report, jobs, exclude)

    def run(self) -> int:
        """Converts, reports what happened, and returns the exit code."""
        source = Path(self.source)
        from_folder = is_folder(source)
        if from_folder:
            conversions = self._convert_folder(source)
        elif not is_stream(self.source) and not is_file(source):
            raise ArgmapError(why_unreadable(self.source))
        elif self.target == "-":
            conversions = [self._convert_to_stdout()]
        else:
            conversions = [self._convert_one()]
        results = list(self._report_each(conversions))
        if self.report == "json":
            entries = [
                {"version": 1, **r.to_json(), "diagnostics": [diagnostic_json(d) for d in r.diagnostics]}
                for r in results
            ]
            content = entries if from_folder else entries[0]
            text = dump_json(content)
            if self.target == "-":
                say_lines(text.split("\n"))
            else:
                print_data(text, end="\n")
        elif from_folder:
            say_lines(_summary(results, len(self.left_out)).split("\n"))
        return self._code(results)

    def _convert_one(self) -> ConversionResult:
        target = self.target
        if is_folder(target):
            suffix = FORMATS.get(self.options.target_format).suffixes[0]
            target = str(Path(target) / f"{Path(self.source).stem if not is_stream(self.source) else 'map'}{suffix}")
        if is_stream(self.source):
            outputs = Outputs([])
            text, result = convert_text(read_named(self.source), self.source, self.options, target)
            if result.failure is None:
                outputs.write(target, text.encode())
            return result
        return convert_file(self.source, target, self.options)

    def _convert_to_stdout(self) -> ConversionResult:
        text, result = convert_text(read_named(self.source), self.source, self.options, None)
        print_data(text)
        return result

    def _convert_folder(self, folder: Path) -> Iterator[ConversionResult]:
        inputs = Inputs(
            [str(folder)], quiet=True, of_any_format=True, exclude=self.exclude, format=self.options.source_format
        )
        self.left_out.extend(inputs.left_out)
        target = real_path(self.target)
        files = [Path(file) for file in inputs.files if not real_path(file).is_relative_to(target)]
        if not files:
            raise ArgmapError(f"{folder}: this folder has no files in a known format")
        pairs = targets(files, folder, Path(self.target), FORMATS.get(self.options.target_format).suffixes[0])
        yield from with_progress(convert_all(pairs, self.options, self.jobs), len(pairs))

    def _report_each(self, conversions: Iterable[ConversionResult]) -> Iterator[ConversionResult]:
        """Passes the results on; prints what was lost in a text report, and what failed if stderr is not the report."""
        for result in conversions:
            if self.report == "text" or (result.failure is not None and self.target != "-"):
                self._print(result)
            yield result

    def _print(self, result: ConversionResult) -> None:
        name = title_of(result.source)
        if result.failure is not None:
            say(f"argmap: {name}: {result.failure.removeprefix(f'{name}: ')}")
            return
        for diagnostic in result.diagnostics:
            if diagnostic.severity is not Severity.INFO or not is_folder(self.source):
                say(one_line(diagnostic))
        for loss in (*result.reading, *result.writing, *result.shown_otherwise):
            say(f"{show_name(name)}: {loss.line()}")

    def _code(self, results: list[ConversionResult]) -> int:
        if any(r.failure is not None and r.read_as == "" for r in results):
            return 2
        is_broken = any(result.is_broken for result in results)
        return 1 if is_broken or (self.strict and any(result.is_lossy for result in results)) else 0


def _check_format(name: str, direction: str) -> None:
    """Raises UsageError for a format that does not exist or cannot be read or written; `direction` says which."""
    if name not in FORMATS.names():
        raise click.UsageError(
            f"there is no format '{name}'{did_you_mean(name, FORMATS.names())}; `--list` lists the formats"
        )
    if getattr(FORMATS.get(name), direction) is None:
        possible = "read" if direction == "write" else "written"
        raise click.UsageError(f"the format '{name}' can only be {possible}; `--list` lists the formats")


def _summary(results: list[ConversionResult], left_out: int) -> str:
    """The report on a folder: how many files were converted from which formats, and what was lost in all."""
    converted = [result for result in results if result.failure is None]
    formats = Counter(result.read_as for result in converted)
    rest = f"; {count_of(left_out, 'other file')} left out" if left_out else ""
    sources = ", ".join(f"{count:,} {name}" for name, count in formats.most_common())
    lines = [f"{len(converted):,} of {len(results):,} files converted ({sources}){rest}"]
    losses: Counter[str] = Counter()
    for result in converted:
        for loss in (*result.reading, *result.writing, *result.shown_otherwise):
            losses[loss.message] += loss.count
    lines += [f"  {count:,} × {message}" for message, count in losses.most_common()]
    broken = sum(result.is_broken for result in converted)
    if broken:
        lines.append(f"  {broken:,} {'file has' if broken == 1 else 'files have'} errors")
    return "\n".join(lines)
