"""The option `--language`, which says in which language labels, sentences and numbers are shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from argmap.diagnostics import did_you_mean
from argmap.language.wording import SOURCE, Wording, has_catalogue, languages

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from argmap.model.elements import ArgumentMap

Command = Callable[..., Any]


class LanguageCode(click.ParamType):
    """A BCP 47 tag of a language that has a catalogue of words, or whose shorter form has one, such as `de-AT`."""

    name = "CODE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not has_catalogue(value):
            hint = did_you_mean(value, languages()) or f"; choose one of {', '.join(languages())}"
            self.fail(f"there is no language '{value}'{hint}", param, ctx)
        return value

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        from click.shell_completion import CompletionItem

        return [CompletionItem(code, help=Wording(code).name) for code in languages() if code.startswith(incomplete)]


def language_option(command: Command) -> Command:
    """Adds `--language`, which the command takes as `language`, None for that of the map."""
    codes = ", ".join(languages())
    return click.option(
        "--language",
        type=LanguageCode(),
        metavar="CODE",
        help=f"Language of labels, sentences and numbers: {codes}.  [default: the map's language, else English]",
    )(command)


def wording_for(language: str | None, debate: ArgumentMap) -> Wording:
    """The words in the language that was asked for, else in that of the map."""
    return Wording(language or debate.language or SOURCE)
