"""The key of each kind of exercise says about a small map what a person would say."""

from __future__ import annotations

import pytest

import argmap
from argmap.model.elements import ArgumentMap
from argmap.teach.exercise import ONLY, Posed, Task, TaskKey
from argmap.teach.posing.pose_exercise import pose

TOWN = argmap.loads("""
argmap: 1
question: Should the old town be closed to cars?
thesis: {id: close, claim: Close the old town to cars.}
pillars:
  - id: air
    claim: The air gets cleaner.
    evidence: [{id: no2, claim: Nitrogen dioxide fell by a third.}]
    undercuts: [{id: wind, claim: Wind cleans the air anyway.}]
  - {id: safe, claim: Children are safer.}
  - premises:
      - {id: walk, claim: Shops live from people who walk by.}
      - {id: more, claim: More people walk where no cars drive.}
objections:
  - id: trade
    claim: Shops lose customers.
    rebuttals: [{id: bus, claim: New customers come by bus.}]
  - {id: noise, claim: Buses are loud.}
recommendations:
  - {id: trams, claim: Run trams instead of buses., addresses: [noise]}
""")
AIR, SAFE, TRADE, NOISE = "The air gets cleaner.", "Children are safer.", "Shops lose customers.", "Buses are loud."
NO2, BUS, TRAMS = "Nitrogen dioxide fell by a third.", "New customers come by bus.", "Run trams instead of buses."
WALK, MORE, THESIS = (
    "Shops live from people who walk by.",
    "More people walk where no cars drive.",
    "Close the old town to cars.",
)


def answers(task: Task, key: TaskKey) -> dict[str, list[str]]:
    """Part → the first words of the right choices; the part of a task without parts is empty."""
    return {task.part(part) or "": [task.choice(name).split(":")[0] for name in key.right[part]] for part in key.right}


def answers_of(kind: str, level: int = 3, debate: ArgumentMap = TOWN) -> list[dict[str, list[str]]]:
    return [answers(*pair) for pair in pose(debate, kind, seed=0, level=level).tasks_with_keys()]


def test_support_or_attack() -> None:
    yes, no = ["supports it"], ["attacks it"]
    assert answers_of("support-or-attack") == [{AIR: yes, SAFE: yes, TRADE: no, NOISE: no}]


def test_rebuild_map() -> None:
    (boxes,) = answers_of("rebuild-map")
    assert sorted((box.split(": ")[1], *claims) for box, claims in boxes.items()) == [
        ("evidence about box 2", NO2), ("objection about box 1", NOISE), ("objection about box 1", TRADE),
        ("pillar about box 1", SAFE), ("pillar about box 1", AIR), ("rebuttal about box 5", BUS), ("thesis", THESIS),
    ]  # fmt: skip


@pytest.mark.parametrize(("level", "count"), [(1, 5), (2, 7), (3, 7)])
def test_a_scrambled_map_has_as_many_boxes_as_its_level_asks_for(level: int, count: int) -> None:
    assert len(answers_of("rebuild-map", level)[0]) == count


def test_boxes_that_look_alike_take_the_same_claims_unless_more_hangs_below_them() -> None:
    debate = argmap.loads("""
argmap: 1
thesis: Close the old town to cars.
pillars:
  - {claim: The air gets cleaner., reasons: [Engines are off.]}
  - {claim: Children are safer., reasons: [Nobody speeds.]}
objections: [Shops lose customers., Buses are loud.]
""")
    posed = pose(debate, "rebuild-map", level=3)
    figure = argmap.loads(posed.exercise.tasks[0].figure or "")
    given = {claim.text for claim in figure.claims if not claim.text.isdigit()}
    assert len(given) == 1
    assert given < {AIR, "Children are safer."}
    (boxes,) = [answers(*pair) for pair in posed.tasks_with_keys()]
    assert sorted(map(sorted, boxes.values())) == sorted(
        [[THESIS], [next(iter({AIR, SAFE} - given))], ["Engines are off."], ["Nobody speeds."]]
        + 2 * [["Buses are loud.", "Shops lose customers."]]
    )


def test_draw_relation() -> None:
    for seed in range(8):
        posed = pose(TOWN, "draw-relation", seed=seed, level=1)
        (task, key) = next(posed.tasks_with_keys())
        start, end, does = (
            answers(task, key)[part][0] for part in ("where it starts", "where it ends", "what it does")
        )
        figure = argmap.loads(task.figure or "")
        ids = {claim.text: claim.id for claim in figure.claims}
        assert {claim.id for claim in figure.claims if not figure.out_of.get(claim.id)} == {ids[start], figure.thesis}
        signs = {"support": "supports it", "attack": "attacks it"}
        (relation,) = TOWN.out_of[next(claim.id for claim in TOWN.claims if claim.text == start)]
        assert (TOWN.claim(relation.target).text, signs[relation.polarity]) == (end, does)


