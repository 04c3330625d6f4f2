"""What each action does to a text, and what is refused."""

from __future__ import annotations

import textwrap
from typing import Any

import pytest

from argmap.formats import parse, read
from argmap.review import Edited, Refused, act, parse_action
from argmap.review.actions import ACTIONS, action_names

SOURCE = "Close the town. The air gets\ncleaner, says “the council”. Shops lose customers."
HEAD = """
argmap: 1
issues: [health, trade]
thesis: {id: close, claim: Close the town.}
"""


def change(body: str, action: str, claim: str, **fields: Any) -> Edited:
    text = (HEAD + textwrap.dedent(body).strip("\n") + "\n").lstrip()
    document = parse(text, source_text=SOURCE)
    assert not document.faults, document.faults
    return act(document, parse_action({"action": action, "claim": claim, **fields}))


def body_after(body: str, action: str, claim: str, **fields: Any) -> str:
    edited = change(body, action, claim, **fields)
    assert not edited.rewritten
    return edited.document.text.removeprefix(HEAD.lstrip())


def expect(body: str, after: str, action: str, claim: str, **fields: Any) -> None:
    assert body_after(body, action, claim, **fields) == textwrap.dedent(after).strip("\n") + "\n"


def test_accepting_keeps_a_comment_beside_what_goes() -> None:
    expect(
        """
        pillars:
          - claim: The air gets cleaner.
            status: draft  # ask Mia
            origin: {rule: list-item, confidence: sure}
            note: so
        """,
        """
        pillars:
          - claim: The air gets cleaner.
            # ask Mia
            note: so
        """,
        "accept",
        "the-air-gets-cleaner",
    )


def test_a_bare_text_becomes_a_mapping_with_its_layout() -> None:
    expect(
        """
        pillars:
          - The air gets
            cleaner.  # a comment
          - "Noise: less."
        """,
        """
        pillars:
          - claim: The air gets
              cleaner.  # a comment
            voice: council
          - "Noise: less."
        """,
        "set-voice",
        "the-air-gets-cleaner",
        voice="council",
    )


def test_an_entry_moves_with_its_comments_and_block_texts() -> None:
    expect(
        """
        pillars:
          - id: air
            claim: The air gets cleaner.
            reasons:
              # from May
              - id: dust
                claim: |-
                  Less dust:
                    much less.
                # at its end
              - Less smoke.
          - {id: noise, claim: Less noise.}
        """,
        """
        pillars:
          - id: air
            claim: The air gets cleaner.
            reasons:
              - Less smoke.
          - {id: noise, claim: Less noise.}
          # from May
          - id: dust
            claim: |-
              Less dust:
                much less.
            # at its end
        """,
        "move",
        "dust",
        to="close",
    )


def test_the_last_entry_moves_to_the_place_right_below_it() -> None:
    expect(
        """
        pillars:
          - id: air
            claim: The air gets cleaner.
            evidence:
              - {id: dust, claim: Less dust.}
        """,
        """
        pillars:
          - id: air
            claim: The air gets cleaner.
          - {id: dust, claim: Less dust., kind: evidence}
        """,
        "move",
        "dust",
        to="close",
    )


def test_turning_the_sign_renames_the_lists_below() -> None:
    expect(
        """
        pillars:
          - id: air
            claim: The air gets cleaner.
            objections: [Not at night.]
        objections:
          - Shops lose customers.
        """,
        """
        objections:
          - Shops lose customers.
          - id: air
            claim: The air gets cleaner.
            rebuttals: [Not at night.]
        """,
        "set-sign",
        "air",
        sign="attack",
    )


def test_a_step_that_something_bears_on_keeps_its_id() -> None:
    expect(
        """
        pillars:
          - {id: air, claim: Clean air., undercuts: [No.]}
          - {id: noise, claim: Quiet.}
        """,
        """
        pillars:
          - {id: noise, claim: Quiet., reasons: [{id: air, claim: Clean air., relation: air->close, undercuts: [No.]}]}
        """,
        "move",
        "air",
        to="noise",
    )


