"""Nothing is lost in silence: a field that a reader does not know is kept in the map, or said; in every format."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml

from argmap.formats import read
from argmap.model.document import Document
from argmap.registry import FORMATS
from tests.formats.samples import sample_of

NAME, VALUE = "zzUnknown", "an unknown value"
FURTHER = {
    "aif": """{"nodes": [{"nodeID": "1", "type": "I", "text": "Air."}, {"nodeID": "2", "type": "L", "text": "A : Air."},
        {"nodeID": "3", "type": "YA", "text": "Asserting"}, {"nodeID": "4", "type": "RA", "text": "Sign"}],
        "edges": [{"edgeID": "1", "fromID": "2", "toID": "3"}, {"edgeID": "2", "fromID": "3", "toID": "1"}],
        "locutions": [{"nodeID": "2", "personID": "9"}], "participants": [{"participantID": "9", "surname": "A"}],
        "schemefulfillments": [{"nodeID": "4", "schemeID": "30"}]}""",
    "arguebuf": """{"nodes": {"1": {"atom": {"text": "Air.", "participant": "p", "reference": {"text": "Air!"}}},
        "2": {"scheme": {"attack": "ATTACK_DEFAULT"}, "userdata": {}, "metadata": {}}}, "edges": {},
        "schemaVersion": 1, "participants": {"p": {"name": "Ann"}}, "resources": {"r": {"text": "R"}},
        "analysts": {"n": {"name": "Bob"}}}""",
    "graphml": """<graphml><key id="k" attr.name="label"/><graph><node id="a"><data key="k">A</data></node>
        <node id="b"/><edge source="a" target="b"><data key="k">supports</data></edge></graph></graphml>""",
    "opml": """<opml version="2.0"><head><title>T</title></head><body><outline text="A" _note="N" url="https://a.org">
        <outline text="Con: B"/></outline></body></opml>""",
    "freemind": """<map version="1.0.1"><node TEXT="A" LINK="https://a.org"><icon BUILTIN="idea"/><richcontent
        TYPE="NOTE"><html><body><p>N</p></body></html></richcontent><node TEXT="Con: B"><attribute NAME="side"
        VALUE="con"/></node></node></map>""",
    "sadface": """{"metadata": {"core": {"title": "T"}}, "resources": [{"id": "r", "content": "C"}], "nodes": [
        {"id": "1", "type": "atom", "text": "A", "sources": [{"resource_id": "r", "text": "A"}], "metadata": {}}],
        "edges": []}""",
    "xaif": """{"AIF": {"nodes": [{"nodeID": "1", "type": "I", "text": "A"}], "edges": [], "locutions": [],
        "schemefulfillments": [{"nodeID": "1", "schemeID": "72"}], "participants": [{"participantID": "1"}]},
        "text": "", "OVA": {}}""",
}
"""A further text of a format, with levels that its sample does not have."""


def objects(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all mappings in a value."""
    if isinstance(value, dict):
        yield path
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from objects(item, (*path, key))


def with_keys(text: str) -> Iterator[tuple[str, str]]:
    """The text of JSON or YAML with an unknown key in one of its mappings after the other."""
    try:
        value, write = json.loads(text), json.dumps
    except ValueError:
        value, write = yaml.safe_load(text), yaml.safe_dump
    for path in objects(value):
        changed = deepcopy(value)
        place = changed
        for key in path:
            place = place[key]
        place[NAME] = VALUE
        yield "/".join(map(str, path)) or "top", write(changed)


def with_parts(text: str) -> Iterator[tuple[str, str]]:
    """The text of XML with an unknown attribute, then an unknown element, in one of its elements after the other."""
    for number, element in enumerate(ElementTree.fromstring(text).iter()):
        for what in ("attribute", "element"):
            root = ElementTree.fromstring(text)
            place = list(root.iter())[number]
            if what == "attribute":
                place.set(NAME, VALUE)
            else:
                ElementTree.SubElement(place, NAME).text = VALUE
            yield f"{what} of {element.tag} {number}", ElementTree.tostring(root, encoding="unicode")


def with_fields(text: str) -> Iterator[tuple[str, str]]:
    """The text with one unknown field after the other; nothing for formats that have no fields."""
    if text.startswith("<"):
        yield from with_parts(text)
    elif text.startswith(("{", "argmap:")) or text.split("\n")[0].endswith(":"):
        yield from with_keys(text)


def says(document: Document, name: str) -> bool:
    """Whether the document has what was put in, or says that it is left out."""
    said = [*(d.message for d in document.diagnostics), *(line for loss in document.losses for line in loss.examples)]
    return any(name in line for line in said) or VALUE in document.map.model_dump_json()


@pytest.mark.parametrize("name", [format.name for format in FORMATS if format.read is not None])
def test_an_unknown_field_anywhere_is_kept_or_said(name: str, tmp_path: Path) -> None:
    """Whoever adds a format gets this test: its sample is tried with an unknown field at each of its levels."""
    format = FORMATS.get(name)
    (tmp_path / "x.txt").write_text("Close the old town. The air gets cleaner. Shops lose customers.", encoding="utf-8")
    file = tmp_path / "x.ann.json"
    silent = []
    for text in filter(None, (sample_of(format.doc), FURTHER.get(name))):
        for place, changed in with_fields(text):
            file.write_text(changed, encoding="utf-8")
            if not says(read(file, format=name), NAME):
                silent.append(place)
    assert silent == []
