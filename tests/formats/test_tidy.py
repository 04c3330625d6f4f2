"""The canonical layout: what it looks like, and that nothing but the layout changes."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.diagnostics import ReadError
from argmap.formats import dumps, loads, parse, tidy
from argmap.formats.native import entries
from argmap.formats.native.canonical_layout import ENTRY_KEYS
from argmap.formats.native.starter import starter
from argmap.formats.shared.reducing import reduce_map
from argmap.model.elements import ArgumentMap
from argmap.registry import FORMATS
from argmap.rules import check
from argmap.syntax import yaml
from tests.effort import examples
from tests.strategies import maps

MAPS = sorted((Path(__file__).parents[2] / "maps").glob("*.yaml"))
README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
RULES = (
    "draft-claim",
    "question-as-claim",
    "unanswered-objection",
    "unknown-issue",
    "unsourced-evidence",
    "self-attack",
)
FREE = ("issues", "allow", "strength", "metadata")


class Relaying:
    """Writes the values of a file in a random layout; `comments` are those that it has put in.

    With `ignores`, the comments hold findings back, and brackets stay in one line.
    """

    def __init__(self, draw: st.DrawFn, commented: bool, ignores: bool = False) -> None:
        self.draw = draw
        self.commented = commented
        self.ignores = ignores
        self.comments: list[str] = []
        self.lines: list[str] = []

    def one_of(self, *options: Any) -> Any:
        return self.draw(st.sampled_from(options))

    def file(self, value: dict[str, Any]) -> str:
        if not self.ignores and self.draw(st.integers(0, 9)) == 0:
            self.put(self.flow(value, "file", 1))
        else:
            self.block(value, "", 0, "file")
        self.between(0)
        return "\n".join(self.lines) + ("\n" if "\n" in self.lines[-1] else self.one_of("", "\n", "\n\n"))

    def comment(self) -> str:
        if self.ignores:
            self.comments.append(f"# argmap: ignore[{self.one_of(*RULES)}, {self.one_of(*RULES)}]")
            return self.comments[-1]
        tail = self.one_of("", " [", " }", ", {", " # x: y", " \u2028 z")
        text = f"#{self.one_of(' ', '', '!')}{len(self.comments)}{tail}"
        self.comments.append(text)
        return text

    def between(self, indent: int) -> None:
        """Blank lines and comments on lines of their own; what is indented like a block text would belong to it."""
        if not self.commented:
            return
        in_text = bool(self.lines) and "\n" in self.lines[-1]
        for _ in range(self.one_of(0, 0, 0, 1, 2)):
            pad = " " * self.draw(st.integers(0, indent if in_text else indent + 6))
            blank = "" if in_text else self.one_of("", pad)
            self.lines.append(pad + self.comment() if self.one_of(True, False) else blank)

    def put(self, line: str) -> None:
        if self.commented and "\n" not in line and self.one_of(True, False, False):
            line += self.one_of(" ", "   ") + self.comment()
        self.lines.append(line)

    def order(self, value: dict[str, Any], within: str) -> list[str]:
        return list(value) if within in FREE else self.draw(st.permutations(list(value)))

    def block(self, value: Any, lead: str, indent: int, within: str) -> None:
        """The lines of a list or mapping; `lead` is what stands before the first."""
        if isinstance(value, dict):
            children = [
                (f"{self.text(key, 0, True)}:", value[key], within if within == "metadata" else key)
                for key in self.order(value, within)
            ]
        else:
            children = [("-", item, within) for item in value]
        for number, (head, inner, name) in enumerate(children):
            if number or not lead.strip():
                self.between(indent)
            start = lead if number == 0 else " " * indent
            step = self.one_of(1, 2, 4)
            if isinstance(inner, str):
                self.put(f"{start}{head} {self.text(inner, indent + step)}")
            elif not inner or self.one_of(True, False, False):
                self.put(f"{start}{head} {self.flow(inner, name, indent + step)}")
            elif head == "-" and self.one_of(True, True, False):
                self.block(inner, f"{start}- ", indent + 2, name)
            else:
                self.put(f"{start}{head}")
                step = 0 if isinstance(inner, list) and head != "-" and self.one_of(True, False) else step
                self.block(inner, " " * (indent + step), indent + step, name)

    def flow(self, value: Any, within: str, indent: int) -> str:
        """A value within brackets, in one line or several."""
        if isinstance(value, str):
            return self.text(value, indent, True, True)
        if isinstance(value, dict):
            parts = []
            for key in self.order(value, within):
                inner = self.flow(value[key], within if within == "metadata" else key, indent)
                parts.append(f"{self.text(key, 0, True, True)}: {inner}")
        else:
            parts = [self.flow(item, within, indent) for item in value]
        opening, closing = ("{", "}") if isinstance(value, dict) else ("[", "]")
        if not parts or self.ignores or self.one_of(True, True, False):
            return f"{opening}{', '.join(parts)}{closing}"
        pad = "\n" + " " * indent
        out = opening + self.in_flow(pad)
        for number, part in enumerate(parts):
            out += part + ("," if number < len(parts) - 1 else self.one_of("", ",")) + self.in_flow(pad)
        return out + closing

    def in_flow(self, pad: str) -> str:
        out = ""
        if self.commented and self.one_of(True, False, False):
            out += " " + self.comment()
        if self.commented and self.one_of(True, False, False):
            out += pad + " " * self.one_of(0, 1) + self.comment()
        return out + (self.one_of("", "\n") if self.commented else "") + pad

    def text(self, text: str, indent: int, one_line: bool = False, in_flow: bool = False) -> str:
        ways = [yaml.in_quotes(text)]
        if yaml.scalar(text, in_flow=in_flow, typed=True) == text:
            ways += [text, text]
        if text.isprintable() and text.strip():
            ways.append("'" + text.replace("'", "''") + "'")
        if not one_line:
            ways.append(yaml.wrap(text, 90, indent, typed=True))
        if not one_line and " " in text.strip() and not re.search(r"\s\s|^\s|\s$", text) and text.isprintable():
            ways.append(">-\n" + "\n".join(" " * indent + word for word in text.split(" ")))
        return self.one_of(*ways)


@st.composite
def layouts(draw: st.DrawFn, commented: bool = True, ignores: bool = False) -> tuple[ArgumentMap, str, list[str]]:
    """A map, its text in a random layout, and the comments in it."""
    debate = draw(maps(max_claims=5))
    relaying = Relaying(draw, commented, ignores)
    text = relaying.file(yaml.parse(dumps(debate)).value)
    return debate, text, relaying.comments


def texts_of(text: str) -> Counter[str]:
    return Counter(comment.text for comment in parse(text).comments)


@settings(max_examples=examples(100))
@given(layouts())
def test_only_the_layout_changes(drawn: tuple[ArgumentMap, str, list[str]]) -> None:
    debate, text, comments = drawn
    document = parse(text)
    assert (document.map, document.faults, texts_of(text)) == (debate, (), Counter(comments))
    tidied = tidy(text)
    again = parse(tidied)
    assert (again.map, again.faults, texts_of(tidied)) == (debate, (), Counter(comments))
    assert tidy(tidied) == tidied


@settings(max_examples=examples(80))
@given(layouts(commented=False))
def test_there_is_one_layout(drawn: tuple[ArgumentMap, str, list[str]]) -> None:
    debate, text, _ = drawn
    if debate.metadata or debate.expect is not None:  # quotes in there may mean something to others
        return
    try:
        json.loads(text)
    except json.JSONDecodeError:
        assert tidy(text) == tidy(dumps(debate))
    else:
        assert tidy(text) == tidy(dumps(debate, format="native-json"))


@settings(max_examples=examples(80))
@given(layouts(ignores=True))
def test_a_comment_that_holds_findings_back_goes_on_doing_so(drawn: tuple[ArgumentMap, str, list[str]]) -> None:
    _, text, _ = drawn
    tidied = tidy(text)
    assert not found(tidied) - found(text)  # what a comment behind a bare dash covers then, it did not before
    assert tidy(tidied) == tidied


def found(text: str) -> Counter[tuple[str, str | None]]:
    return Counter((d.rule, d.element) for d in check(parse(text)) if d.rule in RULES)


@pytest.mark.parametrize("name", [f.name for f in FORMATS if f.tidy is not None and f.write is not None])
@settings(max_examples=examples(80))
@given(debate=maps())
def test_what_is_written_is_laid_out_already(name: str, debate: ArgumentMap) -> None:
    left, _ = reduce_map(debate, FORMATS.get(name).carries)
    text = dumps(debate, format=name)
    assert parse(text, format=name).complete().map == left
    assert tidy(text, format=name) == text


@pytest.mark.parametrize("name", [f.name for f in FORMATS if f.tidy is not None and ".json" not in f.suffixes])
@settings(max_examples=examples(30), deadline=None)
@given(debate=maps(), blanks=st.lists(st.sampled_from(["", " ", "\t ", "  "]), min_size=1))
def test_blanks_at_the_ends_of_lines_go_and_nothing_else(name: str, debate: ArgumentMap, blanks: list[str]) -> None:
    text = dumps(debate, format=name)
    loose = "".join(line + blank + "\n" for line, blank in zip(text.split("\n"), cycle(blanks), strict=False)) + "\n"
    document = parse(loose, format=name)
    tidied = tidy(loose, format=name)
    assert parse(tidied, format=name).map == document.map
    assert tidied in (text, loose) or document.map != parse(text, format=name).map


@settings(max_examples=examples(80))
@given(maps())
def test_written_json_is_tidy_but_for_the_place_of_allow(debate: ArgumentMap) -> None:
    text = dumps(debate, format="native-json")
    assert sorted(tidy(text).replace(",\n", "\n").split("\n")) == sorted(text.replace(",\n", "\n").split("\n"))


@pytest.mark.parametrize("file", MAPS, ids=lambda p: p.stem)
def test_the_maps_of_the_project_survive(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    tidied = tidy(text)
    assert loads(tidied) == loads(text)
    assert texts_of(tidied) == texts_of(text)
    assert tidy(tidied) == tidied


def test_the_starter_is_tidy_but_for_its_quotes() -> None:
    assert tidy(starter("Sunday")) == starter("Sunday").replace('"Sunday"', "Sunday")


def test_the_readme_shows_the_layout_but_for_blank_lines_and_one_short_list() -> None:
    expected = re.sub(r"^(?=(thesis|pillars|objections|recommendations):)", "\n", README, flags=re.MULTILINE)
    expected = expected.replace(": [In the trial year takings rose.]", ":\n      - In the trial year takings rose.")
    assert tidy(README) == expected


LAYOUTS = {
    "keys in order, texts in a list, ids in a line": """\
