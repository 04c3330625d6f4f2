"""Mark the indicator words: the words of a passage that show how one claim relates to another.

Where the map has its text beside it, the passage is a few sentences of that text, word for word: at least two
indicator words on level 1, three on level 2, and four on level 3 where the text has such a passage, else three; and no
word that may be one and may not. Passages that the map quotes come first, and the key says which of its claims a word
joins.

Otherwise the passage is built from claims and relations of the map, so the key is right by construction: *because*,
*since*, *therefore*, *hence* for support, *however*, *but*, *yet*, *although* for attack. Claims that contain such a
word themselves are left out. Needs a map in English with two short claims that support or attack others, or with such
a passage in its text. Students learn to
mark indicator words before they draw maps: M. Harrell, *Assessing the Efficacy of Argument Diagramming to Teach
Critical Thinking Skills*, 2008.
"""

from __future__ import annotations

import re
from itertools import pairwise

from argmap.language.guessing import main_script
from argmap.language.word_lists import words
from argmap.model.elements import ArgumentMap, Polarity, Relation
from argmap.teach.posing.claim_queries import onto_claims, text
from argmap.teach.posing.exercise_draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError
from argmap.teach.posing.source_passages import choose_passages

SUPPORT = ("{target}. This is so because {claim}.", "Since {claim}, {target}.", "{claim}. Therefore {target}.",
           "{claim}; hence {target}.")  # fmt: skip
ATTACK = ("{target}. However, {claim}.", "{target}, but {claim}.", "Although {target}, {claim}.",
          "{target}; yet {claim}.")  # fmt: skip
INDICATORS = frozenset({"because", "since", "therefore", "hence", "however", "but", "although", "yet"})
_OTHERS = frozenset(
    {"so", "thus", "though", "nevertheless", "while", "whereas", "despite", "if", "unless", "consequently"}
    | {"for", "as", "then"}
)
"""Words that can be indicators too: a claim with one of them would make the key doubtful."""
_MARKS = ".,;:!?…()[]\"'“”‘’"
_COMMON = ("en-stop", "en-nouns", "en-plural-nouns", "en-adjectives", "en-people", "en-nouns-or-verbs",
           "en-commands", "en-commands-or-nouns", "en-comparable")  # fmt: skip
"""Lists of words that are not names, but for `_NAMES`."""
_NAMES = frozenset(
    {"america", "britain", "china", "europe", "germany", "india", "pakistan", "russia", "islam", "african", "american"}
    | {"asian", "british", "chinese", "english", "european", "french", "german", "indian", "russian"}
)
_ENDINGS = ("ing", "ed", "er", "est", "es", "s", "ly")
"""What turns a word into another form of it."""
LONGEST = 24
"""The most words that a claim in a passage may have."""
_COUNT = (3, 5, 8)
_IN_TEXT = ((2,), (3,), (4, 3))
"""The fewest indicator words in a passage of the text, by level; fewer are enough where there is no such passage."""
_MANY_WORDS, _FEW_STOPS = 20, 0.15
"""With so many words, English claims have at least this share of function words."""


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """Ask to mark the words of one passage: of the text, or else made of three, five or eight pairs of claims."""
    _check_language(debate)
    if draft.source_text is not None and _pose_from(draft.source_text, debate, draft):
        return
    fitting = [r for r in onto_claims(debate) if all(_is_plain(text(debate, c)) for c in (r.premises[0], r.target))]
    if len(fitting) < 2:
        raise UnfitError(
            "fewer than two steps join short claims without indicator words",
            f"two steps between claims of at most {LONGEST} words",
        )
    chosen = set(draft.pick([relation.id for relation in fitting], _COUNT))
    spelling = _Spelling(debate)
    sentences = [_sentence(debate, relation, draft, spelling) for relation in fitting if relation.id in chosen]
    words = " ".join(sentences).split()
    right = [place for place, word in enumerate(words) if _bare(word) in INDICATORS]
    draft.mark(
        draft.wording.word("exercise.mark-indicators.ask"),
        words,
        right,
        "indicator-words",
        draft.wording.word("exercise.mark-indicators.why"),
    )


def _pose_from(source: str, debate: ArgumentMap, draft: Draft) -> bool:
    """Ask for the words of a passage of the text; False, with nothing done, where it has no passage that is clear."""
    for least in _IN_TEXT[draft.level - 1]:
        fitting = choose_passages(debate, source, least)
        fitting = [passage for passage in fitting if not _is_hardly_english(" ".join(passage.words))]
        if fitting:
            break
    else:
        return False
    passage = draft.rng.choice(fitting)
    wording = draft.wording
    joins = [
        wording.word(
            "exercise.mark-indicators.joins",
            word=wording.quote(_bare(passage.words[join.number])),
            first=wording.quote(text(debate, join.first)),
            second=wording.quote(text(debate, join.second)),
        )
        for join in passage.joins
    ]
    why = "; ".join([wording.word("exercise.mark-indicators.why"), *joins])
    draft.mark(wording.word("exercise.mark-indicators.ask"), passage.words, passage.indicators, "indicator-words", why)
    return True


