"""The kernel by itself: compiled and plain give the same bits, rows that do not fit are refused, size is no limit."""

from __future__ import annotations

from array import array
from math import isnan, nan
from random import Random
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model.structure import rows as rows_of_maps
from argmap.model.structure.rows import Rows
from argmap.registry import SEMANTICS
from argmap.scoring.kernel import passes, slopes_and_shapley
from tests.effort import examples
from tests.plain_modules import as_plain

CODES = [semantics.code for semantics in SEMANTICS]
FEW = settings(max_examples=examples(150), deadline=None)
UNIT = st.floats(0, 1) | st.sampled_from([0.0, 0.5, 1.0])
ROWS = (0, 2, 3, 3, 3), (1, 2, 2), (1, 0, 2)
"""Row 0 has row 1 as support and row 2 as attack; row 1 has row 2 as premise."""


PLAIN, PLAIN_SHARES, PLAIN_ROWS = as_plain(passes), as_plain(slopes_and_shapley), as_plain(rows_of_maps)


@st.composite
def structures(draw: st.DrawFn, cycles: bool = False) -> tuple[Any, ...]:
    """What a plan is made of: a forest in preorder, a DAG, or with `cycles` perhaps one cycle of the last rows."""
    count = draw(st.integers(1, 12))
    is_forest = draw(st.booleans())
    first = draw(st.integers(0, count)) if cycles else count  # of the rows of the cycle
    is_forest = is_forest and first == count
    inputs: list[list[int]] = [[] for _ in range(count)]
    depths, path = [0] * count, [0]
    for row in range(1, count):
        if is_forest:
            depths[row] = draw(st.integers(0, len(path)))
            path = [*path[: depths[row]], row]
            if depths[row]:
                inputs[path[-2]].append(row)
        else:
            for target in draw(st.sets(st.integers(0, row - 1), max_size=3)):
                inputs[target].append(row)
    for row in range(first, count):
        inputs[row] += draw(st.sets(st.integers(first, count - 1), max_size=2))
    inputs = [sorted(own, reverse=True) for own in inputs]
    sources = [source for own in inputs for source in own]
    roles = draw(st.lists(st.integers(0, 2), min_size=len(sources), max_size=len(sources)))
    weights = st.just([1.0] * len(sources)) | st.lists(UNIT, min_size=len(sources), max_size=len(sources))
    factors = [1.0 if role == 2 else factor for role, factor in zip(roles, draw(weights), strict=True)]
    offsets = [0]
    for own in inputs:
        offsets.append(offsets[-1] + len(own))
    keys = None
    if is_forest:
        keys = [4 * depth for depth in depths]
        for source, role in zip(sources, roles, strict=True):
            keys[source] += role
    return offsets, sources, roles, factors, keys, [first, count] if first < count else []


def bases_for(structure: tuple[Any, ...], seed: int, absent: bool = False) -> array[float]:
    chance = Random(seed)
    ends = [0.0, 1.0, 0.5, nan] if absent else [0.0, 1.0, 0.5]
    return array("d", [chance.choice([*ends, chance.random(), chance.random()]) for _ in structure[0][1:]])


def evaluated(kernel: ModuleType, structure: tuple[Any, ...], bases: array[float], code: int) -> tuple[Any, ...]:
    plan, found = kernel.Plan(Rows(*structure)), array("d", bytes(8 * len(bases)))
    plan.evaluate(bases, found, code)
    return found.tobytes(), plan.sweeps, plan.residual, plan.unsettled


@FEW
@given(structure=structures(), seed=st.integers(0, 99), code=st.sampled_from(CODES), absent=st.booleans())
def test_compiled_and_plain_give_the_same_bits(structure, seed, code, absent):
    bases = bases_for(structure, seed, absent)
    assert evaluated(passes, structure, bases, code) == evaluated(PLAIN, structure, bases, code)


@settings(max_examples=examples(40), deadline=None)
@given(structure=structures(cycles=True), seed=st.integers(0, 99), code=st.sampled_from([1, 8, 3, 5]))
def test_rings_are_iterated_to_the_same_bits(structure, seed, code):
    bases = bases_for(structure, seed)
    compiled = evaluated(passes, structure, bases, code)
    if compiled[1] < 2000:  # plain Python takes long for more
        assert compiled == evaluated(PLAIN, structure, bases, code)


