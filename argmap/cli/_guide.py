"""The pages of the guide: Markdown files in the package, each with a title and an opening sentence."""

from __future__ import annotations

import re
from importlib import resources
from importlib.resources.abc import Traversable
from typing import NamedTuple

from argmap.diagnostics import did_you_mean


class Topic(NamedTuple):
    """A page: the name of its file, the heading in its first line, and the first sentence of the text below it."""

    name: str
    title: str
    sentence: str


def topic_names() -> list[str]:
    """The names of all pages, sorted."""
    return sorted(page.name.removesuffix(".md") for page in _folder().iterdir() if page.name.endswith(".md"))


def page(name: str) -> str:
    """The Markdown text of a page; KeyError, with the nearest name, if there is none."""
    if name not in topic_names():
        raise KeyError(f"the guide has no topic '{name}'{did_you_mean(name, topic_names())}")
    return _folder().joinpath(f"{name}.md").read_text(encoding="utf-8")


def topics() -> list[Topic]:
    """All pages, sorted by name."""
    return [topic_of(name, page(name)) for name in topic_names()]


def topic_of(name: str, text: str) -> Topic:
    """What the list says about a page.

    >>> topic_of("ci", "# Checks in CI\\n\\nRun `argmap validate` on\\nevery push. It takes a second.\\n")
    Topic(name='ci', title='Checks in CI', sentence='Run `argmap validate` on every push.')
    """
    heading, _, rest = text.strip().partition("\n")
    opening = " ".join(rest.strip().partition("\n\n")[0].split())
    return Topic(name, heading.lstrip("# "), re.split(r"(?<=[.!?])\s", opening, maxsplit=1)[0])


def topic_list(width: int) -> str:
    """One line per topic, its sentence cut to `width` columns."""
    column = max(map(len, topic_names()), default=0) + 2
    lines = (f"{topic.name:<{column}}{topic.title}. {topic.sentence}" for topic in topics())
    return "\n".join(line if len(line) <= width else f"{line[: width - 1].rstrip()}…" for line in lines)


def _folder() -> Traversable:
    return resources.files("argmap").joinpath("guide")
