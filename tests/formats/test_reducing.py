"""What is left of a map in a format that cannot say everything, and what is reported as lost."""

from __future__ import annotations

import pytest

from argmap.formats.shared.capabilities import Carries, plain_name
from argmap.formats.shared.reducing import reduce_map
from argmap.model.builder import MapBuilder
from argmap.model.elements import ArgumentMap, Kind, Source
from argmap.registry import FORMATS

GRAPH = Carries.GRAPH.but(thesis="marked")
INLINE = FORMATS.get("outline").carries.inline


def reduced(b: MapBuilder, carries: Carries) -> tuple[ArgumentMap, dict[str, tuple[int, tuple[str, ...]]]]:
    """The map that is left, and by kind how much was lost, with examples."""
    debate, losses = reduce_map(b.build(), carries)
    return debate, {loss.kind: (loss.count, loss.examples) for loss in losses}


def one(text: str, **fields: object) -> MapBuilder:
    b = MapBuilder()
    b.thesis(text, id="t", **fields)
    return b


def town() -> MapBuilder:
    b = one("T.")
    b.support(b.claim("A.", id="a"), "t")
    b.attack(b.claim("B.", id="b"), "a")
    return b


@pytest.mark.parametrize(
    ("text", "form", "left", "lost"),
    [
        (" a ", "exact", " a ", None),
        ("a\n b", "exact", "a\n b", None),
        (" a ", "line", "a", "blanks"),
        ("a  b", "line", "a  b", None),
        ("a \t b", "line", "a b", "white-space"),
        ("a\nb", "line", "a b", "white-space"),
        ("a  b", "folded", "a b", "white-space"),
        (" a ", "folded", "a", "blanks"),
        ("a b", "folded", "a b", None),
        ("a b", "none", "t", "text"),
        ("t", "none", "t", None),
    ],
)
def test_a_text_keeps_as_much_white_space_as_the_format_does(text: str, form: str, left: str, lost: str | None) -> None:
    debate, losses = reduced(one(text), GRAPH.but(text=form))
    assert debate.claims[0].text == left
    assert losses == ({lost: (1, ("t",))} if lost is not None else {})


def test_fields_that_the_format_lacks_are_lost_one_by_one() -> None:
    b = one("T.", base_score=0.5, note="why", kind="evidence")
    b.support(b.claim("A.", id="a"), "t", weight=0.5, scheme="analogy", label="so")
    debate, losses = reduced(b, GRAPH.but(claim={"note"}, relation={"weight"}))
    assert (debate.claims[0].base_score, debate.claims[0].note, debate.claims[0].kind) == (None, "why", Kind.CLAIM)
    assert (debate.relations[0].weight, debate.relations[0].scheme, debate.relations[0].label) == (0.5, None, None)
    assert losses == {
        "base-score": (1, ("t",)), "kind": (1, ("t",)), "scheme": (1, ("a->t",)), "label": (1, ("a->t",))
    }  # fmt: skip


def test_a_neutral_relation_keeps_its_label_and_nothing_else() -> None:
    b = one("T.")
    b.neutral(b.claim("A.", id="a"), "t", label="context", weight=0.5)
    debate, losses = reduced(b, GRAPH.but(neutral="all"))
    assert (debate.relations[0].label, debate.relations[0].weight) == ("context", 1)
    assert losses == {"weight": (1, ("a->t",))}
    assert reduced(b, GRAPH.but(neutral={None}))[1] == {"neutral": (1, ("a->t",))}
    assert reduced(b, GRAPH.but(neutral={"context"}))[0].relations[0].label == "context"


def test_supports_go_where_there_are_none() -> None:
    debate, losses = reduced(town(), GRAPH.but(support=False))
    assert [relation.id for relation in debate.relations] == ["b->a"]
    assert losses == {"support": (1, ("a->t",))}


def test_co_premises_stand_alone_and_undercuts_hit_the_first_premise() -> None:
    b = one("T.")
    step = b.support([b.claim("A.", id="a"), b.claim("B.", id="b")], "t", id="s")
    b.attack(b.claim("C.", id="c"), step)
    debate, losses = reduced(b, GRAPH)
    assert [(r.premises, r.target) for r in debate.relations] == [(("a",), "t"), (("c",), "a"), (("b",), "t")]
    assert losses == {
        "co-premises": (1, ("s",)), "onto-relations": (1, ("c->s",)), "relation-ids": (1, ("s",))
    }  # fmt: skip
    assert reduced(b, GRAPH.but(co_premises=True, onto_relations="grounded", relation_ids=True)) == (b.build(), {})


