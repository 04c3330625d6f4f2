"""A class in a browser: a teacher and students on their pages, by keyboard, in the dark, on a phone, after a crash."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import argmap
from argmap.language.wording import Wording
from argmap.teach import exercise_files
from argmap.teach.exercise import Answers
from argmap.teach.grading.grade_answers import grade
from argmap.teach.posing.pose_exercise import offers, pose
from tests.browser.conftest import WATCH
from tests.browser.exercise_players import ClickingPlayer, wrong_answers
from tests.preview.classroom.conftest import Serve, ServedClass, start, write_key
from tests.preview.classroom.conftest import serve_class as serve_class
from tests.samples.exercises import ON_THE_MAP, PLAIN, by_hand

OpenPage = Callable[..., Any]
MAPS = Path(__file__).parents[2] / "maps"
LIBRARY, PHONES = argmap.load(MAPS / "sunday-library.yaml"), argmap.load(MAPS / "teaching" / "phones.yaml")


@pytest.fixture
def open_at(browser: Any) -> Iterator[OpenPage]:
    """A function from an address to its page in a browser of its own; fails for errors, dialogs, and other requests."""
    contexts: list[Any] = []
    pages: list[Any] = []
    faults: list[str] = []

    def note(url: str, own: str) -> None:
        if not url.startswith((own, "data:", f"blob:{own}")):
            faults.append(f"request: {url}")

    def opened(served: ServedClass, path: str = "/", **options: Any) -> Any:
        options = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        contexts.append(browser.new_context(**options))
        page = contexts[-1].new_page()
        pages.append(page)
        page.set_default_timeout(20_000)
        page.add_init_script(WATCH)
        page.on("pageerror", lambda error: faults.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (faults.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: note(request.url, served.address))
        page.goto(f"{served.address}{path}")
        return page

    yield opened
    faults += [what for page in pages for what in page.evaluate("window.violations")]
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def served(serve_class: Serve, tmp_path: Path) -> ServedClass:
    return serve_class(write_key(tmp_path))


def join(page: Any, served: ServedClass) -> str:
    """Types the code, as a student does, and is at the only exercise then; the student's name."""
    page.wait_for_selector("#join:visible")
    page.keyboard.type(served.board()["code"].lower())  # the field has the focus
    page.keyboard.press("Enter")
    page.wait_for_selector(".class-bar")
    page.wait_for_function("() => document.querySelector('.class-bar span').textContent")
    return page.inner_text(".class-bar span").removeprefix("You are ")


def wait_until_saved(page: Any) -> None:
    page.wait_for_selector(".saved:text-is('Saved')")


def test_a_teacher_and_two_students(served: ServedClass, open_at: OpenPage) -> None:
    board = open_at(served, f"/teacher#{served.token}")
    board.wait_for_selector("#code:not(:empty)")
    assert served.token not in board.url
    one, two = open_at(served), open_at(served)
    names = [join(page, served) for page in (one, two)]
    assert names[0] != names[1]

    for key in ("Tab", "Tab", "ArrowDown"):  # past the link to all exercises, to the second choice
        one.keyboard.press(key)
    wait_until_saved(one)
    one.focus("textarea")
    one.keyboard.type("Shops win other customers.")
    wait_until_saved(one)
    one.focus(".check")
    one.keyboard.press("Enter")
    one.wait_for_selector(".result:not(:empty)")
    assert one.locator(".result").inner_text().endswith("You can check 2 times more.")

    two.check("input[value=a]")
    wait_until_saved(two)
    row = board.locator("#students tbody tr", has_text=names[0])
    row.locator("text=1 check").wait_for()
    assert "2 of 4 answered" in row.inner_text()
    other = board.locator("#students tbody tr", has_text=names[1])
    other.locator("text=1 of 4 answered").wait_for()
    assert "1 of 2 not right" in board.locator(".tasks tr", has_text="Which is the thesis?").inner_text()
    assert names[0] not in two.content()

    board.click("[data-key='open signs']:text-is('Close')")
    for page in (one, two):
        page.wait_for_selector(".class-note:has-text('closed this exercise')")
        assert page.is_disabled(".check")
        assert page.is_disabled("textarea")
    board.click("[data-key='open signs']:text-is('Open')")
    two.wait_for_selector(".check:not([disabled])")
    assert two.is_enabled("textarea")


