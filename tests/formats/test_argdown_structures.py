"""Argdown: titles, structures and settings that decide what is a claim and what bears on what."""

from __future__ import annotations

from argmap.formats import parse
from argmap.model.document import Document


def lines(text: str) -> set[str]:
    """The relations by texts."""
    debate = parse(text, format="argdown").map
    texts = {claim.id: claim.text for claim in debate.claims}
    return {
        f"{' + '.join(texts[p] for p in r.premises)} {r.polarity} {texts.get(r.target, 'a step')}"
        + (f" ({r.label})" if r.label else "")
        for r in debate.relations
    }


def texts(text: str) -> list[str]:
    return [claim.text for claim in parse(text, format="argdown").map.claims]


def problems(document: Document) -> list[str]:
    return [d.message for d in document.diagnostics if d.severity != "info"]


def test_a_statement_and_an_argument_may_share_a_title() -> None:
    document = parse("<A1>: Reason.\n\n[A1]: Statement.\n    + <A1>\n", format="argdown")
    assert problems(document) == []
    assert lines(document.text) == {"Reason. support Statement."}
    assert document.map.thesis == "A1"


def test_titles_that_are_the_same_as_ids_are_two_claims() -> None:
    document = parse("[a b]: One.\n\n[a-b]: Two.\n  - [a b]\n", format="argdown")
    assert problems(document) == []
    assert lines(document.text) == {"One. attack Two."}


UNTITLED = """\
(1) All men are mortal.
(2) Socrates is a man.
----
(3) Socrates is mortal.
"""


def test_an_untitled_structure_is_a_step_and_no_claim() -> None:
    assert lines(UNTITLED) == {"All men are mortal. + Socrates is a man. support Socrates is mortal."}


def test_an_undercut_of_an_untitled_structure_hits_its_step() -> None:
    text = UNTITLED.replace("----", "----\n  <_ <U>: He is a god.")
    assert "He is a god. attack a step" in lines(text)


EMPTY = """\
[trade]: Shops can be reached.

<Objection W>{description}

(1) A shop has no rights.
(2) Rights need abilities.
----
(3)
  -> [trade]
"""


def test_an_argument_with_an_empty_conclusion_is_the_step_to_what_it_bears_on() -> None:
    assert lines(EMPTY.format(description="")) == {
        "A shop has no rights. + Rights need abilities. attack Shops can be reached. (Objection W)"
    }


def test_an_argument_with_words_stands_for_its_empty_conclusion() -> None:
    assert lines(EMPTY.format(description=": Shops are things.")) == {
        "A shop has no rights. + Rights need abilities. support Shops are things.",
        "Shops are things. attack Shops can be reached.",
    }


def test_an_argument_that_is_attacked_stands_for_its_empty_conclusion() -> None:
    text = EMPTY.format(description="") + "\n[no]: No.\n  -> <Objection W>\n"
    assert "No. attack Objection W" in lines(text)
    assert "Objection W attack Shops can be reached." in lines(text)


def test_an_empty_conclusion_that_bears_on_nothing_is_said_by_its_argument() -> None:
    assert lines("<A>\n\n(1) p\n----\n(2)\n") == {"p support A"}


STEPS = """\
<A>

(1) one
(2) two
----
(3) three
(4) four
(5) five
----
(6) six {six}
----
(7) seven {seven}
"""


def test_a_conclusion_may_name_the_premises_that_it_rests_on() -> None:
    for key in ("uses", "from"):
        text = STEPS.format(six=f"{{{key}: [4,5]}}", seven=f"{{{key}: [3,6]}}")
        assert lines(text) == {
            "one + two support three",
            "four + five support six",
            "three + six support A",
            "A support seven",
        }
        assert parse(text, format="argdown").losses == ()


EXPLODED = """\
===
model: {{explodeArguments: {value}}}
===

[t]: top
  - <A>

<A>: why
  <_ <U>: but

(1) one
----
(2) two
(3) more
----
(4) three
"""


def test_steps_of_an_exploded_argument_are_arguments() -> None:
    assert lines(EXPLODED.format(value="true")) == {
        "three attack top",
        "but attack a step",
        "one support A - 1",
        "A - 1 support two",
        "two + more support why",
        "why support three",
    }


def test_an_argument_is_one_where_the_setting_is_off() -> None:
    assert "one support two" in lines(EXPLODED.format(value="false"))


def test_tags_stay_in_the_middle_of_a_text_unless_the_setting_takes_them_out() -> None:
    text = "[a]: one #x two #y\n"
    assert texts(text) == ["one #x two"]
    assert texts(f"===\nmodel: {{removeTagsFromText: true}}\n===\n\n{text}") == ["one two"]


GROUPS = """\
# Map

## Arguments

<A>

(1) [P]
(2) [Q]
----
(3) [T]: We should.

## Shared premises

[P]: First premise.

## Later

[P]: First premise, again.

[Q]
"""


def test_a_statement_belongs_below_the_heading_of_its_first_definition() -> None:
    debate = parse(GROUPS, format="argdown").map
    assert {claim.id: claim.issue for claim in debate.claims} == {
        "P": "Shared premises",
        "Q": "Arguments",
        "T": "Arguments",
        "A": "Arguments",
    }


def test_an_argument_belongs_below_the_heading_of_its_structure() -> None:
    text = "# Map\n\n## One\n\n[t]: top\n  + <A>\n\n## Two\n\n<A>\n\n(1) p\n----\n(2) [t]\n"
    debate = parse(text, format="argdown").map
    assert {claim.text: claim.issue for claim in debate.claims} == {"top": "One", "A": "Two", "p": "Two"}


def test_a_contradiction_of_an_argument_is_refused_once_at_the_argument() -> None:
    document = parse("[S]: One.\n    >< <A>: Two.\n\n[T]: Three.\n", format="argdown")
    [error] = [d for d in document.diagnostics if d.severity == "error"]
    assert error.span is not None
    assert error.span.start == (2, 8)
    assert "an argument can only be attacked" in error.message
    assert "Three." in texts(document.text)
