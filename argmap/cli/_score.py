"""What `score` is asked: the whole score, or why a claim has its strength, what if, how firm, compared with what.

Each question has an option; with any of them the result is the answers and not the score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from argmap.cli._score_options import UNIT
from argmap.diagnostics import one_line
from argmap.registry import SEMANTICS

if TYPE_CHECKING:
    from argmap.diagnostics import Diagnostic
    from argmap.model.document import Document
    from argmap.model.elements import ArgumentMap


class Supposition(click.ParamType):
    """`ID=VALUE`: a claim's base score or a relation's weight, in [0, 1]."""

    name = "ID=VALUE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, float]:
        element, _, number = value.rpartition("=")
        if not element:
            self.fail(f"'{value}' is not of the form ID=VALUE, such as trade=0.8.", param, ctx)
        return element, UNIT.convert(number, param, ctx)


_OPTIONS = (
    click.option("--profile", type=click.Choice(["debate", "advocacy"]), help="Instead of the profile a map states."),
    click.option(
        "--semantics",
        type=click.Choice(SEMANTICS.names()),
        multiple=True,
        help="Semantics of the strengths and the verdict; may be repeated.  [default: quadratic-energy, df-quad]",
    ),
    click.option("--prior", type=UNIT, help="Share of the mass due to the pro side, instead of what a map declares."),
    click.option(
        "--baseline", is_flag=True, help="Print edge parity, other tools' 1 − |s − a|/(s + a) over relations."
    ),
    click.option("--why", metavar="ID", help="Say why this claim has its strength, and what it does to the thesis."),
    click.option(
        "--what-if", type=Supposition(), multiple=True, help="Try another base score (claim) or weight (relation)."
    ),
    click.option("--robust", is_flag=True, help="Say how firm the verdict is and what would turn it."),
    click.option(
        "--compare",
        type=click.Path(exists=True, dir_okay=False),
        metavar="OTHER",
        help="Say why the map scores otherwise than OTHER, its earlier version.",
    ),
)


def question_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that say what is asked."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


class Answer(NamedTuple):
    """The fields of a JSON object, and the lines of text for a width."""

    fields: dict[str, Any]
    lines: Callable[[int], list[str]]


@dataclass
class Question:
    """What the options ask; `findings` is set when the other map of a comparison has faults, which are then told."""

    why: str | None
    what_if: tuple[tuple[str, float], ...]
    robust: bool
    compare: str | None
    profile: str | None
    semantics: tuple[str, ...]
    prior: float | None
    baseline: bool
    findings: bool = False

    def __post_init__(self) -> None:
        """UsageError for options that do not go together."""
        asked = self.why is not None or self.what_if or self.robust or self.compare is not None
        if asked and (self.baseline or self.semantics or self.prior is not None or (self.profile and not self.what_if)):
            raise click.UsageError(
                "--profile, --semantics, --prior and --baseline are about the whole score; of the questions, only "
                "--what-if takes a --profile."
            )
        if len(dict(self.what_if)) < len(self.what_if):
            raise click.UsageError("--what-if gives one ID two values.")

    def answer(self, debate: ArgumentMap) -> Answer:
        """The answers for a map, or else its score.

        Raises UnsettledError for a ring that does not settle, and UsageError for an id that the map does not have.
        """
        found = list(self._answers(debate))
        if not found:
            return self._score(debate)

        def lines(width: int) -> list[str]:
            first, *others = (answer.lines(width) for answer in found)
            return [*first, *(line for part in others for line in ("", "", *part))]

        return Answer({name: value for answer in found for name, value in answer.fields.items()}, lines)

    def _score(self, debate: ArgumentMap) -> Answer:
        from argmap.report.answers.score_text import score_lines
        from argmap.scoring import score

        found = score(debate, self.profile, self.prior, semantics=self.semantics or None)
        return Answer(found.to_json(), lambda width: score_lines(debate, found, width=width, baseline=self.baseline))

    def _answers(self, debate: ArgumentMap) -> Iterator[Answer]:
        if self.why is not None:
            with _usage("--why"):
                yield _why(debate, self.why)
        if self.what_if:
            with _usage("--what-if"):
                yield _what_if(debate, dict(self.what_if), self.profile)
        if self.robust:
            yield _robust(debate)
        if self.compare is not None:
            yield _compare(self._other, debate)

    @cached_property
    def _other(self) -> Document:
        """The other map; ends the command where nothing of it can be read, or its strengths do not settle."""
        from argmap.formats import read
        from argmap.scoring import UnsettledError, strengths

        document = read(self.compare or "")
        faults = [fault for fault in document.diagnostics if fault.is_reading_error]
        self.findings = bool(faults)
        tell(faults)
        if faults and not document.map.claims:
            raise click.exceptions.Exit(1)
        try:
            strengths(document.map)
        except UnsettledError as error:
            tell([error.diagnostic(document)])
            raise click.exceptions.Exit(1) from None
        return document


def tell(faults: Iterable[Diagnostic]) -> None:
    """Says on stderr what is wrong in a text."""
    from argmap.report.output.screen import safe

    for fault in faults:
        click.echo(safe(one_line(fault)), err=True)


@contextmanager
def _usage(option: str) -> Iterator[None]:
    """Makes an id that the map does not have, or that an option does not take, a mistake in the call."""
    from argmap.report.output.screen import safe
    from argmap.scoring import UnsettledError

    try:
        yield
    except UnsettledError:
        raise
    except (KeyError, ValueError) as error:
        raise click.BadParameter(safe(error.args[0]), param_hint=f"'{option}'") from None


def _why(debate: ArgumentMap, claim: str) -> Answer:
    from argmap.report.answers.why_text import why_lines
    from argmap.scoring.answers.why import why

    found = why(debate, claim)
    return Answer({"why": found.to_json()}, lambda width: why_lines(debate, found, width=width))


def _what_if(debate: ArgumentMap, values: dict[str, float], profile: str | None) -> Answer:
    from argmap.report.answers.what_if_text import what_if_lines
    from argmap.scoring.answers.what_if import what_if

    found = what_if(debate, values, profile)
    return Answer({"what_if": found.to_json()}, lambda width: what_if_lines(debate, found, width=width))


def _robust(debate: ArgumentMap) -> Answer:
    if debate.thesis is None:
        return Answer({"robust": None}, lambda _: ["The map has no thesis, so there is no verdict to turn."])
    from argmap.report.answers.robust_text import robust_lines
    from argmap.scoring.answers.robust_answers import robust

    found = robust(debate)
    return Answer({"robust": found.to_json()}, lambda width: robust_lines(debate, found, width=width))


def _compare(other: Document, debate: ArgumentMap) -> Answer:
    from argmap.report.answers.compare_text import compare_lines
    from argmap.scoring.answers.comparison import compare

    found = compare(other.map, debate)
    fields = {"compare": {"other": other.file, **found.to_json()}}
    return Answer(fields, lambda width: compare_lines(other.map, debate, found, width=width))
