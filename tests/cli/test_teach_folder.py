"""A folder of fourteen answer files of every kind: each is graded, or named with the reason why not."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

from argmap.teach import exercise_files
from argmap.teach.reading import answer_files
from tests.samples import answers_of_a_class
from tests.samples.exercises import PLAIN


@pytest.fixture
def school(command, tmp_path):
    """Runs a command on the key and the folder of answers."""
    exercise_files.dump(PLAIN, tmp_path / "hand.key.yaml")
    (tmp_path / "answers").mkdir()
    answers_of_a_class.write(tmp_path / "answers")
    return lambda name, *more: command("teach", name, "hand.key.yaml", "answers", *more)


NOT_GRADED = {
    "Ida": "it has no answers",
    "answers/empty.txt": "the file is empty",
    "hana": "there are several answers with this name for try 1: answers/hana-again.txt and answers/hana.yaml",
    "Hana": "there are several answers with this name for try 1: answers/hana-again.txt and answers/hana.yaml",
    "Jo": f"these answers are for exercise 0123456789ab, but the key is for {PLAIN.exercise.fingerprint} (By hand)",
    "answers/map.yaml": "this is an argument map; answers to an exercise were expected",
    "answers/kim.pages": "a .pages file cannot be read; export it as .docx",
}


def test_no_file_goes_unmentioned_in_the_report_the_table_and_the_messages(school, tmp_path) -> None:
    code, out, err = school("report", "--csv", "points.csv")
    assert code == 1
    table = (tmp_path / "points.csv").read_text(encoding="utf-8-sig")
    rows = {row["student"]: row for row in csv.DictReader(io.StringIO(table))}
    for student, reason in NOT_GRADED.items():
        assert reason in out
        assert reason in err
        assert (rows[student]["points"], rows[student]["not graded"], rows[student]["why not"]) == ("", "all", reason)
    for file in (tmp_path / "answers").iterdir():
        assert any(file.name in text for text in (table, out)), file.name
    assert "skipped: answers/.DS_Store: hidden files are not read" in out
    assert "columns that were not used: “Bemerkung”" in err


def test_the_points_are_those_of_what_could_be_read(school) -> None:
    _, out, _ = school("report", "--format", "json")
    students = {student["student"]: (student["points"], student["of"]) for student in json.loads(out)["students"]}
    assert students == {
        '=HYPERLINK("http://x")': (1.5, 1.5),
        "Anna": (4, 4), "Ben": (0, 4), "Cem": (4, 4), "Dörte": (4, 4), "Eva": (3, 4), "Fatma": (3, 4), "Gül": (4, 4),
        "Hans": (1.25, 4), "Lea": (4, 4), "Max": (0.75, 4),
    }  # fmt: skip


def test_each_is_graded_or_named_when_files_are_graded_one_by_one(school) -> None:
    code, out, err = school("grade")
    assert code == 1
    assert "answers/class.csv, row 2: 4 of 4 points, Gül, try 1 of 3" in out
    assert "Not graded: task 1: “a or b” names several choices; one was asked for" in out
    for student, reason in NOT_GRADED.items():
        assert f"not graded: {reason}" in out, student
    assert "argmap: skipped answers/.DS_Store: hidden files are not read" in err


def test_with_pseudonyms_no_name_and_no_file_is_named(school, tmp_path) -> None:
    code, out, err = school("report", "--pseudonyms", "names.csv", "--csv", "p.csv")
    assert code == 1
    written = out + err + (tmp_path / "p.csv").read_text()
    for name in ("Anna", "hana", "Jo", "Ida", "kim", "fatma", "class.csv", "DS_Store"):
        assert name not in written
    assert "answers/kim.pages," in (tmp_path / "names.csv").read_text()


def test_copies_of_the_same_answers_count_once(school, tmp_path) -> None:
    (tmp_path / "answers" / "anna-copy.yaml").write_text(answers_of_a_class.YAML)
    _, out, err = school("report")
    assert "11 students" in out
    assert "the same answers are in answers/anna-copy.yaml and answers/anna.yaml; they count once" in err


def test_the_exercise_and_the_key_in_the_folder_are_no_students_work(school, tmp_path) -> None:
    exercise_files.dump(PLAIN, tmp_path / "answers" / "hand.key.yaml")
    exercise_files.dump(PLAIN.exercise, tmp_path / "answers" / "hand.exercise.yaml")
    _, out, _ = school("report")
    assert "skipped: answers/hand.exercise.yaml: this is the exercise, not the answers to it" in out
    assert "skipped: answers/hand.key.yaml: this is a key, not answers" in out


def test_hostile_files_are_bounded_and_named(command, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(answer_files, "LARGEST", 300_000)
    exercise_files.dump(PLAIN, tmp_path / "hand.key.yaml")
    folder = tmp_path / "answers"
    folder.mkdir()
    (folder / "name.yaml").write_text(f"argmap-answers: 1\nstudent: {'x' * 200_000}\nanswers: {{1: a}}\n")
    (folder / "sound.csv").write_text("Name,1\nBo,a\nCy,b\n")
    (folder / "html.txt").write_text("Name: <img src=x onerror=alert(1)>\n1: a\n")
    (folder / "huge.txt").write_bytes(b"1: a\n" * 100_000)
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b" " * 50_000_000)
    (folder / "bomb.docx").write_bytes(bomb.getvalue())
    (folder / "deep.json").write_text('{"argmap-answers": 1, "answers": ' + "[" * 100_000)
    (folder / "many.yaml").write_text(
        "argmap-answers: 1\nanswers: {" + ", ".join(f"t{n}: a" for n in range(9_000)) + "}"
    )
    code, out, err = command(
        "teach", "report", "hand.key.yaml", "answers", "--html", "class.html", "--feedback", "out", "--csv", "p.csv"
    )
    assert code == 1
    for file in ("huge.txt", "bomb.docx", "deep.json"):
        assert f"answers/{file}: " in err
    assert len(out) < 10_000
    assert max(map(len, (tmp_path / "p.csv").read_text().splitlines())) < 2_000
    assert "<img" not in (tmp_path / "class.html").read_text()
    assert all(path.parent == tmp_path / "out" for path in (tmp_path / "out").rglob("*"))


def test_maps_that_cannot_be_read_are_not_graded(command, tmp_path) -> None:
    folder = tmp_path / "maps"
    folder.mkdir()
    text = "argmap: 1\nthesis: Close the old town to cars.\npillars: [The air gets cleaner.]\n"
    (folder / "anna.yaml").write_text(text)
    (folder / "anna.txt").write_text("The text of the map.")
    (folder / "ben.yaml").write_text("[broken")
    (folder / "cem.yaml").write_text("")
    (folder / "dora.yaml").write_text("argmap: 1\n")
    (folder / "eva.pdf").write_bytes(b"%PDF")
    code, out, _ = command("teach", "report", "t.yaml", "maps", "--csv", "p.csv", t=text)
    assert code == 1
    assert "1 student, 100 % of the points" in out
    rows = {row["student"]: row for row in csv.DictReader(io.StringIO((tmp_path / "p.csv").read_text("utf-8-sig")))}
    assert [name for name, row in rows.items() if row["not graded"] == "all"] == [
        "maps/ben.yaml",
        "maps/cem.yaml",
        "maps/dora.yaml",
        "maps/eva.pdf",
    ]
    assert "skipped: maps/anna.txt: it belongs to the map of the same name" in out
    code, out, _ = command("teach", "grade", "t.yaml", "maps")
    assert code == 1
    assert out.count("not graded: ") == 4


def test_endings_and_columns_are_in_the_help(command) -> None:
    for name in ("grade", "report"):
        _, out, _ = command("teach", name, "--help")
        assert all(ending in out for ending in answer_files.ENDINGS)


def test_columns_of_a_task_that_there_is_not_are_refused_with_the_nearest(command, tmp_path) -> None:
    exercise_files.dump(PLAIN, tmp_path / "hand.key.yaml")
    (tmp_path / "c.csv").write_text("Wer;F1\nAnna;a\n")
    code, out, _ = command("teach", "grade", "hand.key.yaml", "c.csv", "--columns", "name=Wer,1=F1")
    assert "c.csv, row 2: 1 of 1 points, Anna" in out
    code, _, err = command("teach", "grade", "hand.key.yaml", "c.csv", "--columns", "name=Wer,3.9=F1")
    assert (code, "the exercise has no task '3.9'; the tasks are 1, 2, 3, 4; did you mean" in err) == (2, True)
    code, _, err = command("teach", "grade", "hand.key.yaml", "c.csv", "--columns", "nmae=Wer")
    assert (code, "did you mean 'name'?" in err) == (2, True)
