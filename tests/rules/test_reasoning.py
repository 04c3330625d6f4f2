"""Which objections count as answered, what a pillar rests on, and undercuts that are none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.language.terms import stem, terms
from argmap.model.elements import ArgumentMap
from argmap.model.structure.answering import find_answered_lines, find_unanswered
from argmap.model.structure.lines import signs
from tests.effort import examples
from tests.rules.cases import found, places
from tests.strategies import maps

THESIS = "argmap: 1\nthesis: {id: t, claim: It is so.}\n"


def test_an_objection_to_the_thesis_that_nothing_answers() -> None:
    text = THESIS + "objections:\n  - {id: o, claim: But no.}\n"
    (diagnostic,) = found(text, "unanswered-objection")
    assert "'o' to the thesis" in diagnostic.message
    assert places(text, "unanswered-objection") == [(4, 20, 4, 27)]


@pytest.mark.parametrize(
    "answer",
    [
        "rebuttals: [No.]",
        "undercuts: [So what.]",
        "reasons: [{claim: Since this., objections: [No.]}]",
        "reasons: [{claim: Since this., undercuts: [So what.]}]",
    ],
)
def test_an_attack_on_the_step_the_claim_or_its_reasons_is_an_answer(answer: str) -> None:
    assert places(THESIS + f"objections:\n  - claim: But no.\n    {answer}\n", "unanswered-objection") == []
    deeper = THESIS + f"pillars:\n  - claim: One.\n    objections:\n      - claim: But no.\n        {answer}\n"
    assert places(deeper, "unanswered-objection") == []


def test_a_recommendation_that_addresses_it_is_an_answer() -> None:
    text = THESIS + "objections: [{id: o, claim: But no.}]\nrecommendations: [{claim: Do it., addresses: o}]\n"
    assert places(text, "unanswered-objection") == []


def test_an_objection_below_a_pillar_and_a_cross_link_are_objections_too() -> None:
    text = (
        THESIS + "pillars:\n  - id: p\n    claim: One.\n    reasons:\n      - claim: Two.\n        objections: [But.]\n"
    )
    assert places(text, "unanswered-objection") == [(8, 22, 8, 26)]
    linked = (
        THESIS + "pillars: [{id: p, claim: One.}]\nobjections:\n  - {claim: But., attacks: [p], rebuttals: [No.]}\n"
    )
    assert places(linked, "unanswered-objection") == []


def test_rebuttals_and_undercuts_need_no_answer() -> None:
    text = THESIS + "pillars: [{claim: One., undercuts: [So what.]}]\nobjections: [{claim: But., rebuttals: [No.]}]\n"
    assert places(text, "unanswered-objection") == []


def test_an_attack_on_a_claim_that_is_not_part_of_the_case_is_no_objection() -> None:
    text = THESIS + "claims: [{claim: Aside., objections: [But.]}]\n"
    assert places(text, "unanswered-objection") == []


@settings(max_examples=examples(150), deadline=None)
@given(maps(plain=True))
def test_for_lines_the_rule_agrees_with_response_coverage(debate: ArgumentMap) -> None:
    open_lines = {line.relation.id for line in debate.lines if line.sign == -1} - find_answered_lines(debate)
    reported = {relation.id for relation in find_unanswered(debate) if relation.target == debate.thesis}
    assert reported <= open_lines
    if 0 not in signs(debate).values():
        assert reported == open_lines


def test_an_objection_answered_in_one_of_its_reasons() -> None:
    text = (
        THESIS
        + "objections:\n  - claim: But.\n    reasons:\n"
        + "      - {claim: One., objections: [No.]}\n      - {id: b, claim: Two.}\n"
    )
    (diagnostic,) = found(text, "half-answered-objection")
    assert places(text, "half-answered-objection") == [(4, 12, 4, 16)]
    assert "'b' is not" in diagnostic.message
    assert places(text + "    rebuttals: [No, never.]\n", "half-answered-objection") == []


@pytest.mark.parametrize(
    ("pillar", "bare"),
    [
        ("One.", True),
        ("{claim: One., quote: one}", True),
        ("{claim: One., objections: [No.]}", True),
        ("{claim: One., context: [Aside.]}", True),
        ("{claim: One., backing: [Holds.]}", True),
        ("{claim: One., source: Report}", False),
        ("{claim: One., kind: evidence}", False),
        ("{claim: One., reasons: [Two.]}", False),
        ("{claim: One., evidence: [Two.]}", False),
        ("{premises: [One., {claim: Two., reasons: [Three.]}]}", False),
        ("{premises: [One., Two.]}", True),
        ("{claim: One., status: draft}", False),
        ("{premises: [One., {claim: Two., status: draft}]}", False),
    ],
)
def test_what_a_pillar_rests_on(pillar: str, bare: bool) -> None:
    assert bool(places(THESIS + f"pillars:\n  - {pillar}\n", "bare-pillar")) is bare


def test_a_recommendation_is_no_pillar() -> None:
    assert places(THESIS + "recommendations: [{claim: Do it., supports: [t]}]\n", "bare-pillar") == []


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("undercuts: [one]", [(4, 37, 4, 40)]),
        ("undercuts: [{ref: a}]", [(4, 43, 4, 44)]),
        ("backing: [It is so.]", [(4, 35, 4, 44)]),
        ("undercuts: [Only sometimes.]", []),
    ],
)
def test_an_undercut_or_backing_that_repeats_an_end_of_its_step(step: str, expected: list) -> None:
    text = THESIS + f"pillars:\n  - {{id: a, claim: One, {step}}}\n"
    assert places(text, "repeated-premise") == expected


@pytest.mark.parametrize(
    ("premise", "undercut", "disguised"),
    [
        ("The air gets cleaner.", "The air does not get cleaner.", True),
        ("The air gets cleaner.", "The air doesn't get cleaner", True),
        ("Shops can move.", "Shops cannot move.", True),
        ("Nobody has to move.", "It is no use.", False),
        ("The town isn't quiet.", "The town is quiet.", True),
        ("The air gets cleaner.", "The streets do not get cleaner.", False),
        ("The air gets cleaner.", "Clean air alone does not decide it.", False),
        ("No.", "Not.", False),
    ],
)
def test_an_undercut_that_denies_the_premise_is_an_objection(premise: str, undercut: str, disguised: bool) -> None:
    text = THESIS + f'pillars:\n  - claim: "{premise}"\n    undercuts: ["{undercut}"]\n'
    assert bool(places(text, "disguised-objection")) is disguised


def test_denials_are_looked_for_in_english_only() -> None:
    text = (
        "argmap: 1\nlanguage: {}\nthesis: It is so.\npillars: [{{claim: It rains., undercuts: [It does not rain.]}}]\n"
    )
    assert places(text.format("en-GB"), "disguised-objection") == [(4, 42, 4, 59)]
    assert places(text.format("de"), "disguised-objection") == []


def together(conclusion: str, *premises: str, language: str = "en", key: str = "pillars") -> str:
    list_terms = "\n".join(f'      - "{premise}"' for premise in premises)
    return f'argmap: 1\nlanguage: {language}\nthesis: "{conclusion}"\n{key}:\n  - premises:\n{list_terms}\n'


@pytest.mark.parametrize(
    "family",
    [
        "close closes closed closing",
        "regulate regulates regulated regulating regulation regulations",
        "pollute polluted pollution",
        "organise organised organisation organization organize",
        "produce produced production",
        "reduce reduces reduction",
        "city cities",
        "apply applies applied applying",
        "run runs running",
        "quiet quietly quietness",
        "increase increasingly increasing",
        "govern governs government governments",
        "tax taxes taxed",
        "press presses pressing",
        "control controls controlled",
        "effect effects effective effectively",
        "similar similarity similarities",
        "child children",
    ],
)
def test_the_forms_of_a_word_have_one_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("air", "aim"), ("sing", "single"), ("bus", "bush"), ("nation", "nature"), ("feed", "fee"), ("thing", "thin")],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_terms_leave_out_what_any_argument_says() -> None:
    assert list(terms("It doesn’t follow, therefore, that 12 shops’ trade must fall.").values()) == [
        "follow",
        "shops",
        "trade",
        "fall",
    ]


MORTAL = ("Socrates is mortal.", "All humans are mortal.", "Socrates is human.")


def test_a_closed_inference_holds_hands_and_pulls_no_rabbit() -> None:
    assert places(together(*MORTAL), "holding-hands") == places(together(*MORTAL), "rabbit") == []
    assert places(together("Cycling should be banned.", "Cyclists ban.", "Cycling."), "rabbit") == []


def test_a_term_that_dangles_is_found_at_its_premise() -> None:
    text = together("Socrates is mortal.", "All humans are mortal.", "Socrates teaches philosophy.")
    first, second = found(text, "holding-hands")
    assert places(text, "holding-hands") == [(6, 9, 6, 33), (7, 9, 7, 39)]
    assert "the term 'humans' appears neither in" in first.message
    assert "the terms 'teaches', 'philosophy' appear neither in" in second.message


def test_a_term_of_the_conclusion_that_comes_from_nowhere() -> None:
    text = together("Socrates will die.", "All humans are mortal.", "Socrates is human.")
    (diagnostic,) = found(text, "rabbit")
    assert "'die'" in diagnostic.message
    assert places(text, "rabbit") == [(5, 5, 5, 13)]
    assert len(found(together(*MORTAL, key="objections"), "rabbit")) == 0


CARS = ("The town should ban cars.", "Cars poison the air.", "The streets of the town are narrow.")


def test_premises_that_only_meet_in_the_conclusion() -> None:
    assert places(together(*CARS), "independent-premises") == [(5, 5, 5, 13)]
    linked = (*CARS[:2], "The town wants clean air.")
    assert places(together(*linked), "independent-premises") == []
    away = (*CARS[:2], "Nobody likes noise.")
    assert places(together(*away), "independent-premises") == []
    assert places(together(*CARS, key="objections"), "independent-premises") == []


@pytest.mark.parametrize("rule", ["holding-hands", "rabbit", "independent-premises"])
def test_terms_are_compared_in_english_and_among_co_premises_only(rule: str) -> None:
    assert places(together(*CARS), rule) != []
    assert places(together(*CARS, language="de"), rule) == []
    assert places(together(*CARS[:2]), rule) == []
    undercut = THESIS + "pillars:\n  - {claim: P., undercuts: [{premises: [Cars are loud., Streets are narrow.]}]}\n"
    assert places(undercut, rule) == []


@pytest.mark.parametrize(
    ("objection", "bare"),
    [
        ("It is not so.", True),
        ("It isn't so!", True),
        ("{claim: It is not so., quote: not so}", True),
        ("{claim: It is not so., objections: [Yes.]}".replace("objections", "rebuttals"), True),
        ("{claim: It is not so., reasons: [Since this.]}", False),
        ("{claim: It is not so., evidence: [Since this.]}", False),
        ("{claim: It is not so., source: Report}", False),
        ("{claim: It is not so., kind: evidence}", False),
        ("{premises: [It is not so., Since this.]}", False),
        ("It was never so.", False),
        ("It is so.", False),
        ("It is not so for everyone.", False),
    ],
)
def test_an_objection_that_only_denies(objection: str, bare: bool) -> None:
    text = THESIS + f"objections:\n  - {objection}\n"
    assert bool(places(text, "bare-negation")) is bare


def test_only_objections_to_claims_deny_barely_and_only_in_english() -> None:
    denial = "thesis: It rains.\nobjections: [It does not rain.]\n"
    assert places("argmap: 1\n" + denial, "bare-negation") == [(3, 14, 3, 31)]
    assert places("argmap: 1\nlanguage: nl\n" + denial, "bare-negation") == []
    undercut = THESIS + "pillars: [{claim: It rains., undercuts: [It does not rain.]}]\n"
    assert places(undercut, "bare-negation") == []
    assert len(places(undercut, "disguised-objection")) == 1


@pytest.mark.parametrize(
    ("keys", "unexplained"),
    [
        ("tags: [fallacy]", True),
        ("tags: ['fallacy:straw-man']", True),
        ("tags: [fallacy/some new name]", True),
        ("tags: [Straw Man]", True),
        ("tags: ['#ad_hominem']", True),
        ('tags: ["gambler’s fallacy"]', True),
        ("tags: [health, 'type:red-herring'], note: weak", True),
        ("tags: [straw-man], note: nobody said that", False),
        ("tags: [straw-man], note: 没有人这样说过。", False),
        ("tags: [straw-man], undercuts: [Nobody said that.]", False),
        ("tags: [straw-man], rebuttals: [Nobody said that.]", True),
        ("tags: [health, fallacies-of-the-press]", False),
        ("tags: [authority]", False),
    ],
)
def test_the_name_of_a_fallacy_needs_a_word_on_why(keys: str, unexplained: bool) -> None:
    text = THESIS + f"objections:\n  - {{claim: But no., {keys}}}\n"
    assert bool(places(text, "unexplained-fallacy")) is unexplained


def test_the_name_of_a_fallacy_is_found_at_the_tags_in_any_language() -> None:
    text = "argmap: 1\nlanguage: de\nthesis: {claim: So ist es., tags: [ad-hominem]}\n"
    assert [place[:2] for place in places(text, "unexplained-fallacy")] == [(3, 35)]
