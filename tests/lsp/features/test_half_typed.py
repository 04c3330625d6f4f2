"""Features over maps that are being typed: never an error, no refused id, and what was there is proposed."""

from __future__ import annotations

import random
from itertools import islice
from pathlib import Path

import pytest

import argmap
from argmap.codes import Code
from argmap.formats import parse
from argmap.lsp.analysis import Analysis
from tests.lsp.features.half_typed import ENCODINGS, MAPS, ask_all, half_typed, refused_ids, samples
from tests.lsp.features.marked import answer, edited, opened


def test_every_feature_answers_anywhere_in_half_typed_maps() -> None:
    chance = random.Random(7)
    texts = samples()
    for number in range(40):
        text, format = chance.choice(texts)
        text, place = half_typed(text, chance)
        analysis = Analysis("file:///maps/town.yaml", number, text, format, encoding=chance.choice(ENCODINGS))
        assert len(list(ask_all(analysis, chance.choice([place, chance.randrange(len(text) + 1)])))) == 13


def test_completion_proposes_no_id_that_the_reader_refuses() -> None:
    chance = random.Random(8)
    texts = [text for text, format in samples() if format == "native"]
    for _ in range(25):
        text, place = half_typed(chance.choice(texts), chance)
        assert refused_ids(Analysis("file:///maps/town.yaml", 1, text, "native"), place, 3) == []


def test_completion_proposes_no_key_that_the_entry_refuses() -> None:
    chance = random.Random(9)
    for path in sorted(MAPS.rglob("*.yaml")):
        rows = path.read_text(encoding="utf-8").split("\n")
        for number in chance.sample([n for n, row in enumerate(rows) if row.strip().startswith(("-", "claim"))], 3):
            indent = " " * (len(rows[number]) - len(rows[number].lstrip("- ")))
            text = "\n".join([*rows[: number + 1], indent, *rows[number + 1 :]])
            analysis, _ = opened(text)
            items = answer("completion", analysis, len("\n".join(rows[: number + 1])) + 1 + len(indent)).items
            for item in chance.sample(list(items), min(3, len(items))):
                document = parse(edited(analysis, [item.text_edit]), format="native")
                refused = [d for d in document.diagnostics if d.span is not None and d.span.start.line == number + 2]
                assert not [d for d in refused if f"'{item.label}'" in d.message and d.code == Code.UNKNOWN_KEY]


@pytest.mark.parametrize(
    "text", ["", "a", "[", "{", '{"', "- ", "argmap: 1\n\x00", "\ufeffargmap: 1\n", "a: &x {b: *x}", "\ud800"]
)
@pytest.mark.parametrize("format", ["native", "argdown"])
def test_texts_that_are_no_maps_get_answers_too(text: str, format: str) -> None:
    analysis = Analysis("untitled:Untitled-1", None, text, format)
    for offset in range(len(text) + 2):
        assert len(list(ask_all(analysis, offset))) == 13


@pytest.mark.parametrize("name", ["us-pakistan.yaml", "sunday-library.yaml", "teaching/phones.yaml"])
@pytest.mark.parametrize("format", ["native", "native-json"])
def test_what_stands_in_a_map_is_proposed_where_it_stands(name: str, format: str) -> None:
    path: Path = MAPS / name
    text = path.read_text(encoding="utf-8") if format == "native" else argmap.dumps(argmap.load(path), format=format)
    whole, _ = opened(text)
    places = [
        (each.ends, each.name)
        for each in whole.tree.names
        if not each.is_given and each.of in ("claim", "element", "issue", "scheme", "rule")
    ]
    places += [(ends, key) for ends, key, _ in whole.tree.keys]
    random.Random(name).shuffle(places)
    for ends, word in islice(places, 25):
        start, end = (whole.positions.offset_of(*ends[side : side + 2]) for side in (0, 2))
        analysis, _ = opened(text[:start] + text[end:])
        labels = [item.label for item in answer("completion", analysis, start).items]
        assert word in labels, (word, text[text.rfind("\n", 0, start) + 1 : text.find("\n", start)])