def test_a_reload_and_another_device_go_on_where_the_student_was(served: ServedClass, open_at: OpenPage) -> None:
    page = open_at(served)
    name = join(page, served)
    page.fill("textarea", "Shops win other customers.")
    page.select_option("select >> nth=0", "b")
    page.click(".word >> nth=3")
    wait_until_saved(page)
    page.click(".check")
    page.wait_for_selector(".result:not(:empty)")
    result = page.inner_text(".result")
    page.click("text=My link")
    page.wait_for_selector(".own-link:not(:empty)")
    link = page.inner_text(".own-link")
    page.reload()
    elsewhere = open_at(served, link.removeprefix(served.address))
    elsewhere.wait_for_selector(".class-bar")
    for each in (page, elsewhere):
        each.wait_for_selector(".result:not(:empty)")
        assert each.inner_text(".class-bar span") == f"You are {name}"
        assert each.input_value("textarea") == "Shops win other customers."
        assert each.input_value("select >> nth=0") == "b"
        assert each.locator(".word[aria-pressed=true]").count() == 1
        assert each.inner_text(".result") == result
    assert "#" not in elsewhere.url
    elsewhere.fill("textarea", "Others come by bus to the shops.")
    wait_until_saved(elsewhere)
    page.wait_for_function("() => document.querySelector('textarea').value.startsWith('Others')")


def test_what_is_written_while_the_server_is_away_is_saved_when_it_is_back(tmp_path: Path, open_at: OpenPage) -> None:
    write_key(tmp_path)
    served = start(tmp_path)
    page = open_at(served)
    name = join(page, served)
    assert page.is_hidden(".save")
    served.kill()
    page.fill("textarea", "Written while nobody was there.")
    page.wait_for_selector(".saved.is-missing")
    assert page.inner_text(".saved").startswith("Not saved yet")
    with page.expect_download() as saving:  # for the case that it does not come back
        page.click(".save")
    saved = exercise_files.load(saving.value.path(), Answers)
    assert (saved.student, saved.answers["4"]) == (name, "Written while nobody was there.")
    again = start(tmp_path)
    try:
        wait_until_saved(page)
        assert (
            Path(next((again.folder / "answers" / "signs").glob("*.json"))).read_text().count("nobody was there") == 1
        )
    finally:
        again.kill()


def test_what_is_written_while_an_exercise_is_being_closed_is_stored_when_it_is_opened_again(
    served: ServedClass, open_at: OpenPage
) -> None:
    page = open_at(served)
    join(page, served)
    served.teach("steer", {"exercise": "signs", "action": "close"})
    page.fill("textarea", "Just too late to be stored.")
    page.wait_for_selector(".saved.is-missing")
    page.wait_for_selector(".class-note:has-text('closed this exercise')")
    assert page.input_value("textarea") == "Just too late to be stored."
    served.teach("steer", {"exercise": "signs", "action": "open"})
    wait_until_saved(page)
    assert page.locator(".class-note:not(:empty)").count() == 0


def test_what_is_changed_while_a_check_is_under_way_is_saved_too(served: ServedClass, open_at: OpenPage) -> None:
    page = open_at(served)
    name = join(page, served)
    page.route("**/api/check", lambda route: (page.wait_for_timeout(1500), route.continue_()))
    page.click(".check")
    page.fill("textarea", "Written during the check.")
    page.wait_for_selector(".result:not(:empty)")
    wait_until_saved(page)
    row = next(each for each in served.board()["students"] if each["name"] == name)
    assert row["work"]["signs"]["answered"] == 1


def test_held_feedback_comes_when_the_teacher_releases_it(
    serve_class: Serve, tmp_path: Path, open_at: OpenPage
) -> None:
    served = serve_class(write_key(tmp_path), "--hold")
    board, page = open_at(served, f"/teacher#{served.token}"), open_at(served)
    join(page, served)
    page.check("input[value=b]")
    page.wait_for_selector(".check:text-is('Hand in')")
    page.click(".check")
    page.wait_for_selector(".class-note:has-text('Handed in')")
    assert page.is_disabled(".check")
    assert page.inner_text(".result") == ""
    assert page.locator(".said:not(:empty)").count() == 0
    board.click("text=Release feedback")
    page.wait_for_selector(".result:not(:empty)")
    assert page.inner_text(".check") == "Check"
    assert "not right" in page.inner_text("#e1-t1-said").lower()


