"""The canonical order by number: compiled and plain alike, and as a walk that is written down plainly."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.model.structure import ordering as installed
from argmap.model.structure.ordering import NumberedWalk, components, order_components, order_forest
from argmap.model.walk import BANDS
from tests.effort import examples
from tests.plain_modules import as_plain

PLAIN = as_plain(installed)
Visited = tuple[int, int, int, int, bool]


@st.composite
def elements(draw: st.DrawFn) -> tuple[list[int], list[int], list[int], dict[int, list[int]], int, bytearray]:
    """What a walk is given: any claims, any relations between them, of which some target relations."""
    count, many = draw(st.integers(0, 7)), draw(st.integers(0, 9))
    many = many if count else 0
    claims = st.integers(0, max(count - 1, 0))
    premises = [draw(st.lists(claims, min_size=1, max_size=3)) for _ in range(many)]
    targets = [
        draw(st.integers(0, count + many - 1).filter(lambda element, own=count + at: element != own))
        for at in range(many)
    ]
    bands = draw(st.lists(st.integers(0, len(BANDS) - 1), min_size=many, max_size=many))
    sources = [ends[0] if len(ends) == 1 else -1 for ends in premises]
    several = {at: ends for at, ends in enumerate(premises) if len(ends) > 1}
    thesis = draw(st.integers(-1, count - 1))
    return (
        sources,
        targets,
        bands,
        several,
        thesis,
        bytearray(draw(st.lists(st.booleans(), min_size=count, max_size=count))),
    )


def visit_plainly(
    sources: list[int],
    targets: list[int],
    bands: list[int],
    several: dict[int, list[int]],
    thesis: int,
    last: bytearray,
) -> list[Visited]:
    """The visits, by recursion over lists."""
    count = len(last)
    premises = [several.get(at) or [source] for at, source in enumerate(sources)]
    in_last_band = [all(last[claim] for claim in ends) for ends in premises]
    order = sorted(range(len(targets)), key=lambda at: bands[at])
    seen: set[int] = set()
    visits: list[Visited] = []

    def onto(element: int) -> list[int]:
        return [at for at in order if targets[at] == element and not in_last_band[at]]

    def enter(claim: int, by: int = -1, place: int = 0, depth: int = 0) -> None:
        visits.append((claim, by, place, depth, claim in seen))
        if claim not in seen:
            seen.add(claim)
            for at in onto(claim):
                follow(at, depth + 1)

    def follow(at: int, depth: int = 0) -> None:
        if count + at not in seen:
            seen.add(count + at)
            for place, claim in enumerate(premises[at]):
                enter(claim, at, place, depth)
            for further in onto(count + at):
                follow(further, depth + 1)

    def leads_to_last(element: int, path: tuple[int, ...] = ()) -> bool:
        """Whether a chain of relations leads from an element to a recommendation, or to a relation of one."""
        if last[element] if element < count else in_last_band[element - count]:
            return True
        onward = [targets[element - count]] if element >= count and not in_last_band[element - count] else []
        if element < count:
            onward = [count + at for at, ends in enumerate(premises) if element in ends]
            onward += [targets[at - count] for at in onward if not in_last_band[at - count]]
        return any(leads_to_last(up, (*path, element)) for up in onward if up not in path)

    def recommendations() -> Iterator[int]:
        taken = 0
        mention = iter([claim for claim in range(count) if last[claim]])
        while True:
            met = [claim for claim, _, _, _, again in visits if last[claim] and not again]
            if taken < len(met):
                yield met[taken]
                taken += 1
            elif (claim := next(mention, None)) is not None:
                yield claim
            else:
                return

    if thesis >= 0:
        enter(thesis)
    for claim in range(count):
        if not last[claim] and claim not in seen and not any(claim in ends for ends in premises):
            enter(claim)
    for claim in range(count):
        if not last[claim] and claim not in seen and not leads_to_last(claim):
            enter(claim)
    done: set[int] = set()
    for claim in recommendations():
        if claim not in done:
            done.add(claim)
            begun = [at for at, ends in enumerate(premises) if in_last_band[at] and ends[0] == claim]
            if not begun and claim not in seen:
                enter(claim)
            for at in begun:
                follow(at)
    for at in range(len(targets)):
        follow(at)
    return visits


@settings(max_examples=examples(500), deadline=None)
@given(given_elements=elements())
def test_the_walk_visits_as_it_is_written_down(given_elements) -> None:
    expected = visit_plainly(*given_elements)
    for walk in (NumberedWalk(*given_elements), PLAIN.NumberedWalk(*given_elements)):
        columns = (walk.claims, walk.relations, walk.premises, walk.depths, map(bool, walk.again))
        assert list(zip(*columns, strict=True))[: walk.visits] == expected
        assert list(walk.claim_order) == list(dict.fromkeys(claim for claim, *_ in expected))
        assert list(walk.relation_order) == list(dict.fromkeys(by for _, by, *_ in expected if by >= 0))


@settings(max_examples=examples(200), deadline=None)
@given(
    st.integers(1, 8).flatmap(
        lambda rows: st.lists(st.lists(st.integers(0, rows - 1), max_size=4), min_size=rows, max_size=rows)
    )
)
def test_compiled_and_plain_give_the_same_orders_of_rows(bearing) -> None:
    begins = [0]
    for sources in bearing:
        begins.append(begins[-1] + len(sources))
    given_rows = len(bearing), begins, [source for sources in bearing for source in sources]
    inputs = [[(source, 0, 1.0) for source in sources] for sources in bearing]
    forest = order_forest(*given_rows)
    plain = PLAIN.order_forest(*given_rows)
    assert (None if forest is None else list(forest)) == plain
    order, edges = order_components(*given_rows)
    assert (list(order), tuple(edges)) == components(inputs) == PLAIN.components(inputs)
    place = {row: number for number, row in enumerate(order)}
    cyclic = {row for low, high in zip(edges[::2], edges[1::2], strict=True) for row in list(order)[low:high]}
    for row, sources in enumerate(bearing):
        assert all(place[source] > place[row] or (source in cyclic and row in cyclic) for source in sources)
    if forest is not None:
        assert not edges
        assert all(
            list(forest).index(source) > list(forest).index(row)
            for row, sources in enumerate(bearing)
            for source in sources
        )
