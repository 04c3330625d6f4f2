"""A class at work: tries, hints, feedback that is held back, exercises that are opened and closed, the board."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from argmap.teach.exercise import Answers
from argmap.teach.grading.grade_answers import grade
from tests.preview.classroom.conftest import Pupil, Serve, ServedClass, start, write_key
from tests.samples.exercises import PLAIN, by_hand

RIGHT = Answers.of_key(PLAIN).model_dump(mode="json")["answers"]
WRONG = {"1": "b", "2": ["1"], "3": {"1": "a", "2": "a"}, "4": "No"}


@pytest.fixture
def served(serve_class: Serve, tmp_path: Path) -> ServedClass:
    return serve_class(write_key(tmp_path / "class-of-one"))


@pytest.fixture
def anna(served: ServedClass) -> Pupil:
    return served.join()


def row(served: ServedClass, pupil: Pupil, exercise: str = "signs") -> dict[str, object]:
    """What the board shows of a student in an exercise."""
    students = {student["name"]: student for student in served.board()["students"]}
    return students[pupil.name]["work"][exercise]


def test_it_grades_as_the_command_line_does(anna: Pupil) -> None:
    verdict = anna.check(1, WRONG)[1]["verdict"]
    expected = grade(PLAIN, Answers(answers=WRONG, attempt=1))
    assert {name: task["grade"]["points"] for name, task in verdict["tasks"].items()} == {
        task.task: task.points for task in expected.tasks
    }
    assert verdict["tasks"]["2"]["grade"] == {"points": 0.0, "parts": {"1": False}, "wrong": ["1"], "missed": 2}
    assert verdict["tasks"]["4"]["grade"]["mistakes"][0] == {"key": "short", "number": 1, "least": 4}


def test_the_tries_are_counted_by_the_server(anna: Pupil) -> None:
    assert anna.check(1, WRONG)[1]["verdict"]["hint"] == "where"
    for _ in range(3):
        assert anna.check(1)[1]["verdict"]["attempt"] == 1  # the same try, asked again
    assert anna.check(5)[1]["verdict"]["attempt"] == 2
    assert anna.file()["attempt"] == 2
    last = anna.check(3)[1]
    assert (last["verdict"]["hint"], last["over"]) == ("answer", True)
    assert anna.check(4)[0] == 200
    assert anna.work()["verdict"]["attempt"] == 3


def test_a_check_that_another_device_has_counted_stores_its_answers_all_the_same(anna: Pupil) -> None:
    anna.check(1, WRONG)
    status, content = anna.check(1, {"4": "Written on another device."})
    assert (status, content["verdict"]["attempt"]) == (200, 1)
    assert content["answers"]["4"] == "Written on another device."
    assert anna.file()["answers"]["4"] == "Written on another device."


def test_after_the_answers_were_shown_nothing_can_be_changed(anna: Pupil) -> None:
    for attempt in (1, 2, 3):
        anna.check(attempt, WRONG)
    for status, content in (anna.answer(RIGHT), anna.check(4, RIGHT)):
        assert status == 409
        assert "finished" in content["error"]
    assert anna.file()["answers"] == WRONG


def test_what_is_all_right_is_over(anna: Pupil) -> None:
    done = anna.check(1, RIGHT)[1]
    assert (done["over"], done["verdict"]["attempt"]) == (True, 1)
    assert anna.answer(WRONG)[0] == 409


def test_an_answer_after_a_check_is_the_next_try_in_the_file(anna: Pupil) -> None:
    anna.check(1, WRONG)
    assert anna.file().get("attempt", 1) == 1
    anna.answer({"1": "a"})
    assert anna.file()["attempt"] == 2


def test_a_page_that_has_seen_it_all_is_told_nothing_anew(anna: Pupil) -> None:
    anna.answer({"1": "a"})
    state = anna.work()
    assert anna.work(seen=state["version"]) == {"version": state["version"]}
    elsewhere = Pupil(anna.served, anna.name, anna.cookie)
    elsewhere.answer({"3": {"1": "b"}})
    assert anna.work(seen=state["version"])["answers"] == {"1": "a", "3": {"1": "b"}}


def test_a_closed_exercise_takes_no_answers(served: ServedClass, anna: Pupil) -> None:
    anna.answer({"1": "a"})
    assert served.teach("steer", {"exercise": "signs", "action": "close"})[0] == 200
    for status, content in (anna.answer({"1": "b"}), anna.check(1)):
        assert (status, content["error"]) == (
            409, "Your teacher has closed this exercise. Your answers are stored.",
        )  # fmt: skip
    assert anna.work() | {"version": ""} == {
        "version": "", "name": anna.name, "open": False, "held": False, "handed_in": False, "over": False,
        "answers": {"1": "a"}, "verdict": None,
    }  # fmt: skip
    served.teach("steer", {"exercise": "signs", "action": "open"})
    assert anna.answer({"1": "b"})[0] == 200


def test_held_feedback_is_shown_to_nobody_until_it_is_released(serve_class: Serve, tmp_path: Path) -> None:
    served = serve_class(write_key(tmp_path / "held"), "--hold")
    anna, ben = served.join(), served.join()
    for _ in range(5):  # handing in takes no try
        status, content = anna.check(1, WRONG)
        assert (status, content["verdict"], content["handed_in"]) == (200, None, True)
    ben.answer(WRONG)
    assert (row(served, anna)["state"], row(served, ben)["state"]) == ("handed in", "working")
    anna.answer({"1": "a"})
    assert not anna.work()["handed_in"]
    anna.check(1, WRONG)
    served.teach("steer", {"exercise": "signs", "action": "release"})
    assert anna.work()["verdict"]["hint"] == "where"
    assert ben.work()["verdict"] is None
    assert anna.check(2, RIGHT)[1]["over"]
    served.teach("steer", {"exercise": "signs", "action": "hold"})
    assert anna.work()["verdict"] is None


def test_held_feedback_stays_held_after_a_restart_without_the_option(tmp_path: Path) -> None:
    write_key(tmp_path)
    start(tmp_path, "--hold").kill()
    again = start(tmp_path)
    try:
        assert again.board()["exercises"][0]["held"]
    finally:
        again.kill()


def test_the_board_says_who_is_where_and_what_goes_wrong(served: ServedClass) -> None:
    anna, ben, cem = (served.join() for _ in range(3))
    anna.check(1, RIGHT)
    ben.check(1, WRONG)
    ben.check(2)
    cem.work()
    board = served.board()
    assert [student["here"] for student in board["students"]] == [True, True, True]
    assert [student["where"] for student in board["students"]] == ["signs", "signs", "signs"]
    assert row(served, anna) | {"idle": 0} == {
        "state": "finished", "answered": 4, "of": 4, "tries": 1, "points": [4, 4], "idle": 0,
    }  # fmt: skip
    assert row(served, ben)["state"] == "stuck"  # a second check brought nothing
    assert row(served, cem)["state"] == "not begun"
    tasks = {task["task"]: task for task in board["exercises"][0]["tasks"]}
    assert list(tasks) == ["1", "2", "3.1", "3.2", "4"]
    assert tasks["1"] | {"prompt": ""} == {
        "task": "1", "prompt": "", "answered": 2, "wrong": 1, "errors": [["Shops lose.", 1]],
    }  # fmt: skip
    assert (tasks["3.1"]["wrong"], tasks["3.2"]["wrong"], tasks["3.2"]["errors"]) == (0, 1, [["supports it", 1]])


def test_a_student_who_is_removed_is_let_in_no_more(served: ServedClass, anna: Pupil) -> None:
    anna.answer({"1": "a"})
    token = anna.cookie.partition("=")[2]
    ben = served.join()
    assert served.teach("remove", {"student": 1})[0] == 200
    assert served.teach("remove", {"student": 1})[0] == 404
    assert anna.answer({"1": "b"})[0] == 401
    assert served.ask("/api/enter", {"token": token})[0] == 403
    assert served.teach("link?student=1")[0] == 404
    assert [student["name"] for student in served.board()["students"]] == [ben.name]
    assert not list((served.folder / "answers" / "signs").iterdir())


def test_joining_can_be_stopped_and_the_code_changed(served: ServedClass) -> None:
    code = served.board()["code"]
    served.teach("admit", {"admits": False})
    assert served.ask("/api/join", {"code": code})[0] == 409
    served.teach("admit", {"admits": True})
    served.teach("code", {})
    assert served.ask("/api/join", {"code": code})[0] == 403
    assert served.board()["code"] != code
    assert served.join().name


def test_a_code_may_be_typed_in_any_way(served: ServedClass) -> None:
    code = served.board()["code"]
    for typed in (code, code.lower(), code.replace(" ", ""), f" {code.replace(' ', '-')}\t"):
        assert served.join(typed).name


def test_pseudonyms_are_animals_in_the_language_of_the_class(serve_class: Serve, tmp_path: Path) -> None:
    served = serve_class(write_key(tmp_path / "fr"), "--language", "fr", "--students", "100")
    names = [served.join().name for _ in range(60)]
    assert len(set(names)) == 60
    assert {"Loutre", "Hérisson"} <= set(names)
    assert sum(name.endswith(" 2") for name in names) == 12
    page = served.ask("/")[1]["text"]
    assert '<html lang="fr" dir="ltr">' in page
    assert "Code de la classe" in page


@pytest.mark.parametrize(("code", "direction"), [("ar", "rtl"), ("ur", "rtl"), ("de", "ltr"), ("zh", "ltr")])
def test_the_page_to_join_is_in_the_language_that_was_asked_for(
    serve_class: Serve, tmp_path: Path, code: str, direction: str
) -> None:
    served = serve_class(write_key(tmp_path / code), "--language", code)
    assert f'<html lang="{code}" dir="{direction}">' in served.ask("/")[1]["text"]


def test_several_exercises_are_kept_apart(serve_class: Serve, tmp_path: Path) -> None:
    write_key(tmp_path, PLAIN, "one")
    write_key(tmp_path, by_hand(), "two")
    served = serve_class(tmp_path)
    anna = served.join()
    anna.answer({"1": "b"}, "one")
    anna.answer({"1": "c"}, "two")
    assert (anna.file("one")["answers"], anna.file("two")["answers"]) == ({"1": "b"}, {"1": "c"})
    served.teach("steer", {"exercise": "one", "action": "close"})
    assert [(each["name"], each["open"], each["begun"]) for each in anna.ask("me")[1]["exercises"]] == [
        ("one", False, True),
        ("two", True, True),
    ]
    assert anna.answer({"1": "a"}, "none")[0] == 404


ODD_ANSWERS = [
    {"1": "zz"}, {"1": {"1": "zz"}}, {"1": {"7": "a"}}, {"1": ["a", "b"]}, {"2": ["99", "x", "1"]}, {"2": "ten"},
    {"3": "a"}, {"3": ["a"]}, {"3": {"1": "zz", "2": "a"}}, {"3": {"": ""}}, {"4": ["a", "b"]}, {"4": {"1": "a"}},
    {"1": "\u202e<b>"}, {"4": "\x00"}, {"4": "\ud800"}, {"1": None, "2": [], "3": {}, "4": ""},
]  # fmt: skip


@pytest.fixture(scope="module")
def odd_class(serve_class: Serve, tmp_path_factory: pytest.TempPathFactory) -> ServedClass:
    return serve_class(write_key(tmp_path_factory.mktemp("odd")))


@pytest.mark.parametrize("answers", ODD_ANSWERS)
def test_answers_that_no_page_sends_break_nothing_for_others(
    odd_class: ServedClass, answers: dict[str, object]
) -> None:
    ben = odd_class.join()
    for status, content in (ben.answer(answers), ben.check(1, answers), ben.check(2), ben.check(3)):
        assert status in (200, 409), content
    assert ben.ask("work?exercise=signs")[0] == 200
    status, board = odd_class.teach("board")
    assert status == 200
    assert board["students"][-1]["name"] == ben.name
    odd_class.join().answer(RIGHT)
    assert odd_class.teach("results?exercise=signs")[0] == 200


@pytest.mark.parametrize(
    ("name", "content", "status"),
    [
        ("steer", {"exercise": "none", "action": "open"}, 404),
        ("steer", {"exercise": "signs", "action": "burn"}, 404),
        ("steer", {}, 404),
        ("steer", [], 422),
        ("remove", {"student": "1"}, 404),
        ("link?student=x", None, 404),
        ("link?student=" + "9" * 5000, None, 404),
        ("results?exercise=none", None, 404),
        ("results?exercise=signs", None, 422),
    ],
)
def test_what_the_board_cannot_do_is_told(serve_class: Serve, tmp_path: Path, name: str, content: object, status: int):
    served = serve_class(write_key(tmp_path / "odd"))
    answer = served.teach(name, content)
    assert answer[0] == status
    assert set(answer[1]) == {"error"}


def test_on_a_full_disk_nothing_is_acknowledged_and_nothing_changes(
    tmp_path: Path, limit_files: Callable[[ServedClass, int], None]
) -> None:
    served = start(write_key(tmp_path / "full"))
    try:
        anna = served.join()
        anna.answer({"1": "a"})
        limit_files(served, 1)
        status, content = anna.answer({"1": "b"})
        assert status == 503
        assert "cannot write" in content["error"]
        assert anna.work()["answers"] == {"1": "a"}
        limit_files(served, 1 << 30)
        assert anna.answer({"1": "b"})[0] == 200
        assert anna.file()["answers"] == {"1": "b"}
    finally:
        served.kill()


@pytest.fixture
def limit_files() -> Callable[[ServedClass, int], None]:
    """Limits the bytes to which the server can let a file grow, as a full disk would."""
    resource = pytest.importorskip("resource")
    if not hasattr(resource, "prlimit") or shutil.which("true") is None:
        pytest.skip("needs Linux")

    def limit(served: ServedClass, size: int) -> None:
        resource.prlimit(served.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

    return limit
