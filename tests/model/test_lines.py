"""Lines, signs and answers, against their definitions read off one line at a time."""

from hypothesis import given, settings

from argmap.model.builder import MapBuilder
from argmap.model.elements import Polarity
from argmap.model.structure.answering import find_answered_lines
from argmap.model.structure.lines import reach, signs
from tests.effort import examples
from tests.strategies import maps


@settings(max_examples=examples(500), deadline=None)
@given(debate=maps(plain=True))
def test_a_line_is_answered_when_an_element_of_its_sign_within_it_is_attacked(debate):
    sign_of = signs(debate)
    expected = {
        line.relation.id
        for line in debate.lines
        if any(
            sign_of[element] == line.sign
            and any(relation.polarity is Polarity.ATTACK for relation in debate.onto.get(element, ()))
            for element in reach(debate, [line.relation.id])
        )
    }
    assert find_answered_lines(debate) == expected


def test_with_a_label_only_attacks_of_that_label_answer():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    for name in ("one", "two"):
        b.attack(b.claim(f"Objection {name}.", id=name), "t", id=f"{name}-t")
    b.attack(b.claim("No."), "one")
    b.address(b.claim("Do it.", kind="recommendation"), "two")
    debate = b.build()
    assert find_answered_lines(debate) == {"one-t", "two-t"}
    assert find_answered_lines(debate, label="addresses") == {"two-t"}


def test_signs_multiply_down_to_undercuts_and_meet_in_mixed():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    con = b.attack(b.claim("Objection.", id="o"), "t", id="o-t")
    b.support(b.claim("Reason.", id="p"), "t")
    b.attack(b.claim("It does not follow.", id="u"), con, id="cut")
    b.support(b.claim("Both ways.", id="m"), "o")
    b.support("m", "p")
    b.neutral(b.claim("Aside.", id="x"), "t", id="aside")
    b.attack(b.claim("On an aside.", id="y"), "aside")
    sign_of = signs(b.build())
    assert {name: sign_of[name] for name in ("t", "o-t", "o", "p", "cut", "u", "m")} == {
        "t": 1, "o-t": -1, "o": -1, "p": 1, "cut": 1, "u": 1, "m": 0,
    }  # fmt: skip
    assert sign_of["x"] is sign_of["aside"] is sign_of["y"] is None


def test_nothing_is_reached_through_the_thesis():
    b = MapBuilder()
    b.thesis("The thesis holds.", id="t")
    b.support(b.claim("Reason.", id="p"), "t", id="p-t")
    b.support("t", "p", id="cycle")
    b.attack(b.claim("Objection.", id="o"), "t")
    assert set(reach(b.build(), ["p-t"])) == {"p-t", "p", "cycle"}
