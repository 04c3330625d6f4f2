"""Maps as they are while somebody types: cut off, edited at random, and every feature asked at random places.

`python -m tests.lsp.features.half_typed 2000` tries so many, and prints what each feature costs as a multiple of
reading the text, there and on maps of 400 and 2,000 lines; the tests try a few.
"""

from __future__ import annotations

import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from lsprotocol import types

from argmap.codes import Code
from argmap.diagnostics import ArgmapError
from argmap.formats import parse
from argmap.lsp.analysis import Analysis
from argmap.lsp.feature_table import FEATURES
from tests.lsp.features.marked import edited

MAPS = Path(__file__).parents[3] / "maps"
LINES = (
    "    addresses: [",
    "    ref: ",
    "    supports",
    "  - ",
    '    claim: "It',
    "    issue tr",
    "\t- x",
    "  : :",
    "    {",
)
PIECES = (
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    ":",
    "- ",
    "\n",
    "\n    ",
    "#",
    "😀",
    "&a",
    "*a",
    "|",
    "ref: ",
    "claim",
    "\u2028",
)


def samples() -> list[tuple[str, str]]:
    """The maps that come along, as YAML, JSON and Argdown."""
    import argmap

    texts: list[tuple[str, str]] = []
    for path in sorted(MAPS.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        debate = argmap.load(path)
        texts.append((text, "native"))
        texts.append((argmap.dumps(debate, format="native-json"), "native"))
        texts.append((argmap.dumps(debate, format="argdown"), "argdown"))
    return texts


def half_typed(text: str, chance: random.Random) -> tuple[str, int]:
    """The text after one to three random edits, and the place of the last of them."""
    at = 0
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(text) + 1)
        way = chance.randrange(5)
        if way == 0:
            text = text[:at]
        elif way == 1:
            text = text[:at] + text[at + chance.randint(1, 30) :]
        elif way == 2:
            piece = chance.choice(PIECES)
            text, at = text[:at] + piece + text[at:], at + len(piece)
        elif way == 3:
            line = text.find("\n", at) + 1
            piece = chance.choice(LINES)
            text, at = f"{text[:line]}{piece}\n{text[line:]}", line + len(piece)
        else:
            end = text.find("\n", at)
            text = text[:at] + (text[end:] if end >= 0 else "")
    return text, min(at, len(text))


def ask_all(analysis: Analysis, offset: int, spent: dict[str, float] | None = None) -> Iterator[tuple[str, Any]]:
    """What every feature answers at an offset; a refusal is None."""
    position = analysis.position_at(offset)
    params = SimpleNamespace(
        text_document=types.TextDocumentIdentifier(analysis.uri),
        position=position,
        positions=[position],
        range=types.Range(types.Position(0, 0), types.Position(10**6, 0)),
        context=types.ReferenceContext(include_declaration=True),
        new_name="a-new-name",
    )
    for feature in FEATURES:
        if feature.method not in ANSWERED:
            continue
        start = time.process_time()
        try:
            found = feature.answer(analysis, params)
        except ArgmapError:
            found = None
        if spent is not None:
            spent[feature.method] += time.process_time() - start
        yield feature.method, found


ANSWERED = {
    *(types.TEXT_DOCUMENT_COMPLETION, types.TEXT_DOCUMENT_HOVER, types.TEXT_DOCUMENT_DEFINITION),
    *(types.TEXT_DOCUMENT_REFERENCES, types.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, types.TEXT_DOCUMENT_RENAME),
    *(types.TEXT_DOCUMENT_PREPARE_RENAME, types.TEXT_DOCUMENT_DOCUMENT_SYMBOL, types.TEXT_DOCUMENT_FOLDING_RANGE),
    *(types.TEXT_DOCUMENT_SELECTION_RANGE, types.TEXT_DOCUMENT_INLAY_HINT, types.TEXT_DOCUMENT_DOCUMENT_LINK),
    types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL,
}


