"""A map as integers: compiled and plain give the same numbers, and they are what the checked form accepts."""

import copy
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Relation
from argmap.model.structure import numbering, reachability
from argmap.model.structure import rows as installed
from argmap.model.structure.lines import signs
from argmap.model.structure.numbering import Numbering
from argmap.model.structure.rows import ATTACK, PREMISE, SUPPORT, MapRows, Rows, rows_of
from tests.effort import examples
from tests.plain_modules import as_plain
from tests.strategies import maps

NAMES = [name for name in Rows.__slots__ if name != "_targets"]
PLAIN, PLAIN_REACH, PLAIN_NUMBERING = as_plain(installed), as_plain(reachability), as_plain(numbering)


def numbers(these: MapRows) -> dict[str, object]:
    """Everything that the rows say."""
    structure = these.structure
    return {
        "elements": these.elements,
        "inputs": these.inputs(),
        "bases": list(these.bases),
        "reported": list(these.reported()),
        "claims": list(these.claim_rows),
        "in order": these.in_order,
        **{name: _plain(getattr(structure, name)) for name in NAMES},
        "links": [list(part) for part in structure.links],
    }


def _plain(value: object) -> object:
    return value if isinstance(value, int) else list(value)  # type: ignore[call-overload]


def example() -> ArgumentMap:
    b = MapBuilder()
    close = b.thesis("Close the town.", id="close", base_score=0.4)
    step = b.support([b.claim("Clean air.", id="air"), b.claim("Air matters.", id="matters")], close, id="step")
    b.attack(b.claim("Dust stays.", id="dust"), step, weight=0.5)
    b.attack(b.claim("Shops lose.", id="shops"), close, weight=0.25)
    b.relation("neutral", b.claim("By the way.", id="aside"), close)
    return b.build()


@settings(max_examples=examples(200), deadline=None)
@given(debate=maps())
@pytest.mark.parametrize("every_relation", [False, True])
def test_compiled_and_plain_give_the_same_rows_and_the_check_accepts_them(every_relation, debate):
    these = rows_of(debate, every_relation=every_relation)
    plain = PLAIN_NUMBERING.number_elements(debate)
    assert all(_plain(getattr(debate.numbering, name)) == _plain(getattr(plain, name)) for name in Numbering.__slots__)
    assert numbers(these) == numbers(PLAIN.rows_of(debate, every_relation=every_relation))
    structure = these.structure
    keys = structure.keys if structure.forest else None
    checked = Rows(
        structure.offsets, structure.sources, structure.roles, structure.factors, keys, structure.cycles
    )  # fmt: skip
    assert all(_plain(getattr(checked, name)) == _plain(getattr(structure, name)) for name in NAMES)


def test_a_joint_step_is_a_row_and_a_single_one_is_not():
    these = example().rows
    assert these.elements == ("close", "step", "air", "matters", "dust", "shops", "aside")
    assert these.inputs() == [
        ((5, ATTACK, 0.25), (1, SUPPORT, 1.0)),
        ((4, ATTACK, 0.5), (3, PREMISE, 1.0), (2, PREMISE, 1.0)),
        *[()] * 5,
    ]
    assert list(these.bases) == [0.4, 1.0, *[0.5] * 5]
    assert list(these.reported()) == [(1, 1.0), (4, 0.5), (5, 0.25), (6, 1.0)]


def test_rows_stay_with_the_map_and_out_of_its_copies_pickles_and_equality():
    debate = example()
    assert debate.rows is debate.rows
    assert debate == example()
    for other in (pickle.loads(pickle.dumps(debate)), copy.copy(debate), copy.deepcopy(debate)):
        assert other == debate
        assert not {"rows", "by_id"} & other.__dict__.keys()
    assert debate.evolve(title="Old town").rows is not debate.rows


@settings(max_examples=examples(200), deadline=None)
@given(debate=maps(), data=st.data())
def test_compiled_and_plain_reach_the_same_elements(debate, data):
    rows, these = debate.rows, debate.numbering
    thesis = -1 if debate.thesis is None else these.place[debate.thesis]
    signs = reachability.element_signs(these, thesis)
    assert signs == PLAIN_REACH.element_signs(these, thesis)
    elements = st.integers(0, len(debate.claims) + len(debate.relations) - 1)
    starts = data.draw(st.lists(elements, max_size=4)) if debate.claims else []
    for supports_only in (False, True):
        reached = reachability.climb(these, starts, thesis, supports_only=supports_only)
        assert reached == PLAIN_REACH.climb(these, starts, thesis, supports_only=supports_only)
    closed = bytearray(data.draw(st.booleans()) for _ in debate.relations)
    below = reachability.descend(these, starts, closed)
    assert below == PLAIN_REACH.descend(these, starts, closed)
    assert below == _descend(debate, starts, closed)
    if rows.structure.forest:
        row = rows.claim_rows[thesis] if thesis >= 0 else -1
        assert reachability.leaf_sums(rows, signs, row) == PLAIN_REACH.leaf_sums(rows, signs, row)


def _descend(debate: ArgumentMap, starts: list[int], closed: bytearray) -> bytearray:
    """What leads to some elements, by ids."""
    names = [element.id for element in (*debate.claims, *debate.relations)]
    met = {names[start] for start in starts}
    work = list(met)
    while work:
        element = work.pop()
        below = [relation.id for relation in debate.onto.get(element, ())]
        member = debate.by_id[element]
        if isinstance(member, Relation) and not closed[debate.relations.index(member)]:
            below += member.premises
        work += [name for name in below if name not in met]
        met.update(below)
    return bytearray(name in met for name in names)


@settings(max_examples=examples(200), deadline=None)
@given(debate=maps())
def test_signs_are_those_of_the_definition(debate):
    met = {1: set(), -1: set()}
    work = [(debate.thesis, 1)] if debate.thesis is not None else []
    while work:
        element, sign = work.pop()
        if element in met[sign]:
            continue
        met[sign].add(element)
        member = debate.by_id[element]
        if isinstance(member, Relation):
            work += [(premise, sign) for premise in member.premises]
        work += [(r.id, sign * r.polarity.sign) for r in debate.onto.get(element, ()) if r.polarity.sign]
    expected = {e: (e in met[1]) - (e in met[-1]) if e in met[1] | met[-1] else None for e in debate.by_id}
    assert signs(debate) == expected