def test_rewording_writes_the_id_that_followed_from_the_words() -> None:
    expect(
        "pillars: [The air gets cleaner.]",
        "pillars: [{id: the-air-gets-cleaner, claim: The air is clean.}]",
        "reword",
        "the-air-gets-cleaner",
        text="The air is clean.",
    )


def test_rejecting_one_of_two_equal_texts_keeps_the_id_of_the_other() -> None:
    expect(
        """
        pillars:
          - Less noise.
          - Less noise.
        """,
        """
        pillars:
          - id: less-noise-2
            claim: Less noise.
        """,
        "reject",
        "less-noise",
    )


def test_rejecting_takes_out_what_hangs_only_on_it_and_what_names_it() -> None:
    edited = change(
        """
        objections:
          - id: trade
            claim: Shops lose customers.
            quote: Shops lose customers
            status: draft
            reasons:
              - {id: cars, claim: They come by car., quote: The air, status: draft}
              - {id: seen, claim: Mia has seen it., quote: cleaner}
        recommendations:
          - {id: park, claim: Build car parks., addresses: [trade, cars]}
        claims:
          - {id: rent, claim: Rents rise., attacks: [close], supports: [trade]}
        expect:
          strength: {close: "0.5", trade: "0.5"}
        """,
        "reject",
        "trade",
    )
    assert edited.document.text.removeprefix(HEAD.lstrip()) == textwrap.dedent(
        """\
        recommendations:
          - {id: park, claim: Build car parks.}
        claims:
          - {id: rent, claim: Rents rise., attacks: [close]}
        expect:
          strength: {close: "0.5"}
        """
    )
    assert [rejected.quote for rejected in edited.rejected] == ["Shops lose customers", "The air"]
    assert edited.document.map.relation("park->close").label == "recommends"


def test_what_also_bears_on_something_else_stays_when_it_was_below_what_is_rejected() -> None:
    expect(
        """
        objections:
          - id: trade
            claim: Shops lose customers.
            rebuttals:
              # from May
              - id: rise
                claim: Takings rose.  # by 3 %
                label: so
                supports: [close]
                rebuttals: [Not in winter.]
              - Nobody drives.
        """,
        """
        claims:
          # from May
          - id: rise
            claim: Takings rose.  # by 3 %
            supports: [close]
            objections: [Not in winter.]
        """,
        "reject",
        "trade",
    )


def test_joining_and_splitting_premises_are_the_opposite_of_each_other() -> None:
    apart = """
        pillars:
          - id: air
            claim: The air gets cleaner.  # first
          # second
          - Less noise.
        """
    joined = """
        pillars:
          - premises:
              - id: air
                claim: The air gets cleaner.  # first
              # second
              - Less noise.
        """
    expect(apart, joined, "join", "air", others=["less-noise"])
    expect(joined, apart, "split", "less-noise")


def test_a_claim_and_the_thesis_change_places() -> None:
    edited = change(
        "pillars:\n  - {claim: The air gets cleaner., voice: council}\n  - Less noise.",
        "choose-thesis",
        "the-air-gets-cleaner",
    )
    assert edited.document.map.thesis == "the-air-gets-cleaner"
    assert "thesis: {id: the-air-gets-cleaner, claim: The air gets cleaner., voice: council}" in edited.document.text
    assert "  - {id: close, claim: Close the town.}\n  - Less noise.\n" in edited.document.text
    assert not edited.rewritten


def test_what_bears_on_a_claim_that_becomes_the_thesis_bears_on_it_as_the_thesis() -> None:
    edited = change(
        """
        pillars:
          - id: air
            claim: The air gets cleaner.
            reasons:
              - Less dust.  # who says so?
            evidence: [Sensors say so.]
            objections:
              - It is windy anyway.
          - Less noise.
        """,
        "choose-thesis",
        "air",
    )
    assert not edited.rewritten
    assert (
        edited.document.text.split("\n", 2)[2]
        == textwrap.dedent(
            """
        thesis: {id: air, claim: The air gets cleaner.}
        pillars:
          - id: close
            claim: Close the town.
          - Less noise.
          - Less dust.  # who says so?
          - {claim: Sensors say so., kind: evidence}
        objections:
          - It is windy anyway.
        """
        ).lstrip()
    )


