"""What a map answers about itself, and how it and its elements show themselves."""

from __future__ import annotations

import pytest

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Claim, Relation, shorten


def old_town() -> ArgumentMap:
    b = MapBuilder(title="Old town")
    b.thesis("The old town should be closed to cars.", id="close")
    b.support(b.claim("The air gets cleaner.", id="air"), "close")
    b.attack(b.claim("Most dust comes from heating.", id="dust"), "air")
    b.attack(b.claim("Shops lose customers.", id="trade"), "close")
    b.attack(b.claim("Takings rose.", id="takings"), "trade")
    b.address(b.claim("Build park-and-ride sites.", id="sites", kind="recommendation"), "trade")
    return b.build()


def test_a_map_names_its_thesis_pillars_and_objections() -> None:
    debate = old_town()
    assert debate.thesis_claim is not None
    assert debate.thesis_claim.text == "The old town should be closed to cars."
    assert [debate.premises_of(pillar)[0].id for pillar in debate.pillars] == ["air"]
    assert [relation.id for relation in debate.objections()] == ["dust->air", "trade->close"]
    assert [relation.id for relation in debate.unanswered()] == ["dust->air"]


def test_a_map_without_a_thesis_has_none_of_them() -> None:
    debate = ArgumentMap(claims=(Claim(id="a", text="A."),))
    assert (debate.thesis_claim, debate.pillars, debate.objections(), debate.unanswered()) == (None, (), [], [])


def test_a_role_is_asked_for_by_relation_or_id() -> None:
    debate = old_town()
    assert debate.role("takings->trade") == "rebuttal"
    assert debate.role(debate.pillars[0]) == "pillar"
    assert debate.role("sites->trade") == "addresses"


def test_a_walk_gives_text_role_and_depth() -> None:
    assert [(visit.depth, visit.role, visit.text) for visit in old_town().walk()] == [
        (0, "thesis", "The old town should be closed to cars."),
        (1, "pillar", "The air gets cleaner."),
        (2, "objection", "Most dust comes from heating."),
        (1, "objection", "Shops lose customers."),
        (2, "rebuttal", "Takings rose."),
        (0, "addresses", "Build park-and-ride sites."),
    ]


@pytest.mark.parametrize("look_up", ["claim", "base_score"])
def test_an_unknown_claim_is_a_key_error_with_the_nearest_id(look_up: str) -> None:
    with pytest.raises(KeyError, match="there is no 'tradee' in this map; did you mean 'trade'"):
        getattr(old_town(), look_up)("tradee")
    with pytest.raises(KeyError, match="'trade->close' is a relation, not a claim"):
        getattr(old_town(), look_up)("trade->close")


def test_an_unknown_relation_is_a_key_error_with_the_nearest_id() -> None:
    with pytest.raises(KeyError, match="did you mean 'trade->close'"):
        old_town().relation("trade->clos")
    with pytest.raises(KeyError, match="'trade' is a claim, not a relation"):
        old_town().role("trade")


def test_print_shows_a_short_outline() -> None:
    assert (
        str(old_town())
        == """\
Old town
thesis: The old town should be closed to cars.
  pillar: The air gets cleaner.
    objection: Most dust comes from heating.
  objection: Shops lose customers.
    rebuttal: Takings rose.
addresses: Build park-and-ride sites."""
    )


def test_the_outline_of_a_large_map_is_cut() -> None:
    b = MapBuilder()
    b.thesis("T.", id="t")
    for number in range(100):
        b.support(b.claim(f"Reason {number}."), "t")
    lines = str(b.build()).splitlines()
    assert len(lines) == 31
    assert lines[-1] == "… 71 more"


def test_the_outline_marks_a_claim_that_is_met_again() -> None:
    b = MapBuilder()
    b.thesis("T.", id="t")
    b.support(b.claim("P.", id="p"), "t")
    b.support(b.claim("Q.", id="q"), "t")
    b.support("p", "q")
    assert str(b.build()).splitlines()[-1] == "    reason: P. (again)"


