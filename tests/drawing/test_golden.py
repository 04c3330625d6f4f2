"""Small maps in the text formats, compared word for word with what a person has looked at.

After a wanted change, `ARGMAP_GOLDEN=write` makes the files anew; look at what has changed.
"""

import os
from pathlib import Path

import pytest

from argmap.drawing import About, Style
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.registry import RENDERERS

GOLDEN = Path(__file__).with_name("golden")


def old_town() -> ArgumentMap:
    builder = MapBuilder(title="Cars out of the old town", header={"question": "Should cars leave the old town?"})
    close = builder.thesis("The old town should be closed to cars.", id="close", voice="author")
    air = builder.claim("The air gets cleaner.", id="air", voice="author")
    step = builder.support(air, close)
    report = {"title": "City air report", "url": "https://example.org/air"}
    trial = builder.claim("Nitrogen dioxide fell by a third.", id="trial", kind="evidence", source=report)
    builder.support(trial, air)
    trade = builder.claim("Shops lose customers who come by car.", id="trade", voice="shopkeepers")
    builder.attack(trade, close, weight=0.8)
    builder.attack(builder.claim("Clean air alone does not decide how streets are used.", id="use"), step)
    sites = builder.claim("Build two park-and-ride sites.", id="sites", kind="recommendation", voice="author")
    builder.address(sites, trade)
    return builder.build()


@pytest.mark.parametrize("name", ["dot", "markdown", "mermaid", "terminal"])
def test_the_old_town(name: str) -> None:
    renderer = RENDERERS.get(name)
    path = GOLDEN / f"old-town{renderer.suffixes[0]}"
    text = renderer.render(old_town(), About(strengths={"close": 0.52, "air": 0.6, "trade": 0.41}), Style())
    if os.environ.get("ARGMAP_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")
