"""How the markup of a text becomes plain words, a source and, where more is said, an entry of the map's metadata.

The model has plain text. The first address that a text links to is the claim's `source`, with the linked words as its
title. What that does not say (bold and italic words, further links, titles of links, where a link stands) is kept in
the metadata under `markup`: a sorted list of texts in Markdown, each for the claims whose plain text it has. Formats
with markup write it again as long as text and source still agree with it, so that nothing is lost and nothing old comes
back.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from argmap.formats.shared.inline_text import MARKDOWN, Dialect, TextRun, is_address, join, parse, plain
from argmap.formats.shared.inline_writing import render
from argmap.model.elements import ArgumentMap, Claim, Source
from argmap.patterns import compile_later
from argmap.syntax import limits, markdown_text
from argmap.syntax.addresses import as_link, host_of

MARKUP = "markup"
"""The key of the metadata."""
_CONTROL = compile_later("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_ENDED = compile_later(r"[.!?…。！？؟।][\"'”’»)\]]*\s*\Z")
_HOST_ALONE = compile_later(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?/?", re.IGNORECASE)


class InlineText(NamedTuple):
    """A text as the model has it: its words, the source that it links to, and an entry for the metadata if needed."""

    text: str
    source: Source | None = None
    markup: str | None = None


Entries = Mapping[str, list[tuple[list[TextRun], InlineText]]]
"""Runs of the texts in the metadata, and what the model has of them, by their plain text."""


def read_runs(runs: Iterable[TextRun]) -> InlineText:
    """What the model has of the runs of a text.

    >>> read_runs(parse("The **town** is closed to [cars](https://example.org/a).", MARKDOWN)).text
    'The town is closed to cars.'
    """
    whole = _strip(
        join(run._replace(text=_clean(run.text), url=_clean(run.url), title=_clean(run.title)) for run in runs)
    )
    if all(not any(run[1:]) for run in whole):
        return InlineText(plain(whole))
    kept, trailing = _split(whole)
    said = [run for run in trailing if run.role in ("source", "host")]
    links = [*_links(said), *_links(kept), *_links([run for run in trailing if run not in said])]
    text = plain(kept)
    source = links[0] if links else None
    if kept == default_runs(text, source)[0] and len(links) <= 1 and not any(run.title for run in trailing):
        return InlineText(text, source)
    return InlineText(text, source, render(whole, MARKDOWN, markdown_text.escape))


def _clean(text: str) -> str:
    """`text` with U+FFFD for what a source cannot hold."""
    return text if text.isprintable() else _CONTROL.sub("\ufffd", text)


def _strip(runs: list[TextRun]) -> list[TextRun]:
    """The runs without white space at the ends of the text."""
    while runs and not runs[0].text.strip() and not runs[0].url:
        runs = runs[1:]
    while runs and not runs[-1].text.strip() and not runs[-1].url:
        runs = runs[:-1]
    if runs and not runs[0].url:
        runs = [runs[0]._replace(text=runs[0].text.lstrip()), *runs[1:]]
    if runs and not runs[-1].url:
        runs = [*runs[:-1], runs[-1]._replace(text=runs[-1].text.rstrip())]
    return runs


def _split(runs: list[TextRun]) -> tuple[list[TextRun], list[TextRun]]:
    """The text, and the addresses that stand behind its last sentence and say only where it is from."""
    kept = list(runs)
    trailing: list[TextRun] = []
    while len(kept) > 1:
        last, before = kept[-1], _strip(kept[:-1])
        if not before or not last.url:
            break
        said = last.role in ("source", "host")
        if not said and not (_is_host(last) and _ENDED.search(plain(kept[:-1])) and kept[-2].text[-1:].isspace()):
            break
        kept, trailing = before, [last, *trailing]
    return kept, trailing


def _is_host(run: TextRun) -> bool:
    return run.role == "address" or (_HOST_ALONE.fullmatch(run.text) is not None and host_of(run.url) in run.text)


def _links(runs: list[TextRun]) -> list[Source]:
    """The addresses of runs, each with the words that link to it as its title."""
    links: list[Source] = []
    last = ""
    words: list[str] = []
    for run in [*runs, TextRun("")]:
        if last and run.url != last:
            title = " ".join("".join(words).split())
            if is_address(last) and len(last) <= limits.TEXT:
                links.append(Source(title=title[: limits.TEXT] or None, url=last))
            words = []
        if run.url and not _is_host(run) and run.role != "host":
            words.append(run.text)
        last = run.url
    return links


def default_runs(text: str, source: Source | None) -> tuple[list[TextRun], bool]:
    """The runs of a text without an entry in the metadata, and whether they link to the source."""
    if source is None or not source.title or not source.url or source.title not in text:
        return [TextRun(text)] if text else [], False
    before, _, after = text.partition(source.title)
    return join([TextRun(before), TextRun(source.title, url=source.url), TextRun(after)]), True


def link_of(source: Source | None, fold: Callable[[str], str] = str) -> Source | None:
    """What a link says of a source: its title on one line and its address, if that is one to link to."""
    url = source.url if source is not None else None
    if source is None or url is None or as_link(url) is None or not is_address(url) or re.search(r"[<>\\]", url):
        return None
    title = " ".join(fold(source.title or "").split())
    return Source(title=title, url=url) if title else Source(url=url)


def entries_of(value: Any) -> Entries:
    """The entries of the metadata by their plain text; a value that has another form has none."""
    entries: dict[str, list[tuple[list[TextRun], InlineText]]] = {}
    for markup in value if isinstance(value, list) else ():
        if isinstance(markup, str):
            runs = parse(markup, MARKDOWN)
            inline = read_runs(runs)
            if inline.markup == markup:
                entries.setdefault(inline.text, []).append((runs, inline))
    return entries


@dataclass(frozen=True, slots=True)
class Inline:
    """How a format writes markup: its dialect, what makes words literal in it, and how it reads what it has written.

    With `appends` on, a source that the text does not link to is written as a link behind the text.
    """

    dialect: Dialect
    escape: Callable[[str], str]
    read: Callable[[str], list[TextRun]]
    appends: bool = False

    def write(self, text: str, source: Source | None, entries: Entries) -> tuple[str, Source | None, str | None]:
        """The text as it is written, the source that remains to be said, and the entry that comes back.

        The `source` is one that `link_of` gives.
        """
        for runs, wanted in entries.get(text, ()):
            if wanted.source == source and wanted.markup is not None:
                written = render(runs, self.dialect, self.escape)
                if read_runs(self.read(written)) == wanted:
                    return written, None, wanted.markup
        if source is None:
            return self.escape(text), None, None
        runs, is_linked = default_runs(text, source)
        if is_linked:
            written = render(runs, self.dialect, self.escape)
            if read_runs(self.read(written)) == InlineText(text, source):
                return written, None, None
        if self.appends:
            tail = TextRun(
                source.title or host_of(source.url or ""),
                url=source.url or "",
                role="source" if source.title else "host",
            )
            written = f"{self.escape(text)} {render([tail], self.dialect, self.escape)}"
            if read_runs(self.read(written)) == InlineText(text, source):
                return written, None, None
        return self.escape(text), source, None

    def keeps(self, claim: Claim, entries: Entries) -> str | None:
        """The entry of the metadata that comes back with a claim."""
        return self.write(claim.text, link_of(claim.source), entries)[2] if claim.text in entries else None


def without_titles(markup: str) -> str:
    """An entry of the metadata without the titles of its links, which some formats cannot say."""
    return render((run._replace(title="") for run in parse(markup, MARKDOWN)), MARKDOWN, markdown_text.escape)


def keep_markup(debate: ArgumentMap, inline: Inline, value: Any) -> list[str]:
    """The entries of the metadata that come back when a map is written, in order."""
    entries = entries_of(value)
    kept = (inline.keeps(claim, entries) for claim in debate.claims) if entries else ()
    return sorted({markup for markup in kept if markup is not None})
