"""Moodle XML, a format of question banks with pictures, hints and penalties.

The format is described at https://docs.moodle.org/en/Moodle_XML_format. Pictures are embedded. The first hint only says
to look again, the second gives the principle; there are three tries, so each further try costs a third. Texts are
escaped, so nothing in a map runs as a script or shows as mathematics.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from argmap.language.wording import Wording
from argmap.teach.exercise import Posed
from argmap.teach.exporting.bank_questions import BankQuestion, questions
from argmap.teach.exporting.directed_html import direct
from argmap.teach.exporting.export_kind import Export
from argmap.teach.exporting.figure_pictures import outline, picture
from argmap.teach.exporting.xml_document import write_xml

PENALTY = "0.3333333"
"""The share of the points that each further try costs."""
_TEXT_ONLY = {ord("$"): "&#36;", ord("\\"): "&#92;"}
"""The characters that filters for mathematics look for, as HTML entities."""


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The questions in one file, in a category named after the first exercise."""
    root = ET.Element("quiz")
    category = ET.SubElement(root, "question", type="category")
    _text(ET.SubElement(category, "category"), f"$course$/top/argmap/{posed[0].exercise.title.replace('/', '-')}")
    for number, (one, question) in enumerate(questions(posed, spare_choices=True), 1):
        root.append(_question(one, question, number))
    ET.indent(root)
    return write_xml(root)


def _question(posed: Posed, question: BankQuestion, number: int) -> ET.Element:
    wording = posed.exercise.wording
    kind = "matching" if question.pairs else "multichoice" if question.choices else "essay"
    element = ET.Element("question", type=kind)
    _text(ET.SubElement(element, "name"), question.name)
    _question_text(element, question, wording)
    feedback = " ".join(part for part in (question.why, question.principle) if part)
    _html(element, "generalfeedback", feedback, wording)
    for name, value in (("defaultgrade", f"{question.points:.7f}"), ("penalty", PENALTY), ("hidden", "0")):
        ET.SubElement(element, name).text = value
    ET.SubElement(element, "idnumber").text = f"argmap-{posed.exercise.fingerprint}-{number}"
    if kind == "essay":
        ET.SubElement(element, "responseformat").text = "plain"
        ET.SubElement(element, "responserequired").text = "1"
        _html(element, "graderinfo", wording.word("exercise.right-form", example=question.example), wording)
        return element
    ET.SubElement(element, "shuffleanswers").text = "false"
    if kind == "matching":
        for pair in (*question.pairs, *[("", other) for other in question.others]):
            part = ET.SubElement(element, "subquestion", format="html")
            ET.SubElement(part, "text").text = direct(_escape(pair[0]), wording)
            _text(ET.SubElement(part, "answer"), pair[1])
    else:
        ET.SubElement(element, "single").text = "false" if question.several else "true"
        ET.SubElement(element, "answernumbering").text = "none" if question.several else "abc"
        for choice in question.choices:
            share = f"{100 * choice.share:.5f}".rstrip("0").rstrip(".")
            answer = _html(element, "answer", choice.text, wording, fraction=share)
            ET.SubElement(answer, "feedback", format="html")
    for hint in (wording.word("exercise.look-again"), f"{question.principle} {question.action}"):
        _html(element, "hint", hint, wording)
    return element


def _question_text(parent: ET.Element, question: BankQuestion, wording: Wording) -> None:
    body = f"<p>{_escape(question.prompt)}</p>"
    if question.passage:
        body += f"<blockquote>{_escape(question.passage)}</blockquote>"
    if question.figure:
        body += f'<p><img src="@@PLUGINFILE@@/map.svg" alt="{_escape(outline(question.figure))}"/></p>'
    holder = ET.SubElement(parent, "questiontext", format="html")
    ET.SubElement(holder, "text").text = direct(body, wording)
    if question.figure:
        file = ET.SubElement(holder, "file", name="map.svg", path="/", encoding="base64")
        file.text = base64.b64encode(picture(question.figure).encode()).decode()


def _html(parent: ET.Element, name: str, text: str, wording: Wording, **attributes: str) -> ET.Element:
    """Add a field with HTML text."""
    field = ET.SubElement(parent, name, {"format": "html", **attributes})
    ET.SubElement(field, "text").text = direct(_escape(text), wording)
    return field


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = text


def _escape(text: str) -> str:
    """Text as HTML, with line ends as `<br/>`."""
    return html.escape(text).translate(_TEXT_ONLY).replace("\n", "<br/>")


EXPORT = Export("moodle", __doc__ or "", (".moodle.xml", ".xml"), write, key=True)
