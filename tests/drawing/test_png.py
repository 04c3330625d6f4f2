"""The PNG picture and its budget of pixels."""

import struct

import pytest

from argmap.diagnostics import ArgmapError
from argmap.drawing import render
from argmap.drawing.layout.picture_plan import plan
from argmap.drawing.renderers.png import LEAST_RESOLUTION, PIXELS, RESOLUTION, SIDE, resolution
from argmap.drawing.scene.build_scene import build_scene
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap


def apart(number: int) -> ArgumentMap:
    builder = MapBuilder()
    for n in range(number):
        builder.claim(f"Claim {n} holds.")
    return builder.build()


def chain(length: int) -> ArgumentMap:
    builder = MapBuilder()
    below = builder.thesis("T holds.")
    for n in range(length):
        claim = builder.claim(f"Claim {n} holds.")
        builder.support(claim, below)
        below = claim
    return builder.build()


def test_it_is_a_png_of_the_size_that_was_planned() -> None:
    debate = apart(3)
    raw = render(debate, "png")
    assert isinstance(raw, bytes)
    assert raw.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", raw[16:24])
    drawn = plan(build_scene(debate))
    assert width == pytest.approx(drawn.width * RESOLUTION / 72, abs=RESOLUTION)
    assert height == pytest.approx(drawn.height * RESOLUTION / 72, abs=RESOLUTION)


@pytest.mark.parametrize("debate", [apart(4_000), chain(380)], ids=["many", "deep"])
def test_a_large_picture_has_fewer_dots_per_inch(debate: ArgumentMap) -> None:
    drawn = plan(build_scene(debate))
    chosen = resolution(drawn)
    assert LEAST_RESOLUTION <= chosen < RESOLUTION
    assert drawn.width * drawn.height * (chosen / 72) ** 2 <= PIXELS
    assert max(drawn.width, drawn.height) * chosen / 72 <= SIDE


@pytest.mark.parametrize("debate", [apart(20_000), chain(3_000)], ids=["many", "deep"])
def test_a_picture_beyond_the_budget_is_refused_before_it_is_drawn(
    debate: ArgumentMap, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ARGMAP_DOT", "/nowhere/dot")
    with pytest.raises(ArgmapError, match="too large for a PNG; choose"):
        render(debate, "png")
