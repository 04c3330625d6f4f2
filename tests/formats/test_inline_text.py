"""Links, bold and italics within texts: plain words in the map, and everything back in the file."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats import dump_with_losses, dumps, loads, parse
from argmap.formats.shared import inline_text
from argmap.formats.shared.inline_claims import read_runs
from argmap.formats.shared.inline_text import KIALO, MARKDOWN, TextRun
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Source
from argmap.syntax import markdown_text

PIECES = st.sampled_from(
    ["a", "b c", " ", ".", "*", "**", "_", "~~", "`", "[", "]", "(", ")", "\\", "<", ">", "&amp;", "!", "https://x.org/a",
     "[w](https://x.org/b)", "[*w*](<https://y.org>)", ' "t")', " 'u')",
     "[w](https://x.org/b \"t 'u' *v* \\\"\")", "<https://x.org>", "[1]", ":", "//", "www.x.org", "<b>", "#"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=10).map("".join)
SOURCES = st.sampled_from(
    [None, Source(url="https://x.org/a_(b)?c=1&amp;d"), Source(title="w", url="https://x.org/b"), Source(title="b c."),
     Source(title="A [report], 2024: x", url="https://x.org/*c*"), Source(title="w", url="javascript:x")]
)  # fmt: skip
FORMATS = ["kialo", "outline", "argdown"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("It is **closed** to *all* cars.", "It is closed to all cars."),
        ("It is __closed__ to _all_ snake_case cars.", "It is closed to all snake_case cars."),
        ("It is ***closed***.", "It is closed."),
        (r"5 * 3 * 2 \*and\* so \_on\_", "5 * 3 * 2 *and* so _on_"),
        (r"Stress ([report](https://x.org/Stress_\(biology\))).", "Stress (report)."),
        ("Stress ([report](https://x.org/Stress_(biology))).", "Stress (report)."),
        ("See https://www.x.org/a, it says.", "See x.org, it says."),
        ("So it is. https://x.org/a", "So it is."),
        ("So it is. [x.org](https://x.org/a)", "So it is."),
        ("Words in [brackets] (and more).", "Words in [brackets] (and more)."),
    ],
)
def test_the_words_of_a_text_are_plain(written: str, shown: str) -> None:
    for dialect in (KIALO, MARKDOWN):
        assert read_runs(inline_text.parse(written, dialect)).text == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A <https://x.org/a> b", "A x.org b"),
        ("A ![an *image*](i.png) b", "A an image b"),
        ("A `co*d*e` b &amp; c<br>d", "A co*d*e b & c d"),
        ("A ~~no~~ <b>yes</b> <i>it</i>.", "A no yes it."),
        ('A [b](<https://x.org/a b> "title") c', "A b c"),
    ],
)
def test_markdown_has_more_marks(written: str, shown: str) -> None:
    assert read_runs(inline_text.parse(written, MARKDOWN)).text == shown


@given(TEXTS)
def test_what_is_read_can_be_written_again(text: str) -> None:
    markup = read_runs(inline_text.parse(text, MARKDOWN)).markup
    if markup is not None:
        again = read_runs(inline_text.parse(markup, MARKDOWN))
        assert read_runs(inline_text.parse(again.markup or "", MARKDOWN)) == again


@given(TEXTS)
def test_escaped_words_are_plain(text: str) -> None:
    assert inline_text.parse(markdown_text.escape(text), MARKDOWN) in ([], [TextRun(text)])


def test_many_marks_take_no_time() -> None:
    for piece in ("*a", "**a_", "[", "[a](", "`a", "<b>", "_*", "](", "\\["):
        inline_text.parse(piece * 20_000, MARKDOWN)


@pytest.mark.parametrize(("depth", "shown"), [(3, "a"), (40, f"[a](x{'(' * 40}y{')' * 40})")])
def test_an_address_may_have_parentheses_within_parentheses_but_not_many(depth: int, shown: str) -> None:
    written = f"[a](x{'(' * depth}y{')' * depth})"
    assert inline_text.plain(inline_text.parse(written, MARKDOWN)) == shown


@given(TEXTS.filter(str.strip), TEXTS.filter(str.strip), SOURCES, SOURCES)
@pytest.mark.parametrize("format", FORMATS)
def test_texts_and_sources_come_back(
    format: str, one: str, other: str, here: Source | None, there: Source | None
) -> None:
    builder = MapBuilder(header={"metadata": {"markup": ["The **b c** [w](https://x.org/b)."]}})
    thesis = builder.thesis(one, source=here)
    builder.support(builder.claim(other, source=there), thesis)
    written, _ = dump_with_losses(builder.build(), format)
    again = loads(written, format=format)
    assert dumps(again, format=format) == written
    assert [" ".join(claim.text.split()) for claim in again.claims] == [" ".join(text.split()) for text in (one, other)]


def debate(format: str) -> tuple[str, ArgumentMap]:
    written = (
        "Discussion Title: Zoos\n\n1. Zoos should close.\n1.1. Pro: Stress was **measured** in 33 percent "
        r"([report](https://x.org/Stress_\(biology\))), [twice](https://y.org)."
        "\n1.2. Con: Zoos [teach](https://z.org/a).\n"
    )
    document = parse(written, format=format)
    assert document.losses == ()
    return written, document.map


@pytest.mark.parametrize("format", FORMATS)
def test_an_address_becomes_the_source_and_nothing_is_lost(format: str) -> None:
    _, zoos = debate("kialo")
    _, stress, teach = zoos.claims
    assert (stress.text, teach.text) == ("Stress was measured in 33 percent (report), twice.", "Zoos teach.")
    assert stress.source == Source(title="report", url="https://x.org/Stress_(biology)")
    assert teach.source == Source(title="teach", url="https://z.org/a")
    assert not any("x.org" in claim.id or "http" in claim.id for claim in zoos.claims)
    text, losses = dump_with_losses(zoos, format)
    assert losses == ()
    assert "**measured**" in text
    assert format == "argdown" or "https://y.org" in text  # Argdown cannot say an address with brackets in its text
    assert loads(text, format=format) == zoos


TITLED = {
    "kialo": "1. Zoos should close.\n1.1. Pro: Stress was [measured](https://x.org/a {}) here.\n",
    "outline": "# Zoos\n\n- Zoos should close.\n  - Pro: Stress was [measured](https://x.org/a {}) here.\n",
    "argdown": "[T]: Zoos should close.\n  + [A]: Stress was [measured](https://x.org/a {}) here.\n",
}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ('"City report"', "City report"),
        ("'City   report'", "City report"),
        (r'"A \"new\" report"', "A &#34;new&#34; report"),
        ('""', None),
    ],
)
def test_the_title_of_a_link_is_kept(format: str, written: str, kept: str | None) -> None:
    document = parse(TITLED[format].format(written), format=format)
    stress = document.map.claims[1]
    assert (stress.text, document.losses) == ("Stress was measured here.", ())
    assert stress.source == Source(title="measured", url="https://x.org/a")
    markup = [f'Stress was [measured](https://x.org/a "{kept}") here.'] if kept is not None else None
    assert document.map.metadata.get("markup") == markup
    for other in ("outline", "argdown", "native"):
        text, losses = dump_with_losses(document.map, other)
        again = loads(text, format=other)
        assert (again.claims[1].source, again.metadata.get("markup")) == (stress.source, markup)
        assert [loss.kind for loss in losses if loss.kind == "markup"] == []


def test_a_title_that_a_format_cannot_say_is_a_loss_and_the_link_stays() -> None:
    zoos = loads(TITLED["outline"].format('"City report"'), format="outline")
    text, losses = dump_with_losses(zoos, "kialo")
    assert "1.1. Pro: Stress was [measured](https://x.org/a) here.\n" in text
    message = "bold and italic words, further links and titles of links left out, once (Stress was [measured]"
    assert [loss.line()[: len(message)] for loss in losses if loss.kind == "markup"] == [message]
    zoos = loads(TITLED["outline"].format('"City report"').replace("here", "[here](https://y.org)"), format="outline")
    text, losses = dump_with_losses(zoos, "kialo")
    assert "1.1. Pro: Stress was [measured](https://x.org/a) [here](https://y.org).\n" in text
    assert [loss.count for loss in losses if loss.kind == "markup"] == [1]
    assert loads(dumps(zoos, format="argdown")) == zoos


def test_argdown_keeps_the_title_of_a_link_beside_the_text() -> None:
    zoos = loads(TITLED["outline"].format('"City report"'), format="outline")
    text = dumps(zoos, format="argdown")
    assert "[Stress was measured here]: Stress was [measured](https://x.org/a) here. {" in text
    assert loads(text) == zoos


def test_titles_of_references_and_of_addresses_behind_a_text_are_kept() -> None:
    written = "- T.\n  - Pro: See [it][r].\n  - Con: So it is. [x.org](https://x.org 'X')\n"
    written += '\n[r]: https://r.org "It &amp; all"\n'
    town = loads(written, format="outline")
    assert [claim.source for claim in town.claims[1:]] == [
        Source(title="it", url="https://r.org"), Source(url="https://x.org"),
    ]  # fmt: skip
    assert town.metadata["markup"] == [
        'See [it](https://r.org "It &amp; all").', r'So it is. [x\.org](https://x.org "X")',
    ]  # fmt: skip
    assert loads(dumps(town, format="outline"), format="outline") == town


def test_argdown_json_has_titles_in_its_addresses() -> None:
    link = {"type": "link", "start": 4, "stop": 7, "url": 'https://x.org "Town"'}
    statement = {"type": "equivalence-class", "title": "T", "members": [{"text": "The town.", "ranges": [link]}]}
    exported = {"statements": {"T": statement}, "arguments": {}, "relations": []}
    town = loads(json.dumps(exported), format="argdown-json")
    assert town.claims[0].source == Source(title="town", url="https://x.org")
    assert town.metadata["markup"] == ['The [town](https://x.org "Town").']


def test_argdown_keeps_its_markup() -> None:
    written = "[T]: The **old town** is *closed* to [cars](https://x.org/a).\n  + [A]: __Air__ gets _cleaner_.\n"
    town = loads(written, format="argdown")
    assert [claim.text for claim in town.claims] == ["The old town is closed to cars.", "Air gets cleaner."]
    assert town.claims[0].source == Source(title="cars", url="https://x.org/a")
    text, losses = dump_with_losses(town, "argdown")
    assert losses == ()
    assert "[T]: The **old town** is *closed* to [cars](https://x.org/a).\n" in text
    assert "[A]: **Air** gets *cleaner*.\n" in text
    assert loads(text, format="argdown") == town


def test_argdown_json_says_where_markup_is() -> None:
    bold = {"type": "bold", "start": 4, "stop": 6}
    link = {"type": "link", "start": 8, "stop": 11, "url": "https://x.org"}
    statement: dict[str, object] = {"type": "equivalence-class", "title": "T", "tags": ["tag"]}
    statement["members"] = [{"text": "The old town. #tag", "ranges": [bold, link]}]
    exported = {"statements": {"T": statement}, "arguments": {}, "relations": []}
    town = loads(json.dumps(exported), format="argdown-json")
    assert town.claims[0].text == "The old town."
    assert town.claims[0].source == Source(title="town", url="https://x.org")
    assert town.metadata["markup"] == ["The **old** [town](https://x.org)."]


def test_kialo_lists_sources_at_the_end() -> None:
    written = (
        "1. T.\n1.1. Pro: A. [1]\n1.2. Con: B [2] c.\n\nSources:\n[1] https://x.org/a\n[2] City report: https://y.org\n"
    )
    zoos = loads(written, format="kialo")
    assert [claim.text for claim in zoos.claims] == ["T.", "A.", "B c."]
    assert [claim.source for claim in zoos.claims[1:]] == [
        Source(url="https://x.org/a"), Source(title="City report", url="https://y.org"),
    ]  # fmt: skip
    assert loads(dumps(zoos, format="kialo"), format="kialo") == zoos


def test_markup_of_an_edited_text_does_not_come_back() -> None:
    _, zoos = debate("kialo")
    edited = zoos.evolve(
        claims=[claim.evolve(text="Other words.", source=None) for claim in zoos.claims[:1]], relations=[]
    )
    text, losses = dump_with_losses(edited, "kialo")
    assert "measured" not in text
    assert any("bold" in loss.message for loss in losses)


def test_markdown_pages_have_references_images_and_links_in_headings() -> None:
    page = (
        "# Should [zoos](https://zoos.org) **close**?\n\n## Pro\n\n- They are `bored`, see [here][r] and <https://y.org/b>.\n"
        "- ![A photo](https://img.org/p.png) shows it &amp; more.\n\n## Con\n\n- A [note](notes.md) says no.\n\n"
        '[R]: https://r.org/ref "Ref"\n'
    )
    zoos = loads(page, format="outline")
    assert [(claim.text, claim.source.url if claim.source else None) for claim in zoos.claims] == [
        ("Should zoos close?", "https://zoos.org"),
        ("They are bored, see here and y.org.", "https://r.org/ref"),
        ("A photo shows it & more.", "https://img.org/p.png"),
        ("A note says no.", None),
    ]
    assert loads(dumps(zoos, format="outline"), format="outline") == zoos


@pytest.mark.parametrize(("tags", "text"), [([], "Learn C#now"), (["now"], "Learn C")])
def test_only_a_tag_of_the_statement_is_taken_from_its_end(tags: list[str], text: str) -> None:
    member = {"type": "statement", "role": "top-level-statement", "title": "Learn", "text": "Learn C#now "}
    statement = {"type": "equivalence-class", "title": "Learn", "relations": [], "members": [member], "tags": tags}
    exported = {"arguments": {}, "statements": {"Learn": statement}, "relations": []}
    assert [claim.text for claim in loads(json.dumps(exported), format="argdown-json").claims] == [text]
