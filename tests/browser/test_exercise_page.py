"""The page of exercises in a real browser: played through by keyboard, graded as the command line grades."""

from __future__ import annotations

import base64
import html
import json
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.teach import exercise_files
from argmap.teach.exercise import Answers, Ask, Posed
from argmap.teach.exporting.export_kind import export
from argmap.teach.exports.page import seal_key
from argmap.teach.grading.grade_answers import grade
from argmap.teach.posing.pose_exercise import offers, pose
from tests.browser.conftest import settle
from tests.npm import missing
from tests.samples.exercises import ON_THE_MAP, PLAIN, by_hand

FOLDER = Path(__file__).parents[2]
MAP = argmap.load(FOLDER / "maps" / "sunday-library.yaml")
ALL = [offer.posed for offer in offers(MAP, seed=2, level=2) if offer.posed]


def page_of(*posed: Posed) -> str:
    return export(posed, "page").decode()


def checked(page: Any, section: str = "#e1") -> str:
    page.click(f"{section} .check")
    page.wait_for_function(f"document.querySelector('{section} .result') === document.activeElement")
    return page.text_content(f"{section} .result")


def test_it_is_played_through_by_keyboard_with_a_wrong_and_a_right_answer(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(PLAIN))
    keys = page.keyboard
    page.focus("#student")
    keys.type("Anna")
    keys.press("Tab")
    keys.press("ArrowDown")  # from the first choice to the second one
    assert page.is_checked("input[value=b]")
    for _ in range(4):  # to the word "because"
        keys.press("Tab")
    keys.press("Space")
    for _ in range(7):  # past the other words, to the first part
        keys.press("Tab")
    keys.type("supports")
    keys.press("Tab")
    keys.type("supports")
    keys.press("Tab")
    keys.type("No.")
    keys.press("Tab")
    keys.press("Enter")
    page.wait_for_function("document.activeElement.className === 'result'")
    first = page.text_content("#e1 .result")
    assert first == "1.25 of 4 points. You can check 2 times more."
    assert page.text_content("#e1-t1-said") == "✗ Not right yet."
    assert page.text_content("#e1-t3-2-said") == "✗ not right yet"
    assert page.get_attribute("#e1-t3-2", "aria-invalid") == "true"
    page.focus("#e1 .check")
    keys.press("Enter")
    page.wait_for_function("document.querySelector('#e1').dataset.attempt === '2'")
    settle(page)
    assert "Everything else bears on the thesis" in page.text_content("#e1-t1-said")
    assert "Close it." not in page.text_content("#e1-t1-said")
    page.focus("input[value=b]")
    keys.press("ArrowUp")
    page.focus("#e1-t3-2")
    keys.type("attacks")
    page.focus("#e1 .check")
    keys.press("Enter")
    page.wait_for_function("document.querySelector('#e1').dataset.attempt === '3'")
    settle(page)
    assert page.text_content("#e1-t1-said") == "✓ Right."
    assert page.text_content("#e1-t3-2-said") == "✓ right"
    assert "The right answer is “because”, “However,”" in page.text_content("#e1-t2-said")
    assert page.text_content("#e1 .result").endswith("The right answers are shown.")
    assert page.is_disabled("#e1 .check")


def fill(page: Any, posed: Posed, answers: Answers, section: str = "e1") -> None:
    for summary in page.query_selector_all(f"#{section} .lists:not([open]) summary"):
        summary.click()
    for task in posed.exercise.tasks:
        given, place = answers.answer_to(task), f"#{section}-t{task.id}"
        if task.ask is Ask.WRITE:
            page.fill(f"{place} textarea", given.text)
        elif task.ask is Ask.MARK:
            for name in given.picked.get("1", ()):
                page.click(f'{place} .word[data-choice="{name}"]')
        elif task.ask is Ask.CHOOSE:
            for name in given.picked.get("1", ()):
                page.check(f'{place} input[value="{name}"]')
        else:
            for part, names in given.picked.items():
                page.select_option(f"{place}-{part}", names[0])


def some_answers(posed: Posed, rng: random.Random) -> Answers:
    found: dict[str, Any] = {}
    for task in posed.exercise.tasks:
        names = [choice.id for choice in task.choices]
        if task.ask is Ask.WRITE:
            found[task.id] = rng.choice(
                ["", "No.", "Shops lose.", "Some shops win new customers.", "As to that", "x y z q"]
            )
        elif task.ask is Ask.MARK:
            found[task.id] = tuple(rng.sample(names, rng.randrange(len(names))))
        elif task.ask is Ask.CHOOSE:
            found[task.id] = rng.choice([*names, None])
        else:
            found[task.id] = {part: rng.choice([*names, None]) for part in task.part_ids}
    return Answers(exercise=posed.exercise.fingerprint, answers=found)


def test_the_key_gets_all_points_and_saved_answers_are_graded_alike(open_page: Callable[..., Any]) -> None:
    everything = [PLAIN, by_hand(), ON_THE_MAP, *ALL]
    page = open_page(page_of(*everything), accept_downloads=True)
    page.fill("#student", "Zoë Łukasz")
    for number, posed in enumerate(everything, 1):
        fill(page, posed, Answers.of_key(posed), f"e{number}")
        of = len(posed.exercise.tasks)
        assert checked(page, f"#e{number}").startswith(
            (f"{of} of {of} points. Everything is right.", "1 of 1 point. Everything")
        )
        with page.expect_download() as download:
            page.click(f"#e{number} .save")
        handed = exercise_files.read_answers(Path(download.value.path()).read_bytes())
        assert handed.answers is not None
        assert (handed.answers.student, handed.answers.attempt) == ("Zoë Łukasz", 1)
        assert download.value.suggested_filename == f"Zoë-Łukasz-{posed.exercise.fingerprint}.json"
        assert grade(posed, handed.answers).points == of


