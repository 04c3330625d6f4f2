"""Maps and helpers that the browser tests share."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import argmap
from argmap.drawing import About
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.scoring import strengths
from tests.browser.conftest import settle

MAPS = Path(__file__).parents[2] / "maps"


@cache
def article(name: str) -> ArgumentMap:
    return argmap.load(MAPS / f"{name}.yaml")


def scored(debate: ArgumentMap) -> About:
    values = strengths(debate)
    why = {claim: (f"starts at {debate.base_score(claim):.2f}", f"ends at {values[claim]:.2f}") for claim in values}
    return About(strengths=values, measure="quadratic energy", why=why)


def small() -> ArgumentMap:
    """A thesis, a pillar with evidence, a pair with an undercut, an open objection, a recommendation."""
    builder = MapBuilder(title="Cars out", header={"question": "Should cars stay out?"})
    thesis = builder.thesis("Cars should stay out.", id="t", voice="author")
    air = builder.claim(
        "The air gets cleaner.", id="air", quotes=["air is better"], tags=["health"], note="See page 3."
    )
    builder.support(air, thesis)
    source = {"title": "Air report", "url": "https://example.org/air"}
    builder.support(builder.claim("Dioxide fell.", id="dioxide", kind="evidence", source=source), air)
    pair = [builder.claim("Shops live from walkers.", id="shops"), builder.claim("More people walk.", id="walk")]
    step = builder.support(pair, thesis, weight=0.5, scheme="expert opinion")
    builder.attack(builder.claim("Walkers buy less.", id="less"), step)
    trade = builder.claim("Shops lose drivers.", id="trade", voice="traders", issue="trade")
    builder.attack(trade, thesis)
    builder.attack(builder.claim("Noise stays.", id="noise"), thesis)
    builder.attack(pair[1], trade)
    builder.address(builder.claim("Build park and ride.", id="ride", kind="recommendation"), trade)
    return builder.build()


def claim(page: Any, name: str) -> Any:
    """The tree item of the claim with this id."""
    return page.locator(f'[role=treeitem][data-hash="{name}"]')


def press(page: Any, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    settle(page)


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.dataset.hash || document.activeElement.id")


def visible(page: Any) -> list[str]:
    """The ids of the claims that are to be seen, in reading order."""
    script = "all => all.filter(e => e.checkVisibility()).map(e => e.dataset.hash)"
    return page.locator("[role=treeitem]").evaluate_all(script)