def _check_language(debate: ArgumentMap) -> None:
    """UnfitError for a map in another language than English: the passage would mix the two."""
    if debate.language is not None and not debate.language.lower().startswith("en"):
        raise UnfitError(f"the map is in '{debate.language}'", "a map in English, whose words are known")
    if debate.language is None and _is_hardly_english(" ".join(claim.text for claim in debate.claims)):
        raise UnfitError("the claims are not in English", "a map in English, whose words are known")


def _is_hardly_english(claims: str) -> bool:
    """Whether claims are in another script, or are many words with few of the commonest ones of English among them."""
    if main_script(claims) not in ("latin", None):
        return True
    spoken = [_bare(word) for word in claims.split()]
    common = sum(word in words("en-stop") for word in spoken)
    return len(spoken) >= _MANY_WORDS and common < _FEW_STOPS * len(spoken)


def _is_plain(claim: str) -> bool:
    """Whether a claim fits into a passage and has no word or sign that would make the key doubtful."""
    bare_words = [_bare(word) for word in claim.split()]
    fits = 1 < len(bare_words) <= LONGEST and bare_words[0] != "" and not set(":{}").intersection(claim)
    return fits and not (INDICATORS | _OTHERS).intersection(bare_words)


def _sentence(debate: ArgumentMap, relation: Relation, draft: Draft, spelling: _Spelling) -> str:
    """A step in words; a claim whose first word may be a name or not begins the sentence, if it can."""
    sides = {"{claim}": text(debate, relation.premises[0]), "{target}": text(debate, relation.target)}
    patterns = SUPPORT if relation.polarity is Polarity.SUPPORT else ATTACK
    doubtful = [name for name, claim in sides.items() if spelling.is_doubtful(claim)]
    fitting = [pattern for pattern in patterns if all(_starts(pattern, name) for name in doubtful)]
    sentence = draft.rng.choice(fitting or patterns)
    for name, whole in sides.items():
        claim = re.sub(r"[.!?…]+$", "", whole)
        sentence = sentence.replace(name, claim if _starts(sentence, name) else spelling.continue_with(claim), 1)
    return sentence


def _starts(sentence: str, name: str) -> bool:
    """Whether a claim begins a sentence of a pattern."""
    place = sentence.index(name)
    return place == 0 or sentence[place - 2] == "."


class _Spelling:
    """Which first words of claims are names, and which are not: these are in lower case within a sentence."""

    def __init__(self, debate: ArgumentMap) -> None:
        inside = [word for claim in debate.claims for word in _inside(claim.text)]
        lower = {_stem(word) for word in inside if word[:1].islower()}
        self._names = {_stem(word) for word in inside if word[:1].isupper()} - lower - words("en-stop")
        self._common = frozenset().union(*map(words, _COMMON), lower) - _NAMES

    def continue_with(self, claim: str) -> str:
        """The claim as the continuation of a sentence."""
        return claim[0].lower() + claim[1:] if self._is_common(claim.split(maxsplit=1)[0]) else claim

    def is_doubtful(self, claim: str) -> bool:
        """Whether nothing says if the first word is a name."""
        first = claim.split(maxsplit=1)[0]
        return first[:1].isupper() and not self._is_name(first) and not self._is_common(first)

    def _is_name(self, word: str) -> bool:
        is_odd = any(char.isupper() or char.isdigit() for char in word[1:]) or _stem(word) == "i"
        return is_odd or _stem(word) in self._names | _NAMES

    def _is_common(self, word: str) -> bool:
        """Whether the word, or what it is a form of, is not a name."""
        bare = _stem(word)
        bases = {bare, *(bare[: -len(end)] + more for end in _ENDINGS if bare.endswith(end) for more in ("", "e"))}
        return not self._is_name(word) and not bases.isdisjoint(self._common)


def _inside(claim: str) -> list[str]:
    """The words of a claim that do not begin a sentence or a quotation."""
    pairs = pairwise(claim.split())
    return [word for before, word in pairs if before[-1] not in ".!?:…" and word[:1].isalpha()]


def _stem(word: str) -> str:
    """A word without the signs around it, and without the genitive; the pronoun alone of its short forms."""
    return _bare(word).replace("’", "'").partition("'")[0]


def _bare(word: str) -> str:
    return word.strip(_MARKS).lower()


EXERCISE = ExerciseKind(
    "mark-indicators",
    __doc__ or "",
    1,
    "Mark the indicator words",
    "Mark the words that show that one claim supports or attacks another.",
    pose,
)