@pytest.mark.parametrize("seed", range(8))
def test_find_mistake(seed: int) -> None:
    task, key = next(pose(TOWN, "find-mistake", seed=seed, level=1).tasks_with_keys())
    assert task.board is not None
    places = dict(zip([choice.id for choice in task.choices], task.board.choices, strict=True))
    figure = argmap.loads(task.figure or "")
    wrong = {
        relation.id
        for relation in figure.relations
        if (figure.claim(relation.premises[0]).text, relation.polarity, figure.claim(relation.target).text)
        not in {
            (TOWN.claim(r.premises[0]).text, r.polarity, TOWN.claim(r.target).text)
            for r in TOWN.relations
            if r.target not in {relation.id for relation in TOWN.relations}
        }
    }
    assert len(wrong) == 1
    assert {places[name] for name in key.right[ONLY]} == wrong | {figure.by_id[next(iter(wrong))].premises[0]}


def test_classify_claim() -> None:
    (roles,) = answers_of("classify-claim")
    assert roles == {
        AIR: ["pillar"], SAFE: ["pillar"], WALK: ["pillar"], MORE: ["pillar"],
        TRADE: ["objection"], NOISE: ["objection"],
        f"{BUS} – about: “{TRADE}”": ["rebuttal", "objection"],
        f"{NO2} – about: “{AIR}”": ["evidence", "reason"],
        f"{TRAMS} – about: “{NOISE}”": ["recommendation"],
    }  # fmt: skip


def test_find_thesis() -> None:
    assert answers_of("find-thesis") == [{"": [THESIS]}]


def test_a_claim_with_two_reasons_is_a_conclusion_to_find() -> None:
    debate = argmap.loads("""
argmap: 1
thesis: Close the old town to cars.
pillars:
  - {claim: The air gets cleaner., reasons: [Engines are off., No tyre dust flies.]}
  - {claim: Children are safer., reasons: [Nobody speeds.]}
""")
    posed = pose(debate, "find-thesis", level=3)
    whole, part = (answers(*pair)[""] for pair in posed.tasks_with_keys())
    assert (whole, part) == ([THESIS], [AIR])
    texts = {choice.text for choice in posed.exercise.tasks[1].choices}
    assert texts == {AIR, "Engines are off.", "No tyre dust flies."}


def test_co_premises() -> None:
    (joined,) = answers_of("co-premises")
    assert joined == {
        WALK: [f"needed together with “{MORE}”"],
        MORE: [f"needed together with “{WALK}”"],
        AIR: ["counts on its own"],
        SAFE: ["counts on its own"],
    }


APART = """
argmap: 1
thesis: Close the old town to cars.
pillars:
  - {claim: The air gets cleaner., reasons: [{premises: [Engines are off., Engines are the cause.]}]}
  - Children are safer.
"""


def test_co_premises_of_one_claim_are_told_from_separate_reasons_for_another() -> None:
    (joined,) = answers_of("co-premises", debate=argmap.loads(APART))
    assert joined == {
        "Engines are off.": ["needed together with “Engines are the cause.”"],
        "Engines are the cause.": ["needed together with “Engines are off.”"],
        AIR: ["counts on its own"],
        SAFE: ["counts on its own"],
    }


def test_too_many_reasons_for_a_picture_are_asked_for_in_pairs() -> None:
    many = "".join(f"  - Reason number {number} is another one.\n" for number in range(9))
    (pairs,) = answers_of("co-premises", level=1, debate=argmap.loads(APART + many))
    assert pairs[f"“Engines are off.” and “Engines are the cause.” – for: “{AIR}”"] == ["co-premises"]
    assert sorted(pairs.values()) == [["co-premises"], ["separate reasons"], ["separate reasons"]]


def test_missing_premise() -> None:
    (task, key), *more = pose(TOWN, "missing-premise", level=3).tasks_with_keys()
    assert not more
    (right,) = answers(task, key)[""]
    assert right in {WALK, MORE}
    wrong = {choice.text for choice in task.choices} - {right}
    assert 2 <= len(wrong) <= 4
    assert not wrong & {WALK, MORE, AIR, SAFE, TRADE, NOISE, THESIS}


def test_undercut_or_rebuttal() -> None:
    posed = pose(TOWN, "undercut-or-rebuttal", level=3)
    by_prompt = {task.prompt: answers(task, key)[""][0] for task, key in posed.tasks_with_keys()}
    step = "it accepts the first claim but attacks the step to the second (undercut)"
    ask = "What does this attack do?"
    assert by_prompt == {
        f"{ask} “Wind cleans the air anyway.” – about the step: “{AIR}”, so: “{THESIS}”": step,
        f"{ask} “{BUS}” – about the step: “{TRADE}”, against: “{THESIS}”": "it attacks the first claim itself",
    }
    for task in posed.exercise.tasks:
        assert task.board is not None
        figure = argmap.loads(task.figure or "")
        claim, line = task.board.choices
        assert figure.claim(claim).text in (AIR, TRADE)
        assert figure.by_id[line].premises == (claim,)


def test_answered_how() -> None:
    posed = pose(TOWN, "answered-how", level=3)
    by_passage = {task.passage: answers(task, key)[""] for task, key in posed.tasks_with_keys()}
    assert by_passage == {
        f"What the map says about it:\n– {BUS}": ["refuted"],
        f"What the map says about it:\n– {TRAMS}": ["mitigated"],
    }