thesis: {claim: It is so., id: t}
argmap: '1'
pillars: [{attacks: [t], evidence: [E.], reasons: [R., S.], weight: .50, claim: One.}]
=>
argmap: 1

thesis:
  id: t
  claim: It is so.

pillars:
  - claim: One.
    weight: .50
    attacks: [t]
    reasons:
      - R.
      - S.
    evidence:
      - E.
""",
    "what others read as something else in quotes, numbers and dates without, metadata as written": """\
argmap: 1
expect: {balance: '>= 0.60', unanswered: '0', strength: {t: '0.710'}}
thesis: {id: t, claim: no, base: '0.70', voice: 12:30, source: {title: 2024, date: '2024-05-01'}}
metadata: {year: 2024, 'month': '05'}
=>
argmap: 1
expect:
  unanswered: 0
  balance: ">= 0.60"
  strength: {t: 0.710}
metadata:
  year: 2024
  month: "05"

thesis:
  id: t
  claim: "no"
  voice: "12:30"
  base: 0.70
  source: {title: "2024", date: 2024-05-01}
""",
    "several lines as a block, a long line broken, what does not fit in a line in several": """\
argmap: 1
issues: [the first of all these issues, the second of these issues, the third of these issues, the last]
source: {title: The title of this source is very long, author: "Somebody, or somebody else, said this"}
thesis:
  claim: "One.\\n  Two."
  note: 'A text that holds a colon: it stands in quotes, and it is broken where a line is more than a hundred long.'
