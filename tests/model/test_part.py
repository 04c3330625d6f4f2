"""Which claims a part of a map has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap
from argmap.model.structure.homes import homes, parents, upward
from argmap.model.structure.part import CLAIM_ROLES, Side, select_part
from tests.strategies import maps


@pytest.fixture
def town() -> ArgumentMap:
    builder = MapBuilder()
    thesis = builder.thesis("Close the old town.", id="t")
    air = builder.claim("The air gets cleaner.", id="air")
    step = builder.support(air, thesis)
    builder.attack(builder.claim("Air does not decide.", id="use"), step)
    fact = builder.claim("Dioxide fell by a third.", id="fact", kind="evidence")
    builder.support(fact, air)
    builder.support([builder.claim("Shops live from walkers.", id="a"), builder.claim("More walk.", id="b")], thesis)
    trade = builder.claim("Shops lose customers.", id="trade")
    builder.attack(trade, thesis)
    builder.attack(builder.claim("Takings rose.", id="takings"), trade)
    builder.neutral(builder.claim("The town is old.", id="old", kind="context"), thesis)
    builder.address(builder.claim("Build sites.", id="sites", kind="recommendation"), trade)
    return builder.build()


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"focus": "trade"}, "t trade takings sites"),
        ({"focus": "trade", "depth": 0}, "t trade sites"),
        ({"focus": "fact"}, "t air fact"),
        ({"focus": "air"}, "t air use fact"),
        ({"focus": "sites"}, "t trade sites"),
        ({"focus": "a"}, "t a b"),
        ({"depth": 0}, "t"),
        ({"depth": 1}, "t air use a b trade old sites"),
        ({"side": "pro"}, "t air fact a b takings trade old sites"),  # trade is on the way of what answers it
        ({"side": "con"}, "t air use trade old sites"),
        ({"only": ["evidence"]}, "t air fact"),
        ({"only": ["objection"]}, "t trade"),
        ({"only": ["rebuttal"]}, "t trade takings"),
        ({"only": ["recommendation"]}, "t sites"),
        ({"only": ["pillar", "undercut"]}, "t air use a b"),
        ({"only": ["context"]}, "t old"),
        ({"focus": "air", "only": ["evidence"]}, "t air fact"),
    ],
    ids=str,
)
def test_a_part_has_what_is_asked_for_and_its_way_to_the_thesis(town: ArgumentMap, asked, expected: str) -> None:
    assert select_part(town, **asked) == set(expected.split())


def test_what_there_is_not_is_refused(town: ArgumentMap) -> None:
    with pytest.raises(KeyError, match="nowhere"):
        select_part(town, focus="nowhere")
    with pytest.raises(ValueError, match="'evidnce' is not a role of claims; did you mean 'evidence'"):
        select_part(town, only=["evidnce"])
    with pytest.raises(ValueError, match="0 or more"):
        select_part(town, depth=-1)
    with pytest.raises(ValueError, match="left"):
        select_part(town, side="left")


@given(maps(plain=True), st.data())
def test_whatever_is_kept_is_kept_with_all_above_it_and_all_it_is_joined_with(debate: ArgumentMap, data) -> None:
    asked = data.draw(
        st.fixed_dictionaries(
            {},
            optional={
                "depth": st.integers(0, 3),
                "side": st.sampled_from(list(Side)),
                "only": st.lists(st.sampled_from(CLAIM_ROLES), max_size=3),
                **({"focus": st.sampled_from([c.id for c in debate.claims])} if debate.claims else {}),
            },
        )
    )
    kept, above, home = select_part(debate, **asked), parents(debate), homes(debate)
    for claim in kept:
        assert kept.issuperset(upward(claim, above))
        if claim in home:
            assert kept.issuperset(debate.by_id[home[claim]].premises)
    assert "focus" not in asked or asked["focus"] in kept or "only" in asked or "side" in asked
    if not asked:
        assert kept == {claim.id for claim in debate.claims}


def test_a_chain_of_many_claims_takes_no_longer_than_it_has_to() -> None:
    builder = MapBuilder()
    below = builder.thesis("T holds.")
    for n in range(20_000):
        claim = builder.claim(f"Claim {n}.", id=f"c{n}")
        builder.support(claim, below)
        below = claim
    debate = builder.build()
    assert len(select_part(debate, depth=100)) == 101
    assert len(select_part(debate, focus="c10000", depth=5)) == 10_007
