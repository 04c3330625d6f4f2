"""Completion in half-typed maps."""

from __future__ import annotations

import pytest

from argmap.formats.native.entries import MapFile, ObjectionEntry, ReasonEntry, RelationEntry, ThesisEntry
from argmap.formats.native.entry_schema import CLASSES
from argmap.lsp.written.key_help import key_help
from argmap.model.elements import Expectation, Origin, Source
from tests.lsp.features.marked import TOWN, ask, completed, proposals


def test_an_objection_takes_other_keys_than_a_reason() -> None:
    objection = set(proposals(TOWN + "    ‸"))
    assert objection == set(ObjectionEntry.model_fields) - {"id", "claim", "relation"}
    reason = set(proposals(TOWN.replace("    issue: air\n", "    issue: air\n    ‸\n")))
    assert reason == set(ReasonEntry.model_fields) - {"id", "claim", "issue"}


def test_the_thesis_takes_no_step() -> None:
    marked = TOWN.replace("private cars.\n", "private cars.\n  ‸\n", 1)
    assert set(proposals(marked)) == set(ThesisEntry.model_fields) - {"id", "claim"}


def test_the_top_of_the_file_takes_what_is_not_there_yet() -> None:
    given = {"argmap", "issues", "thesis", "pillars", "objections"}
    assert set(proposals(TOWN + "‸")) == set(MapFile.model_fields) - given


@pytest.mark.parametrize(
    ("tail", "label", "line"),
    [
        ("-‸", "claim", "- claim: "),
        ("    rebuttals:\n      -‸", "premises", "      - premises:\n          - "),
        ("    re‸", "rebuttals", "    rebuttals:\n      - "),
        ("    ‸", "voice", "    voice: "),
        ("    issue tr‸", "trade", "    issue: trade"),
        ("    issue:‸", "trade", "    issue: trade"),
        ("    issue: ‸air", "trade", "    issue: trade"),
        ("    issue: ‸  # what it is about", "trade", "    issue: trade  # what it is about"),
        ('    issue: "tr‸"', "trade", '    issue: "trade"'),
        ("    supports: [‸", "clean", "    supports: [clean"),
        ("    supports: [close, cl‸]", "clean", "    supports: [close, clean]"),
        ("    supports:\n      - ‸", "clean", "      - clean"),
        ("    supports:\n      ‸", "clean", "      - clean"),
        ("    rebuttals:\n      ‸", "claim", "      - claim: "),
        ("    rebuttals:\n      - ref: ‸", "clean", "      - ref: clean"),
        ("    rebuttals: [{ref: ‸", "clean", "    rebuttals: [{ref: clean"),
        ("    rebuttals: [{‸", "claim", "    rebuttals: [{claim: "),
        ("    scheme: exp‸", "expert-opinion", "    scheme: expert-opinion"),
        ("    allow: {‸", "bare-pillar", "    allow: {bare-pillar: "),
        ("    st‸: draft", "status", "    status: draft"),
        ("expect:\n  strength: {‸", "close", "  strength: {close: "),
        ("expect:\n  strength:\n    ‸", "close", "    close: "),
        ("allow: {\n  bare-pillar: why,\n    ‸", "rabbit", "    rabbit: "),
        ("    supports: [\n      clean,\n      ‸\n    ]", "close", "      close\n    ]"),
        ("    tags: [a,\n      b]\n    ‸", "voice", "    voice: "),
        ("expect:\n  ‸", "strength", "  strength: "),
        ("relations:\n  - premises: [‸", "clean", "  - premises: [clean"),
        ("relations:\n  - premises: [clean]\n    attack: ‸", "shops-step", "    attack: shops-step"),
        ("# argmap: ignore[‸", "bare-pillar", "# argmap: ignore[bare-pillar"),
        ("recommendations:\n- claim: Build.\n  addresses:\n  - ‸", "shops", "  - shops"),
    ],
)
def test_what_is_written_fits_the_place(tail: str, label: str, line: str) -> None:
    assert completed(TOWN + tail, label) == line.rstrip("\n")


JSON = '{"argmap": "1", "thesis": {"id": "close", "claim": "Close."},\n "pillars": [{"id": "air", "claim": "Air."}, '