=>
argmap: 1
issues:
  - the first of all these issues
  - the second of these issues
  - the third of these issues
  - the last
source:
  title: The title of this source is very long
  author: Somebody, or somebody else, said this

thesis:
  claim: |-
    One.
      Two.
  note: "A text that holds a colon: it stands in quotes, and it is broken where a line is more than
    a hundred long."
""",
    "empty keys go, their comments stay": """\
argmap: 1
title:  # none yet
question: Why?
thesis:
  claim: T
  note:
  # later
=>
argmap: 1
# none yet
question: Why?

thesis:
  claim: T
  # later
""",
    "comments above, beside and below": """\
# yaml-language-server: $schema=x


# about
title: a # short
argmap: 1   # version
# the claim
thesis: T
pillars:   # why

- A   # one
#two
- claim: B
  # nothing below yet


- C
  # end of C
# end
=>
# yaml-language-server: $schema=x

# about
argmap: 1   # version
title: a  # short

# the claim
thesis: T

pillars:   # why
  - A   # one
  #two
  - claim: B
    # nothing below yet

  - C
  # end of C
# end
""",
    "comments inside brackets": """\
argmap: 1
thesis: {claim: T, # a
  # b
  source: {title: S} # c
  # d
} # e
pillars: [
  # f
  A, # g
  B # h
  # i
]
=>
argmap: 1

thesis:  # e
  claim: T  # a
  # b
  source: {title: S}  # c
  # d

pillars:
  # f
  - A  # g
  - B  # h
  # i
""",
    "comments at the head of a block text, behind a quote, before a value, beside what gets several lines": """\
argmap: 1
thesis:
  id: 't'#a
  note: |  # b
    x
    y
  claim: # c
    # d
    This claim, which is in one line but too long for one, will be in two of them as soon as it is laid out. # e
=>
argmap: 1

thesis:
  id: t  #a
  # c
  # d
  # e
  claim: This claim, which is in one line but too long for one, will be in two of them as soon as it
    is laid out.
  # b
  note: |
    x
    y
