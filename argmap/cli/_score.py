"""Runs `score`: computes the whole score, or answers questions: why, what if, how robust, and compared with what.

Each question has an option; with any of them the result is the answers instead of the score.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from argmap.cli._inputs import reading
from argmap.cli._language_option import language_option, wording_for
from argmap.cli._messages import print_diagnostics
from argmap.cli._named_files import FILE_NAME
from argmap.cli._score_options import UNIT
from argmap.model.default_semantics import DEFAULT_SEMANTICS, SECOND_OPINION
from argmap.model.elements import Profile
from argmap.registry import SEMANTICS

if TYPE_CHECKING:
    from argmap.language.wording import Wording
    from argmap.model.document import Document
    from argmap.model.elements import ArgumentMap


class Supposition(click.ParamType):
    """`ID=VALUE`: a claim's base score or a relation's weight, in [0, 1]."""

    name = "ID=VALUE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, float]:
        element, _, number = value.rpartition("=")
        if not element:
            self.fail(f"'{value}' does not have the form ID=VALUE, such as trade=0.8", param, ctx)
        return element, UNIT.convert(number, param, ctx)


_OPTIONS = (
    click.option(
        "--profile",
        type=click.Choice([profile.value for profile in Profile]),
        help="What a good balance is: debate tests both sides alike, advocacy answers the objections.  "
        "[default: the map's profile]",
    ),
    click.option(
        "--semantics",
        type=click.Choice(SEMANTICS.names()),
        multiple=True,
        help="Semantics of the strengths and the verdict; can be repeated.  "
        f"[default: {DEFAULT_SEMANTICS}, {SECOND_OPINION}]",
    ),
    click.option(
        "--prior",
        type=UNIT,
        help="Share of the mass due to the pro side, in [0, 1]; use it to say that one side deserves more.  "
        "[default: the map's prior]",
    ),
    click.option(
        "--baseline",
        is_flag=True,
        help="Also print edge parity, 1 − |s − a|/(s + a) over relations, to compare with other tools.",
    ),
    click.option("--why", metavar="ID", help="Explain the strength of this claim, and what it does to the thesis."),
    click.option(
        "--what-if",
        type=Supposition(),
        multiple=True,
        help="Try another base score (of a claim) or weight (of a relation); can be repeated.",
    ),
    click.option("--robust", is_flag=True, help="Say how robust the verdict is, and what would change it."),
    click.option(
        "--compare",
        type=FILE_NAME,
        metavar="OTHER",
        help="Explain the difference in score from OTHER, an earlier version of the map.",
    ),
)


def score_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that choose what to compute."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return language_option(command)


class Answer(NamedTuple):
    """An answer: its fields in a JSON object, and its lines of text for a width in columns."""

    fields: dict[str, Any]
    lines: Callable[[int], list[str]]


@dataclass
class ScoreRequest:
    """What the options ask for.

    `why` is the id of a claim, `what_if` are values by element id, `compare` is the file of an earlier version.
    `profile`, `prior` and `language` replace those of the map; `baseline` adds edge parity. `has_errors` becomes true
    if the other map of a comparison has reading errors, which are then printed.
    """

    why: str | None
    what_if: tuple[tuple[str, float], ...]
    robust: bool
    compare: str | None
    profile: str | None
    semantics: tuple[str, ...]
    prior: float | None
    baseline: bool
    language: str | None = None
    has_errors: bool = False

    def __post_init__(self) -> None:
        """Raises UsageError for options that do not go together."""
        is_question = self.why is not None or self.what_if or self.robust or self.compare is not None
        if is_question and (
            self.baseline or self.semantics or self.prior is not None or (self.profile and not self.what_if)
        ):
            raise click.UsageError(
                "--profile, --semantics, --prior and --baseline cannot be used with --why, --robust or --compare; "
                "--what-if can be used with --profile only"
            )
        if len(dict(self.what_if)) < len(self.what_if):
            raise click.UsageError("--what-if has two values for the same ID")

    def answer(self, debate: ArgumentMap) -> Answer:
        """The answers for a map, or its score if nothing was asked.

        Raises UnsettledError for a cycle that does not settle, and UsageError for an id that the map does not have.
        """
        answers = list(self._answers(debate))
        if not answers:
            return self._score(debate)

        def lines(width: int) -> list[str]:
            first, *others = (answer.lines(width) for answer in answers)
            return [*first, *(line for part in others for line in ("", "", *part))]

        return Answer({name: value for answer in answers for name, value in answer.fields.items()}, lines)

    def _score(self, debate: ArgumentMap) -> Answer:
        from argmap.report.answers.score_text import score_lines
        from argmap.scoring import score

        result = score(debate, self.profile, self.prior, semantics=self.semantics or None)
        wording = wording_for(self.language, debate)

        def lines(width: int) -> list[str]:
            return score_lines(debate, result, width=width, baseline=self.baseline, wording=wording)

        return Answer(result.to_json(), lines)

    def _answers(self, debate: ArgumentMap) -> Iterator[Answer]:
        wording = wording_for(self.language, debate)
        if self.why is not None:
            with _as_usage_error("--why"):
                yield _why(debate, self.why, wording)
        if self.what_if:
            with _as_usage_error("--what-if"):
                yield _what_if(debate, dict(self.what_if), self.profile, wording)
        if self.robust:
            yield _robust(debate, wording)
        if self.compare is not None:
            yield _compare(self._other, debate, wording)

    @cached_property
    def _other(self) -> Document:
        """The other map; ends the command if nothing of it can be read, or if its strengths do not settle."""
        from argmap.formats import read
        from argmap.scoring import UnsettledError, strengths

        kept = ("assume", "columns", "block")
        document = read(self.compare or "", **{name: value for name, value in reading().items() if name in kept})
        errors = [diagnostic for diagnostic in document.diagnostics if diagnostic.is_reading_error]
        self.has_errors = bool(errors)
        print_diagnostics(errors)
        if errors and not document.map.claims:
            raise click.exceptions.Exit(1)
        try:
            strengths(document.map)
        except UnsettledError as error:
            print_diagnostics([error.diagnostic(document)])
            raise click.exceptions.Exit(1) from None
        return document


@contextmanager
def _as_usage_error(option: str) -> Iterator[None]:
    """Turns an id that the map does not have, or that an option cannot use, into a usage error."""
    from argmap.report.output.screen import safe
    from argmap.scoring import UnsettledError

    try:
        yield
    except UnsettledError:
        raise
    except (KeyError, ValueError) as error:
        raise click.BadParameter(safe(error.args[0]), param_hint=f"'{option}'") from None


def _why(debate: ArgumentMap, claim: str, wording: Wording) -> Answer:
    from argmap.report.answers.why_text import why_lines
    from argmap.scoring.answers.why import why

    result = why(debate, claim)
    fields = {"why": result.to_json()}
    return Answer(fields, lambda width: why_lines(debate, result, width=width, wording=wording))


def _what_if(debate: ArgumentMap, values: dict[str, float], profile: str | None, wording: Wording) -> Answer:
    from argmap.report.answers.what_if_text import what_if_lines
    from argmap.scoring.answers.what_if import what_if

    result = what_if(debate, values, profile)
    return Answer(
        {"what_if": result.to_json()}, lambda width: what_if_lines(debate, result, width=width, wording=wording)
    )


def _robust(debate: ArgumentMap, wording: Wording) -> Answer:
    if debate.thesis is None:
        return Answer({"robust": None}, lambda _: [wording.word("robust.no-thesis")])
    from argmap.report.answers.robust_text import robust_lines
    from argmap.scoring.answers.robust_answers import robust

    result = robust(debate)
    return Answer(
        {"robust": result.to_json()}, lambda width: robust_lines(debate, result, width=width, wording=wording)
    )


def _compare(other: Document, debate: ArgumentMap, wording: Wording) -> Answer:
    from argmap.report.answers.compare_text import compare_lines
    from argmap.scoring.answers.comparison import compare

    result = compare(other.map, debate)
    fields = {"compare": {"other": other.file, **result.to_json()}}
    return Answer(fields, lambda width: compare_lines(other.map, debate, result, width=width, wording=wording))
