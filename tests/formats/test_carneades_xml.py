"""The XML that LKIF and CAF share: each name that a version has for a thing, and what has no place in a map."""

from __future__ import annotations

import pytest

from argmap.formats import parse
from argmap.model.document import Document
from tests.formats.facts import relations


def lkif(statements: str, arguments: str = "") -> Document:
    """A graph in LKIF that has an `a` and a `b` besides the statements given."""
    return parse(
        f'<lkif><argument-graphs><argument-graph><statements><statement id="a"><s>A</s></statement>'
        f'<statement id="b"><s>B</s></statement>{statements}</statements><arguments>{arguments}</arguments>'
        "</argument-graph></argument-graphs></lkif>"
    )


def argument(attributes: str = "", premise: str = "", inside: str = "") -> Document:
    """A graph in which `b` is the premise and `a` the conclusion of one argument."""
    return lkif(
        "",
        f'<argument {attributes}><conclusion statement="a"/><premises><premise statement="b" {premise}/></premises>'
        f"{inside}</argument>",
    )


def losses(document: Document) -> dict[str, tuple[str, int]]:
    return {loss.kind: (loss.message, loss.count) for loss in document.losses}


def errors(document: Document) -> list[str]:
    return [diagnostic.message for diagnostic in document.diagnostics if diagnostic.severity == "error"]


def test_a_statement_without_an_id_and_a_second_one_with_an_id_are_left_out() -> None:
    document = lkif('<statement><s>X</s></statement><statement id="a"><s>Y</s></statement>')
    assert [(claim.id, claim.text) for claim in document.map.claims] == [("a", "A"), ("b", "B")]
    assert errors(document) == [
        "a statement has no id; it is left out",
        "the id 'a' is used twice; only the first one is read",
    ]


def test_sixty_characters_of_an_id_are_shown() -> None:
    id = "x" * 60 + "y"
    step = f'<argument id="{id}"><conclusion statement="a"/><premises><premise/></premises></argument>'
    assert errors(lkif(f'<statement id="{id}"/><statement id="{id}"/>', step))[:2] == [
        f"the id '{'x' * 60}' is used twice; only the first one is read",
        f"a premise of '{'x' * 60}' has no 'statement'; it is left out",
    ]


@pytest.mark.parametrize(
    ("attributes", "tags"),
    [
        ('assumption="true" value="true"', ("assumed",)),
        ('assumption="1" value="true"', ("assumed",)),
        ('assumption="true" value="false"', ()),
        ('assumption="true"', ()),
        ('assumption="false" value="true"', ()),
        ('value="true"', ()),
    ],
)
def test_a_statement_that_is_assumed_to_be_true_is_tagged(attributes: str, tags: tuple[str, ...]) -> None:
    assert lkif(f'<statement id="x" {attributes}><s>X</s></statement>').map.claim("x").tags == tags


@pytest.mark.parametrize("name", ["main", "main-issue"])
def test_the_first_statement_that_is_marked_as_the_main_issue_is_the_thesis(name: str) -> None:
    marks = {"x": "false", "y": "1", "z": "true"}
    rest = "".join(f'<statement id="{id}" {name}="{mark}"/>' for id, mark in marks.items())
    assert lkif(rest).map.thesis == "y"


@pytest.mark.parametrize("name", ["value", "weight", "standard"])
def test_what_a_statement_is_worth_is_left_out_and_said(name: str) -> None:
    document = lkif(f'<statement id="x" {name}="0.5"/><statement id="y" {name}=""/>')
    assert losses(document) == {"standards": ("values, weights and proof standards of statements left out", 1)}


def test_of_three_languages_two_are_left_out() -> None:
    document = lkif(
        '<statement id="x"><description>X</description><description/><description>Y</description>'
        "<description>Z</description></statement>"
    )
    assert document.map.claim("x").text == "X"
    assert losses(document) == {"translations": ("texts in other languages left out", 2)}
    document = lkif('<statement id="x"><description>X</description></statement>')
    assert (document.map.claim("x").text, document.losses) == ("X", ())


