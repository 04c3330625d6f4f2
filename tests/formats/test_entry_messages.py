"""What is said of entries of the native format that are wrong: the message, its place, and the fix."""

from __future__ import annotations

import pytest

from argmap.diagnostics import Diagnostic
from argmap.formats import parse
from tests.samples.marked import marked

START = "argmap: 1\nthesis: {id: t, claim: T.}\n"


def found(text: str) -> list[Diagnostic]:
    """The diagnostics of a map, whose first is expected at the marked place."""
    plain, [place] = marked(f"{START}{text}\n")
    diagnostics = list(parse(plain).diagnostics)
    assert diagnostics[0].span == place
    return diagnostics


@pytest.mark.parametrize(
    ("text", "message", "fix"),
    [
        ("pillars: [{claim: A., «reasns»: [B.]}]", "a reason has no key 'reasns'; did you mean 'reasons'?", "reasons"),
        (
            "pillars: [{claim: A., reasons: [], «reasns»: [B.]}]",
            "a reason has no key 'reasns'; did you mean 'reasons'?",
            None,
        ),
        (
            "objections: [{claim: A., «rebutals»: [B.]}]",
            "an objection has no key 'rebutals'; did you mean 'rebuttals'?",
            "rebuttals",
        ),
        ("pillars: [{claim: A., source: {«titel»: x}}]", "a source has no key 'titel'; did you mean 'title'?", "title"),
        ("source: {«titel»: x}", "a source has no key 'titel'; did you mean 'title'?", "title"),
        ("expect: {«unanswred»: 1}", "'expect' has no key 'unanswred'; did you mean 'unanswered'?", "unanswered"),
        ("«titel»: x", "a map has no key 'titel'; did you mean 'title'?", "title"),
        ("pillars: [{ref: t, «wieght»: 1}]", "a 'ref' entry has no key 'wieght'; did you mean 'weight'?", "weight"),
        (
            "pillars: [{claim: A., «'note: x'»: y}]",
            "a reason has no key 'note: x'; a space is missing after 'note:'",
            None,
        ),
        ("pillars: [{claim: A., «'note '»: y}]", "a reason has no key 'note '; a colon is missing after 'note'", None),
        (
            "pillars: [{claim: A., «'two words'»: y}]",
            "a reason has no key 'two words'; a key is one word: put a text that has a colon in quotes",
            None,
        ),
        (
            "objections: [{claim: A., «objections»: [B.]}]",
            "an objection has no key 'objections'; put attacks on an objection under 'rebuttals'",
            None,
        ),
        (
            "pillars: [{claim: A., kind: «evidnce»}]",
            "'kind' is 'evidnce'; expected 'claim', 'evidence', 'recommendation', 'question' or 'context'; "
            "did you mean 'evidence'?",
            "evidence",
        ),
        ("profile: «debat»", "'profile' is 'debat'; expected 'debate' or 'advocacy'; did you mean 'debate'?", "debate"),
        ("profile: «xyzzy»", "'profile' is 'xyzzy'; expected 'debate' or 'advocacy'", None),
        (f"profile: «{'x' * 40}»", f"'profile' is '{'x' * 40}'; expected 'debate' or 'advocacy'", None),
        (f"profile: «{'x' * 41}»", f"'profile' is '{'x' * 40}…'; expected 'debate' or 'advocacy'", None),
        ("pillars: [{claim: A., base: «1.01»}]", "'base' is '1.01'; expected a number from 0 to 1", None),
        ("pillars: [{claim: A., weight: «-0.1»}]", "'weight' is '-0.1'; expected a number from 0 to 1", None),
        ("prior: «x»", "'prior' is 'x'; expected a number from 0 to 1", None),
        ("pillars: [{claim: A., source: {sha256: «x»}}]", "'sha256' is 'x'; expected 64 digits 0-9 and a-f", None),
        ("pillars: «A.»", "'pillars' is 'A.'; expected a list", None),
        ("pillars: «{»a: b}", "'pillars' is a mapping; expected a list", None),
        ("title: «[»x]", "'title' is a list; expected a text", None),
        ("metadata: «x»", "'metadata' is 'x'; expected keys and values", None),
        ("pillars: [{premises: «[»]}]", "'premises' is a list; expected at least one item", None),
        ("pillars: [{«voice»: me}]", "a reason needs the key 'claim'", None),
        ("relations: [{«support»: t}]", "a relation needs the key 'premises'", None),
        ("expect: {balance: «much»}", "'balance': 'much' is neither a number nor a comparison such as '>= 0.6'", None),
        ("expect: {strength: {t: «high»}}", "'t': 'high' is neither a number nor a comparison such as '>= 0.6'", None),
    ],
)
def test_a_wrong_entry_is_explained_at_its_place(text: str, message: str, fix: str | None) -> None:
    [first] = found(text)
    assert first.message == message
    assert (first.fix.edits[0].text if first.fix is not None else None) == fix


@pytest.mark.parametrize(
    ("text", "key", "fix"),
    [
        ("pillars:\n  - «It costs»: too much", "It costs", '"It costs: too much"'),
        ("pillars:\n  - «Costs»: too much", "Costs", '"Costs: too much"'),
        ("pillars:\n  - «It costs»:", "It costs", '"It costs:"'),
        ("pillars:\n  - «It costs»: too much\n    note: x", "It costs", 'claim: "It costs: too much"'),
        ("pillars: [{«It costs»: too much}]", "It costs", None),
    ],
)
def test_a_sentence_with_a_colon_is_put_in_quotes(text: str, key: str, fix: str | None) -> None:
    [first] = found(text)
    assert first.message == f"the colon makes a key of '{key}'; put the sentence in quotes"
    assert (first.fix.edits[0].text if first.fix is not None else None) == fix


@pytest.mark.parametrize("text", ["pillars:\n  - «costs»: too much", "pillars:\n  - «Claims»: too much"])
def test_a_key_of_one_word_may_be_a_wrong_key(text: str) -> None:
    assert found(text)[0].message.startswith("a reason has no key '")


@pytest.mark.parametrize(
    ("wrong", "last"), [(100, None), (101, "1 more error of this kind"), (103, "3 more errors of this kind")]
)
def test_a_hundred_wrong_entries_are_explained_and_the_others_counted(wrong: int, last: str | None) -> None:
    text = START + "pillars:\n" + "".join(f"  - {{claim: A{n}., base: 2}}\n" for n in range(wrong))
    messages = [diagnostic.message for diagnostic in parse(text).diagnostics]
    assert messages.count("'base' is '2'; expected a number from 0 to 1") == 100
    assert [message for message in messages if "more" in message] == ([last] if last is not None else [])
