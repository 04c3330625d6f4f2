"""A sign that is given, or taken away, is said as such in every form of a difference."""

from __future__ import annotations

import pytest

from argmap.formats import parse
from argmap.model.elements import ArgumentMap
from argmap.versions import diff
from argmap.versions.difference_json import to_json
from argmap.versions.difference_markdown import markdown
from argmap.versions.difference_text import text
from argmap.versions.merging import merge
from argmap.versions.union import union

UNSIGNED = "argmap: 1\nthesis: {id: t, claim: Close it.}\nunsigned: [{id: a, claim: The air gets cleaner.}]\n"


def with_key(key: str) -> ArgumentMap:
    return parse(UNSIGNED.replace("unsigned", key)).map


@pytest.mark.parametrize(("key", "now"), [("pillars", "a pillar of"), ("objections", "an objection to")])
def test_a_sign_was_given(key: str, now: str) -> None:
    difference = diff(with_key("unsigned"), with_key(key))
    assert text(difference) == (
        "old → new: 1 claim turned\n\n"
        "turned    a: The air gets cleaner.\n"
        "          the sign was given\n"
        "          was: an entry without a sign under the thesis (t)\n"
        f"          now: {now} the thesis (t)\n"
    )
    assert "  - the sign was given\n" in markdown(difference)
    assert union(difference)[1].changes["a"].note.startswith("the sign was given; was an entry without a sign")
    (relation,) = to_json(difference)["relations"]
    assert relation["fields"][0]["before"] == "unknown"


def test_a_sign_was_taken_away() -> None:
    assert "the sign was taken away" in text(diff(with_key("pillars"), with_key("unsigned")))


def test_a_turn_between_known_signs_is_no_sign_given() -> None:
    assert "the sign" not in text(diff(with_key("pillars"), with_key("objections")))


def test_the_side_that_gave_the_sign_wins_a_merge_and_two_signs_are_a_conflict() -> None:
    base, pro, con = with_key("unsigned"), with_key("pillars"), with_key("objections")
    assert merge(base, base, pro).map == pro
    assert merge(base, con, base).map == con
    assert merge(base, pro, con).conflicts