@FEW
@given(structure=structures(), seed=st.integers(0, 99), code=st.sampled_from(CODES))
def test_the_pass_over_a_forest_gives_the_bits_of_the_pass_over_any_graph(structure, seed, code):
    bases = bases_for(structure, seed, absent=True)
    as_graph = (*structure[:4], None, [])
    assert evaluated(passes, structure, bases, code) == evaluated(passes, as_graph, bases, code)


@FEW
@given(structure=structures(), seed=st.integers(0, 99), code=st.sampled_from(CODES))
def test_batches_and_draws_and_sets_of_players_have_the_bits_of_single_passes(structure, seed, code):
    plan, rows = passes.Plan(Rows(*structure)), len(structure[0]) - 1
    vectors = [bases_for(structure, seed + number) for number in range(3)]
    values = array("d", bytes(8 * 3 * rows))
    plan.batch(array("d", [b for v in vectors for b in v]), array("i", range(rows)), vectors[0], values, -1, code)
    assert values.tobytes() == b"".join(evaluated(passes, structure, v, code)[0] for v in vectors)

    players = array("i", range(min(3, rows)))
    values = array("d", bytes(8 << len(players)))
    plan.coalitions(vectors[0], players, values, 0, code)
    for number, strength in enumerate(values):
        off = {player for place, player in enumerate(players) if not number >> place & 1}
        bases = array("d", [nan if row in off else base for row, base in enumerate(vectors[0])])
        alone = array("d", evaluated(passes, structure, bases, code)[0])[0]
        assert strength == alone or (isnan(strength) and isnan(alone))


@FEW
@given(structure=structures(), seed=st.integers(0, 2**64 - 1), code=st.sampled_from(CODES))
def test_draws_have_the_same_bits_compiled_and_plain(structure, seed, code):
    rows, found = len(structure[0]) - 1, []
    for kernel in (passes, PLAIN):
        found.append(array("d", bytes(8 * 70)))
        kernel.Plan(Rows(*structure)).sample(
            array("d", [0.0] * rows), array("d", [1.0] * rows), seed, found[-1], 0, code
        )
    assert found[0].tobytes() == found[1].tobytes()


@FEW
@given(structure=structures(), seed=st.integers(0, 99), code=st.sampled_from(CODES))
def test_slopes_and_shares_have_the_same_bits_compiled_and_plain(structure, seed, code):
    bases, found = bases_for(structure, seed), []
    for kernel, shares in ((passes, slopes_and_shapley), (PLAIN, PLAIN_SHARES)):
        plan = kernel.Plan(Rows(*structure))
        strengths, rising, falling = (array("d", bytes(8 * len(bases))) for _ in range(3))
        plan.evaluate(bases, strengths, code)
        shares.slopes(plan, bases, strengths, rising, falling, 0, code)
        values = array("d", [Random(seed + number).random() for number in range(16)])
        split = array("d", bytes(32))
        shares.shapley(values, 4, split)
        assert sum(split) == pytest.approx(values[-1] - values[0])
        found.append((rising.tobytes(), falling.tobytes(), split.tobytes()))
    assert found[0] == found[1]


def test_draws_are_those_of_splitmix64():
    """From seed 1234567, as printed with other programs of the generator."""
    printed = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821]
    plan, found = passes.Plan(Rows([0, 0], [], [], [])), array("d", bytes(40))
    plan.sample(array("d", [0.0]), array("d", [1.0]), 1234567, found, 0, 8)
    assert list(found) == [(number >> 11) / 2**53 for number in printed]


def test_any_library_s_buffers_go_in():
    plan = passes.Plan(Rows(memoryview(array("i", ROWS[0][:4])), array("i", ROWS[1]), ROWS[2], (1.0, 0.5, 1.0)))
    bases, found = memoryview(array("d", [0.5, 0.8, 0.5])), memoryview(bytearray(24)).cast("d")
    plan.evaluate(bases, found, 8)
    assert found.tolist() == pytest.approx([0.5 + 0.5 * (0.4 - 0.25), 0.4, 0.5])


