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


def market() -> ArgumentMap:
    """A map with what the old town lacks: joined premises, cross-references, issues, and a sign that is missing."""
    builder = MapBuilder(title="A market hall")
    builder.thesis("The town should build a market hall.", id="hall")
    roof = builder.claim("Farmers need a roof.", id="roof", issue="trade")
    builder.support([roof, builder.claim("A hall has one.", id="one", issue="trade")], "hall", id="both")
    builder.support(builder.claim("People meet there.", id="meet", issue="town"), "hall")
    count = {"url": "https://example.org/cost"}
    builder.attack(builder.claim("It costs much.", id="cost", issue="money", kind="evidence", source=count), "hall")
    builder.attack(builder.claim("Rents pay for it.", id="rents", issue="money"), "cost", weight=0.5)
    builder.attack(builder.claim("Farmers sell online.", id="online"), "both")
    builder.support("meet", "rents")
    builder.attack("roof", "meet")
    builder.support("online", "cost")
    builder.neutral(builder.claim("Other towns have one.", id="others", kind="context"), "meet")
    builder.relation("unknown", builder.claim("It was tried in 1990.", id="tried"), "hall")
    builder.address(builder.claim("Begin with stalls.", id="stalls", kind="recommendation"), "cost")
    builder.claim("Apart.", id="apart")
    return builder.build()


def compare(text: str, file: str) -> None:
    path = GOLDEN / file
    if os.environ.get("ARGMAP_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["dot", "markdown", "mermaid", "terminal"])
def test_the_old_town(name: str) -> None:
    renderer = RENDERERS.get(name)
    about = About(strengths={"close": 0.52, "air": 0.6, "trade": 0.41})
    compare(str(renderer.render(old_town(), about, Style())), f"old-town{renderer.suffixes[0]}")


@pytest.mark.parametrize("name", ["typst", "dot", "markdown", "terminal"])
def test_the_market_hall_by_issue(name: str) -> None:
    renderer = RENDERERS.get(name)
    about = About(strengths={"hall": 0.4, "meet": 0.25})
    compare(str(renderer.render(market(), about, Style(by_issue=True))), f"market-hall{renderer.suffixes[0]}")
