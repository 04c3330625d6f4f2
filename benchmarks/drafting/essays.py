"""Drafts against student essays whose parts readers marked: `python -m benchmarks.drafting.essays FOLDER [--half odd]`.

FOLDER has the persuasive essays of Stab & Gurevych (2017) in brat's form, one `essayNNN.txt` with the title in its
first line and one `essayNNN.ann` each. The measures:

- component type, segments given: macro-F1 of MajorClaim (the thesis and what says it again), Claim (what bears on the
  thesis) and Premise (what bears on something else);
- components from plain text: F1 of parts that share at least half of the longer passage with a marked one and have its
  type, and the same without types; each passage is matched once;
- relations from plain text: F1 of pairs (part, target) whose two ends match so, whatever their polarity;
- thesis: essays in which a candidate shares at least half of the longer passage with a MajorClaim.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from argmap.article import Article, TextBlock
from argmap.drafting.draft_outline import Candidate, DraftOutline, Material
from argmap.drafting.genres.essay import GENRE
from argmap.drafting.passages import split_passages
from argmap.drafting.units import split_units
from argmap.drafting.units_given import given_units
from benchmarks.drafting.measures import Counts, Labels, Span, in_half, match_spans, overlap, overlaps_by_half

TYPES = ("MajorClaim", "Claim", "Premise")


@dataclass
class MarkedEssay:
    """An essay as readers marked it; relations are pairs of indices of components, source and target."""

    name: str
    text: str
    components: list[tuple[Span, str]] = field(default_factory=list)
    relations: list[tuple[int, int, str]] = field(default_factory=list)
    stances: dict[int, str] = field(default_factory=dict)

    @property
    def spans(self) -> list[Span]:
        return [span for span, _ in self.components]


@dataclass
class Figures:
    """What all essays of a run give."""

    essays: int = 0
    thesis: int = 0
    first: int = 0
    covered: int = 0
    possible: int = 0
    types: Labels = field(default_factory=Labels)
    stances: Labels = field(default_factory=Labels)
    plain_types: Labels = field(default_factory=Labels)
    typed: Counts = field(default_factory=Counts)
    untyped: Counts = field(default_factory=Counts)
    relations: Counts = field(default_factory=Counts)
    relations_given: Counts = field(default_factory=Counts)
    rules: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """How often a rule gave a type (and target, if it has one) that is right."""


def read_essays(folder: Path, half: str) -> Iterator[MarkedEssay]:
    """The essays of a folder in the order of their names."""
    for path in sorted(folder.glob("*.ann")):
        if not in_half(int(re.sub(r"\D", "", path.stem)), half):
            continue
        essay = MarkedEssay(path.stem, path.with_suffix(".txt").read_text(encoding="utf-8"))
        lines = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        marks = sorted(
            ((int(words[1]), int(words[2])), words[0], row[0])
            for row in lines
            if row[0].startswith("T")
            for words in [row[1].split()]
        )
        places = {name: number for number, (_, _, name) in enumerate(marks)}
        essay.components = [(span, kind) for span, kind, _ in marks]
        for row in lines:
            words = row[1].split()
            if row[0].startswith("R"):
                source, target = (places[word.partition(":")[2]] for word in words[1:3])
                essay.relations.append((source, target, words[0]))
            elif row[0].startswith("A") and words[0] == "Stance":
                essay.stances[places[words[1]]] = words[2]
        yield essay


def article_of(essay: MarkedEssay) -> Article:
    """The essay as an article: its first line is the title, each further line a paragraph."""
    blocks = []
    for line in re.finditer(r"\S[^\n]*", essay.text):
        end = line.start() + len(line[0].rstrip())
        blocks.append(TextBlock("paragraph" if blocks else "heading", 0 if blocks else 1, line.start(), end))
    return Article(essay.text, tuple(blocks), essay.text[blocks[0].start : blocks[0].end])


def make_outline(material: Material) -> tuple[DraftOutline, Candidate | None]:
    """The outline with the first candidate as thesis."""
    candidates = GENRE.outline(material, None).candidates
    chosen = candidates[0] if candidates else None
    return GENRE.outline(material, chosen), chosen


def typed_spans(outline: DraftOutline, thesis: Candidate | None) -> dict[Span, str]:
    """Place of each part and of the thesis → its type in the words of the readers."""
    types: dict[Span, str] = {}
    if thesis is not None and thesis.start is not None and thesis.end is not None and thesis.unit is not None:
        types[thesis.start, thesis.end] = "MajorClaim"
    types.update(((part.start, part.end), "MajorClaim") for part in outline.restated)
    types.update(((part.start, part.end), "Premise" if part.target else "Claim") for part in outline.parts)
    return types


def links(outline: DraftOutline) -> set[tuple[Span, Span]]:
    """The pairs of parts of which one bears on the other; the thesis is in none of them."""
    return {
        ((part.start, part.end), (part.target.start, part.target.end))
        for part in outline.parts
        if part.target is not None
    }


def add_given(figures: Figures, essay: MarkedEssay) -> None:
    """Types and stances with the readers' segments."""
    article = article_of(essay)
    units = given_units(article, essay.spans)
    outline, thesis = make_outline(Material(article, units, article.title, None))
    types = typed_spans(outline, thesis)
    figures.types.add([kind for _, kind in essay.components], [types.get(span, "none") for span in essay.spans])
    pairs = links(outline)
    marked = {(essay.spans[source], essay.spans[target]) for source, target, _ in essay.relations}
    figures.relations_given.add(Counts(len(pairs & marked), len(pairs), len(marked)))
    kinds = dict(essay.components)
    places = {span: number for number, span in enumerate(essay.spans)}
    for part in (*outline.parts, *outline.restated):
        span = part.start, part.end
        right = kinds[span] == types[span] and (
            part.target is None or (span, (part.target.start, part.target.end)) in marked
        )
        figures.rules[part.rule, right] += 1
        stance = essay.stances.get(places[span])
        if stance is not None and types[span] == "Claim":
            figures.stances.add([stance], ["Against" if part.polarity == "attack" else "For"])
    if thesis is not None and thesis.start is not None and thesis.end is not None:
        figures.rules[thesis.rule, kinds.get((thesis.start, thesis.end)) == "MajorClaim"] += 1