@pytest.mark.parametrize(
    ("attributes", "polarity"),
    [
        ("", "support"),
        ('pro="true"', "support"),
        ('pro="1"', "support"),
        ('pro="false"', "attack"),
        ('pro="0"', "attack"),
        ('direction="pro"', "support"),
        ('direction=" con "', "attack"),
        ('direction="con" pro="true"', "attack"),
        ('direction="both"', "unknown"),
    ],
)
def test_the_side_of_an_argument_has_several_names(attributes: str, polarity: str) -> None:
    assert relations(argument(attributes)) == [("b", polarity, "a")]


@pytest.mark.parametrize(
    ("premise", "expected"),
    [
        ('polarity="positive"', [("b", "support", "a")]),
        ('polarity="negative"', [("b", "attack", "not-b"), ("not-b", "support", "a")]),
        ('positive="false"', [("b", "attack", "not-b"), ("not-b", "support", "a")]),
        ('positive="true"', [("b", "support", "a")]),
        ('type="ordinary"', [("b", "support", "a")]),
    ],
)
def test_a_premise_may_be_negated_in_two_ways(premise: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(relations(argument(premise=premise))) == expected


@pytest.mark.parametrize(
    ("premise", "is_exception"),
    [('type="exception"', True), ('exception="true"', True), ('exception="1"', True), ('exception="0"', False)],
)
def test_an_exception_is_an_undercut(premise: str, is_exception: bool) -> None:
    document = lkif(
        '<statement id="c"><s>C</s></statement>',
        '<argument id="x"><conclusion statement="a"/><premises><premise statement="b"/>'
        f'<premise statement="c" {premise}/></premises></argument>',
    )
    expected = [("b", "support", "a"), ("c", "attack", "x")] if is_exception else [("b+c", "support", "a")]
    assert relations(document) == expected


def test_arguments_without_ids_are_numbered() -> None:
    step = '<argument {}><conclusion statement="a"/><premises><premise statement="b"/></premises></argument>'
    document = lkif("", step.format("") + step.format('id="x"') + step.format(""))
    assert [relation.id for relation in document.map.relations] == ["argument-1", "x", "argument-3"]
    document = lkif("", '<argument><conclusion statement="a"/><premises><premise/></premises></argument>')
    assert errors(document)[0] == "a premise of 'argument-1' has no 'statement'; it is left out"


@pytest.mark.parametrize(
    ("attributes", "premise", "inside", "expected"),
    [
        ('title="T"', "", "", {"arguments title": ("'title' of arguments left out", 1)}),
        ('strict="true"', "", "", {"arguments strict": ("'strict' of arguments left out", 1)}),
        ('strict="false" title=" " value="0"', "", "", {}),
        (
            "",
            'role="major" implicit="1"',
            "",
            {
                "premises role": ("'role' of premises left out", 1),
                "premises implicit": ("'implicit' of premises left out", 1),
            },
        ),
        (
            'weight="0.5"',
            "",
            "",
            {"weights": ("weights of arguments left out: they decide between pro and con and are not factors", 1)},
        ),
        ("", "", "<metadata/>", {"metadata": ("metadata of statements and arguments left out", 1)}),
    ],
)
def test_what_has_no_place_in_a_map_is_said(
    attributes: str, premise: str, inside: str, expected: dict[str, tuple[str, int]]
) -> None:
    document = argument(attributes, premise, inside)
    assert (losses(document), relations(document)) == (expected, [("b", "support", "a")])


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('<s pred="http://x.org/rules#likes"><c>Ann</c><c>tea</c><v>x</v></s>', "likes(Ann, tea, x)"),
        ('<s pred="http://x.org/rules/likes"><c>Ann</c></s>', "likes(Ann)"),
        ('<s pred="http://x.org/rules/likes"/>', "likes"),
        ('<s pred="a/b#c"><c>Ann</c></s>', "a/b#c(Ann)"),
        ("<if><s>It rains.</s><s>It is wet.</s></if>", "if(It rains., It is wet.)"),
        ("<metadata/><s>It rains.</s>", "It rains."),
        ("", "x"),
    ],
)
def test_a_formula_is_written_with_short_names(inside: str, text: str) -> None:
    assert lkif(f'<statement id="x">{inside}</statement>').map.claim("x").text == text
