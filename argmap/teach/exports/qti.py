"""QTI 2.1, a package with items and one test for learning platforms.

After IMS Question and Test Interoperability 2.1 (2012): choiceInteraction, hottextInteraction for marking tasks,
matchInteraction and extendedTextInteraction; points by the standard templates match_correct and map_response. A wrong
word costs as much as a right one earns, but the total is never below 0. Items are worth the points of their tasks. The
standard templates show no feedback, so the principles are left out. The package follows IMS Content Packaging 1.1.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from xml.etree import ElementTree as ET

from argmap.language.wording import Wording
from argmap.teach.exercise import ONLY, Ask, Posed, Task, TaskKey
from argmap.teach.exporting.export_kind import Export
from argmap.teach.exporting.figure_pictures import outline, picture
from argmap.teach.exporting.task_points import with_points
from argmap.teach.exporting.xml_document import write_xml

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
TEMPLATES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
_SCHEMA = {
    QTI: f"{QTI} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd",
    PACKAGE: f"{PACKAGE} http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
}


def write(posed: Sequence[Posed], suffix: str) -> bytes:
    """The package: a manifest, a test, and an item for each task."""
    files: dict[str, bytes] = {}
    items: list[tuple[str, list[str]]] = []
    for one in posed:
        for task, key in one.tasks_with_keys():
            name = f"item-{one.exercise.fingerprint}-{task.id}"
            more = [f"{name}.svg"] if task.figure else []
            if task.figure:
                files[f"{name}.svg"] = picture(task.figure).encode()
            files[f"{name}.xml"] = write_xml(_item(name, one, task, key))
            items.append((name, more))
    files["test.xml"] = write_xml(_test(posed, [name for name, _ in items]))
    files = {"imsmanifest.xml": write_xml(_manifest(posed, items)), **files}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def _item(name: str, posed: Posed, task: Task, key: TaskKey) -> ET.Element:
    root = _root("assessmentItem", QTI)
    title = f"{posed.exercise.title} {task.id}"
    root.attrib.update(identifier=name, title=title, adaptive="false", timeDependent="false")
    if posed.exercise.language:
        root.set("xml:lang", posed.exercise.language)
    _response(root, task, key)
    outcome = ET.SubElement(root, "outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float")
    outcome.set("normalMaximum", f"{key.points:.7g}")
    ET.SubElement(ET.SubElement(outcome, "defaultValue"), "value").text = "0"
    body = ET.SubElement(root, "itemBody")
    prompt = with_points(task.prompt, key, posed.exercise.wording)
    for paragraph in (prompt, *(task.passage or "").split("\n")):
        if paragraph:
            ET.SubElement(body, "p").text = paragraph
    if task.figure:
        ET.SubElement(ET.SubElement(body, "p"), "img", src=f"{name}.svg", alt=outline(task.figure))
    _interaction(body, task, posed.exercise.wording)
    if task.ask is not Ask.WRITE:
        is_plain = task.ask is Ask.CHOOSE and len(key.right[ONLY]) == 1 and key.points == 1
        template = "match_correct" if is_plain else "map_response"
        ET.SubElement(root, "responseProcessing", template=TEMPLATES + template)
    return root


def _response(root: ET.Element, task: Task, key: TaskKey) -> None:
    """Add what is right, and what each answer earns."""
    cardinality = "multiple" if task.ask in (Ask.MARK, Ask.MATCH) else "single"
    base = {Ask.WRITE: "string", Ask.MATCH: "directedPair"}.get(task.ask, "identifier")
    declaration = ET.SubElement(
        root, "responseDeclaration", identifier="RESPONSE", cardinality=cardinality, baseType=base
    )
    if task.ask is Ask.WRITE:
        return
    correct = ET.SubElement(declaration, "correctResponse")
    for value in _right(task, key):
        ET.SubElement(correct, "value").text = value
    mapping = ET.SubElement(declaration, "mapping", lowerBound="0", upperBound=f"{key.points:.7g}", defaultValue="0")
    for value, points in _worth(task, key):
        ET.SubElement(mapping, "mapEntry", mapKey=value, mappedValue=f"{key.points * points:.6g}")


def _right(task: Task, key: TaskKey) -> Iterator[str]:
    """The right response: one choice for each part, or every right word."""
    for part, names in key.right.items():
        if task.ask is Ask.MATCH:
            yield f"part-{part} choice-{names[0]}"
        else:
            yield from (f"choice-{name}" for name in (names if task.ask is Ask.MARK else names[:1]))


def _worth(task: Task, key: TaskKey) -> Iterator[tuple[str, float]]:
    for part, names in key.right.items():
        if task.ask is Ask.MATCH:
            yield from ((f"part-{part} choice-{name}", 1 / len(task.parts)) for name in names)
        elif task.ask is Ask.MARK:
            share = 1 / len(names)
            yield from ((f"choice-{c.id}", share if c.id in names else -share) for c in task.choices)
        else:
            yield from ((f"choice-{name}", 1.0) for name in names)


def _interaction(body: ET.Element, task: Task, wording: Wording) -> None:
    if task.ask is Ask.WRITE:
        least, most = task.words or (0, 0)
        interaction = ET.SubElement(body, "extendedTextInteraction", responseIdentifier="RESPONSE", expectedLines="6")
        ET.SubElement(interaction, "prompt").text = wording.word("sheet.words", least=least, most=most)
    elif task.ask is Ask.MARK:
        most = str(len(task.choices))
        interaction = ET.SubElement(body, "hottextInteraction", responseIdentifier="RESPONSE", maxChoices=most)
        paragraph = ET.SubElement(interaction, "p")
        for choice in task.choices:
            word = ET.SubElement(paragraph, "hottext", identifier=f"choice-{choice.id}")
            word.text, word.tail = choice.text, " "
    elif task.ask is Ask.MATCH:
        most = str(len(task.parts))
        interaction = ET.SubElement(
            body, "matchInteraction", responseIdentifier="RESPONSE", shuffle="false", maxAssociations=most
        )
        for kind, options, uses in (("part", task.parts, "1"), ("choice", task.choices, most)):
            column = ET.SubElement(interaction, "simpleMatchSet")
            for option in options:
                name = f"{kind}-{option.id}"
                ET.SubElement(column, "simpleAssociableChoice", identifier=name, matchMax=uses).text = option.text
    else:
        interaction = ET.SubElement(
            body, "choiceInteraction", responseIdentifier="RESPONSE", shuffle="false", maxChoices="1"
        )
        for choice in task.choices:
            ET.SubElement(interaction, "simpleChoice", identifier=f"choice-{choice.id}").text = choice.text


def _test(posed: Sequence[Posed], items: list[str]) -> ET.Element:
    root = _root("assessmentTest", QTI)
    root.attrib.update(identifier=f"test-{posed[0].exercise.fingerprint}", title=posed[0].exercise.about)
    mode = {"identifier": "part-1", "navigationMode": "nonlinear", "submissionMode": "individual"}
    part = ET.SubElement(root, "testPart", mode)
    ET.SubElement(part, "itemSessionControl", maxAttempts=str(posed[0].exercise.tries))
    section = ET.SubElement(
        part, "assessmentSection", identifier="section-1", title=posed[0].exercise.title, visible="true"
    )
    for name in items:
        ET.SubElement(section, "assessmentItemRef", identifier=name, href=f"{name}.xml")
    return root


def _manifest(posed: Sequence[Posed], items: list[tuple[str, list[str]]]) -> ET.Element:
    root = _root("manifest", PACKAGE)
    root.set("identifier", f"package-{posed[0].exercise.fingerprint}")
    about = ET.SubElement(root, "metadata")
    ET.SubElement(about, "schema").text = "QTIv2.1 Package"
    ET.SubElement(about, "schemaversion").text = "1.0.0"
    ET.SubElement(root, "organizations")
    resources = ET.SubElement(root, "resources")
    test = ET.SubElement(resources, "resource", identifier="test", type="imsqti_test_xmlv2p1", href="test.xml")
    ET.SubElement(test, "file", href="test.xml")
    for name, more in items:
        ET.SubElement(test, "dependency", identifierref=name)
        item = ET.SubElement(resources, "resource", identifier=name, type="imsqti_item_xmlv2p1", href=f"{name}.xml")
        for file in (f"{name}.xml", *more):
            ET.SubElement(item, "file", href=file)
    return root


def _root(name: str, namespace: str) -> ET.Element:
    return ET.Element(name, {"xmlns": namespace, "xmlns:xsi": XSI, "xsi:schemaLocation": _SCHEMA[namespace]})


EXPORT = Export("qti", __doc__ or "", (".qti.zip", ".zip"), write, key=True)
