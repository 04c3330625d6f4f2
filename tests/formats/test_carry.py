"""Comments that go along when a map is written anew: to the same key of the same claim, or to what stands around."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap.formats import parse
from argmap.formats.native.keep_comments import Earlier, PlacedComment, find_comments, write_with_comments
from argmap.model.elements import ArgumentMap
from tests.strategies import maps
from tests.test_maps import MAPS

TEXT = """\
# above all

argmap: 1   # version
title: Town    # title
# above the thesis
thesis: {id: close, claim: Close it.}
pillars:
  # above air
  - id: air
    # above the words
    claim: The air gets cleaner.   # beside the words
    reasons:
      - Dust fell.    # beside a bare claim
      # at the end of the reasons

  # above people
  - claim: Streets are for people.
  - premises:    # together
      # above the first
      - One.
      - Two.
# at the end
"""


def again(text: str, **changes: object) -> str:
    """The text of its own map, some of it changed."""
    document = parse(text)
    debate = document.map.evolve(**changes)
    return write_with_comments(debate, Earlier(document, {name: name for name in debate.by_id}))


def comments(text: str) -> list[str]:
    return [comment.text for comment in parse(text).comments]


def test_every_comment_stays_in_its_place() -> None:
    written = again(TEXT)
    assert comments(written) == comments(TEXT)
    assert "      - Dust fell.    # beside a bare claim\n      # at the end of the reasons\n" in written
    assert "  # above people\n  - Streets are for people.\n" in written
    assert "\n# above the thesis\nthesis:\n" in written
    assert written.startswith("# above all\n\nargmap: 1   # version\n")
    assert again(written) == written


def test_a_comment_of_a_claim_that_is_gone_goes_to_what_stands_around_it() -> None:
    document = parse(TEXT)
    claims = [claim for claim in document.map.claims if claim.id != "dust-fell"]
    relations = [r for r in document.map.relations if "dust-fell" not in r.premises]
    written = write_with_comments(
        document.map.evolve(claims=claims, relations=relations),
        Earlier(document, {name: name for name in document.map.by_id if "dust-fell" not in name}),
    )
    assert sorted(comments(TEXT)) == sorted(comments(written))
    assert "  # beside a bare claim\n  - id: air\n" in written


def test_a_comment_of_a_key_that_is_gone_stays_with_its_claim() -> None:
    text = "argmap: 1\nthesis:\n  claim: T\n  # why\n  note: N\n"
    claims = [parse(text).map.claims[0].evolve(note=None)]
    assert again(text, claims=claims) == "argmap: 1\n\n# why\nthesis: T\n"


def test_a_comment_follows_a_claim_that_was_moved() -> None:
    document = parse(TEXT)
    relations = [
        r.evolve(target="streets-are-for-people") if r.premises == ("dust-fell",) else r for r in document.map.relations
    ]
    written = again(TEXT, relations=relations)
    assert written.index("# above people") < written.index("# beside a bare claim") < written.index("# together")


def test_only_what_is_wanted_is_carried() -> None:
    document = parse(TEXT)
    names = {name: name for name in document.map.by_id}
    wanted = {number for number, comment in enumerate(find_comments(document)) if "air" in comment.text}
    assert comments(write_with_comments(document.map, Earlier(document, names, wanted))) == ["# above air"]


def test_the_place_of_a_comment_is_the_entry_of_a_claim_and_the_keys_in_it() -> None:
    listed = list(find_comments(parse(TEXT)))
    assert sorted(comment.text for comment in listed) == sorted(comments(TEXT))
    assert PlacedComment("air", ("claim",), "# above the words") in listed
    assert PlacedComment("", ("title",), "# title") in listed


def test_json_stays_json() -> None:
    assert again('{"argmap": 1, "thesis": "T"}').startswith("{\n")


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.stem)
def test_the_maps_of_the_project_keep_every_comment(path) -> None:
    text = path.read_text(encoding="utf-8")
    written = again(text)
    assert sorted(comments(written)) == sorted(comments(text))
    assert parse(written).map == parse(text).map


@given(maps())
def test_a_map_is_carried_whole(debate: ArgumentMap) -> None:
    from argmap.formats import dumps

    document = parse(dumps(debate))
    written = write_with_comments(debate, Earlier(document, {name: name for name in debate.by_id}))
    assert parse(written).map == debate
