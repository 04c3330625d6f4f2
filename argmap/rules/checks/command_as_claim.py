"""A claim that is worded as a command.

What
    A claim or piece of evidence whose first sentence tells somebody to do something: *Let's …*, *Do not …*, *Please …*,
    or a verb without a subject, such as *Ban …* or *Close the …*. Claims of other kinds may be commands. *Raise the fee
    and people will leave* is a condition, not a command. Only in English, or where the map states no language.

Why
    Only what can be true or false can be supported or attacked. A command does not say who should act, or whether the
    action is a duty, wise or merely possible; each of these needs different reasons.

Flagged
    argmap: 1
    thesis: Close the old town to private cars.
    pillars:
      - claim: Let's give the streets back to those who live there.

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The streets belong to those who live there.
    recommendations:
      - claim: Build two park-and-ride sites before the closure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from argmap.diagnostics import Severity
from argmap.language.english import tokens
from argmap.language.word_lists import words
from argmap.model.elements import Kind
from argmap.rules.running.rule import Finding, Rule, RuleContext

_OPENERS = {"just", "always", "never", "instead", "first", "also", "so", "then", "but", "and"}
_LET = {"let's", "let", "don't", "do"}
_AFTER_A_NOUN = {"of", "to", "is", "are", "was", "were", "has", "have", "will", "can", "and", "or", "as", "by", "than"}


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim."""
    if not context.is_english:
        return
    for claim in context.debate.claims:
        if claim.kind in (Kind.CLAIM, Kind.EVIDENCE) and _commands(
            context.sentences, context.masked[claim.text[:2000]]
        ):
            what = "say what should be done: '… should …'"
            if claim.id != context.debate.thesis:
                what += ", or set 'kind: recommendation'"
            yield Finding(f"a command is neither true nor false; {what}", claim.id, "text")


def _commands(sentences: Mapping[str, list[str]], text: str) -> bool:
    """Whether the first sentence of a masked text has a verb in the imperative at its beginning."""
    first = " ".join(next(iter(sentences[text]), text).casefold().replace("’", "'").split())
    if first.endswith("?") or not first[:1].isalpha():
        return False
    if "please" not in first and not _may_open(tokens(first.partition(" ")[0])[0]):
        return False
    commands = tokens(first)
    if "please" in commands[:-1] and set(commands[: commands.index("please")]) <= _OPENERS:
        return True
    while len(commands) > 2 and commands[0] in _OPENERS:
        commands.pop(0)
    if len(commands) < 2 or " ".join(commands[:2]) not in first:
        return False
    verb, following = commands[:2]
    if verb == "let's" or (verb, following) == ("let", "us"):
        return True
    if verb == "don't" or (verb, following) == ("do", "not"):
        return not _is_condition(commands[3:])
    if verb in words("en-commands"):
        return following not in _AFTER_A_NOUN and not _is_condition(commands[2:])
    governs = following in words("en-objects") or (verb in ("stop", "start") and following.endswith("ing"))
    return governs and verb in words("en-commands-or-nouns") and not _is_condition(commands[2:])


def _may_open(word: str) -> bool:
    """Whether a sentence that begins with this word may be a command."""
    return word in _OPENERS or word in _LET or word in words("en-commands") or word in words("en-commands-or-nouns")


def _is_condition(rest: list[str]) -> bool:
    """Whether a later verb belongs to the sentence itself: a clause after *and* or *or*, or a subject before it."""
    for word in rest:
        if word in words("en-subordinators"):
            return False
        if word in words("en-finite-verbs") or word.endswith("n't"):
            return True
    return False


RULE = Rule("ARG305", "command-as-claim", Severity.WARNING, check, __doc__)
