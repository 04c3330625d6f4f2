"""Runs `validate`: from a request to reports, fixed files and an exit code."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from argmap.batch.checking import CheckOptions, Unreadable, check_files
from argmap.batch.rule_selection import RuleSelection
from argmap.cli._inputs import Inputs, read_document, reading, with_progress
from argmap.cli._messages import print_diagnostics, words_about
from argmap.cli._named_files import STDIN, is_stream, read_named, title_of
from argmap.cli._outputs import Outputs
from argmap.cli._printing import print_data, print_text, say
from argmap.cli._validate_options import paint
from argmap.codes import Code
from argmap.config import NEVER, settings_for
from argmap.diagnostics import ArgmapError, Diagnostic, Severity
from argmap.language.wording import count_of
from argmap.printable import show_name
from argmap.registry import REPORTERS
from argmap.report.choosing_reporter import PLAIN, SUMMARY, choose_reporter
from argmap.syntax.files import same_file

if TYPE_CHECKING:
    from argmap.batch.baseline import Baseline
    from argmap.report import Checked, Reporter

AUTO = "auto"


class Request(NamedTuple):
    """What a call of `validate` asks for."""

    paths: tuple[str, ...]
    source: str | None
    style: str
    reports: tuple[tuple[str, str], ...]
    fail_on: str | None
    selection: RuleSelection
    fix: bool
    unsafe: bool
    diff: bool
    baseline: str | None
    write_baseline: str | None
    statistics: bool
    coverage: bool
    jobs: int | None
    cached: bool
    exclude: tuple[str, ...] = ()


def run(request: Request) -> int:
    """Checks, reports and fixes; returns the exit code."""
    return _Validation(request).code()


def _source_text(file: str | None) -> str | None:
    """The text that quotes are to be checked against."""
    if file is None:
        return None
    from argmap.syntax.decoding import decode

    text, errors = decode(read_named(file))
    if errors:
        raise ArgmapError(f"{file}: {errors[0].message}")
    return text


_UNDONE = (Code.UNFINISHED_CHECK, Code.UNKNOWN_FORMAT)
"""What says that a file could not be checked at all."""


def _leaves_out(diagnostic: Diagnostic) -> bool:
    """Whether something of a map could not be read; where a sign is missing, nothing is left out."""
    return diagnostic.is_reading_error and diagnostic.code != Code.UNKNOWN_SIGN


def _parts(files: Sequence[str]) -> list[list[str]]:
    """The inputs in order, in parts that are all files or all pipes."""
    return [list(part) for _, part in groupby(files, is_stream)]


class _Validation:
    """One call; diagnostics are compared with the threshold on their way to the reporters."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.inputs = Inputs(request.paths, of_any_format=True, exclude=request.exclude)
        first = next((file for file in self.inputs.files if not is_stream(file)), ".")
        settings = settings_for(Path(first))
        self.threshold = request.fail_on or settings.fail_on or Severity.ERROR
        self.failing = False
        self.outputs = self._claim_outputs()
        self.baseline = self._baseline()
        self.options = CheckOptions(
            request.selection,
            _source_text(request.source),
            self.inputs.several,
            figures=request.write_baseline is not None,
            coverage=request.coverage,
            before=self.baseline.figures(self.inputs.files) if self.baseline is not None else None,
            **reading(),
        )

    def code(self) -> int:
        request = self.request
        if request.write_baseline is not None:
            return self._write_baseline(request.write_baseline)
        files: Iterable[Checked] = self._filter(self._fix() if request.fix or request.diff else self._check())
        if request.reports or self._summary is not None:
            files = list(files)
        self._print(files)
        for name, file in request.reports:
            self._write(name, file, files)
        if self._summary is not None:
            summary = "".join(self._report(SUMMARY, files))
            self.outputs.append(self._summary, summary.encode(errors="backslashreplace"))
        return 2 if self.inputs.failed else 1 if self.failing else 0

    def _write_baseline(self, file: str) -> int:
        """Writes a baseline if all maps are read whole: what is found in a part says nothing about the map."""
        from argmap.batch.baseline import baseline_text

        partly_read: list[Checked] = []

        def note(files: Iterable[Checked]) -> Iterator[Checked]:
            for checked in files:
                if any(map(_leaves_out, checked.diagnostics)):
                    partly_read.append(checked.without_text())
                yield checked

        content, total = baseline_text(Path(file), note(self._filter(self._check())))
        for checked in partly_read:
            print_diagnostics(filter(_leaves_out, checked.diagnostics))
        if self.inputs.failed or partly_read:
            say(f"argmap: {show_name(file)} is not written: not all files could be read whole; fix them first")
            return 2 if self.inputs.failed else 1
        self.outputs.write(file, content)
        say(f"{show_name(file)} written with {count_of(total, 'diagnostic')}")
        return 0

    def _baseline(self) -> Baseline | None:
        if self.request.baseline is None:
            return None
        from argmap.batch.baseline import Baseline

        return Baseline.load(Path(self.request.baseline))

    @cached_property
    def _reporter(self) -> Reporter:
        """The reporter for stdout; with `auto`, the one for the CI service that runs the command."""
        if self.request.style == AUTO:
            return choose_reporter(os.environ)
        return REPORTERS.get(self.request.style)

    @cached_property
    def _summary(self) -> Path | None:
        """The file to which a summary is added; with `auto`, the one that the CI service names."""
        name = os.environ.get(self._reporter.summary_variable or "", "") if self.request.style == AUTO else ""
        return Path(name) if name else None

    def _print(self, files: Iterable[Checked]) -> None:
        if self.request.statistics:
            from argmap.report import statistics
            from argmap.report.output.json_text import results_json

            if self._reporter.name == "json":
                print_data(results_json([statistics.count_findings(files).json()], several=False), end="\n")
            else:
                print_text(statistics.statistics(files), end="")
            return
        style = self._reporter.name
        for part in self._report(style, files):
            if style == PLAIN:
                print_text(part, end="")
            else:
                print_data(part)

    def _report(self, name: str, files: Iterable[Checked]) -> Iterator[str]:
        return REPORTERS.get(name).write(files, several=self.inputs.several, paint=paint())

    def _claim_outputs(self) -> Outputs:
        """The files that will be written; ArgmapError if one is an input, or what a new baseline would replace is none.

        A baseline may be compared with and written again.
        """
        request = self.request
        outputs = Outputs([*self.inputs.files, request.source, request.baseline])
        outputs.claim(*(file for _, file in request.reports))
        if request.write_baseline is not None:
            from argmap.batch.baseline import check_renewable

            renewed = request.baseline is not None and same_file(request.write_baseline, request.baseline)
            outputs.claim(request.write_baseline, renews=renewed)
            check_renewable(Path(request.write_baseline))
        return outputs

    def _write(self, name: str, file: str, files: Iterable[Checked]) -> None:
        parts = REPORTERS.get(name).write(files, several=self.inputs.several)
        self.outputs.write(file, "".join(parts).encode(errors="backslashreplace"))

    def _filter(self, files: Iterable[Checked]) -> Iterator[Checked]:
        """Leaves out what the baseline has, and notes what could not be checked or reaches the threshold."""
        left_out = len(self.inputs.left_out)
        for each in with_progress(files, len(self.inputs.files)):
            checked, left_out = each._replace(left_out=left_out), 0
            if any(diagnostic.code in _UNDONE for diagnostic in checked.diagnostics):
                self.inputs.fail(f"{show_name(checked.file)}: this file could not be checked")
            remaining = self.baseline.without_old(checked) if self.baseline is not None else checked
            if self.threshold != NEVER:
                least = Severity(self.threshold)
                self.failing = self.failing or any(
                    diagnostic.severity.reaches(least) for diagnostic in remaining.diagnostics
                )
            yield remaining

    def _check(self) -> Iterator[Checked]:
        """Checks each input, in order."""
        from argmap.batch.cache import Cache
        from argmap.syntax.caching import default_folder

        cache = Cache(default_folder() if self.request.cached else None)
        for part in _parts(self.inputs.files):
            results = (
                map(self._check_stream, part)
                if is_stream(part[0])
                else check_files(part, self.options, cache, self.request.jobs)
            )
            for result in results:
                if isinstance(result, Unreadable):
                    self.inputs.fail(result.message)
                    continue
                yield result
        cache.close()
        if cache.warning is not None:
            say(f"argmap: {cache.warning}")

    def _check_stream(self, name: str) -> Checked | Unreadable:
        """The result for standard input or a pipe, under the settings of the working folder."""
        from argmap.batch.checking import check_document
        from argmap.batch.rule_plans import RulePlans

        try:
            document = read_document(name).with_file(STDIN)
        except ArgmapError as error:
            return Unreadable(name, str(error))
        checked = check_document(document, self.options, RulePlans(self.options.selection))
        diagnostics = [replace(diagnostic, file=title_of(name)) for diagnostic in checked.diagnostics]
        return checked._replace(file=title_of(name), diagnostics=diagnostics)

    def _fix(self) -> Iterator[Checked]:
        """Fixes each file and checks the result; with `diff`, the files stay as they are."""
        from argmap.batch.fixing import fix_file
        from argmap.batch.rule_plans import RulePlans
        from argmap.cli._fmt import printable_diff

        plans = RulePlans(self.options.selection)
        for file in self.inputs.files:
            try:
                result, diff = fix_file(
                    Path(file), self.options, plans, unsafe=self.request.unsafe, write=not self.request.diff
                )
            except ArgmapError as error:
                self.inputs.fail(words_about(file, error))
                continue
            if self.request.diff:
                self.failing = self.failing or bool(diff)
                print_data(printable_diff(diff))
            elif result.fixed:
                counts = ", ".join(f"{count} {rule}" for rule, count in sorted(result.fixed.items()))
                say(f"{show_name(file)}: fixed {counts}")
            yield result.checked
