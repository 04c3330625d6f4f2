"""As which claim of the model each claim of a student is read."""

from __future__ import annotations

import pytest

import argmap
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.teach.grading import claim_reading
from argmap.teach.grading.claim_reading import MapReading, ModelReader

ZOO = argmap.loads("""argmap: 1
thesis: {id: visit, claim: Our class should go to the zoo.}
pillars:
  - id: learn
    claim: We learn a lot about animals.
    reasons:
      - id: cheap
        claim: The tickets cost little.
        quote: Tickets cost three euros for each child
objections:
  - {id: far, claim: The zoo is far away from our school.}
  - id: sad
    claim: Animals in cages are sad.
    undercuts: [{id: room, claim: The cages there are large.}]
""")


def read(text: str, **more: object) -> MapReading:
    return ModelReader(ZOO, **more).read(argmap.loads(text), 0.6)


def read_one(text: str, **more: object) -> dict[str, str]:
    """The pairs of a map with one claim below the right thesis."""
    reading = read(f"argmap: 1\nthesis: Our class should go to the zoo.\npillars:\n  - claim: {text!r}\n", **more)
    return {other: name for name, other in reading.sure if other != "visit"}


def test_own_words_in_the_right_place_are_read() -> None:
    reading = read("""argmap: 1
thesis: Let's visit the zoo with our class!
pillars:
  - claim: You find out a lot about pets and other animals.
    reasons: [It isn't expensive.]
objections:
  - claim: It's a long way from school.
  - claim: The animals are unhappy when they are in a cage.
    undercuts: [But they've got huge cages.]
""")
    assert sorted(other for _, other in reading.sure) == ["cheap", "far", "learn", "room", "sad", "visit"]
    assert not reading.maybe


def test_a_few_words_mean_something_only_below_what_they_are_about() -> None:
    assert "cheap" not in read_one("It is not much.")


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The tickets are not expensive.", "cheap"),
        ("Tickets cost three euros for each child.", "cheap"),
        ("Tickets cost 3 euros for each child.", "cheap"),
        ("The zoo is not near our school.", "far"),
        ("We lern a lot about animels.", "learn"),
    ],
)
def test_other_words_for_the_same_are_read_as_the_same(text: str, other: str) -> None:
    assert other in read_one(text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The tickets cost a lot.", "cheap"),
        ("The tickets are not cheap.", "cheap"),
        ("The zoo is close to our school.", "far"),
        ("We don't learn anything about animals.", "learn"),
        ("Animals in cages are happy.", "sad"),
    ],
)
def test_the_opposite_is_not_the_same_and_is_named(text: str, other: str) -> None:
    reading = read(f"argmap: 1\nthesis: Our class should go to the zoo.\npillars:\n  - claim: {text!r}\n")
    assert all(pair[1] != other for pair in reading.sure)
    assert list(reading.denied.values()) == [other]


def test_nonsense_in_the_right_place_is_not_read() -> None:
    assert not read_one("Bananas grow upwards.")


def test_ids_never_count() -> None:
    thesis = "argmap: 1\nthesis: Our class should go to the zoo.\n"
    text = f"{thesis}objections: [{{id: ID, claim: It is a long way from school.}}]\n"
    plain, misleading = (read(text.replace("ID", name)) for name in ("x", "cheap"))
    assert [other for _, other in plain.sure] == [other for _, other in misleading.sure] == ["visit", "far"]


def test_a_merged_claim_says_both() -> None:
    reading = read("""argmap: 1
thesis: Our class should go to the zoo.
objections: [Animals in cages are sad and the zoo is far away from our school.]
""")
    (also,) = reading.also.values()
    assert {*also, *(other for _, other in reading.sure)} == {"visit", "far", "sad"}


def test_equal_texts_are_certain_however_often_they_occur() -> None:
    b = MapBuilder()
    for _ in range(2):
        b.claim("We eat ice cream on the way.")
    debate = b.build()
    assert list(ModelReader(debate).read(debate, 0.6).sure.values()) == [1.0] * 4


def test_what_the_source_has_and_the_model_has_not_is_known() -> None:
    source = "We should go. The elephants get a bath at noon. Tickets cost three euros for each child."
    text = "argmap: 1\nthesis: Our class should go to the zoo.\npillars: [The elephants get a bath at noon.]\n"
    assert read(text, source=source).in_text == {"the-elephants-get-a-bath-at-noon"}
    assert read(text).in_text == frozenset()
    assert read_one("Tickets cost three euros for each child.", source=source) != {}


def test_a_likeness_from_elsewhere_counts() -> None:
    text = "Animals do not like it there."
    asked: list[tuple[str, str]] = []

    def likeness(pairs):
        asked.extend(pairs)
        return [0.999 if pair == (text, "Animals in cages are sad.") else 0.5 for pair in pairs]

    assert "sad" not in read_one(text)
    assert "sad" in read_one(text, likeness=likeness)
    assert (text, "Animals in cages are sad.") in asked


def test_at_most_a_tenth_is_a_maybe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim_reading, "MAYBE", 0.0)
    student = argmap.loads("argmap: 1\nclaims: [Sad zoo., Much about it., Cages cost., Far animals.]\n")
    assert len(ModelReader(ZOO).read(student, 1.0).maybe) == 1


def test_an_empty_map_has_no_reading() -> None:
    reading = ModelReader(ZOO).read(ArgumentMap(), 0.6)
    assert (reading.sure, reading.maybe, reading.also, reading.denied, reading.in_text) == ({}, (), {}, {}, frozenset())
