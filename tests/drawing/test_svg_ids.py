"""Ids in SVG: unique over the pictures of a page, and the same whenever a picture is drawn."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from argmap.drawing import render
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap


def built(text: str, swapped: bool = False) -> ArgumentMap:
    builder = MapBuilder()
    thesis = builder.thesis("T holds.", id="b" if swapped else "a")
    builder.support(builder.claim(text, id="a" if swapped else "b"), thesis, id="step")
    return builder.build()


def ids(svg: str) -> list[str]:
    return [element.attrib["id"] for element in ElementTree.fromstring(svg).iter() if "id" in element.attrib]


def test_the_ids_of_several_pictures_fit_on_one_page() -> None:
    pictures = [str(render(debate, "svg")) for debate in (built("X."), built("Y."), built("X.", swapped=True))]
    every = [name for picture in pictures for name in ids(picture)]
    assert len(every) == len(set(every)) == 9
    for picture in pictures:
        assert set(re.findall(r"url\(#([^)]*)\)", picture)) <= set(ids(picture))


def test_a_picture_always_has_the_same_ids_and_names_its_claims() -> None:
    picture = str(render(built("X."), "svg"))
    assert picture == str(render(built("X."), "svg"))
    assert sorted(re.findall(r'data-id="([^"]*)"', picture)) == ["a", "b", "step"]
    assert all(re.fullmatch(r"m[0-9a-f]{8}-(?:a|b|step)", name) for name in ids(picture))
