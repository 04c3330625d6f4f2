"""The benchmark of short argumentative texts reads arggraph XML, and derives its measures from a tree alone."""

from __future__ import annotations

from pathlib import Path

from argmap.article import article_of_text
from argmap.drafting.draft_outline import Candidate, DraftOutline, DraftPart
from argmap.drafting.units_given import given_units
from argmap.model.elements import Kind, Polarity
from benchmarks.drafting.microtexts import Scores, Structure, derive_structure, predict, read_corpus

FILE = """<?xml version='1.0' encoding='UTF-8'?>
<arggraph id="micro_x001" topic_id="night_buses" stance="pro">
  <edu id="e1"><![CDATA[Buses should run at night.]]></edu>
  <edu id="e2"><![CDATA[Nurses work late]]></edu>
  <edu id="e3"><![CDATA[and taxis are dear.]]></edu>
  <edu id="e4"><![CDATA[Admittedly, fuel costs money,]]></edu>
  <edu id="e5"><![CDATA[but]]></edu>
  <edu id="e6"><![CDATA[not much.]]></edu>
  <joint id="j1"/>
  <adu id="a1" type="pro"/><adu id="a2" type="pro"/><adu id="a3" type="pro"/><adu id="a4" type="opp"/>
  <adu id="a5" type="pro"/>
  <edge id="c1" src="e1" trg="a1" type="seg"/><edge id="c2" src="e2" trg="a2" type="seg"/>
  <edge id="c3" src="e3" trg="a3" type="seg"/><edge id="c4" src="e4" trg="a4" type="seg"/>
  <edge id="c5" src="e5" trg="j1" type="seg"/><edge id="c6" src="e6" trg="j1" type="seg"/>
  <edge id="c7" src="j1" trg="a5" type="seg"/>
  <edge id="c8" src="a5" trg="c10" type="und"/><edge id="c9" src="a2" trg="a1" type="sup"/>
  <edge id="c10" src="a4" trg="a1" type="reb"/><edge id="c11" src="a3" trg="c9" type="add"/>
</arggraph>
"""
TOPICS = """
* `night_buses`

  de: Sollten nachts Busse fahren?

  en: Should buses run at night?
"""
RIGHT = Structure(
    ["pro", "pro", "pro", "opp", "pro"],
    ["none", "support", "support", "rebut", "undercut"],
    [None, 0, 0, 0, 3],
)


def write_corpus(folder: Path) -> Path:
    (folder / "micro_x001.xml").write_text(FILE, encoding="utf-8")
    (folder / "micro_x002.xml").write_text(FILE, encoding="utf-8")
    (folder / "topics_triggers.md").write_text(TOPICS, encoding="utf-8")
    return folder


def test_a_file_is_read_with_joined_segments_and_resolved_relations(tmp_path) -> None:
    (text,) = read_corpus(write_corpus(tmp_path), "odd")
    assert text.segments[3:] == ("Admittedly, fuel costs money,", "but not much.")
    assert text.structure == RIGHT
    assert (text.topic, text.question) == ("night buses", "Should buses run at night?")


def test_the_genre_drafts_this_text_as_it_is_marked(tmp_path) -> None:
    (text,) = read_corpus(write_corpus(tmp_path), "odd")
    assert predict(text, "question", segments=True) == RIGHT


def test_from_plain_text_the_first_segment_stands_for_its_sentence(tmp_path) -> None:
    (text,) = read_corpus(write_corpus(tmp_path), "even")
    drafted = predict(text, "question", segments=False)
    assert drafted.targets[:3] == [None, 0, 1]
    assert drafted.targets[4] == 3


def part(unit: int, polarity: Polarity, **links) -> DraftPart:
    return DraftPart(3 * unit, 3 * unit + 2, Kind.CLAIM, polarity, "rule", "guess", unit=unit, **links)


def test_roles_functions_and_targets_follow_from_the_tree() -> None:
    article = article_of_text("aa bb cc dd ee")
    units = given_units(article, [(3 * number, 3 * number + 2) for number in range(5)])
    objection = part(1, Polarity.ATTACK)
    answer = part(2, Polarity.ATTACK, target=objection, undercuts=True)
    joined = part(3, Polarity.SUPPORT, joins=answer)
    outline = DraftOutline([Candidate("aa", "rule", "why", "guess", 0, 2, 0)], [objection, answer, joined])
    assert derive_structure(outline, units, thesis=0) == Structure(
        ["pro", "opp", "pro", "pro", "pro"],
        ["none", "rebut", "undercut", "undercut", "support"],
        [None, 0, 1, 1, 0],
    )


def test_the_right_structure_scores_one_and_a_flat_one_less() -> None:
    scores = Scores()
    scores.add(RIGHT, RIGHT)
    assert str(scores).startswith("role 1.000 · central claim 1.000 · function 1.000 · attachment 1.000")
    flat = Structure(["pro"] * 5, ["none", *["support"] * 4], [None, 0, 0, 0, 0])
    scores = Scores()
    scores.add(RIGHT, flat)
    assert round(scores.role.macro_f1, 3) == 0.444
    assert round(scores.attachment.macro_f1, 3) == round((0.75 + 30 / 32) / 2, 3)