def add_plain(figures: Figures, essay: MarkedEssay) -> None:
    """Components, relations and thesis from plain text."""
    article = article_of(essay)
    outline, thesis = make_outline(Material(article, split_units(article), article.title, None))
    types = typed_spans(outline, thesis)
    spans = list(types)
    matches = {spans[number]: essay.components[index] for number, index in match_spans(essay.spans, spans).items()}
    same_type = sum(matches[span][1] == types[span] for span in matches)
    figures.typed.add(Counts(same_type, len(spans), len(essay.components)))
    figures.untyped.add(Counts(len(matches), len(spans), len(essay.components)))
    figures.plain_types.add(
        [matches[span][1] if span in matches else "none" for span in spans], [types[span] for span in spans]
    )
    missed = [kind for span, kind in essay.components if (span, kind) not in matches.values()]
    figures.plain_types.add(missed, ["none"] * len(missed))
    marked = {(essay.spans[source], essay.spans[target]) for source, target, _ in essay.relations}
    pairs = links(outline)
    hits = sum(
        source in matches and target in matches and (matches[source][0], matches[target][0]) in marked
        for source, target in pairs
    )
    figures.relations.add(Counts(hits, len(pairs), len(marked)))
    theses = [span for span, kind in essay.components if kind == "MajorClaim"]
    overlaps = [
        any(overlaps_by_half((candidate.start, candidate.end), span) for span in theses)
        for candidate in outline.candidates
        if candidate.start is not None and candidate.end is not None
    ]
    figures.thesis += any(overlaps)
    figures.first += any(overlaps[:1])
    figures.covered += any(
        overlap((candidate.start, candidate.end), span) * 2 >= span[1] - span[0]
        for candidate in outline.candidates
        if candidate.start is not None and candidate.end is not None
        for span in theses
    )
    passages = split_passages(article, split_units(article))
    figures.possible += any(
        overlaps_by_half((passage.start, passage.end), span) for passage in passages for span in theses
    )


def report(figures: Figures) -> str:
    """The figures as text."""
    rules = sorted({rule for rule, _ in figures.rules})
    lines = [
        f"{figures.essays} essays",
        f"component type, segments given: macro-F1 {figures.types.macro_f1:.3f}",
        figures.types.table(),
        f"stance of claims, segments given:\n{figures.stances.table()}",
        f"relations, segments given: {figures.relations_given}",
        f"components from plain text, with their type: {figures.typed}",
        f"components from plain text, any type: {figures.untyped}",
        f"relations from plain text: {figures.relations}",
        figures.plain_types.table(),
        f"thesis among the candidates: {figures.thesis / figures.essays:.3f}",
        f"a candidate covers half of a MajorClaim: {figures.covered / figures.essays:.3f}",
        f"some passage of the text matches a MajorClaim: {figures.possible / figures.essays:.3f}",
        f"thesis first: {figures.first / figures.essays:.3f}",
        "rules, segments given (right of all):",
    ]
    for rule in rules:
        right, wrong = figures.rules[rule, True], figures.rules[rule, False]
        lines.append(f"  {rule:<28} {right:>5} of {right + wrong:<5} {right / (right + wrong):.2f}")
    return "\n".join(lines)


def measure(folder: Path, half: str = "all") -> Figures:
    """Drafts all essays of a folder and compares."""
    figures = Figures()
    for essay in read_essays(folder, half):
        figures.essays += 1
        add_given(figures, essay)
        add_plain(figures, essay)
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("odd", "even", "all"), default="all")
    options = parser.parse_args()
    print(report(measure(options.folder, options.half)))
