"""What a class has done: figures against values by hand and against scipy, and whose data goes where."""

from __future__ import annotations

import csv
import io
import random

import pytest
from scipy import stats

from argmap.diagnostics import ArgmapError
from argmap.teach.exercise import Answers
from argmap.teach.grading.grade_answers import grade
from argmap.teach.reporting.class_report import StudentResult, as_csv, as_page, class_report, result_of_answers
from argmap.teach.reporting.pseudonyms import pseudonyms
from tests.samples.exercises import PLAIN


def sheet(
    student: str, *shares: float, attempt: int = 1, late: bool = False, errors: tuple[str, ...] = ()
) -> StudentResult:
    tasks = {str(number): share for number, share in enumerate(shares, 1)}
    return StudentResult(
        student, f"{student}.yaml", attempt, late, sum(shares), len(shares), tasks, errors, frozenset(), ()
    )


def random_class(count: int, tasks: int = 4) -> list[StudentResult]:
    rng = random.Random(count)
    able = [rng.random() for _ in range(count)]
    return [sheet(f"s{n}", *(float(rng.random() < skill) for _ in range(tasks))) for n, skill in enumerate(able)]


def test_difficulty_is_the_mean_share() -> None:
    found = class_report("x", [sheet("a", 1, 0.5), sheet("b", 0, 0.5)])
    assert [column.difficulty for column in found.tasks] == [0.5, 0.5]
    assert found.mean == 0.5


def test_discrimination_is_the_correlation_with_the_other_tasks() -> None:
    results = random_class(30)
    found = class_report("x", results)
    for number, column in enumerate(found.tasks):
        own = [list(s.shares.values())[number] for s in found.results]
        rest = [sum(s.shares.values()) - x for s, x in zip(found.results, own, strict=True)]
        assert column.discrimination == pytest.approx(stats.pearsonr(own, rest).statistic)


def test_upper_and_lower_groups_are_compared_from_twenty_on() -> None:
    results = [sheet(f"s{n:02}", float(n >= 10), float(n >= 5)) for n in range(20)]
    found = class_report("x", results)
    assert [column.upper_lower for column in found.tasks] == [1, 1]
    assert class_report("x", results[:19]).tasks[0].upper_lower is None


def test_alpha_by_hand() -> None:
    # totals 2, 2, 0, 0, 1: variance .8; tasks 1 1 0 0 1 and 1 1 0 0 0: variances .24 each
    rows = [(1, 1), (1, 1), (0, 0), (0, 0), (1, 0)]
    found = class_report("x", [sheet(f"s{n}", *row) for n, row in enumerate(rows)])
    assert found.alpha == pytest.approx(2 * (1 - 0.48 / 0.8))


def test_small_classes_get_no_figures_that_mean_nothing() -> None:
    found = class_report("x", random_class(4))
    assert found.alpha is None
    assert all(column.discrimination is None for column in found.tasks)
    assert found.is_rough
    with pytest.raises(ArgmapError, match="no answers"):
        class_report("x", [])


def test_the_last_try_in_time_counts() -> None:
    results = [sheet("a", 0.5), sheet("a", 1, attempt=3), sheet("a", 0, attempt=4, late=True)]
    found = class_report("x", results)
    assert [s.attempt for s in found.results] == [3]
    assert found.earlier == 2


def test_wrong_choices_that_several_made_are_common_errors() -> None:
    results = []
    for name, choice in (("a", "b"), ("b", "b"), ("c", "a")):
        answers = Answers(student=name, answers={"1": choice, "3": {"2": "a"}})
        results.append(result_of_answers(PLAIN, answers, grade(PLAIN, answers), f"{name}.yaml"))
    found = class_report("x", results)
    assert found.errors == (("task 3, “Shops lose.”: “supports it”", 3), ("task 1: “Shops lose.”", 2))
    assert [column.empty for column in found.tasks] == [0, 1, 0, 1]


def test_no_cell_of_the_table_is_a_formula() -> None:
    results = [sheet("=HYPERLINK(1)", 1), sheet("@x", 1), sheet('quo"te, and more', 0), sheet("Zoë", 1)]
    text = as_csv(class_report("x", results)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[0] for row in rows[1:]] == ["'=HYPERLINK(1)", "'@x", "Zoë", 'quo"te, and more']


def test_the_page_names_no_student_and_shows_no_error_of_a_few() -> None:
    results = [
        sheet(f"Student{n}", 0.5, errors=("shared by all", *(("of two only",) if n < 2 else ()))) for n in range(4)
    ]
    page = as_page(class_report("A class <b>", results))
    assert "Student" not in page.replace("Students", "")
    assert "shared by all" in page
    assert "of two only" not in page
    assert "A class &lt;b&gt;" in page


def test_a_page_takes_three_students() -> None:
    with pytest.raises(ArgmapError, match="at least 3 students"):
        as_page(class_report("x", random_class(2)))


def test_pseudonyms_stay_the_same_and_say_nothing(tmp_path) -> None:
    file = tmp_path / "names.csv"
    first = pseudonyms(file, ["Anna", "Ben", "Zoë, the second"])
    again = pseudonyms(file, ["Ben", "Carl"])
    assert {name: again[name] for name in first} == first
    assert len(set(again.values())) == 4
    assert not any(student[:3].lower() in name.lower() for student, name in again.items())


def test_another_file_is_not_taken_for_pseudonyms(tmp_path) -> None:
    file = tmp_path / "names.csv"
    file.write_text("a,b\n1,2\n")
    with pytest.raises(ArgmapError, match="the first line 'student,pseudonym'"):
        pseudonyms(file, ["Anna"])
    assert file.read_text() == "a,b\n1,2\n"
