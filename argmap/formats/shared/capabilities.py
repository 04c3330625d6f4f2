"""What a format can say of a map: each format declares it.

What becomes of a map that is written in a format is not said here, but in `reducing`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from argmap.diagnostics import did_you_mean
from argmap.model.elements import Kind, Profile, Status
from argmap.patterns import compile_later

if TYPE_CHECKING:
    from argmap.formats.shared.inline_claims import Inline

CLAIM = {
    "base_score": "base scores",
    "quotes": "quotes",
    "voice": "voices",
    "issue": "issues of claims",
    "source": "sources of claims",
    "note": "notes",
    "tags": "tags",
    "status": "statuses",
    "origin": "origins of drafts",
    "allow": "exceptions to rules",
}
RELATION = {
    "weight": "weights of relations",
    "label": "labels of relations",
    "scheme": "argumentation schemes",
    "allow": "exceptions to rules",
}
HEADER = {
    "title": "title",
    "question": "question",
    "language": "language",
    "issues": "list of issues",
    "profile": "profile",
    "prior": "prior",
    "source": "source of the map",
    "expect": "expectations",
    "allow": "exceptions to rules",
    "metadata": "metadata",
}
_WHITE = compile_later("[ \t\n\x85\u2028\u2029]+")
_PLAIN: dict[str, Any] = {"status": Status.FINAL, "weight": 1.0, "profile": Profile.DEBATE}


@dataclass(frozen=True, slots=True)
class Carries:
    """What a format can say of a map; `reduce_map` leaves the rest out, so a writer never meets it.

    The defaults are modest: claims with ids and texts, supports and attacks of single claims on claims. Start from
    `Carries.GRAPH` (these defaults: any structure, the thesis is guessed from it), `Carries.TREE` (texts nested in one
    another, each for or against the one that it is below; the outermost is the thesis) or `Carries.EVERYTHING`, and
    say what is different with `but`:

    >>> Carries.TREE.but(header={"title"}, text="exact").shape
    'tree'

    Attributes:
        claim: Names of the fields of a claim that the format has a place for, besides id, text and kind.
        relation: Names of the fields of a relation that it has a place for, besides premises, polarity and target.
        header: Names of the fields of the map that it has a place for.
        metadata: The one key of the header's metadata that it carries, where it carries no others; None for none.
        inline: How the format writes links, bold and italics within texts; None where it has none. The source of a
            claim is then carried as far as a link says it, and so are the entries `markup` of the metadata.
        kinds: The kinds of claims that can be told from a plain claim.
        text: How much of a claim's text comes back: `none` (only ids are written), `folded` (one line, runs of white
            space become one blank), `line` (one line, but runs of blanks stay), or `exact`.
        base_always: Whether every claim has a base score, so that 0.5 is written where none is given.
        ids: Whether the ids of claims come back as they were.
        id_form: Makes an id that the format accepts from one of ours; None where every id is accepted.
        relation_ids: Whether the ids of relations come back as they were.
        thesis: How a reader knows the thesis: it is `marked`, it comes `first`, or it is `guessed` from the structure.
        shape: `graph` for any structure; `forest` where each claim has one place, below the claim it bears on; `tree`
            where there is also only one root, the thesis.
        support: Whether there are supports; attacks there always are.
        co_premises: Whether a relation may have several premises.
        onto_relations: Which relations may have a relation as their target: `none`, those from which targets lead to a
            claim at last (`grounded`), or `all`, cycles of relations included.
        parallel: Whether one claim may bear on another by two relations of the same polarity.
        neutral: The labels that a neutral relation may have, None standing for no label, or `all`.
        source_url: Whether the address of a claim's source is carried, where `source` is not among the fields.
        unknown: Which relations can be told of which it is not known whether they support or attack: `none`, those
            `onto-claims`, or `all`. One that cannot be told becomes neutral, or goes away where there are no neutral
            ones without a label.
    """

    GRAPH: ClassVar[Carries]
    TREE: ClassVar[Carries]
    EVERYTHING: ClassVar[Carries]

    claim: Set[str] = frozenset()
    relation: Set[str] = frozenset()
    header: Set[str] = frozenset()
    metadata: str | None = None
    inline: Inline | None = None
    kinds: Set[Kind] = frozenset({Kind.CLAIM})
    text: Literal["none", "folded", "line", "exact"] = "exact"
    base_always: bool = False
    ids: bool = True
    id_form: Callable[[str], str] | None = None
    relation_ids: bool = False
    thesis: Literal["marked", "first", "guessed"] = "guessed"
    shape: Literal["graph", "forest", "tree"] = "graph"
    support: bool = True
    co_premises: bool = False
    onto_relations: Literal["none", "grounded", "all"] = "none"
    parallel: bool = False
    neutral: Set[str | None] | Literal["all"] = frozenset()
    source_url: bool = False
    unknown: Literal["none", "onto-claims", "all"] = "none"

    def but(self, **changes: Any) -> Carries:
        """The same with other values of some fields; ValueError for a field of the model that does not exist."""
        for name, fields in (("claim", CLAIM), ("relation", RELATION), ("header", HEADER)):
            for field in changes.get(name, ()):
                if field not in fields:
                    raise ValueError(f"{name}: there is no field '{field}'{did_you_mean(field, list(fields))}")
        return replace(self, **changes)

    def folds(self, text: str) -> str:
        """A text of one claim or of the header as it comes back."""
        if self.text in ("folded", "line"):
            return on_one_line(text, runs=self.text == "line")
        return text


Carries.GRAPH = Carries()
Carries.TREE = Carries(shape="tree", ids=False, thesis="first")
Carries.EVERYTHING = Carries(
    claim=frozenset(CLAIM),
    relation=frozenset(RELATION),
    header=frozenset(HEADER),
    kinds=frozenset(Kind),
    relation_ids=True,
    thesis="marked",
    co_premises=True,
    onto_relations="all",
    parallel=True,
    neutral="all",
    unknown="all",
)


def plain_name(name: str) -> str:
    """An id as logic programs take it: letters, digits and `_`.

    >>> plain_name("the-air"), plain_name("A1"), plain_name("2")
    ('the_air', 'A1', '2')
    """
    plain = re.sub(r"[^A-Za-z0-9_]+", "_", name).strip("_")
    return plain[:100] or "claim"


def on_one_line(text: str, *, runs: bool = False) -> str:
    """The text without line breaks and tabs and, unless they come back, runs of blanks."""
    return _WHITE.sub(lambda run: run[0] if runs and not run[0].strip(" ") else " ", text).strip()


def is_given(name: str, value: Any) -> bool:
    """Whether a field of a claim, a relation or the header says more than its default."""
    return value is not None and value != _PLAIN.get(name) and value not in ((), {}, [])
