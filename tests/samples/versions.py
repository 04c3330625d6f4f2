"""Two versions of a map in which everything happens once."""

from __future__ import annotations

from argmap.formats import loads
from argmap.model.elements import ArgumentMap

OLD = """\
argmap: 1
title: The old town
thesis: {id: close, claim: The old town should be closed to private cars.}
pillars:
  - id: air
    claim: The air of the town gets cleaner.
    reasons:
      - {id: dust, claim: Dust fell by a third., base: 0.8}
      - {id: noise, claim: It gets quiet at night.}
  - {id: streets, claim: Streets are for people.}
objections:
  - {id: trade, claim: Shops lose customers who come by car.}
  - {id: old-people, claim: Old people cannot walk far., voice: The mayor}
"""
NEW = """\
argmap: 1
title: The old town without cars
thesis: {id: close, claim: The old town should be closed to private cars.}
pillars:
  - id: air
    claim: The air of the whole town gets much cleaner.
    reasons:
      - {id: dust, claim: Dust fell by a third., base: 0.9}
  - id: streets
    claim: Streets are for people.
    reasons:
      - {id: noise, claim: It gets quiet at night.}
  - {id: trade, claim: Shops lose customers who come by car.}
objections:
  - {id: deliveries, claim: Deliveries take longer.}
"""


def versions() -> tuple[ArgumentMap, ArgumentMap]:
    return loads(OLD), loads(NEW)
