"""Runs of words with styles and addresses as markup in the dialects of several formats."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from argmap.formats.shared.inline_text import KIALO, MARKDOWN, Dialect, TextRun
from argmap.patterns import compile_later
from argmap.syntax import markdown_text

_FENCE = compile_later(r"`+")
_PARENTHESIS = compile_later(r"[()]")
_STYLES = {"bold": "**", "italic": "*", "struck": "~~"}


def render(runs: Iterable[TextRun], dialect: Dialect, escape: Callable[[str], str]) -> str:
    """The runs as text; `escape` makes words literal in the dialect. What it cannot say is left out of the styles.

    >>> runs = [TextRun("It is "), TextRun("closed", bold=True), TextRun("cars", url="https://example.org/a")]
    >>> render(runs, MARKDOWN, markdown_text.escape)
    'It is **closed**[cars](https://example.org/a)'
    """
    parts: list[str] = []
    for (url, role, title), group in groupby(runs, lambda run: (run.url, run.role, run.title)):
        inner = list(group)
        if role == "address" and dialect.name != "argdown":
            parts.append(f"<{url}>" if dialect.pointed else url)
            continue
        words = _render_styles(inner, dialect, escape)
        if not url:
            parts.append(words)
        elif dialect is MARKDOWN:
            parts.append(markdown_text.link(words, url, role or title, pointed=False))
        else:
            target = _PARENTHESIS.sub(r"\\\g<0>", url) if dialect is KIALO else url
            parts.append(f"[{words}]({target})")
    return "".join(parts)


def _render_styles(runs: list[TextRun], dialect: Dialect, escape: Callable[[str], str]) -> str:
    """The words of runs with the marks of their styles, properly nested."""
    parts: list[str] = []
    active: list[str] = []
    for number, run in enumerate(runs):
        wanted = [style for style in _STYLES if getattr(run, style) and (style != "struck" or dialect.struck)]
        while active and (set(active) - set(wanted)):
            parts.append(_STYLES[active.pop()])
        for style in sorted(set(wanted) - set(active), key=lambda style: -_length(runs[number:], style)):
            active.append(style)
            parts.append(_STYLES[style])
        parts.append(_code(run.text) if run.code and dialect.code else escape(run.text))
    return "".join([*parts, *(_STYLES[style] for style in reversed(active))])


def _length(runs: list[TextRun], style: str) -> int:
    """How many runs from the first on have a style: the longest is opened first."""
    return next((number for number, run in enumerate(runs) if not getattr(run, style)), len(runs))


def _code(text: str) -> str:
    fence = "`" * (1 + max((len(match[0]) for match in _FENCE.finditer(text)), default=0))
    return f"{fence} {text} {fence}" if text[:1] in "` " or text[-1:] in "` " else f"{fence}{text}{fence}"
