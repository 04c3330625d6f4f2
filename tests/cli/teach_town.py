"""The map that the tests of `argmap teach` start from, and an exercise made from it."""

from __future__ import annotations

TOWN = """argmap: 1
question: Should the old town be closed to cars?
thesis: {id: close, claim: The old town should be closed to private cars.}
pillars:
  - {id: air, claim: The air gets cleaner.}
  - {id: quiet, claim: The streets get quiet.}
objections:
  - {id: trade, claim: Shops lose customers who come by car.}
"""


def pose(command, *more: str):
    """Run `argmap teach pose` on TOWN."""
    return command("teach", "pose", "town.yaml", "--kind", "support-or-attack", "--seed", "4", *more, town=TOWN)
