"""Fourteen files as a class hands them in: every kind of file, and everything that goes wrong."""

from __future__ import annotations

import io
import json
from pathlib import Path

from tests.samples.exercises import PLAIN

FINGERPRINT = PLAIN.exercise.fingerprint
RIGHT_TEXT = "Some shops win new customers."

YAML = f"""\
argmap-answers: 1
exercise: "{FINGERPRINT}"
student: Anna
answers:
  1: A
  2: [4, 8]
  3: {{1: a), 2: "2"}}
  4: {RIGHT_TEXT}
"""
TEXT = f"""\
Name: Cem
4: {RIGHT_TEXT}
1 a
2) because, However
3)
1: supports it
2: attacks it
"""
TABLE = f"""\
Schüler;Q1;Aufgabe 2;3.1;3.2;Task 4;Bemerkung
Gül;a;4 8;a;b;{RIGHT_TEXT};krank am Montag
Hans;(B);because;a;a;No
=HYPERLINK("http://x");a or b;99;a;?;{RIGHT_TEXT};
Ida;;;;;;
"""
FORM_HEADINGS = (
    "Timestamp", "Email Address", "What is your name?", "Which is the thesis?", "Mark the words.",
    "What do they do? [Air improves.]", "What do they do? [Shops lose.]", "4. Answer",
)  # fmt: skip


def write(folder: Path) -> None:
    """Writes the files into a folder, and a hidden one."""
    texts = {
        "anna.yaml": YAML,
        "ben.json": json.dumps({"argmap-answers": 1, "student": "Ben", "answers": {"1": "b", "2": "1, 4"}}),
        "cem.txt": TEXT,
        "empty.txt": " \n",
        "hana.yaml": YAML.replace("Anna", "Hana"),
        "hana-again.txt": "Name: hana\n1: b\n",
        "jo.yaml": YAML.replace(FINGERPRINT, "0123456789ab").replace("Anna", "Jo"),
        "map.yaml": "argmap: 1\nthesis: Close the old town.\n",
        "class.csv": TABLE,
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    dora = "Name:\tDörte\r\n1.\ta\r\n2:\t“because”, ‘However,’\r\n3)\t1=a\t2=b\r\n4:\tSome shops win new customers.\r\n"
    (folder / "dora.txt").write_bytes(dora.encode("cp1252"))
    (folder / "eva.txt").write_bytes("Name: Eva\n1:ａ\n2: ４，８\n3: a b\n".encode("utf-16"))
    (folder / "fatma.docx").write_bytes(word_sheet())
    (folder / "forms.xlsx").write_bytes(workbook())
    (folder / "kim.pages").write_bytes(b"PK\3\4 what Pages writes")
    (folder / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")


def word_sheet() -> bytes:
    """A worksheet in Word: a line for the name, and a table with a row for each task."""
    import docx

    document = docx.Document()
    document.add_heading("By hand", 1)
    document.add_paragraph("Name: Fatma")
    document.add_paragraph(f"Exercise: {FINGERPRINT}")
    table = document.add_table(rows=0, cols=3)
    for row in (
        ("Task", "Question", "Answer"),
        ("1", "Which is the thesis?", "b) Shops lose."),
        ("2", "Mark the words.", "because; However"),
        ("3.1", "Air improves.", "a"),
        ("3.2", "Shops lose.", "B."),
        ("4", "Answer this: Shops lose.", RIGHT_TEXT),
    ):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(document)


def workbook(rows: tuple[tuple[object, ...], ...] | None = None) -> bytes:
    """Answers as Google Forms exports them to a workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(FORM_HEADINGS)
    for row in rows or (
        ("2026-11-02 08:01", "l@example.org", "Lea", "Close it.", "4, 8", "supports it", "attacks it", RIGHT_TEXT),
        ("2026-11-02 08:02", "m@example.org", "Max", "Shops lose.", "air", "attacks it", "attacks it", "Yes."),
    ):
        sheet.append(row)
    return saved(book)


def saved(document: object) -> bytes:
    """The bytes of a document that saves itself to a file."""
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()
