"""What a class has done: figures against values by hand and against scipy, and whose data goes where."""

from __future__ import annotations

import csv
import io
import random

import pytest
from lxml import etree
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
    report = class_report("x", [sheet("a", 1, 0.5), sheet("b", 0, 0.5)])
    assert [task.difficulty for task in report.tasks] == [0.5, 0.5]
    assert report.mean == 0.5


def test_discrimination_is_the_correlation_with_the_other_tasks() -> None:
    results = random_class(30)
    report = class_report("x", results)
    for number, task in enumerate(report.tasks):
        shares = [list(s.shares.values())[number] for s in report.results]
        rest = [sum(s.shares.values()) - x for s, x in zip(report.results, shares, strict=True)]
        assert task.discrimination == pytest.approx(stats.pearsonr(shares, rest).statistic)


def test_upper_and_lower_groups_are_compared_from_twenty_on() -> None:
    results = [sheet(f"s{n:02}", float(n >= 10), float(n >= 5)) for n in range(20)]
    report = class_report("x", results)
    assert [task.upper_lower for task in report.tasks] == [1, 1]
    assert class_report("x", results[:19]).tasks[0].upper_lower is None


def test_alpha_by_hand() -> None:
    # totals 2, 2, 0, 0, 1: variance .8; tasks 1 1 0 0 1 and 1 1 0 0 0: variances .24 each
    rows = [(1, 1), (1, 1), (0, 0), (0, 0), (1, 0)]
    report = class_report("x", [sheet(f"s{n}", *row) for n, row in enumerate(rows)])
    assert report.alpha == pytest.approx(2 * (1 - 0.48 / 0.8))


def test_small_classes_get_no_figures_that_mean_nothing() -> None:
    report = class_report("x", random_class(4))
    assert report.alpha is None
    assert all(task.discrimination is None for task in report.tasks)
    assert report.is_rough
    with pytest.raises(ArgmapError, match="no answers"):
        class_report("x", [])


def test_the_last_try_in_time_counts() -> None:
    results = [sheet("a", 0.5), sheet("a", 1, attempt=3), sheet("a", 0, attempt=4, late=True)]
    report = class_report("x", results)
    assert [s.attempt for s in report.results] == [3]
    assert report.earlier == 2


def test_wrong_choices_that_several_made_are_common_errors() -> None:
    results = []
    for name, choice in (("a", "b"), ("b", "b"), ("c", "a")):
        answers = Answers(student=name, answers={"1": choice, "3": {"2": "a"}})
        results.append(result_of_answers(PLAIN, answers, grade(PLAIN, answers), f"{name}.yaml"))
    report = class_report("x", results)
    assert report.errors == (("task 3, “Shops lose.”: “supports it”", 3), ("task 1: “Shops lose.”", 2))
    assert [task.empty for task in report.tasks] == [0, 1, 0, 1]


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


def test_the_page_counts_students_by_their_share_of_the_points() -> None:
    results = [sheet(f"s{n}", share) for n, share in enumerate((0, 0.19, 0.2, 0.5, 0.79, 0.8, 1, 1))]
    page = etree.HTML(as_page(class_report("x", results)))
    rows = page.xpath("//section[@aria-labelledby='spread']//tbody/tr")
    assert [(row.findtext("th"), row.findtext("td/span")) for row in rows] == [
        ("0 to 20 %", "2"),
        ("20 to 40 %", "1"),
        ("40 to 60 %", "1"),
        ("60 to 80 %", "1"),
        ("80 to 100 %", "3"),
    ]


def test_the_page_has_the_figures_of_each_task() -> None:
    results = [sheet(f"s{n}", float(n > 1), 1 - n / 10) for n in range(6)]
    page = etree.HTML(as_page(class_report("x", results, {"1": "Which is the thesis?"})))
    first, second = page.xpath("//section[@aria-labelledby='tasks']//tbody/tr")
    assert " ".join("".join(first.itertext()).split()) == (
        "1: Which is the thesis? 67 % About half got this; "
        "those who did well overall did worse here – look at the question and its key."
    )
    assert " ".join("".join(second.itertext()).split()) == (
        "2 75 % Most got this; those who did well overall did worse here – look at the question and its key."
    )


def test_a_page_takes_exactly_three_students_and_errors_of_three() -> None:
    results = [sheet(f"s{n}", 0.5, errors=("of all three", *(("of two",) if n else ()))) for n in range(3)]
    page = as_page(class_report("x", results))
    assert "of all three" in page
    assert "of two" not in page


def test_common_errors_are_those_of_at_least_two() -> None:
    results = [sheet("a", 1, errors=("x", "y")), sheet("b", 1, errors=("y",)), sheet("c", 1)]
    assert class_report("x", results).errors == (("y", 2),)


def test_figures_that_need_five_students_are_there_from_five_on() -> None:
    report = class_report("x", [sheet(f"s{n}", float(n > 1), float(n > 2)) for n in range(5)])
    assert report.alpha is not None
    assert report.tasks[0].discrimination is not None
    assert class_report("x", report.results[:4]).alpha is None


def test_figures_of_twenty_students_are_not_rough() -> None:
    results = [sheet(f"s{n:02}", float(n % 2)) for n in range(20)]
    assert not class_report("x", results).is_rough
    assert class_report("x", results[1:]).is_rough


def test_the_result_of_a_late_try_has_no_points() -> None:
    answers = Answers.of_key(PLAIN).evolve(attempt=4)
    result = result_of_answers(PLAIN, answers, grade(PLAIN, answers), "a.yaml")
    assert (result.points, set(result.shares.values()), result.late) == (0, {0.0}, True)


def test_words_that_are_not_marked_are_errors_of_those_who_marked_any() -> None:
    one = Answers(student="a", answers={"2": ("4", "1")})
    assert result_of_answers(PLAIN, one, grade(PLAIN, one), "a").errors == (
        "task 2: “The”",
        "task 2: “However,” not marked",
    )
    none = Answers(student="a")
    result = result_of_answers(PLAIN, none, grade(PLAIN, none), "a")
    assert result.errors == ()
    assert result.empty == {"1", "2", "3", "4"}