def refused_ids(analysis: Analysis, offset: int, most: int = 10**6) -> list[str]:
    """The ids that completion proposes at a place and that the reader refuses there, with what it says."""
    params = SimpleNamespace(position=analysis.position_at(offset))
    answer = FEATURES.get("completion").answer(analysis, params)
    ids = [item for item in answer.items if item.kind is types.CompletionItemKind.Reference]
    refused: list[str] = []
    for item in ids[:most]:
        after = edited(analysis, [item.text_edit])
        line = item.text_edit.range.start.line + 1
        for diagnostic in parse(after, format=analysis.format).diagnostics:
            at_place = diagnostic.span is not None and diagnostic.span.start.line == line
            if at_place and diagnostic.code == Code.UNKNOWN_ID and f"'{item.label}'" in diagnostic.message:
                refused.append(f"{item.label}: {diagnostic.message}")
    return refused


def main(count: int) -> None:
    """Tries so many half-typed maps; prints refused ids and what each feature costs."""
    chance = random.Random(count)
    texts = samples()
    spent: dict[str, float] = defaultdict(float)
    reading = 0.0
    refused = 0
    for number in range(count):
        text, format = chance.choice(texts)
        text, place = half_typed(text, chance)
        analysis = Analysis("file:///maps/town.yaml", number, text, format, encoding=chance.choice(ENCODINGS))
        start = time.process_time()
        _ = analysis.document
        reading += time.process_time() - start
        for offset in (place, chance.randrange(len(text) + 1)):
            for _ in ask_all(analysis, offset, spent):
                pass
        for message in refused_ids(analysis, place, 3) if format == "native" else ():
            refused += 1
            print(f"refused: {message}")
    print(f"{count} texts, {refused} refused ids; time of each feature as a multiple of reading, two questions each:")
    for method, seconds in sorted(spent.items(), key=lambda pair: -pair[1]):
        print(f"{seconds / reading:6.2f}  {method}")


ENTRY = """\
  - id: p{n}
    claim: The pillar number {n} says something with a few more words in it.
    quote: It is time to give these streets back to the people
    voice: author
    issue: air
    reasons:
      - id: r{n}
        claim: The reason number {n} of this pillar is told in a sentence, too.
        supports: [p{m}]
        objections:
          - id: o{n}
            claim: The objection number {n} says that it is not so at all.
            rebuttals:
              - A rebuttal number {n}, which has no id.
              - ref: r{m}
"""


def measure(lines: int) -> None:
    """Prints what each feature costs on a map of so many lines, as a multiple of reading it."""
    count = lines // 15
    head = "argmap: 1\nissues: [air]\nthesis: {id: t, claim: Close it.}\npillars:\n"
    text = head + "".join(ENTRY.format(n=n, m=n * 7 % count) for n in range(count))
    offset = text.index("ref: r", len(text) // 2) + 6
    rounds: list[tuple[float, float, dict[str, float]]] = []
    for _ in range(5):
        times = [time.process_time()]
        analysis = Analysis("file:///maps/town.yaml", 1, text, "native")
        _ = analysis.document
        times.append(time.process_time())
        _ = analysis.tree
        times.append(time.process_time())
        spent: dict[str, float] = defaultdict(float)
        for _ in ask_all(analysis, offset, spent):
            pass
        rounds.append((times[1] - times[0], times[2] - times[1], spent))
    reading = sorted(each[0] for each in rounds)[2]
    print(f"{lines} lines, read in {1000 * reading:.0f} ms; the tree that all share, then each feature, as multiples:")
    print(f"{sorted(each[1] for each in rounds)[2] / reading:6.2f}  tree")
    for method in rounds[0][2]:
        print(f"{sorted(each[2][method] for each in rounds)[2] / reading:6.2f}  {method}")


ENCODINGS = ("utf-8", "utf-16", "utf-32")

if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 300)
    measure(400)
    measure(2000)
