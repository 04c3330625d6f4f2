"""A label or topic instead of a sentence.

What
    A text of at most five words (the option `words`) that is a noun phrase: it consists of nouns, adjectives and words
    that join them, and none of them can be a verb here. Names, and texts with a word whose part of speech is not
    certain, pass. Claims of the kinds question and context may be labels. Only in English, or where the map states no
    language.

Why
    A topic cannot be true or false: nobody can tell whether *Air quality* is for a closure or against it, and readers
    fill in a sentence that the author may not have meant.

Flagged
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: Air quality
    objections:
      - claim: The costs

Clean
    argmap: 1
    thesis: The old town should be closed to private cars.
    pillars:
      - claim: The air gets cleaner.
    objections:
      - claim: Costs rise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from argmap.diagnostics import Severity
from argmap.language.english import tokens
from argmap.language.word_lists import words
from argmap.model.elements import Kind
from argmap.patterns import compile_later
from argmap.rules.running.rule import Finding, Rule, RuleContext, shorten

_LABEL = compile_later(r"[\w\s'’/&-]+[.:]?")
_NOUN = compile_later(r"\w{2,}(?:(?:tion|sion|ment|ness|ity|ism|hood|ship|ology|ance|ence|ancy|ency)s?|ities)")
_ADJECTIVE = compile_later(
    r"(?!enable|disable|table|vegetable)\w{2,}(?:able|ible|ful|ous|[^e]al|ic|ary|[st]ive|[^b]less)"
)
_PARTICIPLE = compile_later(r"(?!string|spring|everything|anything|something|nothing)\w{3,}ing")
_DETERMINERS = {"", "a", "an", "the", "my", "your", "our", "their", "its", "his", "her"}


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each such claim."""
    if not context.is_english:
        return
    for claim in context.debate.claims:
        if claim.kind in (Kind.QUESTION, Kind.CONTEXT):
            continue
        text = claim.text.strip()
        if len(text) <= 100 and _LABEL.fullmatch(text) and _is_label(tokens(text), context.options["words"]):
            yield Finding(f"{shorten(text)} is a label, not a sentence; write what is claimed", claim.id, "text")


def _is_label(found: list[str], limit: int) -> bool:
    """Whether the words make a noun phrase for sure; its last word is a noun."""
    if not 0 < len(found) <= limit or not (_is_noun(found[-1]) or _may_be_noun(found[-1])):
        return False
    if found[0] in words("en-phrase-words") and found[0] not in _DETERMINERS:
        return False
    simple = True
    for before, word, after in zip(["", *found[:-1]], found, [*found[1:], ""], strict=True):
        simple = simple and (before in _DETERMINERS or before not in words("en-phrase-words"))
        if _may_be_noun(word):
            if not (_opens(word, after) if not before else _follows(before, word, after, simple)):
                return False
        elif not (_holds(word) or _is_noun(word) or _is_adjective(word)):
            return False
    return True


def _holds(word: str) -> bool:
    return word in words("en-phrase-words") or word in words("en-people") or _PARTICIPLE.fullmatch(word) is not None


def _opens(word: str, after: str) -> bool:
    """Whether a word that may be a verb is a noun at the beginning of a label."""
    if after in ("", "of") or (word in words("en-noun-modifiers") and not _PARTICIPLE.fullmatch(after)):
        return True
    plural = word.endswith("s")
    if after in ("and", "or"):
        return plural
    commands = _forms(word) & (words("en-commands") | words("en-commands-or-nouns"))
    return after in words("en-phrase-words") and after not in ("a", "an", "the") and not plural and not commands


def _follows(before: str, word: str, after: str, simple: bool) -> bool:
    """Whether a word that may be a verb is a noun because of the one before it, the only noun so far if `simple`."""
    if before in words("en-phrase-words") or (
        _is_adjective(before) and (not after or before in words("en-adjectives"))
    ):
        return True
    if (
        not simple
        or not (_is_noun(before) or _may_be_noun(before))
        or before.endswith("s")
        or before in words("en-plural-nouns")
    ):
        return False
    if word.endswith("s") and not word.endswith("ss"):
        return not after and bool(_forms(word) & words("en-transitive-nouns"))
    return True  # as a verb it would have an s behind one of something


def _forms(word: str) -> set[str]:
    """A word and what it may be the plural of."""
    return {word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word), word.removesuffix("'s")}


def _is_noun(word: str) -> bool:
    return bool(_forms(word) & words("en-nouns")) or (_NOUN.fullmatch(word) is not None and not _may_be_noun(word))


def _may_be_noun(word: str) -> bool:
    return bool(_forms(word) & words("en-nouns-or-verbs"))


def _is_adjective(word: str) -> bool:
    adjectives = word in words("en-adjectives") or _ADJECTIVE.fullmatch(word) is not None
    return adjectives and word not in words("en-people") and not _is_noun(word) and not _may_be_noun(word)


RULE = Rule("ARG306", "label-as-claim", Severity.WARNING, check, __doc__, options={"words": 5})