""",
    "the marks of a document go": """\
%YAML 1.2
---  # one
argmap: 1
...
# two
=>
# one
argmap: 1
# two
""",
    "JSON": """\
{"thesis": {"claim": "T\\u00e9", "base": "0.70"}, "argmap": "1", "title": 2024, "question": null,
 "expect": {"unanswered": 0, "balance": "0.50"}, "metadata": {"a": true, "b": "true", "c": []}}
=>
{
  "argmap": 1,
  "title": "2024",
  "expect": {
    "unanswered": 0,
    "balance": "0.50"
  },
  "metadata": {
    "a": true,
    "b": "true",
    "c": []
  },
  "thesis": {
    "claim": "Té",
    "base": 0.70
  }
}
""",
}


@pytest.mark.parametrize("pair", LAYOUTS.values(), ids=LAYOUTS)
def test_the_layout(pair: str) -> None:
    text, expected = pair.split("=>\n")
    assert tidy(text) == expected
    assert tidy(expected) == expected
    assert loads(expected) == loads(text)


OBJECTION = "argmap: 1\nthesis: {id: t, claim: It is so.}\nobjections:\n"
HELD = [
    "  - quote: q\n    claim: But.  # argmap: ignore[unanswered-objection]\n    id: o\n",
    "  # argmap: ignore[unanswered-objection]\n  - claim: But.\n    id: o\n",
    "  - quote: q\n    # said by many\n    claim:\n      # argmap: ignore[unanswered-objection]\n      But.\n",
    "  - {quote: q, claim: But., id: o}  # argmap: ignore[unanswered-objection]\n",
    "  # argmap: ignore[unanswered-objection]\n  - {quote: q, claim: But., id: o}\n",
    "  - {quote: q,\n     claim: But., id: o}  # argmap: ignore[unanswered-objection]\n",
    "  [{id: o, claim: But.}, And.]  # argmap: ignore[unanswered-objection]\n",
    "  - weight: 1\n    premises: [A., B.]  # argmap: ignore[unanswered-objection]\n",
    "  - claim: " + "Much too long. " * 9 + "  # argmap: ignore[unanswered-objection]\n",
]


@pytest.mark.parametrize("lines", HELD)
def test_an_ignore_comment_stays_with_its_claim(lines: str) -> None:
    before, after = found(OBJECTION + lines), found(tidy(OBJECTION + lines))
    assert before == after == Counter()
    assert "unused-ignore" not in [d.rule for d in check(parse(tidy(OBJECTION + lines)))]


def test_an_entry_in_one_line_keeps_it_for_the_comment_that_covers_the_line() -> None:
    line = "  - {claim: But., issue: x}  # argmap: ignore[unanswered-objection, unknown-issue]\n"
    assert tidy(OBJECTION + line).endswith(line)


@pytest.mark.parametrize(
    "text", ["", "argmap: 1\ntitel: x\n", "argmap: 1\nthesis: [", '{"argmap": 1, "argmap": 1}', b"\xff"]
)
def test_a_text_that_cannot_be_read_whole_is_refused(text: str | bytes) -> None:
    with pytest.raises(ReadError) as refused:
        tidy(text)
    assert refused.value.diagnostics


def test_a_warning_is_no_reason_to_refuse_and_nothing_is_added() -> None:
    assert tidy(b"\xef\xbb\xbfthesis: T\r\ntitle: x") == "title: x\n\nthesis: T\n"


def test_every_key_of_an_entry_has_its_place() -> None:
    models = (entries.ThesisEntry, entries.ReasonEntry, entries.ObjectionEntry, entries.RecommendationEntry)
    others = (entries.RefEntry, entries.ReasonsTogether, entries.ObjectionsTogether, entries.ReasonPremiseEntry)
    assert {key for model in (*models, *others) for key in model.model_fields} == set(ENTRY_KEYS)
    assert len(set(ENTRY_KEYS)) == len(ENTRY_KEYS)


def test_no_depth_is_too_deep_and_no_key_too_long() -> None:
    deep = '{"argmap": 1, "thesis": "T", "pillars": [' + '{"claim": "C", "reasons": [' * 199 + '"D"' + "]}" * 199 + "]}"
    for text in (deep, f"# as YAML\n{deep}"):
        assert loads(tidy(text)) == loads(text)
    key = "k" * 2000
    text = f"argmap: 1\nmetadata:\n  ? {key}\n  :  v  # c\n"
    assert loads(tidy(text)).metadata == {key: "v"}
    assert tidy(tidy(text)) == tidy(text)


def test_a_format_that_is_unknown_or_has_no_layout_is_an_error() -> None:
    with pytest.raises(KeyError):
        tidy("argmap: 1", format="nativ")
