"""How well short argumentative texts are drafted: `python -m benchmarks.drafting.microtexts FOLDER --half odd`.

The folder has the microtext corpus of Peldszus & Stede (2016) as arggraph XML, `micro_b001.xml` and so on, and its
trigger questions in `topics_triggers.md`. Measures are macro-F1 as in Peldszus & Stede (2015): role, central claim,
function (with rebuttals and undercuts as attacks, and apart), attachment over all ordered pairs of segments.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from defusedxml.ElementTree import parse

from argmap.article import Article, TextBlock
from argmap.drafting.draft_outline import DraftOutline, DraftPart, Material, TextUnit
from argmap.drafting.units import split_units
from argmap.drafting.units_given import given_units
from argmap.model.elements import Polarity
from argmap.registry import GENRES
from benchmarks.drafting.measures import Labels, in_half, overlap


class Structure(NamedTuple):
    """Of each segment: role (pro or opp), function (none for the central claim), and the segment it is attached to."""

    roles: list[str]
    functions: list[str]
    targets: list[int | None]


@dataclass(frozen=True, slots=True)
class Microtext:
    """A text of the corpus."""

    name: str
    segments: tuple[str, ...]
    structure: Structure
    topic: str | None
    question: str | None


def read_corpus(folder: Path, half: str) -> Iterator[Microtext]:
    """The texts of one half, by the number in the name of the file."""
    topics = folder / "topics_triggers.md"
    questions = _read_questions(topics.read_text(encoding="utf-8")) if topics.is_file() else {}
    for file in sorted(folder.glob("*.xml")):
        number = re.search(r"\d+", file.stem)
        if number is not None and in_half(int(number[0]), half):
            yield _read_text(file, questions)


def _read_questions(text: str) -> dict[str, str]:
    pairs = re.findall(r"^\* `(\w+)`\s+de: .*\s+en: (.*)$", text, re.MULTILINE)
    return {topic: question.strip() for topic, question in pairs}


def _read_text(file: Path, questions: dict[str, str]) -> Microtext:
    root = parse(file).getroot()
    edges = {edge.get("id"): edge for edge in root.iter("edge")}
    unit_of = {edge.get("src"): edge.get("trg") for edge in edges.values() if edge.get("type") == "seg"}
    segments: dict[str, list[str]] = {}
    for edu in root.iter("edu"):
        unit = unit_of[edu.get("id")]
        segments.setdefault(unit_of.get(unit, unit), []).append(edu.text or "")
    numbers = {unit: number for number, unit in enumerate(segments)}
    roles = {adu.get("id"): adu.get("type") for adu in root.iter("adu")}
    functions, targets = ["none"] * len(numbers), [None] * len(numbers)
    for edge in edges.values():
        if edge.get("type") != "seg":
            function, target = _resolve(edge, edges)
            functions[numbers[edge.get("src")]], targets[numbers[edge.get("src")]] = function, numbers[target]
    topic = root.get("topic_id")
    words = tuple(" ".join(texts) for texts in segments.values())
    structure = Structure([roles[unit] for unit in numbers], functions, targets)
    return Microtext(file.stem, words, structure, topic and topic.replace("_", " "), questions.get(topic or ""))


def _resolve(edge, edges) -> tuple[str, str]:
    """The function of a segment and the unit it is attached to."""
    if edge.get("type") == "add":
        return _resolve(edges[edge.get("trg")], edges)
    if edge.get("type") == "und":
        return "undercut", edges[edge.get("trg")].get("src")
    return {"sup": "support", "exa": "support", "reb": "rebut"}[edge.get("type")], edge.get("trg")


def derive_structure(outline: DraftOutline, units: Sequence[TextUnit], thesis: int) -> Structure:
    """Roles, functions and attachments of units, from nothing but the tree of an outline.

    A co-premise has the function and target of the part that it joins. An attack by undercut is attached to the
    source of the step that it attacks. A role is *pro* for the thesis, and changes with every attack on the way to
    it. Units that are in no part have the thesis as their target and support it.
    """
    parts = {part.unit: part for part in outline.parts if part.unit is not None}
    roles, functions, targets = list[str](), list[str](), list[int | None]()
    for number in range(len(units)):
        if number == thesis:
            roles.append("pro")
            functions.append("none")
            targets.append(None)
            continue
        part = parts.get(number)
        lead = _first_premise(part)
        attacks = lead is not None and lead.polarity is Polarity.ATTACK
        functions.append("support" if not attacks else "undercut" if lead is not None and lead.undercuts else "rebut")
        target = lead.target.unit if lead is not None and lead.target is not None else thesis
        targets.append(target if target != number else thesis)
        roles.append("opp" if _count_attacks(part) % 2 else "pro")
    return Structure(roles, functions, targets)


def _first_premise(part: DraftPart | None) -> DraftPart | None:
    while part is not None and part.joins is not None:
        part = part.joins
    return part


def _count_attacks(part: DraftPart | None) -> int:
    attacks = 0
    lead = _first_premise(part)
    while lead is not None:
        attacks += lead.polarity is Polarity.ATTACK
        lead = _first_premise(lead.target)
    return attacks


class Scores:
    """The measures over texts."""

    def __init__(self) -> None:
        self.role, self.central, self.function, self.fine, self.attachment = (Labels() for _ in range(5))

    def add(self, right: Structure, predicted: Structure) -> None:
        """Counts one text."""
        self.role.add(right.roles, predicted.roles)
        self.central.add((f == "none" for f in right.functions), (f == "none" for f in predicted.functions))
        self.function.add(map(_coarse, right.functions), map(_coarse, predicted.functions))
        self.fine.add(right.functions, predicted.functions)
        self.attachment.add(_pairs(right.targets), _pairs(predicted.targets))

    def __str__(self) -> str:
        measures = (self.role, self.central, self.function, self.attachment, self.fine)
        names = ("role", "central claim", "function", "attachment", "function with undercuts apart")
        return " · ".join(f"{name} {labels.macro_f1:.3f}" for name, labels in zip(names, measures, strict=True))

    def tables(self) -> str:
        """The confusion tables."""
        return "\n\n".join(labels.table() for labels in (self.role, self.central, self.fine, self.attachment))


def _coarse(function: str) -> str:
    return "attack" if function in ("rebut", "undercut") else function


def _pairs(targets: Sequence[int | None]) -> list[bool]:
    """Of every ordered pair of segments, whether the first is attached to the second."""
    numbers = range(len(targets))
    return [targets[one] == other for one in numbers for other in numbers if one != other]


def make_material(text: Microtext, about: str, *, segments: bool) -> tuple[Material, list[tuple[int, int]]]:
    """The text as an article, and the places of its segments; about: question, topic or nothing as its title."""
    words = " ".join(text.segments)
    article = Article(words, (TextBlock("paragraph", 0, 0, len(words)),))
    spans, start = [], 0
    for segment in text.segments:
        spans.append((start, start + len(segment)))
        start += len(segment) + 1
    title = {"question": text.question, "topic": text.topic}.get(about)
    units = given_units(article, spans) if segments else split_units(article)
    return Material(article, units, title, None), spans


def predict(text: Microtext, about: str, *, segments: bool) -> Structure:
    """The structure of a text as the genre drafts it; from plain text, segments take what their sentence has.

    Of several segments in one sentence the first is the sentence, and the others support it.
    """
    material, spans = make_material(text, about, segments=segments)
    genre = GENRES.get("debate-text")
    outline = genre.outline(material, None)
    thesis = outline.candidates[0].unit
    drafted = derive_structure(outline, material.units, thesis)
    if segments:
        return drafted
    homes = [max(range(len(material.units)), key=lambda u: overlap(_span(material.units[u]), span)) for span in spans]
    firsts = {unit: homes.index(unit) for unit in reversed(homes)}
    roles, functions, targets = list[str](), list[str](), list[int | None]()
    for number, home in enumerate(homes):
        leads = firsts[home] == number
        target = drafted.targets[home]
        roles.append(drafted.roles[home])
        functions.append(drafted.functions[home] if leads else "support")
        targets.append((None if target is None else firsts.get(target, 0)) if leads else firsts[home])
    return Structure(roles, functions, targets)


def _span(unit: TextUnit) -> tuple[int, int]:
    return unit.start, unit.end


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("odd", "even", "all"), default="odd")
    parser.add_argument("--tables", action="store_true", help="print the confusion tables, too")
    options = parser.parse_args()
    texts = list(read_corpus(options.folder, options.half))
    settings = [("question", True), ("topic", True), ("nothing", True), ("question", False)]
    for about, segments in settings:
        scores = Scores()
        for text in texts:
            scores.add(text.structure, predict(text, about, segments=segments))
        print(f"{len(texts)} texts, {'segments given' if segments else 'plain text'}, {about} as title\n  {scores}")
        if options.tables and about == "question" and segments:
            print(scores.tables())


if __name__ == "__main__":
    main()