def test_a_relation_that_would_be_read_as_another_one_is_left_out() -> None:
    b = town()
    b.support("a", "t", id="again")
    debate, losses = reduced(b, GRAPH.but(relation_ids=True))
    assert [relation.id for relation in debate.relations] == ["a->t", "b->a"]
    assert losses == {"again": (1, ("again",))}
    assert len(reduced(b, GRAPH.but(parallel=True, relation_ids=True))[0].relations) == 3


@pytest.mark.parametrize(
    ("shape", "claims", "relations", "lost"),
    [
        ("graph", "abrtxy", 5, {}),
        ("forest", "abrtxy", 3, {"tree": 2}),
        ("tree", "abt", 2, {"tree": 1, "roots": 3}),
    ],
)
def test_in_a_tree_each_claim_has_one_place(shape: str, claims: str, relations: int, lost: dict[str, int]) -> None:
    b = town()
    b.support("a", b.claim("R.", id="r"))
    b.attack(b.claim("X.", id="x"), b.claim("Y.", id="y"))
    b.attack("y", "x")
    debate, losses = reduced(b, GRAPH.but(shape=shape))
    assert "".join(sorted(claim.id for claim in debate.claims)) == claims
    assert len(debate.relations) == relations
    assert {kind: count for kind, (count, _) in losses.items()} == lost


def test_a_tree_without_a_thesis_begins_with_the_first_claim() -> None:
    b = MapBuilder()
    b.claim("A.", id="a")
    b.claim("B.", id="b")
    debate, losses = reduced(b, GRAPH.but(shape="tree"))
    assert [claim.id for claim in debate.claims] == ["a"]
    assert losses == {"roots": (1, ("b",))}
    debate, losses = reduced(b, Carries.GRAPH.but(thesis="first"))
    assert debate.thesis == "a"
    assert losses == {"thesis": (1, ("a",))}


def test_a_thesis_that_a_reader_would_not_guess_is_lost() -> None:
    b = town()
    assert reduced(b, Carries.GRAPH) == (b.build(), {})
    for name in ("x", "y", "z"):
        b.support(b.claim(f"{name}.", id=name), "b")
    b.support("b", b.claim("R.", id="r"))
    debate, losses = reduced(b, Carries.GRAPH)
    assert (debate.thesis, losses.get("thesis")) == ("t", None)
    for name in ("p", "q"):
        b.support(b.claim(f"{name}.", id=name), "r")
    debate, losses = reduced(b, Carries.GRAPH)
    assert (debate.thesis, losses["thesis"]) == ("r", (1, ("t",)))


def test_ids_that_become_the_same_are_numbered() -> None:
    b = MapBuilder()
    for name in ("a-b", "a_b", "a.b", "a+b"):
        b.claim(f"{name}.", id=name)
    debate, losses = reduced(b, GRAPH.but(id_form=plain_name))
    assert [claim.id for claim in debate.claims] == ["a_b_2", "a_b", "a_b_3", "a_b_4"]
    assert losses == {"ids": (3, ("a-b", "a.b", "a+b"))}


@pytest.mark.parametrize(
    ("name", "plain"), [("a" * 101, "a" * 100), ("_a_", "a"), ("é", "claim"), ("a--b", "a_b"), ("Z9", "Z9")]
)
def test_an_id_for_logic_programs_has_letters_digits_and_at_most_100_characters(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_a_field_that_does_not_exist_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="claim: there is no field 'notes'; did you mean 'note'"):
        Carries.GRAPH.but(claim={"notes"})


def test_a_header_keeps_the_parts_that_the_format_has_and_names_the_others() -> None:
    b = MapBuilder(header={"title": "Town", "language": "en", "prior": 0.25, "metadata": {"topic": "traffic"}})
    debate, losses = reduced(b, GRAPH.but(header={"title", "prior"}))
    assert (debate.title, debate.language, debate.prior, debate.metadata) == ("Town", None, 0.25, {})
    assert losses == {"header": (2, ("language", "metadata"))}


@pytest.mark.parametrize(
    ("metadata", "left", "lost"),
    [
        ({"aif": ["x"]}, {"aif": ["x"]}, {}),
        ({"aif": ["x"], "topic": "traffic"}, {"aif": ["x"]}, {"header": (1, ("metadata",))}),
        ({"topic": "traffic"}, {}, {"header": (1, ("metadata",))}),
        ({}, {}, {}),
    ],
)
def test_of_the_metadata_the_one_key_stays_that_the_format_carries(
    metadata: dict[str, object], left: dict[str, object], lost: dict[str, object]
) -> None:
    debate, losses = reduced(MapBuilder(header={"metadata": metadata}), GRAPH.but(metadata="aif"))
    assert (debate.metadata, losses) == (left, lost)


