"""Draft a map of an article, for a person to review."""

from __future__ import annotations

import sys
from typing import Any

import click

from argmap.cli._inputs import format_option
from argmap.cli._named_files import FILE_NAME
from argmap.registry import GENRES


@click.command()
@click.argument("article", type=FILE_NAME)
@click.option(
    "-o",
    "--output",
    type=FILE_NAME,
    metavar="FILE",
    help="Map file to write. A map that a person has worked on is not replaced.  [default: standard output]",
)
@click.option(
    "--profile",
    type=click.Choice(GENRES.names()),
    help="Genre whose rules are used.  [default: the one that the article looks most like]",
)
@click.option(
    "--thesis",
    metavar="1|2|3|TEXT",
    help="Which candidate becomes the thesis, or the thesis in words.  [default: 1]",
)
@click.option("--title", metavar="TEXT", help="Title of the article.  [default: as the article gives it]")
@click.option("--question", metavar="TEXT", help="The question that the article answers.")
@click.option(
    "--llm",
    metavar="openai:MODEL",
    help="Ask a language model for a second opinion. THE ARTICLE IS SENT to api.openai.com, or to --base-url.",
)
@click.option(
    "--base-url",
    metavar="URL",
    help="Address of another server with the interface of OpenAI, such as http://localhost:8080/v1.",
)
@click.option(
    "--llm-mode",
    type=click.Choice(["tool", "prompted"]),
    default="tool",
    show_default=True,
    help="How the model is to answer: by calling a tool, or with JSON in its text, which more local models can.",
)
@click.option(
    "--llm-seconds", type=click.FloatRange(1, 3600), default=120, show_default=True, help="Time for the whole article."
)
@click.option(
    "--llm-tokens",
    type=click.IntRange(1000, 10_000_000),
    default=200_000,
    show_default=True,
    help="Tokens for the whole article, in and out together.",
)
@click.option("--explain", is_flag=True, help="Say on standard error why each claim is what it is.")
@click.option("--force", is_flag=True, help="Replace a map even if it has claims that are no drafts.")
@click.option(
    "--review",
    is_flag=True,
    help="Review the draft on a live page, as `argmap serve` shows it, with the article beside it. Without -o, the map "
    "is written beside the article.",
)
@format_option
def command(**options: Any) -> None:
    """Draft a map of an article: thesis, pillars, objections and recommendations, each with a quote.

    ARTICLE is plain text, Markdown, a web page, a Word document or a PDF, or - for standard input. It is read by rules,
    in English only, and nothing is sent anywhere unless --llm asks for it. Every claim is marked `status: draft` and
    says in `origin` which rule made it and how often that rule is right; what no rule places is listed at the end for
    you to sort. Three passages that may be the thesis are named on standard error. If the article argues for nothing,
    argmap says so and exits with 1. Web pages and PDF need the extra `draft` of argmap, --review the extra `serve`.

    The text that quotes are checked against stays with the map: a plain text in the folder of the map or below is named
    by the map, and of anything else the text is written beside it, such as op-ed.article.txt beside op-ed.yaml.

    With --llm a model marks up the article, too. Only passages that stand in the article word for word are believed;
    what the model sees and the rules do not is added as a guess, and where the two differ, a note says so. The key is
    taken from the environment variable OPENAI_API_KEY. --llm needs the extra `llm` of argmap.

    \b
    Example:
      argmap draft op-ed.txt -o op-ed.yaml
      argmap draft op-ed.txt -o op-ed.yaml --thesis 2 --explain
      argmap draft op-ed.txt -o op-ed.yaml --review
      argmap draft page.html --profile prose > page.yaml
      argmap draft op-ed.txt -o op-ed.yaml --llm openai:local --base-url http://localhost:8080/v1
    """
    from argmap.cli._draft import DraftRequest

    sys.exit(DraftRequest(**options).run())
