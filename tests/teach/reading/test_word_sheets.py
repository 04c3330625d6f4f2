"""Answer sheets in Word as classes fill them in: other cells, lists, tracked changes, text boxes, more columns."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from argmap.teach.exporting.export_kind import export
from argmap.teach.reading.answer_files import read_handed_in
from argmap.teach.reading.handed_in import HandedIn
from tests.samples.answers_of_a_class import saved
from tests.samples.exercises import PLAIN

RIGHT = {"1": "a", "2": "4 8", "3.1": "a", "3.2": "b", "4": "Some shops win new customers."}
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def cell(sheet: Any, name: str, number: int) -> Any:
    return next(row for row in sheet.tables[0].rows if row.cells[0].text == name).cells[number]


def text_box(text: str) -> Any:
    """A run with a text box, as Word writes it for old and new programs."""
    box = f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    return parse_xml(
        f'<w:r {nsdecls("w", "wp")} xmlns:mc="{COMPATIBLE}" xmlns:a="{DRAWING}" xmlns:s="{SHAPE}"><mc:AlternateContent>'
        f'<mc:Choice Requires="wps"><w:drawing><wp:inline><a:graphic><a:graphicData uri="{SHAPE}"><s:wsp><s:txbx>{box}'
        "</s:txbx></s:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def in_the_question(sheet: Any) -> None:
    cell(sheet, "1", 1).add_paragraph("a")


def in_the_question_with_a_word(sheet: Any) -> None:
    cell(sheet, "1", 1).add_paragraph("Answer: a")


def beside_the_number(sheet: Any) -> None:
    cell(sheet, "1", 0).text = "1. a"


def below_the_table(sheet: Any) -> None:
    sheet.add_paragraph("1: a")


def in_bold_with_blank_lines(sheet: Any) -> None:
    cell(sheet, "1", 2).add_paragraph("")
    cell(sheet, "1", 2).add_paragraph("").add_run("“A”").bold = True
    cell(sheet, "1", 2).add_paragraph("")


def in_tracked_changes(sheet: Any) -> None:
    deleted = "<w:r><w:delText>b</w:delText></w:r>"
    for kind, runs in (("del", deleted), ("ins", "<w:r><w:t>a</w:t></w:r>")):
        change = f'<w:{kind} {nsdecls("w")} w:id="1" w:author="A">{runs}</w:{kind}>'
        cell(sheet, "1", 2).paragraphs[0]._p.append(parse_xml(change))


def in_a_text_box(sheet: Any) -> None:
    cell(sheet, "1", 2).paragraphs[0]._p.append(text_box("a"))


def in_a_text_box_on_the_page(sheet: Any) -> None:
    sheet.add_paragraph()._p.append(text_box("1: a"))


def in_a_table_within_the_cell(sheet: Any) -> None:
    cell(sheet, "1", 2).add_table(1, 1).rows[0].cells[0].text = "a"


def in_a_column_of_their_own(sheet: Any) -> None:
    sheet.tables[0].add_column(100)
    cell(sheet, "1", 3).text = "a"


def in_cells_that_were_joined(sheet: Any) -> None:
    cell(sheet, "1", 1).merge(cell(sheet, "1", 2)).text = "a"


def in_a_form_field(sheet: Any) -> None:
    field = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>"
    cell(sheet, "1", 2).paragraphs[0]._p.append(parse_xml(field))


PLACES: list[Callable[[Any], None]] = [
    in_the_question, in_the_question_with_a_word, beside_the_number, below_the_table, in_bold_with_blank_lines,
    in_tracked_changes, in_a_text_box, in_a_text_box_on_the_page, in_a_table_within_the_cell, in_a_column_of_their_own,
    in_cells_that_were_joined, in_a_form_field,
]  # fmt: skip


def read(sheet: Any) -> HandedIn:
    (one,) = read_handed_in(saved(sheet), "anna.docx", PLAIN, {})
    return one


def filled_in(*without: str) -> Any:
    """A sheet with all answers but some."""
    sheet = docx.Document(io.BytesIO(export([PLAIN], "answer-sheet", ".docx")))
    sheet.paragraphs[1].add_run("Anna")
    for name, answer in RIGHT.items():
        if name not in without:
            cell(sheet, name, 2).text = answer
    return sheet


@pytest.mark.parametrize("write", PLACES, ids=lambda write: write.__name__)
def test_an_answer_is_found_wherever_it_was_written(write: Callable[[Any], None]) -> None:
    sheet = filled_in("1")
    write(sheet)
    one = read(sheet)
    assert one.answers is not None
    given = {name: str(answer).strip("“”").lower() for name, answer in one.answers.answers.items()}
    assert given == {**RIGHT, "4": RIGHT["4"].lower()}
    assert (one.student, one.problem, one.notes) == ("Anna", "", ())


def test_words_as_a_list_and_a_text_in_paragraphs_stay_whole() -> None:
    sheet = filled_in("2", "4")
    for word in ("4", "8"):
        cell(sheet, "2", 2).add_paragraph(word)
    for line in ("“Some shops win,”", "", "they don’t lose."):
        cell(sheet, "4", 2).add_paragraph(line)
    one = read(sheet)
    assert one.answers is not None
    assert one.answers.answers["2"] == "4 8"
    assert one.answers.answers["4"] == "“Some shops win,” they don’t lose."


def test_a_text_below_the_table_that_names_no_task_is_named() -> None:
    sheet = filled_in("4")
    sheet.add_paragraph("Some shops win new customers.")
    one = read(sheet)
    assert one.answers is not None
    assert "4" not in one.answers.answers
    assert "3" not in one.answers.answers
    assert "“Some shops win new customers.”" in one.notes[0]