def test_match_recommendation() -> None:
    assert answers_of("match-recommendation") == [{TRAMS: [NOISE]}]


def test_place_claim() -> None:
    posed = pose(TOWN, "place-claim", level=3)
    empty = {task.prompt.split(": the ")[1].split(" Which")[0]: answers(task, key)[""][0] for task, key in
             posed.tasks_with_keys()}  # fmt: skip
    assert empty[f"reason about “{AIR}”"] == NO2
    assert empty[f"rebuttal about “{TRADE}”"] == BUS
    assert empty[f"pillar about “{THESIS}”"] == SAFE


def test_read_balance() -> None:
    posed = pose(TOWN, "read-balance", level=3)
    assert [answers(*pair)[""] for pair in posed.tasks_with_keys()] == [
        *(["the side for the thesis"], ["the side for the thesis"], ["0"], ["3"], ["no"]),
    ]
    balance = argmap.score(TOWN).balance
    assert balance is not None
    strength = argmap.score(TOWN).strength("close")
    passage = posed.exercise.tasks[0].passage or ""
    assert passage.splitlines()[0] == "lines of argument: 3 for the thesis, 2 against it"
    assert f"lean: {balance['lean']:+.2f} " in passage
    assert "answered lines against the thesis: 2 of 2" in passage
    assert f"verdict: {2 * (strength - 0.5):+.2f} " in passage
    assert f"balance: {balance['number']:.2f} " in passage


def test_read_balance_of_a_map_against_its_thesis() -> None:
    debate = argmap.loads("""
argmap: 1
thesis: Close the old town to cars.
pillars: [The air gets cleaner.]
objections: [Shops lose customers., Buses are loud., Old people cannot walk far.]
""")
    against, *rest = answers_of("read-balance", 3, debate)
    assert against[""] == ["the side against the thesis"]
    assert [answer[""] for answer in rest] == [["the side against the thesis"], ["3"], ["1"], ["no"]]


@pytest.mark.parametrize(("level", "count"), [(1, 3), (2, 4), (3, 5)])
def test_read_balance_asks_more_at_a_higher_level(level: int, count: int) -> None:
    assert len(answers_of("read-balance", level)) == count


def test_numbers_to_choose_from_are_near_the_right_one() -> None:
    for task in list(pose(TOWN, "read-balance", level=3).exercise.tasks)[2:4]:
        numbers = [int(choice.text) for choice in task.choices]
        assert numbers == list(range(numbers[0], numbers[0] + 4))
        assert numbers[0] >= 0


def prompts_of(posed: Posed) -> list[str]:
    return [task.prompt for task in posed.exercise.tasks]


def test_unanswered_objections_are_asked_for_first() -> None:
    debate = argmap.loads("""
argmap: 1
thesis: Close the old town to cars.
objections:
  - {claim: Shops lose customers., rebuttals: [New customers come by bus.]}
  - Buses are loud.
""")
    first = prompts_of(pose(debate, "answer-objection", level=3))[:1]
    last = prompts_of(pose(debate, "answer-objection"))[-1:]
    assert first == ["Nothing answers this objection: “Buses are loud.” Answer it in one or two sentences."]
    assert "The side for the thesis is the weaker one in this map." in last[0]


def test_answered_objections_are_asked_for_where_none_is_open() -> None:
    prompts = prompts_of(pose(TOWN, "answer-objection", level=3))
    assert sorted(prompts[:-1]) == [
        f"The map answers this objection: “{text}” Give a different answer in one or two sentences."
        for text in (NOISE, TRADE)
    ]
    assert "The side against the thesis is the weaker one in this map." in prompts[-1]


def test_critical_question() -> None:
    debate = argmap.loads("""
argmap: 1
thesis: Close the old town to cars.
pillars:
  - {claim: Professor Lind says that it helps., scheme: expert-opinion}
""")
    posed = pose(debate, "critical-question", level=2)
    (choice, key), (writing, _) = posed.tasks_with_keys()
    assert "This step follows the scheme “Argument from Expert Opinion”: “Professor Lind says" in choice.prompt
    assert len(choice.choices) == 1 + 3
    assert len(key.right["1"]) == 1
    assert writing.prompt.startswith("Answer that question for this step: “Professor Lind says")


def test_the_key_has_the_part_of_the_map_that_a_task_was_about_with_the_answer_lit() -> None:
    posed = pose(TOWN, "find-thesis", level=2)
    task, key = next(posed.tasks_with_keys())
    figure = argmap.loads(key.figure or "")
    assert [figure.claim(name).text for name in key.lit] == [THESIS]
    assert {claim.text for claim in figure.claims} >= {choice.text for choice in task.choices}
    assert all(figure.out_of.get(claim.id) or claim.text == THESIS for claim in figure.claims)


def test_a_task_that_is_worked_on_in_a_picture_needs_no_other_one() -> None:
    for kind in ("rebuild-map", "find-mistake", "draw-relation", "undercut-or-rebuttal"):
        assert all(key.figure is None for key in pose(TOWN, kind, level=2).key.values())