@pytest.mark.parametrize("kernel", [passes, PLAIN], ids=["installed", "plain"])
@pytest.mark.parametrize("shape", ["chain", "star"])
def test_a_million_claims_below_or_beside_each_other(kernel, shape):
    count = 1_000_000 if kernel is passes else 100_000
    below, support = array("i", range(count - 1, 0, -1)), array("i", [1]) * (count - 1)
    if shape == "chain":
        offsets, sources = array("i", [*range(count), count - 1]), below[::-1]
        keys = array("i", [0, *range(5, 4 * count, 4)])
    else:
        offsets, sources = array("i", [0, *[count - 1] * count]), below
        keys = array("i", [0, *[5] * (count - 1)])
    top = 0.5
    for _ in range(100):  # the chain comes to rest long before its top
        top = 0.5 + 0.5 * top**2 / (1 + top**2)
    if shape == "star":
        total = 0.5 * (count - 1)
        top = 0.5 + 0.5 * total**2 / (1 + total**2)
    values = array("d", bytes(8 * count))
    for form in (keys, None):
        plan = kernel.Plan(Rows(offsets, sources, support, array("d", [1.0]) * (count - 1), form))
        plan.evaluate(array("d", [0.5]) * count, values, 1)
        assert (values[0], values[count - 1]) == (pytest.approx(top, abs=1e-12), 0.5)


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"offsets": [0, 2]}, "offsets"),
        ({"offsets": [1, 2, 3, 3]}, "offsets"),
        ({"offsets": [0, 4, 3, 3]}, "row"),
        ({"sources": [1, 2, 9]}, "row 9 bears on row 1"),
        ({"sources": [1, 0, 2]}, "row 0 bears on row 0"),
        ({"sources": [1, 2, -1]}, "row -1"),
        ({"roles": [1, 0, 3]}, "role 3"),
        ({"roles": [1, 0]}, "do not fit"),
        ({"factors": [1.0]}, "do not fit"),
        ({"keys": [0, 5]}, "keys"),
        ({"keys": [0, 5, 4]}, "preorder"),
        ({"cycles": [0]}, "two edges each"),
        ({"cycles": [2, 9]}, "two edges each"),
        ({"cycles": [2, 1]}, "two edges each"),
    ],
)
@pytest.mark.parametrize("module", [rows_of_maps, PLAIN_ROWS], ids=["installed", "plain"])
def test_rows_that_do_not_fit_are_refused(module, changed, message):
    sound = {"offsets": ROWS[0][:4], "sources": ROWS[1], "roles": ROWS[2], "factors": (1.0, 1.0, 1.0)}
    module.Rows(**sound)
    with pytest.raises(ValueError, match=message):
        module.Rows(**{**sound, **changed})


@pytest.mark.parametrize("kernel", [passes, PLAIN], ids=["installed", "plain"])
def test_buffers_of_the_wrong_length_are_refused(kernel):
    plan = kernel.Plan(Rows(ROWS[0][:4], ROWS[1], ROWS[2], (1.0, 1.0, 1.0)))
    two, three, eight = (array("d", [0.5]) * size for size in (2, 3, 8))
    columns = array("i", range(3))
    for call in (
        lambda: plan.evaluate(two, three, 8),
        lambda: plan.evaluate(three, two, 8),
        lambda: plan.evaluate(three, three, 8, two),
        lambda: plan.batch(eight, columns, three, three, 0, 8),
        lambda: plan.batch(three, columns[:2], three, three, 0, 8),
        lambda: plan.batch(three, columns, three, two[:1], 3, 8),
        lambda: plan.sample(two, three, 1, three, 0, 8),
        lambda: plan.sample(three, three, 1, three, 3, 8),
        lambda: plan.coalitions(three, columns, two, 0, 8),
        lambda: plan.coalitions(three, array("i", [7]), two, 0, 8),
        lambda: plan.edit(two, three, 0, 0.5, 0, nan, True, 8, 0),
        lambda: plan.edit(three, three, 3, 0.5, 0, nan, True, 8, 0),
    ):
        with pytest.raises(ValueError, match=r"rows|scenarios|strengths|players|player"):
            call()
