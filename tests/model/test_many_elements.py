"""Elements that are made together are those that are made one by one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from argmap.model.elements import Claim, Kind, Origin, Polarity, Relation, Source, Status
from argmap.model.many_elements import make_elements
from tests.effort import examples
from tests.strategies import TEXTS

ANY = st.one_of(
    st.sampled_from(
        ["", " ", "word", "two words", "line\nbreak", "bell\x07", "x" * 100_001, "0.5", "draft", "evidence"]
    ),
    st.sampled_from([None, True, 0, 1, 0.0, -0.0, 5e-324, 0.25, 1.0, 1.5, float("nan")]),
    st.sampled_from([(), ("a", "b"), ["a"], ("",), (1,), {}, {"rule": "why"}, {"title": "A book"}]),
    st.sampled_from(
        [Source(title="A book"), Origin(rule="r", confidence="sure"), Status.DRAFT, Kind.EVIDENCE, Polarity.ATTACK]
    ),
)
CLAIM_FIELDS = [
    "base_score",
    "quotes",
    "voice",
    "issue",
    "source",
    "note",
    "tags",
    "status",
    "origin",
    "allow",
    "colour",
]
RELATION_FIELDS = ["weight", "label", "scheme", "allow", "colour"]


def attempt(make: Any) -> object:
    """What comes of it: the elements with the types of all their values, or the errors."""
    try:
        return [(element, [type(getattr(element, name)) for name in type(element).__slots__]) for element in make()]
    except ValidationError as error:
        return str(error)


@settings(max_examples=examples(500), deadline=None)
@given(
    st.lists(st.tuples(TEXTS | ANY, st.sampled_from(Kind) | ANY, st.dictionaries(st.sampled_from(CLAIM_FIELDS), ANY))),
    st.lists(st.tuples(st.sampled_from(Polarity) | ANY, st.dictionaries(st.sampled_from(RELATION_FIELDS), ANY))),
)
def test_many_elements_are_those_that_the_constructor_makes(claims, relations) -> None:
    ids = [f"c{number}" for number in range(len(claims))]
    columns: dict[str, list[Any]] = {
        "id": ids,
        "text": [text for text, _, _ in claims],
        "kind": [k for _, k, _ in claims],
    }
    assert attempt(lambda: make_elements(Claim, columns, [fields for _, _, fields in claims])) == attempt(
        lambda: [
            Claim(id=id, text=text, kind=kind, **fields) for id, (text, kind, fields) in zip(ids, claims, strict=True)
        ]
    )
    ids = [f"r{number}" for number in range(len(relations))]
    ends = {"premises": [("p", "q")] * len(ids), "target": ["t"] * len(ids)}
    columns = {"id": ids, "polarity": [polarity for polarity, _ in relations], **ends}
    assert attempt(lambda: make_elements(Relation, columns, [fields for _, fields in relations])) == attempt(
        lambda: [
            Relation(id=id, polarity=polarity, premises=("p", "q"), target="t", **fields)
            for id, (polarity, fields) in zip(ids, relations, strict=True)
        ]
    )


def test_a_wrong_value_among_many_is_refused() -> None:
    columns = {"id": ["a", "b"], "text": ["Yes.", "No."]}
    with pytest.raises(ValidationError, match="base_score"):
        make_elements(Claim, columns, [{}, {"base_score": 2.0}])
    with pytest.raises(ValidationError, match="colour"):
        make_elements(Claim, columns, [{"colour": "red"}, {}])
