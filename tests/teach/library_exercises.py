"""Exercises of every kind that the map of the library carries."""

from __future__ import annotations

from pathlib import Path

import argmap
from argmap.teach.posing.pose_exercise import offers

MAP = argmap.load(Path(__file__).parents[2] / "maps" / "sunday-library.yaml")
ALL = [offer.posed for offer in offers(MAP, seed=2, level=3) if offer.posed]
