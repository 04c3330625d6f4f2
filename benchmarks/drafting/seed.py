"""How well one article with lists is drafted: `python -m benchmarks.drafting.seed ARTICLE MAP`.

MAP is a map of the article made by hand, whose claims quote it. Two things are measured.

*Layouts.* The article and its nine perturbations are drafted. The core is the thesis of the map and what bears directly
on it: pillars, objections and recommendations. The passage of a core claim is the block that its first quote is in, and
the block behind it if that one only names it; of the thesis it is the quoted sentence. A core claim is hit by a drafted
claim of the same role with a quote in its passage. The score of a layout is the number of core claims hit, less the
drafted claims of these roles that hit nothing or something that is hit already.

*Edits.* What a reviewer has still to do to get from the draft of the article to the map. Each drafted claim with its
step is an element, and needs at most one edit: it has to be deleted, or its entry to be changed because its kind, its
sign or its target is wrong. It may stand for any claim of the map whose quotes overlap with its own, and has to be
deleted if there is none. A target is right if it may stand for the target in the map; of several claims and steps in
the map the one that fits best counts. An undercut counts as an attack on the claim whose step it attacks. A claim that
the draft leaves unsorted needs an edit, too. Claims of the map that no drafted claim stands for are given apart.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from argmap.article import article_of_text
from argmap.drafting.draft_article import draft
from argmap.drafting.units import split_units
from argmap.formats import load
from argmap.model.elements import ArgumentMap, Claim, Kind, Polarity
from benchmarks.drafting.perturbations import PERTURBATIONS

ROLES = ("thesis", "pillar", "objection", "recommendation")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class LayoutScore:
    """What is found in one layout: core claims by the first words of their quotes."""

    core: int
    missed: tuple[str, ...]
    spurious: tuple[str, ...]

    @property
    def score(self) -> int:
        """Core claims hit, less spurious ones."""
        return self.core - len(self.missed) - len(self.spurious)


@dataclass(frozen=True, slots=True)
class EditCount:
    """Edits from a draft to a map, each in words."""

    elements: int
    edits: tuple[str, ...]
    lacking: tuple[str, ...]
    """Ids of claims of the map that no drafted claim stands for."""

    @property
    def share(self) -> float:
        """Edits per element."""
        return len(self.edits) / max(1, self.elements)


def score_layout(text: str, core: list[tuple[str, list[str]]]) -> LayoutScore:
    """Drafts a text; `core` has the role and the sentences of each core claim."""
    folded = " ".join(text.split())
    debate = draft(text).map
    drafted = [(role, claim) for role, claim in _core_of(debate)] if debate is not None else []
    wanted = [(role, [place for words in passage for place in _find(folded, words)]) for role, passage in core]
    hits, spurious = set[int](), list[str]()
    for role, claim in drafted:
        quoted = [place for quote in claim.quotes for place in _find(folded, quote)]
        found = [number for number, (kind, places) in enumerate(wanted) if kind == role and _overlaps(places, quoted)]
        fresh = [number for number in found if number not in hits]
        if fresh:
            hits.add(fresh[0])
        else:
            spurious.append(f"{role}: {claim.text[:50]}")
    missed = tuple(f"{role}: {passage[0][:50]}" for number, (role, passage) in enumerate(core) if number not in hits)
    return LayoutScore(len(core), missed, tuple(spurious))


def core_passages(text: str, debate: ArgumentMap) -> list[tuple[str, list[str]]]:
    """Role and sentences of each core claim of a map by hand, in the order of the map."""
    article = article_of_text(text)
    units = split_units(article)
    core = list[tuple[str, list[str]]]()
    for role, claim in _core_of(debate):
        quote = _fold(claim.quotes[0])
        holders = [
            number for number, block in enumerate(article.blocks) if quote in _fold(text[block.start : block.end])
        ]
        blocks = {holders[0]}
        if sum(unit.block == holders[0] for unit in units) == 1 and role != "thesis":
            blocks.add(holders[0] + 1)
        sentences = [" ".join(unit.text.split()) for unit in units if unit.block in blocks]
        if role == "thesis":
            sentences = [sentence for sentence in sentences if quote in _fold(sentence)]
        core.append((role, sentences))
    return core


def count_edits(text: str, debate: ArgumentMap) -> EditCount:
    """The edits from the draft of a text to its map by hand."""
    made = draft(text).map
    if made is None:
        return EditCount(0, (), tuple(claim.id for claim in debate.claims))
    folded = " ".join(text.split())
    places = {claim.id: [p for q in claim.quotes for p in _find(folded, q)] for claim in made.claims}
    wanted = {claim.id: [p for q in claim.quotes for p in _find(folded, q)] for claim in debate.claims}
    standing = {
        claim.id: [other for other in wanted if _overlaps(wanted[other], places[claim.id])] for claim in made.claims
    }
    changes = [(claim, _changes_of(claim, made, debate, standing)) for claim in made.claims]
    edits = tuple(f"{', '.join(wrong)}: {claim.text[:60]}" for claim, wrong in changes if wrong)
    stood_for = {other for others in standing.values() for other in others}
    lacking = tuple(claim.id for claim in debate.claims if claim.id not in stood_for)
    return EditCount(len(made.claims), edits, lacking)


def _changes_of(claim: Claim, made: ArgumentMap, debate: ArgumentMap, standing: dict[str, list[str]]) -> list[str]:
    """What is wrong about a drafted claim, in words; empty if nothing is."""
    if not standing[claim.id]:
        return ["delete"]
    choices = list[list[str]]()
    for other in standing[claim.id]:
        for sign, target in _steps_of(debate, other):
            for drafted_sign, drafted_target in _steps_of(made, claim.id):
                wrong = list[str]()
                if debate.claim(other).kind is not claim.kind:
                    wrong.append(f"kind ({debate.claim(other).kind.value})")
                if sign is not drafted_sign:
                    wrong.append(f"sign ({sign.value if sign is not None else 'none'})")
                if target != drafted_target and target not in standing.get(drafted_target or "", []):
                    wrong.append(f"target ({target})")
                choices.append(wrong)
    return min(choices, key=len)


def _steps_of(debate: ArgumentMap, claim: str) -> list[tuple[Polarity | None, str | None]]:
    """Sign and target of each step of a claim; a step onto a step counts as one onto that step's first premise."""
    steps = list[tuple[Polarity | None, str | None]]()
    premises = {relation.id: relation.premises[0] for relation in debate.relations}
    for relation in debate.relations:
        if claim in relation.premises:
            steps.append((relation.polarity, premises.get(relation.target, relation.target)))
    return steps or [(None, None)]