KINDS = {
    posed.exercise.kind: posed
    for posed in (ON_THE_MAP, *(offer.posed for offer in offers(LIBRARY, seed=2, level=1) if offer.posed))
}


@pytest.fixture(scope="module")
def every_kind(serve_class: Serve, tmp_path_factory: pytest.TempPathFactory) -> ServedClass:
    folder = tmp_path_factory.mktemp("kinds")
    for kind, posed in KINDS.items():
        write_key(folder, posed, kind)
    return serve_class(folder)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_stored_shown_again_and_graded(every_kind: ServedClass, open_at: OpenPage, kind: str) -> None:
    posed, pupil = KINDS[kind], every_kind.join()
    page = open_at(every_kind, f"/#me={pupil.cookie.partition('=')[2]}")
    page.wait_for_selector("#home:visible")
    page.goto(f"{every_kind.address}/work/{kind}")
    page.wait_for_selector(f".class-bar:has-text('{pupil.name}')")
    student, wrong = ClickingPlayer(page), wrong_answers(posed)
    student.play(posed, wrong)
    wait_until_saved(page)
    before = page.evaluate("() => contentOf(document.querySelector('.exercise')).answers")
    page.reload()
    page.wait_for_selector(f".class-bar:has-text('{pupil.name}')")
    assert page.evaluate("() => contentOf(document.querySelector('.exercise')).answers") == before
    page.click(".check")
    page.wait_for_selector(".result:not(:empty)")
    assert float(page.inner_text(".result").split(" ")[0]) == pytest.approx(grade(posed, wrong).points, abs=0.006)
    assert "null" not in page.inner_text("main")
    assert "undefined" not in page.inner_text("main")
    student.play(posed, Answers.of_key(posed))
    page.click(".check")
    page.wait_for_selector(".result:has-text('Everything is right.')")
    stored = Answers.model_validate({key: value for key, value in pupil.file(kind).items() if key != "argmap-answers"})
    assert grade(posed, stored).points == len(posed.exercise.tasks)


def test_names_and_texts_stay_text(serve_class: Serve, tmp_path: Path, open_at: OpenPage) -> None:
    served = serve_class(write_key(tmp_path, by_hand()), "--names")
    name = "<img src=x onerror=alert(1)><script>"
    page = open_at(served)
    page.wait_for_selector("#join:visible")
    page.fill("#code", served.board()["code"])
    page.fill("#name", name)
    page.keyboard.press("Enter")
    page.wait_for_selector(".class-bar")
    page.fill("textarea", "<script>alert(1)</script> is my answer.")
    wait_until_saved(page)
    board = open_at(served, f"/teacher#{served.token}")
    board.wait_for_selector("#students tbody tr")
    assert name in board.inner_text("#students")
    board.click("text=Link")
    board.wait_for_selector("#link[open]")
    assert name in board.inner_text("#link-title")
    page.goto(served.address)
    page.wait_for_selector("#home:visible")
    assert page.inner_text("#who") == f"You are {name}"
    for each in (page, board):
        assert each.locator("img[src=x]").count() == 0


def test_a_wrong_code_is_told(served: ServedClass, open_at: OpenPage) -> None:
    page = open_at(served)
    page.wait_for_selector("#join:visible")
    page.keyboard.type("wrong")
    page.keyboard.press("Enter")
    page.wait_for_selector("#problem:not(:empty)")
    assert page.inner_text("#problem") == "This code is not right."


def test_the_qr_code_fills_the_code_in(served: ServedClass, open_at: OpenPage) -> None:
    page = open_at(served, f"/#code={served.board()['code'].replace(' ', '')}")
    page.wait_for_selector("#join:visible")
    page.click("#join-now")
    page.wait_for_selector(".class-bar")


def test_somebody_else_at_the_same_machine_starts_with_the_code(
    serve_class: Serve, tmp_path: Path, open_at: OpenPage
) -> None:
    write_key(tmp_path, PLAIN, "one")
    write_key(tmp_path, by_hand(), "two")
    served = serve_class(tmp_path)
    page = open_at(served)
    page.wait_for_selector("#join:visible")
    page.keyboard.type(served.board()["code"])
    page.keyboard.press("Enter")
    page.wait_for_selector("#home:visible")
    name = page.inner_text("#who")
    page.click("#leave")
    page.wait_for_selector("#join:visible")
    page.fill("#code", served.board()["code"])
    page.keyboard.press("Enter")
    page.wait_for_selector("#home:visible")
    assert page.inner_text("#who") != name