@pytest.mark.parametrize(
    ("title", "left", "lost"),
    [("A town", "A town", None), ("A\ntown", "A town", ("title",)), (" \n", None, ("title",))],
)
def test_a_title_is_put_on_one_line(title: str, left: str | None, lost: tuple[str, ...] | None) -> None:
    debate, losses = reduced(MapBuilder(header={"title": title}), GRAPH.but(header={"title"}, text="folded"))
    assert debate.title == left
    assert losses == ({"white-space": (1, lost)} if lost is not None else {})


ADDRESS = "https://example.org/report"


@pytest.mark.parametrize(
    ("source", "left", "message"),
    [
        (Source(url=ADDRESS), Source(url=ADDRESS), None),
        (
            Source(url=ADDRESS, title="Report"),
            Source(url=ADDRESS),
            "details of sources other than the address left out",
        ),
        (Source(url=f" {ADDRESS}\n"), Source(url=ADDRESS), "details of sources other than the address left out"),
        (Source(url=" "), None, "sources of claims left out"),
        (Source(title="Report"), None, "sources of claims left out"),
    ],
)
def test_of_a_source_the_address_stays_where_a_format_has_a_place_for_that_alone(
    source: Source, left: Source | None, message: str | None
) -> None:
    debate, losses = reduce_map(one("T.", source=source).build(), GRAPH.but(source_url=True))
    assert debate.claims[0].source == left
    assert [(loss.message, loss.examples) for loss in losses] == ([(message, ("t",))] if message is not None else [])
    assert reduced(one("T.", source=source), GRAPH.but(claim={"source"}, source_url=True))[1] == {}


@pytest.mark.parametrize(
    ("source", "left", "message"),
    [
        (Source(url=ADDRESS), Source(url=ADDRESS), None),
        (Source(url=ADDRESS, title="Report"), Source(url=ADDRESS, title="Report"), None),
        (
            Source(url=ADDRESS, title="Report", date="2024"),
            Source(url=ADDRESS, title="Report"),
            "details of sources other than title and address left out",
        ),
        (Source(title="Report"), None, "sources of claims left out"),
        (Source(url="no address"), None, "sources of claims left out"),
    ],
)
def test_of_a_source_title_and_address_stay_where_a_format_writes_links(
    source: Source, left: Source | None, message: str | None
) -> None:
    debate, losses = reduce_map(one("T.", source=source).build(), GRAPH.but(inline=INLINE))
    assert debate.claims[0].source == left
    assert [(loss.message, loss.examples) for loss in losses] == ([(message, ("t",))] if message is not None else [])


def test_markup_stays_where_it_can_be_written_again() -> None:
    b = one("It is closed.")
    b.header["metadata"] = {"markup": ["It is **closed**.", "It is *open*."], "topic": "traffic"}
    debate, losses = reduced(b, GRAPH.but(inline=INLINE))
    assert debate.metadata == {"markup": ["It is **closed**."]}
    assert losses == {"header": (1, ("metadata",)), "markup": (1, ("It is *open*.",))}
    debate, losses = reduced(b, GRAPH)
    assert (debate.metadata, losses) == ({}, {"header": (1, ("metadata",))})
    b.header = {"title": "Town", "metadata": {"markup": ["It is **closed**."]}}
    debate, losses = reduced(b, GRAPH.but(inline=INLINE))
    assert debate.metadata == {"markup": ["It is **closed**."]}
    assert losses == {"header": (1, ("title",))}
    assert reduced(b, GRAPH)[1] == {"header": (2, ("title", "metadata"))}


def test_a_thesis_that_is_not_the_first_claim_is_the_first_of_a_tree() -> None:
    b = MapBuilder()
    b.claim("A.", id="a")
    b.thesis("T.", id="t")
    b.support("a", "t")
    debate, losses = reduced(b, GRAPH.but(thesis="first", shape="tree"))
    assert (debate.thesis, losses) == ("t", {})


def test_a_forest_keeps_what_is_below_a_root_that_comes_later() -> None:
    b = one("T.")
    b.support(b.claim("M.", id="m"), b.claim("R.", id="r"))
    debate, losses = reduced(b, GRAPH.but(shape="forest"))
    assert ([relation.id for relation in debate.relations], losses) == (["m->r"], {})


@pytest.mark.parametrize(
    ("others", "message"),
    [
        ("", "mark of the thesis left out: a reader will choose no claim"),
        ("abc", "mark of the thesis left out: a reader will choose another claim"),
    ],
)
def test_a_lost_mark_of_the_thesis_says_what_a_reader_will_choose(others: str, message: str) -> None:
    b = one("T.")
    for name in others:
        b.claim(f"{name}.", id=name)
    for name in others[1:]:
        b.support(name, others[0])
    _, losses = reduce_map(b.build(), Carries.GRAPH)
    assert [(loss.message, loss.examples) for loss in losses] == [(message, ("t",))]
