"""Argdown and native blocks in Markdown pages: read with the lines of the page, the prose left alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from argmap.codes import Code
from argmap.diagnostics import ArgmapError, Edit, Fix, ReadError, Related, Span, diagnose
from argmap.formats import load, loads, parse, rewrite, tidy
from argmap.formats.shared.fenced_blocks import choose_blocks, map_blocks
from argmap.formats.shared.page_places import place_in_page
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.syntax.edits import apply
from tests.formats.facts import relations

LESSON = """\
---
title: A lesson
---

Many lists mix up reasons and replies.

* fourteen reasons;
* ten replies.

```argdown-map
===
title: The bid
===

[Bid]: The town should bid.
  + <Housing>: Homes get built.
```

~~~ {.argdown-map mode="web-component"}
===
title: Again
===
[Bid]
  - <Cost>: The costs are high.
~~~

```python
[Other]: code
  + <No>: map
```
"""


def test_all_blocks_of_a_page_are_one_map_with_the_lines_of_the_page() -> None:
    document = parse(LESSON, file="lesson.md")
    assert (document.format, document.map.title, document.text) == ("argdown", "The bid", LESSON)
    assert relations(document) == [("Housing", "support", "Bid"), ("Cost", "attack", "Bid")]
    assert [d for d in document.diagnostics if d.severity == "error"] == []
    lines = {claim.id: document.span(claim.id, "") for claim in document.map.claims}
    assert lines["Housing"] is not None
    assert lines["Housing"].start.line == LESSON.split("\n").index("  + <Housing>: Homes get built.") + 1


@pytest.mark.parametrize("name", ["argdown", "Argdown", "{.argdown .wide}", "argdown-map", "argdown title='x'"])
def test_names_of_blocks(name: str) -> None:
    document = parse(f"Prose.\n\n```{name}\n[a]: A is so.\n  - [b]: B is so.\n```\n")
    assert (document.format, relations(document)) == ("argdown", [("b", "attack", "a")])


def test_a_block_of_our_own_format() -> None:
    document = parse("# Page\n\n```argmap\nargmap: 1\nthesis: T\nobjections: [A]\n```\n\nProse: yes\n")
    assert (document.format, [claim.text for claim in document.map.claims]) == ("native", ["T", "A"])


@pytest.mark.parametrize("text", ["```argdownish\n[a]: A\n```\n", "Say ```argdown``` here.\n", "```python\nx\n```\n"])
def test_what_is_no_block(text: str) -> None:
    assert parse(text).format == "unknown"


def test_the_lists_of_a_page_with_blocks_can_be_read_as_well() -> None:
    assert parse(LESSON, format="outline").map.title == "A lesson"


def test_a_page_with_blocks_is_not_laid_out_anew() -> None:
    with pytest.raises(ArgmapError, match="a page with blocks of code has no canonical layout"):
        tidy(LESSON)


TWO = """\
# Two

```argmap
argmap: 1
thesis: One.
```

  ~~~ argmap
  argmap: 1
  thesis: Two.
  pilars: [A reason.]  # here
  ~~~
