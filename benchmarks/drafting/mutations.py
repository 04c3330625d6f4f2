"""Drafts damaged articles: `python -m benchmarks.drafting.mutations ARTICLE… [--count 2000] [--seed 1]`.

Each article is damaged in one to four ways and drafted, once by the genre that it looks most like. What is wrong with a
draft is reported with the number that makes the same article again: another error than an ArgmapError, more than five
seconds of processor time, a socket, an error among the diagnostics of the map that is written and read again, and a
quote that is not in the text word for word, white space aside, or that is found there more than once.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from argmap.article import Article, article_of_text, read_article
from argmap.diagnostics import ArgmapError
from argmap.drafting.draft_article import draft
from argmap.formats import dumps, parse
from argmap.model.source.quotes import SourceText
from argmap.rules import check

SECONDS = 5.0
"""Processor time that the draft of one article may take."""

_MARKS = (
    *(
        '"',
        "“",
        "”",
        "'",
        "’",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        ":",
        ";",
        "…",
        "—",
        "–",
        "- ",
        "• ",
        "?!",
        "...",
    ),
    *("\n", "\n\n", "\t", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\0", "\x1b[31m", "\x7f", "\x9b"),
    *(
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\ufffd",
        "\ud800",
        "\U0001f600",
        "e\u0301" * 30,
        "שלום",
        "مرحبا",
    ),
    *(
        "# ",
        "## ",
        "**",
        "__",
        "`",
        "```\n",
        "~~~\n",
        "> ",
        "| a | b |\n|---|---|\n",
        "[a](",
        "![",
        "[^1]",
        "<b>",
        "<!--",
    ),
    *(
        "---\n",
        "===\n",
        "1. ",
        "1) ",
        "(a) ",
        "argmap: 1\n",
        "&amp;",
        "&#0;",
        "\\",
        "\\n",
        "%s",
        "{}",
        "$",
        "#tag",
        "@you",
    ),
    *(
        "However, ",
        "but ",
        "despite ",
        "critics say that ",
        "should ",
        "Three reasons:\n",
        "Challenges\n",
        "Steps:\n- ",
    ),
)


def mutate(text: str, rng: random.Random) -> str:
    """A damaged text; the same random numbers give the same one."""
    for _ in range(rng.randint(1, 4)):
        text = rng.choice(_MUTATIONS)(text, rng)
    return text


def _flip_bytes(text: str, rng: random.Random) -> str:
    raw = bytearray(text.encode(errors="surrogatepass"))
    for _ in range(rng.randint(1, 20)):
        if raw:
            raw[rng.randrange(len(raw))] ^= 1 << rng.randrange(8)
    return raw.decode(errors="replace")


def _drop_lines(text: str, rng: random.Random) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if rng.random() > 0.2)


def _double_lines(text: str, rng: random.Random) -> str:
    return "".join(line * rng.choice((1, 1, 1, 2, 3)) for line in text.splitlines(keepends=True))


def _join_lines(text: str, rng: random.Random) -> str:
    return "".join(line.rstrip("\n") + rng.choice(("\n", " ", "")) for line in text.splitlines(keepends=True))


def _shuffle_lines(text: str, rng: random.Random) -> str:
    lines = text.splitlines(keepends=True)
    rng.shuffle(lines)
    return "".join(lines)


def _insert_marks(text: str, rng: random.Random) -> str:
    for _ in range(rng.randint(1, 12)):
        place = rng.randint(0, len(text))
        text = text[:place] + rng.choice(_MARKS) + text[place:]
    return text


def _begin_lines(text: str, rng: random.Random) -> str:
    return "".join((rng.choice(_MARKS) if rng.random() < 0.3 else "") + line for line in text.splitlines(keepends=True))


def _insert_huge_word(text: str, rng: random.Random) -> str:
    place = rng.randint(0, len(text))
    return text[:place] + rng.choice("aA1-(“*_'[:. ") * rng.randint(1000, 20_000) + text[place:]


def _end_lines_otherwise(text: str, rng: random.Random) -> str:
    return text.replace("\n", rng.choice(("\r\n", "\r", "\n\n", "\n\r\n", "\u2028", " \n")))


def _drop_marks(text: str, rng: random.Random) -> str:
    return text.replace(rng.choice('.,:;”“"’)(\n -'), "")


def _cut(text: str, rng: random.Random) -> str:
    start, end = sorted(rng.randint(0, len(text)) for _ in range(2))
    return rng.choice((text[:start], text[start:], text[start:end]))


def _repeat(text: str, rng: random.Random) -> str:
    start, end = sorted(rng.randint(0, len(text)) for _ in range(2))
    return text[:end] + text[start:end] * rng.randint(1, 3) + text[end:]


def _change_case(text: str, rng: random.Random) -> str:
    return rng.choice((str.upper, str.lower, str.title, str.swapcase))(text)


_MUTATIONS: tuple[Callable[[str, random.Random], str], ...] = (
    *(_flip_bytes, _drop_lines, _double_lines, _join_lines, _shuffle_lines, _insert_marks, _begin_lines, _repeat),
    *(_insert_huge_word, _end_lines_otherwise, _drop_marks, _cut, _change_case),
)


class _SocketWatch:
    """Counts the sockets that are opened; an audit hook stays for the rest of the process."""

    def __init__(self) -> None:
        self.opened = 0
        sys.addaudithook(self._hear)

    def _hear(self, event: str, _: object) -> None:
        self.opened += event in ("socket.__new__", "socket.connect", "socket.getaddrinfo")


def faults_of(text: str, watch: _SocketWatch | None = None) -> list[str]:
    """What is wrong with the draft of a text, in words; empty for a sound one and for a text that is refused."""
    began, sockets = time.process_time(), watch.opened if watch is not None else 0
    faults = list[str]()
    try:
        for article in _articles_of(text):
            faults += _faults_of_draft(article)
    except ArgmapError:
        pass
    except Exception as error:
        place = traceback.extract_tb(error.__traceback__)[-1]
        faults.append(f"{type(error).__name__} in {Path(place.filename).name}:{place.lineno}")
    seconds = time.process_time() - began
    if seconds > SECONDS:
        faults.append(f"took {seconds:.1f} s")
    if watch is not None and watch.opened > sockets:
        faults.append("opened a socket")
    return faults


def _articles_of(text: str) -> Iterator[Article]:
    """The article that a file of this text would be, and that of the text itself."""
    with suppress(ArgmapError):
        yield read_article(text.encode(errors="surrogatepass"))
    yield article_of_text(text)


def _faults_of_draft(article: Article) -> list[str]:
    try:
        made = draft(article)
    except ArgmapError:
        return []
    if made.map is None:
        return []
    document = parse(dumps(made.map), source_text=article.text)
    faults = [f"{one.rule}: error" for one in check(document) if one.severity.value == "error"]
    if document.map != made.map:
        faults.append("the map is another one when read again")
    folded = " ".join(article.text.split())
    quotes = [quote for claim in made.map.claims for quote in claim.quotes]
    faults += ["quote not verbatim" for quote in quotes if quote not in folded]
    source = SourceText(article.text)
    faults += ["quote not exactly once" for quote in quotes if source.count(quote) != 1]
    return faults


def find_faults(texts: Sequence[str], count: int, seed: int) -> Iterator[tuple[int, list[str]]]:
    """Damages texts in turn and yields the number and the faults of each, also of those without."""
    watch = _SocketWatch()
    for number in range(count):
        text = mutate(texts[number % len(texts)], random.Random(seed * 1_000_003 + number))
        yield number, faults_of(text, watch)


def main() -> None:
    """Prints each article with faults, and how many there are of each."""
    parser = argparse.ArgumentParser(description="Drafts damaged articles.")
    parser.add_argument("articles", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    request = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in request.articles]
    kinds, faulty = Counter[str](), 0
    for number, faults in find_faults(texts, request.count, request.seed):
        faulty += bool(faults)
        kinds.update(set(faults))
        if faults:
            print(f"{number}: {'; '.join(sorted(set(faults)))}", flush=True)
    print(f"{faulty} of {request.count} with faults")
    for kind, amount in kinds.most_common():
        print(f"{amount:6} {kind}")


if __name__ == "__main__":
    main()
