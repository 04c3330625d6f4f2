"""Argdown and native blocks in Markdown pages: read with the lines of the page, the prose left alone."""

from __future__ import annotations

import pytest

from argmap.diagnostics import ArgmapError
from argmap.formats import parse, tidy
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