def test_points_in_the_page_are_those_of_the_command_line(tmp_path: Path) -> None:
    node = shutil.which("node")
    if node is None:
        missing("install node to compare the page's grading")
    rng, cases = random.Random(3), []
    for number in range(600):
        posed = [PLAIN, *ALL][number % (len(ALL) + 1)]
        cases.append((posed, some_answers(posed, rng)))
    asked = [
        {
            "sealed": seal_key(posed),
            "seed": posed.exercise.fingerprint,
            "tasks": [
                {"id": t.id, "ask": t.ask.value, "given": _as_page_has_it(t, answers)} for t in posed.exercise.tasks
            ],
        }
        for posed, answers in cases
    ]
    (tmp_path / "cases.json").write_text(json.dumps(asked), encoding="utf-8")
    script = (FOLDER / "argmap" / "teach" / "templates" / "page-grade.js").read_text(encoding="utf-8")
    script += """
const fs = require("fs");
globalThis.crypto ??= require("crypto").webcrypto;
(async () => {
  const found = [];
  for (const one of JSON.parse(fs.readFileSync(process.argv[2], "utf8"))) {
    const key = await openKey(one.sealed, one.seed);
    found.push(one.tasks.map((task) => gradeTask(task.ask, key[task.id], task.given).points));
  }
  console.log(JSON.stringify(found));
})();
"""
    (tmp_path / "grade.cjs").write_text(script, encoding="utf-8")
    done = subprocess.run([node, "grade.cjs", "cases.json"], cwd=tmp_path, capture_output=True, text=True, check=True)
    for (posed, answers), points in zip(cases, json.loads(done.stdout), strict=True):
        assert points == pytest.approx([task.points for task in grade(posed, answers).tasks])


def _as_page_has_it(task: Any, answers: Answers) -> Any:
    given = answers.answer_to(task)
    if task.ask is Ask.WRITE:
        return given.text
    if task.ask is Ask.MARK:
        return list(given.picked.get("1", ()))
    return {part: names[0] for part, names in given.picked.items()}


@pytest.mark.parametrize("posed", [PLAIN, *ALL], ids=lambda p: p.exercise.kind)
def test_no_answer_is_readable_in_the_page(posed: Posed) -> None:
    text = page_of(posed)
    shown = json.dumps(posed.exercise.model_dump(mode="json"), ensure_ascii=False)
    secrets = [
        why for key in posed.key.values() for why in (*key.why.values(), key.example or "") if why and why not in shown
    ]
    key = json.dumps({name: own.model_dump(mode="json")["right"] for name, own in posed.key.items()})
    secrets += [key, json.dumps(key)]
    for secret in secrets:
        for form in (
            secret,
            html.escape(secret),
            json.dumps(secret)[1:-1],
            json.dumps(secret, ensure_ascii=False)[1:-1],
        ):
            assert form not in text
        for shift in range(3):  # base64 at each of its three alignments, without the ends that depend on neighbours
            encoded = base64.b64encode(b" " * shift + secret.encode()).decode()
            assert encoded[4:-4] not in text or len(encoded) < 16
    body = text.split("</style>")[1].split("<script>")[0]
    assert re.search(r"<(input|option|button|select)[^>]*\b(checked|selected|right)\b", body) is None


STATES = {
    "as it opens": 0,
    "after one check": 1,
    "after the last check": 3,
}


@pytest.mark.parametrize("clicks", STATES.values(), ids=STATES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Callable[..., Any], axe: str, clicks: int, scheme: str) -> None:
    shown = [PLAIN, pose(MAP, "place-claim", 1), pose(MAP, "read-balance", 1)]
    page = open_page(page_of(*shown), color_scheme=scheme, bypass_csp=True)
    for _ in range(clicks):
        for number in range(1, len(shown) + 1):
            checked(page, f"#e{number}")
    page.evaluate(axe)
    found = page.evaluate("async () => (await axe.run()).violations.map((v) => [v.id, v.nodes[0].html])")
    assert found == []


def test_a_narrow_screen_needs_no_scrolling_to_the_side(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(*ALL, by_hand()), viewport={"width": 400, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 400


def test_a_printed_page_shows_the_tasks_without_the_feedback(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(PLAIN))
    checked(page)
    page.emulate_media(media="print")
    assert not page.is_visible("#e1-t1-said")
    assert not page.is_visible("#e1 .check")
    assert page.is_visible("#e1-t3-1")


def test_hostile_texts_are_only_text(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(by_hand()))
    for _ in range(3):
        checked(page)
    assert "<script>alert(1)</script>" in page.text_content("#e1-t1 legend")


def test_without_script_it_says_so(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(PLAIN), java_script_enabled=False)
    assert "Write them down for your teacher" in page.text_content("noscript, body")


def test_the_picture_of_a_map_has_words_for_those_who_do_not_see_it(open_page: Callable[..., Any]) -> None:
    page = open_page(page_of(by_hand()))
    said = page.get_attribute("figure [role=img]", "aria-label")
    assert "?" in said
    assert "THESIS" in said
    assert "Shops lose." in said
    assert page.evaluate("document.querySelector('figure svg').getBoundingClientRect().width") > 100
