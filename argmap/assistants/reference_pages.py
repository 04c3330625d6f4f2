"""What assistants can look up: the schema, the page about the format, rules, schemes and sample maps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import NamedTuple

from argmap.diagnostics import ArgmapError, did_you_mean
from argmap.formats import parse
from argmap.formats.native.starter import schema_text, starter
from argmap.model.schemes import Scheme, schemes
from argmap.patterns import compile_later
from argmap.report.explanations import Explanation, explain_codes, explain_name

_MAP_BLOCK = compile_later(r"^```yaml\n(argmap: 1\n.*?)^```", re.DOTALL | re.MULTILINE)
_PAGES_WITH_SAMPLES = ("format", "reviewing", "drafting", "languages")
"""Pages of the guide that have whole maps."""


class ReferencePage(NamedTuple):
    """A page: its address, its name, what it is, and its media type."""

    uri: str
    name: str
    description: str
    mime: str = "text/markdown"


PAGES = (
    ReferencePage(
        "argmap://schema", "schema", "JSON schema of map files, argmap 1; YAML has the same keys.", "application/json"
    ),
    ReferencePage("argmap://format", "format", "The file format: every key, with examples."),
    ReferencePage("argmap://rules", "rules", "What `check` reports: codes, names and one sentence for each."),
    ReferencePage("argmap://schemes", "schemes", "Argumentation schemes: names, premises and critical questions."),
    ReferencePage("argmap://samples", "samples", "Sample maps, each with its address."),
)
"""The pages that stand alone."""
TEMPLATES = (
    ReferencePage(
        "argmap://rules/{name}", "rule", "One rule or code: what it finds, why, and maps with and without it."
    ),
    ReferencePage("argmap://schemes/{name}", "scheme", "One scheme with its premises and critical questions."),
    ReferencePage("argmap://samples/{name}", "sample", "One sample map.", "application/yaml"),
)
"""The pages that there are for each name."""


class PageText(NamedTuple):
    """What a page says."""

    text: str
    mime: str = "text/markdown"


def page_text(uri: str) -> PageText:
    """The page with this address; ArgmapError, with the nearest one, if there is none."""
    match uri.removeprefix("argmap://").split("/"):
        case ["schema"]:
            return PageText(schema_text(), "application/json")
        case ["format"]:
            return PageText(resources.files("argmap").joinpath("guide", "format.md").read_text(encoding="utf-8"))
        case ["rules"]:
            return PageText("\n".join(_rule_lines()))
        case ["rules", name]:
            return PageText(_rule(name))
        case ["schemes"]:
            return PageText("\n\n".join(map(_describe, schemes().values())))
        case ["schemes", name]:
            return PageText(_describe(schemes()[_known(name, "scheme", list(schemes()))]))
        case ["samples"]:
            return PageText(
                "\n".join(f"- argmap://samples/{name}: {_first_line(text)}" for name, text in samples().items())
            )
        case ["samples", name]:
            return PageText(samples()[_known(name, "sample", list(samples()))], "application/yaml")
    addresses = [page.uri for page in (*PAGES, *TEMPLATES)]
    raise ArgmapError(
        f"there is no page '{uri[:80]}'{did_you_mean(uri, addresses) or '; there are ' + ', '.join(addresses)}"
    )


def names_of(uri: str) -> list[str]:
    """The names that a template can be filled with."""
    match uri:
        case "argmap://rules/{name}":
            return [entry.name for entry in explain_codes()]
        case "argmap://schemes/{name}":
            return list(schemes())
        case "argmap://samples/{name}":
            return list(samples())
    return []


def _known(name: str, what: str, names: list[str]) -> str:
    if name not in names:
        raise ArgmapError(f"there is no {what} '{name[:60]}'{did_you_mean(name, names)}")
    return name


def _rule_lines() -> Iterator[str]:
    for entry in explain_codes():
        yield f"- {entry.code} {entry.name}{_severity(entry)}: {entry.summary}"


def _severity(entry: Explanation) -> str:
    return f" ({entry.severity})" if entry.severity else ""


def _rule(name: str) -> str:
    known = [word for entry in explain_codes() for word in (entry.name, entry.code.casefold())]
    return explain_name(_known(name.casefold(), "rule", known))


def _describe(scheme: Scheme) -> str:
    lines = [f"## {scheme.name}", "", scheme.title]
    lines += ["", *(f"- {premise}" for premise in scheme.premises)] if scheme.premises else []
    lines += ["", *(f"{number}. {each}" for number, each in enumerate(scheme.questions, 1))] if scheme.questions else []
    return "\n".join(lines)


@cache
def samples() -> dict[str, str]:
    """The sample maps by name: the commented one that `argmap new` writes, and those of the guide that are sound."""
    by_name = {"starter": starter("A title for the map")}
    for page in _PAGES_WITH_SAMPLES:
        text = resources.files("argmap").joinpath("guide", f"{page}.md").read_text(encoding="utf-8")
        maps = [block for block in _MAP_BLOCK.findall(text) if not parse(block).diagnostics]
        by_name |= {f"{page}-{number}": block for number, block in enumerate(maps, start=1)}
    return by_name


def _first_line(text: str) -> str:
    """What a sample is about: its title, or else its thesis."""
    debate = parse(text).map
    return debate.title or (debate.thesis_claim.text if debate.thesis_claim is not None else "a map")
