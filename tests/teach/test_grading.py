"""What answers earn, what feedback says at each try, and where it is placed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.diagnostics import Diagnostic
from argmap.language.wording import ENGLISH
from argmap.teach import exercise_files
from argmap.teach.exercise import Answers
from argmap.teach.grading.grade_answers import Hint, grade, quote, shorten
from tests.samples.exercises import PLAIN
from tests.samples.marked import marked


def points(**answers: object) -> list[float]:
    given_answers = {name.removeprefix("t"): value for name, value in answers.items()}
    return [round(task.points, 3) for task in grade(PLAIN, Answers(answers=given_answers)).tasks]


def test_a_choice_is_right_or_wrong() -> None:
    assert points(t1="a")[0] == 1
    assert points(t1="b")[0] == 0
    assert points(t1="z")[0] == 0


def test_marked_words_count_for_and_against() -> None:
    assert points(t2=("4", "8"))[1] == 1
    assert points(t2=("4",))[1] == 0.5
    assert points(t2=("4", "1"))[1] == 0
    assert points(t2=tuple(str(n) for n in range(1, 11)))[1] == 0
    assert points(t2="4, 8")[1] == 1


def test_a_match_earns_the_share_of_its_parts() -> None:
    assert points(t3={"1": "a", "2": "a"})[2] == 0.5
    assert points(t3={"1": "a", "2": "b"})[2] == 1


def test_a_text_earns_the_share_of_its_form() -> None:
    assert points(t4="Some shops win new customers.")[3] == 1
    assert points(t4="no")[3] < 0.5
    assert points(t4="Shops lose.")[3] == 0.5
    assert points(t4="   ")[3] == 0


@given(st.lists(st.sampled_from([str(n) for n in range(1, 11)]), unique=True), st.sampled_from(["1", "5", "10"]))
def test_a_wrong_word_more_never_helps(marked: list[str], wrong: str) -> None:
    more = tuple(dict.fromkeys([*marked, wrong]))
    assert points(t2=more)[1] <= points(t2=tuple(marked))[1]


ANSWERS, PLACES = marked("""
    argmap-answers: 1
    student: Anna
    attempt: 1
    answers:
      1: «b»
      2: «[»4, 6]
      3:
        1: a
        2: «a»
      4: «Shops»
    """)


def feedback_on(attempt: int, hint: str | None = None) -> tuple[Diagnostic, ...]:
    read = exercise_files.read_answers(ANSWERS.replace("attempt: 1", f"attempt: {attempt}"), "anna.yaml")
    assert read.answers is not None
    return grade(PLAIN, read.answers, hint=hint, where=read.span, file="anna.yaml").feedback


def feedback_lines(attempt: int, hint: str | None = None) -> list[str]:
    return [f"{diagnostic.rule} {diagnostic.message}" for diagnostic in feedback_on(attempt, hint)]


def test_feedback_is_placed_at_the_answer() -> None:
    one, two, three, four = PLACES
    assert [diagnostic.span for diagnostic in feedback_on(1)] == [one, two, three, four, four]
    assert {diagnostic.file for diagnostic in feedback_on(1)} == {"anna.yaml"}


def test_feedback_names_the_answer_and_nothing_more_at_the_first_try() -> None:
    assert feedback_lines(1) == [
        "one-thesis task 1, “Which is the thesis?”: b (“Shops lose.”) is not right",
        "indicator-words task 2: “stay” (6) should not be marked; 1 right word not marked yet",
        "sign task 3, “Shops lose.” (part 2): a (“supports it”) is not right",
        "answer-what-is-said task 4: it has 1 word; it needs at least 4",
        "answer-what-is-said task 4: it is not a whole sentence",
    ]


def test_feedback_counts_the_words_that_are_not_marked_yet() -> None:
    (diagnostic,) = [d for d in grade(PLAIN, Answers(answers={"2": "1"})).feedback if d.rule == "indicator-words"]
    assert diagnostic.message == "task 2: “The” (1) should not be marked; 2 right words not marked yet"


def test_a_missing_answer_is_not_called_wrong() -> None:
    first = grade(PLAIN, Answers()).feedback[0]
    assert first.message == "task 1, “Which is the thesis?”: no answer yet"


def test_long_texts_are_shortened_in_feedback() -> None:
    assert shorten("x" * 70) == "x" * 70
    assert shorten("x" * 71) == "x" * 69 + "…"
    assert quote("“Close it.” – about", ENGLISH) == "“Close it.” – about"
    assert quote("Close it.", ENGLISH) == "“Close it.”"


def test_the_second_try_earns_the_principle_and_an_action() -> None:
    first = feedback_lines(2)[0]
    assert "The thesis bears on nothing" not in feedback_lines(1)[0]
    assert "Everything else bears on the thesis" in first
    assert "Ask of each claim" in first
    assert "Close it." not in first


def test_the_last_try_earns_the_answer() -> None:
    lines = feedback_lines(3)
    assert "the right answer is a (“Close it.”): all else bears on it" in lines[0]
    assert "“because” (4), “However,” (8)" in lines[1]
    assert "the right answer is b (“attacks it”)" in lines[2]
    assert "for example: Some shops win new customers." in lines[3]


def test_a_teacher_can_ask_for_more_or_less() -> None:
    assert feedback_lines(1, "answer") == feedback_lines(3)
    assert feedback_lines(3, "where") == feedback_lines(1)


def test_no_answer_is_reported_before_its_time() -> None:
    for hint in ("where", "principle"):
        for line in feedback_lines(1, hint):
            assert "right answer is" not in line
            assert "Close it." not in line
            assert "attacks it" not in line


def test_what_comes_after_the_last_try_earns_nothing() -> None:
    full = Answers.of_key(PLAIN)
    assert grade(PLAIN, full.evolve(attempt=3)).points == 4
    late = grade(PLAIN, full.evolve(attempt=4))
    assert (late.points, late.late) == (0, True)


def test_answers_to_another_exercise_are_refused() -> None:
    with pytest.raises(ValueError, match=f"the key is for {PLAIN.exercise.fingerprint}"):
        grade(PLAIN, Answers(exercise="0" * 12))


def test_unknown_tasks_parts_and_choices_are_errors_at_their_places() -> None:
    text, (task, part, choice) = marked("""
        argmap-answers: 1
        answers:
          9: «a»
          3: {7: «a», 1: «z»}
        """)
    read = exercise_files.read_answers(text)
    assert read.answers is not None
    unknown = [d for d in grade(PLAIN, read.answers, where=read.span).feedback if d.code == "ARG600"]
    assert [(d.span, d.message) for d in unknown] == [
        (choice, "task 3, “Air improves.” (part 1): this answer cannot be read, so it is not graded yet"),
        (task, "there is no task '9'; the tasks are 1, 2, 3, 4"),
        (part, "task 3 has no part '7'"),
    ]


def test_the_hint_grows_with_the_tries() -> None:
    assert [Hint.after(n, 4) for n in range(1, 6)] == [
        Hint.WHERE,
        Hint.PRINCIPLE,
        Hint.PRINCIPLE,
        Hint.ANSWER,
        Hint.ANSWER,
    ]


def test_the_published_form_names_every_task() -> None:
    fields = grade(PLAIN, Answers.of_key(PLAIN)).to_json()
    assert (fields["version"], fields["points"], fields["of"]) == (1, 4, 4)
    assert [task["by_form"] for task in fields["tasks"]] == [False, False, False, True]


def test_the_reason_of_one_part_is_not_told_for_another() -> None:
    key = {**PLAIN.key, "3": PLAIN.key["3"].evolve(why={"1": "clean air speaks for it"})}
    feedback = grade(PLAIN.evolve(key=key), Answers(answers={"3": {"1": "b", "2": "a"}}), hint="answer").feedback
    messages = [d.message for d in feedback if d.message.startswith("task 3")]
    assert "clean air speaks for it" in messages[0]
    assert "clean air speaks for it" not in messages[1]


def test_nothing_marked_is_no_answer() -> None:
    task = PLAIN.exercise.task("2")
    assert (
        Answers(answers={"2": ()}).answer_to(task)
        == Answers(answers={"2": None}).answer_to(task)
        == Answers().answer_to(task)
    )


def test_hostile_answers_stay_text() -> None:
    read = exercise_files.read_answers("""
argmap-answers: 1
answers: {1: "<script>", 2: [../../x, "4"], 3: {1: "a b"}, 4: "{{7*7}}"}
""")
    assert read.answers is not None
    assert grade(PLAIN, read.answers, hint="answer").points < 1.5
