"""Native files that are being typed: each syntax error is reported at its place, and the rest of the map is kept.

In the texts below, a line that begins with `^` marks the place of an error in the line above, and begins its message.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.batch.checking import CheckOptions
from argmap.batch.fixing import fix_text
from argmap.batch.rule_plans import RulePlans
from argmap.diagnostics import Diagnostic, Severity
from argmap.formats import dumps, loads, parse
from argmap.rules import check
from tests.effort import examples

US_PAKISTAN = Path(__file__).parents[2] / "maps" / "us-pakistan.yaml"

HEAD = """\
argmap: 1
thesis: {id: close, claim: The old town should be closed to cars.}
"""


def read_marks(marked: str) -> tuple[str, list[tuple[int, int, str]]]:
    """The text without its marks, and the place and the beginning of the message of each."""
    lines: list[str] = []
    places: list[tuple[int, int, str]] = []
    for line in marked.split("\n"):
        if line.strip().startswith("^"):
            places.append((len(lines), line.index("^") + 1, line.split("^", 1)[1].strip()))
        else:
            lines.append(line)
    return "\n".join(lines), places


def errors(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[Diagnostic]:
    return [d for d in diagnostics if d.severity is Severity.ERROR]


CASES = {
    "a key without its colon": """
pillars:
  - id: air
    claim The air gets cleaner.
    ^ a colon is missing after 'claim'
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "two keys without their colons": """
pillars:
  - id air
    ^ a colon is missing after 'id', and below after 'claim'
    claim The air gets cleaner.
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "no space behind the colon": """
pillars:
  - id:air
    ^ a space is missing after 'id:'
    claim: The air gets cleaner.
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "no space behind the dash": """
pillars:
  - Streets get quiet.
  -claim: The air gets cleaner.
  ^ a space is missing after the dash
    reasons: [Most dust comes from cars.]
""",
    "an open double quote": """
pillars:
  - claim: "The air gets cleaner.
           ^ the double quotation mark that opens here is not closed
    reasons: [Most dust comes from cars.]
  - "Streets get quiet."
""",
    "an open single quote before an apostrophe": """
pillars:
  - claim: 'The town's air gets cleaner.
                     ^ text follows the closing quotation mark
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "a text in quotes that goes on": """
pillars:
  - claim: "Clean" air is good.
                   ^ text follows the closing quotation mark
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "an open bracket": """
pillars:
  - claim: The air gets cleaner.
    source: {title: Air report
            ^ the bracket '{' is not closed
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "an open quote within brackets": """
pillars:
  - claim: The air gets cleaner.
    source: {title: "Air report}
                    ^ the double quotation mark that opens here is not closed
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "one space too many": """
pillars:
  - id: air
     claim: The air gets cleaner.
^ wrong indentation: found 5 spaces, expected 4
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "one space too few": """
pillars:
  - id: air
    claim: The air gets cleaner.
   reasons: [Most dust comes from cars.]
^ wrong indentation: found 3 spaces, expected 4
  - Streets get quiet.
""",
    "a top-level key that is not at the margin": """
 pillars:
^ wrong indentation: found 1 space, expected 0
  - claim: The air gets cleaner.
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "a colon in a text": """
pillars:
  - id: air
    claim: It pays off: the air gets cleaner.
                      ^ put the text in quotes, as it has a colon
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "a text that begins with a mark": """
pillars:
  - id: air
    claim: @all the air gets cleaner.
           ^ put the text in quotes, as it begins with '@'
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "a backslash in double quotes": """
pillars:
  - claim: "The air in C:\\town gets \\cleaner."
                         ^ within double quotation marks, write a backslash as
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "a key that is being typed": """
pillars:
  - id: air
    claim: The air gets cleaner.
    reas
    ^ 'reas' is not finished: a key ends with a colon; it is read as 'reasons:'
      - Most dust comes from cars.
  - Streets get quiet.
""",
    "a line that is not finished": """
pillars:
  - claim: The air gets cleaner.
    reasons: [Most dust comes from cars.]
    zzz
    ^ this line is not finished
  - Streets get quiet.
""",
    "a dash among keys": """
pillars:
  - claim: The air gets cleaner.
    - It costs: too much
      ^ an entry with a dash cannot stand here
    reasons: [Most dust comes from cars.]
  - Streets get quiet.
""",
    "a text beside the lines of a list": """
pillars:
  - claim: The air gets cleaner.
    reasons: so it is: yes
    ^ 'reasons' cannot have this text and the lines below it
      - Most dust comes from cars.
  - Streets get quiet.
""",
}


@pytest.mark.parametrize("name", CASES)
def test_a_syntax_error_is_reported_at_its_place_and_the_claims_are_kept(name: str) -> None:
    text, places = read_marks(HEAD + CASES[name].lstrip("\n"))
    document = parse(text)
    found = [(d.span.start.line, d.span.start.column, d.message) for d in errors(document.diagnostics) if d.span]
    assert [(line, column) for line, column, _ in found] == [(line, column) for line, column, _ in places]
    assert all(message.startswith(words) for (*_, message), (*_, words) in zip(found, places, strict=True))
    assert {d.code for d in errors(document.diagnostics)} == {"ARG002"}
    assert len(document.map.claims) == 4
    assert len(document.map.relations) == 3


def test_several_errors_are_reported_in_one_run() -> None:
    text, places = read_marks(
        HEAD
        + """\
pillars:
  - id: air
    claim The air gets cleaner.
    ^ a colon is missing
    objections:
      - 'Most dust comes from heating.
        ^ the single quotation mark
  - claim: Streets: quiet ones.
                  ^ put the text in quotes
    reasons:
\t- Cars are loud.
^ a tab is not allowed
"""
    )
    document = parse(text)
    assert [(d.span.start.line, d.span.start.column) for d in errors(document.diagnostics) if d.span] == [
        (line, column) for line, column, _ in places
    ]
    assert [claim.text for claim in document.map.claims][1:] == [
        "The air gets cleaner.",
        "Most dust comes from heating.",
        "Streets: quiet ones.",
        "Cars are loud.",
    ]


def test_places_behind_and_within_a_repaired_line_are_those_of_the_text() -> None:
    document = parse(HEAD + "pillars:\n  - claim The air.\n    id: air\n  - id:quiet\n    claim: Quiet.\n")
    assert document.span("air", "text") == ((4, 11), (4, 19))
    assert document.span("air", "id") == ((5, 9), (5, 12))
    assert document.span("quiet", "id") == ((6, 8), (6, 13))


def test_lines_indented_by_tabs_are_one_error_which_is_fixed() -> None:
    text = HEAD + "pillars:\n\t- claim: Air.\n\t  reasons:\n\t\t- Dust.\n\t- Quiet.\n"
    document = parse(text)
    (error,) = errors(document.diagnostics)
    assert error.span is not None and error.span.start == (4, 1)
    assert "here and in the 3 lines below" in error.message
    assert len(document.map.claims) == 4
    assert fix(text) == HEAD + "pillars:\n  - claim: Air.\n    reasons:\n    - Dust.\n  - Quiet.\n"


# what only follows from an unread line is held back

LOST = """\
argmap: 1
thesis: T
pillars:
  - id: air
    claim: The air gets cleaner.
    evidence:
      - claim: Dust fell by 3 percent.
        sorce of the number
        ^ expected a key with a colon
  - id: quiet
    claim: Streets get quiet.
    reasons: [Cars are loud.]
objections:
  - id: trade
    claim: Shops lose customers.
"""


def test_findings_that_may_come_of_an_unread_line_are_held_back_and_this_is_said() -> None:
    text, places = read_marks(LOST)
    diagnostics = check(parse(text))
    assert [(d.code, d.span.start.line) for d in diagnostics if d.span] == [
        ("ARG002", places[0][0]),
        ("ARG016", places[0][0]),
        ("ARG201", 14),
    ]
    sound = {d.code for d in check(parse(text.replace("        sorce of the number\n", "")))}
    assert {"ARG404", "ARG405"} <= sound


def test_a_reference_into_an_unread_part_is_no_unknown_id() -> None:
    lost = HEAD + "pillars:\n  - {id: air, claim: Air, :}: x\n  - {claim: Quiet., supports: [air]}\n"
    assert [d.code for d in errors(parse(lost).diagnostics)] == ["ARG002"]


def test_an_unknown_id_elsewhere_is_still_reported() -> None:
    text = HEAD + "pillars:\n  - id: air\n    claim The air.\n  - {id: quiet, claim: Quiet., supports: [nobody]}\n"
    assert [d.code for d in errors(parse(text).diagnostics)] == ["ARG002", "ARG021"]


def test_an_id_in_an_entry_that_is_left_out_is_known() -> None:
    text = HEAD + "pillars:\n  - {id: air, reasons: [lost]}\n  - {claim: Quiet., supports: [air]}\n"
    document = parse(text)
    assert [d.code for d in document.diagnostics] == ["ARG012", "ARG016"]


def test_an_empty_id_is_reported_in_place_of_the_references_to_it() -> None:
    text = HEAD + "pillars:\n  - id:\n    claim: The air.\n  - {claim: Quiet., supports: [air], attacks: [air]}\n"
    (diagnostic,) = parse(text).diagnostics
    assert (diagnostic.code, diagnostic.span) == ("ARG013", ((4, 5), (4, 7)))
    assert "'air'" in diagnostic.message


def test_a_claim_whose_line_is_not_read_keeps_what_is_below_it() -> None:
    document = parse(HEAD + "pillars:\n  - id: air\n    zzz\n    reasons: [Dust.]\n")
    assert [claim.text for claim in document.map.claims][1:] == ["(no text)", "Dust."]


@pytest.mark.parametrize("line", ["argmap 1", "argmap:1", "argm", 'argmap: "1'])
def test_a_half_typed_version_does_not_count_as_missing_or_wrong(line: str) -> None:
    document = parse(f"{line}\nthesis: T\npillars: [P]\n")
    assert {d.code for d in document.diagnostics} <= {"ARG002", "ARG016"}
    assert len(document.map.claims) == 2


# nothing that rewrites the text trusts a part of it


def fix(text: str, *, unsafe: bool = False) -> str:
    options = CheckOptions()
    return fix_text(text, "map.yaml", options, RulePlans(options.selection), unsafe=unsafe).text


@pytest.mark.parametrize("text", ["@octocat says: no", "% of all", "`code`", "*bold* text", "& so on", "| so"])
def test_a_text_that_begins_with_a_sign_of_yaml_is_put_in_quotes(text: str) -> None:
    document = parse(f"{HEAD}pillars:\n  - claim: {text}\n  - Streets get quiet.\n")
    [error] = errors(document.diagnostics)
    assert error.message == f"put the text in quotes, as it begins with '{text[0]}'"
    assert error.span is not None
    assert tuple(error.span.start) == (4, 12)
    assert error.fix is not None
    assert [edit.text for edit in error.fix.edits] == [f'"{text}"']
    assert [claim.text for claim in document.map.claims][1:] == [text, "Streets get quiet."]


@pytest.mark.parametrize("text", ["I, too: no", "I@home: no"])
def test_a_colon_is_what_is_wrong_where_a_sign_of_yaml_comes_later(text: str) -> None:
    [error] = errors(parse(f"{HEAD}pillars:\n  - claim: {text}\n  - Streets get quiet.\n").diagnostics)
    assert error.message == "put the text in quotes, as it has a colon followed by a space"
    assert error.span is not None
    assert tuple(error.span.start) == (4, 12 + text.index(":"))


@pytest.mark.parametrize(
    "text", ['"No #1 cars" is the demand # of few', "'No # cars' is one # demand", "[a], b # c", "{a} b # c"]
)
def test_a_number_sign_behind_quotation_marks_or_brackets_is_part_of_the_text(text: str) -> None:
    document = parse(f"{HEAD}pillars:\n  - claim: {text}\n  - Streets get quiet.\n")
    assert len(errors(document.diagnostics)) == 1
    assert [claim.text for claim in document.map.claims][1:] == [text, "Streets get quiet."]


def test_with_a_broken_line_nothing_else_is_fixed() -> None:
    text = "thesis: T\npillars:\n  - {claim: P, wieght: 1}\n  - zzz\n    y\n  claim\n"
    assert any(d.fix is not None for d in parse(text).diagnostics if d.code != "ARG002")
    assert fix(text, unsafe=True) == text


def test_a_missing_colon_is_put_in_and_then_the_rest_is_fixed() -> None:
    entries = "  - id: p\n    claim P   # why\n  - claim: Q\n    source:https://example.org\n  - claim: So: yes  # no\n"
    assert fix(f"thesis: T\npillars:\n{entries}") == (
        "argmap: 1\nthesis: T\npillars:\n"
        "  - id: p\n    claim: P   # why\n  - claim: Q\n    source: https://example.org\n"
        '  - claim: "So: yes"  # no\n'
    )


def test_the_colons_of_neighbouring_keys_are_put_in_together() -> None:
    text = HEAD + "pillars:\n  - id: air\n    claim: The air.\n    voice: author\n    issue: dust\n  - Quiet.\n"
    for number in range(3, 6):
        lines = text.split("\n")
        for each in range(number, min(number + 3, 7)):
            lines[each] = lines[each].replace(":", "", 1)
        assert fix("\n".join(lines)) == text


# a colon in a sentence of a list


@pytest.mark.parametrize(
    ("entry", "fixed"),
    [
        ("- It costs: too much", '- "It costs: too much"'),
        ("- It costs: too much   # why", '- "It costs: too much"   # why'),
        ("""- Say "no": it's cheap""", r'''- "Say \"no\": it's cheap"'''),
        ("- Costs: they are too high", '- "Costs: they are too high"'),
        ("- It ends so:", '- "It ends so:"'),
        ("- It costs: too\n      much", '- "It costs: too much"'),
        ("- It costs: too much\n    reasons: [x]", '- claim: "It costs: too much"\n    reasons: [x]'),
    ],
)
def test_a_sentence_with_a_colon_is_put_in_quotes(entry: str, fixed: str) -> None:
    text = HEAD + f"pillars:\n  {entry}\n  - Quiet.  # kept\n"
    (error,) = errors(parse(text).diagnostics)
    assert error.code == "ARG011"
    assert "put the sentence in quotes" in error.message
    result = fix(text)
    assert result == HEAD + f"pillars:\n  {fixed}\n  - Quiet.  # kept\n"
    assert parse(text).map == loads(result)


@pytest.mark.parametrize("entry", ["cliam: P", "title: P", "text: P", "Claim: P"])
def test_a_wrong_key_is_no_sentence(entry: str) -> None:
    (error, *_) = errors(parse(HEAD + f"pillars:\n  - {entry}\n").diagnostics)
    assert "sentence" not in error.message


def test_premises_beside_a_claim_name_the_right_form() -> None:
    (error,) = errors(parse(HEAD + "pillars:\n  - claim: A\n    premises: [B, C]\n").diagnostics)
    assert error.span is not None and error.span.start == (4, 5)
    assert "'reasons:'" in error.message and "'- premises: […]'" in error.message


@pytest.mark.parametrize(
    ("line", "hint"), [("source{title: x: y}", "ARG002"), ("source {title: x}", "a colon is missing after 'source'")]
)
def test_a_key_that_lacks_its_colon_before_a_bracket_is_named(line: str, hint: str) -> None:
    diagnostics = parse(HEAD + f"pillars:\n  - claim: A\n    {line}\n").diagnostics
    assert any(hint in (d.code, d.message.split("; ")[-1]) for d in diagnostics)


# bounds


def test_the_number_of_repairs_is_bounded_and_the_rest_is_named() -> None:
    text = HEAD + "pillars:\n" + "  - id: a\n    claim The air.\n" * 200
    document = parse(text)
    syntax = [d for d in document.diagnostics if d.code == "ARG002"]
    assert len(syntax) == 51
    assert syntax[-1].message.startswith("after 50 more syntax errors, the rest is not read")
    assert len(document.map.claims) > 50


def test_a_text_is_put_in_quotes_only_once() -> None:
    pasted = '   "target": "new",\n   "metadata": {}\n   "source": "new",\n' * 6
    document = parse(
        HEAD + f"pillars:\n  - id: air\n    claim: The air gets cleaner.\n    issue: x\n{pasted}  - Quiet.\n"
    )
    assert [claim.text for claim in document.map.claims][1:] == ["The air gets cleaner.", "Quiet."]
    assert len([d for d in errors(document.diagnostics) if d.span and d.span.start.line == 4]) <= 2


def spoil(line: str, way: int) -> str:
    indent, body = line[: len(line) - len(line.lstrip())], line.lstrip()
    return [
        line.replace(":", "", 1),
        line.replace(": ", ":", 1),
        line.replace(": ", ': "', 1),
        line.replace(": ", ": '", 1),
        line[: len(indent) + len(body) // 2],
        " " + line,
        "\t" + body,
        f"{indent}- It costs: too much",
    ][way]


@settings(max_examples=examples(60), deadline=None)
@given(number=st.integers(0, 387), way=st.integers(0, 7))
def test_a_half_typed_line_costs_few_claims(number: int, way: int) -> None:
    text = US_PAKISTAN.read_text(encoding="utf-8")
    lines = text.split("\n")
    if not lines[number].strip() or lines[number].lstrip().startswith("#"):
        return
    before = lines[number]
    lines[number] = spoil(before, way)
    document = parse("\n".join(lines))
    takes_a_list = before.endswith(":") and way == 7  # the list has lost its key
    assert len(document.map.claims) >= 0.95 * 55 or takes_a_list
    assert "ARG021" not in {d.code for d in document.diagnostics} or "id:" in before
    assert loads(dumps(document.map)) == document.map
