"""How well opinion articles are drafted: `python -m benchmarks.drafting.op_eds FOLDER [--half odd|even|all]`.

The folder has texts `NN.txt`, paragraphs apart by a blank line, and `judgements.json`: an array of objects with `file`,
`title`, `genre` (names that readers gave), `title_states_thesis` (one answer per reader), and the passages `thesis`,
`pillars`, `objections`, `recommendations` and `not`, each with its `span` and whether `both` readers marked it. `not`
are tempting passages that are none of these. The odd half is the first, third, fifth … text of the array.

A drafted claim hits a passage if they share more than half of the shorter one. The thesis is hit by a passage that both
readers marked, by the title if both say that it states the thesis, and by no thesis where neither reader found one.
Precision counts hits of passages that either reader marked, recall the passages of both readers that are hit. The genre
`prose` drafts each text, whatever it is taken for.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from argmap.article import Article, TextBlock
from argmap.drafting.draft_article import choose_genre
from argmap.drafting.draft_outline import Candidate, DraftOutline, DraftPart, Genre, Material
from argmap.drafting.units import split_units
from argmap.model.elements import Kind, Polarity
from argmap.registry import GENRES
from benchmarks.drafting.measures import Counts, count_hits, in_half, overlaps_by_half

ROLES = ("pillars", "objections", "recommendations")


@dataclass(slots=True)
class Figures:
    """What is measured over all texts."""

    texts: int = 0
    first: int = 0
    among_three: int = 0
    genres: Counter[str] = field(default_factory=Counter)
    """Genre that a text is taken for → texts."""
    roles: dict[str, Counts] = field(default_factory=lambda: {role: Counts(matched=0) for role in ROLES})
    tempted: Counter[str] = field(default_factory=Counter)
    """Role → drafted claims that hit a passage that is none."""
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    """(role of the passage, drafted role) → drafted claims."""
    rules: dict[str, Counts] = field(default_factory=dict)


def material_of(text: str, title: str) -> Material:
    """What a genre works on, for a text whose paragraphs stand apart by blank lines."""
    blocks, start = list[TextBlock](), 0
    for paragraph in text.split("\n\n"):
        words = paragraph.strip()
        begin = start + len(paragraph) - len(paragraph.lstrip())
        if words:
            blocks.append(TextBlock("paragraph", 0, begin, begin + len(words)))
        start += len(paragraph) + 2
    article = Article(text, tuple(blocks), title)
    return Material(article, split_units(article), title, None)


def role_of(part: DraftPart) -> str | None:
    """The role under which a part is counted; None for evidence, rebuttals and context."""
    if part.kind is Kind.RECOMMENDATION:
        return "recommendations"
    if part.kind is not Kind.CLAIM or part.undercuts:
        return None
    if part.polarity is Polarity.ATTACK:
        return "objections" if part.target is None or part.target.polarity is not Polarity.ATTACK else None
    return "pillars" if part.polarity is Polarity.SUPPORT and part.target is None else None


def hits_thesis(candidate: Candidate, judgement: dict[str, Any]) -> bool:
    """Whether a candidate is a thesis that both readers accept."""
    if candidate.start is None or candidate.end is None:
        return candidate.text == judgement["title"] and all(judgement["title_states_thesis"])
    place = candidate.start, candidate.end
    return any(overlaps_by_half(place, tuple(p["span"]), "shorter") for p in judgement["thesis"] if p["both"])


def measure(judgement: dict[str, Any], outline: DraftOutline, figures: Figures) -> None:
    """Adds what one text gives."""
    figures.texts += 1
    right = [hits_thesis(candidate, judgement) for candidate in outline.candidates[:3]]
    for place, (candidate, is_right) in enumerate(zip(outline.candidates, right, strict=False), start=1):
        figures.rules.setdefault(f"thesis {place} {candidate.rule} ({candidate.confidence})", Counts()).add(
            Counts(is_right, 1, 0)
        )
    none_right = not judgement["thesis"] and not outline.candidates
    figures.first += none_right or any(right[:1])
    figures.among_three += none_right or any(right)
    places = {role: [(part.start, part.end) for part in outline.parts if role_of(part) == role] for role in ROLES}
    for role in ROLES:
        spans = [tuple(passage["span"]) for passage in judgement[role]]
        agreed = [tuple(passage["span"]) for passage in judgement[role] if passage["both"]]
        figures.roles[role].add(count_hits(spans, places[role], agreed))
        decoys = [tuple(passage["span"]) for passage in judgement["not"]]
        figures.tempted[role] += count_hits(decoys, places[role]).hits
        for part in outline.parts:
            if role_of(part) == role:
                place = (part.start, part.end)
                hit = any(overlaps_by_half(place, span, "shorter") for span in spans)
                figures.rules.setdefault(f"{role} {part.rule} ({part.confidence})", Counts()).add(Counts(hit, 1, 0))
                marked = [
                    other
                    for other in ("thesis", *ROLES, "not")
                    if any(overlaps_by_half(place, tuple(p["span"]), "shorter") for p in judgement[other])
                ]
                for other in [role] if role in marked else marked or ["unmarked"]:
                    figures.confusion[other, role] += 1


def show(figures: Figures) -> str:
    """The figures as text."""
    lines = [
        f"texts {figures.texts}; thesis first {figures.first / figures.texts:.3f}, "
        f"among the three {figures.among_three / figures.texts:.3f}"
    ]
    lines.append("taken for " + ", ".join(f"{name}: {count}" for name, count in figures.genres.most_common()))
    lines += [f"{role:<16} {figures.roles[role]}; tempted {figures.tempted[role]}" for role in ROLES]
    lines.append("\nmarked as           " + "".join(f"{role:>17}" for role in ROLES))
    for marked in ("thesis", *ROLES, "not", "unmarked"):
        lines.append(f"{marked:<20}" + "".join(f"{figures.confusion[marked, role]:>17}" for role in ROLES))
    lines.append("\nright by rule")
    lines += [f"  {rule:<70} {c.hits:>3} of {c.predicted}" for rule, c in sorted(figures.rules.items())]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("odd", "even", "all"), default="all")
    options = parser.parse_args()
    figures = Figures()
    genre: Genre = GENRES.get("prose")
    judgements = json.loads((options.folder / "judgements.json").read_text(encoding="utf-8"))
    for number, judgement in enumerate(judgements, start=1):
        if not in_half(number, options.half):
            continue
        text = (options.folder / judgement["file"]).read_text(encoding="utf-8")
        material = material_of(text, judgement["title"])
        figures.genres[choose_genre(material)[0].name] += 1
        candidates = genre.outline(material, None).candidates
        outline = genre.outline(material, candidates[0]) if candidates else DraftOutline([])
        measure(judgement, DraftOutline(candidates, outline.parts), figures)
    print(show(figures))


if __name__ == "__main__":
    main()
