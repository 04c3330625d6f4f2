"""Moodle XML, the format of question banks that carries pictures, hints and penalties.

Format as described at https://docs.moodle.org/en/Moodle_XML_format. Pictures are embedded; the two hints are the place
and the principle, and each further try costs a third, as three tries are given. Text is escaped HTML, so nothing of a
map runs or is set as mathematics.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from argmap.teach.exercise import Posed
from argmap.teach.exporting.bank_questions import BankQuestion, outline, picture, questions
from argmap.teach.exporting.export_kind import Export
from argmap.teach.exporting.xml_document import document

PENALTY = "0.3333333"
_TEXT_ONLY = {ord("$"): "&#36;", ord("\\"): "&#92;"}
"""What filters for mathematics look for, as entities of the HTML that is escaped once more."""


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The questions in one file, in a category named after the first exercise."""
    root = ET.Element("quiz")
    category = ET.SubElement(root, "question", type="category")
    _text(ET.SubElement(category, "category"), f"$course$/top/argmap/{posed[0].exercise.title.replace('/', '-')}")
    for number, (one, question) in enumerate(questions(posed, spare_choices=True), 1):
        root.append(_question(one, question, number))
    ET.indent(root)
    return document(root)


def _question(posed: Posed, question: BankQuestion, number: int) -> ET.Element:
    kind = "matching" if question.pairs else "multichoice" if question.choices else "essay"
    found = ET.Element("question", type=kind)
    _text(ET.SubElement(found, "name"), question.name)
    _question_text(found, question)
    said = " ".join(part for part in (question.why, question.principle) if part)
    _html(found, "generalfeedback", said)
    grade = float(len(question.pairs) or 1)
    for name, value in (("defaultgrade", f"{grade:.1f}"), ("penalty", PENALTY), ("hidden", "0")):
        ET.SubElement(found, name).text = value
    ET.SubElement(found, "idnumber").text = f"argmap-{posed.exercise.fingerprint}-{number}"
    if kind == "essay":
        ET.SubElement(found, "responseformat").text = "plain"
        ET.SubElement(found, "responserequired").text = "1"
        _html(found, "graderinfo", f"An answer of this form: {question.example}")
        return found
    ET.SubElement(found, "shuffleanswers").text = "false"
    if kind == "matching":
        for pair in (*question.pairs, *[("", other) for other in question.others]):
            part = ET.SubElement(found, "subquestion", format="html")
            ET.SubElement(part, "text").text = _escaped(pair[0])
            _text(ET.SubElement(part, "answer"), pair[1])
    else:
        ET.SubElement(found, "single").text = "false" if question.several else "true"
        ET.SubElement(found, "answernumbering").text = "none" if question.several else "abc"
        for choice in question.choices:
            share = f"{100 * choice.share:.5f}".rstrip("0").rstrip(".")
            ET.SubElement(_html(found, "answer", choice.text, fraction=share), "feedback", format="html")
    for hint in ("Look at this once more.", f"{question.principle} {question.action}"):
        _html(found, "hint", hint)
    return found


def _question_text(parent: ET.Element, question: BankQuestion) -> None:
    body = f"<p>{_escaped(question.prompt)}</p>"
    if question.passage:
        body += f"<blockquote>{_escaped(question.passage)}</blockquote>"
    if question.figure:
        body += f'<p><img src="@@PLUGINFILE@@/map.svg" alt="{_escaped(outline(question.figure))}"/></p>'
    holder = ET.SubElement(parent, "questiontext", format="html")
    ET.SubElement(holder, "text").text = body
    if question.figure:
        file = ET.SubElement(holder, "file", name="map.svg", path="/", encoding="base64")
        file.text = base64.b64encode(picture(question.figure).encode()).decode()


def _html(parent: ET.Element, name: str, text: str, **attributes: str) -> ET.Element:
    """A field whose text is HTML."""
    found = ET.SubElement(parent, name, {"format": "html", **attributes})
    ET.SubElement(found, "text").text = _escaped(text)
    return found


def _text(parent: ET.Element, text: str) -> None:
    ET.SubElement(parent, "text").text = text


def _escaped(text: str) -> str:
    """Text as HTML, with its line ends."""
    return html.escape(text).translate(_TEXT_ONLY).replace("\n", "<br/>")


EXPORT = Export("moodle", __doc__ or "", (".moodle.xml", ".xml"), write, key=True)