@pytest.mark.parametrize(
    ("tail", "label", "line"),
    [
        ('{"claim": "B.", ‸', "supports", '{"claim": "B.", "supports": '),
        ('{"claim": "B.", "su‸', "supports", '{"claim": "B.", "supports": '),
        ('{"claim": "B.", "su‸": []', "supports", '{"claim": "B.", "supports": []'),
        ('{"claim": "B.", "supports": [‸', "air", '{"claim": "B.", "supports": ["air"'),
        ('{"claim": "B.", "supports": ["‸"]', "air", '{"claim": "B.", "supports": ["air"]'),
        ('{"claim": "B.", "supports": [‸ "close"]', "air", '{"claim": "B.", "supports": ["air", "close"]'),
        ('{"ref": "‸"}]}', "air", '{"ref": "air"}]}'),
        ('{"claim": "B.", "status": ‸}', "draft", '{"claim": "B.", "status": "draft"}'),
    ],
)
def test_json_gets_its_quotes_and_commas(tail: str, label: str, line: str) -> None:
    assert completed(JSON + tail, label).endswith(line)


@pytest.mark.parametrize(
    "tail",
    [
        "    note: some words ‸",
        "    note: |\n      some ‸",
        "    note: some words\n      that go on ‸",
        "    note: ‸",
        "    # a ‸",
        "    base: ‸",
        "    ref: ‸",
        "    status:\n      ‸",
        "    status:\n      - ‸",
        "    unheard-of: ‸",
        "    issue: air  # ‸",
        "    rebuttals:\n      - It costs ‸",
    ],
)
def test_nothing_is_proposed_in_texts_and_where_nothing_fits(tail: str) -> None:
    assert proposals(TOWN + tail) == []


def test_a_ref_and_a_premise_are_claims_and_never_the_entry_itself() -> None:
    assert proposals(TOWN + "    rebuttals:\n      - ref: ‸") == ["close", "clean"]
    assert proposals(TOWN + "relations:\n  - premises: ‸") == ["close", "clean", "shops"]
    assert "shops" not in proposals(TOWN + "    supports: [‸]")


def test_what_is_listed_is_not_proposed_again() -> None:
    assert proposals(TOWN + "    supports: [clean, ‸]") == ["close"]
    assert "clean" not in proposals(TOWN + "    supports:\n      - ‸\n      - clean")


def test_unanswered_objections_come_first_after_addresses() -> None:
    assert proposals(TOWN + "recommendations:\n  - claim: Build.\n    addresses: ‸")[0] == "shops"


def test_a_relation_gets_one_target() -> None:
    open_keys = proposals(TOWN + "relations:\n  - premises: [clean]\n    attack: close\n    ‸")
    assert set(open_keys) == set(RelationEntry.model_fields) - {
        *("premises", "attack", "support", "neutral", "unsigned")
    }


def test_ids_with_characters_beyond_the_first_plane_move_no_place() -> None:
    marked = TOWN.replace("The air gets cleaner.", "The 😀😀 air.") + "    supports: [😀, ‸"
    item = ask("completion", marked).items[0]
    assert item.text_edit.range.start.character == len("    supports: [😀, ".encode("utf-16-le")) // 2


@pytest.mark.parametrize("holder", [*CLASSES, MapFile, Source, Origin, Expectation])
def test_every_key_is_explained(holder) -> None:
    assert [key for key in holder.model_fields if not key_help(key, holder)] == []


def test_schemes_come_with_their_premises_and_questions() -> None:
    item = next(item for item in ask("completion", TOWN + "    scheme: ‸").items if item.label == "expert-opinion")
    assert "Critical questions:" in item.documentation.value
    assert item.detail == "Argument from Expert Opinion"


def test_voices_tags_and_sources_in_use_are_proposed_the_commonest_first() -> None:
    text = TOWN + "    voice: council\n    tags: [city]\n    source: Air report\nclaims:\n"
    text += "  - {claim: A., voice: author, tags: [city, cars]}\n  - {claim: B., voice: author}\n"
    assert proposals(text + "  - {claim: C., voice: au‸") == ["author", "council"]
    assert proposals(text + "  - {claim: C., tags: [cars, ‸") == ["city"]
    assert completed(text + "  - claim: C.\n    source: Ai‸", "Air report") == "    source: Air report"


def test_argdown_titles() -> None:
    text = "[Close]: Close it.\n  + <Air>: The air.\n    - "
    assert proposals(text + "[‸", "argdown") == ["Close"]
    assert completed(text + "[‸", "Close", "argdown") == "    - [Close]"
    assert completed(text + "<A‸>", "Air", "argdown") == "    - <Air>"
    assert proposals(text + "Air ‸", "argdown") == []