def test_a_claim_becomes_the_thesis_of_a_map_that_has_none() -> None:
    document = parse("argmap: 1\nclaims:\n  - {claim: A., reasons: [B.]}\n")
    edited = act(document, parse_action({"action": "choose-thesis", "claim": "a"}))
    assert edited.document.map.thesis == "a"
    assert [relation.id for relation in edited.document.map.relations] == ["b->a"]


def test_a_claim_that_is_set_aside_hangs_on_nothing_with_what_is_below_it() -> None:
    expect(
        """
        objections:
          # the letter
          - claim: Shops lose.
            weight: 0.5
            rebuttals: [They gain.]
          - It costs.
        """,
        """
        objections:
          - It costs.
        claims:
          # the letter
          - claim: Shops lose.
            objections: [They gain.]
        """,
        "set-aside",
        "shops-lose",
    )


@pytest.mark.parametrize(("claim", "by"), [("b", -1), ("a", 1)])
def test_a_claim_changes_places_with_the_one_beside_it(claim: str, by: int) -> None:
    expect(
        """
        pillars:
          # first
          - A
          - claim: B  # second
            reasons: [C]

          - D
        """,
        """
        pillars:
          - claim: B  # second
            reasons: [C]
          # first
          - A

          - D
        """,
        "reorder",
        claim,
        by=by,
    )


def test_claims_within_brackets_change_places() -> None:
    expect("pillars: [A, {claim: B}, C]", "pillars: [A, C, {claim: B}]", "reorder", "b", by=1)


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("reason", "    reasons:\n      - So.\n"),
        ("evidence", "    evidence:\n      - So.\n"),
        ("objection", "    rebuttals:\n      - So.\n"),
        ("undercut", "    undercuts:\n      - So.\n"),
        ("recommendation", "\nrecommendations:\n  - claim: So.\n    addresses: [shops-lose-customers]\n"),
    ],
)
def test_a_claim_is_added_where_it_belongs(role: str, shown: str) -> None:
    edited = change("objections:\n  - Shops lose customers.", "add", "shops-lose-customers", role=role, text="So.")
    assert shown in edited.document.text
    assert edited.focus == "so"
    assert not edited.rewritten


def test_a_quote_is_taken_if_the_article_has_it_word_for_word() -> None:
    edited = change("pillars: [A]", "set-quote", "a", quote='The air gets\n cleaner, says "the council"')
    assert edited.document.map.claim("a").quotes == ('The air gets cleaner, says "the council"',)
    with pytest.raises(Refused, match="the article does not say 'The air is clean', word for word"):
        change("pillars: [A]", "set-quote", "a", quote="The air is clean")


def test_a_candidate_for_the_thesis_that_no_claim_says_takes_its_words_and_its_quote() -> None:
    edited = change("pillars: [A]", "reword", "close", text="Shops lose.", quote="Shops lose customers")
    assert "thesis: {id: close, claim: Shops lose., quote: Shops lose customers}" in edited.document.text


def test_an_article_that_cannot_be_read_keeps_nobody_from_editing(tmp_path) -> None:
    file = tmp_path / "m.yaml"
    file.write_text("argmap: 1\nsource: {file: ../a.txt}\nthesis: T\n", encoding="utf-8")
    edited = act(read(file), parse_action({"action": "set-voice", "claim": "t", "voice": "author"}))
    assert edited.document.text.endswith("thesis:\n  claim: T\n  voice: author\n")
    assert [diagnostic.rule for diagnostic in edited.document.diagnostics] == ["unsafe-path"]


BODY = """
pillars:
  - {id: air, claim: The air gets cleaner., reasons: [{id: dust, claim: Less dust.}]}
  - premises: [{id: one, claim: One.}, {id: two, claim: Two.}]
    undercuts: [No.]
recommendations:
  - {id: park, claim: Build car parks.}
claims:
  - {id: loose, claim: A loose end., supports: [dust]}
"""


