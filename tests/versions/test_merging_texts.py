"""Two texts brought together: what is written, and that every comment stays which neither side took out."""

from __future__ import annotations

from argmap.formats import parse
from argmap.versions.merging_texts import MergedText, merge_texts

BASE = """\
argmap: 1
thesis: {id: close, claim: Close it.}
pillars:
  # about air
  - id: air
    claim: The air gets cleaner.
    reasons:
      - id: dust
        claim: Dust fell.   # measured
  - id: streets   # ?
    claim: Streets are for people.
"""
DUST = "    reasons:\n      - id: dust\n        claim: Dust fell.   # measured\n"


def merged(ours: str, theirs: str) -> MergedText:
    """A merge that the lines are no help for."""
    return merge_texts(parse(BASE), parse(ours), parse(theirs), None)


def comments(found: MergedText) -> list[str]:
    assert found.text is not None
    return sorted(comment.text for comment in parse(found.text).comments)


def test_the_comments_of_both_sides_are_there() -> None:
    ours, theirs = BASE.replace("# ?", "# ? Yes."), BASE.replace("Dust fell.", "Dust fell.  ") + "# the end\n"
    assert comments(merged(ours, theirs)) == ["# ? Yes.", "# about air", "# measured", "# the end"]


def test_a_comment_that_one_side_took_out_stays_out() -> None:
    gone = BASE.replace("  # about air\n", "")
    more = BASE.replace("Streets are", "All streets are")
    for ours, theirs in ((gone, more), (more, gone)):
        assert comments(merged(ours, theirs)) == ["# ?", "# measured"]


def test_a_comment_goes_with_the_claim_that_one_side_took_out() -> None:
    for ours, theirs in ((BASE.replace(DUST, ""), BASE), (BASE, BASE.replace(DUST, ""))):
        assert comments(merged(ours, theirs)) == ["# ?", "# about air"]


def test_a_new_comment_on_a_claim_that_the_other_side_took_out_goes_to_what_that_bore_on() -> None:
    noted = BASE.replace("      - id: dust\n", "      # since 2024\n      - id: dust\n")
    for ours, theirs in ((BASE.replace(DUST, ""), noted), (noted, BASE.replace(DUST, ""))):
        result = merged(ours, theirs)
        assert comments(result) == ["# ?", "# about air", "# since 2024"]
        assert "  # since 2024\n  - id: air\n" in str(result.text)
        assert not result.lost


def test_a_comment_is_new_though_another_claim_has_the_same() -> None:
    doubted = BASE.replace("Dust fell.   # measured", "Dust fell.   # ?")
    other = BASE.replace("Streets are", "All streets are")
    for ours, theirs in ((doubted, other), (other, doubted)):
        assert comments(merged(ours, theirs)) == ["# ?", "# ?", "# about air"]


def test_a_comment_that_both_sides_add_is_there_once() -> None:
    noted = BASE.replace("  # about air\n", "  # about air\n  # and more\n")
    assert comments(merged(noted, noted)).count("# and more") == 1


def test_a_comment_that_was_moved_to_another_claim_is_there_once() -> None:
    moved = BASE.replace("   # ?", "").replace("- id: air\n", "- id: air   # ?\n")
    other = BASE.replace("Streets are", "All streets are")
    for ours, theirs in ((moved, other), (other, moved)):
        assert comments(merged(ours, theirs)).count("# ?") == 1


def test_maps_of_other_tools_stay_in_their_format() -> None:
    base = "Discussion Title: T\n\n1. Thesis.\n1.1. Pro: a.\n1.2. Con: b.\n"
    result = merge_texts(parse(base), parse(base.replace("a.", "a one.")), parse(base.replace("b.", "b two.")), None)
    assert result.text == "Discussion Title: T\n\n1. Thesis.\n1.1. Pro: a one.\n1.2. Con: b two.\n"


def test_what_their_format_cannot_say_or_a_map_does_not_hold_is_not_written() -> None:
    base = "arg(a).\narg(b).\narg(c).\natt(b,a).\n"
    theirs = parse(
        "argmap: 1\nthesis: {id: a, claim: a}\nobjections: [{id: b, claim: b}]\npillars: [{id: c, claim: c}]\n"
    )
    assert merge_texts(parse(base), parse(base), theirs, None) == MergedText(None)
    node = '{"nodes": [{"nodeID": "1", "type": "I", "text": "a", "timestamp": "2015-12-14"}], "edges": []}'
    other = node.replace('"a"', '"b"')
    assert merge_texts(parse(node), parse(other), parse(node), None) == MergedText(None)


def test_a_page_is_merged_by_its_lines_or_not_at_all() -> None:
    page = f"# Town\n\nProse.\n\n```argmap\n{BASE}```\n"
    ours, theirs = page.replace("Prose.", "More prose."), page.replace("Dust fell.", "Less dust fell.")
    lines = ours.replace("Dust fell.", "Less dust fell.")
    documents = parse(page), parse(ours), parse(theirs)
    assert merge_texts(*documents, None).text is None
    assert merge_texts(*documents, parse(lines)) == MergedText(lines, by_lines=True)
