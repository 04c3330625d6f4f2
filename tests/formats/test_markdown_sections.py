"""Markdown pages: headings, bold lines, bullets and tables of both sides, and decision records."""

from __future__ import annotations

import pytest

from argmap.formats import dumps, parse
from argmap.model.builder import MapBuilder
from argmap.model.document import Document


def facts(document: Document) -> set[tuple[str, str, str]]:
    """Premise, sign and target of each relation, by their texts."""
    text = {claim.id: claim.text for claim in document.map.claims}
    return {(text[r.premises[0]], str(r.polarity), text[r.target]) for r in document.map.relations}


def thesis(document: Document) -> str:
    return document.map.claim(document.map.thesis or "").text


BOTH = {("a", "support", "T"), ("b", "support", "T"), ("c", "attack", "T")}


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\n## Pro\n\n- a\n- b\n\n## Contra\n\n- c\n",
        "T\n=\n\nPros\n----\n\n1. a\n2. b\n\nCons\n----\n\n* c\n",
        "# T\n\n**Pro**\n\n- a\n- b\n\n**Con:**\n- c\n",
        "# T\n\n__Pros__:\n- a\n- b\n\n*Cons*\n- c\n",
        "# T\n\nPros:\n- a\n- b\n\nCons:\n- c\n",
        "T\n\nAdvantages:\n\n- a\n- b\n\nDisadvantages:\n\n- c\n",
        "# T\n\n- Pros\n  - a\n  - b\n- Cons\n  - c\n",
        "# T\n\n- Pro: a\n- Pro: b\n- Con: c\n",
        "T\n\n- [+] a\n- [+] b\n- [-] c\n",
        "- T\n- Pro: a\n- 👍 b\n- Con: c\n",
        "T\n+ a\n+ b\n- c\n",
        "**T**\n\n*Pro:*\n* a\n* b <!-- why -->\n\n*Contra:*\n* c\n",
        "- **Thesis:** T\n  - *Pro*: a\n  - Pro – b\n  - Contra - c\n",
        "# T\n\n## Pro\n\na\n\nb\n\n## Con\n\nc\n",
        "# T\n\n## Arguments for T\n\n### a\n\n### b\n\n## Arguments against T\n\n### c\n",
        "# T\n\n| Pros | Cons |\n|---|---|\n| a | c |\n| b | |\n",
        "# T\n\n| Pros | Cons |\n|:--|--:|\n| - a<br>- b | – c |\n",
        "# T\n\n| Argument | Pro/Con |\n|---|---|\n| a | Pro |\n| b | + |\n| c | con |\n",
        "# T\n\n## Pros and Cons\n\n### Pros\n\n- a\n- b\n\n### Cons\n\n- c\n",
        "---\ntitle: T\n---\n\n## Pro\n\n- a\n- b\n\n## Con\n\n- c\n",
        "# T\n\n## مؤيد\n\n- a\n- b\n\n## معارض\n\n- c\n",
    ],
)
def test_both_sides_of_a_page(text: str) -> None:
    document = parse(text, format="outline")
    assert facts(document) == BOTH
    assert thesis(document) == "T"
    assert len(document.map.claims) == 4
    assert [d for d in document.diagnostics if d.severity != "info"] == []


def test_a_claim_below_a_claim_of_a_section_needs_its_own_sign() -> None:
    document = parse("# T\n\n## Pro\n\n- a\n  - b\n  - Con: c\n\n## Con\n\n- d\n", format="outline")
    assert facts(document) == {
        ("a", "support", "T"), ("b", "unknown", "a"), ("c", "attack", "a"), ("d", "attack", "T")
    }  # fmt: skip
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    assert (error.code, error.span and error.span.start.line) == ("ARG057", 6)


def test_a_list_without_any_sign_has_one_error() -> None:
    document = parse("- T\n  - a\n    - b\n", format="outline")
    assert facts(document) == {("a", "unknown", "T"), ("b", "unknown", "a")}
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    assert "2 relations have no sign" in error.message


def test_sections_with_nothing_above_them_are_an_error() -> None:
    document = parse("## Pro\n\n- a\n\n## Con\n\n- b\n", format="outline")
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    assert "write what they are for and against above them" in error.message
    assert {sign for _, sign, _ in facts(document)} == {"support", "attack"}


def test_several_theses_on_a_page_have_their_own_sides() -> None:
    text = "# Debates\n\n## T\n\n### Pro\n\n- a\n\n## U\n\n### Con\n\n- b\n"
    document = parse(text, format="outline")
    assert facts(document) == {("a", "support", "T"), ("b", "attack", "U")}
    assert (document.map.title, thesis(document)) == ("Debates", "T")


RECORD = """\
---
status: accepted
---
# Which format do we use?

## Decision Drivers

* speed

## Considered Options

* [Alpha](https://example.org)
* Option 2: Beta

## Decision Outcome

Chosen option: "Alpha", because it is lean.

### Consequences

* Good, because it helps
* Bad, because it takes time

## Pros and Cons of the Options

### Alpha

* Good, because it is known
* Neutral, because it is text

### Beta

| Pros | Cons |
|------|------|
| easy | slow |

## More Information

See elsewhere.
"""


def test_a_decision_record() -> None:
    document = parse(RECORD)
    assert document.format == "outline"
    assert facts(document) == {
        ("Alpha", "neutral", "Which format do we use?"),
        ("Beta", "neutral", "Which format do we use?"),
        ("speed", "neutral", "Which format do we use?"),
        ("it is lean.", "support", "Alpha"),
        ("it helps", "support", "Alpha"),
        ("it takes time", "attack", "Alpha"),
        ("it is known", "support", "Alpha"),
        ("it is text", "neutral", "Alpha"),
        ("easy", "support", "Beta"),
        ("slow", "attack", "Beta"),
    }
    assert thesis(document) == "Alpha"
    assert [str(c.kind) for c in document.map.claims if c.text.endswith("?")] == ["question"]


def test_a_table_of_options_with_both_sides() -> None:
    document = parse(
        "# Q?\n\n| Option | Pros | Cons |\n|---|---|---|\n| A | a | b |\n| B | c | n/a |\n", format="outline"
    )
    assert facts(document) == {
        ("A", "neutral", "Q?"), ("B", "neutral", "Q?"),
        ("a", "support", "A"), ("b", "attack", "A"), ("c", "support", "B"),
    }  # fmt: skip


def test_a_table_of_something_else_is_left_out_and_said() -> None:
    document = parse("- T\n  - Pro: a\n\n| Year | Zoos |\n|---|---|\n| 2020 | 7 |\n", format="outline")
    assert len(document.map.claims) == 2
    assert {loss.kind for loss in document.losses} == {"tables"}


def test_texts_that_look_like_signs_survive_writing_and_reading() -> None:
    builder = MapBuilder(title="Pros")
    top = builder.thesis("Thesis: close it")
    builder.support(builder.claim("Con: a"), top)
    builder.relation("unknown", builder.claim("反对：b"), top)
    builder.relation("unknown", builder.claim("Cons"), top)
    builder.claim("Pro")
    debate = builder.build()
    document = parse(dumps(debate, format="outline"), format="outline")
    assert document.map.title == "Pros"
    assert {claim.text for claim in document.map.claims} == {claim.text for claim in debate.claims}
    assert facts(document) >= {("Con: a", "support", "Thesis: close it")}
    assert "attack" not in {sign for _, sign, _ in facts(document)}