def test_each_repr_fits_a_line() -> None:
    claim = Claim(id="c" * 120, text="Very long. " * 1000, kind="evidence", note="n" * 500, quotes=["q" * 500])
    relation = Relation(id="r", polarity="attack", premises=["p" * 120] * 9, target="t" * 120)
    debate = ArgumentMap(title="Title " * 100, claims=(claim,))
    for shown in (repr(claim), str(claim), repr(relation), repr(debate)):
        assert len(shown) <= 130
        assert "\n" not in shown
    assert repr(old_town().relations[0]) == "Relation(air supports close)"
    assert repr(old_town()) == "ArgumentMap('Old town', 6 claims, 5 relations)"


def test_a_repr_is_cut_to_what_tells_elements_apart() -> None:
    relation = Relation(id="r", polarity="attack", premises=["p" * 24, "q" * 25], target="t" * 41)
    assert repr(relation) == f"Relation({'p' * 24} + {'q' * 23}… attacks {'t' * 39}…)"
    assert repr(relation.evolve(premises=["a", "b", "c", "d"], target="t")) == "Relation(a + b + 2 more attacks t)"
    assert repr(relation.evolve(premises=["a", "b", "c"], target="t")) == "Relation(a + b + 1 more attacks t)"
    claim = Claim(id="i" * 40, text="w" * 50)
    assert repr(claim) == f"Claim('{'i' * 40}', '{'w' * 50}')"
    longer = Claim(id="i" * 41, text="w" * 51, kind="evidence")
    assert repr(longer) == f"Claim('{'i' * 39}…', '{'w' * 49}…', kind='evidence')"


def test_a_map_without_a_title_is_named_after_its_thesis() -> None:
    claim = Claim(id="a", text="w" * 51)
    assert repr(ArgumentMap(claims=(claim,), thesis="a")) == f"ArgumentMap('{'w' * 49}…', 1 claims, 0 relations)"
    assert repr(ArgumentMap(claims=(claim,))) == "ArgumentMap('untitled', 1 claims, 0 relations)"


@pytest.mark.parametrize(
    ("text", "shown"),
    [("abcd", "abcd"), ("abcde", "abcde"), ("abcdef", "abcd…"), ("a\n\tb", "a b"), ("  ab   c  ", "ab c")],
)
def test_a_text_is_shown_on_one_line_of_some_width(text: str, shown: str) -> None:
    assert shorten(text, 5) == shown


def test_lines_of_the_outline_have_a_hundred_characters_and_indents_an_end() -> None:
    b = MapBuilder(title="w" * 101)
    b.claim("v" * 101, id="c0")
    for number in range(1, 27):
        b.support(b.claim("w" * 101, id=f"c{number}"), f"c{number - 1}")
    title, root, first, *_, last_but_one, last = str(b.build()).splitlines()
    assert title == "w" * 99 + "…"
    assert root == f"root: {'v' * 93}…"
    assert first == f"  reason: {'w' * 89}…"
    assert last_but_one == last == " " * 50 + f"reason: {'w' * 41}…"
    assert str(ArgumentMap()) == "an empty map"


@pytest.mark.parametrize("char", ["\x00", "\x1f", "\r", "\x7f", "\ud800", "\udfff"])
def test_a_text_has_no_control_characters_and_no_halves(char: str) -> None:
    message = f"text: character 3 is U\\+{ord(char):04X}, which is not allowed in a text"
    with pytest.raises(ValueError, match=message):
        Claim(id="a", text="A.").evolve(text=f"ab{char}c")


@pytest.mark.parametrize("char", ["\t", "\n", "\x80", "\u200d", "\ue000"])
def test_other_characters_may_occur_in_a_text(char: str) -> None:
    assert Claim(id="a", text=f"a{char}b").text == f"a{char}b"


def test_a_text_has_1_to_100000_characters() -> None:
    claim = Claim(id="a", text="w" * 100_000)
    with pytest.raises(ValueError, match="the text has 100,001 characters; 100,000 is the limit"):
        claim.evolve(text="w" * 100_001)
    with pytest.raises(ValueError, match="the text is empty"):
        claim.evolve(text=" \n")


def test_evolve_names_the_nearest_field_and_the_wrong_value() -> None:
    claim = Claim(id="a", text="A.")
    with pytest.raises(TypeError, match="Claim has no field 'txt'; did you mean 'text'"):
        claim.evolve(txt="B.")
    with pytest.raises(ValueError, match=r"^Claim: base_score: expected a number from 0 to 1, found 4$"):
        claim.evolve(base_score=4)