@pytest.mark.parametrize(
    ("action", "claim", "fields", "why"),
    [
        ("accept", "air", {}, "'air' is no draft"),
        ("accept", "ari", {}, "there is no claim 'ari' in this map; did you mean 'air'?"),
        ("reject", "close", {}, "'close' is the thesis; choose another thesis first"),
        ("move", "air", {"to": "dust"}, "'air' cannot hang on 'dust', which is below it"),
        ("move", "air", {"to": "air->close"}, "'air' cannot hang on 'air->close', which is below it"),
        ("move", "air", {"to": "close"}, "'air' hangs on 'close' already"),
        ("move", "loose", {"to": "dust", "sign": "support"}, "'loose' bears on 'dust' already"),
        ("link", "loose", {"to": "dust"}, "'loose' bears on 'dust' already"),
        ("move", "air", {"to": "air"}, "'air' cannot hang on itself"),
        ("move", "one", {"to": "air"}, "'one' is one of several premises; split them first"),
        ("move", "loose", {"to": "air"}, "'loose' hangs on nothing yet; say whether it is to support or to attack"),
        ("move", "close", {"to": "air"}, "'close' is the thesis"),
        ("move", "dust", {"to": "air->close", "sign": "neutral"}, "a step can only be supported or attacked"),
        ("set-sign", "loose", {"sign": "attack"}, "'loose' hangs on nothing yet; move it to what it bears on"),
        ("join", "air", {"others": ["dust"]}, "'dust' does not bear on 'close' as 'air' does"),
        ("join", "air", {"others": ["air"]}, "a claim cannot be joined with itself"),
        ("split", "one", {}, "'one' is a premise of a step that is itself supported or attacked"),
        ("link", "park", {"to": "close"}, "'park' cannot address 'close'"),
        ("unlink", "park", {"to": "air"}, "'park' does not address 'air'"),
        ("set-issue", "air", {"issue": "helth"}, "the map has no issue 'helth'; did you mean 'health'?"),
        ("set-kind", "air", {"kind": "claim"}, "'air' says this already"),
        ("set-aside", "close", {}, "'close' is the thesis"),
        ("set-aside", "loose", {}, "'loose' hangs on nothing already"),
        ("set-aside", "park", {}, "'park' is a recommendation, which always belongs to the thesis"),
        ("reorder", "loose", {"by": 1}, "'loose' hangs on nothing, so it has no place among others"),
        ("reorder", "air", {"by": -1}, "'air' is the first of what bears so on 'close'"),
        ("choose-thesis", "park", {}, "'park' is a recommendation, which is no thesis"),
        ("add", "loose", {"role": "undercut", "text": "No."}, "'loose' takes no step that could be undercut"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(action: str, claim: str, fields: dict[str, Any], why: str) -> None:
    with pytest.raises(Refused) as refused:
        change(BODY, action, claim, **fields)
    assert str(refused.value) == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[T]: A.\n  + B.\n", "this file is in the format 'argdown'; `argmap convert` makes a map of it first"),
        ("argmap: 1\nthesis: {id: t, claim A}\n", "the file has errors, which have to be corrected first"),
        ("# Page\n\n```argmap\nargmap: 1\nthesis: T\n```\n", "the map stands in a page"),
    ],
)
def test_texts_that_cannot_be_edited_are_refused(text: str, why: str) -> None:
    document = parse(text, file="m.md" if text.startswith("#") else None)
    with pytest.raises(Refused, match=why.split("`")[0]):
        act(document, parse_action({"action": "accept", "claim": "t"}))


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("accept", "an action is an object with 'action' and 'claim'"),
        ({"claim": "a"}, "there is no action without a name"),
        ({"action": "mov", "claim": "a"}, "there is no action 'mov'; did you mean 'move'?"),
        ({"action": "move", "claim": "a"}, "move: to: a value is missing"),
        ({"action": "accept", "claim": "a", "all": True}, "accept: all: there is no field 'all'"),
        ({"action": "reword", "claim": "a", "text": " "}, "reword: text: the text is empty"),
    ],
)
def test_an_action_that_is_none_is_refused_kindly(value: object, why: str) -> None:
    with pytest.raises(ValueError) as error:
        parse_action(value)
    assert str(error.value) == why


def test_every_action_has_a_name_of_its_own() -> None:
    assert len(set(action_names())) == len(ACTIONS)
