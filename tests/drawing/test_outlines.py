"""The outlines for terminal and Markdown: order, words, cross-references, widths, depth."""

import re

from argmap.drawing import About, Style, render
from argmap.drawing.renderers.terminal import draw_lines
from argmap.drawing.style.shown_text import cells
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap


def outline(debate: ArgumentMap, **options) -> list[str]:
    return str(render(debate, "terminal", **options)).splitlines()


def crossed() -> ArgumentMap:
    builder = MapBuilder(title="T")
    thesis = builder.thesis("Thesis.", id="t")
    pillar, objection = builder.claim("Pillar."), builder.claim("Objection.")
    step = builder.support(pillar, thesis)
    builder.attack(objection, thesis)
    shared = builder.claim("Shared.")
    builder.support(shared, pillar)
    builder.attack(shared, objection, weight=0.5)
    builder.attack(builder.claim("Undercut."), step)
    builder.address(builder.claim("Advice.", kind="recommendation"), objection)
    return builder.build()


def test_each_claim_is_below_what_it_bears_on_with_its_role() -> None:
    assert outline(crossed()) == [
        "T",
        "",
        "THESIS  Thesis.",
        "├─ PILLAR  Pillar.",
        "│  ├─ REASON  Shared.",
        "│  └─ UNDERCUT OF THE STEP  Undercut.",
        "└─ OBJECTION  Objection.",
        "   └─ REBUTTAL, SEE  Shared. (weight 0.5)",
        "",
        "Recommendations",
        "RECOMMENDATION  Advice.",
        "└─ ADDRESSES  “Objection.”",
    ]


def test_premises_needed_together_say_so() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("Thesis.")
    builder.support([builder.claim("One."), builder.claim("Two.")], thesis)
    lines = outline(builder.build())
    assert lines[-2:] == ["├─ PILLAR, 1 OF 2 TOGETHER  One.", "└─ PILLAR, 2 OF 2 TOGETHER  Two."]


def test_a_step_of_a_cycle_of_steps_names_its_target() -> None:
    builder = MapBuilder()
    one, two = builder.claim("One."), builder.claim("Two.")
    first = builder.attack(one, two)
    second = builder.attack(two, first)
    first.target = second
    text = "\n".join(outline(builder.build()))
    assert "attacks the step from “Two.”" in text
    assert text.count("UNDERCUT OF THE STEP") == 2


def test_lines_keep_to_the_width_and_lose_no_word() -> None:
    builder = MapBuilder()
    thesis = builder.thesis("word " * 60, voice="a voice " * 20)
    builder.support(builder.claim("世界 " * 60 + "x" * 90), thesis)
    lines = outline(builder.build(), style=Style(line=50))
    assert max(cells(line) for line in lines) <= 50
    text = re.sub(r"[\s│├└─]+", " ", "\n".join(lines))
    assert text.count("word") == 120  # the map has no title, so the thesis serves as one
    assert text.count("世界") == 60
    assert text.count("x") == 90


def test_very_deep_entries_are_indented_no_further_and_say_their_level() -> None:
    builder = MapBuilder()
    below = builder.thesis("Top.")
    for number in range(2000):
        claim = builder.claim(f"Level {number + 1}.")
        builder.support(claim, below)
        below = claim
    debate = builder.build()
    lines = outline(debate)
    assert max(map(len, lines)) <= 130
    assert lines[-1].strip().endswith("2000: REASON  Level 2000.")
    assert str(render(debate, "markdown")).endswith("- level 2,000: **Reason.** Level 2000.\n")


def test_pieces_of_a_line_have_tones() -> None:
    pieces = [piece for line in draw_lines(crossed(), About(), Style()) for piece in line]
    tones = {piece.text.strip(): piece.tone for piece in pieces if piece.tone}
    assert tones["THESIS"] == "title"
    assert tones["PILLAR"] == tones["REASON"] == "support"
    assert tones["OBJECTION"] == tones["UNDERCUT OF THE STEP"] == "attack"
    assert tones["RECOMMENDATION"] == tones["ADDRESSES"] == "answer"


def test_markdown_links_only_to_safe_addresses() -> None:
    def clean_line(url: str) -> str:
        builder = MapBuilder()
        builder.thesis("T.", source={"title": "Report", "url": url})
        return str(render(builder.build(), "markdown"))

    assert "[source](<https://example.org/a_(b)%3E>)" in clean_line("https://example.org/a_(b)>")
    assert "source](" not in clean_line("javascript:alert(1)")