def _core_of(debate: ArgumentMap) -> Iterator[tuple[str, Claim]]:
    onto = {premise: r for r in debate.relations if r.target == debate.thesis for premise in r.premises}
    for claim in debate.claims:
        if claim.id == debate.thesis:
            yield "thesis", claim
        elif claim.kind is Kind.RECOMMENDATION:
            yield "recommendation", claim
        elif claim.id in onto and onto[claim.id].polarity in (Polarity.SUPPORT, Polarity.ATTACK):
            yield "pillar" if onto[claim.id].polarity is Polarity.SUPPORT else "objection", claim


def _fold(words: str) -> str:
    return " ".join(words.split()).casefold()


def _find(folded: str, words: str) -> list[Place]:
    """Where words stand in a text with single spaces; empty if nowhere."""
    quote = " ".join(words.split()).casefold()
    start = folded.casefold().find(quote)
    return [(start, start + len(quote))] if start >= 0 and quote else []


def _overlaps(places: list[Place], others: list[Place]) -> bool:
    return any(start < last and first < end for start, end in places for first, last in others)


def main() -> None:
    """Prints the score of each layout, their sum, and the edits."""
    parser = argparse.ArgumentParser(description="How well one article with lists is drafted.")
    parser.add_argument("article", type=Path)
    parser.add_argument("map", type=Path)
    request = parser.parse_args()
    text = request.article.read_text(encoding="utf-8")
    debate = load(request.map)
    core = core_passages(text, debate)
    total = 0
    for name, perturb in {"as it is": str, **PERTURBATIONS}.items():
        layout = score_layout(perturb(text), core)
        total += layout.score if name != "as it is" else 0
        print(f"{name:24} {layout.score:3} of {layout.core}")
        for miss in layout.missed:
            print(f"    missed    {miss}")
        for claim in layout.spurious:
            print(f"    spurious  {claim}")
    print(f"sum of perturbations: {total} of {len(PERTURBATIONS) * len(core)}")
    count = count_edits(text, debate)
    for edit in count.edits:
        print(f"    edit  {edit}")
    print(f"edits per element: {count.share:.2f} ({len(count.edits)} of {count.elements})")
    print(
        f"claims of the map that are lacking: {len(count.lacking)} of {len(debate.claims)}: {', '.join(count.lacking)}"
    )


if __name__ == "__main__":
    main()