"""
MIXED = "```argdown\n[a]: A is so.\n```\n\n```argmap\nthesis: T\n```\n\n```argdown\n[a]\n  - [b]: B is so.\n```\n"


def errors(document) -> list[tuple[int, str]]:
    return [(d.span.start.line, d.message) for d in document.diagnostics if d.severity == "error"]


def test_of_several_blocks_of_our_own_format_the_first_is_read_and_the_others_are_named() -> None:
    document = parse(TWO)
    assert [claim.text for claim in document.map.claims] == ["One."]
    message = "this page has 2 map blocks, at lines 3 and 8; only the first is read; --block N reads another one"
    assert errors(document) == [(8, message)]
    with pytest.raises(ReadError, match="only the first is read"):
        loads(TWO)


@pytest.mark.parametrize(
    "name", ["argmap src=maps/two.yaml depth=1", "{.argmap src=maps/two.yaml}", "argdown src=a.ad"]
)
def test_a_block_whose_map_is_in_a_file_is_not_a_map_of_the_page(name: str) -> None:
    page = f"```{name}\n```\n\n```argmap\nthesis: One.\n```\n\n```{name}\n\n```\n"
    document = parse(page)
    assert errors(document) == []
    assert [claim.text for claim in document.map.claims] == ["One."]
    assert parse(page, block=1).map == document.map


def test_a_block_by_its_number_with_the_places_of_the_page(tmp_path) -> None:
    assert loads(TWO, block=1).thesis_claim.text == "One."
    document = parse(TWO, block=2)
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    thesis = document.span(document.map.thesis, "text")
    assert (error.span, thesis) == (Span.of(11, 3, 11, 9), Span.of(10, 11, 10, 15))
    assert [(comment.span.start, comment.text) for comment in document.comments] == [((11, 24), "# here")]
    file = tmp_path / "two.md"
    file.write_text(TWO.replace("pilars", "pillars"), encoding="utf-8")
    assert [claim.text for claim in load(file, block=2).claims] == ["Two.", "A reason."]


def test_an_argdown_block_alone_keeps_its_front_matter() -> None:
    document = parse(LESSON, block=2)
    assert (document.map.title, relations(document), document.losses) == ("Again", [("Cost", "attack", "Bid")], ())


def test_front_matter_of_a_further_block_is_a_loss() -> None:
    [loss] = parse(LESSON).losses
    assert (loss.kind, loss.count) == ("front-matter", 1)


def test_a_page_with_blocks_of_both_formats() -> None:
    document = parse(MIXED)
    assert relations(document) == [("b", "attack", "a")]
    assert [(line, "only those in Argdown, at lines 1 and 9, are read" in text) for line, text in errors(document)] == [
        (5, True)
    ]
    assert errors(parse(MIXED, format="argdown")) == errors(parse(MIXED, format="native")) == []
    assert parse(MIXED, block=2).format == "native"


@pytest.mark.parametrize(
    ("text", "options", "message"),
    [
        (TWO, {"block": 3}, "there is no block 3; this page has 2 map blocks, at lines 3 and 8"),
        (TWO, {"block": 0}, "there is no block 0; this page has 2 map blocks, at lines 3 and 8"),
        ("```argdown\n[a]: A\n```\n", {"block": 2}, "there is no block 2; this page has 1 map block, at line 1"),
        ("```argdown\n```\n" * 9, {"block": 10}, "has 9 map blocks, at lines 1, 3, 5, 7, 9, 11, 13, 15, …"),
        ("argmap: 1\nthesis: T\n", {"block": 1}, "there is no block 1: this is not a page with blocks of code named"),
        (MIXED, {"block": 2, "format": "argdown"}, "block 2, at line 5, is in the format 'native'; expected 'argdown'"),
        (LESSON, {"block": 1, "format": "outline"}, "is in the format 'argdown'; expected 'outline'"),
    ],
)
def test_a_block_that_cannot_be_read(text: str, options: dict[str, object], message: str) -> None:
    with pytest.raises(ArgmapError, match=f"^the text: .*{message}".replace("(", "\\(")):
        parse(text, **options)


@pytest.mark.parametrize("file", ["map.yaml", None])
def test_a_map_whose_text_has_a_block_is_no_page(file: str | None) -> None:
    text = "argmap: 1\nthesis: T\nmetadata:\n  note: |\n    Say:\n  # so\n"
    text += "objections:\n- claim: |\n   ```argdown\n   [a]: A\n   ```\n"
    document = parse(text, file=file)
    assert (document.format, errors(document)) == ("native", [])
    assert document.map.claims[1].text.startswith("```argdown")
    assert tidy(text, file=file).startswith("argmap: 1\n")


def test_what_is_said_of_the_whole_text_is_said_of_the_block() -> None:
    missing = [d for d in parse("Prose.\n\n```argmap\nthesis: T\n```\n").diagnostics if d.code == "ARG023"]
    assert [d.span for d in missing] == [Span.of(4, 1, 4, 1)]
    empty = parse("Prose.\n\n```argmap\n```\n\nEnd.\n").diagnostics
    assert [(d.code, d.span.start) for d in empty] == [("ARG004", (3, 1))]


def test_a_block_that_nothing_closes_goes_to_the_end_of_the_page() -> None:
    assert errors(parse("Prose.\n\n```argmap\nthesis: T\npillars: [A]")) == []


def test_a_map_in_a_page_is_not_rewritten() -> None:
    document = parse(TWO, block=1)
    with pytest.raises(ValueError, match="a block of a page cannot be rewritten"):
        rewrite(document, document.map)


INDENTED = "One.\n\n  ```argmap\n  a: 1\n b: 2\nc: 3\n  ```\n\nEnd.\n"


@pytest.mark.parametrize(
    ("edit", "block"),
    [
        (Edit(Span.of(4, 4, 4, 5), "7\nx: 1"), "  a: 7\n  x: 1\n b: 2\nc: 3\n"),
        (Edit(Span.of(5, 1, 5, 2), "bee"), "  a: 1\n bee: 2\nc: 3\n"),
        (Edit(Span.of(4, 1, 6, 1), ""), "c: 3\n"),
        (Edit(Span.of(4, 1, 4, 1), "v: 1\nw: 2\n"), "  v: 1\n  w: 2\n  a: 1\n b: 2\nc: 3\n"),
        (Edit(Span.of(7, 1, 7, 1), "d: 4\n"), "  a: 1\n b: 2\nc: 3\n  d: 4\n"),
        (Edit(Span.of(6, 1, 7, 1), ""), "  a: 1\n b: 2\n"),
        (Edit(Span.of(1, 1, 1, 1), "v: 1\n"), None),
        (Edit(Span.of(7, 1, 7, 1), "\nd: 4"), None),
        (Edit(Span.of(6, 5, 8, 1), ""), None),
        (Edit(Span.of(10, 1, 10, 1), "d: 4\n"), None),
    ],
)
def test_a_fix_keeps_to_the_lines_and_the_indent_of_its_block(edit: Edit, block: str | None) -> None:
    page = choose_blocks(INDENTED, map_blocks(INDENTED))
    assert page is not None
    found = diagnose(Code.WRONG_VALUE, "x", edit.span, related=(Related("y", Span.of(5, 1, 5, 2)),))
    found = replace(found, fix=Fix("z", (edit,)))
    [placed] = place_in_page(Document(ArgumentMap(), page.text, diagnostics=(found,)), page, INDENTED).diagnostics
    assert placed.related[0].span == Span.of(5, 2, 5, 3)
    if block is None:
        assert placed.fix is None
    else:
        assert placed.fix is not None
        assert apply(INDENTED, placed.fix.edits) == f"One.\n\n  ```argmap\n{block}  ```\n\nEnd.\n"
