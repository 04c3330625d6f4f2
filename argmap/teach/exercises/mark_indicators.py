"""Mark the indicator words: the words of a passage that say what one claim does to another.

The passage is made of claims of the map and of their relations, so that the key is right by construction: *because*,
*since*, *therefore*, *hence* for support, *however*, *but*, *yet*, *although* for attack. Claims that hold such a word
themselves are left out. Needs a map in English with two short claims that bear on others. Being able to mark indicator
words comes before drawing maps: M. Harrell, *Assessing the Efficacy of Argument Diagramming to Teach Critical Thinking
Skills*, 2008.
"""

from __future__ import annotations

import re

from argmap.language.word_lists import words
from argmap.model.elements import ArgumentMap, Polarity, Relation
from argmap.teach.posing.claim_queries import onto_claims, text
from argmap.teach.posing.draft import Draft
from argmap.teach.posing.pose_exercise import ExerciseKind, UnfitError

SUPPORT = ("{target}. This is so because {claim}.", "Since {claim}, {target}.", "{claim}. Therefore {target}.",
           "{claim}; hence {target}.")  # fmt: skip
ATTACK = ("{target}. However, {claim}.", "{target}, but {claim}.", "Although {target}, {claim}.",
          "{target}; yet {claim}.")  # fmt: skip
INDICATORS = frozenset({"because", "since", "therefore", "hence", "however", "but", "although", "yet"})
_OTHERS = frozenset(
    {"so", "thus", "though", "nevertheless", "while", "whereas", "despite", "if", "unless", "consequently"}
    | {"for", "as", "then"}
)
"""Words that may do the same elsewhere: a claim with one of them would make the key doubtful."""
_MARKS = ".,;:!?…()[]\"'“”‘’"
_COMMON = ("en-stop", "en-nouns", "en-plural-nouns", "en-adjectives", "en-people", "en-nouns-or-verbs")
"""Lists of words that are no names."""
LONGEST = 24
"""Words of a claim that fit a passage."""
_COUNT = (3, 5, 8)


def pose(debate: ArgumentMap, draft: Draft) -> None:
    """One passage with three, five or eight pairs of claims."""
    if debate.language is not None and not debate.language.lower().startswith("en"):
        raise UnfitError(f"the map is in '{debate.language}'", "to be in English: its indicator words are known")
    fitting = [r for r in onto_claims(debate) if all(_is_plain(text(debate, c)) for c in (r.premises[0], r.target))]
    if len(fitting) < 2:
        raise UnfitError(
            "fewer than two relations join short claims without indicator words",
            f"two claims of at most {LONGEST} words that bear on others",
        )
    chosen = set(draft.pick([relation.id for relation in fitting], _COUNT))
    common = _common_words(debate)
    sentences = [_sentence(debate, relation, draft, common) for relation in fitting if relation.id in chosen]
    words = " ".join(sentences).split()
    right = [place for place, word in enumerate(words) if _bare(word) in INDICATORS]
    draft.mark(
        "Mark every indicator word in this passage.",
        words,
        right,
        "indicator-words",
        "each of these joins two claims and says which one speaks for or against the other",
    )


def _is_plain(claim: str) -> bool:
    """Whether a claim can stand in a passage and holds nothing that would make the key doubtful."""
    found = [_bare(word) for word in claim.split()]
    fits = 1 < len(found) <= LONGEST and found[0] != "" and not set(":{}").intersection(claim)
    return fits and not (INDICATORS | _OTHERS).intersection(found)


def _sentence(debate: ArgumentMap, relation: Relation, draft: Draft, common: frozenset[str]) -> str:
    form = draft.rng.choice(SUPPORT if relation.polarity is Polarity.SUPPORT else ATTACK)
    found = form
    for name, element in (("{claim}", relation.premises[0]), ("{target}", relation.target)):
        place = found.index(name)
        own = re.sub(r"[.!?…]+$", "", text(debate, element))
        starts = place == 0 or found[place - 2] == "."
        found = found[:place] + (own if starts else _lowered(own, common)) + found[place + len(name) :]
    return found


def _lowered(claim: str, common: frozenset[str]) -> str:
    """The claim as it goes on in a sentence: its first word without its capital where that is no name."""
    first = claim.split(maxsplit=1)[0]
    return claim[0].lower() + claim[1:] if first.lower() in common and first != "I" else claim


def _common_words(debate: ArgumentMap) -> frozenset[str]:
    """The words that some claim has in lower case, with those that are never names."""
    inside = (word for claim in debate.claims for word in claim.text.split()[1:])
    return frozenset().union(*map(words, _COMMON)) | {_bare(word) for word in inside if word[:1].islower()}


def _bare(word: str) -> str:
    return word.strip(_MARKS).lower()


EXERCISE = ExerciseKind(
    "mark-indicators",
    __doc__ or "",
    1,
    "Mark the indicator words",
    "Mark the words that say that one claim is given for or against another one.",
    pose,
)
