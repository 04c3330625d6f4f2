"""What a teacher waits for: a class's maps graded, an exercise posed, a page written."""

from __future__ import annotations

import random
from pathlib import Path

import argmap
from argmap.model.builder import MapBuilder
from argmap.model.document import Document
from argmap.model.elements import ArgumentMap
from argmap.teach.exporting.export_kind import export
from argmap.teach.grading.grade_maps import grade_map
from argmap.teach.posing.pose_exercise import offers

WORDS = [f"word{number}" for number in range(40)]
CLAIMS = 40
ARTICLE = Path(__file__).parents[1] / "maps" / "us-pakistan.yaml"


def drawn(seed: int | None) -> ArgumentMap:
    """The reference, or a student's map of it: some claims missing, reworded, moved or turned, three too many."""
    plan, chance = random.Random(1), random.Random(seed)
    builder = MapBuilder()
    claims = []
    for number in range(CLAIMS):
        words = [plan.choice(WORDS) for _ in range(8)]
        target, supports = plan.randrange(100), plan.random() < 0.6
        if seed is not None and number and chance.random() < 0.1:
            continue
        if seed is not None and chance.random() < 0.4:
            words[chance.randrange(8)] = chance.choice(WORDS)
        claim = builder.claim(" ".join(words).capitalize() + ".")
        if not claims:
            builder.thesis(claim)
        else:
            onto = claims[target % len(claims)] if seed is None or chance.random() > 0.2 else chance.choice(claims)
            (builder.support if supports else builder.attack)(claim, onto)
        claims.append(claim)
    for _ in range(0 if seed is None else 3):
        builder.support(builder.claim(" ".join(chance.choices(WORDS, k=8)).capitalize() + "."), chance.choice(claims))
    return builder.build()


def test_grading_a_hundred_maps_of_forty_claims(benchmark) -> None:
    reference = drawn(None)
    students = [Document(drawn(seed)) for seed in range(100)]
    points = benchmark(lambda: [grade_map(student, [reference]).points for student in students])
    assert 20 < min(points) < max(points) < 100


def test_posing_every_kind(benchmark) -> None:
    article = argmap.load(ARTICLE)
    found = benchmark(offers, article, 1, 3)
    assert sum(offer.posed is not None for offer in found) == 12


def test_writing_a_page_of_every_kind(benchmark) -> None:
    posed = [offer.posed for offer in offers(argmap.load(ARTICLE), 1, 2) if offer.posed]
    assert benchmark(export, posed, "page").startswith(b"<!doctype html>")
