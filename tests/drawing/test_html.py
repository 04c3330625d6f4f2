"""The HTML page as text: its security policy, its structure, what of a map gets into it."""

from __future__ import annotations

import base64
import hashlib
import json
from html.parser import HTMLParser
from typing import Any

import pytest

from argmap.drawing import About, Change, ChangeKind, Style, render
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap

VOID = {"meta", "input", "link", "path", "rect"}


class Tree(HTMLParser):
    """Start tags with their attributes and depth; complains about tags that do not match."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], int]] = []
        self.within: list[str] = []
        self.blocks: dict[str, list[str]] = {"style": [], "script": []}
        self.feed(text)
        self.close()
        assert self.within == []

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.found.append((tag, dict(attrs), len(self.within)))
        if tag not in VOID:
            self.within.append(tag)

    def handle_startendtag(self, tag: str, attrs: Any) -> None:
        self.found.append((tag, dict(attrs), len(self.within)))

    def handle_endtag(self, tag: str) -> None:
        assert self.within.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.within and self.within[-1] in self.blocks:
            self.blocks[self.within[-1]].append(data)

    @property
    def claims(self) -> list[dict[str, str | None]]:
        return [attributes for _, attributes, _ in self.found if attributes.get("role") == "treeitem"]


def page(debate: ArgumentMap, about: About | None = None, **style: Any) -> str:
    return str(render(debate, "html", about=about, style=Style(**style)))


def example(text: str = "Text stands.") -> MapBuilder:
    builder = MapBuilder(title=text)
    thesis = builder.thesis(text, id="t")
    pair = [builder.claim("First joins.", id="a&b"), builder.claim("Second joins.", id="b")]
    step = builder.support(pair, thesis, weight=0.5)
    builder.attack(builder.claim("Undercut cuts.", id="u"), step)
    builder.attack(pair[0], pair[1])
    builder.address(builder.claim("Recommended.", id="r", kind="recommendation"), thesis)
    return builder


def test_the_policy_allows_the_blocks_of_the_page_by_their_hashes_and_nothing_else() -> None:
    tree = Tree(page(example().build()))
    (policy,) = (a["content"] for tag, a, _ in tree.found if tag == "meta" and "http-equiv" in a)
    digests = [
        base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        for block in (tree.blocks["style"][0], tree.blocks["script"][-1])
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digests[0]}'; script-src 'sha256-{digests[1]}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    attributes = {name for _, found, _ in tree.found for name in found}
    assert not {name for name in attributes if name == "style" or name.startswith("on")}
    assert not attributes & {"src", "srcset", "action"}


@pytest.mark.parametrize(
    "text", ["<script>x</script>", "</style>--><img onerror=x>", "{{ 7 * 7 }}", "\"' onclick=x", "]]>", "&lt;i&gt;"]
)
def test_texts_make_no_tags(text: str) -> None:
    def clean_line(words: str) -> list[str]:
        changes = {"t": Change(ChangeKind.ADDED, words)}
        about = About(why={"t": [words]}, measure=words, strengths={"t": 0.5}, changes=changes)
        return [tag for tag, _, _ in Tree(page(example(words).build(), about)).found]

    assert clean_line(text) == clean_line("x" * len(text))


def test_ids_of_the_page_are_numbers_and_addresses_use_those_of_the_map() -> None:
    claims = Tree(page(example().build())).claims
    assert [claim["id"] for claim in claims] == ["c0", "c1", "c2", "c3", "c4"]
    assert [claim["data-hash"] for claim in claims] == ["t", "a%26b", "b", "u", "r"]


def test_each_claim_has_its_place_in_the_tree() -> None:
    claims = Tree(page(example().build())).claims
    told = [(c["aria-level"], c["aria-posinset"], c["aria-setsize"], c.get("aria-expanded")) for c in claims]
    assert told == [
        ("1", "1", "2", "true"),
        ("2", "1", "2", None),
        ("2", "2", "2", "true"),
        ("3", "1", "1", None),
        ("1", "2", "2", None),
    ]
    assert [c.get("tabindex") for c in claims] == ["0", None, None, None, None]


def test_screen_readers_get_what_a_claim_hangs_on() -> None:
    text = page(example().build())
    assert ", 1 of 2 together, for “Text stands.”: " in text
    assert " against the step from “First joins.”: " in text
    assert "→ addresses “Text stands.”" in text
    assert "→ attacks “Second joins.”" in text


def test_the_script_gets_the_steps() -> None:
    tree = Tree(page(example().build()))
    steps = json.loads(tree.blocks["script"][0])["steps"]
    told = [(step["premises"], step["claim"], step["step"], step["role"], step["weight"]) for step in steps]
    assert ([1, 2], 0, None, "pillar", 0.5) in told
    assert any(role == "undercut" and claim is None for _, claim, _, role, _ in told)


def test_details_tell_what_is_known() -> None:
    builder = MapBuilder()
    source = {"title": "Report", "author": "Lind", "url": "https://example.org/?a=1&b=2"}
    details = {"quotes": ["said so"], "voice": "Lind", "note": "One.\n\nTwo.", "tags": ["x", "y"], "status": "draft"}
    builder.thesis("Stands.", id="t", source=source, base_score=0.7, **details)
    text = page(builder.build(), About(strengths={"t": 0.634}, measure="DF-QuAD", why={"t": ["starts", "ends"]}))
    for words in ("“said so”", "Lind", '<dd dir="auto">Two.</dd>', "x, y", "0.63 (DF-QuAD)", "0.7", "draft", "starts"):
        assert words in text
    assert 'href="https://example.org/?a=1&amp;b=2"' in text


def test_an_unsafe_source_is_not_a_link() -> None:
    builder = MapBuilder()
    builder.thesis("Stands.", source={"title": "Bad", "url": "javascript:alert(1)"})
    assert "href" not in {name for _, found, _ in Tree(page(builder.build())).found for name in found}


@pytest.mark.parametrize(("theme", "start"), [("light", None), ("dark", "dark"), ("greyscale", "light")])
def test_the_page_starts_in_the_theme_of_the_style(theme: str, start: str | None) -> None:
    _, attributes, _ = Tree(page(example().build(), theme=theme)).found[0]
    assert attributes.get("data-theme") == start


def test_the_language_is_that_of_the_map() -> None:
    builder = MapBuilder(header={"language": "ar"})
    builder.thesis("سلام")
    assert Tree(page(builder.build())).found[0][1]["lang"] == "ar"


def test_a_map_without_legend_has_none() -> None:
    assert "Legend" in page(example().build())
    assert "Legend" not in page(example().build(), legend=False)


def test_two_thousand_levels_are_written_and_nest_less_than_browsers_allow() -> None:
    builder = MapBuilder()
    below = builder.thesis("Level 1.")
    for level in range(2, 2001):
        pair = [builder.claim(f"Level {level} follows."), builder.claim(f"With {level}.")]
        builder.support(pair, below)
        below = pair[0]
    tree = Tree(page(builder.build()))
    assert len(tree.claims) == 3999
    assert max(depth for _, _, depth in tree.found) < 480
    assert max(int(claim["aria-level"] or 0) for claim in tree.claims) == 2000


def test_chains_of_joints_do_not_recurse() -> None:
    builder = MapBuilder()
    one, two = builder.thesis("One."), builder.claim("Two.")
    target = builder.support(two, one)
    for _ in range(1500):
        target = builder.attack(two, target)
    assert len(Tree(page(builder.build())).claims) == 2


def test_long_lines_get_columns_and_sides_stay_apart() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("Top.")
    for line in range(6):
        pillar = builder.claim(f"Line {line}.")
        (builder.support if line % 2 else builder.attack)(pillar, thesis)
        for number in range(40 if line == 1 else 3):
            builder.support(builder.claim(f"Reason {line} {number}."), pillar)
    text = page(builder.build())
    assert text.count('class="columns"') == 3
    columns = text.split('<li role="none" class="column">')[1:]
    assert not any("as-pillar" in column and "as-objection" in column for column in columns)