def test_the_class_sees_the_code_without_the_board(served: ServedClass, open_at: OpenPage) -> None:
    served.join()
    board = open_at(served, f"/teacher#{served.token}")
    board.wait_for_selector("#students tbody tr")
    board.click("text=Show the code to the class")
    assert board.inner_text("#big-code") == served.board()["code"]
    assert board.evaluate(
        "() => getComputedStyle(document.getElementById('projector'), '::backdrop').backgroundColor"
    ).startswith("rgb(")  # without a fourth number, which would let the board shine through
    board.keyboard.press("Escape")
    assert board.locator("#projector[open]").count() == 0


def violations(page: Any, axe: str) -> list[Any]:
    page.evaluate(axe)
    return page.evaluate("async () => (await axe.run()).violations.map((v) => [v.id, v.nodes[0].html])")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(serve_class: Serve, tmp_path: Path, open_at: OpenPage, axe: str, scheme: str) -> None:
    write_key(tmp_path, PLAIN, "one")
    write_key(tmp_path, pose(PHONES, "support-or-attack", 1), "two")
    served = serve_class(tmp_path, "--names")
    page = open_at(served, color_scheme=scheme)
    page.wait_for_selector("#join:visible")
    page.fill("#code", "wrong")
    page.fill("#name", "Anna")
    page.keyboard.press("Enter")
    page.wait_for_selector("#problem:not(:empty)")
    assert violations(page, axe) == []
    page.fill("#code", served.board()["code"])
    page.keyboard.press("Enter")
    page.wait_for_selector("#home:visible")
    page.click("text=My link")
    page.wait_for_selector(".own-link:not(:empty)")
    assert violations(page, axe) == []
    page.click("#exercises a:text-is('By hand')")
    page.wait_for_selector(".class-bar")
    page.check("input[value=b]")
    wait_until_saved(page)
    page.click(".check")
    page.wait_for_selector(".result:not(:empty)")
    assert violations(page, axe) == []
    served.teach("steer", {"exercise": "one", "action": "close"})
    page.wait_for_selector(".class-note:not(:empty)")
    assert violations(page, axe) == []
    board = open_at(served, f"/teacher#{served.token}", color_scheme=scheme)
    board.wait_for_selector("#students tbody tr")
    assert violations(board, axe) == []
    for opens, closes in (
        ("#show-code", "#close-projector"),
        ("text=Link", "#close-link"),
        ("text=Remove", "#leave-it"),
    ):
        board.click(opens)
        board.wait_for_selector("dialog[open]")
        assert violations(board, axe) == [], opens
        board.click(closes)


@pytest.mark.parametrize("language", ["de", "ar"])
def test_on_a_phone_nothing_is_wider_than_the_screen(
    serve_class: Serve, tmp_path: Path, open_at: OpenPage, language: str
) -> None:
    write_key(tmp_path, pose(PHONES, "support-or-attack", 1, language=language), "one")
    for number in range(4):
        write_key(tmp_path, PLAIN.evolve(exercise=PLAIN.exercise.evolve(about=f"Number {number}?")), f"more-{number}")
    served = serve_class(tmp_path, "--language", language)
    served.join()
    phone: dict[str, Any] = {"viewport": {"width": 400, "height": 800}}
    pages = [open_at(served, **phone), open_at(served, f"/teacher#{served.token}", **phone)]
    pages[1].wait_for_selector("#students tbody tr")
    pages[0].wait_for_selector("#join:visible")
    overflow = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert [page.evaluate(overflow) for page in pages] == [0, 0]
    pages[0].fill("#code", served.board()["code"])
    pages[0].keyboard.press("Enter")
    pages[0].wait_for_selector("#home:visible")
    assert pages[0].evaluate(overflow) == 0
    pages[0].goto(f"{served.address}/work/one")
    pages[0].wait_for_selector(".class-bar")
    pages[0].select_option("select >> nth=0", index=1)
    pages[0].wait_for_selector(".saved:not(:empty)")
    assert pages[0].evaluate(overflow) == 0
    assert [page.locator("html").get_attribute("dir") for page in pages] == 2 * ["rtl" if language == "ar" else "ltr"]
    words = Wording(language).below("class-board")
    assert pages[1].inner_text("#students-title") == words["students"]
    assert pages[1].inner_text(".exercise [data-key='hold one']") == words["hold"]
