"""Labellings of maps read as attack graphs: textbook examples, and three encodings for clingo as oracles."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from itertools import pairwise

import clingo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import ArgmapError
from argmap.model.elements import ArgumentMap, Claim, Polarity, Relation
from argmap.scoring.labelling import attack_graph
from argmap.scoring.labelling.attack_graph import Labellings, labellings
from tests.effort import examples
from tests.strategies import maps


def graph(*attacks: str, alone: str = "") -> ArgumentMap:
    """A map of attacks such as "a>b"; "r: a+c>b" attacks with both and has the id r, which "d>r" attacks."""
    rows = []
    for number, attack in enumerate(attacks):
        name, _, ends = attack.rpartition(": ")
        premises, target = ends.split(">")
        rows.append((name or f"attack-{number}", premises.split("+"), target))
    named = {name for name, _, _ in rows}
    claims = [*alone.split(), *(end for _, premises, target in rows for end in (*premises, target) if end not in named)]
    return ArgumentMap(
        claims=[Claim(id=claim, text=claim) for claim in sorted(set(claims))],
        relations=[Relation(id=n, polarity=Polarity.ATTACK, premises=p, target=t) for n, p, t in rows],
    )


def having(elements: Iterable[tuple[str, str]], wanted: str = "in") -> str:
    return "".join(element for element, label in elements if label == wanted)


def ins(found: Labellings) -> list[str]:
    return [having(labelling.claims.items()) for labelling in found.found]


def one(debate: ArgumentMap) -> str:
    """The grounded labelling as "in/out/undecided"."""
    labels = labellings(debate).found[0].claims.items()
    return "/".join(having(labels, wanted) for wanted in ("in", "out", "undecided"))


def test_an_attacked_attacker_reinstates():
    assert one(graph("a>b", "b>c")) == "ac/b/"


def test_nixon_diamond():
    diamond = graph("a>b", "b>a")
    assert one(diamond) == "//ab"
    assert ins(labellings(diamond, "complete")) == ["a", "b", ""]
    assert ins(labellings(diamond, "preferred")) == ["a", "b"]
    assert ins(labellings(diamond, "stable")) == ["a", "b"]


def test_a_cycle_of_three_leaves_all_undecided_and_has_no_stable_labelling():
    cycle = graph("a>b", "b>c", "c>a")
    assert one(cycle) == "//abc"
    assert ins(labellings(cycle, "complete")) == ins(labellings(cycle, "preferred")) == [""]
    stable = labellings(cycle, "stable")
    assert (stable.found, stable.complete, stable.in_all, stable.in_some) == ((), True, (), ())


def test_a_claim_that_attacks_itself_is_undecided_unless_something_else_defeats_it():
    assert one(graph("a>a", "a>b")) == "//ab"
    assert one(graph("a>a", "a>b", "c>a")) == "bc/a/"


def test_floating_acceptance():
    floating = graph("a>b", "b>a", "a>c", "b>c", "c>d")
    assert one(floating) == "//abcd"
    preferred = labellings(floating, "preferred")
    assert ins(preferred) == ["ad", "bd"]
    assert preferred.in_all == ("d",)
    assert preferred.in_some == ("a", "b", "d")


def test_preferred_labellings_may_leave_something_undecided_where_no_stable_one_can():
    partial = graph(
        "a>b", "b>a", "b>c", "c>d", "d>e", "e>c"
    )  # Dung 1995 knows this shape: an odd cycle behind a choice
    assert ins(labellings(partial, "preferred")) == ["a", "bd"]
    assert ins(labellings(partial, "stable")) == ["bd"]


def test_a_joint_attack_needs_all_its_premises():
    assert one(graph("a+b>c")) == "ab/c/"
    assert one(graph("a+b>c", "d>a")) == "bcd/a/"
    assert one(graph("a+b>c", "a>a")) == "b//ac"


def test_an_undercut_defeats_the_attack_and_not_its_premise():
    found = labellings(graph("r: a>b", "c>r")).found[0]
    assert having(found.claims.items()) == "abc"
    assert found.relations["r"] == "out"


def test_an_undercut_of_an_undercut_restores_the_attack():
    assert one(graph("r: a>b", "s: c>r", "d>s")) == "acd/b/"


def test_an_undercut_of_a_joint_attack_defeats_it_whole():
    assert one(graph("r: a+b>c", "d>r")) == "abcd//"


def test_an_attack_falls_with_its_source():
    found = labellings(graph("r: a>b", "s: b>c", "d>r", "a>d", "e>a")).found[0]
    assert having(found.claims.items(), "out") == "ac"
    assert found.relations["r"] == "out"


def test_attacks_that_undercut_each_other_are_a_choice_like_claims():
    mutual = labellings(graph("r: a>s", "s: b>r", "c>d"), "preferred")
    assert ins(mutual) == ["abc", "abc"]
    assert [(each.relations["r"], each.relations["s"]) for each in mutual.found] == [("in", "out"), ("out", "in")]


def test_supports_neutral_relations_and_attacks_on_them_are_left_out_and_counted():
    debate = ArgumentMap(
        claims=[Claim(id=name, text=name) for name in "abcd"],
        relations=[
            Relation(id="s", polarity="support", premises=["a"], target="b"),
            Relation(id="u", polarity="attack", premises=["c"], target="s"),
            Relation(id="v", polarity="attack", premises=["d"], target="u"),
            Relation(id="n", polarity="neutral", premises=["d"], target="b"),
            Relation(id="w", polarity="attack", premises=["d"], target="c"),
            Relation(id="t", polarity="support", premises=["a"], target="w"),
        ],
    )
    result = labellings(debate)
    assert result.left_out == {"support": 2, "attack": 2, "neutral": 1, "unknown": 0}
    assert dict(result.found[0].relations) == {"w": "in"}
    assert one(debate) == "abd/c/"


def test_an_empty_map_has_one_empty_labelling():
    for semantics in attack_graph.SEMANTICS:
        assert [dict(each.claims) for each in labellings(ArgumentMap(), semantics).found] == [{}]


def test_a_chain_of_100_000_attacks():
    count = 100_000
    names = [f"c{number}" for number in range(count)]
    debate = ArgumentMap(
        claims=[Claim(id=name, text=name) for name in names],
        relations=[
            Relation(id=f"{premise}>", polarity="attack", premises=[premise], target=target)
            for premise, target in pairwise(names)
        ],
    )
    labels = list(labellings(debate).found[0].claims.values())
    assert labels == ["in", "out"] * (count // 2)


def choices(count: int) -> ArgumentMap:
    return graph(*(attack for n in range(count) for attack in (f"a{n}>b{n}", f"b{n}>a{n}")))


def test_the_limit_cuts_the_list_and_says_so():
    result = labellings(choices(4), "preferred", limit=10)
    assert (len(result.found), result.complete, result.cut) == (10, False, "limit")
    whole = labellings(choices(4), "preferred", limit=16)
    assert (len(whole.found), whole.complete, whole.cut) == (16, True, None)
    assert {str(each) for each in result.found} <= {str(each) for each in whole.found}


def test_a_large_map_has_fewer_labellings_listed(monkeypatch):
    monkeypatch.setattr(attack_graph, "MOST_LABELS", 3 * 16)
    result = labellings(choices(4), "stable", limit=10)
    assert (len(result.found), result.cut) == (3, "size")


def test_a_search_that_grows_too_long_is_given_up():
    """A labelling would put 10 pigeons into 9 holes, one in each; to see that there is none takes too many steps."""
    holes, pigeons = range(9), range(10)
    rows = [f"p{p}.{h}>p{p}.{other}" for p in pigeons for h in holes for other in holes if other != h]
    rows += [f"p{p}.{h}>p{other}.{h}" for p in pigeons for other in pigeons if other != p for h in holes]
    rows += [f"p{p}.{h}>homeless{p}" for p in pigeons for h in holes]
    result = labellings(graph(*rows, *(f"homeless{p}>homeless{p}" for p in pigeons)), "stable")
    assert (result.found, result.cut, result.complete) == ((), "effort", False)


def test_the_same_call_gives_the_same_labellings_in_the_same_order():
    first, second = (labellings(choices(5), "complete", limit=20) for _ in range(2))
    assert first == second
    ranks = [[attack_graph.LABELS.index(label) for label in each.claims.values()] for each in first.found]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("semantics", "limit", "named"), [("admissible", 10, "'admissible'"), ("preferred", 0, "at least 1 labelling")]
)
def test_a_wrong_call_is_refused(semantics, limit, named):
    with pytest.raises(ValueError, match=named):
        labellings(graph("a>b"), semantics, limit)


def test_without_python_sat_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pysat", None)
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    with pytest.raises(ArgmapError, match=r"python-sat, needed for preferred labellings.*extra 'dung'"):
        labellings(graph("a>b", "b>a"), "preferred")
    assert one(graph("a>b", "b>a")) == "//ab"
    assert ins(labellings(graph("a>b", "b>c"), "preferred")) == ["ac"]


# Dung's framework with all elements as arguments: an attack is attacked by what attacks it or a premise of it.
ELEMENTS = """
defeats(R, T) :- attack(R, T).
defeats(R, S) :- attack(R, P), premise(S, P).
"""
# Sets of attackers after Nielsen and Parsons; `beaten(R)` says that the set of R is attacked in turn.
SETS = """
defeated(T) :- attack(R, T), in(P) : premise(R, P).
beaten(R) :- premise(R, P), defeated(P).
undefended(T) :- attack(R, T), not beaten(R).
"""
# Dung's framework with claims as arguments.
CLAIMS = """
defeats(P, T) :- premise(R, P), attack(R, T).
"""
DUNG = """
defeated(X) :- in(Y), defeats(Y, X).
undefended(X) :- defeats(Y, X), not defeated(Y).
"""
COMPLETE = """
{ in(X) } :- argument(X).
:- in(X), defeated(X).
:- in(X), undefended(X).
:- argument(X), not undefended(X), not in(X).
#show in/1.
"""
STABLE = ":- argument(X), not in(X), not defeated(X)."

Sets = set[frozenset[str]]


def attacks_read(debate: ArgumentMap) -> list[Relation]:
    """Attacks whose targets, followed on and on, are attacks until a claim comes, or go round in a cycle."""
    kept, before = [r for r in debate.relations if r.polarity is Polarity.ATTACK], -1
    while len(kept) != before:
        before = len(kept)
        known = {element.id for element in (*debate.claims, *kept)}
        kept = [relation for relation in kept if relation.target in known]
    return kept


def extensions(debate: ArgumentMap, semantics: str, program: str, *, of_claims: bool) -> Sets:
    """The sets that are in, by clingo; grounded and preferred are the least and the largest of the complete ones."""
    attacks = attacks_read(debate)
    ids = [element.id for element in (*debate.claims, *attacks)]
    number = {name: place for place, name in enumerate(ids)}
    facts = [f"argument({number[e.id]})." for e in (debate.claims if of_claims else (*debate.claims, *attacks))]
    facts += [f"attack({number[r.id]}, {number[r.target]})." for r in attacks]
    facts += [f"premise({number[r.id]}, {number[premise]})." for r in attacks for premise in r.premises]
    control = clingo.Control(["0", "--warn=none"])
    control.add("base", [], program + COMPLETE + (STABLE if semantics == "stable" else "") + "".join(facts))
    control.ground([("base", [])])
    found: Sets = set()
    with control.solve(yield_=True) as models:
        for model in models:
            found.add(frozenset(ids[symbol.arguments[0].number] for symbol in model.symbols(shown=True)))
    if semantics == "grounded":
        return {one for one in found if all(one <= other for other in found)}
    if semantics == "preferred":
        return {one for one in found if not any(one < other for other in found)}
    return found


def sets_of(found: Labellings, *, of_claims: bool) -> Sets:
    assert found.complete
    tables = [each.claims if of_claims else {**each.claims, **each.relations} for each in found.found]
    return {frozenset(name for name, label in table.items() if label == "in") for table in tables}


def without_base_scores(debate: ArgumentMap) -> ArgumentMap:
    return debate.evolve(claims=[claim.evolve(base_score=None) for claim in debate.claims])


def only_attacks(debate: ArgumentMap) -> ArgumentMap:
    return debate.evolve(relations=[relation.evolve(polarity=Polarity.ATTACK) for relation in debate.relations])


def onto_claims(debate: ArgumentMap) -> ArgumentMap:
    claims = {claim.id for claim in debate.claims}
    return debate.evolve(relations=[relation for relation in debate.relations if relation.target in claims])


def single(debate: ArgumentMap) -> ArgumentMap:
    return debate.evolve(relations=[relation.evolve(premises=relation.premises[:1]) for relation in debate.relations])


any_maps = maps(plain=True).map(without_base_scores)
attack_graphs = maps(max_claims=10, plain=True).map(without_base_scores).map(only_attacks)
semantics_names = st.sampled_from(attack_graph.SEMANTICS)


@settings(max_examples=examples(200))
@given(any_maps | attack_graphs, semantics_names)
def test_clingo_agrees_on_any_map(debate, semantics):
    expected = extensions(debate, semantics, ELEMENTS + DUNG, of_claims=False)
    assert sets_of(labellings(debate, semantics, limit=10_000), of_claims=False) == expected


@settings(max_examples=examples(100))
@given(attack_graphs.map(onto_claims), semantics_names)
def test_joint_attacks_on_claims_are_nielsen_and_parsons_sets(debate, semantics):
    expected = extensions(debate, semantics, SETS, of_claims=True)
    assert sets_of(labellings(debate, semantics, limit=10_000), of_claims=True) == expected


@settings(max_examples=examples(100))
@given(attack_graphs.map(onto_claims).map(single), semantics_names)
def test_single_attacks_on_claims_are_dungs_framework(debate, semantics):
    expected = extensions(debate, semantics, CLAIMS + DUNG, of_claims=True)
    assert sets_of(labellings(debate, semantics, limit=10_000), of_claims=True) == expected


@settings(max_examples=examples(200))
@given(attack_graphs)
def test_the_four_semantics_stand_to_each_other_as_they_should(debate):
    grounded, complete, preferred, stable = (labellings(debate, name, limit=10_000) for name in attack_graph.SEMANTICS)
    assert len({str(each) for each in complete.found}) == len(complete.found)
    assert grounded.found[0] in complete.found
    assert complete.in_all == grounded.in_all
    assert complete.in_some == preferred.in_some
    assert [each for each in preferred.found if each not in complete.found] == []
    assert [each for each in stable.found if each not in preferred.found] == []
    assert list(stable.found) == [
        each for each in complete.found if "undecided" not in {*each.claims.values(), *each.relations.values()}
    ]


@settings(max_examples=examples(200))
@given(attack_graphs)
def test_every_label_follows_from_its_neighbours(debate):
    for each in labellings(debate, "complete", limit=10_000).found:
        labels = {**each.claims, **each.relations}
        for name, label in labels.items():
            element = debate.by_id[name]
            needed = [labels[premise] for premise in element.premises] if isinstance(element, Relation) else []
            attacks = [labels[relation.id] for relation in debate.onto.get(name, ())]
            if all(other == "in" for other in needed) and all(other == "out" for other in attacks):
                assert label == "in"
            elif "out" in needed or "in" in attacks:
                assert label == "out"
            else:
                assert label == "undecided"
