"""A student's relation without a sign earns no points for it; a reference map and an exercise must have all signs."""

from __future__ import annotations

import pytest

from argmap.formats import parse
from argmap.teach.grading.grade_maps import grade_map
from argmap.teach.handouts.lesson_steps import as_text
from argmap.teach.posing.pose_exercise import UnfitError, offers, pose

SIGNED = """\
argmap: 1
thesis: {id: t, claim: Close the old town.}
pillars: [{id: a, claim: The air gets cleaner.}]
objections: [{id: o, claim: Shops lose customers.}]
"""
UNSIGNED = SIGNED.replace("objections", "unsigned")


def test_only_the_points_for_the_sign_are_lost() -> None:
    graded = grade_map(parse(UNSIGNED), [parse(SIGNED).map])
    full = grade_map(parse(SIGNED), [parse(SIGNED).map])
    lost = {name for name, part in graded.parts.items() if part.points < full.parts[name].points}
    assert lost == {"sign"}
    (feedback,) = graded.feedback
    assert feedback.rule == "wrong-sign"
    assert feedback.message == ("say whether “Shops lose customers.” supports or attacks “Close the old town.”")


def test_a_reference_without_a_sign_is_refused() -> None:
    with pytest.raises(ValueError, match="every relation must say whether it supports or attacks"):
        grade_map(parse(SIGNED), [parse(UNSIGNED).map])


def test_no_exercise_is_made_of_a_map_without_a_sign() -> None:
    with pytest.raises(UnfitError, match="1 relation of the map has no sign"):
        pose(parse(UNSIGNED).map, "support-or-attack")
    assert all(offer.posed is None for offer in offers(parse(UNSIGNED).map))


def test_a_lesson_asks_what_an_unsigned_claim_does() -> None:
    assert "Does anything speak for or against" in as_text(parse(UNSIGNED).map, predict=True)
