"""QTI items declare what they use and say what is right."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from argmap.teach.exercise import ONLY, Ask, Posed
from argmap.teach.exporting.export_kind import export
from tests.samples.exercises import by_hand
from tests.teach.library_exercises import ALL

QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


ORDER = ("responseDeclaration", "outcomeDeclaration", "itemBody", "responseProcessing")


@pytest.mark.parametrize("posed", [*ALL, by_hand()], ids=lambda p: p.exercise.kind)
def test_qti_items_declare_what_they_use_and_say_what_is_right(posed: Posed) -> None:
    with zipfile.ZipFile(io.BytesIO(export([posed], "qti"))) as package:
        names = package.namelist()
        manifest = ET.fromstring(package.read("imsmanifest.xml"))
        files = [file.get("href") for file in manifest.iter("{http://www.imsglobal.org/xsd/imscp_v1p1}file")]
        assert sorted(["imsmanifest.xml", *files]) == sorted(names)
        test = ET.fromstring(package.read("test.xml"))
        assert [ref.get("href") for ref in test.iter(f"{QTI}assessmentItemRef")] == [
            f"item-{posed.exercise.fingerprint}-{task.id}.xml" for task in posed.exercise.tasks
        ]
        for task, key in posed.tasks_with_keys():
            item = ET.fromstring(package.read(f"item-{posed.exercise.fingerprint}-{task.id}.xml"))
            order = [ORDER.index(child.tag.removeprefix(QTI)) for child in item]
            assert order == sorted(order)
            used = [e.get("identifier") for e in item.iter() if e.tag.removeprefix(QTI) in _CHOICES]
            assert len(set(used)) == len(used)
            assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name or "") for name in used)
            interaction = next(e for e in item.iter() if e.tag.endswith("Interaction"))
            assert interaction.get("responseIdentifier") == "RESPONSE"
            right = [value.text or "" for value in item.iterfind(f".//{QTI}correctResponse/{QTI}value")]
            assert set(" ".join(right).split()) <= set(used)
            assert len(right) == _count_right(task, key)
            _assert_points(item, task, right)


_CHOICES = {"simpleChoice", "hottext", "simpleAssociableChoice"}


def _count_right(task, key) -> int:
    return {Ask.WRITE: 0, Ask.CHOOSE: 1}.get(task.ask, len(key.right) if task.parts else len(key.right.get(ONLY, ())))


def _assert_points(item: ET.Element, task, right: list[str]) -> None:
    """The right response earns one point, and marking everything earns none."""
    worth = {e.get("mapKey"): float(e.get("mappedValue", "0")) for e in item.iter(f"{QTI}mapEntry")}
    if task.ask is not Ask.WRITE:
        assert sum(worth[value] for value in right) == pytest.approx(1, abs=1e-4)
    if task.ask is Ask.MARK and len(right) * 2 <= len(task.choices):
        assert sum(worth.values()) <= 1e-4
